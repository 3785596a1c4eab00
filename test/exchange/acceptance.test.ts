import type { Problem } from '../../src/kernel/problem.js';
import {
  aCoalition,
  benefit,
  contribution,
  disputeAnswered,
  disputeResolved,
  entryAccepted,
  entryDisputed,
  entryValued,
  evidenceAttached,
  exchange,
  memberMerged,
  pledgeMade,
  reversalOf,
  type Told,
} from '../support/builders.js';
import { after, given } from '../support/decider-specification.js';
import { refusalOf } from '../support/problems.js';

const coalition = aCoalition();

/** Alder gives Birch something; Cedar has nothing to do with it. */
const PARTIES = ['backbone', 'member:alder', 'member:birch', 'member:cedar'] as const;
type Actor = (typeof PARTIES)[number];

const gift = (recordedBy: string | null, status: 'proposed' | 'accepted' = 'proposed'): Told =>
  contribution('e', { counterparty: 'member:birch', actingFor: recordedBy, status });

/** Whether a party may do something, after what happened. Refusals of another kind fail the test. */
async function may(happened: readonly Told[], told: Told): Promise<boolean> {
  const world = await after(coalition, happened);
  let refusal: Problem;
  try {
    await world.decide(told);
    return true;
  } catch (error) {
    refusal = error as Problem;
  }
  if (refusal.code === 'exchange.own-entry-disputed') return false;
  expect(refusal.code).toBe('coalition.act-not-permitted');
  return false;
}

async function whoMay(happened: readonly Told[], act: (party: Actor) => Told): Promise<Actor[]> {
  const permitted: Actor[] = [];
  for (const party of PARTIES) if (await may(happened, act(party))) permitted.push(party);
  return permitted;
}

const accepting = (party: Actor): Told => entryAccepted('e', party);
const disputing = (party: Actor): Told => entryDisputed('e', party);
const answering = (party: Actor): Told => disputeAnswered('e', party);
const resolving =
  (outcome: string) =>
  (party: Actor): Told =>
    disputeResolved('e', {
      outcome,
      quantity: outcome === 'adjusted' ? '90.00' : null,
      actingFor: party,
    });
const attaching = (party: Actor): Told => evidenceAttached('e', { actingFor: party });
const reversing =
  (of: Told) =>
  (party: Actor): Told =>
    reversalOf(of, 'r', { actingFor: party });

describe('who may', () => {
  it.each<[what: string, happened: Told[], act: (party: Actor) => Told, permitted: Actor[]]>([
    [
      'propose what a member gave another: either of them',
      [],
      (party) => contribution('e', { counterparty: 'member:birch', status: 'proposed', actingFor: party }),
      ['backbone', 'member:alder', 'member:birch'],
    ],
    [
      'propose what a member gave a pool: that member',
      [],
      (party) => contribution('e', { status: 'proposed', actingFor: party }),
      ['backbone', 'member:alder'],
    ],
    [
      'record as accepted at once: the backbone',
      [],
      (party) => contribution('e', { counterparty: 'member:birch', status: 'accepted', actingFor: party }),
      ['backbone'],
    ],
    [
      'accept what the giver proposed: the member that benefits',
      [gift('member:alder')],
      accepting,
      ['backbone', 'member:birch'],
    ],
    ['accept what the receiver proposed: only the backbone', [gift('member:birch')], accepting, ['backbone']],
    [
      'accept what the backbone proposed: the member that benefits',
      [gift(null)],
      accepting,
      ['backbone', 'member:birch'],
    ],
    [
      'accept what a member gave a pool: only the backbone',
      [contribution('e', { actingFor: 'member:alder' })],
      accepting,
      ['backbone'],
    ],
    [
      'accept what a member got and another proposed: the one that got it',
      [benefit('e', { counterparty: 'member:alder', actingFor: 'member:alder' })],
      accepting,
      ['backbone', 'member:birch'],
    ],
    [
      'accept an exchange that the giver proposed: the one that gets',
      [exchange('e', { actingFor: 'member:alder' })],
      accepting,
      ['backbone', 'member:birch'],
    ],
    [
      'dispute what a member proposed: the other side',
      [gift('member:alder')],
      disputing,
      ['backbone', 'member:birch'],
    ],
    [
      'dispute what the backbone recorded: both sides',
      [gift(null, 'accepted')],
      disputing,
      ['backbone', 'member:alder', 'member:birch'],
    ],
    [
      'answer a dispute: the side that does not dispute',
      [gift(null, 'accepted'), entryDisputed('e', 'member:birch')],
      answering,
      ['backbone', 'member:alder'],
    ],
    [
      'answer a dispute of the backbone: both sides',
      [gift(null, 'accepted'), entryDisputed('e', null)],
      answering,
      ['backbone', 'member:alder', 'member:birch'],
    ],
    [
      'uphold what was accepted: who disputes it',
      [gift(null, 'accepted'), entryDisputed('e', 'member:alder')],
      resolving('upheld'),
      ['backbone', 'member:alder'],
    ],
    [
      'uphold what was only proposed: who disputes it and may accept it',
      [gift('member:alder'), entryDisputed('e', 'member:birch')],
      resolving('upheld'),
      ['backbone', 'member:birch'],
    ],
    [
      'uphold what was only proposed, of which the disputer has no benefit: only the backbone',
      [gift('member:birch'), entryDisputed('e', 'member:alder')],
      resolving('upheld'),
      ['backbone'],
    ],
    [
      'adjust: only the backbone',
      [gift(null, 'accepted'), entryDisputed('e', 'member:birch')],
      resolving('adjusted'),
      ['backbone'],
    ],
    [
      'withdraw: who recorded it',
      [gift('member:alder'), entryDisputed('e', 'member:birch')],
      resolving('withdrawn'),
      ['backbone', 'member:alder'],
    ],
    [
      'value: only the backbone',
      [contribution('e', { kind: 'in-kind', unit: 'beds' })],
      (party) => entryValued('e', '10.00', { actingFor: party }),
      ['backbone'],
    ],
    [
      'take back what was only proposed: who proposed it',
      [gift('member:alder')],
      reversing(gift('member:alder')),
      ['backbone', 'member:alder'],
    ],
    [
      'take back what was accepted: only the backbone',
      [gift('member:alder'), entryAccepted('e')],
      reversing(gift('member:alder')),
      ['backbone'],
    ],
    [
      'attach evidence: both sides',
      [gift('member:alder')],
      attaching,
      ['backbone', 'member:alder', 'member:birch'],
    ],
  ])('%s', async (_, happened, act, permitted) => {
    expect(await whoMay(happened, act)).toEqual(permitted);
  });

  it('a survivor speaks for the member that merged into it, and accepts nothing that it proposed so', async () => {
    const merged = memberMerged('birch', 'cedar', '2026-05-01');
    expect(await whoMay([gift('member:alder'), merged], accepting)).toEqual([
      'backbone',
      'member:birch',
      'member:cedar',
    ]);
    expect(await whoMay([gift('member:birch'), merged], accepting)).toEqual(['backbone']);
    const ownSide = memberMerged('alder', 'birch', '2026-05-01');
    expect(await whoMay([gift('member:alder'), ownSide], accepting)).toEqual(['backbone']);
  });

  it('says who may instead', async () => {
    const world = await after(coalition, gift('member:alder'));
    const refusal = await refusalOf(world.decide(accepting('member:alder')));
    expect(refusal.message).toBe(
      'Who acts for member:alder may not accept; the backbone, or the member that benefits and did not propose it may.',
    );
  });
});

const standings = {
  proposed: [gift(null)],
  accepted: [gift(null, 'accepted')],
  disputed: [gift(null, 'accepted'), entryDisputed('e')],
  withdrawn: [gift(null, 'accepted'), entryDisputed('e'), disputeResolved('e', { outcome: 'withdrawn' })],
  'taken back': [gift(null, 'accepted'), reversalOf(gift(null), 'r')],
} as const;

describe('what can be done with an entry that is', () => {
  const NOTHING = 'nothing';
  const acts = {
    accept: entryAccepted('e'),
    'dispute again': entryDisputed('e'),
    'dispute as another': entryDisputed('e', 'member:alder'),
    answer: disputeAnswered('e'),
    resolve: disputeResolved('e'),
    value: entryValued('e', '1.00'),
    reverse: reversalOf(gift(null), 'r2'),
    attach: evidenceAttached('e'),
  };
  it.each<[standing: keyof typeof standings, outcome: Record<keyof typeof acts, string>]>([
    [
      'proposed',
      {
        accept: 'EntryAccepted',
        'dispute again': 'EntryDisputed',
        'dispute as another': 'EntryDisputed',
        answer: 'exchange.entry-not-disputed',
        resolve: 'exchange.entry-not-disputed',
        value: 'exchange.entry-already-valued',
        reverse: 'EntryReversed',
        attach: 'EvidenceAttached',
      },
    ],
    [
      'accepted',
      {
        accept: NOTHING,
        'dispute again': 'EntryDisputed',
        'dispute as another': 'EntryDisputed',
        answer: 'exchange.entry-not-disputed',
        resolve: 'exchange.entry-not-disputed',
        value: 'exchange.entry-already-valued',
        reverse: 'EntryReversed',
        attach: 'EvidenceAttached',
      },
    ],
    [
      'disputed',
      {
        accept: 'exchange.entry-disputed',
        'dispute again': NOTHING,
        'dispute as another': 'exchange.entry-disputed',
        answer: 'DisputeAnswered',
        resolve: 'DisputeResolved',
        value: 'exchange.entry-disputed',
        reverse: 'exchange.entry-disputed',
        attach: 'EvidenceAttached',
      },
    ],
    [
      'withdrawn',
      {
        accept: 'exchange.entry-withdrawn',
        'dispute again': 'exchange.entry-withdrawn',
        'dispute as another': 'exchange.entry-withdrawn',
        answer: 'exchange.entry-not-disputed',
        resolve: 'exchange.entry-not-disputed',
        value: 'exchange.entry-withdrawn',
        reverse: 'exchange.entry-withdrawn',
        attach: 'EvidenceAttached',
      },
    ],
    [
      'taken back',
      {
        accept: 'exchange.entry-already-reversed',
        'dispute again': 'exchange.entry-already-reversed',
        'dispute as another': 'exchange.entry-already-reversed',
        answer: 'exchange.entry-not-disputed',
        resolve: 'exchange.entry-not-disputed',
        value: 'exchange.entry-already-reversed',
        reverse: 'exchange.entry-already-reversed',
        attach: 'EvidenceAttached',
      },
    ],
  ])('%s', async (standing, outcome) => {
    const found: Record<string, string> = {};
    for (const [name, told] of Object.entries(acts)) {
      const world = await after(coalition, standings[standing]);
      found[name] = await world.decide(told).then(
        ([stated]) => stated?.type ?? NOTHING,
        (error: Problem) => error.code,
      );
    }
    expect(found).toEqual(outcome);
  });
});

describe('accepting', () => {
  it('states the entry again, on its own day, and for whom it was accepted', () =>
    given(coalition, gift('member:alder'))
      .when(entryAccepted('e', 'member:birch'))
      .then({
        type: 'EntryAccepted',
        occurredOn: '2026-03-02',
        data: { entryId: 'e', quantity: '100', value: '100', by: 'member:birch' },
      }));

  it('asks the pool first, as nothing was taken out of it before', () =>
    given(coalition, contribution('c', { quantity: '60.00' }), benefit('e', { status: 'proposed' }))
      .when(entryAccepted('e'))
      .thenProblem('exchange.pool-overdrawn', { balance: '60', wanted: '100' }));

  it('delivers the pledge that the entry names', () =>
    given(coalition, pledgeMade('p'), contribution('e', { status: 'proposed', pledgeId: 'p' }))
      .when(entryAccepted('e'))
      .then({ type: 'EntryAccepted' }, { type: 'PledgeDelivered', data: { quantity: '100' } }));
});

describe('a claim as cost sharing', () => {
  const claim = {
    award: 'a7',
    item: 'invoice 12',
    necessary: true,
    allowable: null,
    federallyFunded: false,
    inApprovedBudget: null,
  };
  const claimed = (id: string, over: object = {}): Told =>
    contribution(id, { costShare: { ...claim, ...over }, status: 'proposed' });

  it('holds an item of a member to one award', async () => {
    await given(coalition, claimed('e'))
      .when(claimed('f', { award: 'a8' }))
      .thenProblem('exchange.item-claimed-twice', { item: 'invoice 12', award: 'a7', claimedBy: 'e' });
    await given(coalition, claimed('e')).when(claimed('f')).thenProblem('exchange.item-claimed-twice');
    await given(coalition, claimed('e'))
      .when(contribution('f', { memberId: 'birch', costShare: claim }))
      .then({ type: 'ContributionRecorded', data: { costShare: claim } });
  });

  it('stays while it is disputed, and ends with a withdrawal or a reversal', async () => {
    const disputed = [claimed('e'), entryDisputed('e', null)];
    await given(coalition, disputed).when(claimed('f')).thenProblem('exchange.item-claimed-twice');
    await given(coalition, disputed, disputeResolved('e'))
      .when(claimed('f'))
      .thenProblem('exchange.item-claimed-twice');
    await given(coalition, disputed, disputeResolved('e', { outcome: 'withdrawn' }))
      .when(claimed('f'))
      .then({ type: 'ContributionRecorded' });
    await given(coalition, claimed('e'), reversalOf(claimed('e'), 'r'))
      .when(claimed('f'))
      .then({ type: 'ContributionRecorded' });
  });

  it('is only made of what is given', () =>
    given(coalition, contribution('c'))
      .when(benefit('e', { costShare: claim }))
      .thenProblem('exchange.claim-not-allowed'));
});

describe('what is said of a gift in kind', () => {
  const details = {
    category: 'beds',
    technique: null,
    inputs: null,
    approvedBy: null,
    use: null,
    restrictions: null,
  };
  const goods = (over: object): Told =>
    contribution('e', { kind: 'in-kind', unit: 'beds', inKind: { ...details, ...over } });

  it('is kept, as used where nothing else is said', () =>
    given(coalition)
      .when(goods({ category: ' beds ', restrictions: 'for the school' }))
      .then({
        type: 'ContributionRecorded',
        data: { inKind: { category: 'beds', use: 'used', restrictions: 'for the school' } },
      }));

  it.each([
    ['category', goods({ category: ' ' })],
    ['use', goods({ use: 'eaten' })],
    ['kind', contribution('e', { inKind: details })],
  ])('is refused where the %s is malformed', (field, told) =>
    given(coalition).when(told).thenProblem('exchange.in-kind-detail-malformed', { field }),
  );

  it('is approved by an actor’s id', () =>
    given(coalition)
      .when(goods({ approvedBy: '' }))
      .thenProblem('kernel.id-malformed'));
});
