/** The ways of writing of one locale, made once: to make one takes some thousand times as long as to use it. */
export interface Formats {
  readonly days: Intl.DateTimeFormat;
  readonly shares: Intl.NumberFormat;
  readonly numbers: Intl.NumberFormat;
  readonly lists: Intl.ListFormat;
  /** The names of the months of a year. */
  readonly months: readonly string[];
  /** Instants in a zone, which is named with them. */
  moments(timeZone: string): Intl.DateTimeFormat;
  /** Amounts with so many digits after the point. */
  amounts(places: number): Intl.NumberFormat;
  /** The same with their sign, also above zero. */
  differences(places: number): Intl.NumberFormat;
}

/** Browsers name a few dozen; whoever makes up more gets them made anew. */
const LOCALES_LIMIT = 100;
const kept = new Map<string, Formats>();

export function formatsIn(locale: string): Formats {
  return keptIn(kept, locale, LOCALES_LIMIT, () => made(locale));
}

/** Zones of coalitions, and digits after the point: an amount has eighteen at most. */
const WAYS_LIMIT = 100;

function made(locale: string): Formats {
  const months = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const [moments, amounts, differences] = [
    new Map<string, Intl.DateTimeFormat>(),
    new Map<number, Intl.NumberFormat>(),
    new Map<number, Intl.NumberFormat>(),
  ];
  const digits = (places: number): Intl.NumberFormatOptions => ({
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  return {
    days: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
    shares: new Intl.NumberFormat(locale, { style: 'percent', ...oneDigit }),
    numbers: new Intl.NumberFormat(locale),
    lists: new Intl.ListFormat(locale, { type: 'conjunction' }),
    months: Array.from({ length: 12 }, (_, month) => months.format(new Date(Date.UTC(2026, month)))),
    moments: (timeZone) =>
      keptIn(moments, timeZone, WAYS_LIMIT, () => {
        const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
        const time = { hour: 'numeric', minute: '2-digit', timeZone, timeZoneName: 'short' } as const;
        return new Intl.DateTimeFormat(locale, { ...day, ...time });
      }),
    amounts: (places) =>
      keptIn(amounts, places, WAYS_LIMIT, () => new Intl.NumberFormat(locale, digits(places))),
    differences: (places) =>
      keptIn(
        differences,
        places,
        WAYS_LIMIT,
        () => new Intl.NumberFormat(locale, { ...digits(places), signDisplay: 'exceptZero' }),
      ),
  };
}

/** What is kept under a key, made where it is not; all is forgotten where it is too much. */
function keptIn<Key, Kept>(all: Map<Key, Kept>, key: Key, limit: number, make: () => Kept): Kept {
  let one = all.get(key);
  if (one === undefined) {
    if (all.size >= limit) all.clear();
    all.set(key, (one = make()));
  }
  return one;
}
