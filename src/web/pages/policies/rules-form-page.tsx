import type { VNode } from 'preact';
import type { PolicyView } from '../../../coalition/policies.queries.js';
import { PageForm, TextAreaField, TextField } from '../../controls.js';
import { Changes } from './policies-page.js';
import { FormPage, REASON_LIMIT, type FormPageProps } from './policy-forms.js';
import { EffectsSection, type RuleEffects } from './rule-effects.js';
import { RuleFields } from './rule-fields.js';

interface RulesFormProps extends FormPageProps {
  /** What the fields start from. */
  readonly policy: PolicyView;
  /** The first day of the next quarter, from which rules usually hold. */
  readonly from: string;
  /** When the directory last changed, of what is shown. */
  readonly since: number;
  /** The version after which nothing is known to whoever types. */
  readonly basedOn: number;
  /** Policies that were adopted while somebody typed. */
  readonly meanwhile: readonly PolicyView[];
  /** What the rules would have changed, where that was asked. */
  readonly effects: RuleEffects | null;
  readonly toMember: (id: string) => string | null;
}

/** Adopts rules from a day on, after a look at what they would have changed. */
export function RulesFormPage(props: RulesFormProps): VNode {
  const { view, form, policy, from, since, basedOn, meanwhile, effects, toMember } = props;
  const { words, reader, coalition } = view;
  const here = words.policies;
  return (
    <FormPage view={view} title={here.changeRules} intro={here.rulesIntro} narrow={false}>
      {meanwhile.map((other) => (
        <div class="refused">
          <p>
            <strong>{here.adoptedMeanwhile(other.version, reader.day(other.from))}</strong> {other.reason}
          </p>
          <Changes view={view} changes={other.changes} />
        </div>
      ))}
      {effects === null ? null : <EffectsSection view={view} effects={effects} toMember={toMember} />}
      <PageForm view={view} form={form} action={`/c/${coalition.id}/policies/rules`} submit={here.adopt}>
        <input type="hidden" name="since" value={since} />
        <input type="hidden" name="basedOn" value={basedOn} />
        <div class="rules">
          <RuleFields view={view} form={form} rules={policy} />
        </div>
        <TextField
          view={view}
          form={form}
          name="from"
          type="date"
          label={here.holdsFrom}
          hint={here.holdsFromHint}
          preset={from}
        />
        <TextAreaField
          view={view}
          form={form}
          name="reason"
          label={here.reason}
          hint={here.reasonHint}
          max={REASON_LIMIT}
        />
        <p>
          <button class="quiet" name="act" value="preview">
            {here.preview}
          </button>
        </p>
      </PageForm>
    </FormPage>
  );
}
