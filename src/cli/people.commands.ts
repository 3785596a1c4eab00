import { Option, type Command } from 'commander';
import { accessToolsOn, offerPasswordReset, passwordResetPath } from '../access/access.commands.js';
import { erasePerson } from '../access/erasure.commands.js';
import { erasuresHere, peopleHere, type PersonHere } from '../access/people-here.queries.js';
import { rolesOfPerson, type RolesOf } from '../access/people.queries.js';
import { TERMINAL } from '../access/trail.queries.js';
import { listCsv } from '../reports/list-csv.js';
import { erasuresText } from '../operations/erasures.js';
import { withLedger, type TerminalContext } from './context.js';
import { printLink } from './handed-out.js';
import { allPages, LIST_FORMATS, printAs, type ListFormat } from './lists.js';
import { EXIT, print, printable, say, textTable, writeOut } from './terminal.js';

/** `people`: who may come in, and the erasure of somebody. */
export function addPeopleCommands(program: Command, context: TerminalContext): void {
  const people = program.command('people').description('Who may come in, and the erasure of a person.');

  people
    .command('list')
    .description('Everybody whom this service knows, with their roles; erased people by their ids.')
    .addOption(new Option('--format <format>').choices([...LIST_FORMATS]).default('table'))
    .addHelpText('after', '\nExample:\n  evenhand people list')
    .action(async ({ format }: { format: ListFormat }) => {
      const found = await withLedger(context, (ledger) => allPages((page) => peopleHere(ledger, page)));
      await printAs(
        format,
        found,
        { table: peopleTable, csv: (people) => listCsv(COLUMNS, people) },
        { people: found },
      );
    });

  people
    .command('roles')
    .argument('<person>', 'the person’s id, as “people list” shows it')
    .description('What somebody is, coalition by coalition.')
    .addOption(new Option('--format <format>').choices([...LIST_FORMATS]).default('table'))
    .addHelpText('after', '\nExample:\n  evenhand people roles 0198c0de-0000-7000-8000-000000000001')
    .action(async (personId: string, { format }: { format: ListFormat }) => {
      const roles = await withLedger(context, (ledger) => rolesOfPerson(ledger, personId));
      await printAs(
        format,
        roles,
        {
          table: (all) => textTable(['Coalition', 'Role', 'Member'], all.map(roleCells), 0),
          csv: (all) => listCsv(ROLE_COLUMNS, all),
        },
        { roles },
      );
    });

  people
    .command('reset')
    .argument('<person>', 'the person’s id, as “people list” shows it')
    .description('A link with which somebody sets a new password, once, within an hour.')
    .addHelpText('after', '\nExample:\n  evenhand people reset 0198c0de-0000-7000-8000-000000000001')
    .action(async (personId: string) => {
      const { token, expiresAt } = await withLedger(context, (ledger) =>
        offerPasswordReset(accessToolsOn(ledger), { personId, by: TERMINAL }),
      );
      await printLink(context, passwordResetPath(token), expiresAt);
    });

  people
    .command('erase')
    .argument('<person>', 'the person’s id, as “people list” shows it')
    .description('Erase what is known of a person, for good; what was recorded keeps the id.')
    .addHelpText('after', '\nExample:\n  evenhand people erase 0198c0de-0000-7000-8000-000000000001')
    .action(async (personId: string) => {
      const erasure = await withLedger(context, (ledger) =>
        erasePerson(ledger.store, { personId, by: TERMINAL, now: ledger.now() }),
      );
      await print(`${JSON.stringify(erasure)}\n`);
      if (!erasure.wiped) {
        say(
          'The person is erased, but a reader of an earlier moment kept the database’s files from being wiped. Erase once more when it has ended.',
        );
        process.exitCode = EXIT.refused;
        return;
      }
      say(`Erased ${printable(personId)}; ${String(erasure.roles)} roles were withdrawn.`);
      say(
        'Older backups still hold the person. Write the list of erasures beside them, so that none brings anybody back: evenhand people erasures --out evenhand-erasures.json',
      );
    });

  people
    .command('erasures')
    .description('Who was erased, by id: the list that “restore” needs with an older backup.')
    .option('--out <file>', 'the file to write; standard output without it')
    .addHelpText('after', '\nExample:\n  evenhand people erasures --out backups/evenhand-erasures.json')
    .action(async ({ out }: { out?: string }) => {
      const erasures = await withLedger(context, (ledger) => erasuresHere(ledger));
      await writeOut(out, (write) => write(erasuresText(erasures)));
    });
}

const rolesOf = ({ roles }: PersonHere): string =>
  roles
    .map(({ coalitionId, role, memberId }) =>
      [coalitionId || 'service', role, ...(memberId === null ? [] : [memberId])].join(':'),
    )
    .join(' ');

const roleCells = ({ coalitionId, role, memberId }: RolesOf): string[] => [
  coalitionId || 'service',
  role,
  memberId ?? '',
];

const ROLE_COLUMNS = ['coalition', 'role', 'member'].map((name, i) => ({
  name,
  cell: (of: RolesOf) => roleCells(of)[i]!,
  isText: true as const,
}));

const COLUMNS = [
  { name: 'id', cell: ({ id }: PersonHere) => id },
  { name: 'email', cell: ({ email }: PersonHere) => email, isText: true as const },
  { name: 'name', cell: ({ name }: PersonHere) => name, isText: true as const },
  { name: 'created_at', cell: ({ createdAt }: PersonHere) => createdAt },
  { name: 'erased_at', cell: ({ erasedAt }: PersonHere) => erasedAt },
  { name: 'roles', cell: rolesOf, isText: true as const },
];

const peopleTable = (people: readonly PersonHere[]): string =>
  textTable(
    ['Id', 'E-mail', 'Name', 'Since', 'Erased', 'Roles'],
    people.map((person) => COLUMNS.map(({ cell }) => cell(person) ?? '')),
    0,
  );
