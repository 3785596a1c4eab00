import { Option, type Command } from 'commander';
import { offersOf } from '../knowledge/offers.queries.js';
import { REDEMPTION_STATUSES, redemptionsOf } from '../knowledge/redemptions.queries.js';
import { offerListCsv, redemptionListCsv } from '../reports/library-csv.js';
import { terminalActor, withLedger, type TerminalContext } from './context.js';
import { offersTable, redemptionsTable } from './library-tables.js';
import { allPages, printAs, withListOptions, type ListFormat } from './lists.js';
import { withOrderOptions, type OrderOptions } from './orders.js';
import { print, printable, say } from './terminal.js';

interface OfferListOptions {
  readonly coalition: string;
  readonly format: ListFormat;
  readonly openOn?: string;
}

interface RedemptionListOptions {
  readonly coalition: string;
  readonly format: ListFormat;
  readonly member?: string;
  readonly offer?: string;
  readonly state?: string;
}

/** `offer list` */
export function addOfferList(offer: Command, context: TerminalContext): void {
  withListOptions(offer.command('list'))
    .description('Offers, and how many places each has left today.')
    .option('--open-on <date>', 'those that can be reserved on this day, as far as their dates go')
    .addHelpText('after', '\nExample:\n  evenhand offer list --coalition riverbend --open-on 2026-04-10')
    .action(async ({ coalition, format, ...options }: OfferListOptions) => {
      const openOn = options.openOn ?? null;
      const offers = await withLedger(context, (ledger) =>
        allPages((page) => offersOf(ledger, coalition, { openOn, ...page })),
      );
      await printAs(format, offers, { table: offersTable, csv: offerListCsv }, { offers });
    });
}

/** `redemption list` */
export function addRedemptionList(redemption: Command, context: TerminalContext): void {
  withListOptions(redemption.command('list'))
    .description('What was reserved of offers, redeemed, or set free.')
    .option('--member <id>', 'by this member, or by members that merged into it')
    .option('--offer <id>', 'of this offer')
    .addOption(new Option('--state <state>', 'that stand so today').choices([...REDEMPTION_STATUSES]))
    .addHelpText('after', '\nExample:\n  evenhand redemption list --coalition riverbend --state lapsed')
    .action(async ({ coalition, format, ...options }: RedemptionListOptions) => {
      const asked = {
        member: options.member ?? null,
        offer: options.offer ?? null,
        state: options.state ?? null,
      };
      const redemptions = await withLedger(context, (ledger) =>
        allPages((page) => redemptionsOf(ledger, coalition, { ...asked, ...page })),
      );
      await printAs(
        format,
        redemptions,
        { table: redemptionsTable, csv: redemptionListCsv },
        { redemptions },
      );
    });
}

/** `redemption lapse` */
export function addLapse(redemption: Command, context: TerminalContext): void {
  withOrderOptions(redemption.command('lapse'), true)
    .description('Set free every reservation that nobody fetched in time, as of today.')
    .addHelpText('after', '\nExample:\n  evenhand redemption lapse --coalition riverbend')
    .action(async ({ coalition, as }: OrderOptions) => {
      const { answer, position } = await withLedger(context, (ledger) =>
        ledger.execute({
          coalitionId: coalition,
          command: 'release-lapsed',
          data: { actingFor: as ?? null },
          actor: terminalActor(),
        }),
      );
      const released = answer['released'] as string[];
      const changed = released.length > 0;
      say(changed ? `Set free: ${released.map(printable).join(', ')}.` : 'Nothing had lapsed.');
      await print(`${JSON.stringify({ released, position, changed })}\n`);
    });
}
