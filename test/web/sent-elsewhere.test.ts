import type { RoleAt } from '../http/callers.js';
import { COALITION, Door } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { filledIn, Visitor, type Got } from './visitor.js';

const SITE = `/c/${COALITION}`;
const PROMISE = {
  kind: 'funds',
  quantity: '1200.50',
  unit: 'EUR',
  madeOn: '2026-03-01',
  dueOn: '2026-06-30',
};

onSqlite('a form that is sent again to another instance of the service', (engine) => {
  let doors: readonly [Door, Door];
  /** The same browser, before each instance. */
  let visitors: readonly [Visitor, Visitor];

  beforeAll(async () => {
    const url = await engine.readyUrl();
    doors = [await Door.open(url), await Door.open(url)];
    await doors[0].found();
    const roles: readonly RoleAt[] = [{ coalitionId: COALITION, role: 'representative', memberId: 'clinic' }];
    const { cookie } = await doors[0].callers.headersOf('rep of clinic', roles);
    visitors = [
      new Visitor(doors[0].address, undefined, cookie),
      new Visitor(doors[1].address, undefined, cookie),
    ];
  });
  afterAll(() => Promise.all(doors.map((door) => door.close())));

  const went = ({ status, location }: Got): [number, string] => [status, location.split('?')[0]!];

  it('is answered as it was there, and does nothing twice', async () => {
    const [here, there] = visitors;
    const page = await here.get(`${SITE}/new/pledge`);
    const { path, body } = filledIn(page, '/new/pledge', PROMISE);
    const first = went(await here.post(path, body));
    expect(first).toEqual([303, expect.stringContaining(`${SITE}/pledges/`)]);
    expect(went(await there.post(path, body))).toEqual(first);

    // Who goes back and writes something else means that.
    const other = filledIn(page, '/new/pledge', { ...PROMISE, quantity: '80.00' }).body;
    const second = went(await there.post(path, other));
    expect(second).toEqual([303, expect.stringContaining(`${SITE}/pledges/`)]);
    expect(second).not.toEqual(first);
  });
});
