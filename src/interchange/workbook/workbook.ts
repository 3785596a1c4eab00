import { posix } from 'node:path';
import { showsDate, type WorkbookRules } from './cell-value.js';
import { WorkbookFault } from './xml-reader.js';
import { ZipParts, type Archive } from './zip-parts.js';

/** Texts that the cells of a workbook share; each is kept in memory. */
const TEXTS_LIMIT = 2_000_000;
const SHEETS_LIMIT = 1_000;

/** A sheet of a workbook: its name, and the part that holds it. */
export interface SheetPart {
  readonly name: string;
  readonly part: string;
  /** Unpacked. */
  readonly bytes: number;
}

/** What a workbook is beside its sheets' cells (ECMA-376). */
export interface Workbook extends WorkbookRules {
  readonly sheets: readonly SheetPart[];
  /** Which styles of cells show a day. */
  readonly dateStyles: ReadonlySet<number>;
}

/** Reads everything but the cells. @throws WorkbookFault */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const parts = await ZipParts.open(archive);
  try {
    const [main = ''] = await targetsOf(parts, '', (type) => type.endsWith('/officeDocument')).then((found) =>
      found.map(({ part }) => part),
    );
    if (main === '') throw new WorkbookFault('it is no workbook');
    const { named, from1904, formulasPending } = await outlineOf(parts, main);
    const related = await targetsOf(parts, main, () => true);
    const sheets = named.map(({ name, id }) => {
      const part = related.find((one) => one.id === id && one.type.endsWith('/worksheet'))?.part;
      // A sheet that is a chart has no cells.
      return part === undefined ? [] : [{ name, part, bytes: parts.sizeOf(part) }];
    });
    const partOf = (kind: string): string | undefined =>
      related.find(({ type, part }) => type.endsWith(`/${kind}`) && parts.has(part))?.part;
    const [texts, styles] = [partOf('sharedStrings'), partOf('styles')];
    return {
      sheets: sheets.flat(),
      from1904,
      formulasPending,
      texts: texts === undefined ? [] : await textsIn(parts, texts),
      dateStyles: styles === undefined ? new Set() : await dateStylesIn(parts, styles),
    };
  } finally {
    parts.close();
  }
}

interface Target {
  readonly id: string;
  readonly type: string;
  readonly part: string;
}

/** The parts that a part refers to; those of the whole where it is ''. */
async function targetsOf(parts: ZipParts, of: string, wanted: (type: string) => boolean): Promise<Target[]> {
  const folder = posix.dirname(of);
  const relations = posix.join(folder, '_rels', `${posix.basename(of)}.rels`);
  const targets: Target[] = [];
  await parts.xml(relations, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
      const [id = '', type = '', target = ''] = ['Id', 'Type', 'Target'].map((key) => attributes.get(key));
      if (!wanted(type)) return;
      const part = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      targets.push({ id, type, part });
    },
  });
  return targets;
}

async function outlineOf(parts: ZipParts, main: string) {
  const named: { readonly name: string; readonly id: string }[] = [];
  let [from1904, formulasPending] = [false, false];
  const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
  await parts.xml(main, {
    open(element, attributes) {
      if (element === 'workbookPr') from1904 = isTrue(attributes.get('date1904'));
      if (element === 'calcPr') formulasPending = isTrue(attributes.get('fullCalcOnLoad'));
      if (element !== 'sheet') return;
      if (named.length >= SHEETS_LIMIT) throw new WorkbookFault('it has too many sheets');
      named.push({ name: attributes.get('name') ?? '', id: attributes.get('id') ?? '' });
    },
  });
  return { named, from1904, formulasPending };
}

async function textsIn(parts: ZipParts, part: string): Promise<string[]> {
  const texts: string[] = [];
  const reading = new TextReading();
  await parts.xml(part, {
    open(name) {
      if (name === 'si') reading.begin();
      else reading.open(name);
    },
    text: (text) => reading.text(text),
    close(name) {
      reading.close(name);
      if (name !== 'si') return;
      if (texts.length >= TEXTS_LIMIT) throw new WorkbookFault('it has too many texts');
      texts.push(reading.all);
    },
  });
  return texts;
}

/** Collects a text that may come in runs of several styles. Readings of East Asian characters beside it are no part of it. */
export class TextReading {
  all = '';
  private inText = false;
  private besides = 0;

  begin(): void {
    this.all = '';
  }

  open(name: string): void {
    if (name === 't') this.inText = true;
    if (name === 'rPh') this.besides += 1;
  }

  text(text: string): void {
    if (this.inText && this.besides === 0) this.all += text;
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    if (name === 'rPh') this.besides -= 1;
    // Characters that XML can't hold are written like _x000D_ (ECMA-376, 22.9.2.19).
    if (name === 'si' || name === 'is')
      this.all = this.all.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(parseInt(code, 16)),
      );
  }
}

async function dateStylesIn(parts: ZipParts, part: string): Promise<ReadonlySet<number>> {
  const codes = new Map<string, string>();
  const formats: string[] = [];
  let inCells = false;
  await parts.xml(part, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(attributes.get('numFmtId') ?? '', attributes.get('formatCode') ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) formats.push(attributes.get('numFmtId') ?? '0');
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return new Set(
    [...formats.keys()].filter((style) => showsDate(Number(formats[style]), codes.get(formats[style]!))),
  );
}
