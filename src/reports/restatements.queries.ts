import { closingThat } from '../coalition/domain/closing.js';
import { nameOn, type Closing, type Directory } from '../coalition/domain/directory.js';
import { eventsAt } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { EntryEvent } from '../exchange/domain/events.js';
import { Amount } from '../kernel/amount.js';
import { parseDate, type Quarter } from '../kernel/calendar.js';
import { figureId, viewText } from '../portfolios/domain/figure-id.js';
import { flowChangesOf } from '../portfolios/domain/flows.js';
import { giveGetOfQuarters } from '../portfolios/give-get.queries.js';
import { knownLedger, type KnownLedger, type LedgerReads } from '../portfolios/view.queries.js';
import {
  nothing,
  RestatedAccount,
  type LateFact,
  type Restatement,
  type Sides,
} from './domain/restatements.js';

/**
 * What the late items that a quarter books change in quarters that were closed before, by quarter and member. It reads those items, the
 * earlier ones of the same closed quarters, and a row of each member that they concern.
 */
export async function restatementsIn(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  quarter: Quarter,
): Promise<Restatement[]> {
  const { coalition } = known.directory;
  const booked = await lateFacts(ledger, snapshot, known, 'occurred_on >= ? AND occurred_on <= ?', [
    quarter.from,
    quarter.to,
  ]);
  const restated = [...new Set(booked.map(({ lateFor }) => quarterOf(known.directory, lateFor)))].sort();
  const restatements: Restatement[] = [];
  for (const id of restated) {
    // What was reopened says nothing that could be restated, until it is closed again.
    const closing = closingThat(known.directory, id);
    if (!closing) continue;
    const { from, to } = coalition.fiscalCalendar.quarter(id);
    const earlier = await lateFacts(
      ledger,
      snapshot,
      known,
      'late_for >= ? AND late_for <= ? AND occurred_on < ?',
      [from, to, quarter.from],
    );
    const now = booked.filter(({ lateFor }) => quarterOf(known.directory, lateFor) === id);
    restatements.push(
      ...(await restatementsOf(ledger, snapshot, known, {
        quarter: { id, from, to },
        closing,
        earlier,
        now,
      })),
    );
  }
  return restatements;
}

/**
 * The same for one closed quarter, of all that was booked late for it by now, whichever quarters book it; nothing while it is open.
 */
export async function restatementsOfClosed(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  quarter: Quarter,
): Promise<Restatement[]> {
  const closing = closingThat(known.directory, quarter.id);
  if (!closing) return [];
  const { from, to } = quarter;
  const now = await lateFacts(ledger, snapshot, known, 'late_for >= ? AND late_for <= ?', [from, to]);
  return restatementsOf(ledger, snapshot, known, { quarter, closing, earlier: [], now });
}

interface Restated {
  readonly quarter: Quarter;
  readonly closing: Closing;
  readonly earlier: readonly LateFact[];
  readonly now: readonly LateFact[];
}

async function restatementsOf(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  { quarter, closing, earlier, now }: Restated,
): Promise<Restatement[]> {
  const { directory } = known;
  const base = directory.coalition.currency;
  const accounts = new Map<string, RestatedAccount>();
  const add = (fact: LateFact, isNow: boolean): void => {
    for (const change of fact.changes) {
      // In whose statement it would have stood: members that merged later had one of their own.
      const id = directory.survivorOf(change.memberId, quarter.to);
      let account = accounts.get(id);
      if (!account) accounts.set(id, (account = new RestatedAccount()));
      account.add(fact, change, isNow, base);
    }
  };
  for (const fact of earlier) add(fact, false);
  for (const fact of now) add(fact, true);
  const touched = [...accounts]
    .filter(([, account]) => account.isTouched)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (touched.length === 0) return [];
  const ids = new Set(touched.map(([id]) => id));
  const sealed = await sealedSides(ledger, snapshot, known, quarter, closing, ids);
  const view = viewText({ quarter: quarter.id, asOf: null, asKnownAt: closing.position });
  return touched.map(([id, account]) => ({
    quarter: quarter.id,
    member: id,
    name: nameOf(directory, id, quarter.to),
    closedAt: closing.position,
    figure: figureId('member', id, view),
    ...account.restated(sealed.get(id) ?? nothing(), base),
  }));
}

/**
 * What a closed quarter said of some accounts. Its sums are kept, and don't change any more; only where it was reopened since, and
 * perhaps closed again, what was known at its close is read from the log.
 */
async function sealedSides(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  quarter: Quarter,
  closing: Closing,
  accounts: ReadonlySet<string>,
): Promise<Map<string, Sides>> {
  const { coalitionId } = known.head;
  const sealed = new Map<string, Sides>();
  const { directory: today } = await ledger.directories.view(snapshot, coalitionId);
  if (closingThat(today, quarter.id)?.position !== closing.position) {
    const atClose = await knownLedger(ledger, snapshot, coalitionId, String(closing.position));
    const period = { quarter, from: quarter.from, to: quarter.to, asOf: null, isOpenEnded: false };
    const { members } = await giveGetOfQuarters(ledger, snapshot, atClose, period, [quarter]);
    for (const { id, given, received } of members) {
      sealed.set(id, { given: given.value, received: received.value });
    }
    return sealed;
  }
  const { directory } = known;
  const ids = [...directory.members.keys()].filter((id) =>
    accounts.has(directory.survivorOf(id, quarter.to)),
  );
  for (let from = 0; from < ids.length; from += MEMBERS_AT_ONCE) {
    const some = ids.slice(from, from + MEMBERS_AT_ONCE);
    const rows = await snapshot.rows(
      `SELECT member_id, given, received FROM member_totals WHERE coalition_id = ? AND period = ? AND member_id IN (${some.map(() => '?').join(', ')})`,
      [coalitionId, quarter.id, ...some],
    );
    for (const [memberId, given, received] of rows as [string, string, string][]) {
      const id = directory.survivorOf(memberId, quarter.to);
      const sides = sealed.get(id) ?? nothing();
      sides.given = sides.given.plus(Amount.parse(given));
      sides.received = sides.received.plus(Amount.parse(received));
      sealed.set(id, sides);
    }
  }
  return sealed;
}

/** Members looked up in one statement. */
const MEMBERS_AT_ONCE = 500;

/** Late items, with what they change of what counts; those that change nothing of it are left out. */
async function lateFacts(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  { head: { coalitionId }, position, directory }: KnownLedger,
  which: string,
  parameters: readonly string[],
): Promise<LateFact[]> {
  const rows = await snapshot.rows(
    `SELECT position, late_for FROM late_items WHERE coalition_id = ? AND ${which} AND position <= ? ORDER BY position`,
    [coalitionId, ...parameters, position],
  );
  const events = await eventsAt(
    snapshot,
    ledger.events,
    coalitionId,
    rows.map(([at]) => Number(at)),
  );
  const { scale } = directory.coalition.currency;
  return rows.flatMap(([at, lateFor]) => {
    const event = events.get(Number(at))! as unknown as EntryEvent & { readonly position: number };
    const changes = flowChangesOf(event, scale).filter(({ standing }) => standing === 'accepted');
    if (changes.length === 0) return [];
    const { position: recorded, type, occurredOn, data } = event;
    const { entryId } = data;
    return [{ entryId, position: recorded, type, lateFor: lateFor as string, occurredOn, changes }];
  });
}

function quarterOf({ coalition }: Directory, on: string): string {
  return coalition.fiscalCalendar.quarterOf(parseDate(on));
}

function nameOf(directory: Directory, memberId: string, on: string): string {
  const member = directory.members.get(memberId);
  return member ? nameOn(member, on) : memberId;
}
