import type { Valuation } from '../../../exchange/domain/events.js';
import type { Reader } from '../../reader.js';
import type { SiteWords } from '../../words/en/index.js';

interface Told {
  readonly reader: Reader;
  readonly words: SiteWords;
}

/** How a quantity became a value, with the rate and its source. */
export function valuationWords({ reader, words }: Told, valuation: Valuation, currency: string): string {
  const { valuations } = words.entry;
  switch (valuation.method) {
    case 'own-value':
      return valuations['own-value']();
    case 'stated':
      return valuations.stated(valuation.basis);
    case 'exchange-rate':
      return valuations['exchange-rate'](
        reader.amount(valuation.rate),
        reader.day(valuation.validOn),
        valuation.source,
      );
    case 'rate':
      return valuations.rate(
        `${reader.amount(valuation.rate)} ${currency}`,
        valuation.category,
        reader.day(valuation.validFrom),
        valuation.source,
      );
    case 'in-proportion':
      return valuations['in-proportion'](
        `${reader.amount(valuation.value)} ${currency}`,
        reader.amount(valuation.quantity),
      );
    default:
      return valuation satisfies never;
  }
}
