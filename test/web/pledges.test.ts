import { bulletBars } from '../../src/charts/bullet-bars.js';
import { chartSvg } from '../../src/charts/chart.js';
import type { RoleAt } from '../http/callers.js';
import { contribution, COALITION, Door, HERE } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { signedIn } from './signed-in.js';
import { textOf, type Got, type Visitor } from './visitor.js';

const SITE = `/c/${COALITION}`;
const HOSTILE = `<script>alert("1")</script> & 'co'`;
const representing = (memberId: string): RoleAt => ({
  coalitionId: COALITION,
  role: 'representative',
  memberId,
});

onSqlite('the pages about pledges', (engine) => {
  let door: Door;
  let clinic: Visitor;
  let school: Visitor;
  let backbone: Visitor;

  beforeAll(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
    clinic = await signedIn(door, 'rep of clinic', [representing('clinic')]);
    school = await signedIn(door, 'rep of school', [representing('school')]);
    backbone = await signedIn(door, 'co', [{ coalitionId: COALITION, role: 'coordinator' }]);
  });
  afterAll(() => door.close());

  const PROMISE = {
    kind: 'funds',
    quantity: '1,200.50',
    unit: 'EUR',
    madeOn: '2026-03-01',
    dueOn: '2026-06-30',
  };
  const promise = async (who: Visitor, over: Record<string, string> = {}): Promise<Got> =>
    who.submit(await who.get(`${SITE}/new/pledge`), '/new/pledge', { ...PROMISE, ...over });
  const went = ({ location }: Got): string => location.split('?')[0]!;

  it('teach what will stand there, then show what was promised, what came and what is late', async () => {
    const empty = textOf(await clinic.get(`${SITE}/pledges`));
    expect(empty).toContain('Nothing is promised that has not come.');
    expect(empty).toContain('A pledge is a promise with a day');

    const path = went(await promise(clinic, { description: HOSTILE }));
    const id = path.slice(path.lastIndexOf('/') + 1);
    const page = await clinic.get(path);
    expect(textOf(page)).toContain('The clinic promised 1,200.50 EUR to the common pool by 30 June 2026.');
    expect(textOf(page)).toContain('It was due on 30 June 2026, and is overdue.');
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).toContain('/record?kind=funds&amp;pledge=');

    const delivery = {
      id: 'part',
      pledgeId: decodeURIComponent(id),
      quantity: '200.50',
      occurredOn: '2026-06-01',
    };
    await door.post(`${HERE}/entries`, contribution(delivery));
    const list = await clinic.get(`${SITE}/pledges`);
    expect(textOf(list)).toContain('One pledge is open, one of them overdue.');
    expect(textOf(list)).toContain('Funds 1,200.50 EUR 200.50 EUR 1,000.00 EUR 1,000.00 EUR');
    expect(list.text).toContain('200.50 of 1,200.50');
    expect((await clinic.get(path)).text).toContain(`${SITE}/ledger/part`);
    expect(textOf(await clinic.get(`${SITE}/pledges?state=settled`))).toContain('No pledge is so.');
    expect(list.text).toContain(`/api/v1/coalitions/${COALITION}/pledges?state=open`);
  });

  it('show a member its own, and nothing of others where the coalition agreed so', async () => {
    const path = went(await promise(clinic, { dueOn: '2026-12-31' }));
    expect((await school.get(path)).status).toBe(404);
    expect(textOf(await school.get(`${SITE}/pledges`))).toContain('Nothing is promised');
    const toSchool = went(await promise(clinic, { to: 'member:school', dueOn: '2026-12-31' }));
    const seen = await school.get(toSchool);
    expect(textOf(seen)).toContain('to The school');
    expect(seen.text).not.toContain('/amendment"');
    expect((await clinic.get(path)).text).not.toContain('/waiver"');
    expect((await clinic.post(`${path}/waiver`, 'on=2026-07-15&reason=x')).status).toBe(403);
  });

  it('tell the loser of two changes what stands now, with all that was typed', async () => {
    const path = went(await promise(clinic, { dueOn: '2026-12-31' }));
    const [one, other] = [await clinic.get(path), await backbone.get(path)];
    const first = { quantity: '900', reason: 'agreed by the board' };
    expect(textOf(await clinic.submitAndFollow(one, '/amendment', first))).toContain(
      '900.00 EUR by The clinic',
    );
    const late = await backbone.submit(other, '/amendment', { dueOn: '2027-03-31', reason: 'they asked' });
    expect(late.status).toBe(409);
    expect(textOf(late)).toContain('900 EUR by 2026-12-31 are promised now');
    expect(late.text).toContain('value="2027-03-31"');
    expect(late.text).toContain('they asked');
    const again = await backbone.submitAndFollow(late, '/amendment', { quantity: '900' });
    expect(textOf(again)).toContain('by 31 March 2027');
  });

  it('waive and lapse with a reason, for the backbone, and refuse what is not due', async () => {
    const path = went(await promise(clinic, { dueOn: '2026-12-31' }));
    expect((await backbone.get(path)).text).not.toContain('/lapse"');
    const none = await backbone.submit(await backbone.get(path), '/waiver', { reason: ' ' });
    expect([none.status, textOf(none).includes('This is needed.')]).toEqual([422, true]);
    const before = await backbone.get(path);
    const waived = await backbone.submitAndFollow(before, '/waiver', { reason: 'no longer needed' });
    expect(textOf(waived)).toContain('The rest is waived since 15 July 2026.');
    const late = await clinic.submit(before, '/amendment', { reason: 'too late', form: '' });
    expect([late.status, textOf(late).includes('Somebody has settled this pledge')]).toEqual([409, true]);
    const due = went(await promise(clinic));
    const lapsed = await backbone.submitAndFollow(await backbone.get(due), '/lapse', {
      reason: 'it will not come',
    });
    expect(textOf(lapsed)).toContain('The rest is lapsed');
  });

  it('refuse with what was typed, in the language of who reads', async () => {
    const refused = await promise(clinic, { quantity: 'many', dueOn: '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="many"');
    expect(textOf(refused)).toContain('“many” is not a number');
    const claire = await signedIn(door, 'claire', [representing('clinic')], 'fr');
    const made = await promise(claire, { quantity: '1 200,50' });
    expect(textOf(await claire.get(went(made)))).toContain('The clinic a promis 1 200,50 EUR');
  });
});

it('draws a bar for each promise, of one length, with what came in it and a mark where it is late', () => {
  const bar = { promised: '100', isOverdue: false, figures: '' };
  const svg = chartSvg(
    bulletBars({
      ...{ key: 'k', title: 'T & co', description: 'D' },
      bars: [
        { ...bar, name: 'Half', delivered: '50' },
        { ...bar, name: '<More>', delivered: '900' },
        { ...bar, name: 'Late', delivered: '0', isOverdue: true },
      ],
      words: { promised: 'promised', delivered: 'delivered', overdue: 'overdue' },
    }),
  );
  const lengths = [...svg.matchAll(/width="([\d.]+)" height="6"/g)].map(([, width]) => Number(width));
  expect(lengths).toEqual([111, 262, 0]);
  // One in the key, one beside the bar.
  expect(svg.match(/<polygon/g)).toHaveLength(2);
  expect(svg).toContain('&lt;More');
  expect(svg).toContain('role="img"');
});
