import type { FastifyRequest } from 'fastify';
import { PAGE_PARTY } from '../http/caller.decorator.js';
import { formatsIn } from './formats.js';
import type { SiteWords } from './words/en/index.js';
import { isLanguage, LANGUAGES, type Language } from './words/languages.js';

/** In which words, and in which way of writing dates and numbers, somebody reads. */
export interface Reader {
  readonly language: Language;
  readonly words: SiteWords;
  /** A path of this site, in the language and for the party that were asked for in the address, where any were. */
  to(path: string): string;
  /** What `to` adds: for forms that ask, whose fields replace the query of their address. */
  readonly carried: readonly (readonly [name: string, value: string])[];
  /** An instant as a day and a time in a zone, which is named with it. */
  moment(instant: string, timeZone: string): string;
  /** A date (`2026-07-01`) or the day of an instant in UTC. */
  day(date: string): string;
  /** `1 July – 30 September 2026`. */
  days(from: string, to: string): string;
  number(value: number): string;
  /** An exact decimal (`1234.50`) with the digits that it has, grouped as the reader’s region does. */
  amount(decimal: string): string;
  /** The same with its sign, also where it is above zero: a difference. */
  signed(decimal: string): string;
  /** A share of one (`0.125`) in per cent, to a tenth. */
  share(decimal: string): string;
  /** `2026-Q3` as `third quarter of 2026`. */
  quarter(id: string): string;
  /** Several texts as one: `a, b and c`. */
  list(texts: readonly string[]): string;
  /** Names that Intl knows, in alphabetical order of the reader’s language. */
  named(
    type: 'currency',
    codes: readonly string[],
  ): readonly { readonly value: string; readonly label: string }[];
  /** The months of a year. */
  readonly months: readonly string[];
}

/** Browsers send a handful. */
const TAGS_LIMIT = 20;

/** By `?lang=`, or else by what the browser prefers. Nothing is remembered: links carry `lang`, and `for`, on. */
export function readerOf({ headers, query }: Pick<FastifyRequest, 'headers' | 'query'>): Reader {
  const asked = (query as { lang?: unknown } | null | undefined)?.lang;
  const { [PAGE_PARTY]: party } = (query ?? {}) as Record<string, unknown>;
  const carried: [string, string][] = typeof party === 'string' && party !== '' ? [[PAGE_PARTY, party]] : [];
  const preferred = preferredIn(headers['accept-language'] ?? '');
  if (typeof asked !== 'string' || !isLanguage(asked)) {
    return readerIn(preferred.language, preferred.locale, carried);
  }
  const locale = preferred.language === asked ? preferred.locale : asked;
  return readerIn(asked, locale, [...carried, ['lang', asked]]);
}

function readerIn(
  language: Language,
  locale: string,
  carried: readonly (readonly [string, string])[],
): Reader {
  const by = formatsIn(locale);
  return {
    language,
    words: LANGUAGES[language],
    carried,
    to: (path) => carried.reduce((to, [name, value]) => withParameter(to, name, value), path),
    moment: (instant, timeZone) => by.moments(timeZone).format(new Date(instant)),
    day: (date) => by.days.format(new Date(date)),
    days: (from, to) => by.days.formatRange(new Date(from), new Date(to)),
    // Taken as text, all its digits are kept; the type of the method is behind.
    amount: (decimal) => by.amounts(placesOf(decimal)).format(decimal as unknown as number),
    signed: (decimal) => by.differences(placesOf(decimal)).format(decimal as unknown as number),
    share: (decimal) => by.shares.format(decimal as unknown as number),
    quarter: (id) => {
      const [year, number] = id.split('-Q') as [string, string];
      return LANGUAGES[language].coalition.quarter(Number(number), year);
    },
    number: (value) => by.numbers.format(value),
    list: (texts) => by.lists.format(texts),
    named: (type, codes) => {
      const names = new Intl.DisplayNames(locale, { type });
      return codes
        .map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }))
        .sort((one, other) => one.label.localeCompare(other.label, locale));
    },
    months: by.months,
  };
}

const placesOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0;

/** The same path with a parameter more; what follows a `#` stays at the end. */
export function withParameter(path: string, name: string, value: string): string {
  const [before, fragment] = path.split('#') as [string, string | undefined];
  const sign = before.includes('?') ? '&' : '?';
  const added = `${before}${sign}${name}=${encodeURIComponent(value)}`;
  return fragment === undefined ? added : `${added}#${fragment}`;
}

/** The first tag that there is a language for, by weight (RFC 9110 §12.5.4), with the region that it names. */
function preferredIn(header: string): { language: Language; locale: string } {
  const tags = header
    .split(',', TAGS_LIMIT)
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((text) => text.trim());
      const weight = parameters.find((text) => text.startsWith('q='))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  for (const { tag } of tags) {
    const language = tag.slice(0, 2).toLowerCase();
    if (isLanguage(language) && /^[A-Za-z]{2}(-[A-Za-z]{2})?$/.test(tag)) return { language, locale: tag };
  }
  // Days before months, as in the rest of the world.
  return { language: 'en', locale: 'en-GB' };
}
