import {
  aCoalition,
  contribution,
  departureSettled,
  disputeResolved,
  entryDisputed,
  memberJoined,
  memberLeft,
  memberMerged,
  memberRejoined,
  pledgeAmended,
  pledgeMade,
  pledgeWaived,
  type Told,
} from '../support/builders.js';
import { after, given } from '../support/decider-specification.js';

const coalition = aCoalition();
const LEFT_ON = '2026-06-30';
const left = memberLeft('alder', LEFT_ON);
const keep = (pledgeId: string) => ({ pledgeId, how: 'keep', to: null });
const waive = (pledgeId: string) => ({ pledgeId, how: 'waive', to: null });
const handOver = (pledgeId: string, to: string) => ({ pledgeId, how: 'hand-over', to });

describe('settling a departure', () => {
  it('keeps, waives or hands over each pledge that is open, on the member’s last day', () =>
    given(
      coalition,
      pledgeMade('kept'),
      pledgeMade('waived'),
      pledgeMade('handed', { dueOn: '2026-12-31' }),
      contribution('e1', { quantity: '100.00', pledgeId: 'handed' }),
      left,
    )
      .when(departureSettled('alder', [keep('kept'), waive('waived'), handOver('handed', 'birch')]))
      .then(
        {
          type: 'PledgeWaived',
          occurredOn: LEFT_ON,
          data: { pledgeId: 'waived', memberId: 'alder', handedTo: null, by: 'backbone' },
        },
        {
          type: 'PledgeWaived',
          occurredOn: LEFT_ON,
          data: { pledgeId: 'handed', memberId: 'alder', handedTo: 'birch' },
        },
        {
          type: 'PledgeMade',
          occurredOn: LEFT_ON,
          data: {
            pledgeId: 'handed/birch',
            memberId: 'birch',
            kind: 'funds',
            quantity: '200',
            unit: 'EUR',
            value: '200',
            counterparty: 'pool:pool',
            dueOn: '2026-12-31',
            takenOverFrom: 'handed',
            by: 'backbone',
          },
        },
        {
          type: 'DepartureSettled',
          occurredOn: LEFT_ON,
          data: {
            memberId: 'alder',
            pledges: [
              { pledgeId: 'kept', outcome: 'kept' },
              { pledgeId: 'waived', outcome: 'waived' },
              { pledgeId: 'handed', outcome: 'handed-over' },
            ],
            reason: 'parted as friends',
          },
        },
      ));

  it('asks about nothing that is fulfilled, waived, or was never promised', () =>
    given(
      coalition,
      pledgeMade('fulfilled'),
      contribution('e1', { quantity: '300.00', pledgeId: 'fulfilled' }),
      pledgeMade('waived'),
      pledgeWaived('waived'),
      pledgeMade('birchs', { memberId: 'birch' }),
      left,
    )
      .when(departureSettled('alder'))
      .then({ type: 'DepartureSettled', data: { pledges: [] } }));

  it('is refused while nothing is said of an open pledge', () =>
    given(coalition, pledgeMade('p1'), pledgeMade('p2'), pledgeMade('p3'), left)
      .when(departureSettled('alder', [keep('p2')]))
      .thenProblem('exchange.pledges-undecided', { member: 'alder', pledges: 'p1, p3' }));

  it('speaks for members that merged into the one that leaves, whose waivers stay with who promised', () =>
    given(
      coalition,
      pledgeMade('cedars', { memberId: 'cedar' }),
      memberMerged('cedar', 'alder', '2026-02-01'),
      left,
    )
      .when(departureSettled('alder', [waive('cedars')]))
      .then(
        { type: 'PledgeWaived', data: { pledgeId: 'cedars', memberId: 'cedar' } },
        { type: 'DepartureSettled', data: { memberId: 'alder' } },
      ));

  it('hands a pledge that is overdue over to be delivered at once, unless that is amended', async () => {
    const overdue = [pledgeMade('p1'), left];
    const settled = departureSettled('alder', [handOver('p1', 'birch')]);
    await given(coalition, ...overdue)
      .when(settled)
      .then(
        { type: 'PledgeWaived' },
        { type: 'PledgeMade', data: { dueOn: LEFT_ON } },
        { type: 'DepartureSettled' },
      );
    await given(coalition, ...overdue, settled)
      .when(pledgeAmended('p1/birch', { on: LEFT_ON, dueOn: '2026-09-30' }))
      .then({ type: 'PledgeAmended' });
  });

  it('makes an id where the pledge’s own can’t tell where it came from', async () => {
    const long = 'p'.repeat(200);
    await given(coalition, pledgeMade(long), left)
      .when(departureSettled('alder', [handOver(long, 'birch')]))
      .then(
        { type: 'PledgeWaived' },
        { type: 'PledgeMade', data: { pledgeId: 'made-1', takenOverFrom: long } },
        { type: 'DepartureSettled' },
      );
    await given(coalition, pledgeMade('p1'), pledgeMade('p1/birch', { memberId: 'birch' }), left)
      .when(departureSettled('alder', [handOver('p1', 'birch')]))
      .then(
        { type: 'PledgeWaived' },
        { type: 'PledgeMade', data: { pledgeId: 'made-1' } },
        { type: 'DepartureSettled' },
      );
  });

  it.each([
    ['nobody’s member', 'nobody', 'coalition.member-unknown'],
    ['a member that was gone by then', 'dogwood', 'coalition.member-not-active'],
    ['the one that leaves', 'alder', 'exchange.exchange-with-itself'],
  ] as const)('hands nothing over to %s', (_, to, code) =>
    given(coalition, memberJoined('dogwood', { leftOn: '2026-06-29' }), pledgeMade('p1'), left)
      .when(departureSettled('alder', [handOver('p1', to)]))
      .thenProblem(code),
  );

  it('hands nothing over to whom it was promised', () =>
    given(coalition, pledgeMade('p1', { counterparty: 'member:birch' }), left)
      .when(departureSettled('alder', [handOver('p1', 'birch')]))
      .thenProblem('exchange.exchange-with-itself'));

  it.each([
    ['exchange.settlement-unknown', { pledgeId: 'p1', how: 'forget', to: null }],
    ['exchange.settlement-unknown', { pledgeId: 'p1', how: 'hand-over', to: null }],
    ['exchange.settlement-unknown', { pledgeId: 'p1', how: 'waive', to: 'birch' }],
    ['exchange.settlement-unknown', { pledgeId: 'p1', how: 'toString', to: null }],
  ] as const)('is refused with %s: %j', (code, decision) =>
    given(coalition, pledgeMade('p1'), left)
      .when(departureSettled('alder', [decision]))
      .thenProblem(code),
  );

  it('is refused where a pledge is named twice, or is none that is open', async () => {
    await given(coalition, pledgeMade('p1'), left)
      .when(departureSettled('alder', [keep('p1'), waive('p1')]))
      .thenProblem('exchange.pledge-not-open', { pledge: 'p1' });
    await given(coalition, pledgeMade('birchs', { memberId: 'birch' }), left)
      .when(departureSettled('alder', [keep('birchs')]))
      .thenProblem('exchange.pledge-not-open', { pledge: 'birchs' });
  });

  it('is refused of a member that is there, that merged into another, or that nobody knows', async () => {
    await given(coalition).when(departureSettled('alder')).thenProblem('exchange.member-not-left');
    await given(coalition, memberMerged('alder', 'cedar', '2026-02-01'))
      .when(departureSettled('alder'))
      .thenProblem('coalition.member-merged', { into: 'cedar' });
    await given(coalition).when(departureSettled('nobody')).thenProblem('coalition.member-unknown');
  });

  it.each(['member:alder', 'member:birch'])('is the backbone’s to do, not %s’s', (party) =>
    given(coalition, left)
      .when(departureSettled('alder', [], party))
      .thenProblem('coalition.act-not-permitted', { act: 'settle a departure', party }),
  );

  it('the same again states nothing; in another way it is refused', async () => {
    const open = [pledgeMade('p1'), pledgeMade('p2'), left];
    const decisions = [handOver('p1', 'birch'), keep('p2')];
    const settled = [...open, departureSettled('alder', decisions)];
    await given(coalition, ...settled)
      .when(departureSettled('alder', [...decisions].reverse()))
      .thenNothing();
    for (const other of [
      [handOver('p1', 'cedar'), keep('p2')],
      [waive('p1'), keep('p2')],
      [handOver('p1', 'birch')],
      [],
    ]) {
      await given(coalition, ...settled)
        .when(departureSettled('alder', other))
        .thenProblem('exchange.departure-settled', { member: 'alder', leftOn: LEFT_ON });
    }
  });

  it('of a second departure is a second settlement, which asks what was kept or promised since', () => {
    const backAndGone: Told[] = [
      pledgeMade('first'),
      left,
      departureSettled('alder', [keep('first')]),
      memberRejoined('alder', '2026-08-01'),
      pledgeMade('second', { madeOn: '2026-08-02', dueOn: '2026-09-30' }),
      memberLeft('alder', '2026-12-31'),
    ];
    return given(coalition, ...backAndGone)
      .when(departureSettled('alder'))
      .thenProblem('exchange.pledges-undecided', { pledges: 'first, second' });
  });

  it('leaves what is disputed to its own resolution, which still delivers the pledge', async () => {
    const { events } = await after(
      ...coalition,
      pledgeMade('p1', { counterparty: 'member:birch' }),
      contribution('e1', { quantity: '100.00', pledgeId: 'p1', counterparty: 'member:birch' }),
      entryDisputed('e1'),
      left,
      departureSettled('alder', [waive('p1')]),
      disputeResolved('e1'),
    );
    expect(events.at(-1)).toMatchObject({ type: 'PledgeDelivered', data: { quantity: '100' } });
  });
});
