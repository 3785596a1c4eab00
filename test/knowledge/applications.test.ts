import {
  aCoalition,
  applicationConfirmed,
  applicationContested,
  applicationWithdrawn,
  knowledgeApplied,
  knowledgeShared,
  memberJoined,
  memberMerged,
  quarterClosed,
} from '../support/builders.js';
import { given } from '../support/decider-specification.js';

const grove = { parentGroup: 'grove' };
/** Alder wrote the guide; dune is of its parent group. */
const coalition = [
  ...aCoalition(),
  memberJoined('dune'),
  memberJoined('oak', grove),
  memberJoined('pine', grove),
  knowledgeShared('guide'),
  knowledgeShared('manual', { authors: 'oak' }),
];
const used = knowledgeApplied('u1', 'guide');
const confirmed = applicationConfirmed('u1');

describe('recording an application', () => {
  it('waits for who confirms it', () =>
    given(coalition)
      .when(knowledgeApplied('u1', 'guide', { outcomeValue: '12.50', actingFor: 'member:birch' }))
      .then({
        type: 'KnowledgeApplied',
        occurredOn: '2026-02-10',
        data: { outcomeValue: '12.5', by: 'member:birch' },
      }));

  it('may be confirmed at once', () =>
    given(coalition)
      .when(knowledgeApplied('u1', 'guide', { confirmedBy: 'member:cedar' }))
      .then(
        { type: 'KnowledgeApplied' },
        { type: 'ApplicationConfirmed', data: { quarter: '2026-Q1', by: 'member:cedar' } },
        { type: 'BenefitRecorded', data: { memberId: 'birch', kind: 'knowledge', quantity: '1' } },
      ));

  it('may be confirmed by the user that records it, and by nobody else in whose name it does so', async () => {
    const recorded = (actingFor: string, confirmedBy: string) =>
      knowledgeApplied('u1', 'guide', { actingFor, confirmedBy });
    await given(coalition)
      .when(recorded('member:birch', 'member:birch'))
      .then(
        { type: 'KnowledgeApplied', data: { by: 'member:birch' } },
        { type: 'ApplicationConfirmed', data: { by: 'member:birch' } },
        { type: 'BenefitRecorded' },
      );
    const act = 'record an application as confirmed by another';
    for (const [actingFor, confirmedBy] of [
      ['member:birch', 'backbone'],
      ['member:birch', 'member:cedar'],
      ['member:alder', 'member:birch'],
      ['member:alder', 'backbone'],
    ] as const) {
      await given(coalition)
        .when(recorded(actingFor, confirmedBy))
        .thenProblem('coalition.act-not-permitted', { act, party: actingFor, expected: 'the backbone' });
      // Nor of one that waits.
      await given(coalition, used)
        .when(recorded(actingFor, confirmedBy))
        .thenProblem('coalition.act-not-permitted', { act });
    }
    await given(coalition)
      .when(recorded('member:alder', 'member:alder'))
      .thenProblem('coalition.act-not-permitted', { act: 'confirm or contest an application' });
  });

  it('states the same once, and refuses another under the same id', async () => {
    await given(coalition, used).when(used).thenNothing();
    await given(coalition, used)
      .when(knowledgeApplied('u1', 'guide', { depth: 'embedded' }))
      .thenProblem('knowledge.application-exists', { field: 'depth', known: 'consulted', found: 'embedded' });
  });

  it.each([
    [{ depth: 'skimmed' }, 'knowledge.depth-unknown'],
    [{ outcomeValue: '-1' }, 'knowledge.outcome-negative'],
    [{ appliedOn: '2026-01-09' }, 'knowledge.before-it-was-shared'],
    [{ memberId: 'nobody' }, 'coalition.member-unknown'],
    [
      { appliedOn: '2026-02-10', confirmedBy: 'backbone', confirmedOn: '2026-02-09' },
      'knowledge.confirmed-before-use',
    ],
    [{ actingFor: 'member:cedar' }, 'coalition.act-not-permitted'],
    [{ confirmedBy: 'member:alder' }, 'coalition.act-not-permitted'],
  ] as const)('refuses %j', (over, code) =>
    given(coalition)
      .when(knowledgeApplied('u1', 'guide', over))
      .thenProblem(code),
  );

  it('refuses an unknown asset', () =>
    given(coalition).when(knowledgeApplied('u1', 'nothing')).thenProblem('knowledge.asset-unknown'));
});

describe('confirming an application', () => {
  it.each(['backbone', 'member:birch', 'member:cedar'])('is open to %s', (actingFor) =>
    given(coalition, used)
      .when(applicationConfirmed('u1', { actingFor }))
      .then({ type: 'ApplicationConfirmed', data: { by: actingFor } }, { type: 'BenefitRecorded' }),
  );

  it('is not open to an author, nor to who it merged into', async () => {
    await given(coalition, used)
      .when(applicationConfirmed('u1', { actingFor: 'member:alder' }))
      .thenProblem('coalition.act-not-permitted', { act: 'confirm or contest an application' });
    await given(coalition, used, memberMerged('alder', 'cedar', '2026-04-01'))
      .when(applicationConfirmed('u1', { actingFor: 'member:cedar' }))
      .thenProblem('coalition.act-not-permitted');
  });

  it('is not open to an author’s parent group, though it be the user', () =>
    given(coalition, knowledgeApplied('u1', 'manual', { memberId: 'pine' }))
      .when(applicationConfirmed('u1', { actingFor: 'member:pine' }))
      .thenProblem('coalition.act-not-permitted'));

  it('states the same once, and needs a known one that was not withdrawn', async () => {
    await given(coalition, used, confirmed).when(confirmed).thenNothing();
    await given(coalition).when(confirmed).thenProblem('knowledge.application-unknown');
    await given(coalition, used, applicationWithdrawn('u1'))
      .when(confirmed)
      .thenProblem('knowledge.application-withdrawn');
  });

  it('counts in the first open quarter where its own is closed', () =>
    given(coalition, used, quarterClosed('2026-Q1'))
      .when(applicationConfirmed('u1', { on: '2026-05-01' }))
      .then(
        { type: 'ApplicationConfirmed', occurredOn: '2026-04-01', data: { quarter: '2026-Q2' } },
        { type: 'BenefitRecorded', occurredOn: '2026-04-01' },
      ));
});

describe('contesting an application', () => {
  const contested = applicationContested('u1', { actingFor: 'member:cedar' });

  it('makes it count no more, and takes back what its user got', async () => {
    await given(coalition, used)
      .when(contested)
      .then({ type: 'ApplicationContested', data: { countedIn: null } });
    await given(coalition, used, confirmed)
      .when(contested)
      .then(
        { type: 'ApplicationContested', occurredOn: '2026-02-10', data: { countedIn: '2026-Q1' } },
        { type: 'EntryReversed', data: { quantity: '-1', memberId: 'birch' } },
      );
    await given(coalition, used, contested).when(contested).thenNothing();
  });

  it('is taken back by who contested it, or the backbone, and nobody else', async () => {
    for (const actingFor of ['member:cedar', 'backbone']) {
      await given(coalition, used, contested)
        .when(applicationConfirmed('u1', { actingFor }))
        .then({ type: 'ApplicationConfirmed' }, { type: 'BenefitRecorded' });
    }
    await given(coalition, used, contested)
      .when(applicationConfirmed('u1', { actingFor: 'member:birch' }))
      .thenProblem('coalition.act-not-permitted', { act: 'confirm a contested application' });
  });

  it('is refused once what counted is closed', () =>
    given(coalition, used, confirmed, quarterClosed('2026-Q1'))
      .when(contested)
      .thenProblem('coalition.quarter-closed', { quarter: '2026-Q1' }));

  it('is not open to an author', () =>
    given(coalition, used)
      .when(applicationContested('u1', { actingFor: 'member:alder' }))
      .thenProblem('coalition.act-not-permitted'));
});

describe('withdrawing an application', () => {
  const byAlder = knowledgeApplied('u1', 'guide', { actingFor: 'member:alder' });

  it('is open to who recorded it, while it does not count', async () => {
    await given(coalition, byAlder)
      .when(applicationWithdrawn('u1', { actingFor: 'member:alder' }))
      .then({ type: 'ApplicationWithdrawn' });
    await given(coalition, byAlder, confirmed)
      .when(applicationWithdrawn('u1', { actingFor: 'member:alder' }))
      .thenProblem('coalition.act-not-permitted', { act: 'withdraw a confirmed application' });
    await given(coalition, byAlder)
      .when(applicationWithdrawn('u1', { actingFor: 'member:birch' }))
      .thenProblem('coalition.act-not-permitted');
  });

  it('states the same once', () =>
    given(coalition, used, applicationWithdrawn('u1')).when(applicationWithdrawn('u1')).thenNothing());

  it('of what counted in a closed quarter is refused', () =>
    given(coalition, used, confirmed, quarterClosed('2026-Q1'))
      .when(applicationWithdrawn('u1'))
      .thenProblem('coalition.quarter-closed'));
});
