import { knownMember, type Member } from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { eventPages } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { isEntryEvent, type EntryCore } from '../exchange/domain/events.js';
import { Problem } from '../kernel/problem.js';
import type { Unit } from '../kernel/unit.js';
import {
  Compared,
  linesOf,
  type AccountLine,
  type ComparedMember,
  type MemberComparison,
  type Reason,
  type View,
} from './domain/comparison.js';
import { figureId, viewText } from './domain/figure-id.js';
import { baselineOn, type GiveGetFigures } from './domain/give-get.js';
import { entryFactsBetween, entryFactsById, entryFactsOf } from './entry-facts.queries.js';
import { byDay, type EntryFacts } from './domain/entry-facts.js';
import { giveGetFigures } from './give-get.queries.js';
import {
  figureViewOf,
  knownLedger,
  outlookOf,
  periodOf,
  type KnownLedger,
  type LedgerReads,
  type Period,
} from './view.queries.js';

/** One of two views of the same quarter, or of all time. */
export interface ViewAsked {
  readonly asOf?: string | undefined;
  readonly asKnownAt?: string | undefined;
}

export interface ComparisonAsked {
  /** Without one, every member whose figures differ. */
  readonly member?: string | undefined;
  readonly quarter?: string | undefined;
  readonly from: ViewAsked;
  readonly to: ViewAsked;
}

export interface ComparedView {
  /** As figures' ids have it. */
  readonly view: string;
  readonly to: string;
  readonly position: number;
}

export interface Comparison {
  readonly quarter: string | null;
  readonly currency: string;
  readonly from: ComparedView;
  readonly to: ComparedView;
  /** Those that differ, in the order of their ids; with a member asked for, just that one and where its history went. */
  readonly members: readonly MemberComparison[];
}

/**
 * The difference between two views of the same figures, entry by entry: what was recorded, decided or moved between them, and
 * what happened between their last days. The lines of a member add up to its difference exactly. A member sees its own.
 */
export async function compareFigures(
  ledger: LedgerReads,
  coalitionId: string,
  { member, quarter, from, to }: ComparisonAsked,
  sight: Sight = SEES_ALL,
): Promise<Comparison> {
  return ledger.read(async (snapshot) => {
    const looked = async ({ asOf, asKnownAt }: ViewAsked): Promise<Looked> => {
      const known = await knownLedger(ledger, snapshot, coalitionId, asKnownAt);
      const period = await periodOf(ledger, snapshot, known, { quarter, asOf });
      return new Looked(known, period, await giveGetFigures(ledger, snapshot, known, period));
    };
    const [before, after] = [await looked(from), await looked(to)];
    const base = after.known.directory.coalition.currency;
    const lines = [
      ...baselineLines(before, after, base),
      ...(await entriesBetween(ledger, snapshot, before, after)).flatMap((entry) =>
        linesOf(entry, before, after, base),
      ),
    ];
    const outlook = outlookOf(ledger, after.known, sight);
    const ids = idsSeen(member === undefined ? undefined : idsOf(member, before, after), outlook);
    if (member !== undefined && ids?.size === 0) throw new Problem('coalition.member-unknown', { member });
    return {
      quarter: quarter ?? null,
      currency: base.code,
      from: before.shown,
      to: after.shown,
      members: comparedMembers(before, after, lines, base, ids),
    };
  });
}

/** A view with its figures. */
class Looked implements View {
  readonly position: number;
  readonly from: string | null;
  readonly to: string;

  constructor(
    readonly known: KnownLedger,
    readonly period: Period,
    readonly figures: GiveGetFigures,
  ) {
    this.position = known.position;
    this.from = period.from;
    this.to = period.to;
  }

  survivorOf(memberId: string): string {
    return this.known.directory.survivorOf(memberId, this.to);
  }

  mergedOn(memberId: string): string | null {
    return this.known.directory.members.get(memberId)?.merged?.on ?? null;
  }

  get shown(): ComparedView {
    return { view: this.text, to: this.to, position: this.position };
  }

  get text(): string {
    return viewText(figureViewOf(this.known, this.period));
  }
}

/** The member that was asked for, and those that its history is shown with; in the later directory it must be known. */
function idsOf(memberId: string, before: Looked, after: Looked): ReadonlySet<string> {
  const { directory } = (before.position > after.position ? before : after).known;
  const { id } = knownMember(directory, memberId);
  return new Set([id, before.survivorOf(id), after.survivorOf(id)]);
}

/** Differences are told entry by entry, and of what is not decided too: of nobody else. */
function idsSeen(
  asked: ReadonlySet<string> | undefined,
  { seesAll, own }: Outlook,
): ReadonlySet<string> | undefined {
  if (seesAll) return asked;
  return asked ? new Set([...asked].filter((id) => own.has(id))) : own;
}

/** The entries that one view can see otherwise than the other. Some of them come to the same in the end. */
async function entriesBetween(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  before: Looked,
  after: Looked,
): Promise<EntryFacts[]> {
  const latest = before.position > after.position ? before.known : after.known;
  const [firstDay, lastDay] = [before.to, after.to].sort() as [string, string];
  const found = new Map<string, EntryFacts>();
  const take = (entries: readonly EntryFacts[]): void => {
    for (const entry of entries) found.set(entry.entryId, entry);
  };
  take(
    await entryFactsById(
      ledger,
      snapshot,
      latest,
      await entriesRecordedBetween(ledger, snapshot, before, after),
    ),
  );
  if (firstDay !== lastDay) {
    take(await entryFactsBetween(ledger, snapshot, latest, { after: firstDay, to: lastDay }));
  }
  const memberIds = [...latest.directory.members.keys()].filter(
    (id) => before.survivorOf(id) !== after.survivorOf(id),
  );
  take(await entryFactsOf(ledger, snapshot, latest, { memberIds, from: null, to: lastDay }));
  return [...found.values()].sort(byDay);
}

async function entriesRecordedBetween(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  before: Looked,
  after: Looked,
): Promise<string[]> {
  const [first, last] = [before.position, after.position].sort((a, b) => a - b) as [number, number];
  const ids = new Set<string>();
  if (first === last) return [];
  const { coalitionId } = after.known.head;
  for await (const page of eventPages(snapshot, ledger.events, coalitionId, first, last)) {
    for (const event of page) {
      if (isEntryEvent(event)) ids.add((event.data as unknown as EntryCore).entryId);
    }
  }
  return [...ids];
}

/** Baselines that one view knows and the other does not, or shows in another account. */
function baselineLines(before: Looked, after: Looked, base: Unit): AccountLine[] {
  const { directory } = (before.position > after.position ? before : after).known;
  return [...directory.members.values()].flatMap((member) => {
    if (!member.baseline) return [];
    const [one, other] = [baselineIn(before, member), baselineIn(after, member)];
    const accounts = new Set([before.survivorOf(member.id), after.survivorOf(member.id)]);
    return [...accounts].flatMap((account): AccountLine[] => {
      const difference = shareOf(account, one).lessThan(shareOf(account, other));
      if (difference.isNothing) return [];
      const line = {
        entry: null,
        memberId: member.id,
        occurredOn: member.baseline!.on,
        direction: null,
        kind: null,
        description: 'baseline',
        reverses: null,
        difference: difference.shown(base),
        why: [baselineReason(member, before, after)],
      };
      return [{ account, line }];
    });
  });
}

interface BaselineSeen {
  readonly account: string;
  readonly compared: Compared;
}

function baselineIn(view: Looked, { id }: Member): BaselineSeen {
  const compared = new Compared();
  const known = view.known.directory.members.get(id);
  if (known) compared.opening = baselineOn(known.baseline, view.to);
  return { account: view.survivorOf(id), compared };
}

function shareOf(account: string, seen: BaselineSeen): Compared {
  return seen.account === account ? seen.compared : new Compared();
}

function baselineReason(member: Member, before: Looked, after: Looked): Reason {
  if (before.survivorOf(member.id) !== after.survivorOf(member.id)) {
    const on = after.mergedOn(member.id) ?? before.mergedOn(member.id);
    return { why: 'merged', on, event: null };
  }
  const { on } = member.baseline!;
  const occurred = on > before.to !== on > after.to;
  return { why: occurred ? 'occurred' : 'recorded', on: occurred ? on : null, event: null };
}

function comparedMembers(
  before: Looked,
  after: Looked,
  lines: readonly AccountLine[],
  base: Unit,
  ids: ReadonlySet<string> | undefined,
): MemberComparison[] {
  const one = new Map(before.figures.members.map((member) => [member.id, member]));
  const other = new Map(after.figures.members.map((member) => [member.id, member]));
  const byAccount = new Map<string, AccountLine['line'][]>();
  for (const { account, line } of lines) {
    const known = byAccount.get(account);
    if (known) known.push(line);
    else byAccount.set(account, [line]);
  }
  const compared: MemberComparison[] = [];
  for (const id of [...new Set([...one.keys(), ...other.keys()])].sort()) {
    if (ids && !ids.has(id)) continue;
    const [from, to] = [one.get(id), other.get(id)];
    const [was, is] = [from, to].map((member) => (member ? Compared.of(member) : new Compared())) as [
      Compared,
      Compared,
    ];
    const difference = was.lessThan(is);
    const own = byAccount.get(id) ?? [];
    if (!ids && difference.isNothing && own.length === 0) continue;
    const shown = (view: Looked, member: typeof from, figures: Compared): ComparedMember | null =>
      member
        ? { figure: figureId('member', id, view.text), name: member.name, figures: figures.shown(base) }
        : null;
    compared.push({
      id,
      from: shown(before, from, was),
      to: shown(after, to, is),
      difference: difference.shown(base),
      lines: own,
    });
  }
  return compared;
}
