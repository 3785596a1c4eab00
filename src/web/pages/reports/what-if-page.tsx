import type { VNode } from 'preact';
import type { PolicyView } from '../../../coalition/policies.queries.js';
import { ErrorSummary, TickField } from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { Downloads } from '../../parts.js';
import type { CoalitionView } from './reports-page.js';
import { EffectsSection, type RuleEffects } from '../policies/rule-effects.js';
import { RuleFields } from '../policies/rule-fields.js';

interface WhatIfProps {
  readonly view: CoalitionView;
  readonly quarter: string;
  readonly policy: PolicyView;
  readonly form: Form;
  /** Null before anything was asked, and where it was not right. */
  readonly effects: RuleEffects | null;
  /** The rules that are other, as the API takes them: `need=0.5,equality=0.2`. */
  readonly rule: string;
  /** Whether the quarter has a review, whose proposals can be worked out otherwise. */
  readonly hasReview: boolean;
  readonly toMember: (id: string) => string | null;
}

/** A quarter under other rules, beside what it came to. Nothing in the ledger changes. */
export function WhatIfPage(props: WhatIfProps): VNode {
  const { view, quarter, policy, form, effects, rule, hasReview, toMember } = props;
  const { words, reader, coalition } = view;
  const here = words.whatIf;
  const base = `/c/${coalition.id}/reports/${quarter}`;
  const title = here.title(reader.quarter(quarter));
  const version = policy.version === 0 ? words.reports.defaults : words.reports.policyVersion(policy.version);
  const api = `/api/v1/coalitions/${coalition.id}/reports/${quarter}/fair-shares?rule=${encodeURIComponent(rule)}`;
  return (
    <Page view={view} title={title}>
      <h1>{title}</h1>
      <p class="lead">{here.intro(version)}</p>
      {effects === null ? null : (
        <>
          <EffectsSection view={view} effects={effects} toMember={toMember} />
          {effects.shares?.supposed ? <Downloads view={view} of={api} formats={['csv', 'json']} /> : null}
        </>
      )}
      <section>
        <h2>{here.rules}</h2>
        <form class="fields rules" method="get" action={`${base}/what-if`} novalidate>
          <ErrorSummary view={view} form={form} />
          {reader.carried.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <RuleFields view={view} form={form} rules={policy} />
          {hasReview && coalition.may('look at everything') ? (
            <TickField view={view} form={form} name="proposals" label={here.withProposals} />
          ) : null}
          <p class="actions row">
            <button>{here.submit}</button>
            {effects === null ? null : (
              <a class="button quiet" href={reader.to(`${base}/what-if`)}>
                {here.reset}
              </a>
            )}
          </p>
        </form>
      </section>
      <p>
        <a href={reader.to(base)}>{words.reports.toReport}</a>
      </p>
    </Page>
  );
}
