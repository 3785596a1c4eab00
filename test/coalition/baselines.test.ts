import { giveGetBalances } from '../../src/portfolios/give-get.queries.js';
import type { FigureScope } from '../../src/portfolios/view.queries.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import {
  aCoalition,
  baselineStated,
  COALITION,
  contribution,
  memberJoined,
  memberLeft,
  memberMerged,
  memberRejoined,
  memberRenamed,
} from '../support/builders.js';
import { given } from '../support/decider-specification.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';

const coalition = aCoalition();

describe('stating a baseline', () => {
  it('says what a member had given and received before the day on which it joined', () =>
    given(coalition, memberJoined('dogwood', { joinedOn: '2026-05-01' }))
      .when(baselineStated('dogwood'))
      .then({
        type: 'BaselineStated',
        occurredOn: '2026-05-01',
        data: { memberId: 'dogwood', given: '1000', received: '400', reason: 'the years before' },
      }));

  it('the same again states nothing, another one is refused with both shown', async () => {
    await given(coalition, baselineStated('alder')).when(baselineStated('alder')).thenNothing();
    await given(coalition, baselineStated('alder'))
      .when(baselineStated('alder', { received: '401.00' }))
      .thenProblem('coalition.baseline-stated', { field: 'received', recorded: '400', found: '401' });
  });

  it.each(['member:alder', 'member:birch'])('is the backbone’s to do, not %s’s', (party) =>
    given(coalition)
      .when(baselineStated('alder', { actingFor: party }))
      .thenProblem('coalition.act-not-permitted', { act: 'state a baseline', party }),
  );

  it('may be stated of a member that left, merged or came back', async () => {
    for (const happened of [
      [memberLeft('alder', '2026-06-30')],
      [memberMerged('alder', 'birch', '2026-06-30')],
      [memberLeft('alder', '2026-03-31'), memberRejoined('alder', '2026-06-30')],
    ]) {
      await given(coalition, happened)
        .when(baselineStated('alder'))
        .then({ type: 'BaselineStated', occurredOn: '2026-01-01' });
    }
  });

  it.each([
    ['coalition.member-unknown', baselineStated('nobody')],
    ['coalition.baseline-negative', baselineStated('alder', { given: '-0.01' })],
    ['coalition.baseline-negative', baselineStated('alder', { received: '-0.01' })],
    ['kernel.amount-too-precise', baselineStated('alder', { given: '0.001' })],
    ['kernel.amount-malformed', baselineStated('alder', { received: '1e3' })],
    ['coalition.reason-missing', baselineStated('alder', { reason: ' ' })],
  ] as const)('is refused with %s', (code, told) => given(coalition).when(told).thenProblem(code));
});

onBothEngines('a baseline in figures', (engine) => {
  const ledgers = ledgersOn(engine);

  const balanceOf = async (ledger: TestLedger, memberId: string, scope: FigureScope): Promise<string> => {
    const { members } = await giveGetBalances(ledger.ledger, COALITION, scope);
    const member = members.find(({ id }) => id === memberId);
    if (!member) return 'not there';
    const { opening, period, closing } = member.balance;
    return `${member.given.value} ${member.received.value} ${opening} ${period} ${closing}`;
  };

  it('opens the balance from the day on which the member joined, and is given or received in no period', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      memberJoined('dogwood', { joinedOn: '2026-05-01' }),
      baselineStated('dogwood'),
      contribution('gift', { memberId: 'dogwood', occurredOn: '2026-06-01', quantity: '50.00' }),
    );
    expect(await balanceOf(ledger, 'dogwood', { quarter: '2026-Q1' })).toBe('not there');
    expect(await balanceOf(ledger, 'dogwood', { quarter: '2026-Q2' })).toBe('50.00 0.00 600.00 50.00 650.00');
    expect(await balanceOf(ledger, 'dogwood', { quarter: '2026-Q3' })).toBe('0.00 0.00 650.00 0.00 650.00');
    expect(await balanceOf(ledger, 'dogwood', { asOf: '2026-05-01' })).toBe('0.00 0.00 600.00 0.00 600.00');
    expect(await balanceOf(ledger, 'dogwood', { asOf: '2026-04-30' })).toBe('not there');
    const { totals } = await quarterlyReport(ledger.ledger, COALITION, '2026-Q2');
    expect(totals).toMatchObject({
      given: { value: '50.00' },
      balance: { opening: '600.00', period: '50.00', closing: '650.00' },
    });
  });

  it('goes to the survivor with the rest of the history, from that day on', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      baselineStated('alder'),
      baselineStated('birch', { given: '1.00', received: '0.00' }),
      memberMerged('alder', 'birch', '2026-04-01'),
    );
    expect(await balanceOf(ledger, 'alder', { asOf: '2026-03-31' })).toBe('0.00 0.00 600.00 0.00 600.00');
    expect(await balanceOf(ledger, 'birch', { asOf: '2026-03-31' })).toBe('0.00 0.00 1.00 0.00 1.00');
    expect(await balanceOf(ledger, 'birch', { asOf: '2026-04-01' })).toBe('0.00 0.00 601.00 0.00 601.00');
    expect(await balanceOf(ledger, 'alder', { asOf: '2026-04-01' })).toBe('not there');
  });

  it('is not there yet, as known before it was stated', async () => {
    const ledger = await ledgers.with(...aCoalition());
    const { position } = await ledger.head();
    await ledger.tell(baselineStated('alder'));
    const asKnownAt = String(position);
    expect(await balanceOf(ledger, 'alder', { asKnownAt })).toBe('0.00 0.00 0.00 0.00 0.00');
    expect(await balanceOf(ledger, 'alder', {})).toBe('0.00 0.00 600.00 0.00 600.00');
  });

  it('stands beside names: every report calls a member what it was called then', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      baselineStated('alder'),
      memberRenamed('alder', '2026-04-01', 'Alder and Daughters'),
    );
    const nameIn = async (quarter: string): Promise<string> =>
      (await quarterlyReport(ledger.ledger, COALITION, quarter)).members[0]!.name;
    expect(await nameIn('2026-Q1')).toBe('The alder association');
    expect(await nameIn('2026-Q2')).toBe('Alder and Daughters');
  });
});
