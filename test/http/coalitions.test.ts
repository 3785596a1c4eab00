import { atTheDoor } from '../support/engines.js';
import { API, coalition, COALITION, Door, HERE, member, each } from './door.js';

atTheDoor('coalitions, members, pools and rates over HTTP', (engine) => {
  let door: Door;

  beforeEach(async () => {
    door = await Door.open(await engine.readyUrl());
  });

  afterEach(() => door.close());

  it('founds a coalition, and says where it is', async () => {
    const founded = await door.post(`${API}/coalitions`, coalition(COALITION, { fiscalStartMonth: 7 }));
    expect(founded.status).toBe(201);
    expect(founded.headers.get('location')).toBe(HERE);
    expect(founded.body).toEqual({ id: COALITION, position: 1, changed: true });
    expect((await door.get(HERE)).body).toEqual({
      id: COALITION,
      name: 'River Basin Alliance',
      currency: 'EUR',
      timeZone: 'Europe/Brussels',
      fiscalStartMonth: 7,
      informationTier: 'totals',
      disputesShownTo: 'parties',
      positionsShownTo: 'members',
      foundedOn: '2026-07-15',
      currentQuarter: '2027-Q1',
      position: 1,
    });
  });

  engine.once('answers 200 to what was founded just so before, and 409 to what differs', async () => {
    await door.post(`${API}/coalitions`, coalition(COALITION));
    const again = await door.post(`${API}/coalitions`, coalition(COALITION));
    expect([again.status, again.body]).toEqual([200, { id: COALITION, position: 1, changed: false }]);
    const other = await door.post(`${API}/coalitions`, coalition(COALITION, { currency: 'USD' }));
    expect([other.status, other.body.code]).toEqual([409, 'ledger.coalition-exists']);
  });

  it('lists coalitions page by page', async () => {
    for (const id of ['alps', 'basin', 'coast']) await door.post(`${API}/coalitions`, coalition(id));
    const first = await door.get(`${API}/coalitions?limit=2`);
    expect(each(first.body.items, 'id')).toEqual(['alps', 'basin']);
    const second = await door.get(`${API}/coalitions?limit=2&after=${first.body.next as string}`);
    expect(second.body).toEqual({ items: [{ id: 'coast', name: 'River Basin Alliance' }], next: null });
  });

  it('changes settings only for someone who saw the latest of them', async () => {
    await door.found();
    const seen = (await door.get(HERE)).headers.get('etag')!;
    const change = (headers: Record<string, string>, name: string) =>
      door.send('PATCH', HERE, { headers, body: { name, reason: 'decided in July' } });
    expect((await change({}, 'Basin')).body.code).toBe('request.precondition-required');
    expect((await change({ 'if-match': seen }, 'Basin')).status).toBe(200);
    const late = await change({ 'if-match': seen }, 'Delta');
    expect([late.status, late.body.code]).toEqual([412, 'request.precondition-failed']);
    expect(
      (await change({ 'if-match': `W/${(await door.get(HERE)).headers.get('etag')!}` }, 'Delta')).status,
    ).toBe(412);
    expect((await change({ 'if-match': 'latest' }, 'Delta')).status).toBe(400);
    expect((await change({ 'if-match': '*' }, 'Delta')).status).toBe(200);
    expect((await door.get(HERE)).body.name).toBe('Delta');
  });

  engine.once('lets a retry of a change through that its first try outdated', async () => {
    await door.found();
    const headers = {
      'if-match': (await door.get(HERE)).headers.get('etag')!,
      'idempotency-key': 'rename-1',
    };
    const body = { name: 'Basin', reason: 'decided in July' };
    const first = await door.send('PATCH', HERE, { headers, body });
    const retry = await door.send('PATCH', HERE, { headers, body });
    expect([retry.status, retry.body]).toEqual([200, first.body]);
    expect(retry.headers.get('idempotency-replayed')).toBe('true');
  });

  it('follows a member from joining to merging; its old id still resolves', async () => {
    await door.found();
    const id = 'Ünïon/№ 7?';
    const path = `${HERE}/members/${encodeURIComponent(id)}`;
    const joined = await door.post(
      `${HERE}/members`,
      member(id, { need: '2.5', priorities: { strategic: '1' } }),
    );
    expect([joined.status, joined.headers.get('location')]).toEqual([201, path]);
    const change = async (what: string, body: object) => {
      const { status, headers, text } = await door.post(`${path}/${what}`, body);
      expect([what, status, text]).toEqual([what, 201, expect.anything()]);
      expect(headers.get('location')).toBe(path);
    };
    await change('rename', { on: '2026-02-01', name: 'Union' });
    await change('leave', { on: '2026-02-28' });
    await change('rejoin', { on: '2026-03-10' });
    const etag = (await door.get(path)).headers.get('etag')!;
    const profile = { on: '2026-04-01', need: '3', parentGroup: 'Group' };
    const put = (what: string, tag: string, body: object) =>
      door.send('PUT', `${path}/${what}`, { headers: { 'if-match': tag }, body });
    expect((await put('profile', etag, profile)).status).toBe(200);
    expect((await put('profile', etag, { ...profile, need: '4' })).status).toBe(412);
    expect((await door.send('PUT', `${path}/priorities`, { body: {} })).status).toBe(428);
    expect(
      (
        await put('priorities', '*', {
          on: '2026-04-01',
          priorities: { financial: '0.4', innovative: '0.6' },
        })
      ).status,
    ).toBe(200);
    await change('merge', { on: '2026-06-01', into: 'clinic' });
    expect((await door.get(path)).body).toEqual({
      id,
      name: 'Union',
      status: 'merged',
      spells: [
        { from: '2026-01-01', to: '2026-02-28' },
        { from: '2026-03-10', to: '2026-05-31' },
      ],
      names: [
        { from: '2026-01-01', name: `The ${id}` },
        { from: '2026-02-01', name: 'Union' },
      ],
      parentGroup: 'Group',
      capacityBudget: null,
      capacityFte: null,
      need: '3',
      priorities: { financial: '0.4', innovative: '0.6' },
      merged: { into: 'clinic', on: '2026-06-01' },
      survivor: 'clinic',
    });
    const january = await door.get(`${path}?on=2026-01-15`);
    expect(january.body).toMatchObject({ name: `The ${id}`, status: 'active', need: '2.5', survivor: id });
  });

  it('lists members, pools, rates and exchange rates, all of them or those of a day', async () => {
    await door.found();
    const ids = async (list: string) =>
      ((await door.get(`${HERE}/${list}`)).body.items as { id: string }[]).map(({ id }) => id);
    expect(await ids('members')).toEqual(['clinic', 'school']);
    expect(await ids('members?limit=1')).toEqual(['clinic']);
    expect(await ids('pools')).toEqual(['fund', 'pool']);
    const rate = {
      kind: 'staff-time',
      unit: 'hours',
      rate: '31.80',
      method: 'volunteer-standard',
      source: 'table',
    };
    const [first, second] = [
      { ...rate, validFrom: '2026-01-01', validTo: '2026-06-30' },
      { ...rate, rate: '33', validFrom: '2026-07-01' },
    ];
    for (const body of [first, second]) expect((await door.post(`${HERE}/rates`, body)).status).toBe(201);
    expect((await door.get(`${HERE}/rates`)).body.items).toHaveLength(2);
    expect((await door.get(`${HERE}/rates?on=2026-06-30`)).body.items).toEqual([
      { ...first, rate: '31.8', category: '' },
    ]);
    for (const [currency, rateToBase, validOn] of [
      ['USD', '0.9', '2026-01-01'],
      ['USD', '0.92', '2026-06-01'],
      ['GBP', '1.15', '2026-03-01'],
    ]) {
      const body = { currency, rateToBase, validOn, source: 'central bank' };
      expect((await door.post(`${HERE}/exchange-rates`, body)).status).toBe(201);
    }
    const rates = async (query: string) =>
      ((await door.get(`${HERE}/exchange-rates${query}`)).body.items as { rateToBase: string }[]).map(
        ({ rateToBase }) => rateToBase,
      );
    expect(await rates('')).toEqual(['1.15', '0.9', '0.92']);
    expect(await rates('?on=2026-07-01')).toEqual(['1.15', '0.92']);
    expect(await rates('?on=2026-02-01')).toEqual(['0.9']);
    expect(await rates('?currency=USD&limit=1')).toEqual(['0.9']);
  });

  it('shows nothing of one coalition in another', async () => {
    await door.found();
    await door.post(`${API}/coalitions`, coalition('other'));
    const there = `${API}/coalitions/other`;
    expect((await door.get(`${there}/members`)).body.items).toEqual([]);
    const foreign = await door.get(`${there}/members/clinic`);
    const unknown = await door.get(`${there}/members/nobody`);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'coalition.member-unknown']);
    expect({ ...foreign.body, member: '', detail: '' }).toEqual({ ...unknown.body, member: '', detail: '' });
    expect((await door.post(`${there}/members/clinic/rename`, { on: '2026-02-01', name: 'X' })).status).toBe(
      404,
    );
    expect(each((await door.get(`${there}/pools`)).body.items, 'id')).toEqual(['pool']);
  });
});
