import { personId, SOMEBODY } from './callers.js';
import { atTheDoor } from '../support/engines.js';
import type { Json } from './conformity.js';
import { contribution, Door, each, HERE, member } from './door.js';

const asMember = (id: string): Record<string, string> => ({
  'evenhand-acting-for': `member:${encodeURIComponent(id)}`,
});
const asClinic = asMember('clinic');
const asSchool = asMember('school');

atTheDoor('the life of an entry over HTTP', (engine) => {
  let door: Door;

  beforeEach(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
  });

  afterEach(() => door.close());

  const record = (over: object = {}, headers: Record<string, string> = {}) =>
    door.post(`${HERE}/entries`, contribution(over), headers);
  /** What is done to the entry `e`. */
  const act = (path: string, body: object = {}, headers: Record<string, string> = {}) =>
    door.post(`${HERE}/entries/e/${path}`, body, headers);
  const entry = async (id = 'e'): Promise<Json> => (await door.get(`${HERE}/entries/${id}`)).body;
  async function idsOf(query: string): Promise<string[]> {
    const { status, body } = await door.get(`${HERE}/entries${query}`);
    expect([query, status]).toEqual([query, 200]);
    return each(body.items, 'id') as string[];
  }
  const figures = async (id: string) => {
    const report = (await door.get(`${HERE}/reports/2026-Q3`)).body;
    const found = (report.members as { id: string }[]).find((one) => one.id === id)!;
    const { given, received, pending, disputed } = found as unknown as Record<string, { value: string }>;
    return [given, received, pending, disputed].map((flow) => flow!.value);
  };

  it('is late once its quarter is closed: booked in an open one, where it restates the closed one', async () => {
    const june = { occurredOn: '2026-06-20' };
    expect((await record({ id: 'e', ...june }, asClinic)).status).toBe(201);
    expect((await door.post(`${HERE}/quarters/2026-Q2/close`)).status).toBe(201);
    const refused = await record({ id: 'late', ...june });
    expect([refused.status, refused.body.code]).toEqual([422, 'coalition.quarter-closed']);
    expect(refused.body.detail).toBe(
      'The date 2026-06-20 belongs to 2026-Q2, which is closed; what is recorded now may be dated from 2026-07-01 on. ' +
        'To record it as a late item, date it from 2026-07-01 on, and say that it is late for 2026-06-20.',
    );
    expect((await record({ id: 'late', lateFor: '2026-07-02' })).body.code).toBe(
      'exchange.late-for-not-earlier',
    );
    expect((await record({ id: 'late', lateFor: '2026-06-20' })).status).toBe(201);
    expect(await entry('late')).toMatchObject({ occurredOn: '2026-07-01', lateFor: '2026-06-20' });
    expect((await act('acceptance', {}, asClinic)).status).toBe(403);
    expect((await act('acceptance')).status).toBe(201);
    expect(await entry()).toMatchObject({
      status: 'accepted',
      occurredOn: '2026-07-01',
      lateFor: '2026-06-20',
    });
    expect(await figures('clinic')).toEqual(['200.00', '0.00', '0.00', '0.00']);
    const { body } = await door.get(`${HERE}/reports/2026-Q3`);
    const change = {
      sealed: '0.00',
      earlier: '0.00',
      change: '200.00',
      difference: '200.00',
      restated: '200.00',
    };
    expect(body.restatements).toMatchObject([
      { quarter: '2026-Q2', member: 'clinic', given: change, items: [{ entry: 'late' }, { entry: 'e' }] },
    ]);
    expect((await door.get(`${HERE}/reports/2026-Q2`)).body).toMatchObject({
      totals: { given: { value: '0.00' } },
      restatements: [],
    });
  });

  it('is proposed by a member, shown as waiting, and accepted by the member that benefits', async () => {
    const direct = { id: 'e', counterparty: 'member:school' };
    expect((await record({ ...direct, status: 'accepted' }, asClinic)).body.code).toBe(
      'coalition.act-not-permitted',
    );
    expect((await record(direct, asClinic)).status).toBe(201);
    expect(await entry()).toMatchObject({
      status: 'proposed',
      recordedBy: 'member:clinic',
      waitsFor: [
        { party: 'backbone', steps: ['accept'] },
        { party: 'member:school', steps: ['accept'] },
      ],
    });
    expect(await figures('clinic')).toEqual(['0.00', '0.00', '100.00', '0.00']);
    const own = await act('acceptance', {}, asClinic);
    expect([own.status, own.body.code]).toEqual([403, 'coalition.act-not-permitted']);
    expect(own.body.detail).toBe(
      'Who acts for member:clinic may not accept; the backbone, or the member that benefits and did not propose it may.',
    );
    const accepted = await act('acceptance', {}, asSchool);
    expect([accepted.status, accepted.body.changed]).toEqual([201, true]);
    expect(accepted.headers.get('location')).toBe(`${HERE}/entries/e`);
    const again = await act('acceptance', undefined, asSchool);
    expect([again.status, again.body.changed]).toEqual([200, false]);
    const { status, waitsFor, events } = await entry();
    expect([status, waitsFor, each(events, 'by')]).toEqual([
      'accepted',
      [],
      ['member:clinic', 'member:school'],
    ]);
    expect(await figures('clinic')).toEqual(['100.00', '0.00', '0.00', '0.00']);
  });

  it('holds a disputed amount apart, keeps what both sides say, and ends with another amount', async () => {
    await record({ id: 'e', kind: 'in-kind', unit: 'beds', quantity: '4', value: '400.00' });
    const reason = 'we gave five';
    expect((await act('disputes', { reason }, asClinic)).status).toBe(201);
    expect((await act('disputes', { reason }, asClinic)).status).toBe(200);
    expect(await figures('clinic')).toEqual(['0.00', '0.00', '0.00', '400.00']);
    expect((await entry()).waitsFor).toEqual([
      { party: 'backbone', steps: ['answer', 'uphold', 'adjust', 'withdraw'] },
      { party: 'member:clinic', steps: ['uphold'] },
    ]);
    expect((await act('acceptance')).body.code).toBe('exchange.entry-disputed');
    expect((await act('disputes/answers', { answer: 'four were unloaded' })).status).toBe(201);
    const outcome = { outcome: 'adjusted', quantity: '5', reason: 'the note of the driver says five' };
    expect((await act('disputes/resolution', outcome, asClinic)).status).toBe(403);
    const resolved = await door.post(`${HERE}/entries/e/disputes/resolution`, outcome, {
      as: 'facilitator',
      'idempotency-key': 'beds',
    });
    expect(resolved.status).toBe(201);
    expect(await entry()).toMatchObject({
      status: 'accepted',
      quantity: '5',
      value: '500.00',
      valuation: { method: 'in-proportion', value: '400', quantity: '4' },
      disputes: [
        {
          by: 'member:clinic',
          actor: personId(SOMEBODY),
          reason,
          heldFrom: 'accepted',
          answers: [{ by: 'backbone', answer: 'four were unloaded' }],
          resolution: {
            by: 'backbone',
            actor: personId('facilitator'),
            outcome: 'adjusted',
            reason: 'the note of the driver says five',
            adjusted: { quantity: '5', value: '500.00', before: { quantity: '4', value: '400.00' } },
          },
        },
      ],
    });
    expect(await figures('clinic')).toEqual(['500.00', '0.00', '0.00', '0.00']);
    expect((await act('disputes/resolution', outcome)).body.code).toBe('exchange.entry-not-disputed');
  });

  engine.once('is withdrawn by who recorded it, and counts nowhere', async () => {
    await record({ id: 'e', counterparty: 'member:school' }, asClinic);
    await act('disputes', { reason: 'it never came' }, asSchool);
    const outcome = { outcome: 'withdrawn', reason: 'it went elsewhere' };
    expect((await act('disputes/resolution', outcome, asSchool)).status).toBe(403);
    expect((await act('disputes/resolution', outcome, asClinic)).status).toBe(201);
    expect(await entry()).toMatchObject({ status: 'withdrawn', waitsFor: [] });
    expect(await figures('clinic')).toEqual(['0.00', '0.00', '0.00', '0.00']);
    expect((await act('acceptance')).body.code).toBe('exchange.entry-withdrawn');
    expect(await idsOf('?status=withdrawn')).toEqual(['e']);
  });

  engine.once('is taken back by who proposed it, in its name', async () => {
    await record({ id: 'e' }, asClinic);
    const body = { id: 'back', occurredOn: '2026-07-02', description: 'typed twice' };
    // What somebody may not see answers as what is not there.
    expect((await act('reversals', body, asSchool)).status).toBe(404);
    expect((await act('reversals', body, asClinic)).status).toBe(201);
    expect((await entry('back')).recordedBy).toBe('member:clinic');
    expect((await entry()).waitsFor).toEqual([]);
    expect(await idsOf('?waitingFor=backbone')).toEqual([]);
    expect(await idsOf('?status=proposed')).toEqual(['e', 'back']);
  });

  it('tells of a gift in kind and of a claim all that was said, and frees the item of what was taken back', async () => {
    const inKind = {
      category: 'furniture',
      technique: 'market price',
      inputs: 'two quotations',
      approvedBy: 'treasurer',
      use: 'monetised',
      restrictions: 'for the school',
    };
    const costShare = {
      award: 'award-7',
      item: 'invoice 12',
      necessary: true,
      allowable: true,
      federallyFunded: false,
      inApprovedBudget: true,
    };
    const beds = { kind: 'in-kind', unit: 'beds', quantity: '2', value: '80.00', inKind, costShare };
    await record({ id: 'e', ...beds });
    expect(await entry()).toMatchObject({
      award: 'award-7',
      inKind,
      costShare: { ...costShare, stands: true },
    });
    const twice = await record({ id: 'twice', ...beds, costShare: { ...costShare, award: 'award-8' } });
    expect([twice.status, twice.body.code]).toEqual([409, 'exchange.item-claimed-twice']);
    expect(await idsOf('?award=award-7')).toEqual(['e']);
    await act('reversals', { occurredOn: '2026-07-02', description: 'sent back' });
    expect((await entry()).costShare.stands).toBe(false);
    expect((await record({ id: 'anew', ...beds, inKind: { category: 'furniture' } })).status).toBe(201);
    expect((await entry('anew')).inKind).toMatchObject({ use: 'used', technique: null });
  });

  engine.once('says all that is wrong with the parts of a body, by their path', async () => {
    const { status, body } = await record({
      inKind: { category: 7, colour: 'blue', use: 'eaten' },
      costShare: { award: 'a', item: 'i', necessary: 'yes', allowable: true, inApprovedBudget: true },
    });
    expect([status, body.code]).toEqual([400, 'request.field-unknown']);
    expect(
      (body.errors as { field: string; code: string }[]).map(({ field, code }) => [field, code]),
    ).toEqual([
      ['inKind.colour', 'request.field-unknown'],
      ['inKind.category', 'request.malformed'],
      ['inKind.use', 'request.malformed'],
      ['costShare.necessary', 'request.malformed'],
    ]);
    const noObject = await record({ inKind: 'furniture', costShare: [] });
    expect(each(noObject.body.errors, 'field')).toEqual(['inKind', 'costShare']);
  });

  engine.once(
    'reads the party that is acted for from a percent-encoded header, and refuses what is none',
    async () => {
      const id = 'Ärzte: 100 % / Nord';
      await door.post(`${HERE}/members`, member(id));
      expect((await record({ id: 'e', memberId: id }, asMember(id))).status).toBe(201);
      expect((await entry()).recordedBy).toBe(`member:${id}`);
      expect(await idsOf(`?recordedBy=${encodeURIComponent(`member:${id}`)}`)).toEqual(['e']);
      for (const [party, status, code] of [
        ['member:%E0%A4%A', 400, 'request.malformed'],
        ['clinic', 403, 'access.party-not-yours'],
        ['member:nobody', 404, 'coalition.member-unknown'],
      ] as const) {
        const { status: found, body } = await record({}, { 'evenhand-acting-for': party });
        expect([party, found, body.code]).toEqual([party, status, code]);
      }
      expect((await door.get(`${HERE}/entries?waitingFor=clinic`)).body.code).toBe(
        'coalition.party-malformed',
      );
    },
  );

  it('lists for each party what waits for it, page by page, each once', async () => {
    await door.post(`${HERE}/members`, member('old'));
    const proposals: [string, object, Record<string, string>][] = [
      ['a', { counterparty: 'member:school' }, asClinic],
      ['b', { counterparty: 'member:school' }, asSchool],
      ['c', { direction: 'exchange', counterparty: 'member:old' }, asClinic],
      ['d', {}, asClinic],
      ['f', { direction: 'benefit', memberId: 'school', counterparty: 'member:clinic' }, {}],
    ];
    for (const [i, [id, over, headers]] of proposals.entries()) {
      const occurredOn = `2026-03-0${String(9 - i)}`;
      await record({ id, status: 'proposed', occurredOn, ...over }, headers);
    }
    await record({ id: 'g', occurredOn: '2026-01-05', direction: 'exchange', counterparty: 'member:school' });
    await door.post(`${HERE}/entries/g/disputes`, { reason: 'never' }, asSchool);
    await record({ id: 'accepted' });
    expect(await idsOf('?waitingFor=backbone')).toEqual(['g', 'f', 'd', 'c', 'b', 'a']);
    expect(await idsOf('?waitingFor=member:school')).toEqual(['g', 'f', 'a']);
    expect(await idsOf('?waitingFor=member:clinic')).toEqual(['g']);
    expect(await idsOf('?waitingFor=member:old')).toEqual(['c']);
    expect(await idsOf('?waitingFor=backbone&member=old')).toEqual(['c']);
    expect(await idsOf('?waitingFor=member:school&status=disputed')).toEqual(['g']);
    expect(await idsOf('?waitingFor=member:school&status=accepted')).toEqual([]);
    expect(await idsOf('?status=disputed')).toEqual(['g']);
    expect(await idsOf('?recordedBy=member:clinic')).toEqual(['d', 'c', 'a']);
    expect(await idsOf('?recordedBy=backbone&status=proposed')).toEqual(['f']);
    await door.post(`${HERE}/members/old/merge`, { on: '2026-05-01', into: 'school' });
    expect(await idsOf('?waitingFor=member:school')).toEqual(['g', 'f', 'c', 'a']);
    expect(await idsOf('?waitingFor=member:old')).toEqual([]);
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const query: string = next === '' ? '' : `&after=${next}`;
      const { body } = await door.get(`${HERE}/entries?waitingFor=member:school&limit=1${query}`);
      seen.push(...(each(body.items, 'id') as string[]));
      next = body.next as string | null;
    }
    expect(seen).toEqual(['g', 'f', 'c', 'a']);
  });

  engine.once('refuses what would deliver a pledge that nobody made', async () => {
    expect(await idsOf('?pledge=p1')).toEqual([]);
    expect((await record({ pledgeId: 'p1' })).body.code).toBe('exchange.pledge-unknown');
  });
});
