import { InvalidArgumentError, Option, type Command } from 'commander';
import { TERMINAL } from '../access/trail.queries.js';
import {
  changeHookSecret,
  hooksOn,
  letGo,
  makeHook,
  pauseHook,
  removeHook,
  resumeHook,
  sendAgain,
  type HookTools,
} from '../hooks/hooks.commands.js';
import {
  deadLetterAt,
  deadLettersOf,
  hooksIn,
  type DeadLetterView,
  type HookView,
} from '../hooks/hooks.queries.js';
import { listCsv } from '../reports/list-csv.js';
import { withLedger, type TerminalContext } from './context.js';
import { allPages, printAs, withListOptions, type ListFormat } from './lists.js';
import { print, printable, say, textTable } from './terminal.js';

interface InCoalition {
  readonly coalition: string;
}

/** Who is told of a coalition's events, as they are recorded. The service delivers them. */
export function addHookCommands(program: Command, context: TerminalContext): void {
  const hooks = program.command('hooks').description('Web hooks: addresses that are told of events.');
  const withTools = <T>(work: (tools: HookTools) => Promise<T>): Promise<T> =>
    withLedger(context, (ledger) =>
      work({
        reads: ledger,
        hooks: hooksOn(ledger.store),
        ...context.webHooks,
        eventTypes: [...ledger.events.types],
      }),
    );
  addMaking(hooks, withTools);
  addChanges(hooks, withTools);
  addDeadLetters(hooks, withTools);

  withListOptions(hooks.command('list').description('The web hooks of a coalition, and how each is doing.'))
    .addHelpText('after', '\nExample:\n  evenhand hooks list --coalition riverbend')
    .action(async ({ coalition, format }: InCoalition & { readonly format: ListFormat }) => {
      const found = await withTools(({ reads }) => hooksIn(reads, coalition));
      const table = (all: readonly HookView[]): string => tableOf(HOOK_COLUMNS, all);
      await printAs(format, found, { table, csv: (all) => listCsv(HOOK_COLUMNS, all) }, { hooks: found });
    });
}

type WithTools = <T>(work: (tools: HookTools) => Promise<T>) => Promise<T>;

function addMaking(hooks: Command, withTools: WithTools): void {
  hooks
    .command('make')
    .argument('<url>', 'an https address on the public Internet')
    .description('Subscribe an address to events; its secret is printed once.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .option('--types <types...>', 'types of events; all without it')
    .option('--after <position>', 'from behind this position; from now on without it', position)
    .addHelpText(
      'after',
      '\nExample:\n  evenhand hooks make https://crm.example/evenhand --coalition riverbend --types evenhand.QuarterClosed',
    )
    .action(async (url: string, options: InCoalition & { types?: string[]; after?: number }) => {
      const { coalition: coalitionId, types = null, after = null } = options;
      const { id, secret } = await withTools((tools) =>
        makeHook(tools, { coalitionId, url, types, after, by: TERMINAL }),
      );
      await print(`${secret}\n`);
      say(`Hook ${id}. Its secret is told here and never again.`);
    });

  hooks
    .command('secret')
    .argument('<hook>', 'its id, as “hooks list” shows it')
    .description('Give a web hook another secret, printed once; for a day the one before signs as well.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .action(async (id: string, { coalition: coalitionId }: InCoalition) => {
      const { secret, oldSecretUntil } = await withTools((tools) =>
        changeHookSecret(tools, { coalitionId, id, by: TERMINAL }),
      );
      await print(`${secret}\n`);
      say(`It is told here and never again. The one before signs as well until ${oldSecretUntil}.`);
    });
}

function addChanges(hooks: Command, withTools: WithTools): void {
  hooks
    .command('pause')
    .argument('<hook>', 'its id')
    .description('Pause a web hook; nothing is lost meanwhile.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .action(async (id: string, { coalition: coalitionId }: InCoalition) => {
      const changed = await withTools((tools) => pauseHook(tools, { coalitionId, id }));
      say(changed ? 'Paused.' : 'It was paused already.');
    });

  hooks
    .command('resume')
    .argument('<hook>', 'its id')
    .description('Let a paused web hook go on where it stopped.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .option('--put-aside', 'keep the event that it failed at aside, and go on behind it')
    .action(async (id: string, { coalition: coalitionId, putAside }: InCoalition & { putAside?: true }) => {
      const changed = await withTools((tools) =>
        resumeHook(tools, { coalitionId, id, putAside: putAside ?? false }),
      );
      say(changed ? 'It goes on.' : 'It was not paused.');
    });

  hooks
    .command('remove')
    .argument('<hook>', 'its id')
    .description('Remove a web hook, with the events that it keeps aside.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .action(async (id: string, { coalition: coalitionId }: InCoalition) => {
      const changed = await withTools((tools) => removeHook(tools, { coalitionId, id, by: TERMINAL }));
      say(changed ? 'Removed.' : `There was no web hook ${printable(id)}.`);
    });
}

function addDeadLetters(hooks: Command, withTools: WithTools): void {
  withListOptions(
    hooks
      .command('dead-letters')
      .argument('<hook>', 'its id')
      .description('Events that a web hook could not deliver and keeps aside.'),
  ).action(async (id: string, { coalition, format }: InCoalition & { readonly format: ListFormat }) => {
    const found = await withTools(({ reads }) =>
      allPages((page) => deadLettersOf(reads, coalition, id, page)),
    );
    const table = (all: readonly DeadLetterView[]): string => tableOf(LETTER_COLUMNS, all);
    const csv = (all: readonly DeadLetterView[]): string => listCsv(LETTER_COLUMNS, all);
    await printAs(format, found, { table, csv }, { deadLetters: found });
  });

  const one = hooks
    .command('dead-letter')
    .argument('<hook>', 'its id')
    .argument('<position>', 'the event’s place in the ledger')
    .description('Look at an event that is kept aside, send it again, or forget it.')
    .requiredOption('--coalition <slug>', 'the coalition');
  one
    .addOption(new Option('--send', 'send it once more, as soon as the hook delivers').conflicts('forget'))
    .option('--forget', 'forget it; it is in the ledger as before')
    .action(async (id: string, at: string, options: InCoalition & { send?: true; forget?: true }) => {
      const { coalition: coalitionId, send, forget } = options;
      await withTools(async (tools) => {
        if (send) {
          await sendAgain(tools, { coalitionId, id, position: at });
          say('It is sent again as soon as the hook delivers.');
        } else if (forget) {
          const changed = await letGo(tools, { coalitionId, id, position: at });
          say(changed ? 'Forgotten.' : `No event of position ${printable(at)} is kept aside.`);
        } else {
          const letter = await deadLetterAt(tools.reads, coalitionId, id, at);
          await print(`${JSON.stringify(letter, null, 2)}\n`);
        }
      });
    });
}

function position(text: string): number {
  if (/^(0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  throw new InvalidArgumentError('The place of an event in the ledger is right, or 0 for all of them.');
}

interface Column<Row> {
  readonly name: string;
  readonly title: string;
  readonly cell: (row: Row) => string | null;
  readonly isText?: true;
}

const HOOK_COLUMNS: readonly Column<HookView>[] = [
  { name: 'id', title: 'Id', cell: ({ id }) => id },
  { name: 'url', title: 'Address', cell: ({ url }) => url, isText: true },
  { name: 'types', title: 'Types', cell: ({ types }) => types?.join(' ') ?? 'all' },
  {
    name: 'state',
    title: 'State',
    cell: ({ state, pausedFor }) => (pausedFor === null ? state : `${state} (${pausedFor})`),
  },
  { name: 'position', title: 'Position', cell: ({ position: at }) => String(at) },
  { name: 'behind', title: 'Behind', cell: ({ behind }) => String(behind) },
  { name: 'failures', title: 'Failures', cell: ({ failures }) => String(failures) },
  { name: 'last_outcome', title: 'Last', cell: ({ lastOutcome }) => lastOutcome },
  { name: 'next_attempt_at', title: 'Next attempt', cell: ({ nextAttemptAt }) => nextAttemptAt },
  { name: 'dead_letters', title: 'Aside', cell: ({ deadLetters }) => String(deadLetters) },
];

const LETTER_COLUMNS: readonly Column<DeadLetterView>[] = [
  { name: 'position', title: 'Position', cell: ({ position: at }) => String(at) },
  { name: 'type', title: 'Type', cell: ({ type }) => type },
  { name: 'outcome', title: 'Last', cell: ({ outcome }) => outcome },
  { name: 'attempts', title: 'Attempts', cell: ({ attempts }) => String(attempts) },
  { name: 'last_attempt_at', title: 'Last attempt', cell: ({ lastAttemptAt }) => lastAttemptAt },
  { name: 'sending_again', title: 'Again', cell: ({ sendingAgain }) => String(sendingAgain) },
];

const tableOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string =>
  textTable(
    columns.map(({ title }) => title),
    rows.map((row) => columns.map(({ cell }) => printable(cell(row) ?? ''))),
    0,
  );
