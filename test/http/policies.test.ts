import { DEFAULT_FAIRNESS } from '../../src/coalition/domain/policy.js';
import { databaseLocation } from '../../src/event-store/database.js';
import { Ledger } from '../../src/event-store/ledger.js';
import { fixedClock } from '../../src/kernel/clock.js';
import { ledgerModel } from '../../src/ledger-model.js';
import { quarterClosed } from '../support/builders.js';
import { atTheDoor } from '../support/engines.js';
import { requestOf } from '../support/ledgers.js';
import { contribution, Door, each, HERE, NOW } from './door.js';

const POLICIES = `${HERE}/policies`;
const policy = (rules: object, over: object = {}): object => ({
  from: '2026-07-01',
  rules,
  reason: 'agreed by the board',
  ...over,
});

atTheDoor('policies over HTTP', (engine) => {
  let door: Door;
  let url: string;

  beforeEach(async () => {
    url = await engine.readyUrl();
    door = await Door.open(url);
    await door.found();
  });

  afterEach(() => door.close());

  it('has the default one from the start', async () => {
    const { body, status } = await door.get(POLICIES);
    expect(status).toBe(200);
    expect(body.items).toEqual([
      {
        version: 0,
        from: '1900-01-01',
        reason: 'The defaults, until the coalition adopts rules of its own.',
        by: 'backbone',
        inForce: true,
        ofThisQuarter: true,
        knowledge: {
          base: '10',
          depthConsulted: '1',
          depthAdapted: '2',
          depthEmbedded: '4',
          outcomeRate: '0.001',
          outcomeCap: '10000',
          pairCap: '100',
          mutualLimit: '100',
          windowQuarters: 4,
          lineageShare: '0.2',
          quarterCap: null,
          expiryQuarters: 8,
          reservationDays: 14,
        },
        fairness: DEFAULT_FAIRNESS,
        changes: [],
      },
    ]);
  });

  it('adopts one, says where it is, and answers 200 to the same again', async () => {
    const body = policy({ base: '12.50', windowQuarters: 6, quarterCap: '500' });
    const adopted = await door.post(POLICIES, body);
    expect([adopted.status, adopted.headers.get('location')]).toEqual([201, POLICIES]);
    expect(adopted.body).toEqual({ id: '1', position: 5, changed: true });
    const again = await door.post(POLICIES, body);
    expect([again.status, again.body]).toEqual([200, { id: '1', position: 5, changed: false }]);
  });

  it('lists all by first day, each with what it changed, and says which holds today and which for this quarter', async () => {
    await door.post(POLICIES, policy({ base: '12', quarterCap: '500' }));
    await door.post(POLICIES, policy({ base: '20' }, { from: '2026-10-01' }));
    await door.post(POLICIES, policy({ quarterCap: 'none', windowQuarters: 2 }, { from: '2026-07-15' }));
    const { body, headers } = await door.get(POLICIES);
    expect(each(body.items, 'version')).toEqual([0, 1, 3, 2]);
    expect(each(body.items, 'inForce')).toEqual([false, false, true, false]);
    expect(each(body.items, 'ofThisQuarter')).toEqual([false, true, false, false]);
    expect(each(body.items, 'changes').slice(1)).toMatchObject([
      [
        { rule: 'base', from: '10', to: '12' },
        { rule: 'quarterCap', from: null, to: '500' },
      ],
      [
        { rule: 'windowQuarters', from: '4', to: '2' },
        { rule: 'quarterCap', from: '500', to: null },
      ],
      [
        { rule: 'base', from: '12', to: '20' },
        { rule: 'windowQuarters', from: '2', to: '4' },
        { rule: 'quarterCap', from: null, to: '500' },
      ],
    ]);
    expect(headers.get('etag')).toBe('"7"');
  });

  it('lists them page by page, versions of one day in the order of adoption also past the ninth', async () => {
    for (let base = 1; base <= 11; base += 1) await door.post(POLICIES, policy({ base: String(base) }));
    const first = await door.get(`${POLICIES}?limit=8`);
    const second = await door.get(`${POLICIES}?after=${first.body.next as string}`);
    expect([...each(first.body.items, 'version'), ...each(second.body.items, 'version')]).toEqual(
      Array.from({ length: 12 }, (_, version) => version),
    );
    expect(second.body.next).toBeNull();
  });

  engine.once.each([
    [403, 'access.not-permitted', policy({}), { 'evenhand-acting-for': 'member:clinic' }],
    [422, 'coalition.policy-rule-malformed', policy({ lineageShare: '1' }), {}],
    [422, 'coalition.policy-rule-malformed', policy({ depthEmbedded: '1' }), {}],
    [400, 'request.field-unknown', policy({ bass: '12' }), {}],
    [400, 'request.malformed', policy({ windowQuarters: 41 }), {}],
    [400, 'kernel.amount-malformed', policy({ base: 'twelve' }), {}],
    [422, 'kernel.amount-malformed', policy({ quarterCap: 'nothing' }), {}],
    [422, 'coalition.reason-missing', policy({}, { reason: ' ' }), {}],
  ] as const)('answers %i %s', async (status, code, body, headers) => {
    const answer = await door.post(POLICIES, body, headers);
    const codes = [answer.body.code, ...each(answer.body.errors ?? [], 'code')];
    expect([answer.status, codes.includes(code)]).toEqual([status, true]);
  });

  it('answers 422 to what is dated in a closed quarter, with the day from which dates are open', async () => {
    const ledger = await Ledger.open(databaseLocation(url), ledgerModel, { clock: fixedClock(NOW) });
    await ledger.execute(requestOf(quarterClosed('2026-Q2')));
    await ledger.close();
    const late = await door.post(`${HERE}/entries`, contribution({ occurredOn: '2026-06-30' }));
    expect([late.status, late.body]).toEqual([
      422,
      expect.objectContaining({
        code: 'coalition.quarter-closed',
        on: '2026-06-30',
        quarter: '2026-Q2',
        openFrom: '2026-07-01',
      }),
    ]);
    expect((await door.post(POLICIES, policy({}, { from: '2026-06-30' }))).body.code).toBe(
      'coalition.quarter-closed',
    );
    expect((await door.post(`${HERE}/entries`, contribution({ occurredOn: '2026-07-01' }))).status).toBe(201);
  });
});
