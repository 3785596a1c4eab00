import type { Command } from 'commander';
import type { TerminalContext } from './context.js';
import { order, withOrderOptions, type OrderOptions } from './orders.js';
import { addLapse, addOfferList, addRedemptionList } from './redemption-lists.commands.js';

interface AddOfferOptions extends OrderOptions {
  readonly id?: string;
  readonly title: string;
  readonly by: string;
  readonly price: string;
  readonly capacity?: string;
  readonly valueType?: string;
  readonly value?: string;
  readonly from: string;
  readonly to?: string;
}

interface WithdrawOfferOptions extends OrderOptions {
  readonly offer: string;
  readonly on: string;
  readonly reason: string;
}

interface ReserveOptions extends OrderOptions {
  readonly id?: string;
  readonly offer: string;
  readonly member: string;
  readonly on: string;
}

interface EndOptions extends OrderOptions {
  readonly redemption: string;
  readonly on: string;
  readonly reason?: string;
}

/** The commands by which credits vest and are spent: `offer add|withdraw|list`, `redemption reserve|redeem|release|lapse|list`. */
export function addRedemptionCommands(program: Command, context: TerminalContext): void {
  const offer = program.command('offer').description('What credits can be redeemed for.');
  addOffer(offer, context);
  addWithdrawal(offer, context);
  addOfferList(offer, context);
  const redemption = program.command('redemption').description('Redeem credits for an offer, in two steps.');
  addReserve(redemption, context);
  addEnd(redemption, context, 'redeem', 'The member got what it reserved: its credits are spent.');
  addEnd(redemption, context, 'release', 'Set reserved credits free again.').option(
    '--reason <words>',
    'why',
  );
  addLapse(redemption, context);
  addRedemptionList(redemption, context);
}

function addOffer(offer: Command, context: TerminalContext): void {
  withOrderOptions(offer.command('add'), true)
    .description('Offer something for credits.')
    .requiredOption('--title <words>', 'what it is')
    .requiredOption('--by <party>', 'who offers it: pool, pool:ID or member:ID')
    .requiredOption('--price <credits>', 'what one costs, in credits')
    .requiredOption('--from <date>', 'the first day on which it can be reserved')
    .option('--id <id>', 'its id; one is made without it')
    .option('--to <date>', 'the last day on which it can be reserved')
    .option('--capacity <number>', 'how often it can be had; no limit without it')
    .option('--value <amount>', 'what one is worth, in base currency')
    .option('--value-type <type>', 'one value type, or weights such as strategic:0.5|innovative:0.5')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand offer add --coalition riverbend --id course --title "A course" --by member:alder --price 12.50 --from 2026-04-01',
    )
    .action((options: AddOfferOptions) =>
      order(
        context,
        options.coalition,
        'list-offer',
        {
          offerId: options.id ?? null,
          title: options.title,
          offeredBy: options.by,
          price: options.price,
          capacity: options.capacity ?? null,
          valueType: options.valueType ?? null,
          value: options.value ?? null,
          validFrom: options.from,
          validTo: options.to ?? null,
          actingFor: options.as ?? null,
        },
        'offerId',
      ),
    );
}

function addWithdrawal(offer: Command, context: TerminalContext): void {
  withOrderOptions(offer.command('withdraw'), true)
    .description('Offer something no longer. What is reserved stays so.')
    .requiredOption('--offer <id>', 'the offer')
    .requiredOption('--on <date>', 'the first day on which it can be reserved no longer')
    .requiredOption('--reason <words>', 'why')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand offer withdraw --coalition riverbend --offer course --on 2026-06-01 --reason "the teacher left"',
    )
    .action(({ coalition, as, offer: offerId, on, reason }: WithdrawOfferOptions) =>
      order(context, coalition, 'withdraw-offer', { offerId, on, reason, actingFor: as ?? null }, 'offerId'),
    );
}

function addReserve(redemption: Command, context: TerminalContext): void {
  withOrderOptions(redemption.command('reserve'), true)
    .description('Keep one of an offer, and its price in credits, for a member.')
    .requiredOption('--offer <id>', 'the offer')
    .requiredOption('--member <id>', 'the member')
    .requiredOption('--on <date>', 'the day of the reservation')
    .option('--id <id>', 'the redemption’s id; one is made without it')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand redemption reserve --coalition riverbend --id r1 --offer course --member cedar --on 2026-04-10',
    )
    .action(({ coalition, as, id, offer: offerId, member: memberId, on }: ReserveOptions) =>
      order(
        context,
        coalition,
        'reserve-credits',
        { redemptionId: id ?? null, offerId, memberId, on, actingFor: as ?? null },
        'redemptionId',
      ),
    );
}

function addEnd(
  group: Command,
  context: TerminalContext,
  name: 'redeem' | 'release',
  description: string,
): Command {
  return withOrderOptions(group.command(name), true)
    .description(description)
    .requiredOption('--redemption <id>', 'the redemption')
    .requiredOption('--on <date>', 'the day on which that happens')
    .addHelpText(
      'after',
      `\nExample:\n  evenhand redemption ${name} --coalition riverbend --redemption r1 --on 2026-04-12`,
    )
    .action(({ coalition, as, redemption: redemptionId, on, reason }: EndOptions) =>
      order(
        context,
        coalition,
        `${name}-credits`,
        { redemptionId, on, reason: reason ?? null, actingFor: as ?? null },
        'redemptionId',
      ),
    );
}
