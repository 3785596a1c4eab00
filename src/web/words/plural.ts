/** Which of two forms a word has beside a number. */
export type Plural = (count: number | string, one: string, more: string) => string;

/**
 * The forms of a language, by its own rules (CLDR, as `Intl.PluralRules` has them): English says “0 entries”, French “0 écriture”.
 * A decimal is taken with the places that it is written with: “1 hour”, and “1.00 hours”. What the rules tell apart besides
 * (French: a million *of*) goes by `more`.
 */
export function pluralIn(language: string): Plural {
  const byPlaces = new Map<number, Intl.PluralRules>();
  return (count, one, more) => {
    const places = typeof count === 'string' ? (count.split('.')[1]?.length ?? 0) : 0;
    let rules = byPlaces.get(places);
    if (!rules)
      byPlaces.set(places, (rules = new Intl.PluralRules(language, { minimumFractionDigits: places })));
    return rules.select(Number(count)) === 'one' ? one : more;
  };
}
