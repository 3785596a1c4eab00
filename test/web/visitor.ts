/** What a browser got. */
export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where it was sent on to; empty where it was not. */
  readonly location: string;
}

const BROWSER = 'text/html,application/xhtml+xml,*/*;q=0.8';

/** Somebody with a browser that runs no script: it keeps its cookie and sends forms as they stand on a page. */
export class Visitor {
  /** @param cookie of somebody who has signed in already */
  constructor(
    readonly address: string,
    private readonly language = 'en-GB,en;q=0.9',
    private cookie?: string,
  ) {}

  /** Somebody who has signed in: see `Callers.headersOf`. */
  static signedIn(address: string, cookie: string, language?: string): Visitor {
    const visitor = new Visitor(address, language);
    visitor.cookie = cookie;
    return visitor;
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
    return this.send('GET', path, null, headers);
  }

  async post(path: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
    const type = { 'content-type': 'application/x-www-form-urlencoded', origin: this.address };
    return this.send('POST', path, body, { ...type, ...headers });
  }

  /** Sends the form of a page whose action ends so, with the fields that it bears and those that somebody typed. */
  async submit(page: Got, action: string, typed: Readonly<Record<string, string>> = {}): Promise<Got> {
    const { path, body } = filledIn(page, action, typed);
    return this.post(path, body);
  }

  /** The same, and then where that leads. */
  async submitAndFollow(
    page: Got,
    action: string,
    typed: Readonly<Record<string, string>> = {},
  ): Promise<Got> {
    const got = await this.submit(page, action, typed);
    if (got.status !== 303) throw new Error(`${action} answered ${String(got.status)}: ${textOf(got)}`);
    return this.get(got.location);
  }

  /** Sends a form that brings files, by the names that they are given. */
  async submitFiles(
    page: Got,
    action: string,
    files: Readonly<Record<string, string>>,
    typed: Readonly<Record<string, string>> = {},
  ): Promise<Got> {
    const { path, body } = filledIn(page, action, typed);
    const form = new FormData();
    for (const [name, value] of new URLSearchParams(body)) if (name !== 'files') form.append(name, value);
    for (const [name, content] of Object.entries(files)) form.append('files', new Blob([content]), name);
    return this.send('POST', path, form, { origin: this.address });
  }

  private async send(
    method: string,
    path: string,
    body: string | FormData | null,
    headers: Readonly<Record<string, string>>,
  ): Promise<Got> {
    const own: Record<string, string> = { accept: BROWSER, 'accept-language': this.language };
    if (this.cookie !== undefined) own['cookie'] = this.cookie;
    const response = await fetch(`${this.address}${path}`, {
      method,
      body,
      headers: { ...own, ...headers },
      redirect: 'manual',
    });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.includes('Max-Age=0') ? undefined : set.split(';')[0];
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      location: response.headers.get('location') ?? '',
    };
  }
}

/** A form as a browser would send it. */
export function filledIn(
  { text }: Got,
  action: string,
  typed: Readonly<Record<string, string>>,
): { path: string; body: string } {
  const forms = [...text.matchAll(/<form\b[^>]*\baction="([^"]*)"[^>]*>(.*?)<\/form>/gs)];
  const found = forms.find(([, path]) => unescaped(path!).split('?')[0]!.endsWith(action));
  if (!found)
    throw new Error(`no form leads to ${action}, but to ${forms.map(([, path]) => path).join(', ')}`);
  const fields = new Map<string, string>();
  for (const [tag] of found[2]!.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const isLeftOut = attribute(tag, 'type') === 'checkbox' && attribute(tag, 'checked') === undefined;
    if (name !== undefined && !isLeftOut) fields.set(name, attribute(tag, 'value') ?? '');
  }
  for (const [, tag, text] of found[2]!.matchAll(/(<textarea\b[^>]*>)(.*?)<\/textarea>/gs))
    fields.set(attribute(tag!, 'name')!, unescaped(text!));
  for (const [, name, options] of found[2]!.matchAll(
    /<select\b[^>]*\bname="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  )) {
    const chosen = [...options!.matchAll(/<option\b[^>]*>/g)].find(([tag]) => /\bselected\b/.test(tag));
    fields.set(name!, chosen ? (attribute(chosen[0], 'value') ?? '') : '');
  }
  for (const [, name, text] of found[2]!.matchAll(
    /<textarea\b[^>]*\bname="([^"]*)"[^>]*>(.*?)<\/textarea>/gs,
  )) {
    fields.set(name!, unescaped(text!));
  }
  for (const [name, value] of Object.entries(typed)) fields.set(name, value);
  return { path: unescaped(found[1]!), body: new URLSearchParams([...fields]).toString() };
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag);
  return found ? unescaped(found[1] ?? '') : undefined;
}

/** What a page says, without its tags. */
export function textOf({ text }: Pick<Got, 'text'>): string {
  return unescaped(text.replace(/<head>.*?<\/head>/s, '').replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');
}

function unescaped(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
