/**
 * The checks of the house that neither compiler nor linter makes. Each takes texts, not folders, and gives what it
 * minds as sentences, so that planted text can show that it is able to fail.
 */
import ts from 'typescript';

export interface SourceFile {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

const LINES_MAXIMUM = 500;

/** `kernel/clock.ts` is where time enters; everything else in kernel and domains gets it handed in. */
const MAY_READ_THE_CLOCK = 'src/kernel/clock.ts';

/** The second part of a name, as in `exchange.queries.ts`: what the file is to Nest or to Jest. */
const SUFFIXES = [
  'commands',
  'controller',
  'decorator',
  'filter',
  'guard',
  'interceptor',
  'module',
  'campaign',
  'projection',
  'queries',
  'tables',
  'test',
  'd',
];

/** Clocks, chance and floats in kernel and domains: with them a replay would not give the same figures again. */
export function impurities({ path, text }: SourceFile): string[] {
  if (!/^src\/(kernel|[^/]+\/domain)\/.*\.ts$/.test(path)) return [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const impurity = impurityOf(node);
    const isAllowedClock = path === MAY_READ_THE_CLOCK && impurity?.kind === 'clock';
    if (impurity && !isAllowedClock) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${path}:${line + 1} uses ${impurity.what}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

interface Impurity {
  readonly what: string;
  readonly kind: 'clock' | 'chance' | 'float';
}

const IMPURE_MEMBERS: Record<string, Impurity['kind']> = {
  'Date.now': 'clock',
  'Temporal.Now': 'clock',
  'performance.now': 'clock',
  'process.hrtime': 'clock',
  'Math.random': 'chance',
  'crypto.randomUUID': 'chance',
  'crypto.getRandomValues': 'chance',
  'Number.parseFloat': 'float',
};

function impurityOf(node: ts.Node): Impurity | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const member = node.name.text;
    if (member === 'toNumber') return { what: '.toNumber()', kind: 'float' };
    const object = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
    const name = `${object.getText()}.${member}`;
    const kind = IMPURE_MEMBERS[name];
    return kind && { what: name, kind };
  }
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
    if (node.expression.getText() === 'Date')
      return { what: ts.isNewExpression(node) ? 'new Date(' : 'Date(', kind: 'clock' };
  }
  // By name, so that `.map(Number)` is seen as well as `Number(text)`; `Number.isSafeInteger` is harmless.
  const isUsedAsValue =
    ts.isIdentifier(node) &&
    !ts.isTypeReferenceNode(node.parent) &&
    !isNameOfMember(node) &&
    !isObjectOfMember(node);
  if (isUsedAsValue && node.text === 'Number') return { what: 'Number(', kind: 'float' };
  if (isUsedAsValue && node.text === 'parseFloat') return { what: 'parseFloat', kind: 'float' };
  return undefined;
}

function isNameOfMember(node: ts.Identifier): boolean {
  const { parent } = node;
  const isAccessed = ts.isPropertyAccessExpression(parent) && parent.name === node;
  return (
    isAccessed ||
    ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node)
  );
}

function isObjectOfMember(node: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node;
}

/** File names in kebab-case, with at most one suffix, and that a known one. */
export function badNames({ path }: SourceFile): string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!name.endsWith('.ts')) return [];
  const [stem = '', ...suffixes] = name.slice(0, -'.ts'.length).split('.');
  const found: string[] = [];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem)) found.push(`${path} is not named in kebab-case`);
  const unknown = suffixes.filter((suffix) => !SUFFIXES.includes(suffix));
  if (unknown.length > 0 || suffixes.length > 1)
    found.push(`${path} has the unknown suffix .${suffixes.join('.')}`);
  return found;
}

/** A file nobody can hold in mind. */
export function longFiles({ path, text }: SourceFile): string[] {
  // All words of a language stand in one file, so that a translation is one.
  if (!path.startsWith('src/') || path.startsWith('src/web/words/')) return [];
  const lines = text.replace(/\n$/, '').split('\n').length;
  return lines > LINES_MAXIMUM ? [`${path} has ${lines} lines, more than ${LINES_MAXIMUM}`] : [];
}

/** Promises to do it later belong to an issue, where somebody sees them. XXX alone is also ISO 4217's "no currency". */
export function unfinishedWork(file: SourceFile): string[] {
  return matchingLines(file, /\b(TODO|FIXME)\b|\bXXX:|\/\/\s*XXX\b/, 'leaves work for later');
}

/** `eslint-disable` and the compiler's like need a reason after `--` or `:`. */
export function silencedWithoutReason(file: SourceFile): string[] {
  return [
    ...matchingLines(file, /eslint-disable(?!.*\s--\s+\S{3})/, 'silences the linter without a reason'),
    ...matchingLines(
      file,
      /@ts-(ignore|nocheck)|@ts-expect-error\s*($|\*)/,
      'silences the compiler without a reason',
    ),
  ];
}

function matchingLines({ path, text }: SourceFile, pattern: RegExp, complaint: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${complaint}`] : []));
}

/** Every folder directly under src is a room, and a room says what it is. */
export function roomsWithoutReadme(paths: readonly string[]): string[] {
  const rooms = new Set(paths.flatMap((path) => /^src\/([^/]+)\//.exec(path)?.[1] ?? []));
  return [...rooms]
    .filter((room) => !paths.includes(`src/${room}/README.md`))
    .map((room) => `src/${room} has no README.md`);
}

export const ROOMS = [
  'kernel',
  'event-store',
  'http',
  'coalition',
  'exchange',
  'knowledge',
  'portfolios',
  'reviews',
  'recognition',
  'reports',
  'hooks',
  'interchange',
  'access',
  'charts',
  'web',
  'cli',
  'operations',
];

/** A new room is a decision, and the import rules must know on which side of the doors it lies. */
export function unknownRooms(paths: readonly string[]): string[] {
  const rooms = new Set(paths.flatMap((path) => /^src\/([^/]+)\//.exec(path)?.[1] ?? []));
  return [...rooms]
    .filter((room) => !ROOMS.includes(room))
    .map((room) => `src/${room} is no room of the house`);
}

/** A lock file with addresses of downloads ties everybody to one registry. */
export function downloadAddresses({ path, text }: SourceFile): string[] {
  return matchingLines({ path, text }, /"resolved"\s*:/, 'holds the address of a download');
}
