import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  accessToolsOn,
  grantRole,
  invitationPath,
  inviteInto,
  KEY_DAYS_LIMIT,
  makeKey,
  revokeKey,
  ROLES,
  WHOLE_SERVICE,
  withdrawRole,
  type RoleAsked,
} from '../access/access.commands.js';
import { keysIn, type KeyInCoalition } from '../access/people.queries.js';
import { TERMINAL } from '../access/trail.queries.js';
import { listCsv } from '../reports/list-csv.js';
import { withLedger, type TerminalContext } from './context.js';
import { printLink } from './handed-out.js';
import { allPages, LIST_FORMATS, printAs, type ListFormat } from './lists.js';
import { print, printable, say, textTable } from './terminal.js';

interface RoleOptions {
  readonly coalition: string;
  readonly role: RoleAsked['role'];
  readonly member?: string;
}

/** Who may come in, and as what: invitations, roles and keys, for whoever may log on to the machine. */
export function addAccessCommands(program: Command, context: TerminalContext): void {
  addInvite(program, context);
  addRoles(program.command('roles').description('What people are in a coalition, given and taken.'), context);
  addKeys(program.command('keys').description('API keys, for programs.'), context);
}

const roleOf = ({ coalition, role, member }: RoleOptions): RoleAsked => ({
  coalitionId: coalition,
  role,
  memberId: member ?? null,
});

const roleOption = (): Option => new Option('--role <role>', 'the role').choices([...ROLES]);

function addInvite(program: Command, context: TerminalContext): void {
  program
    .command('invite')
    .description(
      'A link with which somebody comes in, once: to a role in a coalition, or to operate the service.',
    )
    .option('--coalition <slug>', 'the coalition')
    .addOption(roleOption())
    .option('--member <id>', 'the member that a representative speaks for')
    .option('--email <address>', 'to whom it goes, as a note; you hand over the link')
    .addOption(new Option('--operator', 'to operate the service').conflicts(['coalition', 'role', 'member']))
    .addHelpText(
      'after',
      '\nExamples:\n  evenhand invite --coalition riverbend --role representative --member clinic\n  evenhand invite --operator',
    )
    .action(async (options: Partial<RoleOptions> & { operator?: true; email?: string }, command: Command) => {
      const { coalition, role, member, operator, email } = options;
      if (!operator && (coalition === undefined || role === undefined)) {
        command.error('error: --coalition and --role are needed, or --operator');
      }
      const asked: RoleAsked = operator
        ? { coalitionId: WHOLE_SERVICE, role: 'operator', memberId: null }
        : { coalitionId: coalition!, role: role!, memberId: member ?? null };
      const { token, expiresAt } = await withLedger(context, (ledger) =>
        inviteInto(accessToolsOn(ledger), { ...asked, email: email ?? null, by: TERMINAL }),
      );
      await printLink(context, invitationPath(token), expiresAt);
    });
}

function addRoles(roles: Command, context: TerminalContext): void {
  const addChange = (
    name: string,
    description: string,
    change: typeof grantRole,
    said: (isNew: boolean) => string,
  ): void => {
    roles
      .command(name)
      .argument('<person>', 'the person’s id, as “people list” shows it')
      .description(description)
      .requiredOption('--coalition <slug>', 'the coalition')
      .addOption(roleOption().makeOptionMandatory())
      .option('--member <id>', 'the member that a representative speaks for')
      .addHelpText(
        'after',
        `\nExample:\n  evenhand roles ${name} 0198c0de-0000-7000-8000-000000000001 --coalition riverbend --role auditor`,
      )
      .action(async (personId: string, options: RoleOptions) => {
        const asked = { ...roleOf(options), personId, by: TERMINAL };
        say(said(await withLedger(context, (ledger) => change(accessToolsOn(ledger), asked))));
      });
  };
  addChange(
    'grant',
    'Give one more role to somebody who has one in the coalition; invite whoever is new.',
    grantRole,
    (isNew) => (isNew ? 'Given; it holds from the next request on.' : 'They have that role already.'),
  );
  addChange('withdraw', 'Take a role from somebody, from the next request on.', withdrawRole, (was) =>
    was ? 'Taken.' : 'They do not have that role.',
  );
}

function addKeys(keys: Command, context: TerminalContext): void {
  keys
    .command('make')
    .description('Make a key; it is printed once.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .addOption(roleOption().makeOptionMandatory())
    .option('--member <id>', 'the member that a representative speaks for')
    .requiredOption('--name <text>', 'what it is for')
    .option('--writes', 'it may change things; it may only read without it')
    .option('--days <number>', 'days until it expires; 90 without it', days)
    .addHelpText(
      'after',
      '\nExample:\n  evenhand keys make --coalition riverbend --role auditor --name "nightly export"',
    )
    .action(async (options: RoleOptions & { name: string; writes?: true; days?: number }) => {
      const { name, writes = false, days = null } = options;
      const asked = { ...roleOf(options), name, writes, days, by: TERMINAL };
      const { id, token, expiresAt } = await withLedger(context, (ledger) =>
        makeKey(accessToolsOn(ledger), asked),
      );
      await print(`${token}\n`);
      say(`Key ${id}, until ${expiresAt}. It is told here and never again.`);
    });

  keys
    .command('list')
    .description('Keys of a coalition, newest first, without what is secret of them.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .addOption(new Option('--format <format>').choices([...LIST_FORMATS]).default('table'))
    .addHelpText('after', '\nExample:\n  evenhand keys list --coalition riverbend')
    .action(async ({ coalition, format }: { coalition: string; format: ListFormat }) => {
      const found = await withLedger(context, (ledger) =>
        allPages((page) => keysIn(ledger, coalition, page)),
      );
      await printAs(
        format,
        found,
        { table: keysTable, csv: (all) => listCsv(KEY_COLUMNS, all) },
        { keys: found },
      );
    });

  keys
    .command('revoke')
    .argument('<key>', 'the key’s id, as “keys list” shows it')
    .description('Revoke a key, from the next request on.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand keys revoke 0198c0de-0000-7000-8000-0000000000ce --coalition riverbend',
    )
    .action(async (id: string, { coalition }: { coalition: string }) => {
      await withLedger(context, (ledger) =>
        revokeKey(accessToolsOn(ledger), { coalitionId: coalition, id, by: TERMINAL }),
      );
      say(`Revoked ${printable(id)}.`);
    });
}

function days(text: string): number {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= KEY_DAYS_LIMIT) return number;
  throw new InvalidArgumentError(`From 1 to ${String(KEY_DAYS_LIMIT)} days are right.`);
}

const roleWords = ({ roles }: KeyInCoalition): string =>
  roles.map(({ role, memberId }) => (memberId === null ? role : `${role}:${memberId}`)).join(' ');

const KEY_COLUMNS = [
  { name: 'id', cell: ({ id }: KeyInCoalition) => id },
  { name: 'name', cell: ({ name }: KeyInCoalition) => name, isText: true as const },
  { name: 'roles', cell: roleWords, isText: true as const },
  { name: 'writes', cell: ({ writes }: KeyInCoalition) => String(writes) },
  { name: 'expires_at', cell: ({ expiresAt }: KeyInCoalition) => expiresAt },
  { name: 'revoked_at', cell: ({ revokedAt }: KeyInCoalition) => revokedAt },
  { name: 'used_at', cell: ({ usedAt }: KeyInCoalition) => usedAt },
];

const keysTable = (keys: readonly KeyInCoalition[]): string =>
  textTable(
    ['Id', 'Name', 'Roles', 'Writes', 'Expires', 'Revoked', 'Used'],
    keys.map((key) => KEY_COLUMNS.map(({ cell }) => cell(key) ?? '')),
    0,
  );
