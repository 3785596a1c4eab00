import { Option, type Command } from 'commander';
import type { PledgeView } from '../exchange/pledges.queries.js';
import { PLEDGE_STATES, pledgesOf } from '../exchange/pledges.queries.js';
import { pledgeListCsv } from '../reports/pledges-csv.js';
import { withLedger, type TerminalContext } from './context.js';
import { allPages, printAs, withListOptions, type ListFormat } from './lists.js';
import { order, withOrderOptions, type OrderOptions } from './orders.js';
import { textTable } from './terminal.js';

interface MakeOptions extends OrderOptions {
  readonly id?: string;
  readonly member: string;
  readonly kind: string;
  readonly quantity: string;
  readonly unit: string;
  readonly value?: string;
  readonly madeOn: string;
  readonly dueOn: string;
  readonly to?: string;
  readonly description?: string;
}

interface AmendOptions extends OrderOptions {
  readonly pledge: string;
  readonly on: string;
  readonly quantity?: string;
  readonly value?: string;
  readonly dueOn?: string;
  readonly reason: string;
}

interface GiveUpOptions extends OrderOptions {
  readonly pledge: string;
  readonly on: string;
  readonly reason: string;
}

/** The commands about promises: `pledge make|amend|waive|lapse` and `pledges`. */
export function addPledgeCommands(program: Command, context: TerminalContext): void {
  const pledge = program.command('pledge').description('Promise something, and what becomes of it.');
  addMake(pledge, context);
  addAmend(pledge, context);
  addGivingUp(pledge, context, 'waive', 'Ask for the rest of a pledge no longer. What was delivered stays.');
  addGivingUp(pledge, context, 'lapse', 'Expect the rest of a pledge no longer, once its due date is over.');
  addList(program, context);
}

function addMake(pledge: Command, context: TerminalContext): void {
  withOrderOptions(pledge.command('make'), true)
    .description('Promise something. Entries that name the pledge deliver it.')
    .requiredOption('--member <id>', 'the member that promises')
    .requiredOption('--kind <kind>', 'funds, staff-time, in-kind or knowledge')
    .requiredOption('--quantity <amount>', 'how much, in its own unit')
    .requiredOption('--unit <unit>', 'a currency code, hours, or any unit')
    .requiredOption('--made-on <date>', 'the day on which it is made')
    .requiredOption('--due-on <date>', 'the last day on which a delivery is in time')
    .option('--id <id>', 'its id; one is made without it')
    .option('--value <amount>', 'in base currency; by the rates of that day without it')
    .option('--to <counterparty>', 'pool (the default), pool:ID or member:ID')
    .option('--description <text>', 'in words')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand pledge make --coalition riverbend --as member:alder --member alder --kind funds --quantity 300.00 --unit EUR --made-on 2026-01-10 --due-on 2026-03-31',
    )
    .action((options: MakeOptions) =>
      order(
        context,
        options.coalition,
        'make-pledge',
        {
          pledgeId: options.id ?? null,
          memberId: options.member,
          kind: options.kind,
          quantity: options.quantity,
          unit: options.unit,
          value: options.value ?? null,
          madeOn: options.madeOn,
          dueOn: options.dueOn,
          counterparty: options.to ?? null,
          description: options.description ?? null,
          actingFor: options.as ?? null,
        },
        'pledgeId',
      ),
    );
}

function addAmend(pledge: Command, context: TerminalContext): void {
  withOrderOptions(pledge.command('amend'), true)
    .description('Promise more, less, or by another day.')
    .requiredOption('--pledge <id>', 'the pledge')
    .requiredOption('--on <date>', 'the day from which that is promised')
    .requiredOption('--reason <text>', 'why')
    .option('--quantity <amount>', 'how much is promised in all from then on')
    .option('--value <amount>', 'what that is worth; at the price that it had without it')
    .option('--due-on <date>', 'when it is due from then on')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand pledge amend --coalition riverbend --pledge p1 --on 2026-02-01 --due-on 2026-06-30 --reason "agreed by the board"',
    )
    .action((options: AmendOptions) =>
      order(
        context,
        options.coalition,
        'amend-pledge',
        {
          pledgeId: options.pledge,
          on: options.on,
          quantity: options.quantity ?? null,
          value: options.value ?? null,
          dueOn: options.dueOn ?? null,
          reason: options.reason,
          actingFor: options.as ?? null,
        },
        'pledgeId',
      ),
    );
}

function addGivingUp(
  pledge: Command,
  context: TerminalContext,
  name: 'waive' | 'lapse',
  description: string,
): void {
  withOrderOptions(pledge.command(name), true)
    .description(description)
    .requiredOption('--pledge <id>', 'the pledge')
    .requiredOption('--on <date>', 'the day from which the rest is no longer asked for')
    .requiredOption('--reason <text>', 'why')
    .addHelpText(
      'after',
      `\nExample:\n  evenhand pledge ${name} --coalition riverbend --pledge p1 --on 2026-07-01 --reason "the wells are dug"`,
    )
    .action(({ coalition, as, pledge: pledgeId, on, reason }: GiveUpOptions) =>
      order(
        context,
        coalition,
        `${name}-pledge`,
        { pledgeId, on, reason, actingFor: as ?? null },
        'pledgeId',
      ),
    );
}

interface ListOptions {
  readonly coalition: string;
  readonly member?: string;
  readonly state?: string;
  readonly dueBy?: string;
  readonly format: ListFormat;
}

function addList(program: Command, context: TerminalContext): void {
  withListOptions(program.command('pledges'))
    .description('Pledges as they stand: what is promised, delivered and outstanding.')
    .option('--member <id>', 'of this member, and of members that merged into it')
    .addOption(new Option('--state <state>', 'only those that stand so').choices([...PLEDGE_STATES]))
    .option('--due-by <date>', 'open ones that are due by this day')
    .addHelpText('after', '\nExample:\n  evenhand pledges --coalition riverbend --state overdue')
    .action(async ({ coalition, format, ...options }: ListOptions) => {
      const asked = {
        member: options.member ?? null,
        state: options.state ?? null,
        dueBy: options.dueBy ?? null,
      };
      const pledges = await withLedger(context, (ledger) =>
        allPages((page) => pledgesOf(ledger, coalition, { ...asked, ...page })),
      );
      await printAs(format, pledges, { table: pledgesTable, csv: pledgeListCsv }, { pledges });
    });
}

function pledgesTable(pledges: readonly PledgeView[]): string {
  return textTable(
    ['Pledge', 'Member', 'State', 'Due', 'Unit', 'Promised', 'Delivered', 'Outstanding'],
    pledges.map(({ id, memberId, state, handedTo, dueOn, unit, quantity, delivered, outstanding }) => [
      id,
      memberId,
      handedTo === null ? state : `handed over to ${handedTo}`,
      dueOn,
      unit,
      quantity,
      delivered,
      outstanding,
    ]),
    3,
  );
}
