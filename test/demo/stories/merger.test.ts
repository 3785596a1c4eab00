import { onSqlite } from '../../support/engines.js';
import { DOORS, founded, type StoryDoor } from '../story-doors.js';

interface Report {
  readonly position: number;
  readonly generatedAt: string;
  readonly members: readonly { id: string; balance: object }[];
}

onSqlite('the story of two members that merge', (engine) => {
  describe.each(DOORS)('%s', (_, open) => {
    let door: StoryDoor;
    beforeEach(async () => {
      door = await open(await engine.readyUrl());
      await founded(door, 'north', 'quay', 'school');
      await give('north', '2026-01-15', '70.00');
      await give('quay', '2026-02-15', '200.00');
      await give('quay', '2026-04-20', '30.00');
      await give('school', '2026-04-21', '5.00');
    });
    afterEach(() => door.close());

    const give = (memberId: string, occurredOn: string, quantity: string): Promise<void> => {
      const body = { direction: 'contribution', kind: 'funds', unit: 'EUR', id: `${memberId}-${occurredOn}` };
      return door.do({ at: 'entries', body: { ...body, memberId, occurredOn, quantity } });
    };
    /** Entered in May, of the first of April. */
    const merge = (): Promise<void> =>
      door.do({ at: 'members/north/merge', body: { on: '2026-04-01', into: 'quay' } });
    const report = (quarter: string, asKnownAt?: number): Promise<Report> =>
      door.ask<Report>({
        at: `reports/${quarter}`,
        of: asKnownAt === undefined ? {} : { asKnownAt: String(asKnownAt) },
      });
    /** Every byte of a report but the instant at which it was made. */
    const text = (one: Report): string => JSON.stringify({ ...one, generatedAt: null });
    const balancesOf = ({ members }: Report): unknown[] => members.map(({ id, balance }) => [id, balance]);
    const balance = (opening: string, period: string, closing: string): object => ({
      opening,
      period,
      closing,
    });

    it('leaves every report as it was when it was filed', async () => {
      const { position } = await report('2026-Q1');
      const filed = await Promise.all(['2026-Q1', '2026-Q2'].map((quarter) => report(quarter, position)));
      expect(balancesOf(filed[1]!)).toEqual([
        ['north', balance('70.00', '0.00', '70.00')],
        ['quay', balance('200.00', '30.00', '230.00')],
        ['school', balance('0.00', '5.00', '5.00')],
      ]);
      await merge();
      await give('quay', '2026-05-02', '1.00');
      for (const one of filed) {
        const again = await report((one as unknown as { quarter: string }).quarter, position);
        expect(text(again)).toBe(text(one));
      }
    });

    it('leaves quarters that ended before it as they were, known now as then', async () => {
      const before = await report('2026-Q1');
      await merge();
      const now = await report('2026-Q1');
      expect(now.position).toBe(before.position + 1);
      const place = { position: null, headHash: null };
      expect(text({ ...now, ...(place as object) })).toBe(text({ ...before, ...(place as object) }));
      const of = { quarter: '2026-Q1', fromKnownAt: String(before.position) };
      expect(await door.ask({ at: 'comparison', of })).toMatchObject({ members: [] });
    });

    it('shows both histories with the survivor from that day on, under both ids', async () => {
      await merge();
      expect(balancesOf(await report('2026-Q1'))).toEqual([
        ['north', balance('0.00', '70.00', '70.00')],
        ['quay', balance('0.00', '200.00', '200.00')],
        ['school', balance('0.00', '0.00', '0.00')],
      ]);
      expect(balancesOf(await report('2026-Q2'))).toEqual([
        ['quay', balance('270.00', '30.00', '300.00')],
        ['school', balance('0.00', '5.00', '5.00')],
      ]);
      const of = { quarter: '2026-Q2' };
      expect(await door.ask({ at: 'members/north/portfolio', of })).toMatchObject({
        member: { id: 'quay', joinedBy: [{ id: 'north', on: '2026-04-01' }] },
        movedFrom: { id: 'north', on: '2026-04-01' },
        balance: balance('270.00', '30.00', '300.00'),
      });
    });
  });
});
