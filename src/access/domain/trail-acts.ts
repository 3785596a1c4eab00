import { isIdentifierText } from '../../kernel/ids.js';
import { problems, type ProblemCode } from '../../kernel/problem.js';
import { ROLES, type Grant } from './standing.js';

/**
 * What may stand beside an act in the trail. A trail is for ever, and a person can be erased: so there is no kind for names,
 * e-mail addresses, network addresses or words of anybody, and each kind has a form that such a text does not have.
 */
interface Kinds {
  /** Of a person, a key or an invitation: a UUID. */
  readonly id: string;
  /** A member of the coalition, which is an organisation. */
  readonly member: string;
  readonly role: Grant['role'];
  readonly way: 'password' | 'second-factor' | 'provider' | 'session' | 'key' | 'invitation' | 'reset';
  /** A name in the configuration: of a provider, of a limit. */
  readonly name: string;
  readonly problem: ProblemCode;
  /** `GET /api/v1/coalitions/:slug/members/:id`: a pattern, never an address that was asked for. */
  readonly route: string;
  readonly count: number;
  readonly flag: boolean;
  /** RFC 3339 in UTC. */
  readonly instant: string;
}
type Kind = keyof Kinds;
type Shape = Readonly<Record<string, Kind | `${Kind}?`>>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CONFIGURED_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const ROUTE = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \/[A-Za-z0-9/:.*_-]{0,200}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const MEMBER_LIMIT = 200;
const NAME_LIMIT = 64;
const WAYS: readonly unknown[] = [
  'password',
  'second-factor',
  'provider',
  'session',
  'key',
  'invitation',
  'reset',
] satisfies Kinds['way'][];

const isText = (value: unknown, form: RegExp): boolean => typeof value === 'string' && form.test(value);

const FORMS: { readonly [K in Kind]: (value: unknown) => boolean } = {
  id: (value) => isText(value, UUID),
  member: (value) => isIdentifierText(value, MEMBER_LIMIT) && !value.includes('@'),
  role: (value) => value === 'operator' || (ROLES as readonly unknown[]).includes(value),
  way: (value) => WAYS.includes(value),
  name: (value) => isText(value, CONFIGURED_NAME) && (value as string).length <= NAME_LIMIT,
  problem: (value) => typeof value === 'string' && Object.hasOwn(problems, value),
  route: (value) => isText(value, ROUTE),
  count: (value) => Number.isSafeInteger(value) && (value as number) > 0,
  flag: (value) => typeof value === 'boolean',
  instant: (value) => isText(value, INSTANT),
};

/** Every act that a trail tells of, and what stands beside it. Entries are for ever: an act's shape may only grow by what may be absent. */
export const TRAIL_ACTS = {
  'signed-in': { by: 'way', provider: 'name?', secondFactor: 'flag?' },
  'sign-in-failed': { by: 'way', problem: 'problem', person: 'id?', provider: 'name?' },
  'signed-out': {},
  'signed-out-everywhere': { person: 'id', sessions: 'count?' },
  'password-changed': { person: 'id' },
  'password-reset-asked': { person: 'id?' },
  'password-reset': { person: 'id' },
  'second-factor-added': { person: 'id' },
  'second-factor-removed': { person: 'id' },
  'provider-linked': { person: 'id', provider: 'name' },
  'provider-unlinked': { person: 'id', provider: 'name' },
  'person-invited': { invitation: 'id', role: 'role', member: 'member?' },
  'invitation-accepted': { invitation: 'id', person: 'id', role: 'role', member: 'member?' },
  'invitation-withdrawn': { invitation: 'id' },
  'role-granted': { holder: 'id', role: 'role', member: 'member?' },
  'role-withdrawn': { holder: 'id', role: 'role', member: 'member?' },
  'key-made': { key: 'id', role: 'role', member: 'member?', writes: 'flag', expiresAt: 'instant?' },
  'key-revoked': { key: 'id' },
  'web-hook-made': { hook: 'id' },
  'web-hook-secret-changed': { hook: 'id' },
  'web-hook-removed': { hook: 'id' },
  'first-operator-made': { person: 'id' },
  'request-denied': { route: 'route', problem: 'problem', times: 'count' },
  /** Denials that were of too many kinds at once to be told one by one. */
  'more-requests-denied': { times: 'count' },
  'limit-hit': { limit: 'name', route: 'route?', person: 'id?', times: 'count?' },
  'person-erased': { person: 'id' },
  'backup-restored': { madeAt: 'instant', erasedAgain: 'count?' },
} as const satisfies Readonly<Record<string, Shape>>;

export type TrailAct = keyof typeof TRAIL_ACTS;

type ValueOf<K> = K extends `${infer Inner extends Kind}?` ? Kinds[Inner] : K extends Kind ? Kinds[K] : never;
type AboutBy<S> = { readonly [Name in keyof S as S[Name] extends Kind ? Name : never]: ValueOf<S[Name]> } & {
  readonly [Name in keyof S as S[Name] extends Kind ? never : Name]?: ValueOf<S[Name]> | undefined;
};
export type AboutOf<Act extends TrailAct> = AboutBy<(typeof TRAIL_ACTS)[Act]>;

/** Who acts where no person and no key does. The terminal is whoever may log on to the machine, whose name is not kept. */
export const NOBODY = 'nobody';
export const TERMINAL = 'terminal';
export const SERVICE = 'service';
const ACTORS_WITHOUT_ID: readonly string[] = [NOBODY, TERMINAL, SERVICE];

/** One act as it goes into a trail. */
export type TrailEntry = {
  [Act in TrailAct]: {
    /** Of which coalition; `WHOLE_SERVICE` where it is none's. */
    readonly coalitionId: string;
    /** A person's id or a key's, or one of `NOBODY`, `TERMINAL`, `SERVICE`. */
    readonly actor: string;
    readonly act: Act;
    readonly about: AboutOf<Act>;
    /** RFC 3339 in UTC. */
    readonly at: string;
  };
}[TrailAct];

/**
 * What stands beside an act, without what is absent. To hand over anything else than its shape says is a programmer's mistake.
 * @throws Error
 */
export function checkedAbout({
  act,
  actor,
  about,
  at,
}: TrailEntry): Readonly<Record<string, string | number | boolean>> {
  if (!FORMS.id(actor) && !ACTORS_WITHOUT_ID.includes(actor)) {
    throw new Error(`the actor of ${act} is no id of a person or a key`);
  }
  if (!FORMS.instant(at)) throw new Error(`the instant of ${act} is none`);
  const shape: Shape = TRAIL_ACTS[act];
  const values = about as Readonly<Record<string, string | number | boolean | undefined>>;
  const checked: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(values)) {
    const kind = Object.hasOwn(shape, name) ? shape[name]! : undefined;
    if (kind === undefined) throw new Error(`${act} tells nothing of “${name}”`);
    if (value === undefined) continue;
    if (!FORMS[kind.replace('?', '') as Kind](value)) throw new Error(`“${name}” of ${act} is no ${kind}`);
    checked[name] = value;
  }
  for (const [name, kind] of Object.entries(shape)) {
    if (!kind.endsWith('?') && !Object.hasOwn(checked, name)) throw new Error(`${act} lacks “${name}”`);
  }
  return checked;
}
