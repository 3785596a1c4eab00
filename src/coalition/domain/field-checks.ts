import { freeText } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';

/** Longest names and reasons, in characters. */
export const NAME_LIMIT = 300;
export const TEXT_LIMIT = 4_000;

/** The name of an organisation, a coalition or a pool: a text that is more than white space. */
export function name(text: string, field: string): string {
  const trimmed = freeText(text, field, NAME_LIMIT).trim();
  if (trimmed === '') throw new Problem('kernel.text-malformed', { field, found: text, max: NAME_LIMIT });
  return trimmed;
}

/** One text for a person, however the name was written: nobody signs twice by other capitals or letter forms. */
export function personOf(signer: string): string {
  return signer.normalize('NFKC').toLowerCase();
}

/** Why something is done, in words that the other side will read: a text that is more than white space. */
export function reason(text: string, field: string): string {
  const trimmed = freeText(text, field, TEXT_LIMIT).trim();
  if (trimmed === '') throw new Problem('coalition.reason-missing', { field });
  return trimmed;
}
