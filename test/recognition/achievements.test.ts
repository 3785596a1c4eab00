import {
  aCoalition,
  applicationContested,
  benefit,
  contribution,
  entryAccepted,
  entryDisputed,
  entryValued,
  exchange,
  knowledgeApplied,
  knowledgeShared,
  memberLeft,
  memberMerged,
  quarterClosed,
  reversalOf,
  type Told,
} from '../support/builders.js';
import { after, given } from '../support/decider-specification.js';
import {
  achievementAmended,
  achievementRecorded,
  attribution,
  attributionAgreed,
  attributionDeclined,
  recognitionPublished,
  recognitionRetracted,
} from '../support/recognition-builders.js';

const ofAlder = contribution('e1');
const ofBirch = contribution('e2', { memberId: 'birch' });
const contributed = [...aCoalition(), ofAlder, ofBirch];
const recorded = [...contributed, achievementRecorded('dyke')];
const agreed = [...recorded, attributionAgreed('dyke', 'alder'), attributionAgreed('dyke', 'birch')];
const published = [...agreed, recognitionPublished('dyke')];
const one = (behind: string | readonly string[], memberId = 'alder') => ({
  attributions: [attribution(memberId, '1', behind)],
});

describe('recording an achievement', () => {
  it('says who did what, in the order of ids, with exact shares', () =>
    given(contributed)
      .when(
        achievementRecorded('dyke', {
          title: ' The dyke is raised ',
          attributions: [
            attribution('birch', '0.40', ['entry/e2', 'entry/e2']),
            attribution('alder', '0.6', 'entry/e1'),
          ],
        }),
      )
      .then({
        type: 'AchievementRecorded',
        occurredOn: '2026-05-20',
        data: {
          achievementId: 'dyke',
          title: 'The dyke is raised',
          by: 'backbone',
          attributions: [
            { memberId: 'alder', share: '0.6', behind: ['entry/e1'] },
            { memberId: 'birch', share: '0.4', behind: ['entry/e2'] },
          ],
        },
      }));

  it('is the backbone’s, or a member’s that it names', async () => {
    await given(contributed)
      .when(achievementRecorded('dyke', { actingFor: 'member:birch' }))
      .then({ type: 'AchievementRecorded', data: { by: 'member:birch' } });
    await given(contributed)
      .when(achievementRecorded('dyke', { actingFor: 'member:cedar' }))
      .thenProblem('coalition.act-not-permitted', { act: 'record an achievement' });
  });

  it('is stated once, whatever became of it and of what stands behind it', async () => {
    await given(recorded).when(achievementRecorded('dyke')).thenNothing();
    const amended = achievementAmended('dyke', { title: 'The dyke stands' });
    await given(recorded, amended, reversalOf(ofAlder, 'r1')).when(achievementRecorded('dyke')).thenNothing();
    await given(recorded, amended)
      .when(achievementRecorded('dyke', { title: 'The dyke stands' }))
      .thenProblem('recognition.achievement-exists', { field: 'title', known: 'The dyke is raised' });
    await given(recorded)
      .when(achievementRecorded('dyke', { sharesShown: false }))
      .thenProblem('recognition.achievement-exists', {
        field: 'showing of shares',
        known: 'yes',
        found: 'no',
      });
  });

  it.each([
    [
      'shares that make more than 1',
      {
        attributions: [
          attribution('alder', '0.6', 'entry/e1'),
          attribution('birch', '0.400000000000000001', 'entry/e2'),
        ],
      },
      'kernel.weights-malformed',
    ],
    [
      'shares that make less than 1',
      {
        attributions: [
          attribution('alder', '0.333333333333333333', 'entry/e1'),
          attribution('birch', '0.666666666666666666', 'entry/e2'),
        ],
      },
      'kernel.weights-malformed',
    ],
    [
      'a share of nothing',
      { attributions: [attribution('alder', '1', 'entry/e1'), attribution('birch', '0', 'entry/e2')] },
      'recognition.field-malformed',
    ],
    [
      'a share below zero',
      { attributions: [attribution('alder', '1.1', 'entry/e1'), attribution('birch', '-0.1', 'entry/e2')] },
      'recognition.field-malformed',
    ],
    [
      'a member twice',
      { attributions: [attribution('alder', '0.5', 'entry/e1'), attribution('alder', '0.5', 'entry/e1')] },
      'recognition.field-malformed',
    ],
    ['nobody', { attributions: [] }, 'recognition.field-malformed'],
    ['a stranger', one('entry/e1', 'nobody'), 'coalition.member-unknown'],
    [
      'no words',
      { attributions: [attribution('alder', '1', 'entry/e1', ' \n')] },
      'recognition.field-malformed',
    ],
    [
      'words with a control character',
      { attributions: [attribution('alder', '1', 'entry/e1', 'a\u0007')] },
      'kernel.text-malformed',
    ],
    ['nothing behind it', one([]), 'recognition.field-malformed'],
    ['something else behind it', one('pledge/p1'), 'recognition.field-malformed'],
    ['no title', { title: ' ' }, 'kernel.text-malformed'],
    ['no real day', { achievedOn: '2026-02-30' }, 'kernel.date-malformed'],
  ] as const)('is refused with %s', (_, over, code) =>
    given(contributed).when(achievementRecorded('dyke', over)).thenProblem(code),
  );
});

describe('what stands behind an achievement', () => {
  const shared = [knowledgeShared('guide', { authors: 'alder:0.5|birch:0.5' })];
  const used = [...shared, knowledgeApplied('u1', 'guide', { memberId: 'cedar', confirmedBy: 'backbone' })];

  it.each([
    ['what a member gave another', [exchange('x1')], one('entry/x1')],
    [
      'what it proposed and was accepted',
      [contribution('p1', { status: 'proposed' }), entryAccepted('p1')],
      one('entry/p1'),
    ],
    ['an asset of its own that others applied', used, one('asset/guide', 'birch')],
    [
      'what a member gave that merged into it',
      [memberMerged('birch', 'alder', '2026-05-01')],
      one('entry/e2'),
    ],
  ])('can be %s', (_, before, over) =>
    given(contributed, before).when(achievementRecorded('dyke', over)).then({ type: 'AchievementRecorded' }),
  );

  it.each([
    ['what is not there', [], one('entry/e9'), 'recognition.behind-unknown'],
    ['no such asset', [], one('asset/guide'), 'recognition.behind-unknown'],
    ['what another member gave', [], one('entry/e2'), 'recognition.behind-not-its-own'],
    [
      'what it received',
      [benefit('b1', { memberId: 'alder', quantity: '1' })],
      one('entry/b1'),
      'recognition.behind-not-its-own',
    ],
    ['what another gave it', [exchange('x1')], one('entry/x1', 'birch'), 'recognition.behind-not-its-own'],
    ['an asset of others', used, one('asset/guide', 'cedar'), 'recognition.behind-not-its-own'],
    [
      'what is only proposed',
      [contribution('p1', { status: 'proposed' })],
      one('entry/p1'),
      'recognition.behind-does-not-count',
    ],
    [
      'what is disputed',
      [exchange('x1'), entryDisputed('x1')],
      one('entry/x1'),
      'recognition.behind-does-not-count',
    ],
    ['what was reversed', [reversalOf(ofAlder, 'r1')], one('entry/e1'), 'recognition.behind-does-not-count'],
    ['a reversal', [reversalOf(ofAlder, 'r1')], one('entry/r1'), 'recognition.behind-does-not-count'],
    ['an asset that nobody applied', shared, one('asset/guide'), 'recognition.behind-does-not-count'],
    [
      'an asset whose use is contested',
      [...used, applicationContested('u1')],
      one('asset/guide'),
      'recognition.behind-does-not-count',
    ],
  ] as const)('can’t be %s', (_, before, over, code) =>
    given(contributed, before).when(achievementRecorded('dyke', over)).thenProblem(code),
  );

  it('still has to count on the day of the publication', () =>
    given(agreed, reversalOf(ofAlder, 'r1'))
      .when(recognitionPublished('dyke'))
      .thenProblem('recognition.behind-does-not-count', { behind: 'entry/e1', found: 'reversed' }));
});

describe('amending an achievement', () => {
  const thirds = [attribution('alder', '0.5', 'entry/e1'), attribution('cedar', '0.5', 'entry/e3')];
  const ofCedar = contribution('e3', { memberId: 'cedar' });

  it('asks everybody anew, whatever they said before', async () => {
    const amended = achievementAmended('dyke', { story: 'More than two thousand homes.' });
    await given(agreed)
      .when(amended)
      .then({ type: 'AchievementAmended', data: { edition: 2, dropped: [], title: 'The dyke is raised' } });
    await given(agreed, amended)
      .when(recognitionPublished('dyke'))
      .thenProblem('recognition.consent-missing', { edition: 2, missing: ['alder', 'birch'] });
    await given(agreed, amended)
      .when(attributionAgreed('dyke', 'alder'))
      .thenProblem('recognition.edition-replaced', { edition: 2, found: 1 });
    await given(agreed, amended, attributionAgreed('dyke', 'birch', { edition: 2 }))
      .when(recognitionPublished('dyke'))
      .thenProblem('recognition.consent-missing', { edition: 2, missing: ['alder'] });
  });

  it('may name others', async () => {
    const amended = achievementAmended('dyke', { attributions: thirds });
    await given(agreed, ofCedar)
      .when(amended)
      .then({ type: 'AchievementAmended', data: { dropped: ['birch'] } });
    await given(agreed, ofCedar, amended)
      .when(attributionAgreed('dyke', 'birch', { edition: 2 }))
      .thenProblem('recognition.not-named', { member: 'birch', edition: 2 });
    const back = achievementAmended('dyke', {
      attributions: [attribution('birch', '1', 'entry/e2')],
    });
    await given(agreed, ofCedar, amended, back)
      .when(recognitionPublished('dyke'))
      .thenProblem('recognition.consent-missing', { edition: 3, missing: ['birch'] });
  });

  it('states nothing where it changes nothing', async () => {
    await given(agreed)
      .when(achievementAmended('dyke', { title: 'The dyke is raised' }))
      .thenNothing();
    await given(agreed)
      .when(achievementAmended('dyke', { story: '' }))
      .then({ type: 'AchievementAmended', data: { story: null } });
  });

  it('is for who recorded it, and is over once it is published', async () => {
    await given(recorded)
      .when(achievementAmended('dyke', { title: 'Ours', actingFor: 'member:alder' }))
      .thenProblem('coalition.act-not-permitted', { act: 'amend an achievement' });
    await given(contributed, achievementRecorded('dyke', { actingFor: 'member:alder' }))
      .when(achievementAmended('dyke', { title: 'Ours', actingFor: 'member:alder' }))
      .then({ type: 'AchievementAmended', data: { by: 'member:alder' } });
    await given(published)
      .when(achievementAmended('dyke', { title: 'Another' }))
      .thenProblem('recognition.not-open', { stage: 'published' });
    await given(recorded).when(achievementAmended('weir')).thenProblem('recognition.achievement-unknown');
  });
});

describe('consent', () => {
  it('is to the very words and share', () =>
    given(recorded)
      .when(attributionAgreed('dyke', 'birch', { on: '2026-06-01' }))
      .then({
        type: 'AttributionAgreed',
        occurredOn: '2026-06-01',
        data: {
          memberId: 'birch',
          edition: 1,
          share: '0.4',
          wording: 'birch did its part',
          by: 'member:birch',
        },
      }));

  it('is a member’s own, or written down by the backbone', async () => {
    for (const actingFor of ['member:alder', 'member:cedar']) {
      await given(recorded)
        .when(attributionAgreed('dyke', 'birch', { actingFor }))
        .thenProblem('coalition.act-not-permitted', { act: 'consent or decline' });
      await given(recorded)
        .when(attributionDeclined('dyke', 'birch', { actingFor }))
        .thenProblem('coalition.act-not-permitted', { act: 'consent or decline' });
    }
    await given(recorded)
      .when(attributionAgreed('dyke', 'birch', { actingFor: null }))
      .then({ type: 'AttributionAgreed', data: { by: 'backbone' } });
    await given(recorded, memberMerged('birch', 'cedar', '2026-06-01'))
      .when(attributionAgreed('dyke', 'birch', { actingFor: 'member:cedar' }))
      .then({ type: 'AttributionAgreed', data: { memberId: 'birch', by: 'member:cedar' } });
  });

  it('can be refused and taken back while nothing is published', async () => {
    const declined = attributionDeclined('dyke', 'birch');
    await given(agreed)
      .when(declined)
      .then({ type: 'AttributionDeclined', data: { reason: 'we did more than that' } });
    await given(agreed, declined).when(declined).thenNothing();
    await given(agreed, declined)
      .when(recognitionPublished('dyke'))
      .thenProblem('recognition.consent-missing', { missing: ['birch'] });
    await given(agreed, declined, attributionAgreed('dyke', 'birch'))
      .when(recognitionPublished('dyke'))
      .then({ type: 'RecognitionPublished' }, { type: 'BenefitRecorded' }, { type: 'BenefitRecorded' });
    await given(published).when(declined).thenProblem('recognition.not-open', { stage: 'published' });
    await given(recorded)
      .when(attributionDeclined('dyke', 'birch', { reason: ' ' }))
      .thenProblem('coalition.reason-missing');
  });

  it('is stated once', async () => {
    await given(agreed).when(attributionAgreed('dyke', 'birch')).thenNothing();
    await given(published).when(attributionAgreed('dyke', 'birch')).thenNothing();
  });

  it('is asked of those that are named, of the edition that stands', async () => {
    await given(recorded).when(attributionAgreed('dyke', 'cedar')).thenProblem('recognition.not-named');
    await given(recorded)
      .when(attributionAgreed('dyke', 'birch', { edition: 2 }))
      .thenProblem('recognition.edition-replaced', { edition: 1, found: 2 });
  });
});

describe('what is said of a closed quarter', () => {
  it('changes no figure of it, so it may be said', async () => {
    const closed = [...contributed, quarterClosed('2026-Q2')];
    await given(closed)
      .when(achievementRecorded('dyke'))
      .then({ occurredOn: '2026-05-20', type: 'AchievementRecorded' });
    for (const answered of [attributionAgreed, attributionDeclined]) {
      await given(closed, achievementRecorded('dyke'))
        .when(answered('dyke', 'birch', { on: '2026-06-10' }))
        .then({ type: answered === attributionAgreed ? 'AttributionAgreed' : 'AttributionDeclined' });
    }
  });

  it('is published in a quarter that is open', () =>
    given(agreed, quarterClosed('2026-Q2'))
      .when(recognitionPublished('dyke', { on: '2026-07-01' }))
      .then({ type: 'RecognitionPublished' }, { type: 'BenefitRecorded' }, { type: 'BenefitRecorded' }));
});

describe('publishing recognition', () => {
  it('records a benefit for every named member in the same step, without a value where none is stated', () =>
    given(agreed)
      .when(recognitionPublished('dyke'))
      .then(
        {
          type: 'RecognitionPublished',
          occurredOn: '2026-06-20',
          data: {
            edition: 1,
            value: null,
            recognised: [
              { memberId: 'alder', entryId: 'made-1' },
              { memberId: 'birch', entryId: 'made-2' },
            ],
          },
        },
        ...['alder', 'birch'].map((memberId, i) => ({
          type: 'BenefitRecorded',
          occurredOn: '2026-06-20',
          data: {
            ...{ entryId: `made-${String(i + 1)}`, memberId, kind: 'recognition', quantity: '1' },
            ...{ value: null, valueTypes: { reputational: '1' }, standing: 'accepted' },
            ...{ description: 'The dyke is raised', arisesFrom: 'achievement/dyke' },
          },
        })),
      ));

  it('splits a stated value by the shares, to the cent', () =>
    given(
      contributed,
      achievementRecorded('dyke', {
        attributions: [
          attribution('alder', '0.333333333333333333', 'entry/e1'),
          attribution('birch', '0.666666666666666667', 'entry/e2'),
        ],
      }),
      attributionAgreed('dyke', 'alder'),
      attributionAgreed('dyke', 'birch'),
    )
      .when(
        recognitionPublished('dyke', {
          value: '100.00',
          basis: 'the price of two pages',
          valueType: 'reputational:0.7|strategic:0.3',
        }),
      )
      .then(
        { type: 'RecognitionPublished', data: { value: '100' } },
        {
          type: 'BenefitRecorded',
          data: {
            value: '33.33',
            valuation: { method: 'stated', basis: 'the price of two pages' },
            valueTypes: { reputational: '0.7', strategic: '0.3' },
          },
        },
        { type: 'BenefitRecorded', data: { value: '66.67' } },
      ));

  it('waits for everybody, and is the backbone’s', async () => {
    await given(recorded, attributionAgreed('dyke', 'alder'))
      .when(recognitionPublished('dyke'))
      .thenProblem('recognition.consent-missing', { edition: 1, missing: ['birch'] });
    await given(agreed)
      .when(recognitionPublished('dyke', { actingFor: 'member:alder' }))
      .thenProblem('coalition.act-not-permitted', { act: 'publish recognition' });
  });

  it('is stated once', async () => {
    await given(published).when(recognitionPublished('dyke')).thenNothing();
    await given(published)
      .when(recognitionPublished('dyke', { on: null }))
      .thenNothing();
    await given(published)
      .when(recognitionPublished('dyke', { on: '2026-06-21' }))
      .thenProblem('recognition.published-otherwise', { field: 'day', known: '2026-06-20' });
    await given(published)
      .when(recognitionPublished('dyke', { value: '5' }))
      .thenProblem('recognition.published-otherwise', { field: 'value', known: 'no value', found: '5' });
  });

  it.each([
    ['a value below zero', { value: '-1' }, 'recognition.field-malformed'],
    ['a value finer than a cent', { value: '1.001' }, 'kernel.amount-too-precise'],
    ['a basis of no value', { basis: 'two pages' }, 'recognition.field-malformed'],
    ['a value type that is none', { valueType: 'fame' }, 'exchange.value-types-malformed'],
    ['a day before it was achieved', { on: '2026-05-19' }, 'recognition.before-it-was-achieved'],
  ] as const)('is refused with %s', (_, over, code) =>
    given(agreed).when(recognitionPublished('dyke', over)).thenProblem(code),
  );

  it('respects closed quarters', () =>
    given(agreed, quarterClosed('2026-Q2'))
      .when(recognitionPublished('dyke'))
      .thenProblem('coalition.quarter-closed'));

  it('gives the benefit to who carries a member on, and none to one that left', async () => {
    await given(agreed, memberMerged('birch', 'cedar', '2026-06-10'))
      .when(recognitionPublished('dyke'))
      .then(
        {
          type: 'RecognitionPublished',
          data: { recognised: [{}, { memberId: 'birch', entryId: 'made-2' }] },
        },
        { type: 'BenefitRecorded', data: { memberId: 'alder' } },
        { type: 'BenefitRecorded', data: { memberId: 'cedar' } },
      );
    await given(agreed, memberLeft('birch', '2026-06-10'))
      .when(recognitionPublished('dyke'))
      .then(
        { type: 'RecognitionPublished', data: { recognised: [{}, { memberId: 'birch', entryId: null }] } },
        { type: 'BenefitRecorded', data: { memberId: 'alder' } },
      );
  });
});

describe('retracting recognition', () => {
  it('takes every benefit back, at what it is worth by then', () =>
    given(published, entryValued('made-1', '40.00'))
      .when(recognitionRetracted('dyke'))
      .then(
        {
          type: 'RecognitionRetracted',
          occurredOn: '2026-07-01',
          data: {
            reason: 'the measurements were wrong',
            recognised: [{ entryId: 'made-3' }, { entryId: 'made-4' }],
          },
        },
        {
          type: 'EntryReversed',
          data: { entryId: 'made-3', reverses: 'made-1', memberId: 'alder', quantity: '-1', value: '-40' },
        },
        {
          type: 'EntryReversed',
          data: { reverses: 'made-2', memberId: 'birch', quantity: '-1', value: null },
        },
      ));

  it('is the only way to take a benefit back', async () => {
    const taken = benefit('made-1', {
      memberId: 'alder',
      kind: 'recognition',
      quantity: '1',
      unit: 'attributions',
    });
    await given(published).when(reversalOf(taken, 'r1')).thenProblem('exchange.entry-arises');
    await given(published).when(entryDisputed('made-1', 'member:alder')).thenProblem('exchange.entry-arises');
  });

  it('restates a quarter that is closed, in one that is open', () =>
    given(published, quarterClosed('2026-Q2'))
      .when(recognitionRetracted('dyke'))
      .then(
        { type: 'RecognitionRetracted' },
        { type: 'EntryReversed', occurredOn: '2026-07-01', data: { lateFor: '2026-06-20' } },
        { type: 'EntryReversed', occurredOn: '2026-07-01', data: { lateFor: '2026-06-20' } },
      ));

  it('leaves what is closed as it is', () =>
    given(published, quarterClosed('2026-Q2'))
      .when(recognitionRetracted('dyke', { on: '2026-06-25' }))
      .thenProblem('coalition.quarter-closed'));

  it('ends what was never published as well, for who recorded it', async () => {
    await given(agreed).when(recognitionRetracted('dyke')).then({ type: 'RecognitionRetracted' });
    const byAlder = [...contributed, achievementRecorded('dyke', { actingFor: 'member:alder' })];
    await given(byAlder)
      .when(recognitionRetracted('dyke', { actingFor: 'member:alder' }))
      .then({ type: 'RecognitionRetracted' });
    await given(byAlder)
      .when(recognitionRetracted('dyke', { actingFor: 'member:birch' }))
      .thenProblem('coalition.act-not-permitted', { act: 'retract an unpublished achievement' });
    const consents = [attributionAgreed('dyke', 'alder'), attributionAgreed('dyke', 'birch')];
    await given(byAlder, consents, recognitionPublished('dyke'))
      .when(recognitionRetracted('dyke', { actingFor: 'member:alder' }))
      .thenProblem('coalition.act-not-permitted', { act: 'retract recognition' });
  });

  it('is stated once, and for good', async () => {
    await given(published, recognitionRetracted('dyke')).when(recognitionRetracted('dyke')).thenNothing();
    for (const again of [
      recognitionPublished('dyke'),
      achievementAmended('dyke', { title: 'Another' }),
      attributionDeclined('dyke', 'birch'),
    ]) {
      await given(published, recognitionRetracted('dyke'))
        .when(again)
        .thenProblem('recognition.not-open', { stage: 'retracted' });
    }
    await given(published)
      .when(recognitionRetracted('dyke', { on: '2026-06-19' }))
      .thenProblem('recognition.before-it-was-published');
  });

  it('leaves nothing in any account', async () => {
    const sums = async (...more: Told[]) => {
      const { events } = await after(...published, ...more);
      const entries = events.filter(({ data }) => data['kind'] === 'recognition');
      return entries.map(({ data }) => Number(data['quantity'])).reduce((sum, quantity) => sum + quantity, 0);
    };
    expect(await sums()).toBe(2);
    expect(await sums(recognitionRetracted('dyke'))).toBe(0);
  });
});
