import type { ComponentChildren, VNode } from 'preact';
import type {
  CoalitionSettingsView,
  ExchangeRateView,
  PoolView,
  RateView,
} from '../../../coalition/coalition.queries.js';
import type { PolicyView } from '../../../coalition/policies.queries.js';
import type { CoalitionView } from '../reports/reports-page.js';

export interface PoliciesProps {
  readonly view: CoalitionView;
  readonly today: string;
  readonly settings: CoalitionSettingsView;
  readonly policies: readonly PolicyView[];
  /** In force today. */
  readonly rates: readonly RateView[];
  readonly exchangeRates: readonly ExchangeRateView[];
  /** All, a page at a time. */
  readonly allRates: { readonly items: readonly RateView[]; readonly next: string | null };
  readonly allExchangeRates: { readonly items: readonly ExchangeRateView[]; readonly next: string | null };
  readonly pools: readonly PoolView[];
}

/** A section with its heading, and for coordinators the way to change what stands there. */
export function Part({
  view: { words, reader, coalition },
  id,
  to,
  label,
  children,
}: {
  readonly view: CoalitionView;
  readonly id: 'rules' | 'rates' | 'exchange' | 'pools' | 'sight';
  /** The form that changes it, below the page; none where the page’s own button leads there. */
  readonly to?: string;
  readonly label?: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <section>
      <div class="head">
        <h2 id={id}>{words.policies.parts[id]}</h2>
        {to !== undefined && coalition.may('administer') ? (
          <a class="button quiet" href={reader.to(`/c/${coalition.id}/policies/${to}`)}>
            {label}
          </a>
        ) : null}
      </div>
      {children}
    </section>
  );
}
