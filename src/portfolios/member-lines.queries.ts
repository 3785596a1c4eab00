import { nameOn, onDate, statusOn, type Member, type MemberStatus } from '../coalition/domain/directory.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { Amount } from '../kernel/amount.js';
import { parseDate } from '../kernel/calendar.js';
import { formatAmount, type Unit } from '../kernel/unit.js';
import type { MemberTotals } from './domain/coalition-figures.js';
import { figureId, viewText } from './domain/figure-id.js';
import type { BalanceFigures } from './domain/portfolio.js';
import { coalitionFigures } from './member-totals.queries.js';
import { figureViewOf, isWhole, knownLedger, outlookOf, periodOf, type LedgerReads } from './view.queries.js';

/** In which order members stand: by name, by id, or those first that have most. */
export const MEMBER_ORDERS = ['name', 'given', 'received', 'balance', 'least-balance', 'both'] as const;
export type MemberOrder = (typeof MEMBER_ORDERS)[number];

export interface MemberLinesAsked {
  /** A fiscal quarter; that of today without it. */
  readonly quarter: string | null;
  /** Part of a name, an id or a parent group, whatever its case and accents; null for everybody. */
  readonly search: string | null;
  readonly status: MemberStatus | null;
  readonly order: MemberOrder;
  /** How many are passed over. */
  readonly from: number;
  readonly limit: number;
}

/** A member in a line, with what it gave and received. Amounts in base currency; null where the reader is not told. */
export interface MemberLine {
  readonly figure: string;
  readonly id: string;
  /** As it is called on the last day that is shown. */
  readonly name: string;
  readonly status: MemberStatus;
  /** Where it merged, into which member. */
  readonly mergedInto: string | null;
  readonly parentGroup: string | null;
  readonly capacityBudget: string | null;
  readonly capacityFte: string | null;
  readonly given: string | null;
  readonly received: string | null;
  readonly balance: BalanceFigures | null;
  /** Whether its portfolio is open to the reader. */
  readonly isDetailSeen: boolean;
  readonly isOwn: boolean;
}

export interface MemberLines {
  readonly quarter: string;
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  readonly position: number;
  /** How many were found, on all pages. */
  readonly found: number;
  /** The reader’s own member, wherever it stands among them; null where the reader speaks for none. */
  readonly own: MemberLine | null;
  readonly members: readonly MemberLine[];
}

/**
 * Members with what each gave and received in a quarter: a page of those that are looked for. It reads one row of each member for the
 * quarter, and as a rule one more for its balance. Members that merged away are found by name or status, and have no figures: these their survivor has.
 * @throws Problem `request.quarter-malformed`
 */
export async function memberLines(
  ledger: LedgerReads,
  coalitionId: string,
  asked: MemberLinesAsked,
  sight: Sight = SEES_ALL,
): Promise<MemberLines> {
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(ledger, snapshot, coalitionId);
    const { directory } = known;
    const { currency: base, fiscalCalendar } = directory.coalition;
    const outlook = outlookOf(ledger, known, sight);
    const quarterId = asked.quarter ?? fiscalCalendar.quarterOf(parseDate(outlook.today));
    const period = await periodOf(ledger, snapshot, known, { quarter: quarterId });
    const quarter = period.quarter!;
    // Of the quarter that runs, members stand there as they are today.
    const on = outlook.today >= quarter.from && outlook.today < quarter.to ? outlook.today : quarter.to;
    const figures = await coalitionFigures(ledger, snapshot, known, period);
    const view = viewText(figureViewOf(known, period));
    const isOfWhole = isWhole(known, period);
    const wanted = searchFor(asked.search);
    const asLine = (member: Member): Line => {
      const carriesItself = directory.survivorOf(member.id, period.to) === member.id;
      const isTold = outlook.seesTotalsOf(member.id, isOfWhole) && carriesItself;
      const totals = isTold ? (figures.of(member.id) ?? NOTHING) : null;
      return { member, name: nameOn(member, on), status: statusOn(member, on), totals };
    };
    const shown = ({ member, name, status, totals }: Line): MemberLine => {
      const profile = onDate(member.profiles, on) ?? member.profiles[0]!.value;
      const isProfileTold = outlook.seesTotalsOfOthers || outlook.isOwn(member.id);
      return {
        figure: figureId('member', member.id, view),
        id: member.id,
        name,
        status,
        mergedInto: status === 'merged' ? member.merged!.into : null,
        parentGroup: profile.parentGroup,
        capacityBudget: isProfileTold ? profile.capacityBudget : null,
        capacityFte: isProfileTold ? profile.capacityFte : null,
        ...figuresOf(totals, base),
        isDetailSeen: outlook.seesDetailOf(directory.survivorOf(member.id, on)),
        isOwn: outlook.isOwn(member.id),
      };
    };
    const isWanted = ({ member, name, status, totals }: Line): boolean => {
      if (asked.status !== null) {
        if (status !== asked.status) return false;
      } else if (status === 'not-yet-joined' ? !hasAny(totals) : status === 'merged' && wanted === '') {
        return false;
      }
      const group = onDate(member.profiles, on)?.parentGroup ?? '';
      return [name, member.id, group].some((text) => plain(text).includes(wanted));
    };
    const lines = [...(outlook.isInside ? directory.members.values() : [])]
      .map(asLine)
      .filter(isWanted)
      .sort(byOrder(asked.order));
    const own = sight.from === 'member' ? directory.members.get(sight.memberId) : undefined;
    return {
      quarter: quarter.id,
      from: quarter.from,
      to: quarter.to,
      currency: base.code,
      position: known.position,
      found: lines.length,
      own: own ? shown(asLine(own)) : null,
      members: lines.slice(asked.from, asked.from + asked.limit).map(shown),
    };
  });
}

interface Line {
  readonly member: Member;
  readonly name: string;
  readonly status: MemberStatus;
  readonly totals: Totals | null;
}

type Totals = Pick<MemberTotals, 'given' | 'received' | 'closing'>;

const NOTHING: Totals = { given: Amount.zero, received: Amount.zero, closing: Amount.zero };

function hasAny(totals: Totals | null): boolean {
  return totals !== null && !(totals.given.isZero() && totals.received.isZero() && totals.closing.isZero());
}

function figuresOf(totals: Totals | null, base: Unit): Pick<MemberLine, 'given' | 'received' | 'balance'> {
  if (!totals) return { given: null, received: null, balance: null };
  const money = (amount: Amount): string => formatAmount(amount, base);
  const period = totals.given.minus(totals.received);
  return {
    given: money(totals.given),
    received: money(totals.received),
    balance: {
      opening: money(totals.closing.minus(period)),
      period: money(period),
      closing: money(totals.closing),
    },
  };
}

/** Without accents, in small letters: what people type into a search. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function searchFor(search: string | null): string {
  return search === null ? '' : plain(search.trim());
}

const COLLATOR = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function byName(one: Line, other: Line): number {
  return COLLATOR.compare(one.name, other.name) || (one.member.id < other.member.id ? -1 : 1);
}

/** What an order goes by, the most first. Members without figures come last. */
const SIZES: Readonly<Record<Exclude<MemberOrder, 'name'>, (totals: Totals) => Amount>> = {
  given: ({ given }) => given,
  received: ({ received }) => received,
  balance: ({ closing }) => closing,
  'least-balance': ({ closing }) => closing.negated(),
  both: ({ given, received }) => given.plus(received),
};

function byOrder(order: MemberOrder): (one: Line, other: Line) => number {
  if (order === 'name') return byName;
  const size = SIZES[order];
  return (one, other) => {
    if (!one.totals || !other.totals) return one.totals ? -1 : other.totals ? 1 : byName(one, other);
    const [a, b] = [size(one.totals).atto, size(other.totals).atto];
    return a === b ? byName(one, other) : a > b ? -1 : 1;
  };
}
