import type { Sight } from '../../src/coalition/domain/sight.js';
import { readable } from '../../src/kernel/readable.js';
import type { QuarterlyReport } from '../../src/reports/domain/report.js';
import type { FairSharesInQuarter } from '../../src/reviews/fair-standings.queries.js';
import { lookingFrom, openSeenDoor } from '../access/seen-door.js';
import { READER } from '../access/seen-coalition.js';
import { COALITION, HERE as API, type Door } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { textOf, Visitor, type Got } from './visitor.js';

const HERE = `/c/${COALITION}/reports`;
const AUDITOR: Sight = { from: 'all' };
const OBSERVER: Sight = { from: 'published' };
const MEMBER: Sight = { from: 'member', memberId: READER };

/** The rows of a table as they read, each cell by itself. */
function rowsOf({ text }: Got, id: string): string[][] {
  const table = new RegExp(`aria-labelledby="${id}".*?</table>`, 's').exec(text)?.[0];
  if (table === undefined) throw new Error(`the page has no table ${id}`);
  return [...table.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<t[hd]\b.*?<\/t[hd]>/gs)].map(([cell]) => textOf({ text: cell }).trim()),
  );
}

const figuresIn = ({ text }: Got): string[] =>
  [...text.matchAll(/explain\?figure=([^"&]+)/g)].map(([, figure]) => decodeURIComponent(figure!));

onSqlite('pages of reports', (engine) => {
  let door: Door;
  beforeAll(async () => {
    door = await openSeenDoor(engine);
  });
  afterAll(() => door.close());

  const get = (path: string, sight: Sight = AUDITOR, language?: string): Promise<Got> =>
    new Visitor(door.address, language).get(path, lookingFrom(sight));
  const asked = async <Answer>(path: string, sight: Sight = AUDITOR): Promise<Answer> =>
    (await door.get(`${API}${path}`, lookingFrom(sight))).body as Answer;

  it('list quarters, the latest first, with how each stands', async () => {
    const list = await get(HERE);
    expect(rowsOf(list, 'quarters').map(([quarter, state]) => [quarter, state])).toEqual([
      ['Quarter', 'State'],
      ['Third quarter of 2026', 'under way'],
      ['Second quarter of 2026', 'to be closed'],
      ['First quarter of 2026', expect.stringMatching(/^closed on /)],
      ['Fourth quarter of 2025', expect.stringMatching(/^closed on .* version 1 · [0-9a-f]{12}$/)],
      ['Third quarter of 2025', expect.stringMatching(/^closed/)],
      ['Second quarter of 2025', expect.stringMatching(/^closed/)],
      ['First quarter of 2025', expect.stringMatching(/^closed/)],
    ]);
    expect(textOf(list)).toContain('The second quarter of 2026 is over and waits for its close.');
  });

  it('tell observers of what is published alone, and members what they may read', async () => {
    const seen = await get(HERE, OBSERVER);
    expect(rowsOf(seen, 'quarters').map(([quarter]) => quarter)).toEqual([
      'Quarter',
      'Fourth quarter of 2025',
    ]);
    expect((await get(`${HERE}/2026-Q1`, OBSERVER)).status).toBe(
      (await door.get(`${API}/reports/2026-Q1`, lookingFrom(OBSERVER))).status,
    );
    const own = await get(HERE, MEMBER);
    expect(own.text).not.toContain('/reports/2026-Q2"');
    expect(rowsOf(own, 'quarters')[2]!.at(-1)).toBe('not published yet');
  });

  it('say of every member what the JSON report says', async () => {
    for (const quarter of ['2025-Q4', '2026-Q2']) {
      const page = await get(`${HERE}/${quarter}`);
      const report = await asked<QuarterlyReport>(`/reports/${quarter}`);
      expect(rowsOf(page, 'give-get').slice(1, -1)).toEqual(
        report.members.map(({ name, given, received, balance, return: back }) => [
          name,
          readable(balance.opening),
          readable(given.value),
          readable(received.value),
          readable(balance.closing),
          back === null ? '—' : readable(back, 2),
          readable(String(given.unvaluedEntries + received.unvaluedEntries)),
        ]),
      );
      expect(rowsOf(page, 'fair-shares').slice(1, -1)).toEqual(
        report.members.map(
          ({ name, fair }) =>
            expect.arrayContaining([name, readable(fair.target!), readable(fair.shortfall!)]) as unknown,
        ),
      );
    }
  });

  it('say the quarter in five sentences, and how the report can be checked', async () => {
    const report = await asked<QuarterlyReport>('/reports/2025-Q4');
    const { text } = await get(`${HERE}/2025-Q4`, OBSERVER);
    expect(/<ul class="sentences">(.*?)<\/ul>/s.exec(text)![1]!.match(/<li>/g)).toHaveLength(5);
    expect(text).toContain(report.headHash);
    expect(textOf({ text })).toMatch(/Hash of the report [0-9a-f]{64} /);
  });

  it.each([
    ['an auditor', AUDITOR, '2026-Q2'],
    ['a member', MEMBER, '2025-Q4'],
  ])('lead %s from figures to explanations that are told, and to no other', async (_, sight, quarter) => {
    const figures = figuresIn(await get(`${HERE}/${quarter}`, sight));
    expect(figures.length).toBeGreaterThan(3);
    for (const figure of new Set(figures)) {
      const answer = await door.get(
        `${API}/figures?figure=${encodeURIComponent(figure)}`,
        lookingFrom(sight),
      );
      expect([figure, answer.status]).toEqual([figure, 200]);
    }
    if (sight === MEMBER)
      expect(figures.every((figure) => figure.startsWith(`member/${READER}/`))).toBe(true);
  });

  it('lead observers to no explanation, and to no account', async () => {
    const { text } = await get(`${HERE}/2025-Q4`, OBSERVER);
    expect(text).not.toMatch(/explain\?|\/statements\/|\/what-if|\/policies/);
  });

  it('show a member its own statement, and nobody else’s', async () => {
    const own = await get(`${HERE}/2026-Q2/statements/${READER}`, MEMBER);
    expect(textOf(own)).toContain('statement for the second quarter of 2026');
    expect(own.text).toContain(`/c/${COALITION}/ledger/gift-${READER}`);
    expect((await get(`${HERE}/2026-Q2/statements/birch`, MEMBER)).status).toBe(404);
    expect((await get(`${HERE}/2026-Q2/statements/nobody`)).status).toBe(404);
  });

  it('set two quarters side by side, with differences that are those of the API', async () => {
    const page = await get(`${HERE}/2026-Q2/compare?with=2026-Q1`);
    const { members } = await asked<{ members: { given: Record<string, string> }[] }>(
      '/reports/2026-Q2/comparison?with=2026-Q1',
    );
    expect(
      rowsOf(page, 'compared-given')
        .slice(1)
        .map((row) => row.slice(1)),
    ).toEqual(
      members.map(({ given }) => ['before', 'after', 'difference'].map((of) => readable(given[of]!))),
    );
    const same = await get(`${HERE}/2026-Q2/compare?with=2026-Q2`);
    expect(same.status).toBe(422);
    expect(textOf(same)).toContain('Both quarters are 2026-Q2.');
    expect((await get(`${HERE}/2025-Q4/compare?with=2026-Q2`, OBSERVER)).text).not.toContain(
      'compared-given',
    );
  });

  it('show a quarter under other rules as the API has it, and refuse rules that cannot be with what was typed', async () => {
    const path = `${HERE}/2026-Q2/what-if`;
    const first = await get(path);
    expect(first.text).toMatch(/name="need"[^>]*value="0.3"|value="0.3"[^>]*name="need"/);
    const page = await get(`${path}?proportionality=0.2&need=0.6&equality=0.2`);
    const shares = await asked<FairSharesInQuarter>(
      '/reports/2026-Q2/fair-shares?rule=proportionality=0.2,need=0.6',
    );
    expect(
      rowsOf(page, 'fair-effects')
        .slice(1)
        .map((row) => [row[0], row[4]]),
    ).toEqual(shares.members.map(({ name, supposed }) => [name, readable(supposed!.target)]));
    const worked = await get(`${path}?proportionality=0.2&need=0.6&proposals=yes`);
    expect(worked.text).toContain('aria-labelledby="proposal-effects"');
    const earned = await get(`${path}?base=20`);
    expect(textOf(earned)).toMatch(/Credits of the quarter .* All members/);
    const wrong = await get(`${path}?need=0.9`);
    expect([wrong.status, textOf(wrong).includes('they have to make 1')]).toEqual([422, true]);
    expect(wrong.text).toContain('value="0.9"');
    expect((await get(`${path}?need=0.6&proportionality=0.2`, MEMBER)).status).toBe(403);
  });

  it('make a long file by a job, whose page comes again until it is there', async () => {
    const visitor = new Visitor(door.address);
    const headers = lookingFrom(OBSERVER);
    const report = await visitor.get(`${HERE}/2025-Q4`, headers);
    expect(report.text).toContain(`action="${HERE}/2025-Q4/files"`);
    const ordered = await visitor.post(`${HERE}/2025-Q4/files`, 'format=csv', headers);
    expect(ordered.status).toBe(303);
    let page = await visitor.get(ordered.location, headers);
    for (let tries = 0; page.headers.has('refresh') && tries < 50; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      page = await visitor.get(ordered.location, headers);
    }
    expect(textOf(page)).toContain('The file is ready.');
    const file = /href="(\/api\/[^"]*\/file)"/.exec(page.text)![1]!;
    expect((await visitor.get(file, headers)).text).toMatch(/^section,id,name/);
    const wrong = await visitor.post(`${HERE}/2025-Q4/files`, 'format=exe', headers);
    expect([wrong.status, textOf(wrong).includes('“exe” is unknown')]).toEqual([400, true]);
  });

  it('are to be had in French, the report itself in its own language', async () => {
    const { text } = await get(`${HERE}/2025-Q4`, AUDITOR, 'fr');
    expect(text).toContain('<html lang="fr">');
    expect(textOf({ text })).toContain('Rapport du quatrième trimestre');
    expect(text).toContain('<div class="document" lang="en">');
  });
});
