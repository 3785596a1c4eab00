import type { ReckonedProposal } from '../../src/reviews/domain/decide-proposal.js';
import { isOutdated } from '../../src/reviews/domain/review.js';
import { aCoalition, contribution, quarterClosed, type Told } from '../support/builders.js';
import { after, factsOf, given } from '../support/decider-specification.js';
import {
  closeSigned,
  decidingOpened,
  decisionsPublished,
  discussionOpened,
  proposalDecided,
  proposalsRecorded,
  reckoned,
  reportPublished,
  reportSealed,
  reviewOpened,
  reviewPrepared,
  supplyListed,
  supplyWithdrawn,
} from '../support/review-builders.js';

const coalition = [...aCoalition(), contribution('e1', { quantity: '5000', counterparty: 'pool:fund' })];
const opened = [...coalition, reviewOpened()];

/** Hours that cedar offers, worth 40 euro each, to birch alone and at most ten of them. */
const hours = (over: object = {}): Told =>
  supplyListed('hours', {
    source: 'member:cedar',
    kind: 'staff-time',
    quantity: '20',
    unit: 'hours',
    step: '0.5',
    value: '800',
    valueType: 'operational',
    openTo: ['birch'],
    mostEach: '10',
    ...over,
  });

const listed = [...opened, supplyListed('money'), hours(), reviewPrepared()];
const position = listed.length - 1;
const ofHours = reckoned({
  memberId: 'birch',
  supplyId: 'hours',
  quantity: '7.5',
  value: '300',
  valueType: 'operational',
});
const proposed = [...listed, proposalsRecorded(position, [reckoned(), ofHours])];
const deciding = [...proposed, discussionOpened(), decidingOpened()];

describe('a supply', () => {
  it('is listed with all that is to be known of it', () =>
    given(opened)
      .when(hours())
      .then({
        type: 'SupplyListed',
        occurredOn: '2026-07-01',
        data: {
          supplyId: 'hours',
          source: 'member:cedar',
          kind: 'staff-time',
          unit: 'hours',
          quantity: '20',
          step: '0.5',
          value: '800',
          valueType: 'operational',
          openTo: ['birch'],
          mostEach: '10',
          by: 'backbone',
        },
      }));

  it('of money is its own value, in minor units, for all', () =>
    given(opened)
      .when(supplyListed('money'))
      .then({
        type: 'SupplyListed',
        data: { quantity: '1000', step: '0.01', value: '1000', openTo: null, mostEach: null },
      }));

  it('of anything else comes in ones, unless said otherwise', () =>
    given(opened)
      .when(hours({ step: null }))
      .then({ type: 'SupplyListed', data: { step: '1' } }));

  it('states nothing the second time, and refuses other content', async () => {
    await given(opened, hours()).when(hours()).thenNothing();
    await given(opened, hours())
      .when(hours({ value: '900' }))
      .thenProblem('reviews.supply-exists', { field: 'value', known: '800', found: '900' });
  });

  it.each<[object, string]>([
    [{ source: 'pool:other' }, 'coalition.pool-unknown'],
    [{ source: 'pool', kind: 'access', unit: 'credits' }, 'reviews.supply-of-credits'],
    [{ kind: 'knowledge', unit: 'credits' }, 'reviews.supply-of-credits'],
    [{ source: 'member:nobody' }, 'coalition.member-unknown'],
    [{ kind: 'service' }, 'reviews.field-malformed'],
    [{ valueType: 'moral' }, 'reviews.field-malformed'],
    [{ quantity: '0' }, 'reviews.field-malformed'],
    [{ quantity: '20.25' }, 'reviews.field-malformed'],
    [{ step: '0' }, 'reviews.field-malformed'],
    [{ value: null }, 'reviews.field-malformed'],
    [{ value: '0' }, 'reviews.field-malformed'],
    [{ mostEach: '0' }, 'reviews.field-malformed'],
    [{ openTo: ['nobody'] }, 'coalition.member-unknown'],
    [{ title: ' ' }, 'kernel.text-malformed'],
    [{ actingFor: 'member:birch' }, 'coalition.act-not-permitted'],
  ])('is refused with %j', (over, code) =>
    given(opened)
      .when(hours(over))
      .thenProblem(code as never),
  );

  it('of a pool may be a service, and of money has no other value', async () => {
    await given(opened)
      .when(hours({ source: 'pool', kind: 'service' }))
      .then({ type: 'SupplyListed', data: { source: 'pool:pool' } });
    await given(opened)
      .when(supplyListed('money', { value: '999' }))
      .thenProblem('reviews.field-malformed', { field: 'value', found: '999' });
  });

  it('is listed and withdrawn by the member that offers it as well', async () => {
    await given(opened)
      .when(hours({ actingFor: 'member:cedar' }))
      .then({ type: 'SupplyListed', data: { by: 'member:cedar' } });
    await given(listed)
      .when(supplyWithdrawn('hours', { actingFor: 'member:cedar' }))
      .then({ type: 'SupplyWithdrawn', data: { supplyId: 'hours', reason: 'needed elsewhere' } });
    await given(listed)
      .when(supplyWithdrawn('money', { actingFor: 'member:cedar' }))
      .thenProblem('coalition.act-not-permitted', { act: 'list or withdraw a supply' });
    await given(listed, supplyWithdrawn('hours')).when(supplyWithdrawn('hours')).thenNothing();
    await given(listed).when(supplyWithdrawn('gold')).thenProblem('reviews.supply-unknown');
  });

  it('stays once something was decided on it', () =>
    given(deciding, proposalDecided('1.1', 'accepted'))
      .when(supplyWithdrawn('money'))
      .thenProblem('reviews.supply-in-use', { proposal: '1.1', outcome: 'accepted' }));

  it('is given to nobody once it was withdrawn, whatever was proposed before', async () => {
    const withdrawn = [...deciding, supplyWithdrawn('money')];
    await given(withdrawn)
      .when(proposalDecided('1.1', 'accepted'))
      .thenProblem('reviews.supply-withdrawn', { supply: 'money', proposal: '1.1' });
    await given(withdrawn)
      .when(proposalDecided('1.1', 'rejected'))
      .then({ type: 'ProposalDecided', data: { outcome: 'rejected' } });
  });

  it('comes before decisions', () =>
    given(deciding).when(supplyListed('more')).thenProblem('reviews.not-at-this-stage'));
});

describe('proposals', () => {
  it('are recorded run by run, with numbers of their own', () =>
    given(proposed)
      .when(proposalsRecorded(position, [ofHours], { run: 2, obstacles: ['No money is left.'] }))
      .then(
        { type: 'ProposalsMade', data: { run: 2, position, proposals: 1, obstacles: ['No money is left.'] } },
        { type: 'ProposalMade', data: { run: 2, proposalId: '2.1', memberId: 'birch', quantity: '7.5' } },
      ));

  it('are refused for figures or a run that the review has left behind', async () => {
    await given(listed)
      .when(proposalsRecorded(position - 1, []))
      .thenProblem('reviews.figures-changed', { found: position - 1, position });
    await given(proposed)
      .when(proposalsRecorded(position, []))
      .thenProblem('reviews.figures-changed', { run: 1, last: 1 });
    await given(opened).when(proposalsRecorded(position, [])).thenProblem('reviews.not-at-this-stage');
  });

  it('are not made anew once something was decided', () =>
    given(deciding, proposalDecided('1.1', 'rejected'))
      .when(proposalsRecorded(position, [], { run: 2 }))
      .thenProblem('reviews.decisions-taken', { proposal: '1.1', outcome: 'rejected' }));

  it.each<[string, Partial<ReckonedProposal>[]]>([
    ['overdraw a supply', [{}, { memberId: 'birch', quantity: '400.01' }]],
    ['give part of a step', [{ ...ofHours, quantity: '7.25' }]],
    ['give to whom it is not open', [{ ...ofHours, memberId: 'alder' }]],
    ['give one member too much', [{ ...ofHours, quantity: '10.5' }]],
    ['give nothing', [{ quantity: '0' }]],
    ['give of what is not there', [{ supplyId: 'gold' }]],
  ])('that %s are a mistake of the program, and never recorded', async (_, proposals) => {
    const told = proposalsRecorded(
      position,
      proposals.map((over) => reckoned(over)),
    );
    await expect(after(listed, told)).rejects.toThrow('breaks its supply');
  });

  it('never give back to whom it comes from', async () => {
    const own = [...opened, hours({ openTo: [] }), reviewPrepared()];
    const told = proposalsRecorded(own.length - 1, [{ ...ofHours, memberId: 'cedar' }]);
    await expect(after(own, told)).rejects.toThrow('breaks its supply');
  });
});

describe('a decision', () => {
  it('to accept money of a pool becomes a benefit, in the same step', () =>
    given(deciding)
      .when(proposalDecided('1.1', 'accepted', { dissent: [{ memberId: 'cedar', words: 'too much' }] }))
      .then(
        {
          type: 'ProposalDecided',
          data: {
            proposalId: '1.1',
            outcome: 'accepted',
            quantity: '600',
            value: '600',
            reason: 'agreed by all',
            dissent: [{ memberId: 'cedar', words: 'too much' }],
            becomes: expect.stringMatching(/^entry\/made-/) as string,
          },
        },
        {
          type: 'BenefitRecorded',
          occurredOn: '2026-07-01',
          data: {
            memberId: 'alder',
            counterparty: 'pool:fund',
            kind: 'funds',
            quantity: '600',
            value: '600',
            standing: 'accepted',
            description: 'Set aside by the board (review of 2026-Q2, proposal 1.1)',
          },
        },
      ));

  it('to accept what a member offers becomes its pledge, due by the end of the present quarter', async () => {
    const pledged = {
      memberId: 'cedar',
      counterparty: 'member:birch',
      kind: 'staff-time',
      quantity: '7.5',
      unit: 'hours',
      value: '300',
    };
    await given(deciding)
      .when(proposalDecided('1.2', 'accepted'))
      .then(
        { type: 'ProposalDecided', data: { becomes: expect.stringMatching(/^pledge\//) as string } },
        { type: 'PledgeMade', occurredOn: '2026-07-01', data: { ...pledged, dueOn: '2026-09-30' } },
      );
    await given(deciding)
      .when(proposalDecided('1.2', 'accepted', { dueOn: '2026-12-01' }))
      .then({ type: 'ProposalDecided' }, { type: 'PledgeMade', data: { dueOn: '2026-12-01' } });
  });

  it('that the ledger refuses is not taken', async () => {
    const short = [...aCoalition(), contribution('e1', { quantity: '500', counterparty: 'pool:fund' })];
    const told = [...short, reviewOpened(), supplyListed('money'), reviewPrepared()];
    await given(told, proposalsRecorded(told.length - 1, [reckoned()]), discussionOpened(), decidingOpened())
      .when(proposalDecided('1.1', 'accepted'))
      .thenProblem('exchange.pool-overdrawn');
  });

  it('on figures that were frozen anew since waits for proposals of those', async () => {
    const frozenAnew = [...proposed, reviewPrepared(), discussionOpened(), decidingOpened()];
    const frozenAt = (await factsOf(...proposed)).length;
    for (const outcome of ['accepted', 'rejected']) {
      await given(frozenAnew)
        .when(proposalDecided('1.1', outcome))
        .thenProblem('reviews.proposal-outdated', {
          ...{ quarter: '2026-Q2', proposal: '1.1', run: 1 },
          ...{ recorded: position + 2, position: frozenAt },
        });
    }
    await given(frozenAnew, proposalsRecorded(frozenAt, [reckoned()], { run: 2 }))
      .when(proposalDecided('2.1', 'accepted'))
      .then({ type: 'ProposalDecided' }, { type: 'BenefitRecorded' });
  });

  it('is open for the rest of proposals that were decided on in part, as those can’t be made anew', () => {
    const frozenAnew = { preparedAt: 20, proposedAt: 12 };
    const [open, decided] = [{ outcome: null }, { outcome: 'accepted' }];
    expect(isOutdated(frozenAnew, [open, open])).toBe(true);
    expect(isOutdated(frozenAnew, [decided, open])).toBe(false);
    expect(isOutdated({ preparedAt: 20, proposedAt: 22 }, [open])).toBe(false);
  });

  it('to amend gives another quantity, with its part of the value', () =>
    given(deciding)
      .when(proposalDecided('1.2', 'amended', { quantity: '3.5' }))
      .then(
        { type: 'ProposalDecided', data: { outcome: 'amended', quantity: '3.5', value: '140' } },
        { type: 'PledgeMade', data: { quantity: '3.5', value: '140' } },
      ));

  it('to amend leaves others what they were proposed, and were given', async () => {
    const both = [
      ...listed,
      proposalsRecorded(position, [reckoned(), reckoned({ memberId: 'birch', quantity: '300' })]),
    ];
    const decided = [...both, discussionOpened(), decidingOpened()];
    const more = proposalDecided('1.1', 'amended', { quantity: '700.01' });
    await given(decided)
      .when(more)
      .thenProblem('reviews.supply-exhausted', { supply: 'money', left: '700', found: '700.01' });
    await given(decided, proposalDecided('1.2', 'rejected'))
      .when(more)
      .then({ type: 'ProposalDecided', data: { quantity: '700.01' } }, { type: 'BenefitRecorded' });
    await given(decided, proposalDecided('1.2', 'amended', { quantity: '400' }))
      .when(more)
      .thenProblem('reviews.supply-exhausted', { left: '600' });
  });

  it.each([
    ['amended', null],
    ['amended', '0'],
    ['amended', '7.25'],
    ['amended', '10.5'],
    ['accepted', '7.5'],
    ['rejected', '7.5'],
  ])('to have it %s is refused with the quantity %s', (outcome, quantity) =>
    given(deciding)
      .when(proposalDecided('1.2', outcome, { quantity }))
      .thenProblem('reviews.amendment-malformed'),
  );

  it('to reject changes nothing else, and keeps what is to be done', () =>
    given(deciding)
      .when(
        proposalDecided('1.1', 'rejected', {
          actions: [{ what: 'ask for a plan', owner: 'Cleo', dueOn: '2026-08-01' }],
        }),
      )
      .then({
        type: 'ProposalDecided',
        data: {
          outcome: 'rejected',
          quantity: null,
          value: null,
          becomes: null,
          actions: [{ what: 'ask for a plan', owner: 'Cleo', dueOn: '2026-08-01' }],
        },
      }));

  it('is taken once, with a reason, in its time, on a proposal that stands', async () => {
    const decided = [...deciding, proposalDecided('1.2', 'accepted')];
    await given(decided).when(proposalDecided('1.2', 'accepted')).thenNothing();
    await given(decided)
      .when(proposalDecided('1.2', 'rejected'))
      .thenProblem('reviews.proposal-decided', { known: 'accepted', found: 'rejected' });
    await given(deciding)
      .when(proposalDecided('1.1', 'accepted', { reason: ' ' }))
      .thenProblem('coalition.reason-missing');
    await given(deciding)
      .when(proposalDecided('1.1', 'postponed'))
      .thenProblem('reviews.field-malformed', { field: 'outcome' });
    await given(proposed).when(proposalDecided('1.1', 'accepted')).thenProblem('reviews.not-at-this-stage');
    await given(deciding)
      .when(proposalDecided('1.1', 'accepted', { actingFor: 'member:alder' }))
      .thenProblem('coalition.act-not-permitted', { act: 'hold a review' });
    const anew = [...proposed, proposalsRecorded(position, [ofHours], { run: 2 })];
    await given(anew, discussionOpened(), decidingOpened())
      .when(proposalDecided('1.1', 'accepted'))
      .thenProblem('reviews.proposal-unknown', { proposal: '1.1' });
  });

  it('is published with its reason, once', async () => {
    const decided = [...deciding, proposalDecided('1.1', 'rejected')];
    await given(decided)
      .when(decisionsPublished())
      .then({ type: 'DecisionsPublished', data: { proposals: ['1.1'] } });
    await given(decided, decisionsPublished()).when(decisionsPublished()).thenNothing();
    await given(deciding).when(decisionsPublished()).thenNothing();
  });
});

describe('sealing the report of a closed quarter', () => {
  const signed = [closeSigned('facilitator', 'Ana'), closeSigned('backbone', 'Bo')];
  const closed = [...opened, reviewPrepared(), discussionOpened(), decidingOpened(), signed].flat();

  it('is done for the position of its close, once', async () => {
    const facts = await factsOf(...closed, quarterClosed('2026-Q2'));
    const at = facts.length;
    const all = [...closed, quarterClosed('2026-Q2')];
    await given(all)
      .when(reportSealed(at))
      .then(
        { type: 'StatementSealed', data: { quarter: '2026-Q2', position: at, memberId: 'alder' } },
        { type: 'ReportSealed', data: { position: at, hash: 'b'.repeat(64) } },
      );
    await given(all, reportSealed(at)).when(reportSealed(at)).thenNothing();
    await given(all)
      .when(reportSealed(at - 1))
      .thenProblem('reviews.not-closed');
    await given(closed).when(reportSealed(at)).thenProblem('reviews.not-closed', { quarter: '2026-Q2' });
    await given(all, reportSealed(at))
      .when(reportPublished())
      .then({ type: 'ReportPublished', data: { hash: 'b'.repeat(64) } });
    await given(all, reportSealed(at), reportPublished()).when(reportPublished()).thenNothing();
    await given(all).when(reportPublished()).thenProblem('reviews.not-closed');
  });
});
