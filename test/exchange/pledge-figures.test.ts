import fc from 'fast-check';
import { noPledges, type PledgeFigures } from '../../src/exchange/domain/pledge-figures.js';
import { pledgeFigures } from '../../src/exchange/pledge-figures.queries.js';
import { fileOf } from '../../src/interchange/import-files.js';
import { importFiles } from '../../src/interchange/import.js';
import { isProblem } from '../../src/kernel/problem.js';
import { unitOf } from '../../src/kernel/unit.js';
import { knownLedger } from '../../src/portfolios/view.queries.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import {
  aCoalition,
  COALITION,
  coalitionFounded,
  contribution,
  disputeResolved,
  entryDisputed,
  memberJoined,
  memberMerged,
  pledgeAmended,
  pledgeLapsed,
  pledgeMade,
  pledgeWaived,
  poolOpened,
  reversalOf,
  type Told,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import { dateOf, LAST_DAY, pledgeDeeds, PledgeReckoning } from '../support/pledge-reckoning.js';

interface View {
  readonly on: string;
  readonly position?: number;
  readonly members?: readonly string[];
  readonly coalitionId?: string;
}

function figuresOf(
  { ledger }: TestLedger,
  { on, position, members, coalitionId = COALITION }: View,
): Promise<ReadonlyMap<string, PledgeFigures>> {
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(
      ledger,
      snapshot,
      coalitionId,
      position === undefined ? undefined : String(position),
    );
    return pledgeFigures(snapshot, known, { to: on }, members);
  });
}

const delivery = (entryId: string, quantity: string, occurredOn: string, over: object = {}): Told =>
  contribution(entryId, { quantity, occurredOn, pledgeId: 'p1', ...over });

onBothEngines('pledges as figures', (engine) => {
  const ledgers = ledgersOn(engine);

  /** Pledged, delivered, outstanding, overdue and reliability of Alder on a day. */
  const alderOn = async (ledger: TestLedger, on: string, position?: number): Promise<string> => {
    const figures = (await figuresOf(ledger, position === undefined ? { on } : { on, position })).get(
      'alder',
    );
    if (!figures) return 'nothing';
    const { pledged, delivered, outstanding, overdue, reliability } = figures;
    return `${pledged} ${delivered} ${outstanding} ${overdue} ${reliability ?? '—'}`;
  };

  it('follow a pledge that is delivered in three parts, one of them late', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      pledgeMade('p1'),
      delivery('e1', '100.00', '2026-02-01'),
      delivery('e2', '120.00', '2026-03-31'),
      delivery('e3', '80.00', '2026-04-02'),
    );
    expect(await alderOn(ledger, '2026-01-09')).toBe('nothing');
    expect(await alderOn(ledger, '2026-01-10')).toBe('300.00 0.00 300.00 0.00 —');
    expect(await alderOn(ledger, '2026-02-01')).toBe('300.00 100.00 200.00 0.00 —');
    expect(await alderOn(ledger, '2026-03-30')).toBe('300.00 100.00 200.00 0.00 —');
    expect(await alderOn(ledger, '2026-03-31')).toBe('300.00 220.00 80.00 0.00 0.7333');
    expect(await alderOn(ledger, '2026-04-01')).toBe('300.00 220.00 80.00 80.00 0.7333');
    expect(await alderOn(ledger, '2026-04-02')).toBe('300.00 300.00 0.00 0.00 0.7333');
    expect(await alderOn(ledger, '2026-04-02', 8)).toBe('300.00 100.00 200.00 200.00 0.3333');
  });

  it('lose what is disputed or reversed, and get it again once a dispute is resolved', async () => {
    const given = delivery('e1', '300.00', '2026-03-01', { counterparty: 'member:birch' });
    const ledger = await ledgers.with(...aCoalition(), pledgeMade('p1'), given);
    const kept = '300.00 300.00 0.00 0.00 1.0000';
    expect(await alderOn(ledger, '2026-04-30')).toBe(kept);
    await ledger.tell(entryDisputed('e1'));
    expect(await alderOn(ledger, '2026-04-30')).toBe('300.00 0.00 300.00 300.00 0.0000');
    await ledger.tell(disputeResolved('e1', { outcome: 'adjusted', quantity: '150.00' }));
    expect(await alderOn(ledger, '2026-04-30')).toBe('300.00 150.00 150.00 150.00 0.5000');
    await ledger.tell(reversalOf(given, 'r1', { quantity: '-150.00', occurredOn: '2026-04-20' }));
    // A delivery that turned out to be none was in time for nothing; but nobody knew that before.
    expect(await alderOn(ledger, '2026-04-19')).toBe('300.00 150.00 150.00 150.00 0.5000');
    expect(await alderOn(ledger, '2026-04-20')).toBe('300.00 0.00 300.00 300.00 0.0000');
    expect(await alderOn(ledger, '2026-04-30', 8)).toBe(kept);
  });

  it('count what was promised on the due date, whatever is agreed later', async () => {
    const half = delivery('e1', '150.00', '2026-03-01');
    const inTime = await ledgers.with(
      ...aCoalition(),
      pledgeMade('p1'),
      half,
      pledgeAmended('p1', { on: '2026-03-31', quantity: '150.00' }),
    );
    expect(await alderOn(inTime, '2026-03-31')).toBe('150.00 150.00 0.00 0.00 1.0000');
    const tooLate = await ledgers.with(
      ...aCoalition(),
      pledgeMade('p1'),
      half,
      pledgeAmended('p1', { on: '2026-04-01', quantity: '150.00', dueOn: '2026-12-31' }),
    );
    expect(await alderOn(tooLate, '2026-04-01')).toBe('150.00 150.00 0.00 0.00 0.5000');
    const postponed = await ledgers.with(
      ...aCoalition(),
      pledgeMade('p1'),
      half,
      pledgeAmended('p1', { on: '2026-03-31', dueOn: '2026-06-30' }),
    );
    expect(await alderOn(postponed, '2026-04-01')).toBe('300.00 150.00 150.00 0.00 —');
    expect(await alderOn(postponed, '2026-06-30')).toBe('300.00 150.00 150.00 0.00 0.5000');
  });

  it('ask for nothing more once the rest is waived or has lapsed, and count it where it had fallen due', async () => {
    const third = [...aCoalition(), pledgeMade('p1'), delivery('e1', '100.00', '2026-03-01')];
    const before = await ledgers.with(...third, pledgeWaived('p1', '2026-03-31'));
    expect(await alderOn(before, '2026-03-30')).toBe('300.00 100.00 200.00 0.00 —');
    expect(await alderOn(before, '2026-12-31')).toBe('100.00 100.00 0.00 0.00 —');
    const after = await ledgers.with(...third, pledgeWaived('p1', '2026-04-01'));
    expect(await alderOn(after, '2026-12-31')).toBe('100.00 100.00 0.00 0.00 0.3333');
    const lapsed = await ledgers.with(...third, pledgeLapsed('p1', '2026-04-15'));
    expect(await alderOn(lapsed, '2026-04-14')).toBe('300.00 100.00 200.00 200.00 0.3333');
    expect(await alderOn(lapsed, '2026-04-15')).toBe('100.00 100.00 0.00 0.00 0.3333');
  });

  it('leave what is given beyond a promise to the contributions', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      pledgeMade('p1'),
      delivery('e1', '500.00', '2026-03-01'),
    );
    expect(await alderOn(ledger, '2026-12-31')).toBe('300.00 300.00 0.00 0.00 1.0000');
  });

  it('count unvalued pledges natively, say how many there are, and value deliveries in proportion', async () => {
    const beds = { kind: 'in-kind', unit: 'beds', counterparty: 'pool:fund' };
    const ledger = await ledgers.with(
      ...aCoalition(),
      pledgeMade('p1', { ...beds, quantity: '3', value: '100.00' }),
      pledgeMade('p2', { ...beds, quantity: '4' }),
      delivery('e1', '1', '2026-02-01', beds),
    );
    expect((await figuresOf(ledger, { on: '2026-04-30' })).get('alder')).toEqual({
      pledged: '100.00',
      delivered: '33.33',
      outstanding: '66.67',
      overdue: '66.67',
      reliability: '0.1667',
      pledges: 2,
      unvaluedPledges: 1,
      fellDue: 2,
      byKind: {
        'in-kind': { beds: { pledged: '7', delivered: '1', outstanding: '6', overdue: '6' } },
      },
    });
  });

  it('follow a merged member to its survivor, from that day on and where that was known', async () => {
    const ledger = await ledgers.with(...aCoalition(), pledgeMade('p1'));
    const { position } = await ledger.head();
    await ledger.tell(memberMerged('alder', 'cedar', '2026-04-01'));
    await ledger.tell(delivery('e1', '60.00', '2026-04-02', { memberId: 'cedar' }));
    const membersOn = async (on: string, known?: number): Promise<string[]> => [
      ...(await figuresOf(ledger, known === undefined ? { on } : { on, position: known })).keys(),
    ];
    expect(await membersOn('2026-03-31')).toEqual(['alder']);
    expect(await membersOn('2026-04-01')).toEqual(['cedar']);
    expect(await membersOn('2026-04-01', position)).toEqual(['alder']);
    const asked = await figuresOf(ledger, { on: '2026-04-02', members: ['cedar', 'birch'] });
    expect([...asked]).toMatchObject([['cedar', { pledged: '300.00', delivered: '60.00' }]]);
  });

  it('stand in the report, also for those who promised nothing', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      pledgeMade('p1'),
      delivery('e1', '100.00', '2026-02-01'),
    );
    const pledgesIn = async (quarter: string) => {
      const { members } = await quarterlyReport(ledger.ledger, COALITION, quarter);
      return Object.fromEntries(members.map(({ id, pledges }) => [id, pledges]));
    };
    const none = noPledges(unitOf('EUR'));
    expect(none).toEqual({
      pledged: '0.00',
      delivered: '0.00',
      outstanding: '0.00',
      overdue: '0.00',
      reliability: null,
      pledges: 0,
      unvaluedPledges: 0,
      fellDue: 0,
      byKind: {},
    });
    expect(await pledgesIn('2026-Q1')).toMatchObject({
      alder: { pledged: '300.00', delivered: '100.00', overdue: '0.00', reliability: '0.3333' },
      birch: none,
    });
    expect(await pledgesIn('2026-Q2')).toMatchObject({ alder: { overdue: '200.00' } });
    expect(await pledgesIn('2025-Q4')).toEqual({});
  });

  it('are whole where a member’s facts fill more than one page', async () => {
    const ledger = await ledgers.with(...aCoalition());
    // Three facts each, so that a page ends in the middle of a pledge.
    const many = Array.from({ length: 3_400 }, (_, i) => `p${String(i)}`);
    const rows = (head: string, each: (id: string) => string): string =>
      [head, ...many.map(each), ''].join('\n');
    const parts = (id: string): string =>
      [1, 2]
        .map((part) => `${id}-${String(part)},contribution,alder,funds,2026-02-01,1.00,EUR,${id}`)
        .join('\n');
    const files = [
      fileOf(
        'pledges.csv',
        rows(
          'pledge_id,member_id,kind,quantity,unit,made_on,due_on',
          (id) => `${id},alder,funds,3.00,EUR,2026-01-10,2026-03-31`,
        ),
      ),
      fileOf(
        'entries.csv',
        rows('entry_id,direction,member_id,kind,occurred_on,quantity,unit,pledge_id', parts),
      ),
    ];
    const { errorCount } = await importFiles(ledger.ledger, COALITION, files, { actor: 'backbone' });
    expect(errorCount).toBe(0);
    expect(await alderOn(ledger, '2026-06-30')).toBe('10200.00 6800.00 3400.00 3400.00 0.6667');
    const asked = await figuresOf(ledger, { on: '2026-06-30', members: ['alder'] });
    expect(asked.get('alder')).toMatchObject({ pledges: 3_400, delivered: '6800.00' });
  });

  it('are what a simple reckoning finds, on any day, as known at any position', async () => {
    const ledger = await ledgers.open();
    let coalitions = 0;
    let refused = 0;
    let done = 0;
    await fc.assert(
      fc.asyncProperty(
        pledgeDeeds,
        fc.array(fc.tuple(fc.nat({ max: LAST_DAY }), fc.nat({ max: 200 })), { minLength: 8, maxLength: 8 }),
        async (deeds, views) => {
          const coalitionId = `simulated-${String((coalitions += 1))}`;
          const tell = (told: Told) => ledger.tell(told, { coalitionId });
          const founded = [
            coalitionFounded(),
            ...['alder', 'birch', 'cedar'].map((id) => memberJoined(id)),
            poolOpened('open', { allowNegative: true }),
          ];
          for (const told of founded) await tell(told);
          const reckoning = new PledgeReckoning();
          let position = founded.length;
          for (const deed of deeds) {
            const asked = reckoning.asked(deed);
            if (!asked) continue;
            try {
              const { answer, position: after } = await tell(asked.told);
              if (answer['changed'] === true) asked.accepted(after);
              position = after;
              done += 1;
            } catch (error) {
              if (!isProblem(error)) throw error;
              refused += 1;
            }
          }
          for (const [day, back] of [...views, [LAST_DAY, 0] as const]) {
            const known = Math.max(founded.length, position - back);
            const view = { on: dateOf(day), position: known, coalitionId };
            const ours = await figuresOf(ledger, view);
            const theirs = reckoning.on(day, known);
            expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs));
            const asked = await figuresOf(ledger, { ...view, members: ['cedar'] });
            expect(asked.get('cedar')).toEqual(theirs.get('cedar'));
          }
        },
      ),
      { numRuns: engine.name === 'SQLite' ? 40 : 6 },
    );
    // A simulation in which nearly everything is refused would show nothing.
    expect(done).toBeGreaterThan(refused);
  });
});
