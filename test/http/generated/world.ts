import { TOTP, Secret } from 'otpauth';
import { ACCESS_TOOLS, type AccessTools } from '../../../src/access/access-tools.js';
import { WHOLE_SERVICE, type Role } from '../../../src/access/domain/standing.js';
import { PasswordHashing } from '../../../src/access/secrets/password-hashing.js';
import { hashOf, newToken, type TokenKind } from '../../../src/access/secrets/tokens.js';
import { personId, type RoleAt } from '../callers.js';
import type { Json } from '../conformity.js';
import { API, type Door, NOW } from '../door.js';
import {
  FOREIGN,
  FOREIGN_AMOUNT,
  FOREIGN_KEY,
  FOREIGN_MARK,
  OWN,
  storyOf,
  type Step,
  type Words,
} from './story.js';

export const PASSWORD = 'seven herons over the weir';
/** As cheap as Argon2 can be: what it costs is tested where passwords are. */
export const HASHING = (): PasswordHashing =>
  new PasswordHashing({ cost: { memoryKib: 8, passes: 1, lanes: 1 } });
const FAR_AWAY = '2190-01-01T00:00:00.000Z';
const GUESTS = 12;

/** Somebody who sends requests; a session's `Origin` is added where it is known. */
export interface Caller {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Looks after people of every coalition, and so sees their names. */
  readonly operates: boolean;
}

/** What is there in a coalition: its ids by the collection that they are found in, and values by the name of their field. */
export interface Known {
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** Two coalitions as they were founded. No caller has a role in the foreign one. */
export interface World {
  readonly own: Known;
  readonly foreign: Known;
  readonly callers: readonly Caller[];
  /** Steps by which both came into being: requests that are known to be right. */
  readonly examples: readonly Step[];
  /** People who may lose their sessions, passwords and roles. */
  readonly guests: readonly string[];
  /** What no answer may hold: ids, texts and amounts of the foreign coalition. */
  readonly canaries: RegExp;
}

/** Records a year of both coalitions, and brings people in, by the door that is open. */
export async function foundWorld(door: Door): Promise<World> {
  const tools = door.served.app.get<AccessTools>(ACCESS_TOOLS);
  const steps = [...storyOf(OWN), ...storyOf(FOREIGN)];
  for (const step of steps) await take(door, step);
  const foreigners = ['coordinator', 'auditor', 'observer'] as const;
  for (const role of foreigners) {
    await door.callers.headersOf(`${FOREIGN_MARK} ${role}`, [{ coalitionId: FOREIGN.slug, role }]);
  }
  const guests = Array.from({ length: GUESTS }, (_, i) => `guest ${String(i)}`);
  const password = await HASHING().hash(PASSWORD);
  for (const name of guests) await bringIn(tools, name, password);
  const callers = await callersOf(door, tools);
  const [own, foreign] = [await knownOf(door, OWN), await knownOf(door, FOREIGN)];
  own.ids.set('people', guests.map(personId));
  foreign.ids.set(
    'people',
    foreigners.map((role) => personId(`${FOREIGN_MARK} ${role}`)),
  );
  addReferences(own.values, OWN);
  addReferences(foreign.values, FOREIGN);
  await addSecrets(tools, own.values, guests);
  const hidden = [...foreign.ids.values()].flat().filter((id) => /^[0-9a-f-]{36,}$/.test(id));
  const canaries = [FOREIGN_MARK, FOREIGN_AMOUNT.slice(0, -1), ...new Set(hidden)];
  const pattern = new RegExp(canaries.map((text) => text.replaceAll('.', '\\.')).join('|'), 'gi');
  const examples = steps.slice(0, steps.length / 2);
  return { own, foreign, callers, examples, guests, canaries: pattern };
}

async function take(door: Door, { method, path, parameters, body, of }: Step): Promise<void> {
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name]!));
  const form = new FormData();
  if (Buffer.isBuffer(body)) form.append(...fileOf(path, parameters['slug']!, body));
  const answer = await door.send(method, url, {
    body: Buffer.isBuffer(body) ? form : body,
    headers: {
      ...(method === 'POST' ? {} : { 'if-match': '*' }),
      ...(path.endsWith('/offers') && parameters['slug'] === FOREIGN.slug
        ? { 'idempotency-key': FOREIGN_KEY }
        : {}),
      ...(of ? { 'evenhand-acting-for': `member:${of}` } : {}),
    },
  });
  if (answer.status >= 300) throw new Error(`${method} ${url}: ${String(answer.status)} ${answer.text}`);
}

/** The file of a step, as its operation takes it. */
function fileOf(path: string, slug: string, body: Buffer): [field: string, content: Blob, name: string] {
  const content = new Blob([new Uint8Array(body)]);
  return path.endsWith('/imports') ? ['files', content, 'members.csv'] : ['file', content, `${slug}.pdf`];
}

/** A person with a password. */
async function bringIn(tools: AccessTools, name: string, password: string): Promise<void> {
  const token = await invited(tools, `invitation of ${name}`);
  const person = { personId: personId(name), isNew: true as const, email: emailOf(name), name, password };
  const now = tools.reads.now();
  await tools.acts.run('acceptInvitation', {
    tokenHash: hashOf(token),
    accepting: { ...person, identity: null },
    now,
  });
}

async function invited(tools: AccessTools, name: string): Promise<string> {
  const token = newToken('invitation');
  const grant = { coalitionId: OWN.slug, role: 'observer' as const, memberId: null };
  const asked = {
    id: personId(name),
    tokenHash: hashOf(token),
    grant,
    email: null,
    by: personId('somebody'),
  };
  await tools.acts.run('invite', { ...asked, now: tools.reads.now(), expiresAt: FAR_AWAY });
  return token;
}

export const emailOf = (name: string): string => `${name.replaceAll(' ', '.')}@people.example`;

const ROLES: readonly (readonly [Role, string?])[] = [
  ['coordinator'],
  ['facilitator'],
  ['auditor'],
  ['observer'],
  ['representative', 'clinic'],
  ['representative', 'school'],
];

async function callersOf(door: Door, tools: AccessTools): Promise<Caller[]> {
  const callers: Caller[] = [{ name: 'nobody', headers: {}, operates: false }];
  const add = async (name: string, roles: readonly RoleAt[]): Promise<void> => {
    const operates = roles.some(({ role }) => role === 'operator');
    const { cookie } = await door.callers.headersOf(name, roles);
    callers.push({ name, headers: { cookie: cookie! }, operates });
    for (const writes of [true, false]) {
      const token = newToken('key');
      const grants = roles.map(({ memberId, ...grant }) => ({ ...grant, memberId: memberId ?? null }));
      const coalitionId = operates ? WHOLE_SERVICE : OWN.slug;
      const key = {
        id: personId(`key of ${name} ${String(writes)}`),
        tokenHash: hashOf(token),
        coalitionId,
        name,
      };
      const made = { by: personId('somebody'), now: tools.reads.now(), expiresAt: FAR_AWAY };
      await tools.acts.run('makeKey', { ...key, writes, grants, ...made });
      const named = `${name} by ${writes ? 'key' : 'key for reading'}`;
      callers.push({ name: named, headers: { authorization: `Bearer ${token}` }, operates });
    }
  };
  for (const [role, memberId] of ROLES) {
    const at = { coalitionId: OWN.slug, role, ...(memberId ? { memberId } : {}) };
    await add([role, memberId].join(' ').trim(), [at]);
  }
  const both = ['clinic', 'mill'].map((memberId) => ({
    ...{ coalitionId: OWN.slug, role: 'representative' as const, memberId },
  }));
  await add('representative of two', both);
  await add('operator', [{ coalitionId: WHOLE_SERVICE, role: 'operator' }]);
  return callers;
}

interface Collected {
  readonly ids: Map<string, string[]>;
  readonly values: Map<string, string[]>;
}

/** Reads what a coordinator can list, and keeps every id and text of it. */
async function knownOf(door: Door, { slug, id }: Words): Promise<Collected> {
  const here = `${API}/coalitions/${slug}`;
  const found: Collected = { ids: new Map(), values: new Map() };
  const lists = [
    ...[
      'members',
      'pools',
      'entries',
      'pledges',
      'knowledge',
      'applications',
      'offers',
      'redemptions',
      'achievements',
      'imports',
    ],
    ...[
      'policies',
      'rates',
      'exchange-rates',
      'report-files',
      'invitations',
      'keys',
      'events',
      'balances',
      'head',
    ],
    ...[
      'entries/ID',
      'pledges/ID',
      'reviews',
      'reviews/2026-Q2',
      'reports/2026-Q1',
      'credits',
      'members/ID/portfolio',
    ],
  ];
  for (const list of lists) {
    const [collection, ...rest] = list.split('/');
    for (const one of rest[0] === 'ID' ? (found.ids.get(collection!) ?? []) : ['']) {
      const { body } = await door.get(`${here}/${list.replace('ID', encodeURIComponent(one))}`);
      collect(body, found);
      if (rest.length > 0) continue;
      for (const item of (body.items ?? []) as { id?: string }[])
        if (item.id) put(found.ids, collection!, item.id);
    }
    const page = await door.get(`${here}/${collection!}?limit=1`);
    if (page.status === 200 && page.body.next) put(found.values, 'after', String(page.body.next));
  }
  const { supplies, proposals } = (await door.get(`${here}/reviews/2026-Q2`)).body as Record<
    string,
    { id: string }[]
  >;
  for (const supply of supplies!) put(found.ids, 'supplies', supply.id);
  for (const proposal of proposals!) put(found.ids, 'proposals', proposal.id);
  for (const sha256 of found.values.get('sha256') ?? []) put(found.ids, 'evidence', sha256);
  put(found.ids, 'coalitions', slug);
  put(found.ids, 'mappings', id('giro'));
  return found;
}

/** Texts of an answer, by the name of their field. */
function collect(node: Json, found: Collected, name = ''): void {
  if (typeof node === 'string') put(found.values, name, node);
  else if (Array.isArray(node)) for (const item of node) collect(item, found, name);
  else if (typeof node === 'object' && node !== null)
    for (const [key, value] of Object.entries(node as Record<string, Json>)) collect(value, found, key);
}

function put(into: Map<string, string[]>, name: string, value: string): void {
  const list = into.get(name) ?? [];
  if (list.length < 30 && !list.includes(value)) into.set(name, [...list, value]);
}

/** What whoever signs in, joins or changes a password could know. */
async function addSecrets(
  tools: AccessTools,
  values: Map<string, string[]>,
  guests: readonly string[],
): Promise<void> {
  const secret = new Secret({ buffer: new Uint8Array(20).fill(7).buffer });
  const code = new TOTP({ secret }).generate({ timestamp: Date.parse(NOW) });
  const tokens: string[] = (['invitation', 'reset', 'session'] as TokenKind[]).map((kind) => newToken(kind));
  for (let i = 0; i < GUESTS; i += 1) tokens.push(await invited(tools, `open invitation ${String(i)}`));
  values.set('token', tokens);
  values.set('password', [PASSWORD, PASSWORD, 'another weir with no heron']);
  values.set('current', [PASSWORD]);
  values.set('secret', [secret.base32]);
  values.set('code', [code]);
  values.set('email', guests.map(emailOf));
  values.set('rule', ['tolerance=0.2', 'base=5', 'need=1', 'proportionality=1']);
  for (const name of ['asKnownAt', 'fromKnownAt', 'toKnownAt']) {
    values.set(name, ['1', '10', '40', NOW, '2026-07-01T00:00:00.000Z', '999999']);
  }
}

/** Texts that refer to what is there in a way of their own. */
function addReferences(values: Map<string, string[]>, { id }: Words): void {
  const [clinic, school, mill] = ['clinic', 'school', 'mill'].map(id) as [string, string, string];
  for (const name of ['counterparty', 'source', 'offeredBy', 'recordedBy', 'waitingFor']) {
    const members = [`member:${clinic}`, `member:${school}`];
    values.set(name, [`pool:${id('fund')}`, `pool:${id('purse')}`, ...members]);
  }
  for (const name of ['memberId', 'into', 'member', 'author']) values.set(name, [clinic, school, mill]);
  values.set('authors', [clinic, `${clinic}:0.5|${mill}:0.5`, `${school}:0.4|${clinic}:0.6`]);
  const assets = [id('guide'), id('atlas')];
  for (const name of ['assetId', 'asset']) values.set(name, assets);
  values.set('derivesFrom', [...assets, assets.map((asset) => `${asset}:0.5`).join('|')]);
  values.set('behind', [`entry/${id('money')}`, `entry/${id('hours')}`, `asset/${id('guide')}`]);
  for (const name of ['pledgeId', 'pledge']) values.set(name, [id('pledge'), id('late')]);
  for (const name of ['offerId', 'offer']) values.set(name, [id('course')]);
  values.set('proposalId', ['1.1', '1.2']);
}
