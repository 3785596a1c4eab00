import { InvalidArgumentError, type Command } from 'commander';
import type { JsonObject } from '../kernel/canonical-json.js';
import { AttributionOptions } from './attribution-options.js';
import type { TerminalContext } from './context.js';
import { order, withOrderOptions, type OrderOptions } from './orders.js';
import { addRecognitionQuestions } from './recognition-questions.commands.js';

/** Achievements and who they are owed to: `recognition record|amend|consent|decline|publish|retract` and its questions. */
export function addRecognitionCommands(program: Command, context: TerminalContext): void {
  const recognition = program
    .command('recognition')
    .description('What was achieved together, and the statement that says to whom it is owed.');
  addRecord(recognition, context);
  addAmend(recognition, context);
  addConsent(recognition, context);
  addDecline(recognition, context);
  addPublish(recognition, context);
  addRetract(recognition, context);
  addRecognitionQuestions(recognition, context);
}

interface TellOptions extends OrderOptions {
  readonly title?: string;
  readonly on?: string;
  readonly story?: string;
  readonly showShares?: boolean;
}

interface ActOptions extends OrderOptions {
  readonly achievement: string;
  readonly on?: string;
  readonly reason: string;
}

interface AnswerOptions extends ActOptions {
  readonly member: string;
  readonly edition: number;
}

function addRecord(recognition: Command, context: TerminalContext): void {
  const told = new AttributionOptions();
  const command = withOrderOptions(recognition.command('record'), true)
    .description('Record an achievement, and ask every member that it names to consent.')
    .requiredOption('--title <words>', 'what was achieved, as a headline')
    .requiredOption('--on <date>', 'the day of the achievement')
    .option('--id <id>', 'its id; one is made without it')
    .option('--story <words>', 'what was achieved, in a few sentences')
    .option('--show-shares', 'the statement tells the shares');
  told
    .addTo(command)
    .addHelpText(
      'after',
      example(
        'record --coalition riverbend --id dyke --title "The dyke is raised" --on 2026-05-20 --show-shares --member alder --share 0.6 --wording "paid for the pumps" --behind entry/e1 --member birch --share 0.4 --wording "wrote the plan" --behind asset/guide',
      ),
    )
    .action(({ coalition, as, id, ...options }: TellOptions & { readonly id?: string }) => {
      const data = {
        ...{ achievementId: id ?? null, title: options.title, achievedOn: options.on },
        ...{ story: options.story ?? null, sharesShown: options.showShares ?? false },
        attributions: told.attributions(command) ?? command.error('error: name at least one --member'),
        actingFor: as ?? null,
      };
      return send(context, coalition, 'record-achievement', data);
    });
}

function addAmend(recognition: Command, context: TerminalContext): void {
  const told = new AttributionOptions();
  const command = act(
    recognition,
    'amend',
    'Amend an achievement that is not published. Everybody is asked anew.',
  )
    .requiredOption('--reason <words>', 'why')
    .option('--title <words>', 'another headline')
    .option('--on <date>', 'another day of the achievement')
    .option('--story <words>', 'another story; an empty one takes it away')
    .option('--show-shares', 'the statement tells the shares')
    .option('--no-show-shares', 'the statement tells no shares');
  told
    .addTo(command)
    .addHelpText(
      'after',
      example('amend --coalition riverbend --achievement dyke --title "The dyke stands" --reason "shorter"'),
    )
    .action(({ coalition, as, achievement, reason, ...options }: TellOptions & ActOptions) => {
      const data = {
        ...{ achievementId: achievement, title: options.title ?? null, achievedOn: options.on ?? null },
        ...{ story: options.story ?? null, sharesShown: options.showShares ?? null },
        ...{ attributions: told.attributions(command), reason, actingFor: as ?? null },
      };
      return send(context, coalition, 'amend-achievement', data);
    });
}

function addConsent(recognition: Command, context: TerminalContext): void {
  answer(recognition, 'consent', 'A member consents to an edition: its words, and all shares in it.')
    .addHelpText(
      'after',
      example(
        'consent --coalition riverbend --achievement dyke --member birch --edition 1 --as member:birch',
      ),
    )
    .action(({ coalition, as, achievement, member, edition, on }: AnswerOptions) => {
      const data = {
        achievementId: achievement,
        memberId: member,
        edition,
        on: on ?? null,
        actingFor: as ?? null,
      };
      return send(context, coalition, 'agree-attribution', data);
    });
}

function addDecline(recognition: Command, context: TerminalContext): void {
  answer(recognition, 'decline', 'A member does not consent, or takes its consent back.')
    .requiredOption('--reason <words>', 'why, and what would be right')
    .addHelpText(
      'after',
      example(
        'decline --coalition riverbend --achievement dyke --member birch --edition 1 --reason "we built it too" --as member:birch',
      ),
    )
    .action(({ coalition, as, achievement, member, edition, on, reason }: AnswerOptions) => {
      const data = { achievementId: achievement, memberId: member, edition, on: on ?? null };
      return send(context, coalition, 'decline-attribution', { ...data, reason, actingFor: as ?? null });
    });
}

interface PublishOptions extends ActOptions {
  readonly value?: string;
  readonly basis?: string;
  readonly valueType?: string;
}

function addPublish(recognition: Command, context: TerminalContext): void {
  act(recognition, 'publish', 'Publish what all have consented to. Every named member gets a benefit for it.')
    .option('--on <date>', 'the day of the publication; today without it')
    .option('--value <amount>', 'what it is worth to all together, in base currency; unvalued without it')
    .option('--basis <words>', 'how that value was found')
    .option('--value-type <type>', 'one value type, or weights such as reputational:0.7|strategic:0.3')
    .addHelpText('after', example('publish --coalition riverbend --achievement dyke --on 2026-06-20'))
    .action(({ coalition, as, achievement, on, ...options }: PublishOptions) => {
      const data = {
        ...{ achievementId: achievement, on: on ?? null, value: options.value ?? null },
        ...{ basis: options.basis ?? null, valueType: options.valueType ?? null, actingFor: as ?? null },
      };
      return send(context, coalition, 'publish-recognition', data);
    });
}

function addRetract(recognition: Command, context: TerminalContext): void {
  act(recognition, 'retract', 'Retract what was published, with its benefits; or end what will not be.')
    .requiredOption('--reason <words>', 'why')
    .option('--on <date>', 'the day on which the benefits are taken back; today without it')
    .addHelpText(
      'after',
      example('retract --coalition riverbend --achievement dyke --reason "the measurements were wrong"'),
    )
    .action(({ coalition, as, achievement, on, reason }: ActOptions) => {
      const data = { achievementId: achievement, on: on ?? null, reason, actingFor: as ?? null };
      return send(context, coalition, 'retract-recognition', data);
    });
}

/** An act on an achievement that is there. */
function act(recognition: Command, name: string, description: string): Command {
  return withOrderOptions(recognition.command(name), true)
    .description(description)
    .requiredOption('--achievement <id>', 'the achievement');
}

/** What a member answers to an edition. */
function answer(recognition: Command, name: string, description: string): Command {
  return act(recognition, name, description)
    .requiredOption('--member <id>', 'the member that answers')
    .requiredOption('--edition <number>', 'the edition that it read', editionNumber)
    .option('--on <date>', 'the day of its answer; today without it');
}

function editionNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 is right.');
  return Number(text);
}

function example(line: string): string {
  return `\nExample:\n  evenhand recognition ${line}`;
}

function send(context: TerminalContext, coalition: string, command: string, data: object): Promise<void> {
  return order(context, coalition, command, data as JsonObject, 'achievementId');
}
