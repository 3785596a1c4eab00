import type { Door } from '../http/door.js';
import type { RoleAt } from '../http/callers.js';
import { filledIn, Visitor, type Got } from './visitor.js';

/** Somebody with a role in a coalition, who has signed in already and runs no script. */
export async function signedIn(
  door: Door,
  name: string,
  roles: readonly RoleAt[],
  language?: string,
): Promise<Visitor> {
  const { cookie } = await door.callers.headersOf(name, roles);
  return new Visitor(door.address, language, cookie);
}

/** Somebody with a browser without script who has signed in already, as what a test says. */
export class SignedIn extends Visitor {
  private constructor(
    address: string,
    private readonly who: Readonly<Record<string, string>>,
    language?: string,
  ) {
    super(address, language);
  }

  static async as(door: Door, name: string, roles: readonly RoleAt[], language?: string): Promise<SignedIn> {
    return new SignedIn(door.address, await door.callers.headersOf(name, roles), language);
  }

  override get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
    return super.get(path, { cookie: this.who['cookie']!, ...headers });
  }

  override post(path: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
    return super.post(path, body, { cookie: this.who['cookie']!, ...headers });
  }

  /** Sends a form with files, as `submit` does one without. */
  async sendFiles(
    page: Got,
    action: string,
    typed: Readonly<Record<string, string>>,
    files: readonly { readonly field: string; readonly name: string; readonly content: string }[] = [],
  ): Promise<Got> {
    const { path, body } = filledIn(page, action, typed);
    const form = new FormData();
    for (const [name, value] of new URLSearchParams(body)) {
      if (!files.some(({ field }) => field === name)) form.set(name, value);
    }
    for (const { field, name, content } of files) form.append(field, new Blob([content]), name);
    const response = await fetch(`${this.address}${path}`, {
      method: 'POST',
      body: form,
      headers: { ...this.who, accept: 'text/html', 'accept-language': 'en-GB,en;q=0.9' },
      redirect: 'manual',
    });
    const { status, headers } = response;
    return { status, headers, text: await response.text(), location: headers.get('location') ?? '' };
  }

  async sendFilesAndFollow(...sent: Parameters<SignedIn['sendFiles']>): Promise<Got> {
    const got = await this.sendFiles(...sent);
    if (got.status !== 303) throw new Error(`${sent[1]} answered ${String(got.status)}: ${got.text}`);
    return this.get(got.location);
  }
}
