import { nameOn, statusOn } from '../coalition/domain/directory.js';
import { policyFor } from '../coalition/domain/policy.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { parseDate } from '../kernel/calendar.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { figureId, viewText } from '../portfolios/domain/figure-id.js';
import { ratioOf } from '../portfolios/domain/fit.js';
import {
  figureViewOf,
  isWhole,
  knownLedger,
  outlookOf,
  periodOf,
  type FigureScope,
  type KnownLedger,
  type LedgerReads,
  type Period,
} from '../portfolios/view.queries.js';
import { CreditAccount, flowOf, type CreditFlow } from './domain/credit-accounts.js';
import { compareIds } from './domain/credits.js';
import { QuarterReader } from './quarter-credits.queries.js';

const LIFE = 'life';

/** Credits of members, whoever's account they stand in. */
export interface CreditColumns {
  /** Held before the period. */
  readonly opening: string;
  /** Of a quarter, what its uses come to, which vests at the close; of all time, what has not vested yet. */
  readonly accrued: string;
  readonly vested: string;
  /** Reserved in the period, less what was redeemed of it or set free. */
  readonly reserved: string;
  readonly redeemed: string;
  readonly expired: string;
  /** Held: opening + vested − reserved − redeemed − expired. */
  readonly balance: string;
}

export interface MemberCredits extends CreditColumns {
  readonly figure: string;
  readonly id: string;
  readonly name: string;
  /** Its part of all credits that ever vested by the period's end; null where none did, or that is not told. */
  readonly equityShare: string | null;
}

export interface CreditAccounts {
  readonly quarter: string | null;
  /** The last day that counts. */
  readonly asOf: string;
  /** The ledger's position that these figures are known at. */
  readonly position: number;
  /** The policy of the quarter, or of the one that the last day is in. */
  readonly policyVersion: number;
  readonly members: readonly MemberCredits[];
  /** Null where the reader does not see what members hold in all. */
  readonly totals: CreditColumns | null;
}

/** Knowledge-equity accounts of every member (domain.md §7). Closed quarters come from sums, open ones from their uses. */
export async function creditAccounts(
  ledger: LedgerReads,
  coalitionId: string,
  scope: FigureScope,
  sight: Sight = SEES_ALL,
): Promise<CreditAccounts> {
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(ledger, snapshot, coalitionId, scope.asKnownAt);
    const period = await periodOf(ledger, snapshot, known, scope);
    const figures = await creditFigures(ledger, snapshot, known, period);
    const view = viewText(figureViewOf(known, period));
    const outlook = outlookOf(ledger, known, sight);
    const isOfWhole = isWhole(known, period);
    const seen = figures.memberIds.filter((id) => outlook.seesTotalsOf(id, isOfWhole));
    const all = figures.vestedOfAll;
    // A share of all credits tells what all of them are.
    const seesAll = outlook.seesOthersInDetail || (outlook.seesTotalsOfOthers && isOfWhole);
    return {
      quarter: period.quarter?.id ?? null,
      asOf: period.to,
      position: known.position,
      policyVersion: policyVersionOf(known, period),
      members: seen.map((id) => ({
        figure: figureId('member', id, view, 'credits'),
        id,
        name: nameOn(known.directory.members.get(id)!, period.to),
        ...columnsOf(figures.of(id)),
        equityShare: seesAll ? figures.equityShare(id, all) : null,
      })),
      totals: seesAll ? columnsOf(figures.total) : null,
    };
  });
}

/** The version of the policy that a period's figures stand under. */
export function policyVersionOf({ directory }: KnownLedger, { quarter, to }: Period): number {
  const { fiscalCalendar } = directory.coalition;
  return policyFor(directory, quarter?.id ?? fiscalCalendar.quarterOf(parseDate(to))).version;
}

/** The accounts of all members in a period; mergers by its end move a member's credits to its survivor. */
export class CreditFiguresOfAll {
  private readonly accounts = new Map<string, CreditAccount>();
  private readonly survivors = new Map<string, string>();

  constructor(
    private readonly known: KnownLedger,
    private readonly to: string,
  ) {
    for (const member of known.directory.members.values()) {
      const status = statusOn(member, to);
      if (status !== 'not-yet-joined' && status !== 'merged') this.of(member.id);
    }
  }

  get memberIds(): string[] {
    return [...this.accounts.keys()].sort(compareIds);
  }

  /** The account in which a member's credits stand. */
  of(memberId: string): CreditAccount {
    const id = this.survivorOf(memberId);
    let account = this.accounts.get(id);
    if (!account) this.accounts.set(id, (account = new CreditAccount()));
    return account;
  }

  survivorOf(memberId: string): string {
    let survivor = this.survivors.get(memberId);
    if (survivor === undefined) {
      survivor = this.known.directory.survivorOf(memberId, this.to);
      this.survivors.set(memberId, survivor);
    }
    return survivor;
  }

  get total(): CreditAccount {
    const total = new CreditAccount();
    for (const account of this.accounts.values()) {
      total.opening = total.opening.plus(account.opening);
      total.vestedBefore = total.vestedBefore.plus(account.vestedBefore);
      total.addToPeriod(account);
      total.accrue(account.accrued);
    }
    return total;
  }

  /** What a member earned, of all that was earned: shares of many are asked for with `vestedOfAll`, reckoned once. */
  equityShare(memberId: string, all = this.vestedOfAll): string | null {
    return ratioOf(this.of(memberId).vestedInLife, all);
  }

  /** What vested for everybody, from the beginning to the period's end. */
  get vestedOfAll(): Amount {
    return sumOf([...this.accounts.values()].map(({ vestedInLife }) => vestedInLife));
  }

  /** As reports and portfolios have it. */
  columns(
    memberId: string,
    all = this.vestedOfAll,
  ): Omit<CreditColumns, 'balance'> & {
    readonly closing: string;
    readonly equityShare: string | null;
  } {
    const { balance: closing, ...columns } = columnsOf(this.of(memberId));
    return { ...columns, closing, equityShare: this.equityShare(memberId, all) };
  }
}

export async function creditFigures(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  period: Period,
  reader?: QuarterReader,
): Promise<CreditFiguresOfAll> {
  const figures = new CreditFiguresOfAll(known, period.to);
  await addFlows(snapshot, known, period, figures);
  const quarters = reader ?? (await QuarterReader.in(ledger, snapshot, known, period));
  const { quarter } = period;
  if (quarter && quarters.isClosed(quarter.id)) {
    for (const id of figures.memberIds) figures.of(id).accrue(figures.of(id).vested);
    return figures;
  }
  for (const open of quarter ? [quarter.id] : await quarters.openQuarters()) {
    const { vested } = await quarters.credits(open);
    for (const [memberId, credits] of vested) figures.of(memberId).accrue(credits);
  }
  return figures;
}

/** What vested and moved: from sums where they are the figures of the view, and from postings elsewhere. */
async function addFlows(
  snapshot: ReadSnapshot,
  { head, position, directory }: KnownLedger,
  { quarter, from, to, asOf }: Period,
  figures: CreditFiguresOfAll,
): Promise<void> {
  const toPeriod = (memberId: string, flow: CreditFlow): void => {
    figures.of(memberId).addToPeriod(flow);
  };
  const toOpening = (memberId: string, flow: CreditFlow): void => {
    figures.of(memberId).addToOpening(flow);
  };
  const sums = (where: string, period: string, add: typeof toPeriod): Promise<void> =>
    addSums(snapshot, [`period ${where}`, head.coalitionId, period], add);
  const postings = (where: string, dates: readonly string[], add: typeof toPeriod): Promise<void> =>
    addPostings(snapshot, where, [head.coalitionId, ...dates, position], add);
  if (position !== head.position) {
    if (from !== null) await postings('occurred_on < ?', [from], toOpening);
    await postings('occurred_on >= ? AND occurred_on <= ?', [from ?? '', to], toPeriod);
    return;
  }
  if (quarter) {
    await sums('< ?', quarter.id, toOpening);
    if (asOf === null) await sums('= ?', quarter.id, toPeriod);
    else await postings('occurred_on >= ? AND occurred_on <= ?', [quarter.from, to], toPeriod);
  } else if (asOf === null) {
    await sums('= ?', LIFE, toPeriod);
  } else {
    const { fiscalCalendar } = directory.coalition;
    const last = fiscalCalendar.quarter(fiscalCalendar.quarterOf(parseDate(to)));
    await sums('< ?', last.id, toPeriod);
    await postings('occurred_on >= ? AND occurred_on <= ?', [last.from, to], toPeriod);
  }
}

async function addSums(
  snapshot: ReadSnapshot,
  [where, coalitionId, period]: [string, string, string],
  add: (memberId: string, flow: CreditFlow) => void,
): Promise<void> {
  const rows = await snapshot.rows(
    `SELECT member_id, vested, reserved, redeemed, expired FROM credit_flows WHERE coalition_id = ? AND ${where}`,
    [coalitionId, period],
  );
  for (const [memberId, ...measures] of rows as string[][]) {
    const [vested, reserved, redeemed, expired] = measures.map((text) => Amount.parse(text)) as [
      Amount,
      Amount,
      Amount,
      Amount,
    ];
    add(memberId!, { vested, reserved, redeemed, expired });
  }
}

async function addPostings(
  snapshot: ReadSnapshot,
  where: string,
  parameters: readonly SqlValue[],
  add: (memberId: string, flow: CreditFlow) => void,
): Promise<void> {
  const rows = await snapshot.rows(
    `SELECT source, destination, credits FROM credit_postings WHERE coalition_id = ? AND ${where} AND position <= ?`,
    parameters,
  );
  for (const [source, destination, credits] of rows as [string, string, string][]) {
    const { memberId, flow } = flowOf({ source, destination, credits: Amount.parse(credits) });
    add(memberId, flow);
  }
}

const CREDITS = unitOf('credits');

function columnsOf(account: CreditAccount): CreditColumns {
  const credits = (amount: Amount): string => formatAmount(amount, CREDITS);
  return {
    opening: credits(account.opening),
    accrued: credits(account.accrued),
    vested: credits(account.vested),
    reserved: credits(account.reserved),
    redeemed: credits(account.redeemed),
    expired: credits(account.expired),
    balance: credits(account.held),
  };
}
