import { Problem } from '../../kernel/problem.js';

/** RFC 5321: 64 before the @ and 254 in all. What is no address for sure is refused; whether it reaches anybody, only a mail shows. */
const ADDRESS = /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]+\.[^\s@<>"(),:;\\[\]]+$/u;
const LIMIT = 254;
// eslint-disable-next-line no-control-regex -- control characters are what this looks for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

/**
 * An e-mail address as it is compared: in NFC and lower case. No provider of today tells Anna@ from anna@, and people don't either.
 * @throws Problem `access.email-malformed`
 */
export function emailAddress(text: string): string {
  const found = text.trim().normalize('NFC').toLowerCase();
  if (found.length > LIMIT || CONTROL.test(found) || !ADDRESS.test(found)) {
    throw new Problem('access.email-malformed', { found: text });
  }
  return found;
}
