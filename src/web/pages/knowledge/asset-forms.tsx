import type { VNode } from 'preact';
import { DEPTHS } from '../../../knowledge/domain/application.js';
import { PageForm, SelectField, TextAreaField, TextField } from '../../controls.js';
import type { AssetProps } from './asset-props.js';
import { SourceFields } from './knowledge-parts.js';
import { memberOptions, sentence } from '../naming.js';

/** What may be done with an asset: tell of a use, of a version, of what it was made from. */
export function AssetForms(props: AssetProps): VNode {
  const { acts } = props;
  return (
    <>
      {acts.apply === null ? null : <TellForm {...props} />}
      {acts.revise ? <VersionForm {...props} /> : null}
      {acts.derive ? <LineageForm {...props} /> : null}
    </>
  );
}

const baseOf = ({ view, asset }: AssetProps): string =>
  `/c/${view.coalition.id}/knowledge/assets/${encodeURIComponent(asset.id)}`;

function TellForm(props: AssetProps): VNode {
  const { view, names, acts, own, formOf } = props;
  const { knowledge } = view.words;
  const form = formOf('tell');
  const field = { view, form };
  const only = acts.apply === 'own' ? own : null;
  return (
    <section id="tell" class="card">
      <h2>{acts.apply === 'any' ? knowledge.tellFor : knowledge.tell}</h2>
      <p>{knowledge.tellIntro}</p>
      <PageForm view={view} form={form} action={`${baseOf(props)}/applications`} submit={knowledge.tellIt}>
        <SelectField
          {...{ ...field, name: 'member', label: knowledge.whoApplied }}
          options={memberOptions(view, names, only)}
          preset={only ?? ''}
        />
        <SelectField
          {...{ ...field, name: 'depth', label: knowledge.depth }}
          options={DEPTHS.map((value) => ({ value, label: sentence(knowledge.depthHints[value]) }))}
        />
        <TextField
          {...{ ...field, name: 'on', label: knowledge.appliedOn, type: 'date' }}
          preset={names.today}
        />
        <TextField
          {...{ ...field, name: 'outcome', label: knowledge.outcome, inputmode: 'decimal', optional: true }}
          hint={knowledge.outcomeHint(names.currency)}
        />
        <TextAreaField
          {...{ ...field, name: 'evidence', label: knowledge.evidence, hint: knowledge.evidenceHint }}
          max={2_000}
          optional
        />
      </PageForm>
    </section>
  );
}

function VersionForm(props: AssetProps): VNode {
  const { view, names, formOf } = props;
  const { knowledge } = view.words;
  const form = formOf('version');
  return (
    <details open={form.errors.length > 0}>
      <summary>{knowledge.newVersion}</summary>
      <p>{knowledge.newVersionIntro}</p>
      <PageForm view={view} form={form} action={`${baseOf(props)}/editions`} submit={knowledge.reviseIt}>
        <TextAreaField {...{ view, form, name: 'note', label: knowledge.whatIsNew }} max={2_000} />
        <TextField
          {...{ view, form, name: 'on', label: knowledge.since, type: 'date' }}
          preset={names.today}
        />
      </PageForm>
    </details>
  );
}

function LineageForm(props: AssetProps): VNode {
  const { view, names, formOf, sources } = props;
  const { knowledge } = view.words;
  const form = formOf('lineage');
  return (
    <details open={form.errors.length > 0}>
      <summary>{knowledge.tellLineage}</summary>
      <p>{knowledge.tellLineageIntro}</p>
      <PageForm view={view} form={form} action={`${baseOf(props)}/lineage`} submit={knowledge.lineageIt}>
        <SourceFields view={view} form={form} sources={sources} />
        <TextField
          {...{ view, form, name: 'on', label: knowledge.since, type: 'date' }}
          preset={names.today}
        />
      </PageForm>
    </details>
  );
}
