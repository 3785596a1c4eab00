import type { ComponentChildren, VNode } from 'preact';
import type { CoalitionSettingsView } from '../../../coalition/coalition.queries.js';
import { DISPUTE_READERS, INFORMATION_TIERS, POSITION_READERS } from '../../../coalition/domain/sight.js';
import { BENEFIT_KINDS } from '../../../coalition/domain/value-types.js';
import { currencyCodes } from '../../../kernel/currency.js';
import { PageForm, SelectField, TextAreaField, TextField, TickField } from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import type { CoalitionView } from '../reports/reports-page.js';

export const REASON_LIMIT = 1_000;
export const RATED_KINDS = BENEFIT_KINDS.filter((kind) => kind !== 'funds');
export const RATE_METHODS = ['actual-cost', 'comparable-market', 'volunteer-standard'] as const;

export interface FormPageProps {
  readonly view: CoalitionView;
  readonly form: Form;
}

/** A page of one form, and the way back. */
export function FormPage({
  view,
  title,
  intro,
  narrow = true,
  children,
}: {
  readonly view: CoalitionView;
  readonly title: string;
  readonly intro: string;
  readonly narrow?: boolean;
  readonly children: ComponentChildren;
}): VNode {
  const { words, reader, coalition } = view;
  return (
    <Page view={view} title={title} narrow={narrow}>
      <h1>{title}</h1>
      <p class="lead">{intro}</p>
      {children}
      <p>
        <a href={reader.to(`/c/${coalition.id}/policies`)}>{words.cancel}</a>
      </p>
    </Page>
  );
}

/** Adopts a dated rate for a kind in a unit. */
export function RateFormPage({
  view,
  form,
  currency,
  today,
}: FormPageProps & { readonly currency: string; readonly today: string }): VNode {
  const { words, coalition } = view;
  const here = words.policies;
  const own = { view, form };
  return (
    <FormPage view={view} title={here.setRate} intro={here.rateIntro}>
      <PageForm {...own} action={`/c/${coalition.id}/policies/rates/new`} submit={here.saveRate}>
        <SelectField
          {...own}
          name="kind"
          label={here.kind}
          options={RATED_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
          preset="staff-time"
        />
        <TextField
          {...own}
          name="category"
          label={here.category}
          hint={here.categoryHint}
          max={200}
          optional
        />
        <TextField {...own} name="unit" label={here.unit} hint={here.unitHint} preset="hours" max={100} />
        <TextField
          {...own}
          name="rate"
          label={here.rateOf(currency)}
          hint={here.decimalHint}
          inputmode="decimal"
          max={40}
        />
        <SelectField
          {...own}
          name="method"
          label={here.method}
          options={RATE_METHODS.map((value) => ({ value, label: here.methods[value] }))}
        />
        <TextField {...own} name="validFrom" type="date" label={here.firstDay} preset={today} />
        <TextField
          {...own}
          name="validTo"
          type="date"
          label={here.lastDay}
          hint={here.lastDayHint}
          optional
        />
        <TextField {...own} name="source" label={here.source} hint={here.sourceHint} max={REASON_LIMIT} />
      </PageForm>
    </FormPage>
  );
}

export function ExchangeRateFormPage({
  view,
  form,
  currency,
  today,
}: FormPageProps & { readonly currency: string; readonly today: string }): VNode {
  const { words, reader, coalition } = view;
  const here = words.policies;
  const own = { view, form };
  return (
    <FormPage view={view} title={here.setExchangeRate} intro={here.exchangeIntro}>
      <PageForm
        {...own}
        action={`/c/${coalition.id}/policies/exchange-rates/new`}
        submit={here.saveExchangeRate}
      >
        <SelectField
          {...own}
          name="currency"
          label={here.currency}
          options={reader.named(
            'currency',
            currencyCodes().filter((code) => code !== currency),
          )}
        />
        <TextField
          {...own}
          name="rateToBase"
          label={here.inBase(currency)}
          hint={here.rateToBaseHint(currency)}
          inputmode="decimal"
          max={40}
        />
        <TextField
          {...own}
          name="validOn"
          type="date"
          label={here.firstDay}
          hint={here.untilNext}
          preset={today}
        />
        <TextField
          {...own}
          name="source"
          label={here.source}
          hint={here.exchangeSourceHint}
          max={REASON_LIMIT}
        />
      </PageForm>
    </FormPage>
  );
}

export function PoolFormPage({ view, form, today }: FormPageProps & { readonly today: string }): VNode {
  const { words, coalition } = view;
  const here = words.policies;
  const own = { view, form };
  return (
    <FormPage view={view} title={here.openPool} intro={here.poolIntro}>
      <PageForm {...own} action={`/c/${coalition.id}/policies/pools/new`} submit={here.savePool}>
        <TextField {...own} name="name" label={here.poolName} max={300} />
        <TextField {...own} name="poolId" label={here.poolId} hint={here.poolIdHint} max={200} />
        <TextField
          {...own}
          name="restrictedTo"
          label={here.restrictedTo}
          hint={here.restrictedHint}
          max={300}
          optional
        />
        <TickField {...own} name="allowNegative" label={here.allowNegative} />
        <TextField {...own} name="openedOn" type="date" label={here.firstDay} preset={today} />
      </PageForm>
    </FormPage>
  );
}

/** What can be set of a coalition, by the names that commands have for it. */
export const SETTINGS = [
  'name',
  'timeZone',
  'informationTier',
  'disputesShownTo',
  'positionsShownTo',
] as const;
export type Setting = (typeof SETTINGS)[number];

interface SettingsFormProps extends FormPageProps {
  readonly settings: CoalitionSettingsView;
  readonly since: number;
  /** Settings that somebody else changed while this was typed. */
  readonly meanwhile: readonly Setting[];
}

/** Name, zone, and who sees what. What each setting was when the form was opened goes with it. */
export function SettingsFormPage({ view, form, settings, since, meanwhile }: SettingsFormProps): VNode {
  const { words, coalition } = view;
  const here = words.policies;
  const own = { view, form };
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].map((value) => ({
    value,
    label: value.replaceAll('_', ' '),
  }));
  const told = settingsInWords(view, settings);
  return (
    <FormPage view={view} title={here.changeSettings} intro={here.settingsIntro}>
      {meanwhile.length === 0 ? null : (
        <div class="refused">
          <p>
            <strong>{here.settingsMeanwhile}</strong>
          </p>
          <ul>
            {meanwhile.map((setting) => (
              <li>
                {here.settings[setting]}: {told[setting]}
              </li>
            ))}
          </ul>
        </div>
      )}
      <PageForm {...own} action={`/c/${coalition.id}/policies/settings`} submit={here.saveSettings}>
        <input type="hidden" name="since" value={since} />
        {SETTINGS.map((setting) => (
          <input type="hidden" name={`was-${setting}`} value={settings[setting]} />
        ))}
        <SelectField
          {...own}
          name="informationTier"
          label={here.tier}
          hint={here.tierHint}
          options={INFORMATION_TIERS.map((value) => ({
            value,
            label: `${here.tiers[value].label}: ${here.tiers[value].about}`,
          }))}
          preset={settings.informationTier}
        />
        <SelectField
          {...own}
          name="disputesShownTo"
          label={here.disputes}
          options={DISPUTE_READERS.map((value) => ({ value, label: here.disputesTo[value] }))}
          preset={settings.disputesShownTo}
        />
        <SelectField
          {...own}
          name="positionsShownTo"
          label={here.positions}
          options={POSITION_READERS.map((value) => ({ value, label: here.positionsTo[value] }))}
          preset={settings.positionsShownTo}
        />
        <TextField {...own} name="name" label={here.name} preset={settings.name} max={300} />
        <SelectField
          {...own}
          name="timeZone"
          label={here.timeZone}
          options={zones}
          preset={settings.timeZone}
        />
        <TextAreaField {...own} name="reason" label={here.reason} hint={here.reasonHint} max={REASON_LIMIT} />
      </PageForm>
    </FormPage>
  );
}

function settingsInWords(
  { words: { policies } }: CoalitionView,
  { name, timeZone, informationTier, disputesShownTo, positionsShownTo }: CoalitionSettingsView,
): Record<Setting, string> {
  return {
    name,
    timeZone,
    informationTier: policies.tiers[informationTier].label,
    disputesShownTo: policies.disputesTo[disputesShownTo],
    positionsShownTo: policies.positionsTo[positionsShownTo],
  };
}
