import type { RoleAt } from '../http/callers.js';
import { COALITION, Door, HERE, member } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { signedIn } from './signed-in.js';
import { textOf, type Got, type Visitor } from './visitor.js';

const SITE = `/c/${COALITION}`;
const HOSTILE = `<script>alert("1")</script> & 'co' <img src=x onerror=y>`;
const representing = (memberId: string): RoleAt => ({
  coalitionId: COALITION,
  role: 'representative',
  memberId,
});

onSqlite('the pages about knowledge', (engine) => {
  let door: Door;
  let clinic: Visitor;
  let school: Visitor;
  let mill: Visitor;
  let backbone: Visitor;

  beforeAll(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
    await door.post(`${HERE}/members`, member('mill'));
    [clinic, school, mill] = (await Promise.all(
      ['clinic', 'school', 'mill'].map((id) => signedIn(door, `rep of ${id}`, [representing(id)])),
    )) as [Visitor, Visitor, Visitor];
    backbone = await signedIn(door, 'co', [
      { coalitionId: COALITION, role: 'coordinator' },
      { coalitionId: COALITION, role: 'facilitator' },
    ]);
  });
  afterAll(() => door.close());

  /** The path that a form led to, without what it says. */
  const went = ({ location }: Got): string => location.split('?')[0]!;
  const share = async (who: Visitor, over: Record<string, string> = {}): Promise<string> => {
    const form = await who.get(`${SITE}/new/asset`);
    const typed = { title: 'Guide to damp walls', type: 'guide', sharedOn: '2026-04-10', author1: 'clinic' };
    return went(await who.submit(form, '/new/asset', { ...typed, ...over }));
  };
  const tell = async (who: Visitor, asset: string, over: Record<string, string> = {}): Promise<string> => {
    const typed = { member: 'mill', depth: 'adapted', on: '2026-05-04', evidence: 'in our handbook' };
    return went(await who.submit(await who.get(asset), '/applications', { ...typed, ...over }));
  };

  it('lead from sharing to applying, confirming, credit, the close and a redemption', async () => {
    const empty = await clinic.get(`${SITE}/knowledge`);
    expect(textOf(empty)).toContain('The library is empty');
    const asset = await share(clinic, {
      author1: 'clinic',
      author1Part: '60',
      author2: 'school',
      author2Part: '40',
    });
    const page = textOf(await mill.get(asset));
    expect(page).toContain('The clinic (60.0%) and The school (40.0%)');
    expect(page).toContain('Nobody is confirmed to have applied it yet.');

    const application = await tell(mill, asset);
    expect(textOf(await clinic.get(application))).toContain('It is not confirmed yet');
    // Authors are no outsiders: they are offered nothing, and refused all the same.
    expect((await clinic.get(application)).text).not.toContain('/confirmation"');
    const confirmed = await mill.submitAndFollow(await mill.get(application), '/confirmation');
    expect(textOf(confirmed)).toContain('provisional until the second quarter of 2026 is closed');
    const earned = textOf(await mill.get(`${application}?earned=yes`));
    expect(earned).toMatch(/The clinic Guide to damp walls 12\.00/);
    expect(earned).toMatch(/The school Guide to damp walls 8\.00/);

    const credits = `${SITE}/knowledge/credits?quarter=2026-Q2`;
    const open = textOf(await backbone.get(credits));
    expect(open).toContain('The second quarter of 2026 has come to 20.00 credits so far.');
    expect(open).toContain('The clinic 0.00 12.00 0.00');
    const why = textOf(await clinic.get(`${SITE}/knowledge/credits/clinic?quarter=2026-Q2`));
    expect(why).toContain('The mill applied “Guide to damp walls”');
    expect(why).toContain('10 × 2 ÷ 1 = 20 of it to this author: 12');
    expect((await door.post(`${HERE}/quarters/2026-Q2/close`)).status).toBe(201);
    expect(textOf(await clinic.get(credits))).toContain('The clinic held 12.00 credits at its end.');

    const offer = went(
      await school.submit(await school.get(`${SITE}/new/offer`), '/new/offer', {
        ...{ title: 'A day of advice', offeredBy: 'member:school', price: '10', capacity: '1' },
        ...{ value: '300', validFrom: '2026-07-01' },
      }),
    );
    expect(textOf(await clinic.get(offer))).toContain('You have 12.00 credits to redeem.');
    const reserved = await clinic.submitAndFollow(await clinic.get(offer), '/reservations');
    expect(textOf(reserved)).toContain('The clinic reserved 15 July 2026 29 July 2026 10.00');
    expect(textOf(await clinic.get(`${SITE}/knowledge/offers`))).toContain('to be fetched by 29 July 2026');
    expect(textOf(await mill.get(offer))).toContain('All of it is taken at the moment.');
    const redeemed = await school.submitAndFollow(await school.get(offer), '/redemption');
    expect(textOf(redeemed)).toContain('the credits are spent, and the benefit is recorded');
    expect(textOf(await clinic.get(`${SITE}/knowledge/credits`))).toContain('2.00');
  });

  it('tell kindly who cannot reserve: not enough credit, and all taken by somebody quicker', async () => {
    const offer = went(
      await school.submit(await school.get(`${SITE}/new/offer`), '/new/offer', {
        ...{
          title: 'A room',
          offeredBy: 'member:school',
          price: '5',
          capacity: '1',
          validFrom: '2026-07-01',
        },
      }),
    );
    const [page, early] = [await mill.get(offer), await backbone.get(offer)];
    expect(textOf(page)).toContain('You have 0.00 credits to redeem, and it costs 5.00.');
    const poor = await backbone.submit(early, '/reservations', { member: 'mill', on: '2026-07-15' });
    expect([poor.status, textOf(poor).includes('It costs 5 credits, and 0 are there')]).toEqual([409, true]);
    await backbone.submit(early, '/reservations', { member: 'school', on: '2026-07-15', form: '' });
    const late = await backbone.submit(early, '/reservations', {
      member: 'clinic',
      on: '2026-07-16',
      form: '',
    });
    expect(late.status).toBe(409);
    expect(textOf(late)).toContain('It is taken: somebody was quicker.');
    expect(late.text).toContain('value="2026-07-16"');
    const freed = await school.submitAndFollow(await school.get(offer), '/release');
    expect(textOf(freed)).toContain('The credits are free again.');
    const closed = await school.submitAndFollow(await school.get(offer), '/withdrawal', {
      reason: 'it is sold',
    });
    expect(textOf(closed)).toContain('It is offered no longer.');

    // Nothing recorded is changed: other terms are another offer, and the old one is closed on its first day.
    const first = went(
      await school.submit(await school.get(`${SITE}/new/offer`), '/new/offer', {
        ...{ title: 'Evening class', offeredBy: 'member:school', price: '5', validFrom: '2026-07-01' },
      }),
    );
    const again = /href="([^"]*new\/offer\?like=[^"]*)"/.exec((await school.get(first)).text)![1]!;
    const renewed = went(
      await school.submit(await school.get(again), '/new/offer', { price: '7', closeOld: 'yes' }),
    );
    expect(textOf(await school.get(renewed))).toContain('7.00 credits');
    expect(textOf(await school.get(first))).toContain('ended on 15 July 2026');
  });

  it('refuse with what was typed, beside its field', async () => {
    const form = await clinic.get(`${SITE}/new/asset`);
    const typed = { title: 'X', sharedOn: 'soon', author1: 'clinic', author1Part: '60', author2: 'school' };
    const refused = await clinic.submit(form, '/new/asset', typed);
    expect(refused.status).toBe(422);
    expect(textOf(refused)).toContain('“soon” is not a day.');
    expect(refused.text).toContain('value="60"');
    const parts = await clinic.submit(form, '/new/asset', {
      ...typed,
      sharedOn: '2026-05-01',
      author2Part: '30',
    });
    expect(textOf(parts)).toContain('The parts sum to 90 per cent and not to 100.');
  });

  it('escape what people write, and find it again', async () => {
    const asset = await share(clinic, { title: HOSTILE, description: HOSTILE, type: HOSTILE });
    const found = await mill.get(`${SITE}/knowledge?search=${encodeURIComponent('ALERT("1")')}`);
    for (const { text } of [await mill.get(asset), found]) {
      expect(text).not.toContain('<script>alert');
      expect(text).not.toContain('<img src=x');
    }
    expect(textOf(found)).toContain(`alert("1")`);
  });

  it('keep versions and lineage, and tell who was second that it is said once', async () => {
    const own = { author1: 'school' };
    const [source, other, asset] = [
      await share(school, own),
      await share(school, own),
      await share(school, own),
    ];
    const idOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
    const before = await school.get(asset);
    const lineage = { source1: idOf(source), on: '2026-05-01' };
    expect(textOf(await school.submitAndFollow(before, '/lineage', lineage))).toContain(
      'It is recorded what',
    );
    const second = await school.submit(before, '/lineage', { ...lineage, source1: idOf(other), form: '' });
    expect([second.status, textOf(second).includes('that is said once')]).toEqual([409, true]);
    const revised = await school.submitAndFollow(await school.get(asset), '/editions', { note: 'Clearer' });
    expect(textOf(revised)).toContain('Version 2 · 15 July 2026 Clearer');
    expect(textOf(await school.get(source))).toContain('Went into');
  });

  it('contest and settle an application, and tell who confirms one that was taken back', async () => {
    const asset = await share(clinic);
    const application = await tell(mill, asset, { on: '2026-07-02' });
    const stale = await backbone.get(application);
    const contested = await backbone.submitAndFollow(stale, '/contest', { reason: 'another guide' });
    expect(textOf(contested)).toContain('Contested by the backbone: it does not count');
    expect((await mill.get(application)).text).not.toContain('/confirmation"');
    const settled = await backbone.submitAndFollow(contested, '/confirmation');
    expect(textOf(settled)).toContain('It counts in the third quarter of 2026.');
    await backbone.submit(settled, '/withdrawal', { reason: 'a mistake' });
    const late = await backbone.submit(stale, '/confirmation', { form: '' });
    expect([late.status, textOf(late).includes('Somebody took this application back')]).toEqual([409, true]);
  });

  it('show to members what the coalition lets them see', async () => {
    const asset = await share(school, { author1: 'school' });
    const application = await tell(mill, asset, { on: '2026-07-03', evidence: 'only ours' });
    await mill.submit(await mill.get(application), '/confirmation');
    expect((await clinic.get(application)).status).toBe(404);
    expect(textOf(await clinic.get(asset))).not.toContain('only ours');
    const observer = await signedIn(door, 'obs', [{ coalitionId: COALITION, role: 'observer' }]);
    expect((await observer.get(`${SITE}/knowledge`)).status).toBe(403);
    expect((await observer.get(`${SITE}/knowledge/recognition`)).status).toBe(200);
  });

  it('reach an asset whose id is the name of another page', async () => {
    const named = { id: 'credits', title: 'On credits', sharedOn: '2026-05-01', authors: 'mill' };
    await door.post(`${HERE}/knowledge`, named);
    const library = await mill.get(`${SITE}/knowledge?search=On+credits`);
    const path = /href="([^"]*\/assets\/credits)"/.exec(library.text)![1]!;
    expect(textOf(await mill.get(path))).toContain('On credits');
  });
});
