import { Command, CommanderError } from 'commander';
import { isProblem } from '../kernel/problem.js';
import { addAccessCommands } from './access.commands.js';
import { addCoalitionCommands } from './coalition.commands.js';
import type { TerminalContext } from './context.js';
import { addCreditCommands, addKnowledgeFlowsCommand } from './credits.commands.js';
import { addEntryLifeCommands } from './entry-life.commands.js';
import { addEntryListCommands } from './entries.commands.js';
import { addFairSharesCommand } from './fair-shares.commands.js';
import { addFigureCommands } from './figures.commands.js';
import { addHookCommands } from './hooks.commands.js';
import { addImportsCommands } from './imports.commands.js';
import { addInterchangeCommands } from './interchange.commands.js';
import { addMappingCommands } from './mappings.commands.js';
import { addKnowledgeCommands } from './knowledge.commands.js';
import { addLineUpCommand } from './lineup.commands.js';
import { addMemberCommands } from './members.commands.js';
import { addOperationCommands } from './operations.commands.js';
import { addPeopleCommands } from './people.commands.js';
import { addPledgeCommands } from './pledges.commands.js';
import { addCloseCommand } from './close.commands.js';
import { addPolicyCommands } from './policy.commands.js';
import { addRecognitionCommands } from './recognition.commands.js';
import { addRecordingCommands } from './recording.commands.js';
import { addRedemptionCommands } from './redemption.commands.js';
import { addReviewCommands } from './review.commands.js';
import { addSettleUpCommand } from './settle-up.commands.js';
import { addStatementCommand } from './statement.commands.js';
import { addTrailCommand } from './trail.commands.js';
import { EXIT, say, sayProblem } from './terminal.js';

/** Runs one command line. Answers the exit code: 0 done, 1 refused by a rule, 2 wrong usage. */
export async function run(
  argv: readonly string[],
  contextOf: () => TerminalContext,
  version: string,
): Promise<number> {
  const asJson = argv.includes('--json');
  try {
    await programOf(contextOf(), version).parseAsync([...argv], { from: 'user' });
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (isProblem(error)) {
      sayProblem(error, asJson);
      return EXIT.refused;
    }
    if (isMissingFile(error)) {
      say(`${error.message}\nCheck the path.`);
      return EXIT.usage;
    }
    throw error;
  }
}

function isMissingFile(error: unknown): error is Error {
  return (
    error instanceof Error &&
    ['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code))
  );
}

/** All commands of the terminal. */
export function programOf(context: TerminalContext, version: string): Command {
  const program = new Command('evenhand')
    .description(
      'The value-exchange ledger of a coalition: who gives what, who gets what, and whether that is fair.',
    )
    .version(version)
    .showHelpAfterError('(evenhand COMMAND --help shows an example)')
    .exitOverride()
    .addHelpText(
      'after',
      '\nThe database is EVENHAND_DATABASE_URL: sqlite:PATH (default sqlite:data/evenhand.sqlite) or postgres://….' +
        '\nFiles of evidence lie in EVENHAND_EVIDENCE (default: evidence beside the SQLite file, or else data/evidence).' +
        '\nFiles of reports that the service makes lie in EVENHAND_REPORT_FILES (default: report-files, likewise), for EVENHAND_REPORT_FILES_DAYS days (default: 7).',
    );
  addCoalitionCommands(program, context);
  addInterchangeCommands(program, context);
  addImportsCommands(program, context);
  addMappingCommands(program, context);
  addRecordingCommands(program, context);
  addEntryLifeCommands(program, context);
  addEntryListCommands(program, context);
  addMemberCommands(program, context);
  addPledgeCommands(program, context);
  addKnowledgeCommands(program, context);
  addRedemptionCommands(program, context);
  addReviewCommands(program, context);
  addRecognitionCommands(program, context);
  addCloseCommand(program, context);
  addPolicyCommands(program, context);
  addFigureCommands(program, context);
  addStatementCommand(program, context);
  addCreditCommands(program, context);
  addKnowledgeFlowsCommand(program, context);
  addFairSharesCommand(program, context);
  addSettleUpCommand(program, context);
  addLineUpCommand(program, context);
  addPeopleCommands(program, context);
  addAccessCommands(program, context);
  addTrailCommand(program, context);
  addHookCommands(program, context);
  addOperationCommands(program, context);
  for (const command of program.commands) prepare(command);
  return program;
}

/** What all commands have in common, those of a group too. */
function prepare(command: Command): void {
  command.exitOverride().showHelpAfterError('(--help shows an example)');
  for (const one of command.commands) prepare(one);
  if (command.commands.length > 0 || command.options.some((option) => option.long === '--json')) return;
  command.option('--json', 'problems as JSON documents on standard error');
}
