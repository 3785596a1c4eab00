/** Which of two forms a word has beside a number. */
export type Plural = (count: number, one: string, more: string) => string;

/**
 * The forms of a language, by its own rules (CLDR, as `Intl.PluralRules` has them): English says “0 entries”, French “0 écriture”.
 * What these rules tell apart besides (French: a million *of*) goes by `more`.
 */
export function pluralIn(language: string): Plural {
  const rules = new Intl.PluralRules(language);
  return (count, one, more) => (rules.select(count) === 'one' ? one : more);
}
