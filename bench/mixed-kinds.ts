/** Whom a mixed load is sent to, and what it is mixed of. */
export interface LoadedCoalition {
  readonly slug: string;
  readonly members: readonly string[];
  /** Pools that hold more than is ever drawn from them. */
  readonly pools: readonly string[];
  readonly assets: readonly { readonly id: string; readonly user: string }[];
  /** Figures that can be explained. */
  readonly figures: readonly string[];
  /** Of a key of a coordinator, and of a coordinator who has signed in. */
  readonly bearer: string;
  readonly coordinator: string;
  readonly representatives: readonly { readonly memberId: string; readonly cookie: string }[];
}

/** What happens so often, out of the sum of all. */
export const WEIGHTS = {
  contribution: 110,
  benefit: 60,
  exchange: 25,
  'entry by the form': 25,
  proposal: 40,
  acceptance: 35,
  reversal: 15,
  pledge: 15,
  delivery: 12,
  application: 20,
  confirmation: 15,
  'overdraft, refused': 5,
  balances: 40,
  portfolio: 60,
  entries: 60,
  entry: 30,
  explanation: 40,
  credits: 15,
  'events since': 20,
  'page: overview': 60,
  'page: needs you': 30,
  'page: ledger': 60,
  'page: entry': 30,
  'page: portfolio': 50,
  'page: record': 30,
  'page: pledges': 20,
  'page: knowledge': 20,
  'page: explanation': 20,
  'page: report': 2,
  report: 4,
  'report as XLSX': 1,
} as const;
export type Kind = keyof typeof WEIGHTS;

export const KINDS = Object.keys(WEIGHTS) as Kind[];
export const ALL = Object.values<number>(WEIGHTS).reduce((sum, weight) => sum + weight, 0);
/** Those that record, or ask for it. */
export const WRITES: ReadonlySet<string> = new Set(KINDS.slice(0, KINDS.indexOf('balances')));
