import { Option, type Command } from 'commander';
import { ACHIEVEMENT_STAGES, achievementOf, achievementsOf } from '../recognition/recognition.queries.js';
import { attributionStatementOf, type AttributionStatement } from '../recognition/statement.queries.js';
import { achievementListCsv, attributionListCsv } from '../reports/recognition-csv.js';
import { withLedger, type TerminalContext } from './context.js';
import { allPages, printAs, withListOptions, type ListFormat } from './lists.js';
import { achievementsTable, achievementStory } from './recognition-tables.js';
import { writeOut } from './terminal.js';

interface ListOptions {
  readonly coalition: string;
  readonly format: ListFormat;
  readonly stage?: string;
  readonly member?: string;
  readonly waitingFor?: string;
}

interface ShowOptions {
  readonly coalition: string;
  readonly format: ListFormat;
  readonly achievement: string;
}

interface StatementOptions {
  readonly coalition: string;
  readonly achievement: string;
  readonly format: keyof typeof FORMS;
  readonly out?: string;
}

/** What can be asked about achievements: `recognition list|show|statement`. */
export function addRecognitionQuestions(recognition: Command, context: TerminalContext): void {
  addList(recognition, context);
  addShow(recognition, context);
  addStatement(recognition, context);
}

function addList(recognition: Command, context: TerminalContext): void {
  withListOptions(recognition.command('list'))
    .description('Achievements by day, and how many have consented to each.')
    .addOption(new Option('--stage <stage>', 'that stand so').choices([...ACHIEVEMENT_STAGES]))
    .option('--member <id>', 'that name this member, or a member that merged into it')
    .option(
      '--waiting-for <party>',
      'that wait for the consent of member:ID, or can be published by the backbone',
    )
    .addHelpText(
      'after',
      '\nExample:\n  evenhand recognition list --coalition riverbend --waiting-for member:birch',
    )
    .action(async ({ coalition, format, ...options }: ListOptions) => {
      const asked = {
        stage: options.stage ?? null,
        member: options.member ?? null,
        waitingFor: options.waitingFor ?? null,
      };
      const achievements = await withLedger(context, (ledger) =>
        allPages((page) => achievementsOf(ledger, coalition, { ...asked, ...page })),
      );
      const drawings = { table: achievementsTable, csv: achievementListCsv };
      await printAs(format, achievements, drawings, { achievements });
    });
}

function addShow(recognition: Command, context: TerminalContext): void {
  withListOptions(recognition.command('show'))
    .description('One achievement: who did what, and whose consent is missing.')
    .requiredOption('--achievement <id>', 'the achievement')
    .addHelpText('after', '\nExample:\n  evenhand recognition show --coalition riverbend --achievement dyke')
    .action(async ({ coalition, format, achievement }: ShowOptions) => {
      const found = await withLedger(context, (ledger) => achievementOf(ledger, coalition, achievement));
      await printAs(format, found, { table: achievementStory, csv: attributionListCsv });
    });
}

/** The forms of a statement. All but JSON are made to be printed as they stand. */
const FORMS = {
  text: ({ paragraph }: AttributionStatement): string => paragraph,
  line: ({ line }: AttributionStatement): string => line,
  html: ({ page }: AttributionStatement): string => page,
  fragment: ({ fragment }: AttributionStatement): string => fragment,
  json: (statement: AttributionStatement): string => `${JSON.stringify(statement, null, 2)}\n`,
};

function addStatement(recognition: Command, context: TerminalContext): void {
  recognition
    .command('statement')
    .description('The attribution statement, for a press release or an annual report.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .requiredOption('--achievement <id>', 'the achievement')
    .addOption(
      new Option(
        '--format <format>',
        'a paragraph, one line, a whole page, HTML to set into a page, or all of it',
      )
        .choices(Object.keys(FORMS))
        .default('text'),
    )
    .option('--out <file>', 'where to write it; standard output without it')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand recognition statement --coalition riverbend --achievement dyke --format html --out dyke.html',
    )
    .action(async ({ coalition, achievement, format, out }: StatementOptions) => {
      const statement = await withLedger(context, (ledger) =>
        attributionStatementOf(ledger, coalition, achievement),
      );
      await writeOut(out, (write) => write(FORMS[format](statement)));
    });
}
