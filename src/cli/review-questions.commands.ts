import { Option, type Command } from 'commander';
import { reviewCompleteness } from '../reviews/completeness.queries.js';
import { reviewOf, reviewsOf, type ReviewOutline } from '../reviews/reviews.queries.js';
import { withLedger, type TerminalContext } from './context.js';
import { completenessTable, reviewsTable, reviewTable } from './review-tables.js';
import { print } from './terminal.js';

interface AskOptions {
  readonly coalition: string;
  readonly format: 'table' | 'json';
}
type OfReview = AskOptions & { readonly quarter: string };

/** What can be asked about reviews: `review list|show|completeness`. */
export function addReviewQuestions(review: Command, context: TerminalContext): void {
  question(review, 'list', 'The reviews of a coalition.', '').action(
    async ({ coalition, format }: AskOptions) => {
      const reviews = await allReviews(context, coalition);
      await draw(format, { reviews }, () => reviewsTable(reviews));
    },
  );
  ofReview(review, 'show', 'How a review stands, and what comes next.').action(
    async ({ coalition, quarter, format }: OfReview) => {
      const found = await withLedger(context, (ledger) => reviewOf(ledger, coalition, quarter));
      await draw(format, found, () => reviewTable(found));
    },
  );
  ofReview(review, 'completeness', 'What is missing in the quarter, at the frozen position.').action(
    async ({ coalition, quarter, format }: OfReview) => {
      const found = await withLedger(context, (ledger) => reviewCompleteness(ledger, coalition, quarter));
      await draw(format, found, () => completenessTable(found));
    },
  );
}

const PAGE = 500;

async function allReviews(context: TerminalContext, coalition: string): Promise<ReviewOutline[]> {
  return withLedger(context, async (ledger) => {
    const found: ReviewOutline[] = [];
    for (let after: string | null = null; ;) {
      const { items, next } = await reviewsOf(ledger, coalition, { after, limit: PAGE });
      found.push(...items);
      if (next === null) return found;
      after = next;
    }
  });
}

function question(review: Command, name: string, description: string, more: string): Command {
  return review
    .command(name)
    .description(description)
    .requiredOption('--coalition <slug>', 'the coalition')
    .addOption(new Option('--format <format>').choices(['table', 'json']).default('table'))
    .addHelpText('after', `\nExample:\n  evenhand review ${name} --coalition riverbend${more}`);
}

function ofReview(review: Command, name: string, description: string, more = ''): Command {
  return question(review, name, description, ` --quarter 2026-Q2${more}`).requiredOption(
    '--quarter <quarter>',
    'the quarter under review, such as 2026-Q2',
  );
}

async function draw(format: AskOptions['format'], found: object, table: () => string): Promise<void> {
  await print(format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : table());
}
