import { onSqlite } from '../../support/engines.js';
import { DOORS, founded, type StoryDoor } from '../story-doors.js';

interface Promised {
  readonly pledged: string;
  readonly delivered: string;
  readonly outstanding: string;
  readonly overdue: string;
  readonly reliability: string | null;
}

const CLINIC = 'member:clinic';
const GRANT = {
  id: 'grant',
  memberId: 'clinic',
  kind: 'funds',
  quantity: '300.00',
  unit: 'EUR',
  madeOn: '2026-01-10',
  dueOn: '2026-03-31',
};
/** Worth 400.00, and kept in full on its last day. */
const HOURS = {
  id: 'hours',
  memberId: 'clinic',
  kind: 'staff-time',
  quantity: '10.00',
  unit: 'hours',
  value: '400.00',
  madeOn: '2026-04-12',
  dueOn: '2026-05-29',
};

onSqlite('the story of a pledge that is delivered in three parts, one of them late', (engine) => {
  describe.each(DOORS)('%s', (_, open) => {
    let door: StoryDoor;
    beforeEach(async () => {
      door = await open(await engine.readyUrl());
      await founded(door, 'clinic');
      await door.do({ at: 'pledges', body: GRANT, as: CLINIC });
      await door.do({ at: 'pledges', body: HOURS, as: CLINIC });
    });
    afterEach(() => door.close());

    const deliver = (
      pledgeId: string,
      occurredOn: string,
      quantity: string,
      over: object = {},
    ): Promise<void> => {
      const body = { direction: 'contribution', memberId: 'clinic', kind: 'funds', unit: 'EUR' };
      const id = `${pledgeId}-${occurredOn}`;
      return door.do({ at: 'entries', body: { ...body, ...over, id, occurredOn, quantity, pledgeId } });
    };
    async function promisedOn(asOf: string): Promise<string> {
      const { pledges } = await door.ask<{ pledges: Promised }>({
        at: 'members/clinic/portfolio',
        of: { asOf },
      });
      const { pledged, delivered, outstanding, overdue, reliability } = pledges;
      return [pledged, delivered, outstanding, overdue, String(reliability)].join(' ');
    }

    it('has the right figures on every date', async () => {
      await deliver('grant', '2026-02-01', '100.00');
      await deliver('grant', '2026-03-15', '120.00');
      await deliver('grant', '2026-04-10', '80.00');
      await deliver('hours', '2026-05-29', '10.00', { kind: 'staff-time', unit: 'hours', value: '400.00' });

      const figures: readonly (readonly [date: string, figures: string])[] = [
        // pledged, delivered, outstanding, overdue, reliability
        ['2026-01-09', '0.00 0.00 0.00 0.00 null'],
        ['2026-01-31', '300.00 0.00 300.00 0.00 null'],
        ['2026-02-01', '300.00 100.00 200.00 0.00 null'],
        ['2026-03-30', '300.00 220.00 80.00 0.00 null'],
        // It falls due on its due date, and is in time all that day: 220 / 300.
        ['2026-03-31', '300.00 220.00 80.00 0.00 0.7333'],
        ['2026-04-01', '300.00 220.00 80.00 80.00 0.7333'],
        ['2026-04-10', '300.00 300.00 0.00 0.00 0.7333'],
        ['2026-04-12', '700.00 300.00 400.00 0.00 0.7333'],
        // The mean of 220 / 300 and 1.
        ['2026-05-29', '700.00 700.00 0.00 0.00 0.8667'],
      ];
      for (const [date, expected] of figures)
        expect([date, await promisedOn(date)]).toEqual([date, expected]);

      const quarter = async (name: string): Promise<unknown> =>
        (await door.ask<{ members: { pledges: Promised }[] }>({ at: `reports/${name}` })).members[0]!.pledges
          .outstanding;
      expect([await quarter('2026-Q1'), await quarter('2026-Q2')]).toEqual(['80.00', '0.00']);
    });

    it('says how its reliability came to be', async () => {
      await deliver('grant', '2026-02-01', '100.00');
      await deliver('grant', '2026-03-15', '120.00');
      await deliver('grant', '2026-04-10', '80.00');
      const figure = 'member/clinic/2026-Q2@2026-04-30/pledges/reliability';
      expect(await door.ask({ at: 'figures', of: { figure } })).toMatchObject({
        value: '0.7333',
        rule: 'mean',
        parts: [{ pledge: 'grant', promised: '300.00', amount: '0.733333333333333333' }],
      });
      expect(await door.ask({ at: 'entries', of: { pledge: 'grant' } })).toMatchObject({
        items: [{ quantity: '100.00' }, { quantity: '120.00' }, { quantity: '80.00' }],
      });
    });
  });
});
