import { closingThat } from '../coalition/domain/closing.js';
import type { Directory } from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import { isToldTogether, type Behind } from '../coalition/domain/told-together.js';
import { directoryRowsOf } from '../event-store/directory-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { formatAmount, type Unit } from '../kernel/unit.js';
import { isWhole, type KnownLedger, type Period } from './view.queries.js';

/** An item of a member's account that is not decided, as far as it matters who takes part in it. */
interface Undecided {
  readonly memberId: string;
  readonly counterparty: string;
  readonly value: string | null;
}

interface UndecidedOf<Item extends Undecided> {
  readonly entries: number;
  readonly value: string;
  readonly items: readonly Item[];
}

/**
 * What a reader sees of what is proposed or disputed in a member's account: in that of another, that in which it takes part itself,
 * with the number and value of just these.
 */
export function undecidedTold<Item extends Undecided>(
  all: UndecidedOf<Item>,
  of: 'pending' | 'disputed',
  memberId: string,
  outlook: Outlook,
  base: Unit,
): UndecidedOf<Item> {
  if (outlook.seesUndecidedOf(memberId) || (of === 'disputed' && outlook.seesDisputesOfOthers)) return all;
  const items = all.items.filter(
    (item) => outlook.isOwn(item.memberId) || outlook.isOwnParty(item.counterparty),
  );
  const value = sumOf(items.map((item) => Amount.parse(item.value ?? '0')));
  return { entries: items.length, value: formatAmount(value, base), items };
}

/** Which sums and medians over all members may be told to a reader. */
export interface TogetherTold {
  readonly given: boolean;
  readonly received: boolean;
  readonly medians: boolean;
}

const EVERYTHING: TogetherTold = { given: true, received: true, medians: true };
const NOTHING: TogetherTold = { given: false, received: false, medians: false };

/**
 * What may be told of all members together in a period. Those who see totals of each are told it of whole periods. Those who see
 * nothing of others are told sums of quarters that are closed and were never opened again, where enough others stand behind them
 * (`isToldTogether`); and no medians, for a median is the figure of one or two.
 */
export async function togetherTold(
  snapshot: ReadSnapshot,
  known: KnownLedger,
  period: Period,
  outlook: Outlook,
): Promise<TogetherTold> {
  if (outlook.seesOthersInDetail) return EVERYTHING;
  if (!outlook.isInside || !isWhole(known, period)) return NOTHING;
  if (outlook.seesTotalsOfOthers) return EVERYTHING;
  const { quarter } = period;
  if (!quarter || !(await isSettled(snapshot, known, quarter.id))) return NOTHING;
  const behind = await behindIn(snapshot, known.directoryNow, quarter.id);
  return {
    given: isToldTogether([behind.given], outlook.own),
    received: isToldTogether([behind.received], outlook.own),
    medians: false,
  };
}

/** Whether a quarter is closed, and neither it nor a later one was ever opened again, by which its sums could have changed. */
async function isSettled(
  snapshot: ReadSnapshot,
  { head, directoryNow }: KnownLedger,
  quarter: string,
): Promise<boolean> {
  if (!closingThat(directoryNow, quarter)) return false;
  const asked = { type: 'QuarterReopened', upTo: head.position };
  const reopened = await directoryRowsOf(snapshot, head.coalitionId, asked);
  return !reopened.some(({ subject }) => (subject as string) >= `quarter/${quarter}`);
}

/** By which every merger that is known has happened. */
const LAST_DAY = '9999-12-31';

/** Who gave, and who received, anything of value in a quarter. Members that merged, whenever, count as one. */
async function behindIn(
  snapshot: ReadSnapshot,
  directory: Directory,
  quarter: string,
): Promise<{ readonly given: Behind; readonly received: Behind }> {
  const rows = await snapshot.rows(
    'SELECT member_id, given, received FROM member_totals WHERE coalition_id = ? AND period = ?',
    [directory.coalitionId, quarter],
  );
  const of = (place: 1 | 2): Behind =>
    new Set(
      (rows as [string, string, string][])
        .filter((row) => !Amount.parse(row[place]).isZero())
        .map(([memberId]) => directory.survivorOf(memberId, LAST_DAY)),
    );
  return { given: of(1), received: of(2) };
}
