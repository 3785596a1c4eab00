import {
  aCoalition,
  contribution,
  knowledgeApplied,
  knowledgeShared,
  memberJoined,
  memberMerged,
  policyAdopted,
  quarterClosed,
} from '../support/builders.js';
import { given } from '../support/decider-specification.js';

const coalition = [
  ...aCoalition(),
  memberJoined('dune'),
  knowledgeShared('guide'),
  knowledgeShared('atlas', { authors: 'cedar' }),
];
const byBackbone = { confirmedBy: 'backbone' };
const use = (id: string, asset = 'guide', over = {}) =>
  knowledgeApplied(id, asset, { ...byBackbone, ...over });
const from2026 = { from: '2026-01-01' };
const first = quarterClosed('2026-Q1');
const LATER = '2029-01-01T09:00:00.000Z';

describe('closing a quarter', () => {
  it('states what accrued, what vests of it, and the close last', () =>
    given(coalition, use('u1'))
      .when(first)
      .then(
        {
          type: 'CreditsAccrued',
          occurredOn: '2026-03-31',
          data: {
            memberId: 'alder',
            from: [{ user: 'birch', raw: '10', counted: '10', credits: '10' }],
            credits: '10',
          },
        },
        {
          type: 'CreditsVested',
          data: { memberId: 'alder', credits: '10', quarter: '2026-Q1', expiresIn: '2028-Q1' },
        },
        { type: 'QuarterClosed', occurredOn: '2026-03-31', data: { quarter: '2026-Q1' } },
      ));

  it('vests up to the quarter’s cap, pro rata', () =>
    given(
      coalition,
      policyAdopted({ quarterCap: '10' }, from2026),
      use('u1'),
      use('u2', 'atlas', { depth: 'adapted' }),
    )
      .when(first)
      .then(
        { type: 'CreditsAccrued', data: { credits: '10' } },
        { type: 'CreditsAccrued', data: { credits: '20' } },
        { type: 'CreditsVested', data: { memberId: 'alder', credits: '3.33' } },
        { type: 'CreditsVested', data: { memberId: 'cedar', credits: '6.67' } },
        { type: 'QuarterClosed' },
      ));

  it('counts a pair up to its cap', () =>
    given(coalition, policyAdopted({ pairCap: '15' }, from2026), use('u1', 'guide', { depth: 'embedded' }))
      .when(first)
      .then(
        { type: 'CreditsAccrued', data: { from: [{ raw: '40', counted: '15', credits: '15' }] } },
        { type: 'CreditsVested', data: { credits: '15' } },
        { type: 'QuarterClosed' },
      ));

  it('counts earlier uses of members that merged as one member’s', () =>
    given(
      coalition,
      use('u1', 'guide', { memberId: 'dune' }),
      first,
      memberMerged('dune', 'birch', '2026-04-01'),
      use('u2', 'guide', { appliedOn: '2026-05-01' }),
    )
      .when(quarterClosed('2026-Q2'))
      .then(
        { type: 'CreditsAccrued', data: { credits: '5' } },
        { type: 'CreditsVested', data: { credits: '5' } },
        { type: 'QuarterClosed' },
      ));

  it('expires what nobody redeemed, also in quarters that close with it', async () => {
    const vested = [...coalition, policyAdopted({ expiryQuarters: 1 }, from2026), use('u1'), first];
    const expired = {
      type: 'CreditsExpired',
      data: { memberId: 'alder', vestedIn: '2026-Q1', credits: '10' },
    };
    await given(vested).when(quarterClosed('2026-Q2')).then(expired, { type: 'QuarterClosed' });
    await given(vested).at(LATER).when(quarterClosed('2027-Q1')).then(expired, { type: 'QuarterClosed' });
  });

  it('states the same once, and leaves what is closed', async () => {
    await given(coalition, first).when(first).thenNothing();
    await given(coalition, first)
      .when(contribution('e1'))
      .thenProblem('coalition.quarter-closed', { quarter: '2026-Q1' });
  });

  it('goes in order where anything counts', () =>
    given(coalition, use('u1'))
      .when(quarterClosed('2026-Q2'))
      .thenProblem('knowledge.earlier-quarter-open', { earlier: '2026-Q1', quarter: '2026-Q2' }));

  it('waits until the quarter is over where the coalition is', async () => {
    await given(coalition)
      .at('2026-03-31T21:59:00.000Z')
      .when(first)
      .thenProblem('knowledge.quarter-not-over', { to: '2026-03-31', today: '2026-03-31' });
    await given(coalition).at('2026-03-31T22:00:00.000Z').when(first).then({ type: 'QuarterClosed' });
  });

  it('is the backbone’s, and needs a quarter', async () => {
    await given(coalition)
      .when(quarterClosed('2026-Q1', { actingFor: 'member:alder' }))
      .thenProblem('coalition.act-not-permitted', { act: 'close a quarter' });
  });
});
