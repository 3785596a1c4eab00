import type { ComponentChildren, VNode } from 'preact';
import type { PolicyView } from '../../coalition/policies.queries.js';
import type {
  CoalitionSettingsView,
  ExchangeRateView,
  PoolView,
  RateView,
} from '../../coalition/coalition.queries.js';
import type { RuleChange } from '../../coalition/domain/policy.js';
import { Page } from '../layout.js';
import { EmptyState, MorePages } from '../parts.js';
import { DataTable, numbers } from '../tables.js';
import type { CoalitionView } from './reports-page.js';
import { CREDIT_GROUPS, FAIR_GROUPS, RULE_GROUPS, ruleShown, type RuleGroup } from './rule-fields.js';

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

/** What was agreed: rules, rates, pools, and who sees what; each since when, and what is coming. */
export function PoliciesPage(props: PoliciesProps): VNode {
  const { view, policies } = props;
  const { words, reader, coalition } = view;
  const here = words.policies;
  const inForce = policies.find((policy) => policy.inForce)!;
  const base = `/c/${coalition.id}/policies`;
  const { proportionality, need, equality } = inForce.fairness;
  return (
    <Page view={view} title={here.title}>
      <h1>{here.title}</h1>
      <p class="lead">
        {inForce.version === 0 ? here.byDefaults : here.byVersion(inForce.version, reader.day(inForce.from))}{' '}
        {here.fairInWords(reader.share(proportionality), reader.share(need), reader.share(equality))}
      </p>
      {coalition.may('administer') ? (
        <p class="row">
          <a class="button" href={reader.to(`${base}/rules`)}>
            {here.changeRules}
          </a>
        </p>
      ) : (
        <p class="hint">{here.whoChanges}</p>
      )}
      <nav class="contents" aria-label={here.onThisPage}>
        <ol>
          {(['rules', 'rates', 'exchange', 'pools', 'sight'] as const).map((part) => (
            <li>
              <a href={`#${part}`}>{here.parts[part]}</a>
            </li>
          ))}
        </ol>
      </nav>
      <RulesSection {...props} inForce={inForce} />
      <RatesSection {...props} />
      <ExchangeSection {...props} />
      <PoolsSection {...props} />
      <SightSection {...props} />
    </Page>
  );
}

/** A section with its heading, and for coordinators the way to change what stands there. */
function Part({
  view: { words, reader, coalition },
  id,
  to,
  label,
  children,
}: {
  readonly view: CoalitionView;
  readonly id: 'rules' | 'rates' | 'exchange' | 'pools' | 'sight';
  readonly to: string;
  readonly label: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <section>
      <div class="head">
        <h2 id={id}>{words.policies.parts[id]}</h2>
        {coalition.may('administer') ? (
          <a class="button quiet" href={reader.to(`/c/${coalition.id}/policies/${to}`)}>
            {label}
          </a>
        ) : null}
      </div>
      {children}
    </section>
  );
}

function RulesSection({
  view,
  policies,
  today,
  inForce,
}: PoliciesProps & { readonly inForce: PolicyView }): VNode {
  const { words, reader } = view;
  const here = words.policies;
  const coming = policies.filter(({ from }) => from > today);
  const ofThisQuarter = policies.find((policy) => policy.ofThisQuarter)!;
  const group = (name: RuleGroup): VNode => (
    <div>
      <h3>{here.groups[name].title}</h3>
      <dl class="facts">
        {RULE_GROUPS[name].map((rule) => (
          <div>
            <dt>{here.rules[rule].label}</dt>
            <dd>
              {ruleShown(view, inForce, rule)}
              <span class="hint">{here.rules[rule].about}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
  return (
    <Part view={view} id="rules" to="rules" label={here.changeRules}>
      {ofThisQuarter.version === inForce.version ? null : (
        <p>{here.otherThisQuarter(versionOf(view, ofThisQuarter))}</p>
      )}
      {coming.length === 0 ? null : (
        <div class="coming">
          <h3>{here.coming}</h3>
          <PolicyTable view={view} id="coming" title={here.coming} policies={coming} />
        </div>
      )}
      <div class="columns">{FAIR_GROUPS.map(group)}</div>
      <details>
        <summary>{here.creditRules}</summary>
        <div class="columns">{CREDIT_GROUPS.map(group)}</div>
      </details>
      <h3>{here.history}</h3>
      {policies.length === 1 ? (
        <p class="muted">{here.neverChanged}</p>
      ) : (
        <PolicyTable view={view} id="history" title={here.history} policies={[...policies].reverse()} />
      )}
      <p class="hint">{here.quarterRule(reader.quarter(view.coalition.quarter.id))}</p>
    </Part>
  );
}

function versionOf({ words: { reports } }: CoalitionView, { version }: PolicyView): string {
  return version === 0 ? reports.defaults : reports.policyVersion(version);
}

function PolicyTable({
  view,
  id,
  title,
  policies,
}: {
  readonly view: CoalitionView;
  readonly id: string;
  readonly title: string;
  readonly policies: readonly PolicyView[];
}): VNode {
  const { words, reader } = view;
  const here = words.policies;
  return (
    <DataTable
      id={id}
      title={title}
      head={[here.version, here.from, here.changed, here.reason, here.by]}
      rows={policies.map((policy) => ({
        of: (
          <>
            {versionOf(view, policy)} {policy.inForce ? <span class="badge good">{here.inForce}</span> : null}
          </>
        ),
        cells: [
          policy.version === 0 ? '' : reader.day(policy.from),
          <Changes view={view} changes={policy.changes} />,
          policy.version === 0 ? here.defaultsReason : policy.reason,
          policy.version === 0 ? '' : here.party(policy.by),
        ],
      }))}
    />
  );
}

/** What a policy changed: `Need 0.3 → 0.5`. */
export function Changes({
  view: { words, reader },
  changes,
}: {
  readonly view: CoalitionView;
  readonly changes: readonly RuleChange[];
}): VNode | null {
  const { policies: here } = words;
  if (changes.length === 0) return null;
  const shown = (value: string | null): string => (value === null ? here.noCap : reader.amount(value));
  return (
    <ul class="plain">
      {changes.map(({ rule, from, to }) => (
        <li>
          {here.rules[rule].label} {shown(from)} → <strong>{shown(to)}</strong>
        </li>
      ))}
    </ul>
  );
}

function RatesSection({ view, rates, allRates, settings, today }: PoliciesProps): VNode {
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
        <RateTable view={view} id="rates-now" title={here.ratesNow} rates={rates} today={today} />
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
  readonly today: string;
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
            {here.kindOf(words.kinds[kind as keyof typeof words.kinds] ?? kind, category)}{' '}
            <Standing view={view} from={validFrom} to={validTo} today={today} />
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

function ExchangeSection({ view, exchangeRates, allExchangeRates, settings }: PoliciesProps): VNode {
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

function PoolsSection({ view, pools }: PoliciesProps): VNode {
  const { words, reader } = view;
  const here = words.policies;
  return (
    <Part view={view} id="pools" to="pools/new" label={here.openPool}>
      <p>{here.poolsAbout}</p>
      <DataTable
        id="pools-table"
        title={here.parts.pools}
        head={[here.pool, here.poolId, here.restrictedTo, here.overdraft, here.openedOn]}
        rows={pools.map(({ id, name, restrictedTo, allowNegative, openedOn }) => ({
          of: name,
          cells: [
            <code>{id}</code>,
            restrictedTo ?? here.unrestricted,
            allowNegative ? here.mayOverdraw : here.mayNotOverdraw,
            // The common pool is there from the first day, unless it was opened in words.
            openedOn < '1900-01-02' ? here.always : reader.day(openedOn),
          ],
        }))}
      />
    </Part>
  );
}

function SightSection({ view, settings }: PoliciesProps): VNode {
  const { words, reader } = view;
  const here = words.policies;
  const facts: (readonly [string, string, string?])[] = [
    [here.tier, here.tiers[settings.informationTier].label, here.tiers[settings.informationTier].about],
    [here.disputes, here.disputesTo[settings.disputesShownTo]],
    [here.positions, here.positionsTo[settings.positionsShownTo]],
    [here.name, settings.name],
    [here.timeZone, settings.timeZone.replaceAll('_', ' ')],
    [here.baseCurrency, settings.currency, here.forGood],
    [here.fiscalStart, reader.months[settings.fiscalStartMonth - 1]!, here.forGood],
  ];
  return (
    <Part view={view} id="sight" to="settings" label={here.changeSettings}>
      <dl class="facts">
        {facts.map(([label, value, hint]) => (
          <div>
            <dt>{label}</dt>
            <dd>
              {value}
              {hint === undefined ? null : <span class="hint">{hint}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
