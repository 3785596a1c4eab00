import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { programOf } from '../../src/cli/program.js';
import { problemSections, type ProblemDefinition } from '../../src/kernel/problem.js';
import { ledgerModel } from '../../src/ledger-model.js';

const GOLDEN = join(import.meta.dirname, '..', 'golden', 'events');

/** The reference pages, made from the program itself. */
export function references(): Readonly<Record<string, string>> {
  return { 'commands.md': commandsPage(), 'problems.md': problemsPage(), 'events.md': eventsPage() };
}

const made = (by: string): string => `_Made from ${by} by \`npm run reference\`._`;

function commandsPage(): string {
  // Nothing is run, so nothing is asked of the context.
  const program = programOf({} as never, '');
  const leaves = (command: Command, above: readonly string[]): [string, Command][] =>
    command.commands
      .filter((one) => one.name() !== 'help')
      .flatMap((one) => {
        const words = [...above, one.name()];
        return one.commands.length > 0 ? leaves(one, words) : [[words.join(' '), one] as [string, Command]];
      });
  const sections = leaves(program, []).map(([name, command]) =>
    [`## evenhand ${name}`, '```text', helpOf(command), '```']
      .join('\n\n')
      .replace(/```text\n\n/, '```text\n')
      .replace(/\n\n```$/, '\n```'),
  );
  return [
    '# Commands',
    made('the commands’ own help'),
    'Exit codes: 0 done, 1 refused by a rule, 2 wrong usage; nothing is half done on 1 or 2.',
    ...sections,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (piece) => (text += piece), getOutHelpWidth: () => 100 });
  command.outputHelp();
  return text.trim().replace(/[ \t]+$/gm, '');
}

function problemsPage(): string {
  const sections = Object.entries(problemSections).map(([room, section]) => {
    const rows = Object.entries(section as Readonly<Record<string, ProblemDefinition>>).map(
      ([code, { title, status, retry, detail }]) =>
        `| \`${code}\` | ${String(status)} | ${cell(title)} | ${cell(detail)} | ${retry} |`,
    );
    return [
      `## ${room}`,
      ['| code | status | title | says | again |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
    ].join('\n\n');
  });
  return [
    '# Problems',
    made('the catalogue'),
    'Whatever is refused is answered as [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) has it, with `code` and the details that stand in braces here beside the standard members. Codes are permanent. “Again” says whether the same may succeed another time: `never`, `later`, or `changed` once what it stands on has changed.',
    ...sections,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function eventsPage(): string {
  const files = readdirSync(GOLDEN);
  const rows = [...ledgerModel.events.types].sort().map((type) => {
    const { version } = ledgerModel.events.definitionOf(type);
    const file = files.find((name) => name === `${type}.v${String(version)}.json`);
    if (!file) throw new Error(`there is no golden file of ${type} in version ${String(version)}`);
    const { event } = JSON.parse(readFileSync(join(GOLDEN, file), 'utf8')) as {
      event: { data: object };
    };
    const fields = Object.keys(event.data).map((name) => `\`${name}\``);
    return `| \`${type}\` | ${String(version)} | ${fields.join(', ')} |`;
  });
  return [
    '# Events',
    made('the registry of events and its golden files'),
    'What each type of event says, beside its envelope (`coalitionId position eventId type version subject occurredOn recordedAt actor correlationId causationId idempotencyKey prevHash hash`). An old version is brought to today’s when it is read; what was stored, and its hash, stay as they were.',
    ['| type | version | data |', '| --- | --- | --- |', ...rows].join('\n'),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}
