import type { VNode } from 'preact';
import type { PolicyView } from '../../../coalition/policies.queries.js';
import type { RuleChange } from '../../../coalition/domain/policy.js';
import { Page } from '../../layout.js';
import { DataTable } from '../../tables.js';
import { Part, type PoliciesProps } from './policy-parts.js';
import { ExchangeSection, RatesSection } from './rate-sections.js';
import type { CoalitionView } from '../reports/reports-page.js';
import { CREDIT_GROUPS, FAIR_GROUPS, RULE_GROUPS, ruleShown, type RuleGroup } from './rule-fields.js';

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
    <Part view={view} id="rules">
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
