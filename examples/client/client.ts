/**
 * A small client of the API on `fetch`, with the types in `api.ts`: what an operation takes and answers is known while you write. Copy both
 * files.
 */
import { ROUTES, type Operations, type ProblemAnswer } from './api.js';

export type OperationId = keyof Operations;
export type AnswerOf<Id extends OperationId> = Operations[Id]['answer'];

/** What an operation takes: what has nothing in it may be left out. */
export type Asked<Id extends OperationId> = PartOf<'path', Operations[Id]['path']> &
  PartOf<'query', Operations[Id]['query']> &
  (Operations[Id]['body'] extends undefined ? object : { readonly body: Operations[Id]['body'] });

type PartOf<Name extends string, Part> =
  Record<never, never> extends Part ? { readonly [N in Name]?: Part } : { readonly [N in Name]: Part };

/** Operations that answer a page, and the items on it. */
export type ListId = {
  [Id in OperationId]: AnswerOf<Id> extends {
    readonly items: readonly unknown[];
    readonly next: string | null;
  }
    ? Id
    : never;
}[OperationId];
export type ItemOf<Id extends ListId> =
  AnswerOf<Id> extends { readonly items: readonly (infer Item)[] } ? Item : never;

/** A request that was refused: its problem document says what was found, where, and what would be right. */
export class ApiProblem extends Error {
  constructor(readonly problem: ProblemAnswer) {
    super(`${problem.detail} (${problem.code})`);
    this.name = 'ApiProblem';
  }

  /** Permanent: programs branch on it. */
  get code(): ProblemAnswer['code'] {
    return this.problem.code;
  }
}

export interface ClientOptions {
  /** `https://evenhand.example` */
  readonly server: string;
  /** An API key (`evk_…`); people sign in instead: `signIn`, `joinByInvitation`. */
  readonly key?: string;
  /** How often what may be tried again is tried; three times without it. */
  readonly attempts?: number;
}

export interface CallOptions {
  /** Of an act that a program may repeat after it broke off: the same key is the same act. A new one for each call without it. */
  readonly idempotencyKey?: string;
}

const FIRST_PAUSE_MS = 200;
/** The service, or something before it, is away for a moment or has too much to do. */
const PASSING = [429, 502, 503, 504];

export class Client {
  private readonly server: string;
  private cookie: string | undefined;

  constructor(private readonly options: ClientOptions) {
    this.server = new URL(options.server).origin;
  }

  /**
   * Asks or does something, and answers with what came of it. Questions, and acts with an idempotency key, are tried again where nobody
   * knows whether they arrived.
   * @throws ApiProblem where it is refused
   */
  async call<Id extends OperationId>(
    id: Id,
    asked: Asked<Id>,
    options: CallOptions = {},
  ): Promise<AnswerOf<Id>> {
    const [method, , takesKey] = ROUTES[id];
    const { path = {}, query = {}, body } = asked as AskedOfAny;
    const headers: Record<string, string> = { accept: 'application/json', ...this.who() };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (takesKey) headers['idempotency-key'] = options.idempotencyKey ?? crypto.randomUUID();
    const address = this.addressOf(ROUTES[id][1], path, query);
    const request = { method, headers, body: body === undefined ? null : JSON.stringify(body) };
    const response = await this.send(address, request, method === 'GET' || takesKey);
    const answer: unknown = await response.json();
    if (!response.ok) throw new ApiProblem(answer as ProblemAnswer);
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.cookie = cookie.slice(0, cookie.indexOf(';'));
    return answer as AnswerOf<Id>;
  }

  /** All items of a list, page by page: the next page is asked for when the last one is used up. */
  async *items<Id extends ListId>(id: Id, asked: Asked<Id>): AsyncGenerator<ItemOf<Id>> {
    let after: string | null = null;
    do {
      const query = { ...(asked as AskedOfAny).query, ...(after === null ? {} : { after }) };
      const page = (await this.call(id, { ...asked, query })) as unknown as Page<ItemOf<Id>>;
      yield* page.items;
      after = page.next;
    } while (after !== null);
  }

  /** What comes with a session says that it comes from this site, as browsers do. */
  private who(): Record<string, string> {
    const { key } = this.options;
    if (key !== undefined) return { authorization: `Bearer ${key}` };
    return this.cookie === undefined ? {} : { cookie: this.cookie, origin: this.server };
  }

  private addressOf(path: string, parts: Words, query: Words): string {
    const url = new URL(
      path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts[name]))),
      this.server,
    );
    for (const [name, value] of Object.entries(query))
      if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
    return url.href;
  }

  private async send(address: string, request: RequestInit, mayRepeat: boolean): Promise<Response> {
    const { attempts = 3 } = this.options;
    for (let attempt = 1; ; attempt += 1) {
      const isLast = !mayRepeat || attempt >= attempts;
      try {
        const response = await fetch(address, request);
        if (isLast || !PASSING.includes(response.status)) return response;
        await response.body?.cancel();
      } catch (error) {
        if (isLast) throw error;
      }
      await new Promise((resume) => setTimeout(resume, FIRST_PAUSE_MS * 2 ** (attempt - 1)));
    }
  }
}

type Words = Readonly<Record<string, string | number | boolean | null | undefined>>;

interface AskedOfAny {
  readonly path?: Words;
  readonly query?: Words;
  readonly body?: unknown;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}
