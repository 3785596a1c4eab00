import { explainFigure } from '../../src/portfolios/explain.queries.js';
import { reviewAgenda } from '../../src/reviews/agenda.queries.js';
import { reviewCompleteness } from '../../src/reviews/completeness.queries.js';
import { preparationSheet } from '../../src/reviews/sheets.queries.js';
import {
  aCoalition,
  benefit,
  COALITION,
  contribution,
  disputeResolved,
  entryAccepted,
  entryDisputed,
  entryValued,
  exchange,
  knowledgeApplied,
  knowledgeShared,
  memberJoined,
  memberMerged,
  pledgeMade,
  pledgeWaived,
  prioritiesDeclared,
  reversalOf,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { Walk } from '../support/explained.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import { refusalOf } from '../support/problems.js';
import {
  discussionOpened,
  positionStated,
  pulseGiven,
  reviewOpened,
  reviewPrepared,
} from '../support/review-builders.js';

const laptops = (id: string, over: object = {}) =>
  contribution(id, { kind: 'in-kind', unit: 'laptops', quantity: '3', occurredOn: '2026-05-03', ...over });
const paid = (id: string, memberId: string, quantity: string, over: object = {}) =>
  benefit(id, { memberId, quantity, occurredOn: '2026-05-10', ...over });
const used = (id: string, assetId: string, memberId: string) =>
  knowledgeApplied(id, assetId, { memberId, appliedOn: '2026-04-10', confirmedBy: `member:${memberId}` });

/** In the second quarter: something without a value, proposed, disputed, overdue, and a circle of praise. */
const quarter = [
  ...aCoalition(),
  memberJoined('dune'),
  prioritiesDeclared('cedar', '2026-01-01', { strategic: '0.75', financial: '0.25' }),
  contribution('early', { quantity: '50', occurredOn: '2026-02-01', memberId: 'cedar' }),
  contribution('gift', { quantity: '1000', occurredOn: '2026-04-10' }),
  paid('aid', 'birch', '500'),
  paid('grant', 'cedar', '100'),
  entryDisputed('aid'),
  paid('fees', 'birch', '300'),
  laptops('laptops'),
  laptops('typed-twice'),
  reversalOf(laptops('typed-twice'), 'taken-back', { occurredOn: '2026-05-04' }),
  laptops('pens'),
  exchange('hours', { occurredOn: '2026-06-01', value: '200', actingFor: 'member:alder' }),
  pledgeMade('wells', { dueOn: '2026-05-31' }),
  pledgeMade('books', { dueOn: '2026-06-30' }),
  knowledgeShared('a', { authors: 'alder' }),
  knowledgeShared('b', { authors: 'birch' }),
  knowledgeShared('c', { authors: 'cedar' }),
  used('u1', 'a', 'birch'),
  used('u2', 'b', 'cedar'),
  used('u3', 'c', 'alder'),
];
/** All that was open is settled, after the figures were frozen. */
const mended = [
  entryValued('laptops', '900'),
  reversalOf(laptops('pens'), 'pens-back', { occurredOn: '2026-05-04' }),
  entryAccepted('hours', 'member:birch'),
  disputeResolved('aid'),
  pledgeWaived('wells', '2026-06-01'),
];

onBothEngines('what a review is prepared with', (engine) => {
  const ledgers = ledgersOn(engine);
  const completeness = ({ ledger }: TestLedger) => reviewCompleteness(ledger, COALITION, '2026-Q2');
  const agenda = ({ ledger }: TestLedger) => reviewAgenda(ledger, COALITION, '2026-Q2');
  const sheet = ({ ledger }: TestLedger, memberId: string) =>
    preparationSheet(ledger, COALITION, '2026-Q2', memberId);
  const open = {
    quarter: '2026-Q2',
    entries: 11,
    unvalued: { count: 2, first: ['laptops', 'pens'] },
    unaccepted: { count: 1, first: ['hours'] },
    disputed: { count: 1, first: ['aid'] },
    pledges: 2,
    overduePledges: { count: 1, first: ['wells'] },
  };

  it('counts what is missing in the quarter, as it was when figures were frozen', async () => {
    const reviewed = await ledgers.with(...quarter, reviewOpened());
    const { position } = await reviewed.head();
    expect(await completeness(reviewed)).toEqual({ ...open, position, isFrozen: false });
    await reviewed.tellAll(reviewPrepared(), ...mended, laptops('after'));
    expect(await completeness(reviewed)).toEqual({ ...open, position, isFrozen: true });
    await reviewed.tell(reviewPrepared());
    const nothing = { count: 0, first: [] };
    expect(await completeness(reviewed)).toMatchObject({
      entries: 12,
      unvalued: { count: 1, first: ['after'] },
      ...{ unaccepted: nothing, disputed: nothing, overduePledges: nothing },
    });
  });

  it('asks for no value of knowledge, even where it is disputed', async () => {
    const reviewed = await ledgers.with(
      ...aCoalition(),
      knowledgeShared('guide', { sharedOn: '2026-05-01' }),
      reviewOpened(),
    );
    const [shared] = await reviewed.rows("SELECT entry_id FROM entries WHERE arises_from = 'asset/guide'");
    const entryId = shared!['entry_id'] as string;
    await reviewed.tell(entryDisputed(entryId, 'member:alder'));
    expect(await completeness(reviewed)).toMatchObject({
      unvalued: { count: 0 },
      disputed: { count: 1, first: [entryId] },
    });
  });

  it('names the first ten of many', async () => {
    const many = Array.from({ length: 12 }, (_, i) => laptops(`l${String(i).padStart(2, '0')}`));
    const reviewed = await ledgers.with(...aCoalition(), ...many, reviewOpened());
    const { unvalued } = await completeness(reviewed);
    expect([unvalued.count, unvalued.first.length, unvalued.first[9]]).toEqual([12, 10, 'l09']);
  });

  it('says what to talk about, each in a sentence with its figure, at the frozen position', async () => {
    const reviewed = await ledgers.with(...quarter, reviewOpened(), reviewPrepared());
    const { position } = await agenda(reviewed);
    await reviewed.tellAll(
      discussionOpened(),
      ...mended,
      pulseGiven('alder', 3),
      pulseGiven('birch', 1, { comment: 'we were not asked' }),
      pulseGiven('cedar', 2),
      positionStated('birch', 'object', { words: 'count again' }),
      positionStated('cedar', 'concern'),
    );
    const found = await agenda(reviewed);
    expect(found).toMatchObject({ quarter: '2026-Q2', position, isFrozen: true });
    expect(found.counts).toEqual({
      ...{ gap: 2, dispute: 1, 'overdue-pledge': 1, ring: 1, objection: 1, pulse: 2 },
    });
    const figure = (member: string, path: string) => `member/${member}/2026-Q2~${String(position)}/${path}`;
    const [gap, , dispute, overdue, ring, ...said] = found.items;
    expect(gap).toMatchObject({ kind: 'gap', figure: figure('alder', 'fair/shortfall') });
    expect(gap!.words).toMatch(
      /^The alder association received \d+\.\d\d EUR over the quarters that count, \d+\.\d\d EUR less than the \d+\.\d\d EUR of its fair share\.$/,
    );
    expect(dispute).toEqual({
      kind: 'dispute',
      subject: 'entry/aid',
      words:
        'The entry aid of 2026-05-10 is disputed: 500.00 EUR (funds) of The birch association and pool:pool, worth 500.00 EUR.',
      figure: figure('birch', 'disputed/value'),
    });
    expect(overdue).toEqual({
      kind: 'overdue-pledge',
      subject: 'pledge/wells',
      words:
        'The alder association promised 300.00 EUR (funds) by 2026-05-31, and 300.00 EUR of it did not come (pledge wells).',
      figure: figure('alder', 'pledges/overdue'),
    });
    const ringFigure = `coalition/2026-Q2~${String(position)}/rings/alder/cedar/birch`;
    expect(ring).toMatchObject({ kind: 'ring', subject: 'member/alder', figure: ringFigure });
    expect(said.filter((item) => 'figure' in item)).toEqual([]);
    expect(ring!.words).toContain(
      'The alder association → The cedar association → The birch association → The alder association',
    );
    expect(said.map(({ subject, words }) => [subject, words])).toEqual([
      ['quarter/2026-Q2', 'The birch association objects to 2026-Q2: “count again”'],
      ['member/birch', 'The birch association gives the fairness of the quarter 1 of 5: “we were not asked”'],
      ['member/cedar', 'The cedar association gives the fairness of the quarter 2 of 5.'],
    ]);
    const walk = new Walk(reviewed);
    const [, credits] = /by which (\S+) credits go all the way round/.exec(ring!.words)!;
    await walk.check({ id: ringFigure, value: credits! });
    expect([walk.wrong, walk.explained.size]).toEqual([[], 4]);
    for (const { figure: id } of found.items) {
      if (id !== undefined) expect((await explainFigure(reviewed.ledger, COALITION, id)).figure).toBe(id);
    }
  });

  it('puts the widest gap first', async () => {
    const reviewed = await ledgers.with(...quarter, reviewOpened());
    const { items } = await agenda(reviewed);
    const lacking = items
      .filter(({ kind }) => kind === 'gap')
      .map(({ words }) => Number(/, (\S+) EUR less/.exec(words)![1]));
    expect(lacking).toHaveLength(2);
    expect(lacking).toEqual(lacking.toSorted((one, other) => other - one));
  });

  it('gives each member a sheet: its lines, what changed, three questions, its pulse', async () => {
    const reviewed = await ledgers.with(...quarter, reviewOpened(), reviewPrepared());
    const { position } = await sheet(reviewed, 'alder');
    await reviewed.tellAll(...mended, pulseGiven('alder', 4, { comment: 'better' }));
    const alder = await sheet(reviewed, 'alder');
    expect(alder).toMatchObject({
      figure: `member/alder/2026-Q2~${String(position)}`,
      ...{ quarter: '2026-Q2', from: '2026-04-01', to: '2026-06-30', position, isFrozen: true },
      member: { id: 'alder', name: 'The alder association', status: 'active' },
      given: { value: '1000.00', unvaluedEntries: 2 },
      received: { value: '0.00' },
      balance: { closing: '1000.00' },
      pledges: { overdue: '300.00' },
      pending: { entries: 1, value: '200.00' },
      before: '2026-Q1',
      pulse: { fairness: 4, comment: 'better' },
    });
    expect(alder.changes).toEqual([
      { of: 'given', before: '0.00', now: '1000.00', difference: '1000.00' },
      { of: 'received', before: '0.00', now: '0.00', difference: '0.00' },
      { of: 'balance', before: '0.00', now: '1000.00', difference: '1000.00' },
      { of: 'alignment', before: null, now: null, difference: null },
    ]);
    expect(alder.fair).toMatchObject({ received: '0.00', status: 'under-served' });
    expect(alder.questions.map(({ words }) => words)).toEqual([
      '1 entry (hours) not accepted yet, 200.00 EUR: what is missing to decide?',
      'Of the pledge wells, due on 2026-05-31, 300.00 EUR are outstanding: by when will that come, or is it to be changed?',
      expect.stringMatching(/^Over the quarters that count, your fair share would be /),
    ]);
    const cedar = await sheet(reviewed, 'cedar');
    expect(cedar.questions.map(({ about }) => about)).toContain('priorities');
    expect(cedar.questions.find(({ about }) => about === 'priorities')!.words).toBe(
      'You look for strategic value (weight 0.75), and its share in what you received was 0.0000: what did you miss?',
    );
    expect(cedar.pulse).toBeNull();
    for (const { questions } of [alder, cedar, await sheet(reviewed, 'birch')]) {
      expect(questions).toHaveLength(3);
      for (const { figure } of questions) {
        if (figure === null) continue;
        expect((await explainFigure(reviewed.ledger, COALITION, figure)).figure).toBe(figure);
      }
    }
  });

  it('asks everybody the same where nothing stands out, and has no quarter before the first', async () => {
    const reviewed = await ledgers.with(
      ...aCoalition(),
      memberJoined('dune', { joinedOn: '2026-04-01', priorities: { financial: '1' } }),
      contribution('gift', { quantity: '10' }),
      paid('dues', 'dune', '10'),
      reviewOpened(),
    );
    const dune = await sheet(reviewed, 'dune');
    expect([dune.before, dune.changes]).toEqual([null, []]);
    expect(dune.questions.filter(({ about }) => about === 'open').length).toBeGreaterThan(0);
    expect(await sheet(reviewed, 'dune')).toEqual(dune);
    await reviewed.tell(reviewPrepared());
    expect((await sheet(reviewed, 'dune')).questions.map(({ words }) => words)).toEqual(
      dune.questions.map(({ words }) => words),
    );
  });

  it('shows a member that merged with the one that its history went to, and refuses others', async () => {
    const reviewed = await ledgers.with(
      ...quarter,
      memberMerged('birch', 'cedar', '2026-06-15'),
      memberJoined('late', { joinedOn: '2026-07-01' }),
      reviewOpened(),
    );
    expect((await sheet(reviewed, 'birch')).member.id).toBe('cedar');
    expect((await refusalOf(sheet(reviewed, 'nobody'))).code).toBe('coalition.member-unknown');
    expect((await refusalOf(sheet(reviewed, 'late'))).code).toBe('reviews.not-a-participant');
    const { ledger } = reviewed;
    expect((await refusalOf(reviewAgenda(ledger, COALITION, '2026-Q1'))).code).toBe('reviews.review-unknown');
    expect((await refusalOf(reviewAgenda(ledger, COALITION, 'soon'))).code).toBe('request.quarter-malformed');
  });
});
