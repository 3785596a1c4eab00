import { nameOn, onDate, type Member } from '../coalition/domain/directory.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { pledgesAt } from '../exchange/pledge-figures.queries.js';
import { Problem } from '../kernel/problem.js';
import { openEntriesIn } from '../portfolios/open-entries.queries.js';
import { outlookOf, type LedgerReads } from '../portfolios/view.queries.js';
import { tookPart } from './domain/review.js';
import { frozenQuarter } from './frozen.js';
import { pulseRows } from './review-rows.js';

/** What a member can declare of itself, which fair shares and proposals go by. */
export const DECLARATIONS = ['priorities', 'need', 'budget'] as const;
export type Declaration = (typeof DECLARATIONS)[number];

/** How far one member is with the preparation of a review. Counts are of entries and pledges. */
export interface MemberReadiness {
  readonly id: string;
  readonly name: string;
  /** Entries of the quarter that it recorded or got without a value; those not accepted yet; and those disputed. */
  readonly unvalued: number;
  readonly unaccepted: number;
  readonly disputed: number;
  /** Pledges overdue on the quarter's last day. */
  readonly overdue: number;
  /** What it did not declare by then. */
  readonly undeclared: readonly Declaration[];
  /** Whether it said how fair it finds the quarter. */
  readonly gavePulse: boolean;
  /** Of the six things above, how many are as they should be. */
  readonly done: number;
}

export interface Readiness {
  readonly quarter: string;
  /** The ledger's position that figures are known at. */
  readonly position: number;
  readonly isFrozen: boolean;
  /** How many of the members that the reader may ask about are ready in all. */
  readonly ready: number;
  readonly of: number;
  /** Those that lack most first; ties by id. */
  readonly members: readonly MemberReadiness[];
}

/** What is looked at of each member: values, acceptance, disputes, pledges, declarations, its pulse. */
export const READINESS_PARTS = 6;

/**
 * What each member still has to do before a review, at its frozen position; before it is prepared, now. Who is told of what is
 * undecided of a member is told this of it: the backbone of all, a member of itself.
 * @param limit most members in the answer
 * @throws Problem `request.quarter-malformed`, `reviews.review-unknown`
 */
export async function reviewReadiness(
  ledger: LedgerReads,
  coalitionId: string,
  quarterText: string,
  limit: number,
  sight: Sight = SEES_ALL,
): Promise<Readiness> {
  return ledger.read(async (snapshot) => {
    const { known, period, isFrozen } = await frozenQuarter(ledger, snapshot, coalitionId, quarterText);
    const { directory, position } = known;
    const { id: quarter, from, to } = period.quarter!;
    const outlook = outlookOf(ledger, known, sight);
    if (!outlook.isInside) throw new Problem('reviews.review-unknown', { quarter });
    const asked = [...directory.members.values()].filter(
      (member) =>
        tookPart(member, period.quarter!) && member.merged === null && outlook.seesUndecidedOf(member.id),
    );
    const open = await openEntriesIn(ledger, snapshot, known, { from, to });
    const ids = outlook.seesAll ? undefined : asked.map(({ id }) => id);
    const pledges = ids?.length === 0 ? [] : await pledgesAt(snapshot, known, { to }, ids);
    const pulses = new Set((await pulseRows(snapshot, coalitionId, quarter)).map(({ memberId }) => memberId));
    const countOf = tally(
      open.map((entry) => ({ ...entry, memberId: directory.survivorOf(entry.memberId, to) })),
    );
    const overdue = tallyOf(
      pledges.filter(({ isOverdue }) => isOverdue).map(({ memberId }) => directory.survivorOf(memberId, to)),
    );
    const members = asked
      .map((member): MemberReadiness => {
        const counts = countOf.get(member.id) ?? { unvalued: 0, unaccepted: 0, disputed: 0 };
        const found = {
          ...counts,
          overdue: overdue.get(member.id) ?? 0,
          undeclared: undeclaredOf(member, to),
          gavePulse: pulses.has(member.id),
        };
        return { id: member.id, name: nameOn(member, to), ...found, done: doneOf(found) };
      })
      .sort((one, other) => one.done - other.done || (one.id < other.id ? -1 : 1));
    return {
      ...{ quarter, position, isFrozen },
      ready: members.filter(({ done }) => done === READINESS_PARTS).length,
      of: members.length,
      members: members.slice(0, limit),
    };
  });
}

type Counts = Pick<MemberReadiness, 'unvalued' | 'unaccepted' | 'disputed'>;

function tally(
  open: readonly { readonly memberId: string; readonly lacksValue: boolean; readonly standing: string }[],
): Map<string, Counts> {
  const by = new Map<string, { unvalued: number; unaccepted: number; disputed: number }>();
  for (const { memberId, lacksValue, standing } of open) {
    const counts = by.get(memberId) ?? { unvalued: 0, unaccepted: 0, disputed: 0 };
    by.set(memberId, counts);
    if (lacksValue) counts.unvalued += 1;
    if (standing === 'proposed') counts.unaccepted += 1;
    if (standing === 'disputed') counts.disputed += 1;
  }
  return by;
}

function tallyOf(ids: readonly string[]): Map<string, number> {
  const by = new Map<string, number>();
  for (const id of ids) by.set(id, (by.get(id) ?? 0) + 1);
  return by;
}

function undeclaredOf({ priorities, profiles }: Member, on: string): Declaration[] {
  const profile = onDate(profiles, on);
  const declared: Readonly<Record<Declaration, boolean>> = {
    priorities: Object.keys(onDate(priorities, on) ?? {}).length > 0,
    need: (profile?.need ?? null) !== null,
    budget: (profile?.capacityBudget ?? null) !== null,
  };
  return DECLARATIONS.filter((declaration) => !declared[declaration]);
}

function doneOf({ undeclared, gavePulse, ...counts }: Omit<MemberReadiness, 'id' | 'name' | 'done'>): number {
  const isEmpty = [
    counts.unvalued,
    counts.unaccepted,
    counts.disputed,
    counts.overdue,
    undeclared.length,
  ].map((count) => count === 0);
  return [...isEmpty, gavePulse].filter(Boolean).length;
}
