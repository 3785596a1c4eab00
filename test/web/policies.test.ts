import { COALITION, HERE as API, Door } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { filledIn, textOf, Visitor, type Got } from './visitor.js';

const HERE = `/c/${COALITION}/policies`;
const HOSTILE = `<script>alert("1")</script> & <img src=x onerror=y>`;

onSqlite('pages of what was agreed', (engine) => {
  let door: Door;
  let headers: Record<string, string>;
  let member: Record<string, string>;
  const ana = (): Visitor => new Visitor(door.address);
  const get = (path: string, as = headers): Promise<Got> => ana().get(path, as);
  const send = (page: Got, action: string, typed: Record<string, string>, as = headers): Promise<Got> => {
    const { path, body } = filledIn(page, action, typed);
    return ana().post(path, body, as);
  };
  /** Opens a form, sends it, and follows where that leads. */
  const done = async (form: string, typed: Record<string, string>): Promise<Got> => {
    const got = await send(await get(`${HERE}/${form}`), `/policies/${form}`, typed);
    if (got.status !== 303) throw new Error(`${form} answered ${String(got.status)}: ${textOf(got)}`);
    return get(got.location);
  };

  beforeAll(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
    headers = await door.callers.headersOf('ana', [{ coalitionId: COALITION, role: 'coordinator' }]);
    member = await door.callers.headersOf('rosa', [
      { coalitionId: COALITION, role: 'representative', memberId: 'clinic' },
    ]);
  });
  afterAll(() => door.close());

  it('say what holds by default, and teach what will stand there', async () => {
    const text = textOf(await get(HERE));
    expect(text).toContain('The defaults hold: the coalition has adopted no rules of its own yet.');
    expect(text).toContain('A fair share follows by 50.0% what a member gave');
    expect(text).toContain('No rate is in force');
    expect(text).toContain('No exchange rate is set');
    expect(text).toMatch(/The fund fund any purpose never/);
  });

  it('set a rate with its source, tell one that overlaps where it stands, and keep what was typed', async () => {
    const rate = { unit: 'hours', rate: '31.80', method: 'volunteer-standard', validFrom: '2026-01-01' };
    const page = await done('rates/new', { ...rate, kind: 'staff-time', category: 'nurse', source: HOSTILE });
    expect(textOf(page)).toContain('The rate is set.');
    expect(textOf(page)).toMatch(
      /Staff time: nurse 31\.80? hours standard for volunteers since 1 January 2026/,
    );
    expect(page.text).not.toMatch(/<img src=x|<script>alert/);

    const overlapping = await send(await get(`${HERE}/rates/new`), '/policies/rates/new', {
      ...{ ...rate, kind: 'staff-time', category: 'nurse', source: 'Rate card "B"' },
      validFrom: '2026-05-01',
      validTo: '2026-06-30',
    });
    expect(overlapping.status).toBe(422);
    expect(textOf(overlapping)).toContain('Let one end before the other begins.');
    expect(overlapping.text).toContain('value="Rate card &quot;B&quot;"');
    const empty = await send(await get(`${HERE}/rates/new`), '/policies/rates/new', { rate: '' });
    expect([empty.status, textOf(empty).includes('things are not right yet')]).toEqual([422, true]);
  });

  it('set an exchange rate, and open a pool that is restricted and may go below zero', async () => {
    const exchange = { currency: 'GBP', rateToBase: '1.15', validOn: '2026-07-01', source: 'Central bank' };
    expect(textOf(await done('exchange-rates/new', exchange))).toMatch(/GBP 1\.15 1 July 2026 Central bank/);
    const pool = { name: 'Relief fund', poolId: 'relief', restrictedTo: 'floods', allowNegative: 'yes' };
    expect(textOf(await done('pools/new', pool))).toMatch(/Relief fund relief floods may go below zero/);
    const again = await send(await get(`${HERE}/pools/new`), '/policies/pools/new', {
      ...{ ...pool, name: 'Other' },
    });
    expect(again.status).toBe(409);
  });

  it('show what rules would have changed before anybody adopts them, and adopt them with a reason', async () => {
    await door.post(`${API}/entries`, {
      ...{ direction: 'contribution', memberId: 'clinic', kind: 'funds', occurredOn: '2026-07-02' },
      ...{ quantity: '900.00', unit: 'EUR', counterparty: 'pool:fund' },
    });
    const typed = { need: '0.1', proportionality: '0.7', reason: 'What was given is to count more.' };
    const form = await get(`${HERE}/rules`);
    const preview = await send(form, '/policies/rules', { ...typed, act: 'preview' });
    expect(preview.status).toBe(200);
    expect(textOf(preview)).toContain('What it would change in the third quarter of 2026');
    expect(preview.text).toMatch(/aria-labelledby="fair-effects"/);
    expect(preview.text).toContain(typed.reason);
    expect(textOf(await get(HERE))).toContain('The defaults hold');

    const adopted = await send(preview, '/policies/rules', {});
    expect(adopted.status).toBe(303);
    const text = textOf(await get(adopted.location));
    expect(text).toContain('The rules are adopted.');
    expect(text).toMatch(/Coming.*version 1 of the rules 1 October 2026 Given 0\.5 → 0\.7/);
    expect(text).toContain(typed.reason);
  });

  it('refuse rules that cannot be beside their field, and rules that change nothing', async () => {
    const form = await get(`${HERE}/rules`);
    const wrong = await send(form, '/policies/rules', { need: '0.9', reason: 'x' });
    expect([wrong.status, textOf(wrong).includes('they have to make 1')]).toEqual([422, true]);
    const malformed = await send(form, '/policies/rules', { tolerance: '2', reason: 'x' });
    expect(malformed.text).toMatch(/id="rules-tolerance-error"/);
    const same = await send(form, '/policies/rules', { reason: 'x' });
    expect(textOf(same)).toContain('Nothing differs from what holds already.');
  });

  it('tell whoever comes second what was changed meanwhile, and take nothing of it back', async () => {
    const [one, other] = [await get(`${HERE}/rules`), await get(`${HERE}/rules`)];
    const first = await send(one, '/policies/rules', { tolerance: '0.2', reason: 'More leeway.' });
    expect(first.status).toBe(303);
    const second = await send(other, '/policies/rules', { floor: '0.3', reason: 'A floor for all.' });
    expect(second.status).toBe(422);
    expect(textOf(second)).toMatch(/was adopted meanwhile, from 1 October 2026: More leeway\./);
    expect(second.text).toContain('A floor for all.');
    expect((await send(second, '/policies/rules', {})).status).toBe(303);
    const { body } = await door.get(`${API}/policies`);
    const latest = (body as { items: { fairness: Record<string, string> }[] }).items.at(-1)!;
    expect(latest.fairness).toMatchObject({ tolerance: '0.2', floor: '0.3', proportionality: '0.7' });
  });

  it('change settings with the same care', async () => {
    const [one, other] = [await get(`${HERE}/settings`), await get(`${HERE}/settings`)];
    const reason = 'Agreed in July.';
    expect((await send(one, '/policies/settings', { name: 'River Alliance', reason })).status).toBe(303);
    const second = await send(other, '/policies/settings', { informationTier: 'open', reason });
    expect([second.status, textOf(second).includes('Name: River Alliance')]).toEqual([422, true]);
    expect((await send(second, '/policies/settings', {})).status).toBe(303);
    const { body } = await door.get(API);
    expect(body).toMatchObject({ name: 'River Alliance', informationTier: 'open' });
    const nothing = await send(await get(`${HERE}/settings`), '/policies/settings', { reason });
    expect(textOf(nothing)).toContain('Nothing differs from what holds already.');
  });

  it('let members read, and change nothing', async () => {
    const page = await get(HERE, member);
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/policies\/(rules|rates\/new|settings|pools\/new)"/);
    expect(textOf(page)).toContain('Coordinators change what stands here');
    expect((await get(`${HERE}/rules`, member)).status).toBe(403);
    expect((await ana().post(`${HERE}/settings`, 'name=Mine', member)).status).toBe(403);
  });
});
