import {
  assertActiveOn,
  isActiveOn,
  nameOn,
  onDate,
  statusOn,
} from '../../src/coalition/domain/directory.js';
import {
  aCoalition,
  coalitionFounded,
  contribution,
  memberJoined,
  memberLeft,
  memberMerged,
  memberRejoined,
  memberRenamed,
  prioritiesDeclared,
  profileChanged,
} from '../support/builders.js';
import { after, given } from '../support/decider-specification.js';

const half = { strategic: '0.5', innovative: '0.50', financial: '0' };

describe('joining', () => {
  it('states the member on its first day', () =>
    given(coalitionFounded())
      .when(memberJoined('alder', { parentGroup: 'trees', capacityBudget: '1000000.00', need: '3' }))
      .then({
        type: 'MemberJoined',
        occurredOn: '2026-01-01',
        data: {
          memberId: 'alder',
          name: 'The alder association',
          parentGroup: 'trees',
          capacityBudget: '1000000',
          capacityFte: null,
          need: '3',
        },
      }));

  it('states priorities and the last day too, where they are known', () =>
    given(coalitionFounded())
      .when(memberJoined('alder', { priorities: half, leftOn: '2026-06-30' }))
      .then(
        { type: 'MemberJoined' },
        {
          type: 'PrioritiesDeclared',
          occurredOn: '2026-01-01',
          data: { priorities: { innovative: '0.5', strategic: '0.5' } },
        },
        { type: 'MemberLeft', occurredOn: '2026-06-30' },
      ));

  it('does nothing where it joined alike', () =>
    given(coalitionFounded(), memberJoined('alder', { priorities: half, leftOn: '2026-06-30', need: '1' }))
      .when(memberJoined('alder', { priorities: half, leftOn: '2026-06-30', need: '1.0' }))
      .thenNothing());

  it.each([
    ['left since', memberLeft('alder', '2026-06-30')],
    ['was renamed since, even on its first day', memberRenamed('alder', '2026-01-01', 'Alder & Sons')],
    [
      'changed its profile since, even on its first day',
      profileChanged('alder', '2026-01-01', { need: '5' }),
    ],
    [
      'declared priorities since, even on its first day',
      prioritiesDeclared('alder', '2026-01-01', { financial: '1' }),
    ],
    ['merged since', memberMerged('alder', 'birch', '2026-05-01')],
  ])('does nothing where it joined alike and %s', (_, since) =>
    given(aCoalition(), since).when(memberJoined('alder')).thenNothing(),
  );

  it('does nothing where it joined alike and a merger ended it before the day it left', () =>
    given(
      aCoalition(),
      memberJoined('dogwood', { leftOn: '2026-10-31' }),
      memberMerged('dogwood', 'birch', '2026-04-01'),
    )
      .when(memberJoined('dogwood', { leftOn: '2026-10-31' }))
      .thenNothing());

  it.each([
    ['name', { name: 'Another' }],
    ['joined_on', { joinedOn: '2026-01-02' }],
    ['left_on', { leftOn: '2026-06-30' }],
    ['parent_group', { parentGroup: 'trees' }],
    ['capacity_budget', { capacityBudget: '1' }],
    ['capacity_fte', { capacityFte: '1' }],
    ['need', { need: '1' }],
    ['priorities', { priorities: half }],
  ])('is refused where it joined with another %s', (field, over) =>
    given(aCoalition())
      .when(memberJoined('alder', over))
      .thenProblem('coalition.member-exists', { member: 'alder', field }),
  );

  it.each([
    [{ leftOn: '2025-12-31' }, 'coalition.period-malformed'],
    [{ need: '-1' }, 'coalition.profile-negative'],
    [{ capacityBudget: 'much' }, 'kernel.amount-malformed'],
    [{ name: '' }, 'kernel.text-malformed'],
    [{ parentGroup: '' }, 'kernel.id-malformed'],
    [{ joinedOn: '2026-13-01' }, 'kernel.date-malformed'],
    [{ priorities: { strategic: '0.9' } }, 'coalition.priorities-malformed'],
    [{ priorities: { strategic: '1.5', innovative: '-0.5' } }, 'coalition.priorities-malformed'],
    [{ priorities: { love: '1' } }, 'coalition.priorities-malformed'],
  ] as const)('is refused with %j', (over, code) =>
    given(coalitionFounded()).when(memberJoined('dogwood', over)).thenProblem(code),
  );

  it('takes one id for one member, however its accents are composed', () =>
    given(coalitionFounded(), memberJoined('chêne'.normalize('NFD'), { name: 'Chêne' }))
      .when(memberJoined('chêne'.normalize('NFC'), { name: 'Chêne' }))
      .thenNothing());
});

describe('renaming', () => {
  it('states the new name from a day on', () =>
    given(aCoalition())
      .when(memberRenamed('alder', '2026-04-01', ' Alder & Sons '))
      .then({ type: 'MemberRenamed', occurredOn: '2026-04-01', data: { name: 'Alder & Sons' } }));

  it('does nothing where that is its name on that day', () =>
    given(aCoalition(), memberRenamed('alder', '2026-04-01', 'Alder & Sons'))
      .when(memberRenamed('alder', '2026-05-01', 'Alder & Sons'))
      .thenNothing());

  it('is refused while it is no member, and for one that nobody knows', async () => {
    await given(aCoalition())
      .when(memberRenamed('alder', '2025-12-31', 'X'))
      .thenProblem('coalition.member-not-active');
    await given(aCoalition())
      .when(memberRenamed('dogwood', '2026-04-01', 'X'))
      .thenProblem('coalition.member-unknown', { member: 'dogwood' });
  });

  it('shows each name on its own days, in whatever order they were told', async () => {
    const { directory } = await after(
      aCoalition(),
      memberRenamed('alder', '2026-06-01', 'Third'),
      memberRenamed('alder', '2026-04-01', 'Second'),
      memberRenamed('alder', '2026-06-01', 'Third, corrected'),
    );
    const alder = directory.members.get('alder')!;
    expect(
      ['2025-01-01', '2026-03-31', '2026-04-01', '2026-05-31', '2026-06-01'].map((on) => nameOn(alder, on)),
    ).toEqual(['The alder association', 'The alder association', 'Second', 'Second', 'Third, corrected']);
  });
});

describe('merging', () => {
  it('states who survives', () =>
    given(aCoalition())
      .when(memberMerged('alder', 'birch', '2026-04-01'))
      .then({
        type: 'MemberMerged',
        occurredOn: '2026-04-01',
        data: { memberId: 'alder', into: 'birch' },
      }));

  it('does nothing where it merged alike', () =>
    given(aCoalition(), memberMerged('alder', 'birch', '2026-04-01'))
      .when(memberMerged('alder', 'birch', '2026-04-01'))
      .thenNothing());

  it('is refused where it merged otherwise', async () => {
    const merged = given(aCoalition(), memberMerged('alder', 'birch', '2026-04-01'));
    await merged
      .when(memberMerged('alder', 'cedar', '2026-04-01'))
      .thenProblem('coalition.member-merged', { into: 'birch', mergedOn: '2026-04-01' });
    await merged.when(memberMerged('alder', 'birch', '2026-05-01')).thenProblem('coalition.member-merged');
  });

  it('is refused into itself, and into what ends in itself', async () => {
    await given(aCoalition())
      .when(memberMerged('alder', 'alder', '2026-04-01'))
      .thenProblem('coalition.merge-into-itself');
    await given(aCoalition(), memberMerged('alder', 'birch', '2026-04-01'))
      .when(memberMerged('birch', 'alder', '2026-03-01'))
      .thenProblem('coalition.merge-into-itself', { member: 'birch', into: 'alder' });
    await given(
      aCoalition(),
      memberMerged('alder', 'birch', '2026-04-01'),
      memberMerged('birch', 'cedar', '2026-05-01'),
    )
      .when(memberMerged('cedar', 'alder', '2026-03-01'))
      .thenProblem('coalition.merge-into-itself');
  });

  it('is refused where one of them is no member that day, or unknown', async () => {
    await given(aCoalition(), memberLeft('birch', '2026-03-31'))
      .when(memberMerged('alder', 'birch', '2026-04-01'))
      .thenProblem('coalition.member-not-active', { member: 'birch' });
    await given(aCoalition())
      .when(memberMerged('alder', 'birch', '2025-04-01'))
      .thenProblem('coalition.member-not-active', { member: 'alder' });
    await given(aCoalition())
      .when(memberMerged('alder', 'dogwood', '2026-04-01'))
      .thenProblem('coalition.member-unknown');
  });

  it('leads through a chain of mergers to whom the history belongs by a day', async () => {
    const { directory } = await after(
      aCoalition(),
      memberJoined('dogwood'),
      memberMerged('alder', 'birch', '2026-02-01'),
      memberMerged('birch', 'cedar', '2026-03-01'),
      memberMerged('cedar', 'dogwood', '2026-04-01'),
    );
    const survivors = ['2026-01-31', '2026-02-01', '2026-03-01', '2026-04-01'].map((on) =>
      directory.survivorOf('alder', on),
    );
    expect(survivors).toEqual(['alder', 'birch', 'cedar', 'dogwood']);
    expect(directory.survivorOf('dogwood', '2030-01-01')).toBe('dogwood');
  });

  it('lets the old id give nothing more from that day, and still resolve', async () => {
    const merged = given(aCoalition(), memberMerged('alder', 'birch', '2026-04-01'));
    await merged
      .when(contribution('e1', { occurredOn: '2026-04-01' }))
      .thenProblem('coalition.member-merged', { into: 'birch' });
    await merged
      .when(contribution('e1', { occurredOn: '2026-03-31' }))
      .then({ type: 'ContributionRecorded' });
  });

  it.each([
    ['on its first day', '2026-01-01', []],
    ['before a departure that was told first', '2026-04-01', [memberLeft('alder', '2026-10-31')]],
    [
      'before a spell that was told first',
      '2026-02-01',
      [memberLeft('alder', '2026-03-31'), memberRejoined('alder', '2026-06-01')],
    ],
  ] as const)('ends its membership also %s', async (_, on, before) => {
    const { directory } = await after(aCoalition(), before, memberMerged('alder', 'birch', on));
    const alder = directory.members.get('alder')!;
    for (const day of [on, '2026-04-01', '2026-07-01', '2026-12-31', '2030-01-01'].filter(
      (day) => day >= on,
    )) {
      expect([day, isActiveOn(alder, day), statusOn(alder, day)]).toEqual([day, false, 'merged']);
      expect(() => assertActiveOn(alder, day)).toThrow('merged into “birch”');
    }
    expect(statusOn(alder, '2025-12-31')).toBe('not-yet-joined');
  });
});

describe('merging on the first day that there is', () => {
  it('ends the membership before it began', async () => {
    const first = '1900-01-01';
    const { directory } = await after(
      coalitionFounded(),
      memberJoined('elm', { joinedOn: first }),
      memberJoined('fir', { joinedOn: first }),
      memberMerged('elm', 'fir', first),
    );
    expect(isActiveOn(directory.members.get('elm')!, first)).toBe(false);
  });
});

describe('leaving', () => {
  it('states its last day, on which it is a member still', async () => {
    await given(aCoalition())
      .when(memberLeft('alder', '2026-06-30'))
      .then({ type: 'MemberLeft', occurredOn: '2026-06-30' });
    const left = given(aCoalition(), memberLeft('alder', '2026-06-30'));
    await left.when(contribution('e1', { occurredOn: '2026-06-30' })).then({ type: 'ContributionRecorded' });
    await left
      .when(contribution('e1', { occurredOn: '2026-07-01' }))
      .thenProblem('coalition.member-not-active', { joinedOn: '2026-01-01', leftOn: '2026-06-30' });
  });

  it('does nothing where it left that day', () =>
    given(aCoalition(), memberLeft('alder', '2026-06-30'))
      .when(memberLeft('alder', '2026-06-30'))
      .thenNothing());

  it('is refused where it left another day, merged, or had not joined', async () => {
    await given(aCoalition(), memberLeft('alder', '2026-06-30'))
      .when(memberLeft('alder', '2026-05-31'))
      .thenProblem('coalition.member-left', { leftOn: '2026-06-30' });
    await given(aCoalition(), memberMerged('alder', 'birch', '2026-04-01'))
      .when(memberLeft('alder', '2026-06-30'))
      .thenProblem('coalition.member-merged');
    await given(aCoalition())
      .when(memberLeft('alder', '2025-12-31'))
      .thenProblem('coalition.member-not-active');
  });

  it('is refused for a day of an earlier spell, which has its end already', () =>
    given(aCoalition(), memberLeft('alder', '2026-03-31'), memberRejoined('alder', '2026-06-01'))
      .when(memberLeft('alder', '2026-02-15'))
      .thenProblem('coalition.member-left', { leftOn: '2026-03-31' }));
});

describe('rejoining', () => {
  it('states its first day back', async () => {
    const left = given(aCoalition(), memberLeft('alder', '2026-03-31'));
    await left
      .when(memberRejoined('alder', '2026-06-01'))
      .then({ type: 'MemberRejoined', occurredOn: '2026-06-01' });
    await left.when(memberRejoined('alder', '2026-04-01')).then({ type: 'MemberRejoined' });
  });

  it('does nothing where it came back that day', () =>
    given(aCoalition(), memberLeft('alder', '2026-03-31'), memberRejoined('alder', '2026-06-01'))
      .when(memberRejoined('alder', '2026-06-01'))
      .thenNothing());

  it('is refused while it is a member, and after it merged', async () => {
    await given(aCoalition())
      .when(memberRejoined('alder', '2026-06-01'))
      .thenProblem('coalition.member-still-active', { joinedOn: '2026-01-01' });
    await given(aCoalition(), memberLeft('alder', '2026-03-31'))
      .when(memberRejoined('alder', '2026-03-31'))
      .thenProblem('coalition.member-still-active');
    await given(aCoalition(), memberMerged('alder', 'birch', '2026-04-01'))
      .when(memberRejoined('alder', '2026-06-01'))
      .thenProblem('coalition.member-merged');
  });

  it('leaves the months between without membership', async () => {
    const { directory } = await after(
      aCoalition(),
      memberLeft('alder', '2026-03-31'),
      memberRejoined('alder', '2026-06-01'),
      memberLeft('alder', '2026-08-31'),
    );
    const alder = directory.members.get('alder')!;
    const statuses = ['2025-12-31', '2026-03-31', '2026-04-01', '2026-06-01', '2026-09-01'].map((on) =>
      statusOn(alder, on),
    );
    expect(statuses).toEqual(['not-yet-joined', 'active', 'left', 'active', 'left']);
  });
});

describe('a profile', () => {
  it('holds from its day on', async () => {
    await given(aCoalition())
      .when(profileChanged('alder', '2026-04-01', { capacityFte: '12.50', parentGroup: 'trees' }))
      .then({
        type: 'MemberProfileChanged',
        occurredOn: '2026-04-01',
        data: { capacityFte: '12.5', parentGroup: 'trees', need: null },
      });
    const { directory } = await after(aCoalition(), profileChanged('alder', '2026-04-01', { need: '2' }));
    const { profiles } = directory.members.get('alder')!;
    expect([onDate(profiles, '2026-03-31')?.need, onDate(profiles, '2026-04-01')?.need]).toEqual([null, '2']);
  });

  it('is stated once', () =>
    given(aCoalition(), profileChanged('alder', '2026-04-01', { need: '2' }))
      .when(profileChanged('alder', '2026-05-01', { need: '2.0' }))
      .thenNothing());

  it('is refused while it is no member, or where it is below zero', async () => {
    await given(aCoalition())
      .when(profileChanged('alder', '2025-04-01', { need: '2' }))
      .thenProblem('coalition.member-not-active');
    await given(aCoalition())
      .when(profileChanged('alder', '2026-04-01', { capacityFte: '-2' }))
      .thenProblem('coalition.profile-negative', { field: 'capacity_fte', found: '-2' });
  });
});

describe('priorities', () => {
  it('are stated in the order of their names, without those that weigh nothing', () =>
    given(aCoalition())
      .when(prioritiesDeclared('alder', '2026-04-01', half))
      .then({
        type: 'PrioritiesDeclared',
        occurredOn: '2026-04-01',
        data: { memberId: 'alder', priorities: { innovative: '0.5', strategic: '0.5' } },
      }));

  it('are stated once', () =>
    given(aCoalition(), prioritiesDeclared('alder', '2026-04-01', half))
      .when(prioritiesDeclared('alder', '2026-05-01', { innovative: '0.5', strategic: '0.5' }))
      .thenNothing());

  it.each([
    [{}],
    [{ strategic: '0.999999999999999999' }],
    [{ strategic: '1', innovative: '0.000000000000000001' }],
    [{ strategic: '-1', innovative: '2' }],
    [{ Strategic: '1' }],
    [{ toString: '1' }],
  ])('are refused as %j', (priorities) =>
    given(aCoalition())
      .when(prioritiesDeclared('alder', '2026-04-01', priorities))
      .thenProblem('coalition.priorities-malformed', { member: 'alder' }),
  );

  it('are refused while it is no member', () =>
    given(aCoalition(), memberLeft('alder', '2026-03-31'))
      .when(prioritiesDeclared('alder', '2026-04-01', half))
      .thenProblem('coalition.member-not-active'));
});
