import { Option, type Command } from 'commander';
import { PAGE_DEFAULT, PAGE_LIMIT } from '../event-store/cursor.js';
import { APPLICATION_STATES, applicationsOf } from '../knowledge/applications.queries.js';
import { assetOf, assetsOf } from '../knowledge/library.queries.js';
import { applicationListCsv, assetListCsv } from '../reports/library-csv.js';
import { withLedger, type TerminalContext } from './context.js';
import { applicationsTable, assetsTable, assetStory } from './library-tables.js';
import { allPages, printAs, withListOptions, type ListFormat } from './lists.js';
import { pageLimit } from './page-option.js';
import { print, say } from './terminal.js';

interface ListOptions {
  readonly coalition: string;
  readonly format: ListFormat;
  readonly search?: string;
  readonly unused?: true;
  readonly author?: string;
  readonly derivesFrom?: string;
}

interface ApplicationsOptions {
  readonly coalition: string;
  readonly format: ListFormat;
  readonly asset?: string;
  readonly member?: string;
  readonly state?: string;
  readonly quarter?: string;
  readonly limit: number;
  readonly after?: string;
}

/** The commands that read the library: `knowledge list|show|applications`. */
export function addLibraryCommands(knowledge: Command, context: TerminalContext): void {
  addList(knowledge, context);
  addShow(knowledge, context);
  addApplications(knowledge, context);
}

function addList(knowledge: Command, context: TerminalContext): void {
  withListOptions(knowledge.command('list'))
    .description('The assets of the library.')
    .option('--search <words>', 'words, or parts of them, in title, type or description')
    .option('--unused', 'only those that nobody is confirmed to have used')
    .option('--author <id>', 'by this member, or by members that merged into it')
    .option('--derives-from <id>', 'made from this asset')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand knowledge list --coalition riverbend --search "field guide"',
    )
    .action(async ({ coalition, format, ...options }: ListOptions) => {
      const asked = {
        search: options.search ?? null,
        unused: options.unused ?? false,
        author: options.author ?? null,
        derivesFrom: options.derivesFrom ?? null,
      };
      const assets = await withLedger(context, (ledger) =>
        allPages((page) => assetsOf(ledger, coalition, { ...asked, ...page })),
      );
      await printAs(format, assets, { table: assetsTable, csv: assetListCsv }, { assets });
    });
}

function addShow(knowledge: Command, context: TerminalContext): void {
  knowledge
    .command('show')
    .description('One asset: its authors, lineage and editions, and how it was used.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .requiredOption('--asset <id>', 'the asset')
    .addOption(new Option('--format <format>').choices(['table', 'json']).default('table'))
    .addHelpText('after', '\nExample:\n  evenhand knowledge show --coalition riverbend --asset guide')
    .action(async (options: { coalition: string; asset: string; format: 'table' | 'json' }) => {
      const asset = await withLedger(context, (ledger) => assetOf(ledger, options.coalition, options.asset));
      await print(options.format === 'json' ? `${JSON.stringify(asset, null, 2)}\n` : assetStory(asset));
    });
}

function addApplications(knowledge: Command, context: TerminalContext): void {
  withListOptions(knowledge.command('applications'))
    .description('Applications by day: who used what, and whether it counts.')
    .option('--asset <id>', 'of this asset')
    .option('--member <id>', 'by this member, or by members that merged into it')
    .addOption(new Option('--state <state>', 'that stand so').choices([...APPLICATION_STATES]))
    .option('--quarter <quarter>', 'of the days of this quarter, whichever one they count in')
    .option('--limit <number>', `so many at most, up to ${String(PAGE_LIMIT)}`, pageLimit, PAGE_DEFAULT)
    .option('--after <cursor>', 'those that follow, as the list before says')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand knowledge applications --coalition riverbend --state awaiting',
    )
    .action(async ({ coalition, format, ...options }: ApplicationsOptions) => {
      const page = await withLedger(context, (ledger) =>
        applicationsOf(ledger, coalition, {
          asset: options.asset ?? null,
          member: options.member ?? null,
          state: options.state ?? null,
          quarter: options.quarter ?? null,
          limit: options.limit,
          after: options.after ?? null,
        }),
      );
      await printAs(format, page.items, { table: applicationsTable, csv: applicationListCsv }, page);
      if (page.next !== null) say(`There are more: --after ${page.next}`);
    });
}
