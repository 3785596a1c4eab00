import type { Problem } from '../kernel/problem.js';
import type { Details, SiteWords } from './words/en/index.js';

/** A problem in the reader’s language where it has words for it, and else as the catalogue says it. */
export function problemInWords({ problems }: SiteWords, problem: Problem): string {
  const words = problems as Readonly<Partial<Record<string, (details: Details) => string>>>;
  return words[problem.code]?.(problem.details) ?? problem.message;
}
