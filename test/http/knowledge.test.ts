import { atTheDoor } from '../support/engines.js';
import { Door, each, HERE, member } from './door.js';

const as = (party: string): Record<string, string> => ({ 'evenhand-acting-for': party });
const guide = { id: 'guide', title: 'Guide', sharedOn: '2026-01-10', authors: 'clinic:0.6|school:0.4' };
const use = { id: 'u1', assetId: 'guide', memberId: 'mill', appliedOn: '2026-02-10', depth: 'adapted' };
const course = {
  id: 'course',
  title: 'Course',
  offeredBy: 'member:school',
  price: '12',
  validFrom: '2026-04-01',
};

atTheDoor('knowledge and credits over HTTP', (engine) => {
  let door: Door;

  beforeEach(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
    await door.post(`${HERE}/members`, member('mill'));
  });

  afterEach(() => door.close());

  const post = async (path: string, sent: object | undefined, party = 'backbone'): Promise<unknown[]> => {
    const { status, body, headers } = await door.post(`${HERE}/${path}`, sent, as(party));
    const answer = body as Record<string, unknown>;
    const location = headers.get('location');
    if (status >= 300) return [status, answer.code];
    // Whatever was recorded can be read where the answer says.
    expect([location, (await door.get(location!)).status]).toEqual([location, 200]);
    return [status, answer.id, location!.slice(HERE.length + 1)];
  };

  it('shares, derives, revises, applies, confirms, contests and withdraws', async () => {
    expect(await post('knowledge', guide, 'member:clinic')).toEqual([201, 'guide', 'knowledge/guide']);
    expect(await post('knowledge', guide)).toEqual([200, 'guide', 'knowledge/guide']);
    const atlas = { id: 'the atlas', title: 'Atlas', sharedOn: '2026-01-11', authors: 'mill' };
    expect(await post('knowledge', atlas)).toEqual([201, 'the atlas', 'knowledge/the%20atlas']);
    const lineage = { on: '2026-01-20', derivesFrom: 'guide' };
    expect((await post('knowledge/the%20atlas/lineage', lineage)).slice(0, 2)).toEqual([201, 'the atlas']);
    expect(await post('knowledge/guide/lineage', { ...lineage, derivesFrom: 'the atlas' })).toEqual([
      422,
      'knowledge.lineage-cycle',
    ]);
    const edition = { on: '2026-02-01', note: 'clearer' };
    expect((await post('knowledge/guide/editions', edition, 'member:school')).slice(0, 2)).toEqual([
      201,
      'guide',
    ]);
    expect((await post('knowledge/guide/editions', edition, 'member:mill')).slice(0, 1)).toEqual([403]);
    expect(await post('applications', use, 'member:mill')).toEqual([201, 'u1', 'applications/u1']);
    expect((await post('applications/u1/confirmation', {}, 'member:clinic')).slice(0, 1)).toEqual([403]);
    expect((await post('applications/u1/confirmation', {}, 'member:mill')).slice(0, 2)).toEqual([201, 'u1']);
    const why = { reason: 'another guide' };
    expect((await post('applications/u1/contest', why, 'member:mill')).slice(0, 2)).toEqual([201, 'u1']);
    expect((await post('applications/u1/withdrawal', why)).slice(0, 2)).toEqual([201, 'u1']);
    expect(await post('applications/u2/withdrawal', why)).toEqual([404, 'knowledge.application-unknown']);
  });

  it('closes a quarter, and redeems what vested in two steps', async () => {
    await post('knowledge', guide);
    await post('applications', { ...use, outcomeValue: '100.00' });
    await post('applications/u1/confirmation', { on: '2026-02-11' });
    expect((await post('quarters/2026-Q1/close', undefined, 'member:mill')).slice(0, 1)).toEqual([403]);
    expect(await post('quarters/2026-Q1/close', undefined)).toEqual([201, '2026-Q1', 'reports/2026-Q1']);
    expect((await post('quarters/2026-Q1/close', undefined)).slice(0, 2)).toEqual([200, '2026-Q1']);
    expect(await post('quarters/2026-Q3/close', undefined)).toEqual([409, 'knowledge.quarter-not-over']);
    expect(await post('quarters/soon/close', undefined)).toEqual([400, 'request.quarter-malformed']);
    expect(await post('offers', { ...course, capacity: 1 }, 'member:school')).toEqual([
      201,
      'course',
      'offers/course',
    ]);
    const one = { id: 'r1', offerId: 'course', memberId: 'clinic', on: '2026-07-01' };
    expect(await post('redemptions', one, 'member:clinic')).toEqual([201, 'r1', 'redemptions/r1']);
    expect((await post('redemptions/r1/release', { on: '2026-07-02' }, 'member:clinic')).slice(0, 1)).toEqual(
      [201],
    );
    expect((await post('redemptions', { ...one, id: 'r2' })).slice(0, 2)).toEqual([201, 'r2']);
    expect(
      (await post('redemptions/r2/redemption', { on: '2026-07-03' }, 'member:clinic')).slice(0, 1),
    ).toEqual([403]);
    expect(
      (await post('redemptions/r2/redemption', { on: '2026-07-03' }, 'member:school')).slice(0, 1),
    ).toEqual([201]);
    expect(await post('redemptions', { ...one, id: 'r3' })).toEqual([409, 'knowledge.offer-exhausted']);
    expect(
      (await post('offers/course/withdrawal', { on: '2026-07-04', reason: 'over' })).slice(0, 1),
    ).toEqual([201]);
    const { body } = await door.get(`${HERE}/entries?member=clinic`);
    expect(each(body.items, 'kind')).toEqual(['knowledge', 'service']);
  });

  /** What was not said about an asset, an offer or an application. */
  const nothing = { assetType: null, licence: null, description: null };

  it('shows an asset with its lineage, editions and uses', async () => {
    const described = { assetType: 'method', licence: 'CC-BY-4.0', description: 'How to dig wells' };
    await post('knowledge', { ...guide, ...described });
    const atlas = { id: 'the atlas', title: 'Atlas', sharedOn: '2026-01-11', authors: 'mill' };
    await post('knowledge', { ...atlas, derivesFrom: 'guide' });
    await post('knowledge/guide/editions', { on: '2026-02-01', note: 'clearer' });
    await post('applications', { ...use, outcomeValue: '100.5' });
    await post('applications', { ...use, id: 'u2', depth: 'embedded', appliedOn: '2026-02-11' });
    await post('applications', { ...use, id: 'u3', memberId: 'school', appliedOn: '2026-04-01' });
    await post('applications', { ...use, id: 'u4', appliedOn: '2026-04-02' });
    for (const id of ['u1', 'u2']) await post(`applications/${id}/confirmation`, {});
    await post('applications/u4/contest', { reason: 'another guide' }, 'member:mill');
    const shared = { sharedOn: '2026-01-10', edition: 2, revisedOn: '2026-02-01', uses: 2 };
    const { body } = await door.get(`${HERE}/knowledge/guide`);
    const none = {
      users: 0,
      consulted: 0,
      adapted: 0,
      embedded: 0,
      outcomes: '0.00',
      awaiting: 0,
      contested: 0,
    };
    expect(body).toEqual({
      id: 'guide',
      position: 6,
      title: 'Guide',
      ...described,
      ...shared,
      authors: [
        { id: 'clinic', weight: '0.6' },
        { id: 'school', weight: '0.4' },
      ],
      derivesFrom: [],
      derivedOn: null,
      derivedAssets: [{ id: 'the atlas', title: 'Atlas', weight: '1' }],
      derivedAssetsInAll: 1,
      editions: [
        { edition: 1, on: '2026-01-10', note: null },
        { edition: 2, on: '2026-02-01', note: 'clearer' },
      ],
      usesByQuarter: [
        { ...none, quarter: '2026-Q1', users: 1, adapted: 1, embedded: 1, outcomes: '100.50' },
        { ...none, quarter: '2026-Q2', awaiting: 1, contested: 1 },
      ],
    });
    expect((await door.get(`${HERE}/knowledge/the%20atlas`)).body).toMatchObject({
      ...nothing,
      derivesFrom: [{ id: 'guide', title: 'Guide', weight: '1' }],
      derivedOn: '2026-01-11',
      usesByQuarter: [],
    });
    expect((await door.get(`${HERE}/knowledge?search=WELLS&author=school`)).body).toMatchObject({
      items: [{ id: 'guide', uses: 2, authors: body.authors }],
      next: null,
    });
    const idsOf = async (path: string) => each((await door.get(`${HERE}/${path}`)).body.items, 'id');
    expect(await idsOf('knowledge?derivesFrom=guide')).toEqual(['the atlas']);
    expect(await idsOf('knowledge?unused=true')).toEqual(['the atlas']);
    expect(await idsOf('knowledge?unused=false&limit=1')).toEqual(['guide']);
    expect(await idsOf('applications?asset=guide&state=awaiting')).toEqual(['u3']);
    expect(await idsOf('applications?member=mill&quarter=2026-Q2')).toEqual(['u4']);
    expect((await door.get(`${HERE}/applications/u4`)).body).toEqual({
      id: 'u4',
      position: expect.any(Number) as number,
      ...{ assetId: 'guide', memberId: 'mill', appliedOn: '2026-04-02', depth: 'adapted' },
      ...{ outcomeValue: null, description: null, state: 'contested', recordedBy: 'backbone' },
      ...{ quarter: null, decidedBy: 'member:mill', confirmedOn: null, entryId: null },
      reason: 'another guide',
    });
  });

  it('shows offers with the places left, and redemptions with what pays for them', async () => {
    await post('knowledge', guide);
    await post('applications', use);
    await post('applications/u1/confirmation', {});
    await post('quarters/2026-Q1/close', undefined);
    await post('offers', { ...course, price: '2', capacity: 3, value: '80' });
    const reserve = (id: string, on: string) =>
      post('redemptions', { id, offerId: 'course', memberId: 'clinic', on });
    await reserve('r1', '2026-07-01');
    await reserve('r2', '2026-06-01');
    await post('redemptions/r1/redemption', { on: '2026-07-02' });
    const { body: offer } = await door.get(`${HERE}/offers/course`);
    expect(offer).toMatchObject({
      ...{ title: 'Course', offeredBy: 'member:school', price: '2.00', value: '80.00' },
      ...{ capacity: 3, redeemed: 1, reserved: 0, left: 2 },
      ...{ validFrom: '2026-04-01', validTo: null, withdrawnOn: null },
    });
    expect((await door.get(`${HERE}/offers?openOn=2026-04-01`)).body.items).toEqual([offer]);
    expect((await door.get(`${HERE}/offers?openOn=2026-03-31`)).body.items).toEqual([]);
    const states = async (query: string) =>
      ((await door.get(`${HERE}/redemptions${query}`)).body.items as { id: string; state: string }[]).map(
        ({ id, state }) => `${id} ${state}`,
      );
    expect(await states('')).toEqual(['r2 lapsed', 'r1 redeemed']);
    expect((await door.get(`${HERE}/redemptions/r2`)).body).toMatchObject({
      ...{ credits: '2.00', reservedOn: '2026-06-01', until: '2026-06-15', endedOn: null },
      lots: [{ memberId: 'clinic', vestedIn: '2026-Q1', credits: '2.00' }],
    });
    const refused = await door.post(`${HERE}/redemptions/lapse`, undefined, as('member:clinic'));
    expect([refused.status, refused.body.code]).toEqual([403, 'access.not-permitted']);
    const lapsed = await door.post(`${HERE}/redemptions/lapse`);
    expect([lapsed.status, lapsed.body]).toMatchObject([201, { released: ['r2'], changed: true }]);
    expect((await door.get(lapsed.headers.get('location')!)).status).toBe(200);
    const again = await door.post(`${HERE}/redemptions/lapse`);
    expect([again.status, again.body]).toMatchObject([200, { released: [], changed: false }]);
    expect(await states('?member=clinic&offer=course&state=released')).toEqual(['r2 released']);
  });

  engine.once('says of what it does not know, and of filters that it can’t read, what is wrong', async () => {
    for (const [path, status, code] of [
      ['knowledge/none', 404, 'knowledge.asset-unknown'],
      ['knowledge?derivesFrom=none', 404, 'knowledge.asset-unknown'],
      ['knowledge?author=none', 404, 'coalition.member-unknown'],
      ['knowledge?unused=yes', 400, 'request.malformed'],
      ['knowledge?after=x', 400, 'request.cursor-malformed'],
      ['applications/none', 404, 'knowledge.application-unknown'],
      ['applications?state=recorded', 400, 'request.malformed'],
      ['applications?quarter=soon', 400, 'request.malformed'],
      ['offers/none', 404, 'knowledge.offer-unknown'],
      ['offers?openOn=soon', 400, 'request.malformed'],
      ['redemptions/none', 404, 'knowledge.redemption-unknown'],
      ['redemptions?state=open', 400, 'request.malformed'],
    ] as const) {
      const answer = await door.get(`${HERE}/${path}`);
      expect([path, answer.status, answer.body.code]).toEqual([path, status, code]);
    }
  });

  engine.once('takes nothing that it does not know, and the same key once', async () => {
    const key = { 'idempotency-key': 'k1' };
    const first = await door.post(`${HERE}/knowledge`, { ...guide, id: null }, key);
    const second = await door.post(`${HERE}/knowledge`, { ...guide, id: null }, key);
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect((await door.post(`${HERE}/knowledge`, guide, key)).status).toBe(422);
    const { status, body } = await door.post(`${HERE}/applications`, {
      ...use,
      depth: 'glanced',
      appliedOn: '2026-02-30',
      confirmedBy: 'backbone',
    });
    expect(status).toBe(400);
    expect(each(body.errors, 'field').sort()).toEqual(['appliedOn', 'confirmedBy', 'depth']);
    expect((await post('offers', { ...course, capacity: '3' })).slice(0, 1)).toEqual([400]);
    expect(await post('offers', { ...course, price: '0' })).toEqual([422, 'knowledge.offer-malformed']);
  });

  engine.once('names every field of a body that is not as it is described', async () => {
    const wrongBodies: [path: string, right: object, wrong: Record<string, unknown>][] = [
      ['knowledge', guide, { id: 'a\tb', title: 7, sharedOn: 'soon', authors: 7, derivesFrom: 7 }],
      ['knowledge/guide/lineage', {}, { on: '2026-02-30', derivesFrom: 7 }],
      ['knowledge/guide/editions', {}, { on: 'today', note: 7 }],
      ['applications', use, { assetId: '', memberId: 7, appliedOn: null, depth: 'deep', outcomeValue: 5 }],
      ['applications/u1/confirmation', {}, { on: 'today' }],
      ['applications/u1/contest', {}, { reason: 7 }],
      ['applications/u1/withdrawal', {}, { reason: 7 }],
      ['offers', course, { title: 7, price: '1e3', capacity: 0.5, validFrom: 'now', value: '1,5' }],
      ['offers/course/withdrawal', {}, { on: 'now', reason: 7 }],
      ['redemptions', {}, { offerId: '', memberId: 7, on: 'now' }],
      ['redemptions/r1/redemption', {}, { on: 'now' }],
      ['redemptions/r1/release', {}, { on: 'now' }],
    ];
    for (const [path, right, wrong] of wrongBodies) {
      const { status, body } = await door.post(`${HERE}/${path}`, { ...right, ...wrong });
      const fields = each(body.errors ?? [], 'field').sort();
      expect([path, status, fields]).toEqual([path, 400, Object.keys(wrong).sort()]);
    }
  });
});
