import { v7 } from 'uuid';
import { Problem } from './problem.js';

/** Longest id, in code points. */
export const IDENTIFIER_LIMIT = 200;
const plainIdentifier = /^[!-~](?:[ -~]{0,198}[!-~])?$/;
const loneSurrogate = /\p{Surrogate}/u;
const controlOrLineSeparator = /[\p{Cc}\p{Zl}\p{Zp}]/u;
// eslint-disable-next-line no-control-regex -- control characters are what this looks for
const refusedInText = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A new UUIDv7: unique anywhere, and later ones of one process sort later. */
export function newEventId(): string {
  return v7();
}

/**
 * An id as somebody wrote it, in Unicode NFC: 1 to 200 code points, no control characters or line separators, no lone
 * surrogates, no white space at either end. Ids are compared exactly, so case and inner spaces are kept.
 * @throws Problem `kernel.id-malformed` {field, found}
 */
export function identifier(text: string, field: string): string {
  return isIdentifierText(text, IDENTIFIER_LIMIT) ? text.normalize('NFC') : refuseId(text, field);
}

/** Whether a text can be a name that is compared exactly: see `identifier`. */
export function isIdentifierText(text: unknown, limit: number): text is string {
  if (typeof text !== 'string') return false;
  if (text.length <= limit && plainIdentifier.test(text)) return true;
  // No character is composed from more than a few code units: longer text is not worth normalising.
  if (text.length > 8 * limit || loneSurrogate.test(text) || controlOrLineSeparator.test(text)) return false;
  const normal = text.normalize('NFC');
  return normal !== '' && normal.trim() === normal && !isLongerThan(normal, limit);
}

/**
 * A text as somebody wrote it, in Unicode NFC, with every line end as a line feed: at most `max` code points, tabs and
 * new lines but no other C0 control character, no DEL, no lone surrogates. May be empty.
 * @throws Problem `kernel.text-malformed` {field, found, max}
 */
export function freeText(text: string, field: string, max: number): string {
  if (
    typeof text !== 'string' ||
    text.length > 8 * max ||
    loneSurrogate.test(text) ||
    refusedInText.test(text)
  )
    throw new Problem('kernel.text-malformed', { field, found: text, max });
  const normal = text.replace(/\r\n?/g, '\n').normalize('NFC');
  if (isLongerThan(normal, max)) throw new Problem('kernel.text-malformed', { field, found: text, max });
  return normal;
}

function refuseId(text: unknown, field: string): never {
  throw new Problem('kernel.id-malformed', { field, found: text });
}

/** Counts code points, as people count characters outside the basic plane as one. */
function isLongerThan(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  let count = 0;
  for (const _ of text) if (++count > limit) return true;
  return false;
}
