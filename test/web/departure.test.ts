import type { RoleAt } from '../http/callers.js';
import { COALITION, Door, HERE } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { signedIn } from './signed-in.js';
import { textOf, type Visitor } from './visitor.js';

const SITE = `/c/${COALITION}`;
const coalitionId = COALITION;
const HOSTILE = `<script>alert("1")</script> & 'co'`;

onSqlite('the page of a departure', (engine) => {
  let door: Door;
  let ana: Visitor;
  let clinic: Visitor;
  let school: Visitor;

  beforeAll(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
    for (const [id, quantity] of [
      ['camp', '300.00'],
      ['vans', '120.00'],
    ] as const) {
      const made = {
        ...{ id, memberId: 'clinic', kind: 'funds', quantity, unit: 'EUR', description: HOSTILE },
        ...{ madeOn: '2026-07-01', dueOn: '2026-12-31', counterparty: 'pool' },
      };
      const { status, text } = await door.post(`${HERE}/pledges`, made);
      if (status !== 201) throw new Error(text);
    }
    const speaking = (memberId: string): RoleAt => ({ coalitionId, role: 'representative', memberId });
    ana = await signedIn(door, 'ana', [{ coalitionId, role: 'coordinator' }]);
    clinic = await signedIn(door, 'rosa', [speaking('clinic')]);
    school = await signedIn(door, 'sipho', [speaking('school')]);
  });
  afterAll(() => door.close());

  it('leads from the last day to what becomes of each pledge, and to a statement', async () => {
    const member = await ana.get(`${SITE}/members/clinic/departure`);
    expect(textOf(member)).toContain('The clinic is a member.');
    const change = await ana.get(`${SITE}/members/clinic/change`);
    const left = await ana.submitAndFollow(change, '/change/departure', { on: '2026-07-10' });
    expect(textOf(left)).toContain('2 pledges are open: what becomes of them is still to be said.');
    expect(left.text).not.toContain('<script>alert');
    expect((await clinic.get(`${SITE}/members/clinic/departure`)).text).not.toContain('name="how:camp"');

    const typed = { 'how:camp': 'hand-over', 'to:camp': '', 'how:vans': '', reason: HOSTILE };
    const refused = await ana.submit(left, '/clinic/departure', typed);
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(/value="hand-over" selected/);
    const full = { ...typed, 'to:camp': 'school', 'how:vans': 'waive' };
    const settled = await ana.submitAndFollow(refused, '/clinic/departure', full);
    expect(textOf(settled)).toContain('its account is stated here for good');
    expect(textOf(settled)).toMatch(/300\.00 EUR handed over to The school/);
    expect(textOf(settled)).toContain('not asked for any more');
    expect(settled.text).toContain('/members/clinic/settlement?leftOn=2026-07-10');

    // Who comes second with another word is told so, and that it is settled.
    const late = await ana.submit(left, '/clinic/departure', { ...full, 'how:vans': 'keep' });
    expect(late.status).toBe(409);
    expect(textOf(late)).toContain('The departure was settled meanwhile, in another way.');
  });

  it('is reached from the member, and is for those who see its account', async () => {
    const own = await clinic.get(`${SITE}/members/clinic`);
    expect(own.text).toContain(`href="${SITE}/members/clinic/departure"`);
    expect(textOf(await clinic.get(`${SITE}/members/clinic/departure?lang=fr`))).toContain('Le départ de');
    await door.send('PATCH', HERE, {
      body: { informationTier: 'totals', reason: 'agreed by all' },
      headers: { 'if-match': '*' },
    });
    expect((await school.get(`${SITE}/members/clinic/departure`)).status).toBe(404);
    expect((await school.get(`${SITE}/members/clinic`)).text).not.toContain('/clinic/departure');
  });
});
