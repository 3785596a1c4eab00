import { onSqlite } from '../../support/engines.js';
import { DOORS, founded, type Question, type StoryDoor } from '../story-doors.js';

onSqlite('a story that was told at one door', (engine) => {
  it('is the same at the other, figure by figure', async () => {
    const url = await engine.freshUrl();
    const doors: StoryDoor[] = [];
    for (const [, open] of DOORS) doors.push(await open(url));
    const [told, other] = doors as [StoryDoor, StoryDoor];
    await founded(told, 'clinic', 'school', 'north');
    const promise = { memberId: 'clinic', kind: 'funds', quantity: '300.00', unit: 'EUR' };
    await told.do({
      at: 'pledges',
      body: { ...promise, id: 'grant', madeOn: '2026-01-10', dueOn: '2026-03-31' },
    });
    const entry = { direction: 'exchange', memberId: 'clinic', counterparty: 'member:school', unit: 'EUR' };
    const give = (id: string, over: object): Promise<void> =>
      told.do({ at: 'entries', body: { ...entry, kind: 'funds', occurredOn: '2026-02-10', ...over, id } });
    await give('part', { quantity: '100.00', pledgeId: 'grant' });
    await give('disputed', { quantity: '40.00' });
    await give('history', { quantity: '9.00', memberId: 'north' });
    await told.do({ at: 'entries/disputed/disputes', as: 'member:school', body: { reason: 'never came' } });
    await told.do({ at: 'members/north/merge', body: { on: '2026-04-01', into: 'clinic' } });
    await told.do({ at: 'members/school/leave', body: { on: '2026-05-15' } });
    await told.do({ at: 'members/school/settlement', body: { reason: 'parted as friends' } });

    const of = { quarter: '2026-Q2' };
    const questions: Question[] = [
      { at: 'balances', of },
      { at: 'reports/2026-Q1' },
      { at: 'reports/2026-Q2' },
      ...['clinic', 'school', 'north'].map((id) => ({ at: `members/${id}/portfolio`, of })),
      { at: 'members/school/settlement' },
      { at: 'figures', of: { figure: 'member/clinic/2026-Q1/pledges/reliability' } },
      { at: 'entries', of: { waitingFor: 'backbone' } },
      { at: 'entries/disputed' },
    ];
    for (const question of questions) {
      const answers = [await told.ask<object>(question), await other.ask<object>(question)];
      const [one, same] = answers.map((answer) => ({ ...answer, generatedAt: null }));
      expect(same).toEqual(one);
    }
    await Promise.all(doors.map((door) => door.close()));
  });
});
