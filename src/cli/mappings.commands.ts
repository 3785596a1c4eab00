import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Directory } from '../coalition/domain/directory.js';
import type { Ledger } from '../event-store/ledger.js';
import {
  mappingsOn,
  parseMapping,
  removeMapping,
  saveMapping,
  type Mapping,
} from '../interchange/mappings.commands.js';
import { mappingNamed, mappingsIn } from '../interchange/mappings.queries.js';
import type { JsonValue } from '../kernel/canonical-json.js';
import { Problem } from '../kernel/problem.js';
import { terminalActor, withLedger, type TerminalContext } from './context.js';
import { print, printable, say, textTable } from './terminal.js';

/** How other programs' files are read: mappings, kept and taken away. */
export function addMappingCommands(program: Command, context: TerminalContext): void {
  const mappings = program.command('mappings').description('How other programs’ files are read.');

  mappings
    .command('list')
    .description('The mappings of a coalition, and those that come with the program.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .action(async ({ coalition }: { coalition: string }) => {
      const all = await withLedger(context, (ledger) => mappingsIn(ledger, coalition));
      const rows = all.map(({ name, about, revision }) =>
        [name, revision === null ? 'built in' : String(revision), about ?? ''].map(printable),
      );
      await print(textTable(['Name', 'Revision', 'For'], rows, 0));
    });

  mappings
    .command('show')
    .description('A mapping as JSON, to be changed and saved.')
    .argument('<name>', 'its name')
    .requiredOption('--coalition <slug>', 'the coalition')
    .action(async (name: string, { coalition }: { coalition: string }) => {
      const { mapping } = await withLedger(context, (ledger) => mappingNamed(ledger, coalition, name));
      await print(`${JSON.stringify(mapping, null, 2)}\n`);
    });

  mappings
    .command('save')
    .description('Keep a mapping under the name that it has; one of that name is replaced.')
    .argument('<file.json>', 'the mapping')
    .requiredOption('--coalition <slug>', 'the coalition')
    .addHelpText('after', '\nExample:\n  evenhand mappings save giro.json --coalition riverbend')
    .action(async (path: string, { coalition: coalitionId }: { coalition: string }) => {
      const mapping = await mappingAt(path);
      const { name, revision, changed } = await withLedger(context, async (ledger) => {
        await mappingsIn(ledger, coalitionId);
        const saving = { coalitionId, mapping, by: terminalActor(), now: ledger.now() };
        return saveMapping(mappingsOn(ledger.store), saving);
      });
      say(changed ? `Saved ${name}, revision ${String(revision)}.` : `${name} was just so already.`);
    });

  mappings
    .command('remove')
    .description('Take a mapping of the coalition’s own away.')
    .argument('<name>', 'its name')
    .requiredOption('--coalition <slug>', 'the coalition')
    .action(async (name: string, { coalition }: { coalition: string }) => {
      const removed = await withLedger(context, async (ledger) => {
        await mappingsIn(ledger, coalition);
        return removeMapping(mappingsOn(ledger.store), coalition, name);
      });
      say(removed ? `Removed ${printable(name)}.` : `There was no mapping ${printable(name)} of its own.`);
    });
}

/** The mapping of a name, or in a file whose name ends in .json. */
export async function mappingOf(
  ledger: Ledger<Directory>,
  coalitionId: string,
  named: string,
): Promise<Mapping> {
  if (/\.json$/i.test(named)) return parseMapping(await mappingAt(named));
  return parseMapping((await mappingNamed(ledger, coalitionId, named)).mapping);
}

async function mappingAt(path: string): Promise<JsonValue> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as JsonValue;
  } catch (error) {
    throw new Problem('interchange.file-not-found', { file: path, reason: (error as Error).message });
  }
}
