import type { VNode } from 'preact';
import { currencyCodes } from '../../../kernel/currency.js';
import { PageForm, SelectField, TextField } from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import type { View } from '../../view.js';

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
