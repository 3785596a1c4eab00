import { onSqlite } from '../../support/engines.js';
import { DOORS, founded, type StoryDoor } from '../story-doors.js';

interface Told {
  readonly given: { value: string; byKind: Record<string, { quantities: Record<string, string> }> };
  readonly received: { value: string };
  readonly balance: { closing: string };
  readonly pending: { entries: number; value: string };
  readonly disputed: { entries: number; value: string };
}

/** Twelve beds at 125.00 that a clinic gives to a school; besides, the clinic has given 300.00 in money. */
const BEDS = {
  id: 'beds',
  direction: 'exchange',
  memberId: 'clinic',
  counterparty: 'member:school',
  kind: 'in-kind',
  occurredOn: '2026-02-10',
  quantity: '12',
  unit: 'beds',
  value: '1500.00',
  inKind: {
    category: 'furniture',
    technique: 'resale price',
    inputs: 'two dealers',
    approvedBy: 'treasurer',
  },
};
const MONEY = {
  id: 'money',
  direction: 'contribution',
  memberId: 'clinic',
  kind: 'funds',
  occurredOn: '2026-01-20',
  quantity: '300.00',
  unit: 'EUR',
};
const CLINIC = 'member:clinic';
const SCHOOL = 'member:school';

onSqlite('the story of a gift that is disputed', (engine) => {
  describe.each(DOORS)('%s', (_, open) => {
    let door: StoryDoor;
    beforeEach(async () => {
      door = await open(await engine.readyUrl());
      await founded(door, 'clinic', 'school');
      await door.do({ at: 'entries', body: MONEY });
    });
    afterEach(() => door.close());

    /** Given, received, balance, pending and disputed, in 2026-Q1. */
    async function figuresOf(member: string, asKnownAt?: string): Promise<string> {
      const of = { quarter: '2026-Q1', ...(asKnownAt === undefined ? {} : { asKnownAt }) };
      const told = await door.ask<Told>({ at: `members/${member}/portfolio`, of });
      const { given, received, balance, pending, disputed } = told;
      return [given.value, received.value, balance.closing, pending.value, disputed.value].join(' ');
    }
    const both = async (): Promise<string[]> => [await figuresOf('clinic'), await figuresOf('school')];
    const act = (what: string, as: string, body: Record<string, unknown> = {}) => ({
      at: `entries/beds/${what}`,
      as,
      body,
    });

    it('has the right balances when it is proposed, accepted, disputed and adjusted', async () => {
      await door.do({ at: 'entries', body: BEDS, as: CLINIC });
      await door.attach('beds', 'delivery-note.txt', 'Twelve beds, handed to the carrier.\n', CLINIC);
      expect(await both()).toEqual(['300.00 0.00 300.00 1500.00 0.00', '0.00 0.00 0.00 1500.00 0.00']);
      expect(await door.refused(act('acceptance', CLINIC))).toBe('coalition.act-not-permitted');

      await door.do(act('acceptance', SCHOOL));
      expect(await both()).toEqual(['1800.00 0.00 1800.00 0.00 0.00', '0.00 1500.00 -1500.00 0.00 0.00']);

      const reason = 'three came without legs';
      expect(await door.refused(act('disputes', CLINIC, { reason }))).toBe('exchange.own-entry-disputed');
      await door.do(act('disputes', SCHOOL, { reason }));
      await door.attach('beds', 'beds-counted.csv', 'bed,legs\n1,4\n2,4\n3,0\n', SCHOOL);
      await door.do(act('disputes/answers', CLINIC, { answer: 'they were whole when they left' }));
      expect(await both()).toEqual(['300.00 0.00 300.00 0.00 1500.00', '0.00 0.00 0.00 0.00 1500.00']);

      await door.do(
        act('disputes/resolution', 'backbone', {
          outcome: 'adjusted',
          quantity: '9',
          reason: 'nine are of use',
        }),
      );
      // 12 beds for 1500.00 are 125.00 each: 9 are worth 1125.00.
      expect(await both()).toEqual(['1425.00 0.00 1425.00 0.00 0.00', '0.00 1125.00 -1125.00 0.00 0.00']);
      const portfolio = await door.ask<Told>({ at: 'members/clinic/portfolio', of: { quarter: '2026-Q1' } });
      expect(portfolio.given.byKind['in-kind']!.quantities).toEqual({ beds: '9' });
    });

    it('keeps its whole story, with evidence, and every figure as it was known on the way', async () => {
      await door.do({ at: 'entries', body: BEDS, as: CLINIC });
      await door.attach('beds', 'delivery-note.txt', 'Twelve beds, handed to the carrier.\n', CLINIC);
      await door.do(act('acceptance', SCHOOL));
      await door.do(act('disputes', SCHOOL, { reason: 'three came without legs' }));
      await door.attach('beds', 'beds-counted.csv', 'bed,legs\n1,4\n2,4\n3,0\n', SCHOOL);
      expect(await door.ask({ at: 'entries', of: { waitingFor: CLINIC } })).toMatchObject({
        items: [{ id: 'beds', status: 'disputed' }],
      });
      await door.do(act('disputes/answers', CLINIC, { answer: 'they were whole when they left' }));
      await door.do(
        act('disputes/resolution', 'backbone', {
          outcome: 'adjusted',
          quantity: '9',
          reason: 'nine are of use',
        }),
      );

      const entry = await door.ask<{ events: { position: number; type: string }[] }>({ at: 'entries/beds' });
      expect(entry).toMatchObject({
        status: 'accepted',
        recordedBy: CLINIC,
        quantity: '9',
        value: '1125.00',
        waitsFor: [],
        evidence: [{ name: 'delivery-note.txt' }, { name: 'beds-counted.csv' }],
        disputes: [
          {
            by: SCHOOL,
            reason: 'three came without legs',
            answers: [{ by: CLINIC, answer: 'they were whole when they left' }],
            resolution: { by: 'backbone', outcome: 'adjusted', reason: 'nine are of use' },
          },
        ],
      });
      const knownAt = (type: string): string =>
        String(entry.events.find((event) => event.type === type)!.position);
      expect(await figuresOf('clinic', knownAt('ExchangeRecorded'))).toBe('300.00 0.00 300.00 1500.00 0.00');
      expect(await figuresOf('clinic', knownAt('EntryAccepted'))).toBe('1800.00 0.00 1800.00 0.00 0.00');
      expect(await figuresOf('clinic', knownAt('EntryDisputed'))).toBe('300.00 0.00 300.00 0.00 1500.00');

      const figure = 'member/clinic/2026-Q1/given/in-kind';
      expect(await door.ask({ at: 'figures', of: { figure } })).toMatchObject({
        value: '1125.00',
        parts: [
          {
            entry: 'beds',
            quantity: '9',
            amount: '1125.00',
            evidence: [{ name: 'delivery-note.txt' }, { name: 'beds-counted.csv' }],
          },
        ],
      });
    });
  });
});
