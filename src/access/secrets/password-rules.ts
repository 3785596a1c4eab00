import { Problem } from '../../kernel/problem.js';
import { commonPasswords } from './common-passwords.js';

/** ASVS asks for 8 and recommends more. Twelve, as a second factor is everybody's own choice. */
export const PASSWORD_MIN_CHARACTERS = 12;
/** ASVS asks for 64 at least. No sentence is longer, and hashing stays cheap. */
export const PASSWORD_MAX_CHARACTERS = 128;

/** Words of what this is, which whoever guesses tries first (ASVS 6.1.2); a person's own come on top. */
const WORDS_OF_PRODUCT = ['evenhand'];
/** Shorter ones are found by chance in what has nothing to do with them. */
const LEAST_WORD_CHARACTERS = 4;

/** What others may know of the person whose password it is to be, and of its coalition. */
export interface KnownOfPerson {
  readonly email: string | null;
  readonly name: string | null;
  /** Names of coalitions and members that the person has to do with. */
  readonly words?: readonly string[];
}

/**
 * Refuses a password that is guessed too soon. Any composition is right, and no kind of character is asked for.
 * @throws Problem `access.password-malformed`, `access.password-length`, `access.password-telling`, `access.password-common`
 */
export async function refuseWeakPassword(password: string, known: KnownOfPerson): Promise<void> {
  // Half a character has no UTF-8, so that different passwords would have one hash.
  if (/\p{Surrogate}/u.test(password)) throw new Problem('access.password-malformed');
  const characters = charactersOf(password);
  if (characters < PASSWORD_MIN_CHARACTERS || characters > PASSWORD_MAX_CHARACTERS) {
    throw new Problem('access.password-length', {
      found: characters,
      min: PASSWORD_MIN_CHARACTERS,
      max: PASSWORD_MAX_CHARACTERS,
    });
  }
  const folded = foldedText(password);
  const telling = wordsOf(known).find((word) => folded.includes(word));
  if (telling !== undefined) throw new Problem('access.password-telling', { found: telling });
  if (isStraightRun(folded) || (await isNearCommon(folded))) throw new Problem('access.password-common');
}

/** Code points as people see them, whether an accent comes with its letter or after it. */
export function charactersOf(password: string): number {
  // A text of so many units has too many characters in any form; longer ones are not looked at.
  if (password.length > 16 * PASSWORD_MAX_CHARACTERS) return password.length;
  return [...password.normalize('NFC')].length;
}

function foldedText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function wordsOf({ email, name, words = [] }: KnownOfPerson): string[] {
  const [local = '', domain = ''] = (email ?? '').split('@');
  const texts = [...WORDS_OF_PRODUCT, local, domain.split('.')[0]!, name ?? '', ...words].map(foldedText);
  const parts = texts.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]);
  return parts.filter((part) => part.length >= LEAST_WORD_CHARACTERS);
}

/**
 * Whether a password is a common one, or one with a tail such as 2026! that is no longer than itself, or the same again and
 * again. Of long passwords that leak these are most, and no list could hold them all.
 */
async function isNearCommon(folded: string): Promise<boolean> {
  const common = await commonPasswords();
  const core = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const unit = repeatedUnit(folded);
  return (
    common.has(folded) ||
    unit.length === 1 ||
    (unit !== folded && common.has(unit)) ||
    (core.length * 2 >= folded.length && common.has(core))
  );
}

/** The shortest text that a text is a repetition of, the last one perhaps cut short; the text itself where there is none. */
function repeatedUnit(text: string): string {
  for (let length = 1; length * 2 <= text.length; length += 1) {
    const unit = text.slice(0, length);
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit;
  }
  return text;
}

/** As abcdefghijkl and 123456789012 are, and backwards. */
function isStraightRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0)!);
  const runs = (step: number): boolean =>
    codes.every((code, i) => {
      if (i === 0) return true;
      const from = codes[i - 1]!;
      const overTheEnd = step > 0 ? from === NINE && code === ZERO : from === ZERO && code === NINE;
      return code - from === step || overTheEnd;
    });
  return runs(1) || runs(-1);
}

const ZERO = 0x30;
const NINE = 0x39;
