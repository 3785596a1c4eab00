import type { CommandPort } from '../../src/event-store/ledger.js';
import { COMMANDS } from '../../src/http/bus.js';
import type { ReckonedProposal } from '../../src/reviews/domain/decide-proposal.js';
import { atTheDoor } from '../support/engines.js';
import { requestOf } from '../support/ledgers.js';
import { proposalsRecorded, reckoned } from '../support/review-builders.js';
import { keyAt, personId, SOMEBODY } from './callers.js';
import { COALITION, contribution, Door, each, HERE, member } from './door.js';

/** Who speaks: the coordinator without more, a member by its representative, or the person who leads the review. */
const COORDINATOR = {};
const FACILITATOR = { as: 'Ana' };
/** A facilitator who is a coordinator as well. */
const FACILITATOR_WITH_ALL = { as: 'Dee' };
const representing = (id: string) => ({
  as: `representative of ${id}`,
  'evenhand-acting-for': `member:${id}`,
});
type Headers = Readonly<Record<string, string>>;

const REVIEW = 'reviews/2026-Q2';
const REOPENING = 'quarters/2026-Q2/reopening';
const money = {
  ...{ id: 'money', title: 'Set aside by the board', source: 'pool:fund', kind: 'funds' },
  ...{ quantity: '1000.00', unit: 'EUR', valueType: 'financial' },
};
const hours = {
  ...{ id: 'hours', title: 'Hours of the school', source: 'member:school', kind: 'staff-time' },
  ...{ quantity: '20', unit: 'hours', value: '800.00', valueType: 'operational', openTo: ['clinic'] },
};

atTheDoor('a quarterly review over HTTP', (engine) => {
  let url: string;
  let door: Door;

  beforeEach(async () => {
    url = await engine.readyUrl();
    door = await Door.open(url);
    await door.found();
    await door.post(`${HERE}/members`, member('mill'));
    const gift = { id: 'gift', quantity: '5000.00', counterparty: 'pool:fund', occurredOn: '2026-05-04' };
    await door.post(`${HERE}/entries`, contribution(gift));
  });

  afterEach(() => door.close());

  /** Status, id, and whether what was recorded can be read where the answer says; of a refusal, status and code. */
  const post = async (path: string, body?: object, headers: Headers = COORDINATOR): Promise<unknown[]> => {
    const answer = await door.post(`${HERE}/${path}`, body, headers);
    const said = answer.body as Record<string, unknown>;
    if (answer.status >= 300) return [answer.status, said.code];
    const location = answer.headers.get('location')!;
    expect([location, (await door.get(location)).status]).toEqual([location, 200]);
    return [answer.status, said.id, location.slice(HERE.length + 1)];
  };
  const read = async (path = REVIEW): Promise<Record<string, unknown>> => {
    const { status, body } = await door.get(`${HERE}/${path}`);
    expect([path, status]).toEqual([path, 200]);
    return body as Record<string, unknown>;
  };
  /** What a solver would record. */
  const propose = async (...proposals: ReckonedProposal[]): Promise<void> => {
    const told = proposalsRecorded((await read()).preparedAt as number, proposals);
    await door.served.app.get<CommandPort>(COMMANDS, { strict: false }).execute(requestOf(told));
  };
  const open = () => post('reviews', { quarter: '2026-Q2', facilitator: 'Ana' });

  const sign = (role: string, by: Headers) => post(`${REVIEW}/signatures`, { role }, by);
  const close = (by: Headers, signAs?: string) =>
    post('quarters/2026-Q2/close', signAs === undefined ? undefined : { signAs }, by);
  const reopen = (reason: string, by: Headers) => post(REOPENING, { reason }, by);
  /** The headers of somebody who is this in the coalition, and nothing else. */
  const withRole = (name: string, role: 'coordinator' | 'facilitator') =>
    door.callers.headersOf(name, [{ coalitionId: COALITION, role }]);

  /** Until everything is decided, as nothing is proposed. */
  const upToDeciding = async (): Promise<void> => {
    await open();
    for (const step of ['preparation', 'discussion', 'deciding']) await post(`${REVIEW}/${step}`);
  };

  it('is held by three parties, each acting for itself', async () => {
    const [clinic, school, mill] = [representing('clinic'), representing('school'), representing('mill')];
    expect(await open()).toEqual([201, '2026-Q2', REVIEW]);
    expect(await open()).toEqual([200, '2026-Q2', REVIEW]);
    expect(await post(`${REVIEW}/supplies`, money)).toEqual([201, 'money', REVIEW]);
    expect(await post(`${REVIEW}/supplies`, hours, school)).toEqual([201, 'hours', REVIEW]);
    expect(await post(`${REVIEW}/supplies`, { ...hours, id: 'more' }, mill)).toEqual([
      403,
      'coalition.act-not-permitted',
    ]);
    expect((await post(`${REVIEW}/supplies`, { ...money, id: null, title: 'A slip' })).slice(0, 1)).toEqual([
      201,
    ]);
    const listed = (await read()).supplies as { readonly id: string; readonly title: string }[];
    const slip = listed.find(({ title }) => title === 'A slip')!.id;
    expect(await post(`${REVIEW}/supplies/${slip}/withdrawal`, { reason: 'a slip' })).toEqual([
      201,
      slip,
      REVIEW,
    ]);
    expect(await read()).toMatchObject({ next: { step: expect.stringMatching(/^Prepare it/) } });
    expect(await post(`${REVIEW}/preparation`, undefined, mill)).toEqual([403, 'access.not-permitted']);
    expect(await post(`${REVIEW}/preparation`, undefined, FACILITATOR)).toEqual([201, '2026-Q2', REVIEW]);
    await propose(
      reckoned({ memberId: 'school' }),
      reckoned({ ...{ memberId: 'clinic', supplyId: 'hours' }, quantity: '5', value: '200' }),
      reckoned({ memberId: 'mill', quantity: '400', value: '400' }),
    );
    expect(await post(`${REVIEW}/pulses`, { memberId: 'clinic', fairness: 2 }, clinic)).toEqual([
      201,
      '2026-Q2',
      REVIEW,
    ]);
    expect(await post(`${REVIEW}/pulses`, { memberId: 'clinic', fairness: 5 }, mill)).toEqual([
      403,
      'coalition.act-not-permitted',
    ]);
    expect(await post(`${REVIEW}/discussion`, {}, FACILITATOR)).toEqual([201, '2026-Q2', REVIEW]);
    const objection = { memberId: 'mill', proposalId: '1.1', stance: 'object', words: 'It got some before.' };
    expect(await post(`${REVIEW}/positions`, objection, mill)).toEqual([201, '2026-Q2', REVIEW]);
    expect(await post(`${REVIEW}/positions`, objection, school)).toEqual([
      403,
      'coalition.act-not-permitted',
    ]);
    expect(each((await read(`${REVIEW}/agenda`)).items, 'kind')).toEqual(['objection', 'pulse']);
    expect((await post(`${REVIEW}/deciding`, undefined, FACILITATOR)).slice(0, 1)).toEqual([201]);
    expect((await read()).next).toEqual({
      step: 'Decide on proposal 1.1.',
      missing: ['3 proposals undecided.'],
    });
    const dissent = [{ memberId: 'mill', words: 'It got some before.' }];
    const actions = [{ what: 'Ask the board for more', owner: 'Bo', dueOn: '2026-09-30' }];
    expect(
      await post(`${REVIEW}/proposals/1.1/decision`, {
        ...{ outcome: 'amended', quantity: '500.00', reason: 'A little less', dissent, actions },
      }),
    ).toEqual([201, '1.1', REVIEW]);
    const hoursDecided = { outcome: 'accepted', reason: 'Agreed by all', dueOn: '2026-12-31' };
    expect((await post(`${REVIEW}/proposals/1.2/decision`, hoursDecided)).slice(0, 2)).toEqual([201, '1.2']);
    const rejected = { outcome: 'rejected', reason: 'Not in this quarter' };
    expect((await post(`${REVIEW}/proposals/1.3/decision`, rejected)).slice(0, 2)).toEqual([201, '1.3']);
    const { proposals, supplies } = await read();
    const [entry, pledge] = each(each(proposals, 'decision'), 'becomes') as [string, string];
    expect(await read(entry.replace('entry/', 'entries/'))).toMatchObject({ quantity: '500.00' });
    expect(await read(pledge.replace('pledge/', 'pledges/'))).toMatchObject({ dueOn: '2026-12-31' });
    expect(each(proposals, 'decision')[0]).toMatchObject({ dissent, actions, isPublished: false });
    expect(each(supplies, 'left')).toEqual(expect.arrayContaining(['500.00', '15.00']));
    expect((await post(`${REVIEW}/publication`, undefined)).slice(0, 1)).toEqual([201]);
    expect((await post(`${REVIEW}/publication`, undefined)).slice(0, 1)).toEqual([200]);
    expect(each(each((await read()).proposals, 'decision'), 'isPublished')).toEqual([true, true, true]);
    expect((await sign('facilitator', FACILITATOR)).slice(0, 2)).toEqual([201, '2026-Q2']);
    expect(await post('quarters/2026-Q2/close')).toEqual([409, 'reviews.signatures-missing']);
    expect((await sign('backbone', COORDINATOR)).slice(0, 1)).toEqual([201]);
    expect(await read()).toMatchObject({ next: { step: 'Close 2026-Q2.' } });
    expect((await door.post(`${HERE}/quarters/2026-Q2/close`)).status).toBe(201);
    expect(await read()).toMatchObject({
      stage: 'closed',
      signatures: [
        { role: 'facilitator', signer: personId('Ana') },
        { role: 'backbone', signer: personId(SOMEBODY) },
      ],
    });
    expect(await read('reports/2026-Q2')).toMatchObject({
      proposals: [{ id: '1.1', member: 'school' }, { id: '1.2', unit: 'hours' }, { id: '1.3' }],
      decisions: [{ outcome: 'amended', actions }, { outcome: 'accepted' }, { becomes: null }],
    });
    expect(each((await read('reviews')).items, 'quarter')).toEqual(['2026-Q2']);
  });

  engine.once('is signed by two people, as who they are and in their roles', async () => {
    await upToDeciding();
    const [ana, bo] = [await withRole('Ana', 'facilitator'), await withRole('Bo', 'coordinator')];
    expect(await sign('backbone', ana)).toEqual([403, 'access.role-needed']);
    expect(await sign('facilitator', bo)).toEqual([403, 'access.role-needed']);
    expect(await sign('backbone', representing('mill'))).toEqual([403, 'access.not-permitted']);
    // Who has both roles signs in either place, and in one alone.
    expect(await sign('backbone', FACILITATOR_WITH_ALL)).toEqual([201, '2026-Q2', REVIEW]);
    expect(await sign('facilitator', FACILITATOR_WITH_ALL)).toEqual([422, 'reviews.same-signer']);
    expect(await close(FACILITATOR_WITH_ALL, 'facilitator')).toEqual([422, 'reviews.same-signer']);
    expect(await sign('backbone', bo)).toEqual([409, 'reviews.signed-otherwise']);
    expect(await close(bo, 'facilitator')).toEqual([403, 'access.role-needed']);
    expect(await close(ana, 'facilitator')).toEqual([201, '2026-Q2', 'reports/2026-Q2']);
    expect((await read()).signatures).toEqual([
      { role: 'backbone', signer: personId('Dee') },
      { role: 'facilitator', signer: personId('Ana') },
    ]);
  });

  engine.once('is signed by no key, which closes what people have signed', async () => {
    await upToDeciding();
    const key = await keyAt(url, COALITION);
    expect(await sign('backbone', key)).toEqual([403, 'access.person-needed']);
    expect(await close(key, 'backbone')).toEqual([403, 'access.person-needed']);
    await sign('facilitator', FACILITATOR);
    await sign('backbone', COORDINATOR);
    expect((await close(key)).slice(0, 1)).toEqual([201]);
    expect(await reopen('by a key', key)).toEqual([403, 'access.person-needed']);
  });

  engine.once('is reopened by two people, of whom each asks for it', async () => {
    await upToDeciding();
    const [ana, bo] = [await withRole('Ana', 'facilitator'), await withRole('Bo', 'coordinator')];
    await sign('facilitator', ana);
    await close(bo, 'backbone');
    expect(await read(REOPENING)).toEqual({ quarter: '2026-Q2', isClosed: true, asked: null });
    expect(await reopen('It is ours', representing('mill'))).toEqual([403, 'access.not-permitted']);
    expect(await reopen('Twice', ana)).toEqual([201, '2026-Q2', REOPENING]);
    expect(await reopen('Booked twice, I say', ana)).toEqual([200, '2026-Q2', REOPENING]);
    const asked = { signer: personId('Ana'), reason: 'Twice', askedOn: '2026-07-15' };
    expect(await read(REOPENING)).toEqual({ quarter: '2026-Q2', isClosed: true, asked });
    expect(await read()).toMatchObject({ stage: 'closed', reopeningAsked: asked });
    const { body } = await door.post(`${HERE}/${REOPENING}`, { reason: 'So it is' }, bo);
    expect(body).toMatchObject({ id: '2026-Q2', changed: true, isReopened: true });
    expect(await read()).toMatchObject({ stage: 'deciding', signatures: [], reopeningAsked: null });
    expect(await read(REOPENING)).toEqual({ quarter: '2026-Q2', isClosed: false, asked: null });
    const { text: log } = await door.get(`${HERE}/events`);
    expect(log).toMatch(/"reason":"So it is"/);
    expect(log).toContain(JSON.stringify([personId('Ana'), personId('Bo')]));
  });

  it('shows what is missing, and gives every member a sheet', async () => {
    const laptops = {
      id: 'laptops',
      kind: 'in-kind',
      quantity: '3',
      unit: 'laptops',
      occurredOn: '2026-05-05',
    };
    await door.post(`${HERE}/entries`, contribution(laptops));
    await open();
    expect(await read(`${REVIEW}/completeness`)).toMatchObject({
      ...{ quarter: '2026-Q2', isFrozen: false, entries: 2 },
      unvalued: { count: 1, first: ['laptops'] },
      disputed: { count: 0, first: [] },
    });
    await post(`${REVIEW}/preparation`);
    await post(`${REVIEW}/pulses`, { memberId: 'clinic', fairness: 4, comment: 'better' });
    const sheet = await read(`${REVIEW}/sheets/clinic`);
    expect(sheet).toMatchObject({
      isFrozen: true,
      given: { value: '5000.00', unvaluedEntries: 1 },
      pulse: { fairness: 4, comment: 'better' },
    });
    expect(sheet.questions).toHaveLength(3);
    for (const paper of [`${REVIEW}/agenda`, `${REVIEW}/sheets/clinic`]) {
      expect((await door.get(`${HERE}/${paper}?format=html`)).text).toContain('<!doctype html>');
      const pdf = await door.get(`${HERE}/${paper}?format=pdf`);
      expect([pdf.headers.get('content-type'), pdf.text.slice(0, 8)]).toEqual([
        'application/pdf',
        '%PDF-1.7',
      ]);
    }
    for (const [path, code] of [
      [`${REVIEW}/sheets/nobody`, 'coalition.member-unknown'],
      ['reviews/2026-Q1', 'reviews.review-unknown'],
      ['reviews/2026-Q1/agenda', 'reviews.review-unknown'],
      ['reviews/2026-Q1/completeness', 'reviews.review-unknown'],
      ['reviews/2026-Q1/sheets/clinic', 'reviews.review-unknown'],
      ['reviews/soon', 'request.quarter-malformed'],
    ] as const)
      expect([path, (await door.get(`${HERE}/${path}`)).body.code]).toEqual([path, code]);
  });

  engine.once('records the same key once, and says so', async () => {
    const key = { 'idempotency-key': 'k1' };
    await open();
    const { id: _, ...unnamed } = money;
    const first = await door.post(`${HERE}/${REVIEW}/supplies`, unnamed, key);
    const second = await door.post(`${HERE}/${REVIEW}/supplies`, unnamed, key);
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(each((await read()).supplies, 'id')).toEqual([first.body.id]);
    expect((await door.post(`${HERE}/${REVIEW}/supplies`, money, key)).status).toBe(422);
  });

  engine.once('takes nothing that it does not know, of a review that there is, of the last run', async () => {
    await open();
    const refused = async (path: string, body: object): Promise<unknown[]> => {
      const { status, body: problem } = await door.post(`${HERE}/${path}`, body);
      return [status, ...each(problem.errors ?? [problem], problem.errors ? 'field' : 'code').sort()];
    };
    expect(await refused('reviews', { quarter: '2026-Q9', facilitator: 3, run: 1 })).toEqual([
      ...[400, 'facilitator', 'quarter', 'run'],
    ]);
    expect(await refused(`${REVIEW}/preparation`, { dryRun: true })).toEqual([400, 'dryRun']);
    expect(await refused(`${REVIEW}/pulses`, { memberId: 'clinic', fairness: 6 })).toEqual([400, 'fairness']);
    expect(await refused(`${REVIEW}/supplies`, { ...money, openTo: 'clinic', step: 1 })).toEqual([
      ...[400, 'openTo', 'step'],
    ]);
    const decision = { outcome: 'agreed', reason: 'so', dissent: [{ memberId: 'mill' }], actions: [{}] };
    expect(await refused(`${REVIEW}/proposals/1.1/decision`, decision)).toEqual([
      ...[400, 'actions', 'dissent', 'outcome'],
    ]);
    expect(await refused(REOPENING, { signers: ['Ana', 'Bo'], reason: 'x' })).toEqual([400, 'signers']);
    expect(await refused(`${REVIEW}/signatures`, { role: 'treasurer', signer: 'Bo' })).toEqual([
      ...[400, 'role', 'signer'],
    ]);
    const signatures = [{ role: 'backbone', signer: 'Bo' }];
    expect(await refused('quarters/2026-Q2/close', { signAs: 'Bo', signatures })).toEqual([
      ...[400, 'signAs', 'signatures'],
    ]);
    expect(await refused(`${REVIEW}/proposals/1.1/decision`, { outcome: 'rejected', reason: 'so' })).toEqual([
      404,
      'reviews.proposal-unknown',
    ]);
    expect(await refused('reviews/2026-Q1/pulses', { memberId: 'clinic', fairness: 3 })).toEqual([
      404,
      'reviews.review-unknown',
    ]);
    expect(await refused(`${REVIEW}/supplies/gold/withdrawal`, { reason: 'none' })).toEqual([
      404,
      'reviews.supply-unknown',
    ]);
  });

  engine.once(
    'shows what would be proposed under other rules beside what is, and records nothing',
    async () => {
      await open();
      await post(`${REVIEW}/supplies`, money);
      await post(`${REVIEW}/supplies`, hours);
      const whatIf = `${REVIEW}/proposals/what-if?rule=`;
      expect(await read(`${whatIf}tolerance=0.2`)).toMatchObject({ isFrozen: false });
      await post(`${REVIEW}/preparation`);
      const { position } = await read('head');
      const found = await read(`${whatIf}proportionality=0,need=0,equality=1`);
      // Of 1800.00 EUR in all: 2/3, 1/6 and 1/6 by the policy, a third each by equality alone; the hours are open to the clinic.
      expect(found).toMatchObject({
        ...{ quarter: '2026-Q2', isFrozen: true, currency: 'EUR', policyVersion: 0 },
        rules: [
          { rule: 'proportionality', from: '0.5', to: '0' },
          { rule: 'need', from: '0.3', to: '0' },
          { rule: 'equality', from: '0.2', to: '1' },
        ],
        real: { target: '1800.00', shortfallBefore: '1800.00', proposed: '1800.00', shortfallAfter: '0.00' },
        supposed: { proposed: '1600.00', shortfallAfter: '200.00' },
      });
      const [clinic, mill] = found.members as Record<string, Record<string, unknown>>[];
      expect(clinic).toMatchObject({
        id: 'clinic',
        real: {
          ...{ share: '0.6667', target: '1200.00', before: '0.00', proposed: '1200.00', after: '1200.00' },
          parts: [
            { supply: 'hours', quantity: '20.00', unit: 'hours', value: '800.00' },
            { supply: 'money', quantity: '400.00', unit: 'EUR', value: '400.00' },
          ],
        },
        supposed: { target: '600.00', parts: [{ supply: 'hours', quantity: '15.00', value: '600.00' }] },
        difference: { share: '-0.3334', target: '-600.00', proposed: '-600.00', shortfallAfter: '0.00' },
      });
      expect(mill).toMatchObject({
        real: { target: '300.00', proposed: '300.00' },
        supposed: { target: '600.00', parts: [{ supply: 'money', unit: 'EUR' }] },
      });
      expect(await read()).toMatchObject({ run: null, proposals: [] });
      expect(await read('head')).toMatchObject({ position });
      for (const [path, code] of [
        [`${whatIf}needs=1`, 'coalition.policy-rule-unknown'],
        [`${whatIf}need=0.4`, 'coalition.policy-principles'],
        [`reviews/2026-Q1/proposals/what-if?rule=floor=0.5`, 'reviews.review-unknown'],
        [`${REVIEW}/proposals/what-if`, 'request.malformed'],
      ] as const)
        expect([path, (await door.get(`${HERE}/${path}`)).body.code]).toEqual([path, code]);
    },
  );

  it('has proposals reckoned from its figures, once a key, until something is decided', async () => {
    await open();
    await post(`${REVIEW}/supplies`, money);
    await post(`${REVIEW}/supplies`, hours);
    expect(await post(`${REVIEW}/proposals`)).toEqual([409, 'reviews.not-at-this-stage']);
    await post(`${REVIEW}/preparation`);
    expect(await post(`${REVIEW}/proposals`, undefined, representing('mill'))).toEqual([
      403,
      'access.not-permitted',
    ]);
    const key = { 'idempotency-key': 'once' };
    const first = await post(`${REVIEW}/proposals`, undefined, key);
    expect(first).toEqual([201, '2026-Q2', REVIEW]);
    expect(await post(`${REVIEW}/proposals`, undefined, key)).toEqual(first);
    const made = (await read()).proposals as Record<string, string>[];
    expect(made.map(({ id }) => id![0])).toEqual(made.map(() => '1'));
    const given = made.filter(({ supplyId }) => supplyId === 'money').map(({ quantity }) => Number(quantity));
    expect(given.length).toBeGreaterThan(0);
    expect(given.reduce((sum, quantity) => sum + quantity, 0)).toBeLessThanOrEqual(1000);
    await post(`${REVIEW}/proposals`);
    const again = (await read()).proposals as Record<string, string>[];
    const figures = (all: Record<string, string>[]) =>
      all.map(({ memberId, supplyId, quantity, why }) => [memberId, supplyId, quantity, why]);
    expect([again[0]!.id, figures(again)]).toEqual(['2.1', figures(made)]);
    await post(`${REVIEW}/discussion`);
    await post(`${REVIEW}/deciding`);
    await post(`${REVIEW}/proposals/2.1/decision`, { outcome: 'rejected', reason: 'not now' });
    expect(await post(`${REVIEW}/proposals`)).toEqual([409, 'reviews.decisions-taken']);
    expect(await post('reviews/2026-Q1/proposals')).toEqual([404, 'reviews.review-unknown']);
  });
});
