import {
  aCoalition,
  knowledgeDerived,
  knowledgeRevised,
  knowledgeShared,
  memberJoined,
  memberLeft,
  memberMerged,
  quarterClosed,
} from '../support/builders.js';
import { given } from '../support/decider-specification.js';

const coalition = aCoalition();
const guide = knowledgeShared('guide');

describe('sharing knowledge', () => {
  it('records the asset, and what each author contributes of it', () =>
    given(coalition)
      .when(knowledgeShared('guide', { authors: 'cedar:0.4|alder:0.6', licence: 'CC-BY-4.0' }))
      .then(
        {
          type: 'KnowledgeShared',
          occurredOn: '2026-01-10',
          data: {
            assetId: 'guide',
            licence: 'CC-BY-4.0',
            authors: [
              { id: 'alder', weight: '0.6' },
              { id: 'cedar', weight: '0.4' },
            ],
          },
        },
        { type: 'ContributionRecorded', data: { memberId: 'alder', quantity: '0.6', standing: 'accepted' } },
        { type: 'ContributionRecorded', data: { memberId: 'cedar', quantity: '0.4', standing: 'accepted' } },
      ));

  it('is proposed as a contribution where an author does it', () =>
    given(coalition)
      .when(knowledgeShared('guide', { actingFor: 'member:alder' }))
      .then({ type: 'KnowledgeShared' }, { type: 'ContributionRecorded', data: { standing: 'proposed' } }));

  it('may say at once what it was made from', () =>
    given(coalition, guide)
      .when(knowledgeShared('atlas', { derivesFrom: 'guide' }))
      .then({ type: 'KnowledgeShared' }, { type: 'KnowledgeDerived' }, { type: 'ContributionRecorded' }));

  it('contributes in the first open quarter where its own is closed', () =>
    given(coalition, quarterClosed('2026-Q1'))
      .when(guide)
      .then(
        { type: 'KnowledgeShared', occurredOn: '2026-01-10' },
        { type: 'ContributionRecorded', occurredOn: '2026-04-01' },
      ));

  it('states the same once', () => given(coalition, guide).when(guide).thenNothing());

  it('refuses another asset under the same id', () =>
    given(coalition, guide)
      .when(knowledgeShared('guide', { licence: 'MIT' }))
      .thenProblem('knowledge.asset-exists', { asset: 'guide', field: 'licence', found: 'MIT' }));

  it.each([
    ['alder:0.6|birch:0.3', 'knowledge.weights-malformed'],
    ['alder:0.5|alder:0.5', 'knowledge.weights-malformed'],
    ['alder|birch', 'knowledge.weights-malformed'],
    ['alder:1.5|birch:-0.5', 'knowledge.weights-malformed'],
    ['nobody', 'coalition.member-unknown'],
  ] as const)('refuses the authors %s', (authors, code) =>
    given(coalition).when(knowledgeShared('guide', { authors })).thenProblem(code),
  );

  it('refuses an author that was no member then', () =>
    given(coalition, memberLeft('alder', '2026-01-05'))
      .when(guide)
      .thenProblem('coalition.member-not-active'));

  it('is not for who is no author', () =>
    given(coalition)
      .when(knowledgeShared('guide', { actingFor: 'member:birch' }))
      .thenProblem('coalition.act-not-permitted', { act: 'share knowledge' }));

  it('is for who an author merged into', () =>
    given(coalition, memberMerged('alder', 'birch', '2026-04-01'))
      .when(knowledgeShared('guide', { actingFor: 'member:birch' }))
      .then({ type: 'KnowledgeShared' }, { type: 'ContributionRecorded' }));
});

describe('lineage', () => {
  const three = [guide, knowledgeShared('atlas'), knowledgeShared('toolkit')];

  it('is stated once', async () => {
    await given(coalition, three)
      .when(knowledgeDerived('atlas', 'guide:0.5|toolkit:0.5'))
      .then({ type: 'KnowledgeDerived', occurredOn: '2026-01-20' });
    await given(coalition, three, knowledgeDerived('atlas', 'guide'))
      .when(knowledgeDerived('atlas', 'guide'))
      .thenNothing();
    await given(coalition, three, knowledgeDerived('atlas', 'guide'))
      .when(knowledgeDerived('atlas', 'toolkit'))
      .thenProblem('knowledge.lineage-stated', { asset: 'atlas', known: 'guide' });
  });

  it('has no cycle, however long, and none of one', async () => {
    await given(coalition, three, knowledgeDerived('atlas', 'guide'), knowledgeDerived('toolkit', 'atlas'))
      .when(knowledgeDerived('guide', 'toolkit'))
      .thenProblem('knowledge.lineage-cycle', { asset: 'guide', path: 'guide ← atlas ← toolkit ← guide' });
    await given(coalition, three)
      .when(knowledgeDerived('guide', 'guide'))
      .thenProblem('knowledge.lineage-cycle', { asset: 'guide' });
  });

  it('goes back to known assets that were shared by then', async () => {
    await given(coalition, three)
      .when(knowledgeDerived('atlas', 'nothing'))
      .thenProblem('knowledge.asset-unknown', { asset: 'nothing' });
    await given(coalition, three, knowledgeShared('later', { sharedOn: '2026-02-01' }))
      .when(knowledgeDerived('atlas', 'later'))
      .thenProblem('knowledge.before-it-was-shared', { asset: 'later' });
    await given(coalition, three)
      .when(knowledgeDerived('atlas', 'guide', '2026-01-09'))
      .thenProblem('knowledge.before-it-was-shared', { asset: 'atlas' });
  });
});

describe('another edition', () => {
  it('is counted on', () =>
    given(coalition, guide, knowledgeRevised('guide'))
      .when(knowledgeRevised('guide', { actingFor: 'member:alder' }))
      .then({ type: 'KnowledgeRevised', data: { edition: 3, note: 'clearer tables', by: 'member:alder' } }));

  it('is an author’s to make, of a known asset', async () => {
    await given(coalition, guide, memberJoined('dune'))
      .when(knowledgeRevised('guide', { actingFor: 'member:dune' }))
      .thenProblem('coalition.act-not-permitted', { act: 'derive or revise knowledge' });
    await given(coalition).when(knowledgeRevised('guide')).thenProblem('knowledge.asset-unknown');
  });
});
