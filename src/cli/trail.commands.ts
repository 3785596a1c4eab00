import { Option, type Command } from 'commander';
import { trailOf, trailOfCoalition, type TrailItem, WHOLE_SERVICE } from '../access/trail.queries.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import { fieldOf, listCsv } from '../reports/list-csv.js';
import { PAGE_DEFAULT, PAGE_LIMIT } from '../event-store/cursor.js';
import { withLedger, type TerminalContext } from './context.js';
import { LIST_FORMATS, printAs, type ListFormat } from './lists.js';
import { pageLimit } from './page-option.js';
import { say, textTable } from './terminal.js';

interface TrailOptions {
  readonly coalition?: string;
  readonly limit: number;
  readonly after?: string;
  readonly format: ListFormat;
}

/** `trail`: what was done about access, newest first. */
export function addTrailCommand(program: Command, context: TerminalContext): void {
  program
    .command('trail')
    .description('What was done about access to a coalition, or to the whole service, newest first.')
    .option('--coalition <slug>', 'the coalition; the whole service without it')
    .option('--limit <number>', `so many at most, up to ${String(PAGE_LIMIT)}`, pageLimit, PAGE_DEFAULT)
    .option('--after <cursor>', 'those that follow, as the list before says')
    .addOption(new Option('--format <format>').choices([...LIST_FORMATS]).default('table'))
    .addHelpText('after', '\nExample:\n  evenhand trail --coalition riverbend --format csv')
    .action(async ({ coalition, limit, after, format }: TrailOptions) => {
      const asked = { after: after ?? null, limit };
      const page = await withLedger(context, (ledger) =>
        coalition === undefined
          ? trailOf(ledger, WHOLE_SERVICE, asked)
          : trailOfCoalition(ledger, coalition, asked),
      );
      await printAs(format, page, {
        table: ({ items }) => trailTable(items),
        csv: ({ items }) => listCsv(COLUMNS, items),
      });
      if (page.next !== null) say(`There are more: --after ${page.next}`);
    });
}

function trailTable(items: readonly TrailItem[]): string {
  return textTable(
    ['Position', 'At', 'Actor', 'Act', 'About'],
    items.map(({ position, at, actor, act, about }) => {
      const words = Object.entries(about).map(
        ([name, value]) => `${name} ${JSON.stringify(value).replaceAll('"', '')}`,
      );
      return [String(position), at, actor, act, words.join(', ')];
    }),
    0,
  );
}

/** With the hashes, and what stands beside an act as the canonical JSON that they cover. */
const COLUMNS = [
  fieldOf<TrailItem>('position'),
  fieldOf<TrailItem>('at'),
  fieldOf<TrailItem>('actor'),
  fieldOf<TrailItem>('act'),
  { name: 'about', cell: ({ about }: TrailItem) => canonicalJson(about) },
  { name: 'prev_hash', cell: ({ prevHash }: TrailItem) => prevHash },
  fieldOf<TrailItem>('hash'),
];
