import type { RoleAt } from '../http/callers.js';
import { contribution, COALITION, Door, HERE } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { signedIn } from './signed-in.js';
import { textOf, type Visitor } from './visitor.js';

const SITE = `/c/${COALITION}`;
const HOSTILE = `<script>alert("it’s")</script>`;
const representing = (memberId: string): RoleAt => ({
  coalitionId: COALITION,
  role: 'representative',
  memberId,
});

onSqlite('the pages about recognition', (engine) => {
  let door: Door;
  let clinic: Visitor;
  let school: Visitor;
  let backbone: Visitor;
  let observer: Visitor;

  beforeAll(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
    await door.post(`${HERE}/entries`, contribution({ id: 'money', occurredOn: '2026-06-01' }));
    const hours = { kind: 'staff-time', quantity: '12', unit: 'hours', memberId: 'school' };
    await door.post(`${HERE}/entries`, contribution({ id: 'hours', occurredOn: '2026-06-02', ...hours }));
    clinic = await signedIn(door, 'rep of clinic', [representing('clinic')]);
    school = await signedIn(door, 'rep of school', [representing('school')]);
    backbone = await signedIn(door, 'co', [{ coalitionId: COALITION, role: 'coordinator' }]);
    observer = await signedIn(door, 'obs', [{ coalitionId: COALITION, role: 'observer' }]);
  });
  afterAll(() => door.close());

  const CAMP = {
    ...{ title: 'A summer camp', achievedOn: '2026-06-30', story: HOSTILE, showShares: 'yes' },
    ...{ member1: 'clinic', wording1: 'paid for it', behind1: `https://our.example${SITE}/ledger/money?x` },
    ...{ member2: 'school', wording2: 'taught', behind2: 'entry/hours' },
  };
  const propose = async (who: Visitor, over: Record<string, string> = {}): Promise<string> => {
    const form = await who.get(`${SITE}/new/achievement`);
    const sent = await who.submit(form, '/new/achievement', { ...CAMP, ...over });
    return sent.location.split('?')[0]!;
  };

  it('propose, answer, change, answer anew, publish and retract', async () => {
    const path = await propose(clinic, { share1: '75', share2: '25' });
    expect((await observer.get(path)).status).toBe(404);
    const [own, other] = [await clinic.get(path), await school.get(path)];
    expect(own.text).not.toContain('<script>alert');
    expect(textOf(own)).toContain('0 of 2 named members have consented');
    expect(textOf(own)).toContain('DRAFT');
    expect(textOf(await school.get(`${SITE}/knowledge/recognition`))).toContain('One waits for you.');
    await clinic.submit(own, '/consents');
    const why = { reason: 'we led it' };
    expect(textOf(await school.submitAndFollow(other, '/refusals', why))).toContain('declined');

    const form = await clinic.get(`${path}/change`);
    expect(form.text).toContain('value="75"');
    const changed = await clinic.submitAndFollow(form, '/amendments', {
      wording2: 'led it',
      reason: 'as asked',
    });
    expect(textOf(changed)).toContain('Version 2');
    const late = await clinic.submit(form, '/amendments', { title: 'Another', reason: 'x', form: '' });
    expect([late.status, textOf(late).includes('version 2 stands now')]).toEqual([409, true]);
    expect(late.text).toContain('value="Another"');
    // Who read the version before has not consented to this one.
    const stale = await clinic.submit(own, '/consents', { form: '' });
    expect([stale.status, textOf(stale).includes('Read it, then answer')]).toEqual([409, true]);

    for (const who of [clinic, school]) await who.submit(await who.get(path), '/consents');
    expect((await clinic.get(path)).text).not.toContain('/publication"');
    const ready = await backbone.get(path);
    expect(textOf(ready)).toContain('Everybody named has consented.');
    const published = await backbone.submitAndFollow(ready, '/publication', { value: '400', basis: 'press' });
    expect(textOf(published)).toContain('Published on 15 July 2026.');
    expect(published.text).toMatch(/\/ledger\/[^"]+">recorded as a benefit/);
    expect(textOf(await observer.get(path))).toContain('The clinic 75.0% paid for it');

    const retracted = await backbone.submitAndFollow(published, '/retraction', { reason: 'wrong year' });
    expect(textOf(retracted)).toContain('Retracted on 15 July 2026: wrong year.');
  });

  it('share alike where no share is typed, and refuse what does not stand behind a member', async () => {
    const path = await propose(school, {
      member2: 'clinic',
      behind2: 'entry/money',
      member1: 'school',
      behind1: 'entry/hours',
    });
    expect(textOf(await school.get(path))).toMatch(/The clinic 50\.0%/);
    const form = await school.get(`${SITE}/new/achievement`);
    const wrong = await school.submit(form, '/new/achievement', { ...CAMP, behind2: 'entry/money' });
    expect(wrong.status).toBe(422);
    expect(textOf(wrong)).toContain('Only a member’s own can stand behind it.');
    expect(wrong.text).toContain('paid for it');
    const sum = await school.submit(form, '/new/achievement', { ...CAMP, share1: '50', share2: '40' });
    expect(textOf(sum)).toContain('The shares sum to 90 per cent and not to 100.');
  });
});
