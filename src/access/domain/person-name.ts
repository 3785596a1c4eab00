import { freeText } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';

export const NAME_LIMIT = 200;

/**
 * A person's name as others see it: one line.
 * @throws Problem `kernel.text-malformed`
 */
export function nameOfPerson(text: string): string {
  const name = freeText(text, 'name', NAME_LIMIT).trim();
  if (name === '' || name.includes('\n')) {
    throw new Problem('kernel.text-malformed', { field: 'name', found: text, max: NAME_LIMIT });
  }
  return name;
}
