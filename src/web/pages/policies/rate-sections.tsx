import type { VNode } from 'preact';
import type { ExchangeRateView, RateView } from '../../../coalition/coalition.queries.js';
import { EmptyState, MorePages } from '../../parts.js';
import { DataTable, numbers } from '../../tables.js';
import { Part, type PoliciesProps } from './policy-parts.js';
import type { CoalitionView } from '../reports/reports-page.js';
import { capital } from '../people/role-words.js';

/** What hours and goods are worth: in force today, and of all times. */
export function RatesSection({ view, rates, allRates, settings, today }: PoliciesProps): VNode {
  const { words } = view;
  const here = words.policies;
  return (
    <Part view={view} id="rates" to="rates/new" label={here.setRate}>
      <p>{here.ratesAbout(settings.currency)}</p>
      {rates.length === 0 ? (
        <EmptyState title={here.noRates}>
          <p>{here.noRatesHow}</p>
        </EmptyState>
      ) : (
        <RateTable view={view} id="rates-now" title={here.ratesNow} rates={rates} today={null} />
      )}
      {allRates.items.length > rates.length || allRates.next !== null ? (
        <details>
          <summary>{here.allRates}</summary>
          <RateTable view={view} id="rates-all" title={here.allRates} rates={allRates.items} today={today} />
          <MorePages view={view} next={nextOf(view, 'ratesAfter', allRates.next)} />
        </details>
      ) : null}
    </Part>
  );
}

function nextOf({ coalition }: CoalitionView, name: string, next: string | null): string | null {
  return next === null ? null : `/c/${coalition.id}/policies?${name}=${encodeURIComponent(next)}`;
}

/** Where a day stands beside what holds from one day to another. */
function Standing({
  view: { words },
  from,
  to,
  today,
}: {
  readonly view: CoalitionView;
  readonly from: string;
  readonly to: string | null;
  readonly today: string;
}): VNode {
  const { policies: here } = words;
  if (from > today) return <span class="badge">{here.isComing}</span>;
  if (to !== null && to < today) return <span class="badge">{here.isOver}</span>;
  return <span class="badge good">{here.inForce}</span>;
}

function RateTable({
  view,
  id,
  title,
  rates,
  today,
}: {
  readonly view: CoalitionView;
  readonly id: string;
  readonly title: string;
  readonly rates: readonly RateView[];
  /** Null where all of them are in force. */
  readonly today: string | null;
}): VNode {
  const { words, reader } = view;
  const here = words.policies;
  return (
    <DataTable
      id={id}
      title={title}
      head={[here.kind, numbers(here.rate), here.unit, here.method, here.holds, here.source]}
      rows={rates.map(({ kind, category, unit, rate, method, validFrom, validTo, source }) => ({
        of: (
          <>
            {capital(here.kindOf(words.kinds[kind as keyof typeof words.kinds] ?? kind, category))}{' '}
            {today === null ? null : <Standing view={view} from={validFrom} to={validTo} today={today} />}
          </>
        ),
        cells: [
          reader.amount(rate),
          unit,
          here.methods[method as keyof typeof here.methods] ?? method,
          validTo === null
            ? here.since(reader.day(validFrom))
            : here.fromTo(reader.day(validFrom), reader.day(validTo)),
          source,
        ],
      }))}
    />
  );
}

/** What other currencies are worth. */
export function ExchangeSection({ view, exchangeRates, allExchangeRates, settings }: PoliciesProps): VNode {
  const here = view.words.policies;
  const { currency } = settings;
  return (
    <Part view={view} id="exchange" to="exchange-rates/new" label={here.setExchangeRate}>
      <p>{here.exchangeAbout(currency)}</p>
      {exchangeRates.length === 0 && allExchangeRates.items.length === 0 ? (
        <EmptyState title={here.noExchangeRates}>
          <p>{here.noExchangeRatesHow(currency)}</p>
        </EmptyState>
      ) : (
        <ExchangeTable
          view={view}
          id="exchange-now"
          title={here.exchangeNow}
          rates={exchangeRates}
          currency={currency}
        />
      )}
      {allExchangeRates.items.length > exchangeRates.length || allExchangeRates.next !== null ? (
        <details>
          <summary>{here.allExchangeRates}</summary>
          <ExchangeTable
            view={view}
            id="exchange-all"
            title={here.allExchangeRates}
            rates={allExchangeRates.items}
            currency={currency}
          />
          <MorePages view={view} next={nextOf(view, 'exchangeAfter', allExchangeRates.next)} />
        </details>
      ) : null}
    </Part>
  );
}

function ExchangeTable({
  view,
  id,
  title,
  rates,
  currency,
}: {
  readonly view: CoalitionView;
  readonly id: string;
  readonly title: string;
  readonly rates: readonly ExchangeRateView[];
  readonly currency: string;
}): VNode {
  const { words, reader } = view;
  const here = words.policies;
  return (
    <DataTable
      id={id}
      title={title}
      head={[here.currency, numbers(here.inBase(currency)), here.from, here.source]}
      rows={rates.map((rate) => ({
        of: rate.currency,
        cells: [reader.amount(rate.rateToBase), reader.day(rate.validOn), rate.source],
      }))}
    />
  );
}
