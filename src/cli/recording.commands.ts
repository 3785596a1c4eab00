import { Argument, Option, type Command } from 'commander';
import { BENEFIT_KINDS } from '../coalition/domain/value-types.js';
import { mirrorOf } from '../exchange/exchange.queries.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { withLedger, type TerminalContext } from './context.js';
import { act, addEntryCommand, type EntryOptions } from './entry-options.js';

interface RecordOptions extends EntryOptions {
  readonly id?: string;
  readonly member: string;
  readonly kind: string;
  readonly on: string;
  readonly lateFor?: string;
  readonly quantity: string;
  readonly unit: string;
  readonly value?: string;
  readonly basis?: string;
  readonly valueType?: string;
  readonly counterparty?: string;
  readonly project?: string;
  readonly description?: string;
  readonly pledge?: string;
  readonly status?: string;
  readonly category?: string;
  readonly technique?: string;
  readonly inputs?: string;
  readonly approvedBy?: string;
  readonly use?: string;
  readonly restrictions?: string;
  readonly award?: string;
  readonly item?: string;
  readonly necessary?: string;
  readonly allowable?: string;
  readonly federallyFunded?: string;
  readonly inApprovedBudget?: string;
}

/** The commands that record: `record` an entry, `reverse` one, `value` one. */
export function addRecordingCommands(program: Command, context: TerminalContext): void {
  addRecord(program, context);

  addEntryCommand(
    program,
    'reverse',
    'Take an entry back: a reversal is recorded that names it, and nothing is removed.',
    'reverse grant-7 --coalition riverbend --on 2026-07-02 --reason "typed twice"',
  )
    .argument('<entry>', 'the id of the entry')
    .requiredOption('--on <date>', 'the day on which it was put right')
    .requiredOption('--reason <words>', 'why')
    .option('--id <id>', 'the reversal’s own id; one is made without it')
    .action(async (entry: string, options: EntryOptions & { on: string; reason: string; id?: string }) => {
      const mirror = await withLedger(context, (ledger) => mirrorOf(ledger, options.coalition, entry));
      const { on: occurredOn, reason: description, id: entryId = null } = options;
      const data = { ...NOTHING_SAID, ...mirror, entryId, occurredOn, reverses: entry, description };
      const done = (id: string): string => `${entry} is taken back by ${id}.`;
      await act(context, options, { command: 'record-entry', data, done });
    });

  addEntryCommand(
    program,
    'value',
    'Value an entry that has no value yet.',
    'value laptops-3 --coalition riverbend --amount 1200.00 --basis "price list of June"',
  )
    .argument('<entry>', 'the id of the entry')
    .requiredOption('--amount <decimal>', 'its value in base currency')
    .option('--basis <words>', 'the technique and its inputs')
    .action(async (entryId: string, options: EntryOptions & { amount: string; basis?: string }) => {
      const data = { entryId, value: options.amount, basis: options.basis ?? null };
      await act(context, options, { command: 'value-entry', data, done: (id) => `${id} is valued.` });
    });
}

const STATEMENT = ['yes', 'no'];

function addRecord(program: Command, context: TerminalContext): void {
  const statement = (flags: string, about: string): Option =>
    new Option(`${flags} <yes|no>`, about).choices(STATEMENT);
  addEntryCommand(
    program,
    'record',
    'Record a contribution, a benefit or an exchange. What a member records is proposed first.',
    'record contribution --coalition riverbend --member clinic --kind staff-time --on 2026-07-01 --quantity 8 --unit hours --as member:clinic',
  )
    .addArgument(
      new Argument('<direction>', 'what is given, got, or both').choices([
        'contribution',
        'benefit',
        'exchange',
      ]),
    )
    .requiredOption('--member <id>', 'the member that gives; of a benefit, the one that gets')
    .addOption(
      new Option('--kind <kind>', 'what changed hands').choices([...BENEFIT_KINDS]).makeOptionMandatory(),
    )
    .requiredOption('--on <date>', 'when it happened; of a late item, the open day on which it is booked')
    .requiredOption('--quantity <decimal>', 'how much, in its own unit')
    .requiredOption('--unit <unit>', 'a currency code, hours, or any unit’s name')
    .option('--id <id>', 'the entry’s id; one is made without it')
    .option('--late-for <date>', 'of a late item: the date in a closed quarter on which it happened')
    .option('--value <decimal>', 'in base currency; by the rates in force without it, else unvalued')
    .option('--basis <words>', 'how the value was found; without a value, the category of the rate to use')
    .option('--value-type <type>', 'one value type, or weights such as strategic:0.5|innovative:0.5')
    .option('--counterparty <party>', 'pool, pool:ID or member:ID; pool without it')
    .option('--project <words>', 'the project it belongs to')
    .option('--description <words>', 'in words')
    .option('--pledge <id>', 'the pledge it delivers')
    .addOption(
      new Option(
        '--status <status>',
        'accepted where the backbone records, proposed where a member does',
      ).choices(['accepted', 'proposed']),
    )
    .optionsGroup('A gift in kind:')
    .option('--category <words>', 'such as "medical supplies"')
    .option('--technique <words>', 'how its fair value was found')
    .option('--inputs <words>', 'what it was found from')
    .option('--approved-by <id>', 'who approved the valuation: an id, never a name')
    .addOption(new Option('--use <use>', 'used, or turned into money').choices(['used', 'monetised']))
    .option('--restrictions <words>', 'what the giver asked for')
    .optionsGroup('A claim as cost sharing:')
    .option('--award <id>', 'the award it is claimed on')
    .option('--item <id>', 'what is claimed: an invoice, a time sheet, an asset’s number')
    .addOption(statement('--necessary', 'necessary and reasonable for the award'))
    .addOption(statement('--allowable', 'allowable under the cost principles'))
    .addOption(statement('--federally-funded', 'paid by the Federal Government under another award'))
    .addOption(statement('--in-approved-budget', 'provided for in the approved budget'))
    .action(async (direction: string, options: RecordOptions, command: Command) => {
      const data = { ...entryOf(options, command), direction };
      const done = (id: string): string => `Recorded ${id}.`;
      await act(context, options, { command: 'record-entry', data, done });
    });
}

/** What an entry says where a command says nothing. */
const NOTHING_SAID = {
  lateFor: null,
  value: null,
  valuationBasis: null,
  valueType: null,
  counterparty: null,
  pledgeId: null,
  status: null,
  inKind: null,
  costShare: null,
};

function entryOf(options: RecordOptions, command: Command): JsonObject {
  const { member, kind, on, quantity, unit } = options;
  return {
    entryId: options.id ?? null,
    memberId: member,
    kind,
    occurredOn: on,
    lateFor: options.lateFor ?? null,
    quantity,
    unit,
    value: options.value ?? null,
    valuationBasis: options.basis ?? null,
    valueType: options.valueType ?? null,
    counterparty: options.counterparty ?? null,
    project: options.project ?? null,
    description: options.description ?? null,
    pledgeId: options.pledge ?? null,
    reverses: null,
    status: options.status ?? null,
    inKind: inKindOf(options, command),
    costShare: costShareOf(options, command),
  };
}

function inKindOf(options: RecordOptions, command: Command): JsonObject | null {
  const { category, technique = null, inputs = null, approvedBy = null, use = null } = options;
  const { restrictions = null } = options;
  const more = { technique, inputs, approvedBy, use, restrictions };
  if (category !== undefined) return { category, ...more };
  if (Object.values(more).some((said) => said !== null))
    command.error('error: a gift in kind has a --category');
  return null;
}

function costShareOf(options: RecordOptions, command: Command): JsonObject | null {
  const { award, item } = options;
  const stated = (answer: string | undefined): boolean | null =>
    answer === undefined ? null : answer === 'yes';
  const statements = {
    necessary: stated(options.necessary),
    allowable: stated(options.allowable),
    federallyFunded: stated(options.federallyFunded),
    inApprovedBudget: stated(options.inApprovedBudget),
  };
  if (award !== undefined && item !== undefined) return { award, item, ...statements };
  const isClaim =
    award !== undefined || item !== undefined || Object.values(statements).some((one) => one !== null);
  if (isClaim) command.error('error: a claim as cost sharing has an --award and an --item');
  return null;
}
