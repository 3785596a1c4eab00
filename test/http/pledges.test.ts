import { personId } from './callers.js';
import { atTheDoor } from '../support/engines.js';
import { contribution, Door, each, HERE } from './door.js';

const pledge = (over: object = {}): object => ({
  memberId: 'clinic',
  kind: 'funds',
  quantity: '300.00',
  unit: 'EUR',
  madeOn: '2026-03-01',
  dueOn: '2026-06-30',
  ...over,
});
const as = (party: string): Record<string, string> => ({
  'evenhand-acting-for': encodeURIComponent(party).replace('%3A', ':'),
});

atTheDoor('pledges over HTTP', (engine) => {
  let door: Door;

  beforeEach(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
  });

  afterEach(() => door.close());

  const make = (over: object = {}, headers: Record<string, string> = {}) =>
    door.post(`${HERE}/pledges`, pledge(over), headers);
  const deliver = (id: string, quantity: string, over: object = {}) =>
    door.post(`${HERE}/entries`, contribution({ id, quantity, pledgeId: 'p1', ...over }));
  const idsOf = async (query: string): Promise<unknown[]> => {
    const { status, body } = await door.get(`${HERE}/pledges${query}`);
    expect([query, status]).toEqual([query, 200]);
    return each(body.items, 'id');
  };

  it('makes a pledge, and shows it with its deliveries and its story', async () => {
    const made = await make({ id: 'p1', description: 'for the wells' }, { as: 'treasurer' });
    expect([made.status, made.body]).toEqual([201, { id: 'p1', position: 5, changed: true }]);
    expect(made.headers.get('location')).toBe(`${HERE}/pledges/p1`);
    await deliver('e1', '100.00', { occurredOn: '2026-04-01' });
    await deliver('e2', '50.00', { occurredOn: '2026-07-02' });
    await door.post(`${HERE}/entries/e2/reversals`, { occurredOn: '2026-07-03', description: 'twice' });
    const { body } = await door.get(`${HERE}/pledges/p1`);
    const event = { recordedAt: '2026-07-15T10:00:00.000Z', hash: expect.stringMatching(/^[0-9a-f]{64}$/) };
    expect(body).toMatchObject({
      id: 'p1',
      position: 5,
      memberId: 'clinic',
      survivor: 'clinic',
      kind: 'funds',
      unit: 'EUR',
      quantity: '300.00',
      value: '300.00',
      counterparty: 'pool:pool',
      madeOn: '2026-03-01',
      dueOn: '2026-06-30',
      delivered: '100.00',
      outstanding: '200.00',
      state: 'overdue',
      settledOn: null,
      handedTo: null,
      takenOverFrom: null,
      description: 'for the wells',
      madeBy: 'backbone',
      valuation: { method: 'own-value' },
      deliveries: [
        { entryId: 'e1', occurredOn: '2026-04-01', quantity: '100.00' },
        { entryId: 'e2', occurredOn: '2026-07-02', quantity: '0.00' },
      ],
    });
    expect(body.events[0]).toEqual({
      ...event,
      position: 5,
      type: 'PledgeMade',
      occurredOn: '2026-03-01',
      actor: personId('treasurer'),
      by: 'backbone',
      reason: null,
      quantity: '300.00',
      value: '300.00',
      dueOn: '2026-06-30',
      entryId: null,
      handedTo: null,
    });
    expect(each(body.events, 'quantity')).toEqual(['300.00', '100.00', '50.00', '-50.00']);
  });

  engine.once(
    'answers a repeat with 200, and other content under the same id with what differs',
    async () => {
      await make({ id: 'p1' });
      const again = await make({ id: 'p1' });
      expect([again.status, again.body.changed]).toEqual([200, false]);
      const other = await make({ id: 'p1', quantity: '301.00' });
      expect([other.status, other.body]).toMatchObject([
        409,
        { code: 'exchange.pledge-exists', field: 'quantity', recorded: '300', found: '301' },
      ]);
      expect((await door.get(`${HERE}/pledges/none`)).body.code).toBe('exchange.pledge-unknown');
    },
  );

  it('amends, waives and lapses, on behalf of whom it says', async () => {
    await make({ id: 'p1' }, as('member:clinic'));
    const amended = { on: '2026-04-01', quantity: '240.00', reason: 'a lean year' };
    const refused = await door.post(`${HERE}/pledges/p1/amendments`, amended, as('member:school'));
    expect([refused.status, refused.body.code]).toEqual([403, 'coalition.act-not-permitted']);
    expect((await door.post(`${HERE}/pledges/p1/amendments`, amended, as('member:clinic'))).status).toBe(201);
    const end = { on: '2026-07-10', reason: 'the wells are dug' };
    expect((await door.post(`${HERE}/pledges/p1/lapse`, end, as('member:clinic'))).status).toBe(403);
    expect((await door.post(`${HERE}/pledges/p1/lapse`, end)).status).toBe(201);
    expect((await door.post(`${HERE}/pledges/p1/lapse`, end)).status).toBe(200);
    expect((await door.post(`${HERE}/pledges/p1/waiver`, end)).body.code).toBe('exchange.pledge-settled');
    const { body } = await door.get(`${HERE}/pledges/p1`);
    expect(body).toMatchObject({
      quantity: '240.00',
      outstanding: '0.00',
      state: 'lapsed',
      settledOn: '2026-07-10',
      madeBy: 'member:clinic',
    });
    expect(each(body.events, 'by')).toEqual(['member:clinic', 'member:clinic', 'backbone']);
    await make({ id: 'p2' });
    await door.post(`${HERE}/pledges/p2/waiver`, end);
    expect((await door.get(`${HERE}/pledges/p2`)).body.state).toBe('waived');
  });

  it('finds pledges by member, state and due date', async () => {
    await make({ id: 'a' });
    await make({ id: 'b', dueOn: '2026-07-15' });
    await make({ id: 'c', memberId: 'school', dueOn: '2026-09-30' });
    await make({ id: 'p1' });
    await deliver('e1', '300.00');
    await make({ id: 'w' });
    await door.post(`${HERE}/pledges/w/waiver`, { on: '2026-04-01', reason: 'not needed' });
    expect(await idsOf('')).toEqual(['a', 'b', 'c', 'p1', 'w']);
    expect(await idsOf('?state=open')).toEqual(['a', 'b', 'c']);
    expect(await idsOf('?state=overdue')).toEqual(['a']);
    expect(await idsOf('?state=settled')).toEqual(['p1', 'w']);
    expect(await idsOf('?dueBy=2026-07-15')).toEqual(['a', 'b']);
    expect(await idsOf('?member=school')).toEqual(['c']);
    await door.post(`${HERE}/members/clinic/merge`, { on: '2026-07-01', into: 'school' });
    expect(await idsOf('?member=school&state=open')).toEqual(['a', 'b', 'c']);
    expect(await idsOf('?member=clinic')).toEqual(['a', 'b', 'p1', 'w']);
    const listed = (await door.get(`${HERE}/pledges?state=settled`)).body.items;
    expect(each(listed, 'state')).toEqual(['fulfilled', 'waived']);
    expect((await door.get(`${HERE}/pledges?member=nobody`)).status).toBe(404);
    expect((await door.get(`${HERE}/pledges?state=late`)).status).toBe(400);
  });

  it('pages through pledges, each once, whatever is made meanwhile', async () => {
    for (const id of ['b', 'd', 'f', 'h', 'j']) await make({ id });
    const first = (await door.get(`${HERE}/pledges?limit=2`)).body;
    expect(each(first.items, 'id')).toEqual(['b', 'd']);
    for (const id of ['a', 'e', 'z']) await make({ id });
    const second = (await door.get(`${HERE}/pledges?limit=2&after=${first.next as string}`)).body;
    expect(each(second.items, 'id')).toEqual(['f', 'h']);
    const third = (await door.get(`${HERE}/pledges?limit=2&after=${second.next as string}`)).body;
    expect([each(third.items, 'id'), third.next]).toEqual([['j'], null]);
    const other = (await door.get(`${HERE}/entries?after=${first.next as string}`)).body.code;
    expect(other).toBe('request.cursor-malformed');
  });

  engine.once.each([
    ['no due date', { dueOn: null }, 400, 'request.malformed'],
    ['an unknown field', { due: '2026-07-01' }, 400, 'request.field-unknown'],
    ['a kind that can’t be given', { kind: 'recognition' }, 400, 'request.malformed'],
    ['an unknown member', { memberId: 'nobody' }, 404, 'coalition.member-unknown'],
    ['a due date before its own', { dueOn: '2026-02-28' }, 422, 'coalition.period-malformed'],
  ])('refuses a pledge with %s', async (_, over, status, code) => {
    const answer = await make(over);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('settles a departure, and gives its statement as JSON and CSV', async () => {
    const settle = (body: object, headers = {}) =>
      door.post(`${HERE}/members/clinic/settlement`, body, headers);
    const reason = 'parted as friends';
    await door.post(`${HERE}/members/clinic/baseline`, {
      given: '10.00',
      received: '4.00',
      reason: 'before',
    });
    await make({ id: 'p1' });
    await deliver('e1', '100.00', { occurredOn: '2026-04-01' });
    expect((await settle({ reason })).body.code).toBe('exchange.member-not-left');
    await door.post(`${HERE}/members/clinic/leave`, { on: '2026-06-30' });
    expect((await door.get(`${HERE}/members/clinic/settlement`)).body.code).toBe(
      'exchange.departure-not-settled',
    );
    expect((await settle({ reason })).body.code).toBe('exchange.pledges-undecided');
    const handOver = [{ pledgeId: 'p1', how: 'hand-over', to: 'school' }];
    for (const pledges of [
      [{ pledgeId: 'p1', how: 'forget' }],
      [{ pledgeId: 'p1' }],
      [{ pledgeId: 'p1', how: 'keep', by: 'x' }],
      'p1',
    ])
      expect((await settle({ reason, pledges })).status).toBe(400);
    expect((await settle({ reason, pledges: handOver }, as('member:clinic'))).status).toBe(403);
    const settled = await settle({ reason, pledges: handOver });
    expect(settled.status).toBe(201);
    const location = settled.headers.get('location')!;
    expect(location).toBe(`${HERE}/members/clinic/settlement`);
    const { body } = await door.get(location);
    expect(body).toMatchObject({
      member: { id: 'clinic', name: 'The clinic' },
      joinedOn: '2026-01-01',
      leftOn: '2026-06-30',
      settledBy: 'backbone',
      reason,
      balance: { opening: '6.00', period: '100.00', closing: '106.00' },
      pledges: {
        figures: { pledged: '100.00', delivered: '100.00', outstanding: '0.00', reliability: null },
        items: [
          {
            id: 'p1',
            promised: '300.00',
            delivered: '100.00',
            rest: '200.00',
            outcome: 'handed-over',
            handedTo: { memberId: 'school', pledgeId: 'p1/school' },
          },
        ],
      },
    });
    const csv = await door.get(`${location}?format=csv&leftOn=2026-06-30`);
    expect(csv.text).toContain('settlement,clinic,The clinic,balance.closing,,EUR,,106.00\r\n');
    expect(csv.text).toContain('pledge,p1,,handedTo.pledge,,,,p1/school\r\n');
    expect((await door.get(`${location}?leftOn=2026-06-29`)).status).toBe(404);
    expect((await door.get(`${HERE}/pledges/p1%2Fschool`)).body).toMatchObject({
      takenOverFrom: 'p1',
      memberId: 'school',
      outstanding: '200.00',
    });
  });

  it('states a baseline once, which opens the balance and is no gift', async () => {
    const baseline = { given: '1000.00', received: '400.00', reason: 'the years before' };
    const state = (body: object, headers = {}) => door.post(`${HERE}/members/clinic/baseline`, body, headers);
    expect((await state(baseline, as('member:clinic'))).status).toBe(403);
    expect((await state(baseline)).status).toBe(201);
    expect((await state(baseline)).status).toBe(200);
    const other = await state({ ...baseline, given: '999.00' });
    expect([other.status, other.body]).toMatchObject([
      409,
      { code: 'coalition.baseline-stated', field: 'given' },
    ]);
    const { body } = await door.get(`${HERE}/balances`);
    expect(body.members[0]).toMatchObject({
      given: { value: '0.00' },
      balance: { opening: '600.00', period: '0.00', closing: '600.00' },
    });
  });
});
