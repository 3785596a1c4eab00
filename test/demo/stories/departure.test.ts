import { onSqlite } from '../../support/engines.js';
import { DOORS, founded, type StoryDoor } from '../story-doors.js';

const LEFT_ON = '2026-05-15';

onSqlite('the story of a member that leaves in the middle of a quarter', (engine) => {
  describe.each(DOORS)('%s', (_, open) => {
    let door: StoryDoor;
    beforeEach(async () => {
      door = await open(await engine.readyUrl());
      await founded(door, 'print', 'school');
      const baseline = { given: '1000.00', received: '400.00', reason: 'the year before, as agreed' };
      await door.do({ at: 'members/print/baseline', body: baseline });
      const promise = (id: string, quantity: string): Promise<void> => {
        const body = {
          memberId: 'print',
          kind: 'funds',
          unit: 'EUR',
          madeOn: '2026-01-10',
          dueOn: '2026-06-30',
        };
        return door.do({ at: 'pledges', body: { ...body, id, quantity }, as: 'member:print' });
      };
      await promise('paper', '200.00');
      await promise('ink', '90.00');
      await promise('cutter', '40.00');
      await promise('done', '10.00');
      await give('2026-02-02', '50.00', 'paper');
      await give('2026-04-20', '30.00', 'ink');
      await give('2026-04-21', '10.00', 'done');
      await door.do({
        at: 'entries',
        body: {
          ...ENTRY,
          direction: 'benefit',
          id: 'rent',
          occurredOn: '2026-05-04',
          quantity: '120.00',
          kind: 'service',
          unit: 'days',
          value: '120.00',
        },
      });
      await door.do({
        at: 'entries',
        body: { ...ENTRY, id: 'open', occurredOn: '2026-05-05', quantity: '7.00' },
        as: 'member:print',
      });
    });
    afterEach(() => door.close());

    const ENTRY = { direction: 'contribution', memberId: 'print', kind: 'funds', unit: 'EUR' };
    const give = (occurredOn: string, quantity: string, pledgeId: string): Promise<void> =>
      door.do({ at: 'entries', body: { ...ENTRY, id: `for-${pledgeId}`, occurredOn, quantity, pledgeId } });
    const leave = (): Promise<void> => door.do({ at: 'members/print/leave', body: { on: LEFT_ON } });
    const DECISIONS = [
      { pledgeId: 'paper', how: 'waive' },
      { pledgeId: 'cutter', how: 'keep' },
      { pledgeId: 'ink', how: 'hand-over', to: 'school' },
    ];
    const settle = (pledges: readonly object[] = DECISIONS) => ({
      at: 'members/print/settlement',
      body: { reason: 'parted as friends', pledges },
    });
    const statement = (): Promise<object> => door.ask({ at: 'members/print/settlement' });

    it('states its balance and what becomes of each promise, and nothing later changes that', async () => {
      expect(await door.refused(settle())).toBe('exchange.member-not-left');
      await leave();
      expect(await door.refused(settle(DECISIONS.slice(1)))).toBe('exchange.pledges-undecided');
      await door.do(settle());

      const settled = await statement();
      expect(settled).toMatchObject({
        member: { id: 'print', name: 'The print' },
        joinedOn: '2026-01-01',
        leftOn: LEFT_ON,
        settledBy: 'backbone',
        reason: 'parted as friends',
        // 50 + 30 + 10 given, 120 received, after a baseline of 1000 and 400.
        given: { value: '90.00' },
        received: { value: '120.00' },
        balance: { opening: '600.00', period: '-30.00', closing: '570.00' },
        pledges: {
          items: [
            { id: 'cutter', promised: '40.00', delivered: '0.00', rest: '40.00', outcome: 'kept' },
            { id: 'done', promised: '10.00', delivered: '10.00', rest: '0.00', outcome: 'fulfilled' },
            {
              id: 'ink',
              promised: '90.00',
              delivered: '30.00',
              rest: '60.00',
              outcome: 'handed-over',
              handedTo: { memberId: 'school', pledgeId: 'ink/school' },
            },
            { id: 'paper', promised: '200.00', delivered: '50.00', rest: '150.00', outcome: 'waived' },
          ],
        },
        pending: { entries: 1, value: '7.00', items: [{ id: 'open' }] },
      });

      await door.do({ at: 'entries/open/acceptance' });
      await door.do({
        at: 'entries',
        body: { ...ENTRY, id: 'late', occurredOn: '2026-05-06', quantity: '25.00' },
      });
      expect(await statement()).toEqual(settled);
    });

    it('keeps its history and its promises where they belong', async () => {
      await leave();
      await door.do(settle());
      const of = { quarter: '2026-Q2' };
      expect(await door.ask({ at: 'members/print/portfolio', of })).toMatchObject({
        member: { name: 'The print', status: 'left' },
        // 600 and the 50 of the first quarter; then 40 given and 120 received.
        balance: { opening: '650.00', period: '-80.00', closing: '570.00' },
        // 50 of paper, 30 of ink and 10 were delivered; 40 of the cutter is still promised.
        pledges: { pledged: '130.00', delivered: '90.00', outstanding: '40.00', overdue: '0.00' },
      });
      expect(await door.ask({ at: 'members/school/portfolio', of })).toMatchObject({
        pledges: { pledged: '60.00', delivered: '0.00', outstanding: '60.00' },
      });
      const late = { ...ENTRY, id: 'after', occurredOn: '2026-05-16', quantity: '1.00' };
      expect(await door.refused({ at: 'entries', body: late })).toBe('coalition.member-not-active');
      expect(await door.ask({ at: 'entries', of: { member: 'print' } })).toMatchObject({
        items: [
          { id: 'for-paper', description: null },
          { id: 'for-ink' },
          { id: 'for-done' },
          { id: 'rent' },
          { id: 'open' },
        ],
      });
    });
  });
});
