import { execFileSync } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { WHOLE_SERVICE } from '../../src/access/domain/standing.js';
import type { Sight } from '../../src/coalition/domain/sight.js';
import { SEES_ALL } from '../../src/coalition/domain/sight.js';
import { HERE, type Door } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { describeWith } from '../support/other-programs.js';
import { ALL, canaries, OTHERS, READER } from './seen-coalition.js';
import { lookingFrom, openSeenDoor } from './seen-door.js';

type Kind = keyof typeof canaries;
const MEMBER: Sight = { from: 'member', memberId: READER };
const OBSERVER: Sight = { from: 'published' };
const EVERY_KIND = Object.keys(canaries) as Kind[];
const wordsOf = (ids: readonly string[], ...kinds: Kind[]): string[] =>
  ids.flatMap((id) => kinds.flatMap((kind) => canaries[kind](id)));
const shown = (text: string, words: readonly string[]): string[] =>
  words.filter((word) => text.includes(word));

/** Everything that another program can find in a workbook: all its parts, whether a sheet shows them or not. */
async function unpacked(bytes: Buffer): Promise<string> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const parts: string[] = [];
  for await (const entry of zip.eachEntry())
    parts.push((await buffer(await zip.openReadStreamPromise(entry))).toString('utf8'));
  return parts.join('\n');
}

/**
 * The words on its pages, also where a line ends within one, amounts without what sets thousands apart, and what stands in its objects
 * without being set: titles, bookmarks, words for pictures.
 */
function printed(bytes: Buffer): string {
  const words = execFileSync('pdftotext', ['-raw', '-', '-'], { input: bytes, encoding: 'utf8' });
  const plain = words.replaceAll(/(?<=\d)[,\s](?=\d{3}(?!\d))/g, '');
  return [plain, words.replaceAll(/\s/g, ''), bytes.toString('latin1')].join('\n');
}

onSqlite('what is seen of a coalition in files', (engine) => {
  let door: Door;

  beforeAll(async () => {
    door = await openSeenDoor(engine);
    // Nobody sees anything of others, so that whatever is found was let through.
    const settings = { informationTier: 'own', disputesShownTo: 'parties', positionsShownTo: 'backbone' };
    const body = { reason: 'agreed by all', ...settings };
    expect((await door.send('PATCH', HERE, { headers: { 'if-match': '*' }, body })).status).toBe(200);
  });
  afterAll(() => door.close());

  /** A file as it comes, and its status; a refusal is a text like every other. */
  const file = async (sight: Sight, path: string): Promise<{ status: number; bytes: Buffer }> => {
    const response = await fetch(`${door.address}${HERE}/${path}`, { headers: lookingFrom(sight) });
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  /** What must never turn up for whom, and what does for whoever sees everything; the paths are of files in both formats. */
  const promises: readonly [who: string, sight: Sight, path: string, never: readonly string[]][] = [
    [
      'a member, of its own account',
      MEMBER,
      `statements/2026-Q2/${READER}`,
      wordsOf(OTHERS, ...EVERY_KIND.filter((kind) => kind !== 'published')),
    ],
    [
      'an observer, of a report that is published',
      OBSERVER,
      'reports/2025-Q4',
      wordsOf(ALL, ...EVERY_KIND.filter((kind) => kind !== 'published')),
    ],
  ];

  it.each(promises)('holds back in a workbook for %s what it must', async (_, sight, path, never) => {
    const { status, bytes } = await file(sight, `${path}?format=xlsx`);
    expect(status).toBe(200);
    const text = await unpacked(bytes);
    expect(text).toContain('<worksheet');
    expect(shown(text, never)).toEqual([]);
  });

  it('finds all of it in the workbook of whoever sees everything', async () => {
    const { bytes } = await file(SEES_ALL, 'statements/2026-Q2/birch?format=xlsx');
    const words = [...wordsOf(['birch'], 'totals'), '621.13', '322.41'];
    expect(shown(await unpacked(bytes), words)).toEqual(words);
  });

  it('gives nobody a file of what it may not see', async () => {
    for (const format of ['pdf', 'xlsx', 'html']) {
      for (const path of ['statements/2026-Q2/birch', `statements/2025-Q4/birch`]) {
        const { status, bytes } = await file(MEMBER, `${path}?format=${format}`);
        expect([path, format, status, shown(bytes.toString(), wordsOf(OTHERS, ...EVERY_KIND))]).toEqual([
          ...[path, format, 404],
          [],
        ]);
      }
      const { status, bytes } = await file(OBSERVER, `reports/2026-Q2?format=${format}`);
      expect([format, status, shown(bytes.toString(), wordsOf(ALL, ...EVERY_KIND))]).toEqual([
        ...[format, 403],
        [],
      ]);
    }
  });

  describeWith('pdftotext', 'in PDF', () => {
    it.each(promises)('holds back for %s what it must', async (_, sight, path, never) => {
      const { status, bytes } = await file(sight, `${path}?format=pdf`);
      expect(status).toBe(200);
      const text = printed(bytes);
      // An observer sees the account of nobody.
      expect(text.match(/^ *The account$/gm)?.length ?? 0).toBe(sight.from === 'member' ? 1 : 0);
      expect(shown(text, never)).toEqual([]);
    });

    it('has in a report only the account of the member that reads it', async () => {
      const { bytes } = await file(MEMBER, 'reports/2025-Q4?format=pdf');
      const text = printed(bytes);
      expect(text.match(/Statements of members/g)?.length).toBeGreaterThan(0);
      expect(shown(text, wordsOf(OTHERS, ...EVERY_KIND.filter((kind) => kind !== 'published')))).toEqual([]);
      // Each account begins with its lines; there is one.
      expect(text.match(/^ *The account$/gm)).toHaveLength(1);
    });

    it('finds all of it for whoever sees everything', async () => {
      const { bytes } = await file(SEES_ALL, 'reports/2026-Q2?format=pdf');
      const text = printed(bytes);
      const words = [...wordsOf(OTHERS, 'totals'), '621.13', '322.41'];
      expect(shown(text, words)).toEqual(words);
      expect(text.match(/^ *The account$/gm)).toHaveLength(ALL.length);
    });
  });

  it('is told to nobody who looks after the whole service, and has no part in it', async () => {
    const { paths } = (await door.get('/api/openapi.json')).body as {
      paths: Record<string, Record<string, { readonly operationId: string }>>;
    };
    const asked = Object.keys(paths).filter((path) => 'get' in paths[path]! && !path.includes('{'));
    const operator = await door.callers.headersOf('only an operator', [
      { coalitionId: WHOLE_SERVICE, role: 'operator' },
    ]);
    const words = wordsOf(ALL, ...EVERY_KIND);
    const answered: string[] = [];
    for (const path of asked) {
      const { status, text } = await door.get(path, operator);
      if (status === 200) answered.push(path);
      expect([path, shown(text, words)]).toEqual([path, []]);
    }
    expect(answered.length).toBeGreaterThan(4);
    // The other way round: of a coalition, an operator is told no more than anybody.
    const { status, text } = await door.get(`${HERE}/entries?limit=500`, operator);
    expect([status === 200, shown(text, words)]).toEqual([false, []]);
  });
});
