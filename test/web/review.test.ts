import { HERE } from '../http/door.js';
import { partyNames } from '../../src/coalition/names.queries.js';
import { rulesOfQuarter } from '../../src/coalition/policies.queries.js';
import { READS } from '../../src/http/bus.js';
import { Problem } from '../../src/kernel/problem.js';
import type { LedgerReads } from '../../src/portfolios/view.queries.js';
import { reviewsOverview } from '../../src/reviews/outcomes.queries.js';
import { proposedFairness } from '../../src/reviews/proposed-fairness.queries.js';
import { reviewReadiness } from '../../src/reviews/readiness.queries.js';
import { ProposalsUnderWay } from '../../src/web/proposals-under-way.js';
import { onSqlite } from '../support/engines.js';
import { REVIEW, REVIEWS, ReviewSite } from './review-site.js';
import { textOf, type Got, type Visitor } from './visitor.js';

const HOSTILE = `<script>alert("1")</script> & 'co'`;

const supply = {
  ...{ title: 'Set aside for the spring', source: 'pool:fund', kind: 'funds', valueType: 'financial' },
  ...{ quantity: '1,200.50', unit: 'EUR', mostEach: '900' },
};

onSqlite('the pages of a review', (engine) => {
  let site: ReviewSite;
  let ana: Visitor, orla: Visitor, sipho: Visitor;

  beforeAll(async () => {
    site = await ReviewSite.open(engine);
    [ana, orla, sipho] = [await site.visitor('Ana'), await site.visitor('Orla'), await site.visitor('Sipho')];
  });
  afterAll(() => site.close());

  const see = async (visitor: Visitor, path = ''): Promise<Got> => {
    const got = await visitor.get(`${REVIEW}${path}`);
    return got.status === 303 ? visitor.get(got.location) : got;
  };
  const words = async (visitor: Visitor, path = ''): Promise<string> => textOf(await see(visitor, path));

  it('say that no quarter was reviewed, and let a facilitator open a review, but no representative', async () => {
    const first = await ana.get(REVIEWS);
    expect(textOf(first)).toContain('No quarter has been reviewed yet.');
    expect(first.text).toContain('<option value="2026-Q2" selected');
    const others = await sipho.get(REVIEWS);
    expect(others.text).not.toContain('action="/c/river-basin/review"');
    expect(textOf(others)).toContain('A facilitator or a coordinator begins a review.');
    expect((await sipho.post(REVIEWS, 'quarter=2026-Q2&facilitator=x')).status).toBe(403);
    expect((await (await site.visitor('Vera')).get(REVIEWS)).status).toBe(403);
    const opened = await ana.submitAndFollow(first, '/review');
    expect(textOf(opened)).toContain('The review is open.');
    expect(textOf(opened)).toContain('The quarter is over. Freeze its figures');
    expect(textOf(await orla.get(REVIEWS))).toContain('is on: opened.');
  });

  it('list supplies as they are typed, and keep what is not right', async () => {
    const page = await see(orla, '/prepare');
    const wrong = await orla.submit(page, '/supplies', { ...supply, title: HOSTILE, quantity: 'a lot' });
    expect([wrong.status, wrong.text.includes('<script>alert')]).toEqual([422, false]);
    expect(wrong.text).toContain('value="a lot"');
    expect(textOf(wrong)).toContain('A number such as 1200 or 12.50 is right.');
    const listed = await orla.submitAndFollow(wrong, '/supplies', supply);
    expect(textOf(listed)).toContain('Pool: The fund 1,200.50 EUR');
    const mine = await see(sipho, '/prepare');
    expect(mine.text).toContain('<option value="member:mill" selected>The mill');
    expect(mine.text).not.toContain('<option value="pool:fund"');
    const hours = {
      ...supply,
      title: 'Hours of the mill',
      kind: 'staff-time',
      quantity: '10',
      unit: 'hours',
    };
    const offered = await sipho.submit(mine, '/supplies', {
      ...hours,
      source: 'member:mill',
      valueType: 'operational',
      value: '300',
      mostEach: '',
      step: '5',
      openTo: 'theatre\r\n nobody here ',
    });
    expect([offered.status, textOf(offered)]).toEqual([
      422,
      expect.stringContaining('No member is called “nobody here”.'),
    ]);
    expect(offered.text).toContain('theatre\r\n nobody here ');
    const limited = await sipho.submitAndFollow(offered, '/supplies', { openTo: 'theatre\r\n' });
    expect(textOf(limited)).toMatch(/Hours of the mill only for [^·]+ · in steps of 5\.00 hours/);
    // Who offers it may take it back, and nobody else's.
    expect(limited.text.match(/\/withdrawal"/g)).toHaveLength(1);
  });

  it('freeze figures, and tell whoever pressed a button of an old page that the review moved on', async () => {
    const [before, old] = [await see(ana), await see(orla)];
    expect(textOf(await ana.submitAndFollow(before, '/preparation'))).toContain('The figures are frozen');
    const late = await orla.submit(old, '/preparation');
    expect([late.status, textOf(late).includes('it is being prepared now')]).toEqual([422, true]);
    expect((await sipho.post(`${REVIEW}/preparation`, '')).status).toBe(403);
  });

  it('show the backbone how complete each member is, and a representative its own sheet', async () => {
    const all = await words(orla);
    expect(all).toMatch(
      /The mill 2 of 6 1 entry without a value, 1 entry not accepted, no priorities declared/,
    );
    expect(all).toContain('0 of 4 members are ready.');
    expect(all).toContain('no priorities declared, no need declared, no budget stated, no word on fairness');
    const page = await see(sipho);
    const own = textOf(page);
    expect(own).toContain('Something is left to do for your member.');
    expect(own).toContain('Preparation sheet of The mill');
    expect(own).toContain('You declared no priorities');
    expect(page.text).not.toContain('/sheets/theatre');
    expect(page.text).toContain('/sheets/mill?format=pdf');
    const said = await sipho.submitAndFollow(page, '/pulses', { fairness: '2', comment: HOSTILE });
    expect(textOf(said)).toContain('You gave it 2 of 5.');
    expect(said.text).not.toContain('<script>alert');
    expect(await words(orla)).toContain(`The mill gives the fairness of the quarter 2 of 5`);
  });

  it('discuss: proposals with what they do to fairness, and positions', async () => {
    await ana.submitAndFollow(await see(ana), '/discussion');
    const proposed = await ana.submitAndFollow(await see(ana), '/proposals');
    expect(textOf(proposed)).toContain('The proposals are made.');
    expect(proposed.text).toMatch(/<desc id="fairness-description">[^<]*The mill goes from 0\.00 to/);
    expect(textOf(proposed)).toContain('Missing after');
    const page = await see(sipho);
    const refused = await sipho.submit(page, '/positions', { stance: 'object', proposal: '1.1' });
    expect([refused.status, /<option value="object" selected/.test(refused.text)]).toEqual([422, true]);
    const stated = await sipho.submitAndFollow(refused, '/positions', { words: 'It got some before.' });
    expect(textOf(stated)).toMatch(/objects The mill proposal 1\.1/);
    expect(await words(ana)).toContain('It got some before.');
  });

  it('compare with other rules, and settle up; the first is not shown to a representative', async () => {
    const compared = await ana.get(`${REVIEW}/compare?proportionality=0&need=0.8`);
    expect([compared.status, textOf(compared).includes('Under these rules')]).toEqual([200, true]);
    expect(compared.text).toContain('<desc id="compared-description">');
    const wrong = await ana.get(`${REVIEW}/compare?proportionality=0.9`);
    expect([wrong.status, wrong.text.includes('role="alert"')]).toEqual([200, true]);
    expect((await sipho.get(`${REVIEW}/compare`)).status).toBe(403);
    expect((await see(sipho)).text).not.toContain('/compare');
    expect(textOf(await sipho.get(`${REVIEW}/settle-up`))).toMatch(
      /payments? of .* would settle every balance/,
    );
  });

  it('decide, with a reason, and say what came of it; who decides second is told and keeps its words', async () => {
    const early = await see(sipho);
    await ana.submitAndFollow(await see(ana), '/deciding');
    const pulse = await sipho.submit(early, '/pulses', { fairness: '4', comment: 'Better than it was.' });
    expect([pulse.status, pulse.text.includes('>Better than it was.</textarea>')]).toEqual([409, true]);
    expect(textOf(pulse)).toContain('Somebody took the review to another step meanwhile.');
    const [page, old] = [await see(ana), await see(orla)];
    expect((await see(sipho)).text).not.toContain('/decision"');
    const without = await ana.submit(page, '/proposals/1.1/decision', { outcome: 'rejected' });
    expect([without.status, textOf(without).includes('This is needed.')]).toEqual([422, true]);
    const rejected = await ana.submitAndFollow(without, '/proposals/1.1/decision', {
      reason: 'It can do without.',
      dissentMember: 'mill',
      dissentWords: 'We could not.',
    });
    expect(textOf(rejected)).toContain('The decision is recorded');
    const late = await orla.submit(old, '/proposals/1.1/decision', { outcome: 'accepted', reason: 'Gladly' });
    expect(late.status).toBe(409);
    expect(textOf(late)).toContain('Somebody decided on proposal 1.1 meanwhile: rejected.');
    expect(late.text).toContain('>Gladly</textarea>');
    // The rest is accepted.
    for (let page = await see(ana); ; page = await see(ana)) {
      const next = /\/proposals\/(1\.\d+)\/decision"/.exec(page.text);
      if (!next) break;
      await ana.submitAndFollow(page, `/proposals/${next[1]!}/decision`, {
        outcome: 'accepted',
        reason: 'It is what they lack.',
      });
    }
    const decided = await see(ana, '/decide?show=decided');
    expect(textOf(decided)).toContain('We could not.');
    expect(decided.text).toMatch(/\/c\/river-basin\/(ledger|pledges)\//);
  });

  it('close it by two people’s signatures, with the sealed report', async () => {
    const page = await see(ana);
    expect(textOf(page)).toContain('Nobody has signed for the backbone.');
    expect(page.text).not.toContain('value="backbone"');
    await ana.submitAndFollow(await ana.submitAndFollow(page, '/publication'), '/signatures');
    const mine = textOf(await see(ana));
    expect(mine).toContain('You have signed.');
    expect((await see(ana)).text).not.toMatch(/action="[^"]*\/close"/);
    // One facilitator has signed, and another has no place to sign in.
    expect((await see(await site.visitor('Ben'))).text).not.toContain('/signatures"');
    expect((await see(sipho)).text).not.toMatch(/action="[^"]*\/(close|signatures)"/);
    const signed = await orla.submitAndFollow(await see(orla), '/signatures');
    const closed = await orla.submitAndFollow(signed, `${REVIEW}/close`);
    expect(textOf(closed)).toContain('The quarter is closed.');
    const { body } = await site.door.get(`${HERE}/reviews/2026-Q2`);
    expect(textOf(closed)).toContain((body as { published: string }).published);
    expect(textOf(await sipho.get(REVIEWS))).toMatch(/second quarter of 2026 \d accepted, 1 rejected/);
  });

  it('reopen it by a second person', async () => {
    const asked = await ana.submit(await see(ana), '/reopening', { reason: 'An invoice came late.' });
    const said = await ana.get((await ana.get(asked.location)).location);
    expect(textOf(said)).toContain('You asked for it.');
    expect(said.text).not.toContain('/reopening"');
    const agreed = await orla.submit(await see(orla), '/reopening');
    expect(textOf(await orla.get((await orla.get(agreed.location)).location))).toContain(
      'The quarter is open again.',
    );
  });

  it('show a representative neither chart nor settling up where members see nothing of each other', async () => {
    const told = textOf(await see(sipho, '/discuss'));
    expect(told).toContain('Missing after');
    const { status } = await site.door.send('PATCH', HERE, {
      body: { informationTier: 'own', reason: 'agreed by all' },
      headers: { 'if-match': '*' },
    });
    expect(status).toBe(200);
    const page = await see(sipho, '/discuss');
    expect([page.status, page.text.includes('fairness-description')]).toEqual([200, false]);
    expect(page.text).not.toContain('/settle-up');
    expect((await sipho.get(`${REVIEW}/settle-up`)).status).toBe(403);
    expect(textOf(await see(orla, '/discuss'))).toContain('Missing after');
  });

  it('show that proposals are on their way, and lead on once they are made', async () => {
    const underWay = site.door.served.app.get(ProposalsUnderWay, { strict: false });
    const of = 'river-basin/2026-Q2';
    let end = (): void => undefined;
    const work = (): Promise<void> => new Promise((resolve) => (end = resolve));
    expect((await underWay.begin(of, work, 1)).ended).toBeUndefined();
    const waiting = await ana.get(`${REVIEW}/proposals`);
    expect([waiting.status, waiting.headers.get('refresh')]).toEqual([200, '2']);
    expect(textOf(waiting)).toContain('Look again');
    end();
    await underWay.begin(of, work, 1_000);
    const made = await ana.get(`${REVIEW}/proposals`);
    expect(made.location).toBe(`${REVIEW}/discuss?said=proposals-made`);
    // Told once; a failure is told as a problem.
    expect((await ana.get(`${REVIEW}/proposals`)).location).toBe(`${REVIEW}/discuss`);
    await underWay.begin(of, () => Promise.reject(new Problem('reviews.proposals-busy')), 1_000);
    expect((await ana.get(`${REVIEW}/proposals`)).status).toBe(503);
  });

  it('ask nothing that whoever reads what is published may not know', async () => {
    const reads = site.door.served.app.get<LedgerReads>(READS, { strict: false });
    const published = { from: 'published' } as const;
    const here = 'river-basin';
    expect(await reviewsOverview(reads, here, published)).toEqual({ mayBegin: [], outcomes: [] });
    expect(await partyNames(reads, here, ['member:mill', 'pool:fund'], published)).toEqual({});
    await expect(rulesOfQuarter(reads, here, '2026-Q2', published)).rejects.toMatchObject({
      code: 'ledger.coalition-unknown',
    });
    await expect(reviewReadiness(reads, here, '2026-Q2', 5, published)).rejects.toMatchObject({
      code: 'reviews.review-unknown',
    });
    await expect(proposedFairness(reads, here, '2026-Q2', 5, published)).rejects.toMatchObject({
      code: 'access.tier-withholds',
    });
  });

  it('are written in French as well', async () => {
    const page = await (await site.visitor('Ugo', 'fr')).get(`${REVIEW}/prepare`);
    expect(textOf(page)).toContain('Revue du deuxième trimestre de 2026');
    expect(page.text).not.toContain('<form class="fields"');
  });
});
