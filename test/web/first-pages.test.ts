import { chartSvg } from '../../src/charts/chart.js';
import { cumulativeLines } from '../../src/charts/cumulative-lines.js';
import { stackedColumns } from '../../src/charts/stacked-columns.js';
import type { RoleAt } from '../http/callers.js';
import { COALITION, contribution, Door, HERE } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { signedIn } from './signed-in.js';
import { textOf, type Got, type Visitor } from './visitor.js';

const SITE = `/c/${COALITION}`;
const HOSTILE = `<script>alert("1")</script> & 'co'`;
const coalitionId = COALITION;
const representing = (memberId: string): RoleAt => ({ coalitionId, role: 'representative', memberId });

onSqlite('the first pages of a coalition', (engine) => {
  let door: Door;
  let coordinator: Visitor;
  let facilitator: Visitor;
  let clinic: Visitor;
  let both: Visitor;
  let auditor: Visitor;
  let observer: Visitor;

  const send = async (method: string, path: string, body: object, as?: string): Promise<void> => {
    const got = await door.send(method, `${HERE}${path}`, {
      body,
      headers: { 'if-match': '*', ...(as === undefined ? {} : { 'evenhand-acting-for': as }) },
    });
    if (got.status >= 300) throw new Error(`${path}: ${String(got.status)} ${got.text}`);
  };
  const agree = (informationTier: string): Promise<void> =>
    send('PATCH', '', { informationTier, reason: 'agreed by all' });

  beforeAll(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.post('/api/v1/coalitions', {
      ...{ id: COALITION, name: 'River Basin Alliance', currency: 'EUR', timeZone: 'Europe/Brussels' },
    });
    coordinator = await signedIn(door, 'co', [{ coalitionId, role: 'coordinator' }]);
    facilitator = await signedIn(door, 'fa', [{ coalitionId, role: 'facilitator' }]);
    clinic = await signedIn(door, 'rep', [representing('clinic')]);
    both = await signedIn(door, 'rep of two', [representing('clinic'), representing('school')]);
    auditor = await signedIn(door, 'au', [{ coalitionId, role: 'auditor' }]);
    observer = await signedIn(door, 'ob', [{ coalitionId, role: 'observer' }]);
  });
  afterAll(() => door.close());

  const adding = async (typed: Record<string, string>): Promise<Got> =>
    coordinator.submit(await coordinator.get(`${SITE}/members/new`), '/members/new', typed);

  it('teach an empty coalition its first steps, and tick them off', async () => {
    const empty = await coordinator.get(SITE);
    expect(textOf(empty)).toContain('The way to the first report');
    expect(empty.text).toMatch(
      /<li aria-current="step"><strong><a href="[^"]*\/members\/new">Add the members/,
    );
    expect(textOf(await facilitator.get(SITE))).toContain('The coalition is being set up');
    expect(textOf(await coordinator.get(`${SITE}/members`))).toContain('No member here yet');
    expect(textOf(await observer.get(SITE))).toContain('Nothing is published yet.');

    const refused = await adding({ name: '', joinedOn: '2026-13-01', strategic: '60', financial: '30' });
    expect([refused.status, textOf(refused)]).toEqual([
      422,
      expect.stringContaining('These come to 90 per cent'),
    ]);
    expect(refused.text).toContain('value="2026-13-01"');
    const added = await adding({
      name: HOSTILE,
      id: 'clinic',
      joinedOn: '2026-01-01',
      capacityBudget: '1,200.50',
    });
    expect(added.location).toBe(`${SITE}/members/clinic?said=member-joined`);
    const school = await adding({
      name: 'The school',
      joinedOn: '2026-01-01',
      strategic: '60',
      financial: '40',
    });
    expect(school.location).toContain('/members/the-school?');
    expect(textOf(await adding({ name: 'Another', id: 'clinic', joinedOn: '2026-01-01' }))).toContain(
      'There is a member with the id “clinic” already.',
    );
    const steps = await coordinator.get(SITE);
    expect(steps.text).toMatch(/<li class="done"><strong>Add the members<\/strong>/);
    expect(steps.text).toMatch(/aria-current="step"><strong><a[^>]*>Agree on rates/);
  });

  it('ask somebody who speaks for two members for which one it is, and remember it in every link', async () => {
    await adding({ name: 'School', id: 'school', joinedOn: '2026-01-01' });
    const turned = await both.get(`${SITE}/members?q=sch&lang=en`);
    expect([turned.status, turned.location]).toEqual([
      303,
      `${SITE}/for-whom?returnTo=${encodeURIComponent(`${SITE}/members?q=sch&lang=en`)}&lang=en`,
    ]);
    const chooser = await both.get(turned.location);
    expect(chooser.text).toContain(`href="${SITE}/members?q=sch&amp;lang=en&amp;for=member%3Aschool"`);
    const chosen = await both.get(`${SITE}?for=member%3Aschool`);
    expect(textOf(chosen)).toContain('Representative of School');
    expect(chosen.text).toContain(`href="${SITE}?for=member%3Aclinic"`);
    expect(chosen.text).toContain(`href="${SITE}/members?for=member%3Aschool"`);
    const elsewhere = await both.get(`${SITE}/for-whom?returnTo=%2F%2Fevil.example%2F`);
    expect(elsewhere.text).toContain(`href="${SITE}?for=member%3Aclinic"`);
    expect(elsewhere.text).not.toContain('evil');
    // Who speaks for one is asked nothing.
    expect((await clinic.get(SITE)).text).not.toContain('for-whom');
    expect((await both.get(`${SITE}?for=member%3Athe-school`)).status).toBe(403);
  });

  it('hold a queue of what waits, which empties, and tell who acts next on what one proposed', async () => {
    const gift = { id: 'gift', memberId: 'clinic', counterparty: 'member:school', direction: 'exchange' };
    await send('POST', '/entries', contribution({ ...gift, description: HOSTILE }), 'member:clinic');
    const school = `${SITE}/needs-you?for=member%3Aschool`;
    const waits = await both.get(school);
    expect(textOf(waits)).toContain('One thing waits for you.');
    expect(waits.text).toContain(`href="${SITE}/ledger/gift?for=member%3Aschool"`);
    expect(waits.text).not.toContain('<script>alert');
    const own = textOf(await clinic.get(`${SITE}/needs-you`));
    expect(own).toContain('Nothing waits for you at the moment.');
    expect(own).toMatch(/Waits for others .* the backbone and School can act next/);
    expect(textOf(await coordinator.get(SITE))).toContain('One thing waits for you.');
    expect(textOf(await auditor.get(`${SITE}/needs-you`))).toContain('reads and changes nothing');
    await send('POST', '/entries/gift/acceptance', {}, 'member:school');
    expect(textOf(await both.get(school))).toContain('All done');
    expect(textOf(await clinic.get(`${SITE}/needs-you`))).not.toContain('Waits for others');
  });

  it('show what was given and got, quarter by quarter and member by member, each leading on', async () => {
    const page = await coordinator.get(SITE);
    const text = textOf(page);
    expect(text).toMatch(
      /Third quarter of 2026: members gave [\d,.]+ EUR and received [\d,.]+ EUR so far, and 77 days are left/,
    );
    expect(page.text).toContain(`href="${SITE}/ledger?quarter=2026-Q3"`);
    expect(page.text).toContain(`/explain?figure=coalition%2F2026-Q3%2Fgiven%2Fvalue"`);
    expect(text).toContain('The third quarter of 2026 runs until 30 September 2026.');
    const mine = await clinic.get(SITE);
    expect(textOf(mine)).toContain('Your balance');
    expect(mine.text).toContain(`href="${SITE}/members/clinic"`);
    await agree('own');
    const told = textOf(await clinic.get(SITE));
    expect(told).toContain('In this coalition members see nothing of each other but what is published.');
    expect(told).toContain('Your balance');
    await agree('totals');
    const french = await (await signedIn(door, 'rep', [], 'fr-FR')).get(SITE);
    expect(textOf(french)).toContain('Troisième trimestre de 2026 : les membres ont donné');
  });

  it('say to facilitators what a review waits for, and to members what they did not say', async () => {
    await send('POST', '/reviews', { quarter: '2026-Q2', facilitator: 'Ben' });
    expect(textOf(await facilitator.get(`${SITE}/needs-you`))).toContain(
      'Prepare the review of the second quarter',
    );
    await send('POST', '/reviews/2026-Q2/preparation', {});
    expect(textOf(await clinic.get(SITE))).toContain('The second quarter of 2026 is being prepared');
    const asked = await clinic.get(`${SITE}/needs-you`);
    expect(textOf(asked)).toContain('Say how fair you find the second quarter of 2026');
    await send('POST', '/reviews/2026-Q2/pulses', { memberId: 'clinic', fairness: 4 }, 'member:clinic');
    expect(textOf(await clinic.get(`${SITE}/needs-you`))).not.toContain('how fair you find');
  });

  it('find members, and show them in lines that keep what was asked for', async () => {
    const found = await coordinator.get(`${SITE}/members?q=SCHOOL&quarter=2026-Q2&order=given`);
    expect(textOf(found)).toContain(
      '2 members with what they gave and received in the second quarter of 2026.',
    );
    expect(found.text).toContain('value="SCHOOL"');
    expect(found.text).not.toContain('balances?quarter');
    const all = await coordinator.get(`${SITE}/members`);
    expect(all.text).toContain(`/api/v1/coalitions/${COALITION}/balances?quarter=2026-Q3&amp;format=csv`);
    expect(all.text).not.toContain('<script>alert');
    expect((await coordinator.get(`${SITE}/members?quarter=nonsense`)).status).toBeGreaterThanOrEqual(400);
    expect(textOf(await coordinator.get(`${SITE}/members?page=9`))).toContain('3 members');
    expect((await observer.get(`${SITE}/members`)).status).toBe(403);
    expect((await clinic.get(`${SITE}/members`)).text).not.toContain('/members/new');
  });
  it('open a member’s portfolio, to others as much as the coalition agreed, with every figure explained', async () => {
    const page = await clinic.get(`${SITE}/members/clinic`);
    expect(page.status).toBe(200);
    expect(textOf(page)).toContain('In the third quarter of 2026,');
    expect(page.text).toContain(`href="${SITE}/members/clinic/change"`);
    expect(page.text).toContain(`/statements/2026-Q3/clinic?format=pdf"`);
    const figure = `${SITE}/explain?figure=member%2Fclinic%2F2026-Q3%2Fgiven%2Fvalue`;
    expect(page.text).toContain(`href="${figure}"`);
    const explained = await clinic.get(figure);
    expect(explained.text).toContain(`href="${SITE}/ledger/gift"`);
    expect(textOf(explained)).toContain('ExchangeRecorded · position');
    expect(explained.text).not.toContain('<script>alert');
    const other = await clinic.get(`${SITE}/members/school`);
    expect(textOf(other)).toContain('what each gave and received in all, and no more');
    expect(other.text).not.toContain('/change"');
    expect(textOf(await clinic.get(`${SITE}/explain?figure=member/school/2026-Q3/given/value`))).toContain(
      'One thing is not right',
    );
    expect(textOf(await auditor.get(`${SITE}/explain?figure=member/school`))).toContain('member/school');
    expect(textOf(await clinic.get(`${SITE}/members/school?quarter=2026-Q1`))).toContain(
      'In the first quarter of 2026',
    );
    expect(textOf(await clinic.get(`${SITE}/members/clinic?quarter=all`))).toContain('In all,');
    expect((await clinic.get(`${SITE}/members/nobody`)).status).toBe(404);
  });

  it('let who speaks for a member change it, and nobody lose what another changed meanwhile', async () => {
    const form = await clinic.get(`${SITE}/members/clinic/change`);
    expect(form.text).not.toContain('/change/name');
    expect((await clinic.get(`${SITE}/members/school/change`)).status).toBe(403);
    expect((await auditor.get(`${SITE}/members/clinic/change`)).status).toBe(403);
    const late = await coordinator.get(`${SITE}/members/clinic/change`);
    const changed = await clinic.submit(form, '/change/profile', { capacityFte: '12.5', on: '2026-07-01' });
    expect(changed.location).toBe(`${SITE}/members/clinic?said=member-changed`);
    // Something else in the directory is nobody’s concern here.
    await adding({ name: 'Later one', joinedOn: '2026-01-01' });
    const overtaken = await coordinator.submit(late, '/change/profile', {
      capacityBudget: '99',
      on: '2026-07-01',
    });
    expect([overtaken.status, textOf(overtaken)]).toEqual([
      412,
      expect.stringMatching(/Somebody else changed this meanwhile.*Changed meanwhile; it is now: 12.5/),
    ]);
    expect(overtaken.text).toContain('value="99"');
    const again = await coordinator.submit(overtaken, '/change/profile', { capacityFte: '13' });
    expect(again.status).toBe(303);
    const { body } = await door.get(`${HERE}/members/clinic`);
    expect(body).toMatchObject({ capacityBudget: '99', capacityFte: '13' });
    const declared = await clinic.submit(
      await clinic.get(`${SITE}/members/clinic/change`),
      '/change/priorities',
      {
        strategic: '33.5',
        financial: '66.5',
      },
    );
    expect(declared.status).toBe(303);
    expect((await door.get(`${HERE}/members/clinic`)).body).toMatchObject({
      priorities: { strategic: '0.335', financial: '0.665' },
    });
  });

  it('let a coordinator rename, part with, take back and merge members, and say what is wrong with that', async () => {
    const on = async (id: string, act: string, typed: Record<string, string>): Promise<Got> =>
      coordinator.submit(await coordinator.get(`${SITE}/members/${id}/change`), `/change/${act}`, typed);
    const name = await on('the-school', 'name', { name: 'Old school', on: '2026-07-01' });
    expect(name.location).toContain('said=member-renamed');
    const self = await on('the-school', 'merger', { into: 'the-school', on: '2026-07-10' });
    expect([self.status, textOf(self)]).toEqual([422, expect.stringContaining('cannot merge into itself')]);
    expect((await on('the-school', 'departure', { on: '2026-07-10' })).status).toBe(303);
    expect((await on('the-school', 'return', { on: '2026-07-12' })).status).toBe(303);
    const brought = { given: '100', received: '20.5', reason: 'its books' };
    expect((await on('the-school', 'baseline', brought)).status).toBe(303);
    expect((await on('the-school', 'merger', { into: 'school', on: '2026-07-13' })).status).toBe(303);
    const moved = await coordinator.get(`${SITE}/members/the-school?quarter=all`);
    expect(textOf(moved)).toContain(
      'Old school merged into School on 13 July 2026: its history is shown here.',
    );
    expect(textOf(await coordinator.get(`${SITE}/members?status=merged`))).toContain('merged into School');
  });
});

it('charts lead on where they are told to, and are pictures where not', () => {
  const asked = { key: 'k', title: 'Flows', description: 'In words.' };
  const words = { given: 'given', received: 'received', kind: (kind: string) => kind };
  const column = { quarter: '2026-Q3', given: { funds: '10' }, received: {} };
  const link = { href: '/ledger', label: 'third quarter' };
  const [plain, linked] = [[column], [{ ...column, link }]].map((columns) =>
    chartSvg(stackedColumns({ ...asked, columns, words })),
  );
  expect(plain).toContain('role="img"');
  expect(plain).not.toContain('<a ');
  expect(linked).toMatch(/role="group".*<a href="\/ledger" aria-label="third quarter">/);
  const points = [1, 2].map((n) => ({
    quarter: `2026-Q${String(n)}`,
    given: `${String(n)}0`,
    received: '-5',
  }));
  expect(chartSvg(cumulativeLines({ ...asked, points, words }))).toContain('<path d="M');
});
