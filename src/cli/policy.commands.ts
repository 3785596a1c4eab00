import { InvalidArgumentError, Option, type Command } from 'commander';
import { policiesOf, ruleValueOf, type PolicyView } from '../coalition/policies.queries.js';
import { PAGE_LIMIT } from '../event-store/cursor.js';
import { terminalActor, withLedger, type TerminalContext } from './context.js';
import { withOrderOptions, type OrderOptions } from './orders.js';
import { print, say, textTable } from './terminal.js';

export type Rules = Readonly<Record<string, string | number>>;

interface AdoptOptions extends OrderOptions {
  readonly from: string;
  readonly set?: Rules;
  readonly reason: string;
}

interface ListOptions {
  readonly coalition: string;
  readonly format: 'table' | 'json';
}

/** Agreed rules: `policy adopt`, and `policy`, which lists them. */
export function addPolicyCommands(program: Command, context: TerminalContext): void {
  const policy = program.command('policy').description('The coalition’s agreed rules, version by version.');
  addAdopt(policy, context);
  addList(policy, context);
}

function addAdopt(policy: Command, context: TerminalContext): void {
  withOrderOptions(policy.command('adopt'), true)
    .description('Adopt agreed rules. A quarter goes by the policy in force on its first day.')
    .requiredOption('--from <date>', 'the first day on which they hold')
    .option(
      '--set <rule=value>',
      'a rule that changes, such as base=12 or quarterCap=none; once for each. The rest stays as it is',
      withRule,
    )
    .requiredOption('--reason <text>', 'why, as members will read it')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand policy adopt --coalition riverbend --from 2026-10-01 --set base=12 --set pairCap=80 --reason "agreed in September"',
    )
    .action(async ({ coalition, as, from, set = {}, reason }: AdoptOptions) => {
      const data = { from, rules: { ...set }, reason, actingFor: as ?? null };
      const { answer, position } = await withLedger(context, (ledger) =>
        ledger.execute({ coalitionId: coalition, command: 'adopt-policy', data, actor: terminalActor() }),
      );
      const version = answer['version'] as number;
      const changed = answer['changed'] === true;
      say(
        changed
          ? `Adopted as version ${String(version)} from ${from}.`
          : `Version ${String(version)} says the same from ${from}; nothing changed.`,
      );
      await print(`${JSON.stringify({ version, from, position, changed })}\n`);
    });
}

/** One more rule. Numbers that count quarters and days travel as such; what is no number the ledger refuses in words. */
export function withRule(text: string, before: Rules = {}): Rules {
  const equals = text.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('rule=value is right, such as base=12.');
  const rule = text.slice(0, equals);
  const value = text.slice(equals + 1);
  if (Object.hasOwn(before, rule)) throw new InvalidArgumentError(`${rule} stands there twice.`);
  return { ...before, [rule]: ruleValueOf(rule, value) };
}

function addList(policy: Command, context: TerminalContext): void {
  policy
    .command('list', { isDefault: true })
    .description('All policies, each with what it changed of the one before.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .addOption(new Option('--format <format>').choices(['table', 'json']).default('table'))
    .addHelpText('after', '\nExample:\n  evenhand policy --coalition riverbend')
    .action(async ({ coalition, format }: ListOptions) => {
      const policies = await allPolicies(context, coalition);
      await print(format === 'json' ? `${JSON.stringify({ policies }, null, 2)}\n` : policyTable(policies));
    });
}

function allPolicies(context: TerminalContext, coalition: string): Promise<PolicyView[]> {
  return withLedger(context, async (ledger) => {
    const policies: PolicyView[] = [];
    for (let after: string | null = null; ;) {
      const { answer } = await policiesOf(ledger, coalition, { after, limit: PAGE_LIMIT });
      policies.push(...answer.items);
      if (answer.next === null) return policies;
      after = answer.next;
    }
  });
}

function policyTable(policies: readonly PolicyView[]): string {
  const rows = policies.map(({ version, from, inForce, ofThisQuarter, changes, reason }) => [
    String(version),
    from,
    inForce ? 'yes' : '',
    ofThisQuarter ? 'yes' : '',
    changes.map((one) => `${one.rule} ${one.from ?? 'none'} → ${one.to ?? 'none'}`).join(', '),
    reason,
  ]);
  const changed = policies.flatMap(({ version, from, changes }) =>
    changes.map(({ inWords }) => [String(version), from, inWords]),
  );
  const { knowledge, fairness } = policies.find(({ inForce }) => inForce)!;
  const inForce = Object.entries({ ...knowledge, ...fairness }).map(([rule, value]) => [
    rule,
    value === null ? 'none' : String(value),
  ]);
  return [
    textTable(['Version', 'From', 'In force', 'This quarter', 'What it changed', 'Reason'], rows, 0),
    ...(changed.length === 0 ? [] : [textTable(['Version', 'From', 'In words'], changed, 0)]),
    textTable(['Rule in force today', 'Value'], inForce, 1),
  ].join('\n');
}
