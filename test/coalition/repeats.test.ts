import { act, closeAll, codeOf, foundedLedger, joined, type TestLedger } from '../interchange/support.js';

afterAll(closeAll);

const THIRDS = { strategic: '0.5', financial: '0.5' };

describe('what is said of a member again', () => {
  let ledger: TestLedger;
  beforeEach(async () => {
    ledger = await foundedLedger();
    await joined(ledger, 'ann');
    await joined(ledger, 'bob');
  });

  it('changes nothing, though the member was renamed on its first day', async () => {
    await act(ledger, 'rename-member', { memberId: 'ann', on: '2020-01-01', name: 'Anna' });
    expect((await joined(ledger, 'ann')).answer).toMatchObject({ changed: false });
  });

  it('changes nothing, though its profile and its priorities were declared for its first day since', async () => {
    const profile = { parentGroup: 'group', capacityBudget: '5', capacityFte: null, need: null };
    await act(ledger, 'change-member-profile', { memberId: 'ann', on: '2020-01-01', ...profile });
    await act(ledger, 'declare-priorities', { memberId: 'ann', on: '2020-01-01', priorities: THIRDS });
    expect((await joined(ledger, 'ann')).answer).toMatchObject({ changed: false });
  });

  it('is refused where it joined with other priorities', async () => {
    await joined(ledger, 'cat', { priorities: { strategic: '1' } });
    await act(ledger, 'declare-priorities', { memberId: 'cat', on: '2020-01-01', priorities: THIRDS });
    expect((await joined(ledger, 'cat', { priorities: { strategic: '1' } })).answer).toMatchObject({
      changed: false,
    });
    expect(await codeOf(joined(ledger, 'cat', { priorities: THIRDS }))).toBe('coalition.member-exists');
  });

  it('changes nothing where it left, came back and merged', async () => {
    const leaves = { memberId: 'ann', on: '2020-12-31' };
    await act(ledger, 'member-leaves', leaves);
    await act(ledger, 'member-rejoins', { memberId: 'ann', on: '2021-02-01' });
    await act(ledger, 'merge-member', { memberId: 'ann', on: '2021-06-01', into: 'bob' });
    expect((await act(ledger, 'member-leaves', leaves)).answer).toMatchObject({ changed: false });
  });

  it('does not take the day before a merger for one on which it left', async () => {
    await act(ledger, 'merge-member', { memberId: 'ann', on: '2021-06-01', into: 'bob' });
    expect(await codeOf(act(ledger, 'member-leaves', { memberId: 'ann', on: '2021-05-31' }))).toBe(
      'coalition.member-left',
    );
  });
});
