import { Option, type Command } from 'commander';
import { parseValueTypes } from '../coalition/domain/value-types.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { settlementCsv } from '../reports/settlement-csv.js';
import { settlementStatement } from '../reports/settlement.queries.js';
import { withLedger, type TerminalContext } from './context.js';
import { order, withOrderOptions, type OrderOptions } from './orders.js';
import { settlementTable } from './settlement-table.js';
import { print } from './terminal.js';

interface JoinOptions extends OrderOptions {
  readonly id: string;
  readonly name: string;
  readonly joinedOn: string;
  readonly leftOn?: string;
  readonly parentGroup?: string;
  readonly capacityBudget?: string;
  readonly capacityFte?: string;
  readonly need?: string;
  readonly priorities?: string;
}

interface ChangeOptions extends OrderOptions {
  readonly member: string;
  readonly on: string;
  readonly name?: string;
  readonly into?: string;
}

interface SettleOptions extends OrderOptions {
  readonly member: string;
  readonly reason: string;
  readonly keep?: readonly string[];
  readonly waive?: readonly string[];
  readonly handOver?: readonly string[];
}

interface BaselineOptions extends OrderOptions {
  readonly member: string;
  readonly given: string;
  readonly received: string;
  readonly reason: string;
}

/** Members coming and going: `member join|rename|merge|leave|rejoin|settle|baseline` and `settlement`. */
export function addMemberCommands(program: Command, context: TerminalContext): void {
  const member = program.command('member').description('Members that come, change and go.');
  addJoin(member, context);
  addChanges(member, context);
  addSettle(member, context);
  addBaseline(member, context);
  addStatement(program, context);
}

function addJoin(member: Command, context: TerminalContext): void {
  withOrderOptions(member.command('join'), false)
    .description('Let a member join.')
    .requiredOption('--id <id>', 'its id')
    .requiredOption('--name <name>', 'its name')
    .requiredOption('--joined-on <date>', 'its first day as a member')
    .option('--left-on <date>', 'its last day, where it is gone already')
    .option('--parent-group <id>', 'the group it belongs to')
    .option('--capacity-budget <amount>', 'yearly budget in base currency')
    .option('--capacity-fte <number>', 'staff in full-time equivalents')
    .option('--need <weight>', 'declared need, as a weight beside other members’ needs')
    .option('--priorities <weights>', 'such as strategic:0.5|innovative:0.5, which make 1')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand member join --coalition riverbend --id alder --name "Alder Clinic" --joined-on 2026-01-01',
    )
    .action((options: JoinOptions) =>
      order(
        context,
        options.coalition,
        'join-member',
        {
          memberId: options.id,
          name: options.name,
          joinedOn: options.joinedOn,
          leftOn: options.leftOn ?? null,
          parentGroup: options.parentGroup ?? null,
          capacityBudget: options.capacityBudget ?? null,
          capacityFte: options.capacityFte ?? null,
          need: options.need ?? null,
          priorities: options.priorities === undefined ? null : { ...parseValueTypes(options.priorities) },
        },
        'memberId',
      ),
    );
}

function addChanges(member: Command, context: TerminalContext): void {
  const change = (
    name: string,
    command: string,
    description: string,
    on: string,
    example: string,
    more: (options: ChangeOptions) => JsonObject = () => ({}),
  ): Command =>
    withOrderOptions(member.command(name), false)
      .description(description)
      .requiredOption('--member <id>', 'the member')
      .requiredOption('--on <date>', on)
      .addHelpText(
        'after',
        `\nExample:\n  evenhand member ${name} --coalition riverbend --member alder ${example}`,
      )
      .action((options: ChangeOptions) =>
        order(
          context,
          options.coalition,
          command,
          { memberId: options.member, on: options.on, ...more(options) },
          'memberId',
        ),
      );
  change(
    'rename',
    'rename-member',
    'Give a member another name. Statements of earlier days keep the old one.',
    'the day from which it bears the name',
    '--on 2026-04-01 --name "Alder and Daughters"',
    ({ name }) => ({ name: name! }),
  ).requiredOption('--name <name>', 'the new name');
  change(
    'merge',
    'merge-member',
    'Merge a member into another, with whom its history is shown from that day on.',
    'the first day on which it is part of the other',
    '--on 2026-07-01 --into birch',
    ({ into }) => ({ into: into! }),
  ).requiredOption('--into <id>', 'the surviving member');
  change('leave', 'member-leaves', 'Let a member leave.', 'its last day as a member', '--on 2026-06-30');
  change('rejoin', 'member-rejoins', 'Let a member come back.', 'its first day back', '--on 2026-09-01');
}

function addSettle(member: Command, context: TerminalContext): void {
  withOrderOptions(member.command('settle'), true)
    .description('Settle the departure of a member: say what becomes of each of its open pledges.')
    .requiredOption('--member <id>', 'the member that left')
    .requiredOption('--reason <text>', 'why, or in which spirit')
    .option('--keep <pledge...>', 'pledges that it still keeps')
    .option('--waive <pledge...>', 'pledges of which the rest is no longer asked for')
    .option('--hand-over <pledge member...>', 'a pledge, and the member that promises the rest of it')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand member settle --coalition riverbend --member alder --waive p1 p2 --hand-over p3 birch --reason "parted as friends"',
    )
    .action(
      (
        { coalition, as, member: memberId, reason, keep = [], waive = [], handOver = [] }: SettleOptions,
        command: Command,
      ) => {
        const pledges = [
          ...keep.map((pledgeId) => ({ pledgeId, how: 'keep', to: null })),
          ...waive.map((pledgeId) => ({ pledgeId, how: 'waive', to: null })),
          ...pairsOf(handOver, command).map(([pledgeId, to]) => ({ pledgeId, how: 'hand-over', to })),
        ];
        const data = { memberId, pledges, reason, actingFor: as ?? null };
        return order(context, coalition, 'settle-departure', data, 'memberId');
      },
    );
}

/** A pledge and a member, again and again. */
function pairsOf(words: readonly string[], command: Command): [pledge: string, member: string][] {
  if (words.length % 2 !== 0) command.error('error: --hand-over takes a pledge and a member');
  return words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1]!] as [string, string]] : []));
}

function addBaseline(member: Command, context: TerminalContext): void {
  withOrderOptions(member.command('baseline'), true)
    .description('State what a member had given and received before it joined: its balance opens with it.')
    .requiredOption('--member <id>', 'the member')
    .requiredOption('--given <amount>', 'in base currency')
    .requiredOption('--received <amount>', 'in base currency')
    .requiredOption('--reason <text>', 'what that rests on')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand member baseline --coalition riverbend --member alder --given 1000.00 --received 400.00 --reason "the years before, as audited"',
    )
    .action(({ coalition, as, member: memberId, given, received, reason }: BaselineOptions) =>
      order(
        context,
        coalition,
        'state-baseline',
        { memberId, given, received, reason, actingFor: as ?? null },
        'memberId',
      ),
    );
}

const FORMATS = ['table', 'json', 'csv'] as const;

interface StatementOptions {
  readonly coalition: string;
  readonly member: string;
  readonly leftOn?: string;
  readonly format: (typeof FORMATS)[number];
}

function addStatement(program: Command, context: TerminalContext): void {
  program
    .command('settlement')
    .description('The statement of a departure, as it was known when it was settled.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .requiredOption('--member <id>', 'the member that left')
    .option('--left-on <date>', 'of the departure on this day; of the last one that was settled without it')
    .addOption(new Option('--format <format>').choices([...FORMATS]).default('table'))
    .addHelpText('after', '\nExample:\n  evenhand settlement --coalition riverbend --member alder')
    .action(async ({ coalition, member, leftOn, format }: StatementOptions) => {
      const statement = await withLedger(context, (ledger) =>
        settlementStatement(ledger, coalition, member, leftOn ?? null),
      );
      if (format === 'json') await print(`${JSON.stringify(statement, null, 2)}\n`);
      else await print(format === 'csv' ? settlementCsv(statement) : settlementTable(statement));
    });
}
