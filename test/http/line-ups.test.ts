import { atTheDoor } from '../support/engines.js';
import { contribution, Door, HERE } from './door.js';

atTheDoor('line-ups over HTTP', (engine) => {
  let door: Door;

  beforeAll(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
    const costShare = { award: 'award 7', item: 'invoice 12', necessary: true };
    const beds = { kind: 'in-kind', unit: 'beds', quantity: '2', value: '80.00' };
    await door.post(`${HERE}/entries`, contribution({ id: 'e', ...beds, costShare }));
    await door.post(`${HERE}/entries`, contribution({ id: 'f', ...beds, value: null }));
  });

  afterAll(() => door.close());

  it('show claims against the rule, as JSON or CSV', async () => {
    const { status, body } = await door.get(`${HERE}/line-ups/cost-share?quarter=2026-Q3&award=award%207`);
    expect([status, body.totals]).toEqual([200, { meetsAll: '0.00', doesNot: '80.00', unvaluedEntries: 0 }]);
    expect(body.awards[0].claims[0].criteria).toHaveLength(7);
    const csv = await door.get(`${HERE}/line-ups/cost-share?format=csv`);
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="river-basin-cost-share.csv"');
    expect(csv.text).toContain('award 7,e,invoice 12,clinic');
    expect((await door.get(`${HERE}/line-ups/cost-share?from=2026-08-01`)).body.awards).toEqual([]);
  });

  it('disclose gifts in kind, as JSON or CSV', async () => {
    const { body } = await door.get(`${HERE}/line-ups/gifts-in-kind`);
    expect([body.totals, body.unvalued[0].id]).toEqual([{ entries: 1, value: '80.00' }, 'f']);
    expect((await door.get(`${HERE}/line-ups/gifts-in-kind?format=csv`)).text).toMatch(/^section,category/);
  });

  it('refuse a quarter with days, days in the wrong order, and what they do not know', async () => {
    for (const [query, status, code] of [
      ['cost-share?quarter=2026-Q3&from=2026-07-01', 400, 'reports.quarter-and-days'],
      ['gifts-in-kind?from=2026-07-02&to=2026-07-01', 422, 'coalition.period-malformed'],
      ['gifts-in-kind?award=a', 400, 'request.field-unknown'],
      ['cost-share?quarter=2026-Q5', 400, 'request.malformed'],
      ['gaap', 404, 'request.not-found'],
    ] as const) {
      const { status: found, body } = await door.get(`${HERE}/line-ups/${query}`);
      expect([query, found, body.code]).toEqual([query, status, code]);
    }
  });
});
