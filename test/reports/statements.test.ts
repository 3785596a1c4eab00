import { execFileSync } from 'node:child_process';
import type { Directory } from '../../src/coalition/domain/directory.js';
import { databaseLocation } from '../../src/event-store/database.js';
import { Ledger } from '../../src/event-store/ledger.js';
import { fixedClock } from '../../src/kernel/clock.js';
import { ledgerModel } from '../../src/ledger-model.js';
import { Amount, sumOf } from '../../src/kernel/amount.js';
import { readable } from '../../src/kernel/readable.js';
import { statementFile } from '../../src/reports/document-file.js';
import type { MemberStatement } from '../../src/reports/domain/statement.js';
import { nameInFiles } from '../../src/reports/file-names.js';
import { readPdf, type PdfDictionary, type PdfReference } from '../../src/reports/pdf/pdf-objects.js';
import { reportFile } from '../../src/reports/report-file.js';
import { sealQuarter } from '../../src/reports/sealing.js';
import { memberStatement, reportWithStatements } from '../../src/reports/statements.queries.js';
import { readSheets } from './workbook.js';
import { describeWith } from '../support/other-programs.js';
import {
  aCoalition,
  baselineStated,
  benefit,
  COALITION,
  contribution,
  disputeResolved,
  entryAccepted,
  entryDisputed,
  entryValued,
  exchange,
  memberJoined,
  memberMerged,
  memberRenamed,
  pledgeMade,
  prioritiesDeclared,
  quarterClosed,
  reversalOf,
} from '../support/builders.js';
import { onSqlite } from '../support/engines.js';
import { NOW, TestLedger } from '../support/ledgers.js';

const QUARTER = '2026-Q1';
const MARKUP = '<script>alert("1")</script> #import "/etc/passwd": * $x$';
const FORMULA = '=HYPERLINK("http://example.org","x")';
const HEBREW = 'רשת העמק';
const EMOJI = 'Clinic 👩‍⚕️';

const mistake = contribution('mistake', { quantity: '77.00', memberId: 'birch' });

const quarter = [
  ...aCoalition(),
  memberJoined('delta', { name: FORMULA }),
  memberJoined('echo', { name: HEBREW, joinedOn: '2026-02-01' }),
  memberJoined('../x"', { name: EMOJI }),
  memberRenamed('alder', '2026-02-03', MARKUP),
  baselineStated('cedar'),
  prioritiesDeclared('birch', '2026-02-01', { strategic: '0.4', financial: '0.6' }),
  contribution('gift', { quantity: '900.50', counterparty: 'pool:fund', description: FORMULA }),
  benefit('got', { quantity: '120.25', counterparty: 'pool:fund', description: MARKUP }),
  exchange('helped', { description: HEBREW }),
  exchange('valued'),
  entryValued('valued', '333.33'),
  mistake,
  reversalOf(mistake, 'taken-back'),
  contribution('proposed', { status: 'proposed', quantity: '5.00' }),
  contribution('doubtful', { quantity: '41.00', memberId: 'cedar' }),
  entryDisputed('doubtful', null),
  contribution('of-delta', { memberId: 'delta', quantity: '10.01' }),
  exchange('to-each-other', { memberId: 'echo', counterparty: 'member:delta', value: '20.02' }),
  memberMerged('delta', 'echo', '2026-03-20'),
  pledgeMade('promise', { quantity: '500.00' }),
];

/** What a balance comes to by the lines, reckoned again. */
function sumOfLines({ balance, lines }: MemberStatement): string {
  const moved = lines.map(({ side, value }) => {
    const amount = Amount.parse(value ?? '0');
    return side === 'given' ? amount : amount.negated();
  });
  return sumOf([Amount.parse(balance.opening), ...moved]).toFixed(2);
}

onSqlite('statements of members', (engine) => {
  let ledger: TestLedger;
  let statements: readonly MemberStatement[];
  const one = (id: string): Promise<MemberStatement> =>
    memberStatement(ledger.ledger, COALITION, id, QUARTER);
  const of = (id: string): MemberStatement => statements.find(({ member }) => member.id === id)!;

  const opened = async (): Promise<TestLedger> => {
    const url = await engine.readyUrl();
    const own = await Ledger.open<Directory>(databaseLocation(url), ledgerModel, { clock: fixedClock(NOW) });
    return new TestLedger(own, url);
  };

  afterAll(() => ledger.close());

  beforeAll(async () => {
    ledger = await opened();
    await ledger.tellAll(...quarter);
    ({ statements } = await reportWithStatements(ledger.ledger, COALITION, QUARTER));
  });

  it('close with what their lines add to the opening, for every member, as the report has it', async () => {
    const { report } = await reportWithStatements(ledger.ledger, COALITION, QUARTER);
    expect(statements.map(({ member }) => member.id)).toEqual(report.members.map(({ id }) => id));
    for (const [index, statement] of statements.entries()) {
      const member = report.members[index]!;
      expect(sumOfLines(statement)).toBe(member.balance.closing);
      expect(statement.lines.at(-1)?.balance ?? statement.balance.opening).toBe(member.balance.closing);
      expect(statement.given.value).toBe(member.given.value);
      expect(statement.received.value).toBe(member.received.value);
      expect(statement.pending.items).toHaveLength(member.pending.entries);
      expect(statement.disputed.items).toHaveLength(member.disputed.entries);
    }
  });

  it('are the same one by one as all at once', async () => {
    for (const statement of statements)
      expect({ ...(await one(statement.member.id)), generatedAt: statement.generatedAt }).toEqual(statement);
    await expect(one('nobody')).rejects.toMatchObject({ code: 'coalition.member-unknown' });
    await expect(memberStatement(ledger.ledger, COALITION, 'echo', '2025-Q4')).rejects.toMatchObject({
      code: 'reports.no-statement',
    });
  });

  it('show both sides of an exchange, what is unvalued or taken back, and what merged in', () => {
    const birch = of('birch');
    expect(birch.lines.map(({ entry, side, value, partyName }) => [entry, side, value, partyName])).toEqual([
      ['got', 'received', '120.25', 'The fund pool'],
      ['helped', 'received', null, MARKUP],
      ['mistake', 'given', '77.00', 'Common pool'],
      ['valued', 'received', '333.33', MARKUP],
      ['taken-back', 'given', '-77.00', 'Common pool'],
    ]);
    // What the two gave each other before they were one stands on both sides.
    expect(of('echo').lines.map(({ entry, side }) => `${side} ${entry}`)).toEqual([
      'given of-delta',
      'given to-each-other',
      'received to-each-other',
    ]);
    expect(of('cedar')).toMatchObject({ balance: { opening: '600.00' }, disputed: { entries: 1 } });
    expect(of('alder').pledges).toMatchObject({
      pledged: '500.00',
      items: [{ id: 'promise', pledged: '500.00', outstanding: '500.00', overdue: '0.00', state: 'open' }],
    });
  });

  it('explain a fair share by parts that come to it', () => {
    const { fair } = of('birch');
    const [α, β, γ] = [fair!.proportionality, fair!.need, fair!.equality].map((text) => Amount.parse(text));
    const parts = [fair!.contributionShare, fair!.needShare, fair!.equalShare].map((text) =>
      Amount.parse(text),
    );
    const share = sumOf([α!, β!, γ!].map((weight, index) => weight.times(parts[index]!, 18)));
    expect(share.minus(Amount.parse(fair!.share)).abs().compare(Amount.parse('0.0001'))).toBeLessThan(1);
    expect(fair).toMatchObject({ members: 5, received: '453.58' });
  });

  it('never change once the quarter is closed', async () => {
    const closed = await opened();
    await closed.tellAll(...quarter, quarterClosed(QUARTER));
    const ask = (): Promise<unknown> => reportWithStatements(closed.ledger, COALITION, QUARTER);
    const before = JSON.stringify(await ask());
    await closed.tellAll(
      reversalOf(exchange('helped'), 'late', { occurredOn: '2026-04-02' }),
      memberRenamed('birch', '2026-04-03', 'Another name'),
      contribution('later', { occurredOn: '2026-05-01' }),
      quarterClosed('2026-Q2'),
    );
    expect(JSON.stringify(await ask())).toBe(before);
    await closed.close();
  });

  it.each(['not sealed', 'sealed'])(
    'say what waited at the close, whatever was decided since: %s',
    async (how) => {
      const closed = await opened();
      await closed.tellAll(...quarter, quarterClosed(QUARTER));
      if (how === 'sealed') await sealQuarter(closed.ledger, COALITION, QUARTER, 'backbone');
      const ask = (): Promise<MemberStatement[]> =>
        Promise.all(['alder', 'cedar'].map((id) => memberStatement(closed.ledger, COALITION, id, QUARTER)));
      const before = await ask();
      expect(
        before.map(({ pending, disputed }) => [pending, disputed].map(({ items }) => items.length)),
      ).toEqual([
        [1, 0],
        [0, 1],
      ]);
      // Both are booked in the open quarter now: the figures of today know nothing of them in the closed one.
      await closed.tellAll(entryAccepted('proposed'), disputeResolved('doubtful'));
      expect(await ask()).toEqual(before);
      await closed.close();
    },
  );

  it('are text wherever they are drawn, whatever people wrote', async () => {
    const alder = of('alder');
    const page = String(await statementFile(alder, 'html'));
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script>alert(&quot;1&quot;)&lt;/script> #import &quot;/etc/passwd&quot;');
    const sheets = await readSheets((await statementFile(alder, 'xlsx')) as Buffer);
    expect(sheets).toContainEqual({ text: FORMULA, isFormula: false });
    expect(sheets).toContainEqual({ text: MARKUP, isFormula: false });
    expect(page).toContain('900.50');
    expect(JSON.parse(String(await statementFile(alder, 'json')))).toEqual(alder);
  });

  it('have names for files that are no paths, and that differ', () => {
    expect(['alder', '../x"', 'Alder', HEBREW, '..'].map(nameInFiles)).toEqual([
      'alder',
      expect.stringMatching(/^x-[0-9a-f]{10}$/),
      expect.stringMatching(/^alder-[0-9a-f]{10}$/),
      expect.stringMatching(/^[0-9a-f]{10}$/),
      expect.stringMatching(/^[0-9a-f]{10}$/),
    ]);
  });

  describe('in the PDF of a report', () => {
    let pdf: Buffer;

    beforeAll(async () => {
      const { report } = await reportWithStatements(ledger.ledger, COALITION, QUARTER);
      // More than are set at once, so that parts are joined.
      const many = [...statements, ...statements, ...statements];
      pdf = (await reportFile(report, 'pdf', many)) as Buffer;
    });

    it('stand in one tree of tags, in which every id is there once and every page has its place', () => {
      const { trailer, objects } = readPdf(pdf);
      const at = (reference: unknown): PdfDictionary =>
        objects.get((reference as PdfReference).number)!.value as PdfDictionary;
      const root = at(trailer.get('/Root'));
      const pages = at(root.get('/Pages')).get('/Kids') as PdfReference[];
      expect(at(root.get('/Pages')).get('/Count')).toBe(String(pages.length));
      const tags = at(root.get('/StructTreeRoot'));
      const ids = ((tags.get('/IDTree') as PdfDictionary).get('/Names') as unknown[]).filter(
        (_, index) => index % 2 === 0,
      ) as string[];
      expect(ids).toEqual([...new Set(ids)].sort());
      const keys = ((tags.get('/ParentTree') as PdfDictionary).get('/Nums') as unknown[]).filter(
        (_, index) => index % 2 === 0,
      );
      expect(keys).toEqual(keys.map((_, index) => String(index)));
      const used = pages.map((page) => at(page).get('/StructParents'));
      expect(new Set(used).size).toBe(pages.length);
      for (const key of used) expect(keys).toContain(key);
      const roles = [...objects.values()].map(({ value }) => (value instanceof Map ? value.get('/S') : null));
      expect(roles.filter((role) => role === '/H1')).toHaveLength(1);
      expect(roles.filter((role) => role === '/H3').length).toBeGreaterThanOrEqual(15);
    });
  });

  describeWith('pdftotext', 'as PDF, read by another program', () => {
    const textOf = (pdf: Buffer | string): string =>
      execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });

    it('say the figures and words that the JSON has', async () => {
      for (const id of ['alder', 'birch']) {
        const statement = of(id);
        const text = textOf(await statementFile(statement, 'pdf')).replace(/\s+/g, ' ');
        for (const { value, balance } of statement.lines) {
          if (value !== null) expect(text).toContain(readable(value.replace('-', '')));
          expect(text).toContain(readable(balance));
        }
        expect(text).toContain(readable(statement.fair!.target));
        expect(text).toContain(readable(statement.balance.opening));
      }
      const title = textOf(await statementFile(of('alder'), 'pdf')).replace(/\s+/g, ' ');
      expect(title).toContain('<script>alert("1")</script> #import "/etc/passwd": * $x$');
    });

    it('have a page of their own behind the report, joined from parts', async () => {
      const { report } = await reportWithStatements(ledger.ledger, COALITION, QUARTER);
      const many = [...statements, ...statements, ...statements];
      const pages = textOf(await reportFile(report, 'pdf', many)).split('\f');
      const numbers = pages.slice(0, -1).map((page) => page.trimEnd().split(/\s+/).at(-1));
      expect(numbers).toEqual(numbers.map((_, index) => String(index + 1)));
      expect(pages.filter((page) => page.includes('Every line of the quarter')).length).toBe(many.length);
    });
  });
});
