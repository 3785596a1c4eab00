import type { SettlementStatement } from '../../src/reports/domain/settlement.js';
import { settlementCsv } from '../../src/reports/settlement-csv.js';
import { settlementStatement } from '../../src/reports/settlement.queries.js';
import { giveGetBalances } from '../../src/portfolios/give-get.queries.js';
import {
  aCoalition,
  baselineStated,
  benefit,
  COALITION,
  contribution,
  departureSettled,
  disputeResolved,
  entryAccepted,
  entryDisputed,
  entryValued,
  exchange,
  memberLeft,
  memberMerged,
  memberRejoined,
  memberRenamed,
  pledgeAmended,
  pledgeLapsed,
  pledgeMade,
  pledgeWaived,
  reversalOf,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import { refusalOf } from '../support/problems.js';

const LEFT_ON = '2026-06-30';
const statementOf = (
  { ledger }: TestLedger,
  memberId = 'alder',
  leftOn: string | null = null,
): Promise<SettlementStatement> => settlementStatement(ledger, COALITION, memberId, leftOn);

onBothEngines('a settlement statement', (engine) => {
  const ledgers = ledgersOn(engine);

  const settledLedger = (): Promise<TestLedger> =>
    ledgers.with(
      ...aCoalition(),
      baselineStated('alder'),
      memberMerged('cedar', 'alder', '2026-02-01'),
      contribution('gift', { quantity: '500.00' }),
      benefit('grant', { memberId: 'alder', quantity: '120.00' }),
      pledgeMade('kept', { dueOn: '2026-12-31', description: 'for the dyke' }),
      pledgeMade('waived', { kind: 'in-kind', unit: 'beds', quantity: '3', value: '100.00' }),
      pledgeMade('handed', { dueOn: '2026-12-31' }),
      pledgeMade('fulfilled', { quantity: '50.00' }),
      pledgeMade('lapsed'),
      pledgeMade('before', { quantity: '10.00' }),
      pledgeWaived('before', '2026-03-01'),
      pledgeMade('later', { quantity: '20.00', dueOn: '2026-12-31' }),
      pledgeWaived('later', '2026-07-10'),
      pledgeLapsed('lapsed'),
      contribution('part', { pledgeId: 'handed', quantity: '100.00' }),
      contribution('beds', {
        pledgeId: 'waived',
        kind: 'in-kind',
        unit: 'beds',
        quantity: '1',
        value: '40.00',
        counterparty: 'pool:fund',
      }),
      contribution('whole', { pledgeId: 'fulfilled', quantity: '60.00' }),
      contribution('asked', { status: 'proposed', kind: 'staff-time', unit: 'hours', quantity: '8' }),
      exchange('contested', { quantity: '4', value: '200.00' }),
      entryDisputed('contested'),
      contribution('cedars', { memberId: 'alder', status: 'proposed', quantity: '7.00' }),
      contribution('agreed', { status: 'proposed', kind: 'staff-time', unit: 'hours', quantity: '1' }),
      entryAccepted('agreed'),
      contribution('undone', { quantity: '5.00' }),
      reversalOf(contribution('undone', { quantity: '5.00' }), 'undoing', { occurredOn: '2026-07-05' }),
      memberRenamed('alder', '2026-05-01', 'Alder and Daughters'),
      memberLeft('alder', LEFT_ON),
      departureSettled('alder', [
        { pledgeId: 'kept', how: 'keep', to: null },
        { pledgeId: 'waived', how: 'waive', to: null },
        { pledgeId: 'handed', how: 'hand-over', to: 'birch' },
      ]),
    );

  it('says what was given, received and promised, and what became of it', async () => {
    const ledger = await settledLedger();
    const { position, hash } = await ledger.head();
    const statement = await statementOf(ledger);
    expect(statement).toMatchObject({
      coalition: { id: COALITION, currency: 'EUR' },
      member: { id: 'alder', name: 'Alder and Daughters' },
      joinedOn: '2026-01-01',
      leftOn: LEFT_ON,
      settledBy: 'backbone',
      reason: 'parted as friends',
      position,
      headHash: hash,
      given: { value: '705.00', byKind: { 'in-kind': { quantities: { beds: '1' } } } },
      received: { value: '120.00' },
      balance: { opening: '600.00', period: '585.00', closing: '1185.00' },
      credits: { closing: '0.00', equityShare: null },
      attributions: [],
    });
    expect(
      statement.pledges.items.map(({ id, promised, delivered, rest, outcome, handedTo }) => [
        id,
        promised,
        delivered,
        rest,
        outcome,
        handedTo,
      ]),
    ).toEqual([
      ['before', '10.00', '0.00', '10.00', 'waived', null],
      ['fulfilled', '50.00', '50.00', '0.00', 'fulfilled', null],
      [
        'handed',
        '300.00',
        '100.00',
        '200.00',
        'handed-over',
        { memberId: 'birch', pledgeId: 'handed/birch' },
      ],
      ['kept', '300.00', '0.00', '300.00', 'kept', null],
      ['lapsed', '300.00', '0.00', '300.00', 'lapsed', null],
      ['later', '20.00', '0.00', '20.00', 'waived', null],
      ['waived', '3', '1', '2', 'waived', null],
    ]);
    expect(statement.pledges.items.find(({ id }) => id === 'waived')).toMatchObject({
      promisedValue: '100.00',
      deliveredValue: '33.33',
      restValue: '66.67',
      counterparty: 'pool:pool',
    });
    expect(statement.pledges.items.find(({ id }) => id === 'kept')!.description).toBe('for the dyke');
    expect(statement.pledges.figures).toMatchObject({
      pledged: '503.33',
      delivered: '183.33',
      outstanding: '320.00',
      overdue: '0.00',
      // Fulfilled, lapsed, and the beds: what was waived by its due date, handed over or is not due yet is not in it.
      reliability: '0.4444',
      fellDue: 3,
    });
  });

  it('shows apart what nobody had accepted and what was disputed, as its figures do', async () => {
    const statement = await statementOf(await settledLedger());
    expect(statement.pending).toMatchObject({ entries: 2, value: '7.00' });
    expect(statement.pending.items.map(({ id, quantity, value }) => [id, quantity, value])).toEqual([
      ['asked', '8.00', null],
      ['cedars', '7.00', '7.00'],
    ]);
    expect(statement.disputed).toMatchObject({ entries: 1, value: '200.00', items: [{ id: 'contested' }] });
  });

  it('never changes, whatever is recorded later', async () => {
    const ledger = await settledLedger();
    const before = JSON.stringify(await statementOf(ledger));
    await ledger.tellAll(
      contribution('late', { occurredOn: '2026-06-01', quantity: '900.00' }),
      contribution('late ask', { occurredOn: '2026-06-01', status: 'proposed' }),
      entryDisputed('agreed', 'backbone'),
      entryValued('asked', '80.00'),
      entryAccepted('asked'),
      reversalOf(contribution('gift', { quantity: '500.00' }), 'back', { occurredOn: '2026-06-02' }),
      disputeResolved('contested', { outcome: 'adjusted', quantity: '2' }),
      entryDisputed('cedars', 'backbone'),
      memberRenamed('alder', '2026-06-15', 'Alder and Granddaughters'),
      pledgeWaived('kept', LEFT_ON),
      pledgeAmended('handed/birch', { on: '2026-07-01', quantity: '150.00' }),
      memberRejoined('alder', '2026-08-01'),
    );
    expect(JSON.stringify(await statementOf(ledger))).toBe(before);
  });

  it('has the same figures as the balances of that day, as known then', async () => {
    const ledger = await settledLedger();
    const statement = await statementOf(ledger);
    await ledger.tell(contribution('late', { occurredOn: '2026-06-01', quantity: '900.00' }));
    const scope = { asOf: LEFT_ON, asKnownAt: String(statement.position) };
    const { members } = await giveGetBalances(ledger.ledger, COALITION, scope);
    const { given, received, balance } = statement;
    expect(members.find(({ id }) => id === 'alder')).toMatchObject({ given, received, balance });
  });

  it('is made for each departure of its own, and found by its day', async () => {
    const ledger = await settledLedger();
    await ledger.tellAll(
      memberRejoined('alder', '2026-08-01'),
      contribution('again', { occurredOn: '2026-09-01', quantity: '1.00' }),
      memberLeft('alder', '2026-12-31'),
    );
    const first = await statementOf(ledger);
    expect(first.leftOn).toBe(LEFT_ON);
    await ledger.tell(departureSettled('alder', [{ pledgeId: 'kept', how: 'waive', to: null }]));
    const second = await statementOf(ledger);
    expect(second).toMatchObject({
      joinedOn: '2026-08-01',
      leftOn: '2026-12-31',
      given: { value: '701.00' },
    });
    expect(second.pledges.items.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'before waived',
      'fulfilled fulfilled',
      'handed handed-over',
      'kept waived',
      'lapsed lapsed',
      'later waived',
      'waived waived',
    ]);
    expect(await statementOf(ledger, 'alder', LEFT_ON)).toEqual(first);
    const between = await refusalOf(statementOf(ledger, 'alder', '2026-12-30'));
    expect(between.code).toBe('exchange.departure-not-settled');
  });

  it('is refused where nothing was settled', async () => {
    const ledger = await settledLedger();
    const codeOf = async (work: Promise<unknown>) => (await refusalOf(work)).code;
    expect(await codeOf(statementOf(ledger, 'nobody'))).toBe('coalition.member-unknown');
    expect(await codeOf(statementOf(ledger, 'birch'))).toBe('exchange.departure-not-settled');
    expect(await codeOf(statementOf(ledger, 'alder', '2026-06-29'))).toBe('exchange.departure-not-settled');
  });

  it('has the same figures in a table for spreadsheets', async () => {
    const csv = settlementCsv(await statementOf(await settledLedger()));
    for (const line of [
      'settlement,alder,Alder and Daughters,leftOn,,,,2026-06-30',
      'settlement,alder,Alder and Daughters,balance.closing,,EUR,,1185.00',
      'settlement,alder,Alder and Daughters,pledges.outstanding,,EUR,,320.00',
      'pledge,kept,for the dyke,outcome,,,,kept',
      'pledge,waived,,rest,in-kind,beds,,2',
      'pledge,handed,,handedTo.pledge,,,,handed/birch',
      'pending-entry,asked,,quantity,staff-time,hours,,8.00',
      'disputed-entry,contested,,value,,EUR,,200.00',
    ])
      expect(csv).toContain(`${line}\r\n`);
  });
});
