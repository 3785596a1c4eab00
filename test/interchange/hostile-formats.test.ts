import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { API, coalition, contribution, Door, member } from '../http/door.js';
import { evenhand, type Ran } from '../support/terminal.js';
import { hostileDescriptions, hostileTexts, kept, refusedTexts } from './hostile-texts.js';
import { beanCheck, hledgerStrict } from './tools.js';
import { describeWith } from '../support/other-programs.js';

const HTTP = 'by-http';
const IMPORT = 'by-import';
const COALITIONS = [HTTP, IMPORT] as const;
const QUARTER = '2026-Q3';

const names = hostileTexts.map((text) => kept(text).trim());
const descriptions = hostileDescriptions.map(kept);
const number = (i: number): string => String(i).padStart(2, '0');

/** What begins so would be run by a spreadsheet. */
const FORMULA = /^[=+\-@\t\r]/;
/** The documented escaping (docs/import.md): an apostrophe goes before what would be run, or looks escaped already. */
const escaped = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const unescaped = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** A file as a spreadsheet would write it: every cell in quotation marks. */
const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');

/** Rows of a file, by its own header. */
const rowsOf = (text: string): Record<string, string>[] =>
  parse<Record<string, string>>(text, { columns: true, record_delimiter: '\r\n' });

/** Texts by the number at the end of an id. */
function inOrder(found: readonly (readonly [id: string, text: string])[]): string[] {
  const texts = new Map(found.filter(([id]) => /^[mpe]-\d\d$/.test(id)));
  return [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
}

let folder: string;
let url: string;
let door: Door;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-hostile-'));
  url = `sqlite:${join(folder, 'evenhand.sqlite')}`;
  door = await Door.open(url);
  for (const id of COALITIONS) {
    await created(`${API}/coalitions`, coalition(id, { name: '<script>alert(1)</script>' }));
  }
  const here = `${API}/coalitions/${HTTP}`;
  for (const [i, name] of hostileTexts.entries()) {
    await created(`${here}/members`, member(`m-${number(i)}`, { name }));
    await created(`${here}/pools`, { id: `p-${number(i)}`, name, openedOn: '2026-01-01' });
  }
  for (const [i, text] of hostileDescriptions.entries()) await created(`${here}/entries`, giftOf(i, text));
  const form = new FormData();
  for (const [name, content] of Object.entries(importFiles())) {
    form.append('files', new Blob([content]), name);
  }
  const { status, text } = await door.post(`${API}/coalitions/${IMPORT}/imports`, form);
  if (status !== 200) throw new Error(text);
}, 60_000);

afterAll(async () => {
  await door.close();
  rmSync(folder, { recursive: true, force: true });
});

async function created(path: string, body: object): Promise<void> {
  const { status, text } = await door.post(path, body);
  if (status !== 201) throw new Error(`${path} ${JSON.stringify(body)}: ${text}`);
}

const giverOf = (i: number): string => `m-${number(i % hostileTexts.length)}`;

function giftOf(i: number, text: string): object {
  return contribution({
    ...{ id: `e-${number(i)}`, memberId: giverOf(i), kind: 'in-kind', unit: 'items', quantity: '1' },
    ...{ value: '5.00', valuationBasis: text, description: text, project: text },
    counterparty: `pool:p-${number(i % hostileTexts.length)}`,
  });
}

function importFiles(): Record<string, string> {
  const gifts = hostileDescriptions.map((text, i) => {
    const place = number(i % hostileTexts.length);
    const words = [escaped(text), escaped(text), escaped(text)];
    return [
      `e-${number(i)}`,
      'contribution',
      `m-${place}`,
      'in-kind',
      '2026-07-01',
      '1',
      'items',
      '5.00',
      ...words,
    ].concat(`pool:p-${place}`);
  });
  const head =
    'entry_id,direction,member_id,kind,occurred_on,quantity,unit,value,valuation_basis,description,project,counterparty';
  const named = (letter: string): string[][] =>
    hostileTexts.map((text, i) => [`${letter}-${number(i)}`, escaped(text), '2026-01-01']);
  return {
    'members.csv': csv([['member_id', 'name', 'joined_on'], ...named('m')]),
    'pools.csv': csv([['pool_id', 'name', 'opened_on'], ...named('p')]),
    'entries.csv': csv([head.split(','), ...gifts]),
  };
}

const run = (...words: string[]): Promise<Ran> => evenhand(url, ...words);

async function got(path: string): Promise<string> {
  const { status, text } = await door.get(path);
  expect(status).toBe(200);
  return text;
}

describe.each(COALITIONS)('hostile text that came %s', (id) => {
  const here = `${API}/coalitions/${id}`;

  const items = async (list: string): Promise<Record<string, string>[]> =>
    (JSON.parse(await got(`${here}/${list}?limit=500`)) as { items: Record<string, string>[] }).items;

  it('stands in JSON as it was', async () => {
    expect((await items('members')).map(({ name }) => name)).toEqual(names);
    expect((await items('pools')).filter((pool) => pool['id'] !== 'pool').map(({ name }) => name)).toEqual(
      names,
    );
    const entries = await items('entries');
    expect(entries.map(({ description }) => description)).toEqual(descriptions);
    expect(entries.map(({ project }) => project)).toEqual(descriptions);
    for (const [i, text] of descriptions.entries()) {
      const { body } = await door.get(`${here}/entries/e-${number(i)}`);
      expect(body.valuation).toEqual({ method: 'stated', basis: text });
    }
    for (const path of ['balances', `reports/${QUARTER}`]) {
      const { members } = JSON.parse(await got(`${here}/${path}`)) as { members: Record<string, string>[] };
      expect(members.map(({ name }) => name)).toEqual(names);
    }
  });

  it.each(['balances?format=csv', `reports/${QUARTER}?format=csv`])(
    'stands in the long table of %s, and none of it is a formula',
    async (path) => {
      const rows = rowsOf(await got(`${here}/${path}`));
      for (const { id: row, name, unit } of rows) {
        for (const text of [row, name, unit]) expect(text).not.toMatch(FORMULA);
      }
      const members = rows.filter(({ section }) => section === 'member');
      expect(inOrder(members.map((row) => [row['id']!, unescaped(row['name']!)]))).toEqual(names);
    },
  );

  it('stands in the files of an export, none of it is a formula, and they can be taken in again', async () => {
    const out = join(folder, `csv-${id}`);
    expect((await run('export', '--coalition', id, '--format', 'csv', '--out', out)).code).toBe(0);
    const file = (name: string): Record<string, string>[] =>
      rowsOf(readFileSync(join(out, `${name}.csv`), 'utf8'));
    const entries = file('entries');
    const members = file('members');
    for (const column of ['description', 'project', 'valuation_basis']) {
      const cells = entries.map((row) => row[column]!);
      for (const cell of cells) expect(cell).not.toMatch(FORMULA);
      expect(cells.map(unescaped)).toEqual(descriptions);
    }
    for (const { name } of [...members, ...file('pools')]) expect(name).not.toMatch(FORMULA);
    expect(members.map((row) => unescaped(row['name']!))).toEqual(names);
    const again = `again-${id}`;
    await created(`${API}/coalitions`, coalition(again));
    expect((await run('import', '--coalition', again, out)).code).toBe(0);
    const { items: there } = JSON.parse(await got(`${API}/coalitions/${again}/entries?limit=500`)) as {
      items: Record<string, string>[];
    };
    expect(there.map(({ description }) => description)).toEqual(descriptions);
  });

  it('can be seen on a terminal, and commands nothing there', async () => {
    const { code, stdout } = await run('balances', '--coalition', id);
    expect(code).toBe(0);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
    const lines = stdout.split('\n').filter((line) => line.startsWith('m-'));
    expect(lines).toHaveLength(names.length);
    // Written out as codes is what would not be seen as it is; codes that stood there as such mean the same to a reader.
    const seen = (text: string): string =>
      text.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
    lines.forEach((line, i) => expect(seen(line)).toContain(seen(names[i]!)));
  });

  describeWith('hledger', 'read by hledger', () => {
    it('is one transaction for each entry, with the names it stands for', async () => {
      const text = await got(`${here}/exports/hledger`);
      const path = join(folder, `${id}.journal`);
      writeFileSync(path, text);
      expect(hledgerStrict(path)).toBe('');
      const printed = execFileSync('hledger', ['-f', path, 'print', '-O', 'json'], { encoding: 'utf8' });
      const transactions = JSON.parse(printed) as {
        tcode: string;
        tdescription: string;
        ttags: string[][];
      }[];
      expect(transactions.map(({ tcode }) => tcode)).toEqual(descriptions.map((_, i) => `e-${number(i)}`));
      for (const [i, { tdescription, ttags }] of transactions.entries()) {
        const name = names[i % names.length]!;
        const words = [descriptions[i]!, descriptions[i]!].map(folded).join(', ');
        expect(tdescription).toBe(`${folded(name)} | ${words}`);
        expect(ttags.map(([tag]) => tag)).toEqual(['position']);
      }
      const accounts = [...text.matchAll(/^account given:in-kind:(\S+) +; id .* name (".*")$/gm)];
      expect(inOrder(accounts.map(([, account, name]) => [account!, JSON.parse(name!) as string]))).toEqual(
        names,
      );
    });
  });

  describeWith('bean-query', 'read by beancount', () => {
    it('stands in payees, narrations and the names of accounts as it was', async () => {
      const path = join(folder, `${id}.beancount`);
      writeFileSync(path, await got(`${here}/exports/beancount`));
      expect(beanCheck(path)).toBe('');
      const query = (words: string): string[][] => {
        const answer = execFileSync('bean-query', ['-f', 'csv', path, words], { encoding: 'utf8' });
        return parse(answer, { from_line: 2, trim: true, relax_column_count: true });
      };
      const legs = query(
        "SELECT ENTRY_META('entry') AS id, payee, narration, ENTRY_META('project') AS project WHERE account ~ '^Income'",
      );
      const column = (at: number): string[] => inOrder(legs.map((leg) => [leg[0]!, leg[at]!.trim()]));
      const seen = (text: string): string => text.replace(/[\u0080-\u009f]/g, ' ').trim();
      expect(column(1)).toEqual(descriptions.map((_, i) => seen(names[i % names.length]!)));
      expect(column(2)).toEqual(descriptions.map(seen));
      expect(column(3)).toEqual(descriptions.map(seen));
    });
  });
});

/** A description as a journal shows it: on one line, what can't be seen left out, and without the signs of its syntax. */
const folded = (text: string): string =>
  text
    .replace(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}]+/gu, ' ')
    .replaceAll(';', '；')
    .replaceAll('|', '｜')
    .trim();

describe('hostile text', () => {
  it('runs nothing on the page of the service', async () => {
    const page = await got('/');
    expect(page).toContain('&lt;script>alert(1)&lt;/script>');
    // The site's own picture is its icon.
    expect(page).not.toMatch(/<script(?! type="module" src="\/assets\/)|<img(?! src="\/assets\/icon\.)/);
  });

  it('commands no terminal from within a problem, in words or as a document', async () => {
    const found = 'a\u001b[31m\u009b31m\u061c\u202eb';
    const file = join(folder, 'members.csv');
    writeFileSync(file, importFiles()['members.csv']!);
    for (const more of [[], ['--json']]) {
      const { code, stderr } = await run('import', '--coalition', found, ...more, file);
      expect(code).toBe(1);
      expect(stderr.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      if (more.length > 0) expect(JSON.parse(stderr)).toMatchObject({ code: 'ledger.coalition-unknown' });
      if (more.length > 0) expect((JSON.parse(stderr) as { detail: string }).detail).toContain(found);
    }
  });

  it('that names nothing is told back in a problem document, cut but otherwise as it was', async () => {
    for (const memberId of hostileDescriptions) {
      const { status, headers, body } = await door.post(
        `${API}/coalitions/${HTTP}/entries`,
        contribution({ memberId }),
      );
      expect([404, 422, 400]).toContain(status);
      expect(headers.get('content-type')).toContain('application/problem+json');
      const told = JSON.stringify(body);
      expect(told).toContain(JSON.stringify(memberId.slice(0, 20)).slice(1, -1));
    }
  });

  it.each(refusedTexts)('%j is refused by HTTP and by an import, which names the line', async (text) => {
    const here = `${API}/coalitions/${HTTP}`;
    const position = async (): Promise<unknown> => (await door.get(here)).body.position;
    const before = await position();
    const named = await door.post(`${here}/members`, member('refused', { name: text }));
    const described = await door.post(
      `${here}/entries`,
      contribution({ memberId: 'm-00', description: text }),
    );
    for (const { status } of [named, described]) expect([400, 422]).toContain(status);
    const form = new FormData();
    form.append(
      'files',
      new Blob([
        csv([
          ['member_id', 'name', 'joined_on'],
          ['x', text, '2026-01-01'],
        ]),
      ]),
      'members.csv',
    );
    const { status, body } = await door.post(`${here}/imports`, form);
    // A lone surrogate is no UTF-8: what arrives in its place is a character like any other.
    if (text.includes('\ud800')) return;
    expect([status, body.code]).toEqual([422, 'interchange.import-refused']);
    expect(body.errors).toEqual([expect.objectContaining({ file: 'members.csv', line: 2, column: 'name' })]);
    expect(await position()).toBe(before);
  });
});
