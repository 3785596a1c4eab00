import { onBothEngines } from '../support/engines.js';
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

onBothEngines('knowledge and credits over HTTP', (engine) => {
  let door: Door;

  beforeEach(async () => {
    door = await Door.open(await engine.freshUrl());
    await door.found();
    await door.post(`${HERE}/members`, member('mill'));
  });

  afterEach(() => door.close());

  const post = async (path: string, sent: object | undefined, party = 'backbone'): Promise<unknown[]> => {
    const { status, body, headers } = await door.post(`${HERE}/${path}`, sent, as(party));
    const answer = body as Record<string, unknown>;
    return status < 300
      ? [status, answer.id, headers.get('location')?.slice(HERE.length + 1)]
      : [status, answer.code];
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

  it('takes nothing that it does not know, and the same key once', async () => {
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
});
