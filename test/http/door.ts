import type { AppOptions } from '../../src/app-options.js';
import { createApp, type EvenhandApp } from '../../src/main.js';
import { ATTEMPT_LIMITS, type AttemptLimits } from '../../src/access/limits/attempts.js';
import { PasswordHashing } from '../../src/access/secrets/password-hashing.js';
import { databaseLocation } from '../../src/event-store/database.js';
import { fixedClock } from '../../src/kernel/clock.js';
import { Callers, SOMEBODY } from './callers.js';
import { Conformity, type Answer } from './conformity.js';
import { sendTo } from './send-to.js';

/** In the third quarter of 2026, in Brussels. */
export const NOW = '2026-07-15T10:00:00.000Z';

export const API = '/api/v1';
export const COALITION = 'river-basin';
export const HERE = `${API}/coalitions/${COALITION}`;

export interface Sent {
  /** `as` among them is no header: it says who sends it, as below. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a text, a form or bytes are sent as they are. */
  readonly body?: unknown;
  /** Who sends it; a coordinator, who facilitates as well and operates the service, where nothing is said; null for nobody. */
  readonly as?: string | null;
}

/** As the service hashes passwords, at a cost that tests can pay. */
export const CHEAP = new PasswordHashing({ cost: { memoryKib: 64, passes: 1, lanes: 1 } });

/** Tests try more in a minute than anybody may. */
function generous(): AttemptLimits {
  const limits = Object.entries(ATTEMPT_LIMITS).map(([name, one]) => [name, { ...one, limit: 10_000 }]);
  return Object.fromEntries(limits) as AttemptLimits;
}

/** What the service says of its API: the same for every door of a test file, and long to make. */
let described: Conformity | undefined;

/** The whole service on a free port, and a client that holds every answer to the description of the API. */
export class Door {
  private constructor(
    readonly served: EvenhandApp,
    readonly address: string,
    readonly log: readonly string[],
    private readonly conformity: Conformity,
    readonly callers: Callers,
  ) {}

  static async open(url: string, options: Partial<AppOptions> = {}): Promise<Door> {
    const lines: string[] = [];
    const note = (message: unknown, context?: unknown): void => {
      lines.push(`${String(context)} ${String(message)}`);
    };
    const served = await createApp({
      location: databaseLocation(url),
      threads: false,
      clock: fixedClock(NOW),
      // Tests ask far more in a minute than anybody may.
      requestLimits: { address: null, person: null, key: null },
      attemptLimits: generous(),
      hashing: CHEAP,
      logger: { log: () => undefined, warn: note, error: note, fatal: note },
      ...options,
    });
    await served.app.listen(0, '127.0.0.1');
    const address = await served.app.getUrl();
    described ??= await conformityOf(address, options.door?.publicUrl ?? address);
    return new Door(served, address, lines, described, new Callers(served, address));
  }

  async send(method: string, path: string, sent: Sent = {}): Promise<Answer> {
    const { body } = sent;
    const { as = SOMEBODY, ...headers } = {
      ...(sent.as === undefined ? {} : { as: sent.as }),
      ...sent.headers,
    };
    const who = await this.whoSends(path, headers, as);
    const asItIs = body === undefined || typeof body === 'string' || body instanceof FormData;
    const type: Record<string, string> =
      body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers: { ...type, ...who, ...headers },
      body: asItIs ? (body ?? null) : JSON.stringify(body),
      redirect: 'manual',
    });
    const text = await response.text();
    const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '') && text !== '';
    const answer = {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? (JSON.parse(text) as unknown) : undefined,
    };
    if (method !== 'HEAD') this.conformity.check(method, path, answer);
    return answer;
  }

  /** Whoever brings something of their own to show who they are is nobody else. */
  private async whoSends(
    path: string,
    headers: Readonly<Record<string, string>>,
    as: string | null,
  ): Promise<Record<string, string>> {
    if (as === null || 'cookie' in headers || 'authorization' in headers) return {};
    return this.callers.headersFor(path, as, headers['evenhand-acting-for']);
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}, as?: string | null): Promise<Answer> {
    return this.send('GET', path, { headers, ...(as === undefined ? {} : { as }) });
  }

  post(
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
    as?: string | null,
  ): Promise<Answer> {
    return this.send('POST', path, { body, headers, ...(as === undefined ? {} : { as }) });
  }

  /** Founds a coalition with two members and a pool. */
  async found(id = COALITION): Promise<void> {
    const here = `${API}/coalitions/${id}`;
    for (const [path, body] of [
      [`${API}/coalitions`, coalition(id)],
      [`${here}/members`, member('clinic')],
      [`${here}/members`, member('school')],
      [`${here}/pools`, { id: 'fund', name: 'The fund', openedOn: '2026-01-01' }],
    ] as const) {
      const { status, text } = await this.post(path, body);
      if (status !== 201) throw new Error(`${path}: ${String(status)} ${text}`);
    }
  }

  close(): Promise<void> {
    return this.served.close();
  }
}

async function conformityOf(address: string, site: string): Promise<Conformity> {
  const { body } = await sendTo(address, 'GET', '/api/openapi.json', undefined, { host: new URL(site).host });
  return new Conformity(body as Record<string, unknown>);
}

export const coalition = (id: string, over: object = {}): object => ({
  id,
  name: 'River Basin Alliance',
  currency: 'EUR',
  timeZone: 'Europe/Brussels',
  ...over,
});

export const member = (id: string, over: object = {}): object => ({
  id,
  name: `The ${id}`,
  joinedOn: '2026-01-01',
  ...over,
});

export const contribution = (over: object = {}): object => ({
  direction: 'contribution',
  memberId: 'clinic',
  kind: 'funds',
  occurredOn: '2026-07-01',
  quantity: '100.00',
  unit: 'EUR',
  ...over,
});

/** One field of each item of a list in an answer. */
export const each = (list: unknown, field: string): unknown[] =>
  (list as Record<string, unknown>[]).map((item) => item[field]);
