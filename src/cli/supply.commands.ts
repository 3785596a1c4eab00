import { Option, type Command } from 'commander';
import { BENEFIT_KINDS, VALUE_TYPES } from '../coalition/domain/value-types.js';
import { reviewOf } from '../reviews/reviews.queries.js';
import { withLedger, type TerminalContext } from './context.js';
import { order, type OrderOptions } from './orders.js';
import { reviewAct } from './review-act.js';
import { suppliesTable } from './review-tables.js';
import { print } from './terminal.js';

interface AddSupplyOptions extends OrderOptions {
  readonly quarter: string;
  readonly id?: string;
  readonly title: string;
  readonly from: string;
  readonly kind: string;
  readonly quantity: string;
  readonly unit: string;
  readonly value?: string;
  readonly valueType: string;
  readonly step?: string;
  readonly openTo: readonly string[];
  readonly mostEach?: string;
}

/** What can be given next: `review supply add|withdraw|list`. */
export function addSupplyCommands(review: Command, context: TerminalContext): void {
  const supply = review.command('supply').description('What can be given next, listed for a review.');
  addSupply(supply, context);
  reviewAct(
    supply,
    'withdraw',
    'Take a supply back of which nothing was decided.',
    'review supply withdraw --coalition riverbend --quarter 2026-Q2 --supply money --reason "needed elsewhere"',
  )
    .requiredOption('--supply <id>', 'the supply')
    .requiredOption('--reason <words>', 'why')
    .action((options: OrderOptions & { quarter: string; supply: string; reason: string }) => {
      const { coalition, as, quarter, supply: supplyId, reason } = options;
      const data = { quarter, supplyId, reason, actingFor: as ?? null };
      return order(context, coalition, 'withdraw-supply', data, 'supplyId');
    });
  supply
    .command('list')
    .description('What was listed, and what is left of it.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .requiredOption('--quarter <quarter>', 'the quarter under review, such as 2026-Q2')
    .addOption(new Option('--format <format>').choices(['table', 'json']).default('table'))
    .addHelpText('after', '\nExample:\n  evenhand review supply list --coalition riverbend --quarter 2026-Q2')
    .action(
      async ({ coalition, quarter, format }: { coalition: string; quarter: string; format: string }) => {
        const { supplies, currency } = await withLedger(context, (ledger) =>
          reviewOf(ledger, coalition, quarter),
        );
        if (format === 'json') await print(`${JSON.stringify({ supplies }, null, 2)}\n`);
        else await print(suppliesTable(supplies, currency));
      },
    );
}

function addSupply(supply: Command, context: TerminalContext): void {
  reviewAct(
    supply,
    'add',
    'List something that can be given next.',
    'review supply add --coalition riverbend --quarter 2026-Q2 --id money --title "Set aside" --from pool:fund --kind funds --quantity 1000.00 --unit EUR --value-type financial',
  )
    .requiredOption('--title <words>', 'what it is')
    .requiredOption('--from <party>', 'who gives it: pool, pool:ID or member:ID')
    .addOption(new Option('--kind <kind>', 'what is given').choices([...BENEFIT_KINDS]).makeOptionMandatory())
    .requiredOption('--quantity <amount>', 'how much, in its own unit')
    .requiredOption('--unit <unit>', 'a currency code, hours, or any unit')
    .addOption(
      new Option('--value-type <type>', 'the kind of value that it is')
        .choices([...VALUE_TYPES])
        .makeOptionMandatory(),
    )
    .option('--id <id>', 'its id; one is made without it')
    .option('--value <amount>', 'of all of it, in base currency; needed but for money in base currency')
    .option('--step <amount>', 'the least that is handed out; a minor unit of money, one of all else')
    .option(
      '--open-to <member>',
      'a member that may have it, once for each; all without it',
      (id: string, before: readonly string[]) => [...before, id],
      [],
    )
    .option('--most-each <amount>', 'what one member may have at most')
    .action((options: AddSupplyOptions) => {
      const { coalition, as, quarter, title, from: source, kind, quantity, unit, valueType } = options;
      const data = {
        ...{ quarter, title, source, kind, quantity, unit, valueType },
        supplyId: options.id ?? null,
        value: options.value ?? null,
        step: options.step ?? null,
        openTo: options.openTo,
        mostEach: options.mostEach ?? null,
        actingFor: as ?? null,
      };
      return order(context, coalition, 'list-supply', data, 'supplyId');
    });
}
