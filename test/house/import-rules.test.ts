import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const requireHere = createRequire(import.meta.url);
const CRUISER = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const CONFIGURATION = resolve('.dependency-cruiser.cjs');

const { forbidden: rules } = requireHere(CONFIGURATION) as {
  forbidden: { name: string; comment?: string; severity: string }[];
};

/** Runs the rules on a tree, and gives each violation as `rule: from → to`. */
function violationsIn(tree: string): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [CRUISER, '--config', CONFIGURATION, '--output-type', 'json', '.'],
    { cwd: tree, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  if (stderr) throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as {
    summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] };
  };
  if (summary.totalCruised === 0) throw new Error(`No files in ${tree}`);
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

/** Each line: the rule, a file, and what that file must not import. */
const PLANTED_VIOLATIONS: [rule: string, from: string, imported: string][] = [
  ['kernel-stands-alone', 'src/kernel/leak.ts', 'typeorm'],
  ['kernel-stands-alone', 'src/kernel/disk.ts', 'node:fs'],
  ['kernel-stands-alone', 'src/kernel/upstairs.ts', 'src/event-store/client.ts'],
  ['domain-is-pure', 'src/exchange/domain/framework.ts', 'typeorm'],
  ['domain-is-pure', 'src/exchange/domain/disk.ts', 'node:crypto'],
  ['domain-is-pure', 'src/exchange/domain/log.ts', 'src/event-store/client.ts'],
  ['domain-is-pure', 'src/exchange/domain/neighbour.ts', 'src/coalition/domain/member.ts'],
  ['domain-is-pure', 'src/exchange/domain/own-shell.ts', 'src/exchange/exchange.queries.ts'],
  ['domain-is-pure', 'src/cli/domain/any-room.ts', 'typeorm'],
  ['event-store-knows-no-capability', 'src/event-store/knowing.ts', 'src/exchange/domain/events.ts'],
  ['event-store-knows-no-capability', 'src/event-store/configured.ts', 'src/config.ts'],
  ['http-frame-knows-no-capability', 'src/http/knowing.ts', 'src/coalition/coalition.queries.ts'],
  [
    'capabilities-meet-by-events-and-queries',
    'src/exchange/ordering.ts',
    'src/coalition/coalition.commands.ts',
  ],
  ['capabilities-meet-by-events-and-queries', 'src/exchange/peeking.ts', 'src/coalition/domain/member.ts'],
  [
    'capabilities-meet-by-events-and-queries',
    'src/reports/tables.ts',
    'src/coalition/coalition.projection.ts',
  ],
  ['capabilities-meet-by-events-and-queries', 'src/reviews/page.ts', 'src/web/page.ts'],
  ['capabilities-meet-by-events-and-queries', 'src/new-room/peeking.ts', 'src/coalition/domain/member.ts'],
  ['http-frame-knows-no-capability', 'src/http/keeping.ts', 'src/exchange/evidence/evidence-files.ts'],
  ['doors-only-ask-and-order', 'src/web/deciding.ts', 'src/coalition/domain/member.ts'],
  ['doors-only-ask-and-order', 'src/cli/reading.ts', 'src/coalition/coalition.projection.ts'],
  ['doors-only-ask-and-order', 'src/interchange/writing.ts', 'src/event-store/lane.ts'],
  ['doors-only-ask-and-order', 'src/web/crossing.ts', 'src/interchange/ledger-file.ts'],
  ['charts-only-draw', 'src/charts/asking.tsx', 'src/portfolios/give-get.queries.ts'],
  ['http-knows-no-capability', 'src/http/naming.ts', 'src/coalition/coalition.queries.ts'],
  ['application-only-joins-modules', 'src/app.module.ts', 'src/coalition/coalition.projection.ts'],
  [
    'modules-are-joined-at-the-roots',
    'src/reviews/reviews.controller.ts',
    'src/coalition/coalition.module.ts',
  ],
  ['rooms-know-no-root', 'src/operations/health.ts', 'src/ledger-model.ts'],
  ['only-kernel-calculates', 'src/exchange/valuation.ts', 'decimal.js'],
  ['only-kernel-calculates', 'bench/sums.ts', 'decimal.js'],
  ['no-cycles', 'src/knowledge/credit.ts', 'src/knowledge/offer.ts'],
  ['shipped-code-imports-no-tests', 'src/coalition/sample.ts', 'test/builders.ts'],
  ['shipped-code-imports-no-tests', 'src/main.ts', 'scripts/demo.ts'],
  ['shipped-code-imports-no-tests', 'src/kernel/measured.ts', 'bench/load.ts'],
  ['examples-stand-alone', 'examples/balances.ts', 'src/kernel/amount.ts'],
  ['shipped-code-needs-no-development-package', 'src/access/typing.ts', 'fast-check'],
  ['imports-resolve', 'src/access/lost.ts', 'src/access/nowhere.ts'],
  ['packages-are-declared', 'src/access/borrowed.ts', 'borrowed-package'],
];

/** Each line: a file, and what it may import; no rule may mind. */
const ALLOWED: [from: string, imported: string][] = [
  ['src/kernel/decimal.ts', 'decimal.js'],
  ['src/kernel/dates.ts', 'temporal-polyfill'],
  ['src/kernel/ids.ts', 'uuid'],
  ['src/kernel/money.ts', 'src/kernel/decimal.ts'],
  ['src/event-store/store.ts', 'typeorm'],
  ['src/event-store/store.ts', 'node:crypto'],
  ['src/event-store/store.ts', 'migrations/0001-event-log.ts'],
  ['src/event-store/store.ts', 'src/kernel/money.ts'],
  ['src/coalition/domain/member.ts', 'src/kernel/money.ts'],
  ['src/coalition/domain/member.ts', 'src/coalition/domain/events.ts'],
  ['src/exchange/domain/contribution.ts', 'src/coalition/domain/events.ts'],
  ['src/exchange/domain/contribution.ts', 'src/coalition/domain/directory.ts'],
  ['src/reports/report.ts', 'src/portfolios/domain/flow.ts'],
  ['src/exchange/exchange.projection.ts', 'src/exchange/domain/contribution.ts'],
  ['src/exchange/exchange.projection.ts', 'src/coalition/domain/events.ts'],
  ['src/exchange/exchange.projection.ts', 'src/coalition/coalition.queries.ts'],
  ['src/exchange/exchange.projection.ts', 'src/event-store/store.ts'],
  ['src/exchange/exchange.module.ts', 'src/coalition/coalition.module.ts'],
  ['src/reports/report.ts', 'src/coalition/coalition.queries.ts'],
  ['src/web/page.ts', 'src/coalition/coalition.commands.ts'],
  ['src/web/page.ts', 'src/coalition/coalition.queries.ts'],
  ['src/web/page.ts', 'src/reports/report.ts'],
  ['src/cli/serve.ts', 'src/event-store/client.ts'],
  ['src/cli/attach.ts', 'src/exchange/evidence/evidence-files.ts'],
  ['src/operations/backup.ts', 'src/exchange/evidence/evidence-files.ts'],
  ['src/interchange/ledger-file.ts', 'src/kernel/money.ts'],
  ['src/exchange/exchange.controller.ts', 'src/http/page.ts'],
  ['src/http/page.ts', 'src/kernel/money.ts'],
  ['src/app.module.ts', 'src/exchange/exchange.module.ts'],
  ['src/app.module.ts', 'src/config.ts'],
  ['src/ledger-model.ts', 'src/coalition/coalition.module.ts'],
  ['src/ledger-model.ts', 'src/coalition/domain/member.ts'],
  ['src/main.ts', 'src/app.module.ts'],
  ['src/cli.ts', 'src/cli/serve.ts'],
];

const PACKAGES = ['typeorm', 'decimal.js', 'temporal-polyfill', 'uuid', 'fast-check', 'borrowed-package'];

/** Writes a tree in which every file of both lists exists and imports what its lines say. */
function plant(tree: string): void {
  const imports = new Map<string, string[]>();
  const importsOf = (file: string) => imports.get(file) ?? imports.set(file, []).get(file) ?? [];
  const lines = [...ALLOWED, ...PLANTED_VIOLATIONS.map(([, from, imported]) => [from, imported] as const)];
  for (const [from, imported] of [...lines, ['src/knowledge/offer.ts', 'src/knowledge/credit.ts'] as const]) {
    importsOf(from).push(imported);
    if (isFile(imported) && !imported.endsWith('nowhere.ts')) importsOf(imported);
  }
  for (const [file, imported] of imports) {
    write(
      tree,
      file,
      imported.map((path) => `import '${specifier(file, path)}';\n`).join('') || 'export {};\n',
    );
  }
  for (const name of PACKAGES) {
    write(
      tree,
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
    );
    write(tree, `node_modules/${name}/index.js`, 'module.exports = {};\n');
  }
  const declared = ['typeorm', 'decimal.js', 'temporal-polyfill', 'uuid'].map(
    (name) => [name, '1.0.0'] as const,
  );
  write(
    tree,
    'package.json',
    JSON.stringify({
      name: 'planted',
      type: 'module',
      dependencies: Object.fromEntries(declared),
      devDependencies: { 'fast-check': '1.0.0' },
    }),
  );
}

function isFile(imported: string): boolean {
  return imported.endsWith('.ts');
}

function specifier(from: string, imported: string): string {
  if (!isFile(imported)) return imported;
  const up = '../'.repeat(from.split('/').length - 1) || './';
  return up + imported.replace(/\.ts$/, '.js');
}

function write(tree: string, file: string, text: string): void {
  const path = join(tree, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** How dependency-cruiser names the end of an import in its findings. */
function asFound(imported: string): string {
  if (isFile(imported)) return imported;
  return imported.startsWith('node:') ? imported.slice('node:'.length) : `node_modules/${imported}/index.js`;
}

describe('the import rules', () => {
  it('hold in this repository', () => {
    expect(violationsIn(resolve('.'))).toEqual([]);
  });

  it('each give their reason and stop the build', () => {
    for (const { name, comment, severity } of rules) {
      expect({ name, explained: (comment?.length ?? 0) > 40, severity }).toEqual({
        name,
        explained: true,
        severity: 'error',
      });
    }
  });

  it('are each planted below', () => {
    expect([...new Set(PLANTED_VIOLATIONS.map(([rule]) => rule))].sort()).toEqual(
      rules.map(({ name }) => name).sort(),
    );
  });
});

describe('a planted violation', () => {
  const tree = mkdtempSync(join(tmpdir(), 'evenhand-planted-'));
  let found: string[];

  beforeAll(() => {
    plant(tree);
    found = violationsIn(tree);
  });
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it.each(PLANTED_VIOLATIONS)('of %s is caught: %s imports %s', (rule, from, imported) => {
    const ends = rule === 'imports-resolve' ? specifier(from, imported) : asFound(imported);
    expect(found).toContain(`${rule}: ${from} → ${ends}`);
  });

  it.each(ALLOWED)('is not seen where %s imports %s', (from, imported) => {
    expect(found.filter((violation) => violation.endsWith(` ${from} → ${asFound(imported)}`))).toEqual([]);
  });
});
