import type { Random } from '../../../scripts/demo/random.js';
import type { Operation } from './operations.js';
import { wellFormed } from './values.js';

/** A request in its parts, before it is written down. */
export interface Draft {
  readonly parameters: Map<string, string>;
  readonly query: [string, string][];
  readonly headers: Record<string, string>;
  readonly json?: unknown;
  readonly raw?: Buffer;
  readonly type?: string;
  /** To be written as no client should: broken JSON, other types, strange addresses and headers. */
  disguise?: true;
}

export interface Written {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: Buffer;
}

const JSON_TYPE = 'application/json';
const BROKEN_JSON = [
  ...[
    '{',
    '',
    'null',
    '[]',
    '"text"',
    '12',
    '{"a":1,}',
    "{'a':1}",
    '{"a":NaN}',
    '{"a":1e999}',
    '\ufeff{}',
    '{}{}',
    '{"\ud800":1}',
  ],
  ...[
    '{"id":"a","id":"b"}',
    '{"__proto__":{"x":1}}',
    '{"constructor":{"prototype":{"x":1}}}',
    '{"a":"\u0001"}',
    '{"a":tru}',
  ],
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
];
const TYPES = [
  ...[
    'text/plain',
    'application/xml',
    'application/json; charset=utf-16',
    'application/x-www-form-urlencoded',
    'nonsense',
  ],
  ...[
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'application/json;',
    'application/problem+json',
    'a/b; c="',
  ],
];
const PATHS = [
  ...[
    '%00',
    '%',
    '%zz',
    '%C0%AF',
    '%ED%A0%80',
    '%2e%2e%2f',
    '..',
    '.',
    'a%2Fb',
    '%F0%9F%92%A9',
    ';x=1',
    '%0d%0aX:%201',
    '+',
    '%25%32%65',
  ],
  ...['*', ':id', '{id}', '%E2%80%AE', 'x'.repeat(5001), '%20', '__proto__', '\\', '%ff'],
];
const HEADERS: readonly (readonly [string, string])[] = [
  ['idempotency-key', 'k'.repeat(200)],
  ['idempotency-key', 'k'.repeat(201)],
  ['idempotency-key', 'sch\u00f6n'],
  ['if-match', 'W/"1"'],
  ['if-match', '1'],
  ['if-match', '"999999999999999"'],
  ['if-match', '"1", "2"'],
  ['evenhand-acting-for', 'm'.repeat(2501)],
  ['evenhand-acting-for', 'member:%ZZ'],
  ['evenhand-acting-for', 'member:'],
  ['evenhand-acting-for', 'somebody else'],
  ['authorization', 'Basic YTpi'],
  ['authorization', 'Bearer '],
  ['authorization', `Bearer evk_${'A'.repeat(43)}`],
  ['cookie', 'evenhand-session='],
  ['cookie', 'evenhand-session=a; evenhand-session=b'],
  ['cookie', `x=${'y'.repeat(8000)}`],
  ['origin', 'https://elsewhere.example'],
  ['origin', 'null'],
  ['sec-fetch-site', 'cross-site'],
  ['host', 'elsewhere.example'],
  ['host', ''],
  ['x-forwarded-for', '203.0.113.7, 10.0.0.1'],
  ['x-forwarded-host', 'elsewhere.example'],
  ['x-http-method-override', 'DELETE'],
  ['accept', 'text/html;q=0.1, */*;q=0'],
  ['range', 'bytes=0-1'],
  ['if-none-match', '*'],
  ['content-encoding', 'gzip'],
];
/** The largest that may be sent, and the smallest that may not. */
const LARGE = [900 * 1024, 1024 * 1024 + 1];

/** Writes a draft down: as it should be, or in a disguise. */
export function disguised(operation: Operation, draft: Draft, random: Random): Written {
  const { method } = operation;
  const headers = { ...draft.headers };
  let body = draft.raw ?? (draft.json === undefined ? undefined : Buffer.from(JSON.stringify(draft.json)));
  if (body) headers['content-type'] = draft.type ?? JSON_TYPE;
  let path = addressOf(operation, draft);
  if (!draft.disguise) return written(method, path, headers, body);
  switch (random.between(1, 5)) {
    case 1:
      if (method === 'GET' && random.percent(80))
        path += `${path.includes('?') ? '&' : '?'}${random.pick(STRANGE_QUERIES)}`;
      else {
        body = Buffer.from(random.pick(BROKEN_JSON));
        headers['content-type'] = JSON_TYPE;
      }
      break;
    case 2:
      headers['content-type'] = random.pick(TYPES);
      break;
    case 3:
      path = path.replace(random.pick(LAST_PARTS), `/${random.pick(PATHS)}`);
      break;
    case 4:
      if (random.percent(3)) body = Buffer.from(`{"id":"${'m'.repeat(random.pick(LARGE))}"}`);
      else path += `${path.includes('?') ? '&' : '?'}${random.pick(STRANGE_QUERIES)}`;
      break;
    default: {
      const [name, value] = random.pick(HEADERS);
      headers[name] = value;
    }
  }
  return written(method, path, headers, body);
}

const LAST_PARTS = [/\/[^/?]+(?=\?|$)/, /\/[^/?]+(?=\/[^/]*$)/, /\/coalitions\/[^/?]+/];
const STRANGE_QUERIES = [
  ...[
    '__proto__=1',
    'limit=0',
    'limit=501',
    'limit=1e2',
    'limit=',
    'limit=1&limit=2',
    'after=x',
    'after[]=x',
    'after=%00',
    'dryRun=true',
  ],
  ...[
    'format=xml',
    'constructor=1',
    '%zz=1',
    'quarter=2026-Q5',
    '=',
    '&&&',
    'on=2026-02-30',
    'after=eyJhIjoxfQ',
    `after=${'x'.repeat(4001)}`,
  ],
];

function written(method: string, path: string, headers: Record<string, string>, body?: Buffer): Written {
  return { method, path, headers, ...(body ? { body } : {}) };
}

function addressOf({ path }: Operation, { parameters, query }: Draft): string {
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encoded(parameters.get(name) ?? 'x'));
  if (query.length === 0) return address;
  return `${address}?${query.map(([name, value]) => `${name}=${encoded(value)}`).join('&')}`;
}

/** Percent-encoded, as far as a request line may be long. */
function encoded(text: string): string {
  return encodeURIComponent(wellFormed(text)).slice(0, 9000);
}
