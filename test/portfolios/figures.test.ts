import fc from 'fast-check';
import { giveGetBalances, type GiveGetBalances } from '../../src/portfolios/give-get.queries.js';
import type { FigureScope } from '../../src/portfolios/view.queries.js';
import { FiscalCalendar, parseDate } from '../../src/kernel/calendar.js';
import {
  aCoalition,
  benefit,
  COALITION,
  coalitionFounded,
  contribution,
  entryValued,
  exchange,
  memberJoined,
  memberLeft,
  memberMerged,
  memberRenamed,
  poolOpened,
  reversalOf,
  type Told,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';

const balancesOf = (on: TestLedger, scope: FigureScope = {}): Promise<GiveGetBalances> =>
  giveGetBalances(on.ledger, COALITION, scope);

/** Given, received and closing balance by member, which is what most tests look at. */
async function summaryOf(on: TestLedger, scope: FigureScope = {}): Promise<Record<string, string>> {
  const { members } = await balancesOf(on, scope);
  return Object.fromEntries(
    members.map(({ id, given, received, balance }) => [
      id,
      `${given.value} ${received.value} ${balance.closing}`,
    ]),
  );
}

onBothEngines('give/get balances', (engine) => {
  const ledgers = ledgersOn(engine);

  it('show a coalition without members as nothing at all', async () => {
    const ledger = await ledgers.with(coalitionFounded());
    expect((await balancesOf(ledger)).members).toEqual([]);
  });

  it('keep opening + period = closing over quarters, and native quantities beside the value', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      contribution('first', { occurredOn: '2026-03-31', quantity: '100.00' }),
      contribution('second', { occurredOn: '2026-04-01', quantity: '50.00' }),
      contribution('hours', {
        occurredOn: '2026-04-02',
        kind: 'staff-time',
        unit: 'hours',
        quantity: '7.50',
      }),
      benefit('back', { occurredOn: '2026-04-03', memberId: 'alder', quantity: '30.00' }),
    );
    const { members } = await balancesOf(ledger, { quarter: '2026-Q2' });
    const alder = members.find(({ id }) => id === 'alder')!;
    expect(alder.balance).toEqual({ opening: '100.00', period: '20.00', closing: '120.00' });
    expect(alder.given).toEqual({
      value: '50.00',
      unvaluedEntries: 1,
      byKind: {
        funds: { value: '50.00', quantities: { EUR: '50.00' }, entries: 1 },
        'staff-time': { value: '0.00', quantities: { hours: '7.50' }, entries: 1 },
      },
      byValueType: {
        financial: '50.00',
        innovative: '0.00',
        operational: '0.00',
        reputational: '0.00',
        strategic: '0.00',
      },
    });
  });

  it('count proposed entries nowhere', async () => {
    const ledger = await ledgers.with(...aCoalition(), contribution('maybe', { status: 'proposed' }));
    expect(await summaryOf(ledger)).toEqual({
      alder: '0.00 0.00 0.00',
      birch: '0.00 0.00 0.00',
      cedar: '0.00 0.00 0.00',
    });
  });

  it('show an exchange on both sides', async () => {
    const ledger = await ledgers.with(...aCoalition(), exchange('swap', { value: '250.00' }));
    expect(await summaryOf(ledger)).toMatchObject({
      alder: '250.00 0.00 250.00',
      birch: '0.00 250.00 -250.00',
    });
  });

  it('move a merged member’s history to its survivor from that day on, and not before', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      contribution('alders', { occurredOn: '2026-02-01', quantity: '100.00' }),
      contribution('birchs', { memberId: 'birch', occurredOn: '2026-02-01', quantity: '10.00' }),
      memberMerged('birch', 'alder', '2026-05-01'),
      memberMerged('alder', 'cedar', '2026-08-01'),
    );
    expect(await summaryOf(ledger, { quarter: '2026-Q1' })).toMatchObject({
      alder: '100.00 0.00 100.00',
      birch: '10.00 0.00 10.00',
    });
    expect(await summaryOf(ledger, { quarter: '2026-Q2' })).toEqual({
      alder: '0.00 0.00 110.00',
      cedar: '0.00 0.00 0.00',
    });
    expect(await summaryOf(ledger, { quarter: '2026-Q3' })).toEqual({ cedar: '0.00 0.00 110.00' });
  });

  it('name members as they were called at the period’s end, and list those that left', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      memberRenamed('alder', '2026-04-01', 'Alder and Daughters'),
      memberLeft('birch', '2026-03-31'),
      memberJoined('dogwood', { joinedOn: '2026-04-01' }),
    );
    const names = async (quarter: string): Promise<string[]> =>
      (await balancesOf(ledger, { quarter })).members.map(({ name }) => name);
    expect(await names('2026-Q1')).toEqual([
      'The alder association',
      'The birch association',
      'The cedar association',
    ]);
    expect(await names('2026-Q2')).toEqual([
      'Alder and Daughters',
      'The birch association',
      'The cedar association',
      'The dogwood association',
    ]);
  });

  it('forget, as known at an earlier position or instant, what was recorded since', async () => {
    const ledger = await ledgers.with(...aCoalition(), contribution('early', { quantity: '1.00' }));
    const { position } = await balancesOf(ledger);
    await ledger.tellAll(contribution('late', { quantity: '2.00' }), memberJoined('dogwood'));
    expect(await summaryOf(ledger, { asKnownAt: String(position) })).toMatchObject({
      alder: '1.00 0.00 1.00',
    });
    expect(Object.keys(await summaryOf(ledger, { asKnownAt: String(position) }))).not.toContain('dogwood');
    expect(await summaryOf(ledger)).toMatchObject({ alder: '3.00 0.00 3.00' });
    expect(await summaryOf(ledger, { asKnownAt: '2026-07-01T09:00:00Z' })).toMatchObject({
      alder: '3.00 0.00 3.00',
    });
    await expect(balancesOf(ledger, { asKnownAt: '2026-07-01T08:59:59Z' })).rejects.toMatchObject({
      code: 'ledger.position-unknown',
    });
  });

  it.each([
    [{ quarter: '2026-Q5' }, 'request.quarter-malformed'],
    [{ asOf: '2026-02-30' }, 'kernel.date-malformed'],
    [{ quarter: '2026-Q2', asOf: '2026-03-31' }, 'request.as-of-before-quarter'],
    [{ asKnownAt: '0' }, 'ledger.position-unknown'],
    [{ asKnownAt: '999' }, 'ledger.position-unknown'],
    [{ asKnownAt: 'yesterday' }, 'kernel.instant-malformed'],
  ] as const)('refuse %j', async (scope, code) => {
    const ledger = await ledgers.with(...aCoalition());
    await expect(balancesOf(ledger, scope)).rejects.toMatchObject({ code });
  });

  it('equal a naive sum over all entries, for any quarter, date and position', async () => {
    await fc.assert(
      fc.asyncProperty(histories, scopes, async (history, wanted) => {
        const ledger = await ledgers.with(...foundation, ...history.map(({ told }) => told));
        try {
          for (const scope of wanted) {
            const asKnownAt =
              scope.known === null
                ? undefined
                : String(foundationEvents + 1 + (scope.known % (history.length + 1)));
            const known =
              asKnownAt === undefined
                ? history.length
                : Math.min(history.length, Number(asKnownAt) - foundationEvents);
            if (asKnownAt !== undefined && known < 1) continue;
            if (Number(asKnownAt) > foundationEvents + history.length) continue;
            const { quarter, asOf } = scope;
            if (quarter !== undefined && asOf !== undefined && asOf < CALENDAR.quarter(quarter).from)
              continue;
            const found = await balancesOf(ledger, { quarter, asOf, asKnownAt });
            const expected = naive(history.slice(0, known), quarter, asOf);
            for (const { id, given, received, balance } of found.members) {
              expect({
                id,
                given: given.value,
                received: received.value,
                ...balance,
                entries: entriesIn(given, received),
                unvalued: given.unvaluedEntries + received.unvaluedEntries,
              }).toEqual({ id, ...expected(id) });
            }
          }
        } finally {
          await ledger.close();
        }
      }),
      { numRuns: engine.name === 'SQLite' ? 40 : 5 },
    );
  });
});

type Flow = GiveGetBalances['members'][number]['given'];

function entriesIn(...flows: Flow[]): number {
  return flows.flatMap(({ byKind }) => Object.values(byKind)).reduce((sum, { entries }) => sum + entries, 0);
}

const CALENDAR = new FiscalCalendar(4);
const MEMBERS = ['alder', 'birch', 'cedar'];
const foundation: Told[] = [
  coalitionFounded({ fiscalStartMonth: 4 }),
  ...MEMBERS.map((id) => memberJoined(id, { joinedOn: '2024-01-01' })),
  poolOpened('fund', { openedOn: '2024-01-01', allowNegative: true }),
];
const foundationEvents = foundation.length;

/** One thing that was recorded, and what it adds for whom, in cents. */
interface Deed {
  readonly told: Told;
  readonly on: string;
  readonly cents: number;
  readonly entries: number;
  /** 1 where it has no value, and −1 where it gives one, or takes such an entry back. */
  readonly unvalued: number;
  readonly given: string | null;
  readonly received: string | null;
}

const dates = fc
  .integer({ min: 0, max: 250 })
  .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10));
const amounts = fc.integer({ min: 1, max: 1_000_000_00 });
const money = (cents: number): string =>
  `${cents < 0 ? '-' : ''}${String(Math.floor(Math.abs(cents) / 100))}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;

const choices = fc.record({
  action: fc.constantFrom('give', 'give', 'get', 'swap', 'hours', 'value', 'take-back', 'propose'),
  on: dates,
  cents: amounts,
  member: fc.nat(2),
  target: fc.nat(1000),
});

/** Turns choices into deeds that are all accepted: an earlier entry is valued or taken back only where that can be. */
const histories = fc.array(choices, { minLength: 1, maxLength: 25 }).map((wanted) => {
  const deeds: Deed[] = [];
  const open = new Map<string, Deed>();
  const unvalued = new Map<string, Deed>();
  const pick = (from: Map<string, Deed>, target: number): [string, Deed] | undefined =>
    [...from][target % Math.max(1, from.size)];
  wanted.forEach(({ action, on, cents, member, target }, i) => {
    const id = `e${String(i)}`;
    const memberId = MEMBERS[member]!;
    const other = MEMBERS[(member + 1) % 3]!;
    const common = { occurredOn: on, memberId, counterparty: 'pool:fund', quantity: money(cents) };
    const record = (deed: Deed): void => {
      deeds.push(deed);
      open.set(id, deed);
    };
    if (action === 'give')
      record({
        told: contribution(id, common),
        on,
        cents,
        entries: 1,
        unvalued: 0,
        given: memberId,
        received: null,
      });
    else if (action === 'get')
      record({
        told: benefit(id, common),
        on,
        cents,
        entries: 1,
        unvalued: 0,
        given: null,
        received: memberId,
      });
    else if (action === 'propose')
      deeds.push({
        told: contribution(id, { ...common, status: 'proposed' }),
        on,
        cents: 0,
        entries: 0,
        unvalued: 0,
        given: memberId,
        received: null,
      });
    else if (action === 'swap') {
      const told = exchange(id, {
        occurredOn: on,
        memberId,
        counterparty: `member:${other}`,
        value: money(cents),
      });
      record({ told, on, cents, entries: 1, unvalued: 0, given: memberId, received: other });
    } else if (action === 'hours') {
      const told = contribution(id, { ...common, kind: 'staff-time', unit: 'hours', quantity: '3' });
      const deed = { told, on, cents: 0, entries: 1, unvalued: 1, given: memberId, received: null };
      record(deed);
      unvalued.set(id, deed);
    } else if (action === 'value') {
      const found = pick(unvalued, target);
      if (!found) return;
      const [of, deed] = found;
      unvalued.delete(of);
      open.delete(of);
      deeds.push({
        told: entryValued(of, money(cents)),
        on: deed.on,
        cents,
        entries: 0,
        unvalued: -1,
        given: deed.given,
        received: null,
      });
    } else {
      const found = pick(open, target);
      if (!found) return;
      const [of, deed] = found;
      open.delete(of);
      const unvaluedBefore = unvalued.delete(of);
      deeds.push({
        ...deed,
        told: reversalOf(deed.told, id, { occurredOn: on }),
        on,
        cents: -deed.cents,
        entries: -1,
        unvalued: unvaluedBefore ? -1 : 0,
      });
    }
  });
  return deeds;
});

const scopes = fc.array(
  fc.record({
    quarter: fc.option(
      dates.map((date) => CALENDAR.quarterOf(parseDate(date))),
      { nil: undefined },
    ),
    asOf: fc.option(dates, { nil: undefined }),
    known: fc.option(fc.nat(25)),
  }),
  { minLength: 3, maxLength: 6 },
);

/** The same figures, by looking at every deed. */
function naive(deeds: readonly Deed[], quarter: string | undefined, asOf: string | undefined) {
  const { from, to } = quarter === undefined ? { from: '', to: '9999' } : CALENDAR.quarter(quarter);
  const end = asOf !== undefined && asOf < to ? asOf : to;
  return (id: string): Record<string, string | number> => {
    let opening = 0;
    let given = 0;
    let received = 0;
    let entries = 0;
    let unvalued = 0;
    for (const deed of deeds) {
      if (deed.on > end) continue;
      for (const [member, side] of [
        [deed.given, 'given'],
        [deed.received, 'received'],
      ] as const) {
        if (member !== id) continue;
        const sign = side === 'given' ? 1 : -1;
        if (deed.on < from) {
          opening += sign * deed.cents;
        } else {
          entries += deed.entries;
          unvalued += deed.unvalued;
          if (side === 'given') given += deed.cents;
          else received += deed.cents;
        }
      }
    }
    const period = given - received;
    return {
      given: money(given),
      received: money(received),
      opening: money(opening),
      period: money(period),
      closing: money(opening + period),
      entries,
      unvalued,
    };
  };
}
