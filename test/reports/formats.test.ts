import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { demoCoalition } from '../../scripts/demo/coalition.js';
import { fileOf } from '../../src/interchange/import-files.js';
import { importFiles } from '../../src/interchange/import.js';
import { Amount, sumOf } from '../../src/kernel/amount.js';
import { readable } from '../../src/kernel/readable.js';
import { cellText } from '../../src/reports/document/cell-text.js';
import type { Table } from '../../src/reports/document/document.js';
import { reportDocument } from '../../src/reports/document/report-document.js';
import type { QuarterlyReport } from '../../src/reports/domain/report.js';
import { REPORT_FORMATS, reportFile } from '../../src/reports/report-file.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import { coalitionFounded, COALITION } from '../support/builders.js';
import { onSqlite } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';
import { describeWith, run } from '../support/other-programs.js';

/** A name in each script that a partner may write itself in, and what nobody has letters for. */
const NAMES = [
  'Здоровье города',
  'Υγεία για όλους',
  'مؤسسة الصحة',
  'בריאות לכולם',
  '城市健康伙伴',
  'नगर स्वास्थ्य',
  'Żółć & Łódź Fundacja',
  '=HYPERLINK("http://example.org","click")',
  '<script>alert(1)</script>',
  '#import "/etc/passwd": *',
  '-2+3+cmd|calc',
  'Emoji 😀 Trust',
];

onSqlite('the report in all its formats', (engine) => {
  const ledgers = ledgersOn(engine);
  let report: QuarterlyReport;
  let folder: string;

  beforeAll(async () => {
    const ledger = await ledgers.with(coalitionFounded({ timeZone: 'Europe/Dublin' }));
    const files = Object.entries(demoCoalition().files).map(([name, text]) => fileOf(name, text));
    const { errors } = await importFiles(ledger.ledger, COALITION, files, { actor: 'backbone' });
    expect(errors).toEqual([]);
    report = await quarterlyReport(ledger.ledger, COALITION, '2026-Q3');
    folder = mkdtempSync(join(tmpdir(), 'evenhand-formats-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const tablesOf = (of: QuarterlyReport): Table[] =>
    reportDocument(of).blocks.filter((block): block is Table => block.block === 'table');
  const tableOf = (key: string): Table => tablesOf(report).find((table) => table.key === key)!;

  /** The report of a coalition whose members have those names. */
  function renamed(): QuarterlyReport {
    return {
      ...report,
      members: report.members.map((member, at) => ({ ...member, name: NAMES[at] ?? member.name })),
    };
  }

  it('has the figures of the JSON in its tables, for all members', () => {
    const rows = tableOf('give-get').rows;
    expect(rows).toHaveLength(report.members.length);
    report.members.forEach(({ name, given, received, balance }, at) => {
      expect(rows[at]!.slice(0, 5)).toEqual([
        name,
        balance.opening,
        given.value,
        received.value,
        balance.closing,
      ]);
    });
    const credits = tableOf('credits').rows;
    for (const [name, ...parts] of credits) {
      const { credits: own } = report.members.find((member) => member.name === name)!;
      expect(parts.slice(0, 6)).toEqual([
        own.opening,
        own.accrued,
        own.vested,
        own.redeemed,
        own.expired,
        own.closing,
      ]);
    }
    const fair = tableOf('fair-shares').rows;
    expect(fair).toHaveLength(report.members.filter(({ fair: { status } }) => status !== null).length);
    for (const [name, share, target, received, shortfall] of fair) {
      const { fair: own } = report.members.find((member) => member.name === name)!;
      expect([share, target, received, shortfall]).toEqual([
        own.share,
        own.target,
        own.received,
        own.shortfall,
      ]);
    }
  });

  it('says the same in a workbook, with numbers as numbers and totals that are sums', async () => {
    const workbook = await readXlsx(Buffer.from((await reportFile(report, 'xlsx')) as Buffer));
    const tables = tablesOf(report);
    expect(workbook.sheets).toHaveLength(tables.length + 1);
    tables.forEach((table, at) => {
      const { rows } = workbook.sheets[at + 1]!;
      const all = [...table.rows, ...(table.total ? [table.total] : [])];
      all.forEach((row, line) => {
        row.forEach((cell, index) => {
          const found = rows[line + 1]![index] ?? null;
          if (cell === null || table.columns[index]!.kind === 'words') expect(found).toBe(cell);
          else expect(found).toBe(Number(cell));
        });
      });
    });
    expect(workbook.sheets[0]!.rows.flat()).toContain(
      `Third quarter of 2026: who gave, who received, and what should change`,
    );
  });

  it('stacks kinds over quarters in charts of the workbook that follow its cells', async () => {
    const workbook = await readXlsx(Buffer.from((await reportFile(report, 'xlsx')) as Buffer));
    for (const side of ['given', 'received'] as const) {
      const table = tableOf(`trend-${side}`);
      table.rows.forEach((row, at) => {
        const all = row.slice(1).map((value) => Amount.parse(value!));
        expect(sumOf(all).toFixed(2)).toBe(report.trend![at]![side].value);
      });
      const sheet = workbook.sheets.find(({ name }) => name === table.title)!;
      const [chart] = sheet.charts!;
      const last = String(table.rows.length + 1);
      expect(chart!.series!.map(({ valuesRef }) => valuesRef)).toEqual(
        table.columns.slice(1).map((_, i) => {
          const letter = 'BCDEFGH'[i]!;
          return `'${table.title}'!$${letter}$2:$${letter}$${last}`;
        }),
      );
      expect(chart).toMatchObject({ barGrouping: 'stacked', title: table.title });
    }
  });

  it('says the same in CSV', async () => {
    const rows: Record<string, string>[] = parse((await reportFile(report, 'csv')) as string, {
      columns: true,
    });
    for (const { id, given, received, balance, fair } of report.members) {
      const figure = (name: string): string | undefined =>
        rows.find((row) => row['section'] === 'member' && row['id'] === id && row['figure'] === name)?.[
          'amount'
        ];
      expect(figure('given.value')).toBe(given.value);
      expect(figure('received.value')).toBe(received.value);
      expect(figure('balance.closing')).toBe(balance.closing);
      expect(figure('fair.target') ?? null).toBe(fair.target ?? (figure('fair.target') === '' ? '' : null));
    }
  });

  it('says the same in HTML, and nothing in it runs or is fetched', async () => {
    const html = (await reportFile(report, 'html')) as string;
    const cells = textOfCells(html);
    for (const table of tablesOf(report)) {
      for (const row of table.rows) {
        expect(cells).toContain(row.map((cell, index) => cellText(cell, table.columns[index]!)).join(' | '));
      }
    }
    const hostile = (await reportFile(renamed(), 'html')) as string;
    expect(hostile).not.toMatch(/<script/i);
    expect(hostile).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(hostile).toContain('&lt;script>alert(1)&lt;/script>');
    for (const name of NAMES.slice(0, 7)) expect(textOf(hostile)).toContain(name);
  });

  it('gives the same bytes for the same report', async () => {
    for (const format of REPORT_FORMATS) {
      const [once, again] = [await reportFile(report, format), await reportFile(report, format)];
      expect(Buffer.from(again).equals(Buffer.from(once))).toBe(true);
    }
  });

  it('never makes a formula of what somebody wrote', async () => {
    const workbook = await readXlsx(Buffer.from((await reportFile(renamed(), 'xlsx')) as Buffer), {
      readStyles: true,
    });
    const names = workbook.sheets.flatMap(({ rows }) => rows.map((row) => row[0]));
    expect(names).toContain('=HYPERLINK("http://example.org","click")');
    expect(names).toContain('-2+3+cmd|calc');
    for (const { cells } of workbook.sheets) {
      for (const cell of cells?.values() ?? [])
        if (cell.formula !== undefined) expect(cell.formula).toMatch(/^SUM\([A-Z]+2:[A-Z]+\d+\)$/);
    }
  });

  it('sets every letter, and writes those that it has no type for as their code points', async () => {
    const pdf = (await reportFile(renamed(), 'pdf')) as Buffer;
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    // The standard is said in the file's metadata; a renderer that can't keep it refuses.
    expect(pdf.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  describeWith('pdftotext', 'as PDF', () => {
    const textIn = (pdf: Buffer): string => {
      const path = join(folder, 'report.pdf');
      writeFileSync(path, pdf);
      return run('pdftotext', ['-layout', path, '-']);
    };

    it('says the same, on four to eight pages that are tagged', async () => {
      const lines = textIn((await reportFile(report, 'pdf')) as Buffer)
        .split('\n')
        .map((line) => line.replace(/\s+/g, ' '));
      for (const { given, received, balance } of report.members) {
        const figures = [balance.opening, given.value, received.value, balance.closing].map((figure) =>
          readable(figure),
        );
        expect(lines.filter((line) => line.includes(figures.join(' '))).length).toBeGreaterThan(0);
      }
      const facts = run('pdfinfo', [join(folder, 'report.pdf')]);
      expect(facts).toMatch(/Tagged: +yes/);
      const pages = Number(/Pages: +(\d+)/.exec(facts)![1]);
      expect(pages).toBeGreaterThanOrEqual(4);
      expect(pages).toBeLessThanOrEqual(8);
    });

    it('has names in any script, and code points for what has no letters', async () => {
      const text = textIn((await reportFile(renamed(), 'pdf')) as Buffer).replace(/\s+/g, ' ');
      for (const name of [
        'Здоровье города',
        'Υγεία για όλους',
        '城市健康伙伴',
        'Żółć & Łódź',
        'Emoji [U+1F600] Trust',
      ])
        expect(text).toContain(name);
      expect(text).toContain('#import "/etc/passwd"');
    });
  });

  describeWith('soffice', 'opened by LibreOffice', () => {
    it('adds up to our totals', async () => {
      const path = join(folder, 'book.xlsx');
      writeFileSync(path, await reportFile(report, 'xlsx'));
      // A sheet by its number, recalculated, as CSV with all digits.
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';
      run('soffice', [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        filter,
        '--outdir',
        folder,
        path,
      ]);
      const read = (name: string): string[][] =>
        parse(readFileSync(join(folder, `book-${name}.csv`), 'utf8'), { relax_column_count: true });
      const [, ...quarters] = read('Given by kind and quarter').slice(0, report.trend!.length + 1);
      expect(
        quarters.map(([quarter, ...values]) => [
          quarter,
          sumOf(values.filter(Boolean).map((value) => Amount.parse(value))).toFixed(2),
        ]),
      ).toEqual(report.trend!.map(({ quarter, given }) => [quarter, given.value]));
      const sheet = read('Every member');
      const total = sheet.find(([name]) => name === 'All members')!;
      const { totals } = report;
      expect(total.slice(1, 5).map((text) => Amount.parse(text).toFixed(2))).toEqual([
        totals.balance.opening,
        totals.given.value,
        totals.received.value,
        totals.balance.closing,
      ]);
    });
  });
});

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, ' ').replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name]!);
}

/** Each row of a table, with its cells between bars. */
function textOfCells(html: string): string[] {
  return [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => textOf(cell!)).join(' | '),
  );
}
