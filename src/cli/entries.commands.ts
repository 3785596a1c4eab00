import { Option, type Command } from 'commander';
import { BENEFIT_KINDS } from '../coalition/domain/value-types.js';
import { PAGE_DEFAULT, PAGE_LIMIT } from '../event-store/cursor.js';
import { entriesOf, type EntriesAsked } from '../exchange/exchange.queries.js';
import { entryOf } from '../exchange/entry-story.queries.js';
import { parseDate } from '../kernel/calendar.js';
import { entriesCsv } from '../exchange/entries-csv.queries.js';
import { withLedger, type TerminalContext } from './context.js';
import { entriesTable, entryStory } from './entry-tables.js';
import { pageLimit } from './page-option.js';
import { print, say } from './terminal.js';

interface ListOptions {
  readonly coalition: string;
  readonly member?: string;
  readonly kind?: string;
  readonly direction?: string;
  readonly from?: string;
  readonly to?: string;
  readonly quarter?: string;
  readonly project?: string;
  readonly pool?: string;
  readonly unvalued?: true;
  readonly text?: string;
  readonly newest?: true;
  readonly status?: string;
  readonly recordedBy?: string;
  readonly waitingFor?: string;
  readonly pledge?: string;
  readonly award?: string;
  readonly limit: number;
  readonly after?: string;
  readonly format: 'table' | 'json' | 'csv';
}

/** The commands that show entries: `entries`, a list, and `entry`, one with its story. */
export function addEntryListCommands(program: Command, context: TerminalContext): void {
  program
    .command('entries')
    .description('Entries by date: all of them, those of a member, or those that wait for somebody.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .option('--member <id>', 'on either side, and of members that merged into it')
    .addOption(new Option('--kind <kind>', 'of this kind').choices([...BENEFIT_KINDS]))
    .addOption(
      new Option('--direction <direction>', 'of this direction').choices([
        'contribution',
        'benefit',
        'exchange',
      ]),
    )
    .option('--from <date>', 'the first day')
    .option('--to <date>', 'the last day')
    .option('--quarter <quarter>', 'of this fiscal quarter')
    .option('--project <words>', 'of this project')
    .option('--pool <id>', 'that went into this pool, or came from it')
    .option('--unvalued', 'that should have a value and have none')
    .option('--text <words>', 'with all these words')
    .addOption(
      new Option('--status <status>', 'that stand so').choices([
        'proposed',
        'accepted',
        'disputed',
        'withdrawn',
      ]),
    )
    .option('--recorded-by <party>', 'recorded by the backbone, or by member:ID')
    .option('--waiting-for <party>', 'that the backbone, or member:ID, can accept, answer for or resolve')
    .option('--pledge <id>', 'that deliver this pledge')
    .option('--award <id>', 'that are claimed as cost sharing on this award')
    .option('--newest', 'the newest first')
    .option('--limit <number>', `so many at most, up to ${String(PAGE_LIMIT)}`, pageLimit, PAGE_DEFAULT)
    .option('--after <cursor>', 'those that follow, as the list before says')
    .addOption(new Option('--format <format>').choices(['table', 'json', 'csv']).default('table'))
    .addHelpText('after', '\nExample:\n  evenhand entries --coalition riverbend --waiting-for member:school')
    .action(async ({ coalition, format, ...options }: ListOptions) => {
      const page = await withLedger(context, (ledger) => entriesOf(ledger, coalition, asked(options)));
      if (format === 'json') await print(`${JSON.stringify(page, null, 2)}\n`);
      else await print(format === 'csv' ? entriesCsv(page.items) : entriesTable(page.items));
      if (page.next !== null) say(`There are more: --after ${page.next}`);
    });

  program
    .command('entry')
    .argument('<entry>', 'the id of the entry')
    .description('One entry with its story: who recorded it, what was said about it, and who acts next.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .addOption(new Option('--format <format>').choices(['table', 'json']).default('table'))
    .addHelpText('after', '\nExample:\n  evenhand entry grant-7 --coalition riverbend')
    .action(async (id: string, options: { coalition: string; format: 'table' | 'json' }) => {
      const entry = await withLedger(context, (ledger) => entryOf(ledger, options.coalition, id));
      await print(options.format === 'json' ? `${JSON.stringify(entry, null, 2)}\n` : entryStory(entry));
    });
}

function asked(options: Omit<ListOptions, 'coalition' | 'format'>): EntriesAsked {
  return {
    member: options.member ?? null,
    kind: options.kind ?? null,
    direction: options.direction ?? null,
    from: options.from === undefined ? null : parseDate(options.from),
    to: options.to === undefined ? null : parseDate(options.to),
    quarter: options.quarter ?? null,
    project: options.project ?? null,
    pool: options.pool ?? null,
    unvalued: options.unvalued ? 'true' : null,
    text: options.text ?? null,
    order: options.newest ? 'newest' : 'oldest',
    status: options.status ?? null,
    recordedBy: options.recordedBy ?? null,
    waitingFor: options.waitingFor ?? null,
    pledge: options.pledge ?? null,
    award: options.award ?? null,
    limit: options.limit,
    after: options.after ?? null,
  };
}
