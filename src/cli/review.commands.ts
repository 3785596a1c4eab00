import { InvalidArgumentError, Option, type Command } from 'commander';
import type { JsonObject } from '../kernel/canonical-json.js';
import {
  OUTCOMES,
  SIGNING_ROLES,
  STANCES,
  type AgreedAction,
  type Dissent,
} from '../reviews/domain/events.js';
import type { TerminalContext } from './context.js';
import { order, withOrderOptions, type OrderOptions } from './orders.js';
import { addPropose } from './propose.commands.js';
import { reviewAct } from './review-act.js';
import { addReviewPapers } from './review-papers.commands.js';
import { addReviewQuestions } from './review-questions.commands.js';
import { addSupplyCommands } from './supply.commands.js';

interface ReviewOptions extends OrderOptions {
  readonly quarter: string;
}

/** The quarterly review: `review open|prepare|propose|discuss|deciding|decide|pulse|position|supply|sign|publish` and its questions; `reopen`. */
export function addReviewCommands(program: Command, context: TerminalContext): void {
  const review = program
    .command('review')
    .description('The quarterly review, from its opening to the close.');
  addOpen(review, context);
  addStep(review, context, 'prepare', 'prepare-review', 'Freeze the figures that all will speak of.');
  addPulse(review, context);
  addStep(
    review,
    context,
    'discuss',
    'open-discussion',
    'Open the discussion: members say where they stand.',
  );
  addPropose(review, context);
  addPosition(review, context);
  addStep(
    review,
    context,
    'deciding',
    'open-deciding',
    'Go on to deciding: pulses and supplies are closed then.',
  );
  addDecide(review, context);
  addStep(review, context, 'publish', 'publish-decisions', 'Publish the reasons of what was decided so far.');
  addSign(review, context);
  addSupplyCommands(review, context);
  addReviewQuestions(review, context);
  addReviewPapers(review, context);
  addReopen(program, context);
}

function addOpen(review: Command, context: TerminalContext): void {
  reviewAct(
    review,
    'open',
    'Open the review of a quarter: what can be given next is listed from then on.',
    'review open --coalition riverbend --quarter 2026-Q2 --facilitator Ana',
  )
    .requiredOption('--facilitator <name>', 'the person who leads it')
    .action(({ coalition, as, quarter, facilitator }: ReviewOptions & { facilitator: string }) =>
      order(context, coalition, 'open-review', { quarter, facilitator, actingFor: as ?? null }, 'quarter'),
    );
}

/** A step that needs nothing but its review. */
function addStep(
  review: Command,
  context: TerminalContext,
  name: string,
  command: string,
  description: string,
): void {
  const example = `review ${name} --coalition riverbend --quarter 2026-Q2`;
  reviewAct(review, name, description, example).action(({ coalition, as, quarter }: ReviewOptions) =>
    order(context, coalition, command, { quarter, actingFor: as ?? null }, 'quarter'),
  );
}

function addPulse(review: Command, context: TerminalContext): void {
  reviewAct(
    review,
    'pulse',
    'Say how fair a member finds the quarter.',
    'review pulse --coalition riverbend --quarter 2026-Q2 --member alder --fairness 4 --as member:alder',
  )
    .requiredOption('--member <id>', 'the member')
    .requiredOption('--fairness <1-5>', '1 (not at all) to 5 (entirely)', oneToFive)
    .option('--comment <words>', 'in words')
    .action((options: ReviewOptions & { member: string; fairness: number; comment?: string }) => {
      const { coalition, as, quarter, member: memberId, fairness, comment = null } = options;
      const data = { quarter, memberId, fairness, comment, actingFor: as ?? null };
      return order(context, coalition, 'give-pulse', data, 'quarter');
    });
}

function oneToFive(text: string): number {
  if (!/^[1-5]$/.test(text)) throw new InvalidArgumentError('a whole number from 1 to 5 is right.');
  return Number(text);
}

function addPosition(review: Command, context: TerminalContext): void {
  reviewAct(
    review,
    'position',
    'Say where a member stands, on the quarter or on a proposal.',
    'review position --coalition riverbend --quarter 2026-Q2 --member birch --stance object --words "count again" --as member:birch',
  )
    .requiredOption('--member <id>', 'the member')
    .addOption(new Option('--stance <stance>', 'where it stands').choices([...STANCES]).makeOptionMandatory())
    .requiredOption('--words <words>', 'why')
    .option('--proposal <id>', 'a proposal such as 1.2; the quarter as a whole without it')
    .action(
      (options: ReviewOptions & { member: string; stance: string; words: string; proposal?: string }) => {
        const { coalition, as, quarter, member: memberId, stance, words } = options;
        const proposalId = options.proposal ?? null;
        const data = { quarter, memberId, proposalId, stance, words, actingFor: as ?? null };
        return order(context, coalition, 'state-position', data, 'quarter');
      },
    );
}

interface DecideOptions extends ReviewOptions {
  readonly proposal: string;
  readonly outcome: string;
  readonly quantity?: string;
  readonly reason: string;
  readonly dissent: readonly Dissent[];
  readonly action: readonly AgreedAction[];
  readonly due?: string;
}

function addDecide(review: Command, context: TerminalContext): void {
  reviewAct(
    review,
    'decide',
    'Decide on a proposal. What is accepted is done in the same step: an entry, or a pledge.',
    'review decide --coalition riverbend --quarter 2026-Q2 --proposal 1.2 --outcome amended --quantity 400.00 --reason "a little less" --dissent birch="too much" --action "buy pumps|Bo|2026-09-30"',
  )
    .requiredOption('--proposal <id>', 'the proposal, such as 1.2')
    .addOption(
      new Option('--outcome <outcome>', 'what was decided').choices([...OUTCOMES]).makeOptionMandatory(),
    )
    .requiredOption('--reason <words>', 'why; all members will read it')
    .option('--quantity <amount>', 'what is given instead, where it is amended')
    .option('--dissent <member=words>', 'who does not agree, and why; once for each', withDissent, [])
    .option('--action <what|owner|date>', 'what somebody does until when; once for each', withAction, [])
    .option('--due <date>', 'when a member delivers it; the end of the present quarter without it')
    .action((options: DecideOptions) => {
      const { coalition, as, quarter, proposal, outcome, reason, dissent, action } = options;
      const data = {
        ...{ quarter, proposalId: proposal, outcome, reason },
        quantity: options.quantity ?? null,
        dissent,
        actions: action,
        dueOn: options.due ?? null,
        actingFor: as ?? null,
      } as unknown as JsonObject;
      return order(context, coalition, 'decide-proposal', data, 'proposalId');
    });
}

function withDissent(text: string, before: readonly Dissent[]): Dissent[] {
  const [, memberId, words] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (memberId === undefined) throw new InvalidArgumentError('MEMBER=WORDS is right.');
  return [...before, { memberId, words: words! }];
}

function withAction(text: string, before: readonly AgreedAction[]): AgreedAction[] {
  const [what, owner, dueOn, ...more] = text.split('|');
  if (!what || !owner || !dueOn || more.length > 0) {
    throw new InvalidArgumentError('WHAT|OWNER|DATE is right.');
  }
  return [...before, { what, owner, dueOn }];
}

function addSign(review: Command, context: TerminalContext): void {
  reviewAct(
    review,
    'sign',
    'Sign the close, once everything is decided. Two different people sign.',
    'review sign --coalition riverbend --quarter 2026-Q2 --role facilitator --signer Ana',
  )
    .addOption(new Option('--role <role>', 'in which role').choices([...SIGNING_ROLES]).makeOptionMandatory())
    .requiredOption('--signer <name>', 'the person who signs')
    .action(({ coalition, as, quarter, role, signer }: ReviewOptions & { role: string; signer: string }) =>
      order(context, coalition, 'sign-close', { quarter, role, signer, actingFor: as ?? null }, 'quarter'),
    );
}

function addReopen(program: Command, context: TerminalContext): void {
  withOrderOptions(program.command('reopen'), true)
    .description('Reopen the last closed quarter. Decisions stay; the close is signed anew.')
    .requiredOption('--quarter <quarter>', 'the quarter that was closed last')
    .requiredOption('--signer <name>', 'a person who agrees; two of them', (name, before: string[] = []) => [
      ...before,
      name,
    ])
    .requiredOption('--reason <words>', 'why')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand reopen --coalition riverbend --quarter 2026-Q2 --signer Ana --signer Bo --reason "an invoice was booked twice"',
    )
    .action(
      ({ coalition, as, quarter, signer, reason }: ReviewOptions & { signer: string[]; reason: string }) => {
        const data = { quarter, signers: signer, reason, actingFor: as ?? null };
        return order(context, coalition, 'reopen-quarter', data, 'quarter');
      },
    );
}
