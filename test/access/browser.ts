import type { Answer } from '../http/conformity.js';
import { API, type Door } from '../http/door.js';
import { sendTo } from '../http/send-to.js';

/** A browser at the door: it keeps cookies as the service sets them, and says from where it asks. */
export class Browser {
  readonly cookies = new Map<string, string>();

  /** @param site how people reach the site; as the door listens without it */
  constructor(
    private readonly door: Door,
    private readonly site: string = door.address,
  ) {}

  async send(
    method: string,
    path: string,
    body?: unknown,
    over: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { origin: this.site, ...(cookie === '' ? {} : { cookie }), ...over };
    const answer =
      this.site === this.door.address
        ? await this.door.send(method, path, { body, headers, as: null })
        : await sendTo(this.door.address, method, path, body, { host: new URL(this.site).host, ...headers });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    return answer;
  }

  get(path: string, over?: Record<string, string>): Promise<Answer> {
    return this.send('GET', path, undefined, over);
  }

  post(path: string, body: unknown = {}, over?: Record<string, string>): Promise<Answer> {
    return this.send('POST', path, body, over);
  }

  delete(path: string): Promise<Answer> {
    return this.send('DELETE', path);
  }

  /** The status of who this browser is; 401 where it is nobody. */
  async whoStatus(): Promise<number> {
    return (await this.get(`${API}/session`)).status;
  }

  /** The session's token as it would be sent. */
  get session(): string | undefined {
    return this.cookies.get('evenhand-session') ?? this.cookies.get('__Host-evenhand');
  }

  private keep(line: string): void {
    const [, name, value, attributes] = /^([^=]+)=([^;]*); (.*)$/.exec(line)!;
    if (!['HttpOnly', 'SameSite=Lax', 'Path=/'].every((one) => attributes!.split('; ').includes(one)))
      throw new Error(`a cookie that scripts or other sites may have: ${line}`);
    if (name!.startsWith('__Host-') !== attributes!.includes('Secure'))
      throw new Error(`a cookie that is secure by name or by attribute only: ${line}`);
    if (/Max-Age=0(;|$)/.test(attributes!)) this.cookies.delete(name!);
    else this.cookies.set(name!, value!);
  }
}

export const PASSWORD = 'seven violet lanterns drift';
export const OTHER_PASSWORD = 'nine crooked ladders hum';

/** The token in a link that was handed out. */
export const tokenIn = (link: unknown): string => String(link).split('/').at(-1)!;

/** Somebody new, by an invitation to a role in a coalition, in a browser of their own. */
export async function joined(
  door: Door,
  here: string,
  name: string,
  role: object,
  browser = new Browser(door),
): Promise<Browser> {
  const invited = await door.post(`${here}/invitations`, role);
  if (invited.status !== 201) throw new Error(invited.text);
  const answer = await browser.post(`${API}/invitations/acceptance`, {
    ...{ token: tokenIn(invited.body.link), email: `${name}@people.example`, name, password: PASSWORD },
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return browser;
}
