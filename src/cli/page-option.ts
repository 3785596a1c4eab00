import { InvalidArgumentError } from 'commander';
import { PAGE_LIMIT } from '../event-store/cursor.js';

/** Reads what `--limit` says: so many on a page. */
export function pageLimit(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > PAGE_LIMIT) {
    throw new InvalidArgumentError(`a whole number from 1 to ${String(PAGE_LIMIT)} is right.`);
  }
  return number;
}
