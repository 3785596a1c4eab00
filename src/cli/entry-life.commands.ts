import { Argument, type Command } from 'commander';
import type { TerminalContext } from './context.js';
import { act, addEntryCommand, type EntryOptions } from './entry-options.js';

interface ResolveOptions extends EntryOptions {
  readonly reason: string;
  readonly quantity?: string;
  readonly value?: string;
}

/** What becomes of an entry once it is recorded: `accept`, `dispute`, `answer`, `resolve`. */
export function addEntryLifeCommands(program: Command, context: TerminalContext): void {
  addEntryCommand(
    program,
    'accept',
    'Accept a proposed entry, so that it counts: for the backbone, or for the member that benefits.',
    'accept grant-7 --coalition riverbend --as member:school',
  )
    .argument('<entry>', 'the id of the entry')
    .action(async (entryId: string, options: EntryOptions) => {
      const done = (id: string): string => `${id} is accepted.`;
      await act(context, options, { command: 'accept-entry', data: { entryId }, done });
    });

  addEntryCommand(
    program,
    'dispute',
    'Dispute an entry: its amount is held apart until the dispute is resolved.',
    'dispute grant-7 --coalition riverbend --as member:school --reason "we got half of it"',
  )
    .argument('<entry>', 'the id of the entry')
    .requiredOption('--reason <words>', 'why; the other side will read it')
    .action(async (entryId: string, options: EntryOptions & { reason: string }) => {
      const data = { entryId, reason: options.reason };
      const done = (id: string): string => `${id} is disputed, and held apart.`;
      await act(context, options, { command: 'dispute-entry', data, done });
    });

  addEntryCommand(
    program,
    'answer',
    'Answer for an entry that is disputed, as the other side.',
    'answer grant-7 --coalition riverbend --as member:clinic --words "the delivery note says otherwise"',
  )
    .argument('<entry>', 'the id of the entry')
    .requiredOption('--words <words>', 'what this side says')
    .action(async (entryId: string, options: EntryOptions & { words: string }) => {
      const data = { entryId, answer: options.words };
      await act(context, options, { command: 'answer-dispute', data, done: (id) => `Answered for ${id}.` });
    });

  addEntryCommand(
    program,
    'resolve',
    'Resolve a dispute: the entry counts as it was, or with other amounts, or no more.',
    'resolve grant-7 adjusted --coalition riverbend --quantity 5 --reason "the driver’s note says five"',
  )
    .argument('<entry>', 'the id of the entry')
    .addArgument(new Argument('<outcome>', 'how it ends').choices(['upheld', 'adjusted', 'withdrawn']))
    .requiredOption('--reason <words>', 'why; both sides will read it')
    .option('--quantity <decimal>', 'with adjusted: another quantity')
    .option('--value <decimal>', 'with adjusted: another value; at the price that it had without it')
    .action(async (entryId: string, outcome: string, options: ResolveOptions) => {
      const { reason, quantity = null, value = null } = options;
      const data = { entryId, outcome, quantity, value, reason };
      const done = (id: string): string => `The dispute about ${id} is over: ${outcome}.`;
      await act(context, options, { command: 'resolve-dispute', data, done });
    });
}
