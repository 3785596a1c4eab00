import type { VNode } from 'preact';
import { currencyCodes } from '../../kernel/currency.js';
import { PageForm, SelectField, TextField } from '../controls.js';
import type { Form } from '../form.js';
import { Page } from '../layout.js';
import type { View } from '../view.js';
import { capital } from './role-words.js';

interface CoalitionProps {
  readonly view: View & { readonly coalition: NonNullable<View['coalition']> };
  readonly roles: readonly { readonly role: string; readonly mandate: string }[];
}

/** Where a coalition stands, in a sentence, and the ways from there. */
export function CoalitionPage({ view, roles }: CoalitionProps): VNode {
  const { words, reader, coalition } = view;
  const { id, name, quarter, closedThrough } = coalition;
  const here = words.coalition;
  const stands = here.stands({
    name,
    quarter: reader.quarter(quarter.id),
    days: reader.days(quarter.from, quarter.to),
    members: here.members(coalition.members, reader.number(coalition.members)),
  });
  const report = `/api/v1/coalitions/${id}/reports/${closedThrough ?? ''}`;
  return (
    <Page view={view} title={name}>
      <h1>{name}</h1>
      <p class="lead">
        {stands} {closedThrough === null ? here.noneClosed : here.closed(reader.quarter(closedThrough))}
      </p>
      <section>
        <h2>{here.yourPart}</h2>
        <ul class="plain">
          {roles.map(({ role, mandate }) => (
            <li>
              <strong>{capital(role)}.</strong> {mandate}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{here.goTo}</h2>
        <ul class="cards">
          {closedThrough === null ? null : (
            <li class="card">
              <h3>{here.reportTitle}</h3>
              <p>
                <a href={`${report}?format=html`}>{here.read}</a> · <a href={`${report}?format=pdf`}>PDF</a> ·{' '}
                <a href={`${report}?format=xlsx`}>XLSX</a> · <a href={report}>JSON</a>
              </p>
            </li>
          )}
          {coalition.may('see who has access') ? (
            <li class="card">
              <h3>
                <a href={reader.to(`/c/${id}/people`)}>{words.nav.access}</a>
              </h3>
              <p>{here.accessAbout}</p>
            </li>
          ) : null}
          <li class="card">
            <h3>
              <a href="/api/openapi.json">{words.nav.api}</a>
            </h3>
            <p>{here.apiAbout}</p>
          </li>
        </ul>
      </section>
    </Page>
  );
}

export function FoundCoalitionPage({ view, form }: { readonly view: View; readonly form: Form }): VNode {
  const { words, reader } = view;
  const { found } = words;
  const months = reader.months.map((label, month) => ({ value: String(month + 1), label }));
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].map((value) => ({
    value,
    label: value.replaceAll('_', ' '),
  }));
  return (
    <Page view={view} title={found.title} narrow>
      <h1>{found.title}</h1>
      <p class="lead">{found.intro}</p>
      <PageForm view={view} form={form} action="/coalitions/new" submit={found.submit}>
        <TextField
          view={view}
          form={form}
          name="name"
          label={found.name}
          autocomplete="organization"
          max={300}
        />
        <TextField
          view={view}
          form={form}
          name="slug"
          label={found.slug}
          hint={found.slugHint}
          max={60}
          optional
        />
        <SelectField
          view={view}
          form={form}
          name="currency"
          label={found.currency}
          hint={found.currencyHint}
          options={reader.named('currency', currencyCodes())}
        />
        <SelectField
          view={view}
          form={form}
          name="timeZone"
          label={found.timeZone}
          hint={found.timeZoneHint}
          options={zones}
        />
        <SelectField
          view={view}
          form={form}
          name="fiscalStartMonth"
          label={found.fiscalStart}
          options={months}
          preset="1"
        />
      </PageForm>
      <p>
        <a href={reader.to('/')}>{words.cancel}</a>
      </p>
    </Page>
  );
}
