import type { VNode } from 'preact';
import type { NamesHere } from '../../../coalition/names.queries.js';
import { PageForm, TextAreaField, TextField, type Option } from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { SourceFields, WeightedFields } from './knowledge-parts.js';
import { memberOptions, type Here } from '../naming.js';

/** Rows for the authors of an asset. More of them come by a file or the API. */
export const AUTHOR_ROWS = 5;

interface NewProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly own: string | null;
  /** Assets that it may be made from; null where they are too many to choose among. */
  readonly sources: readonly Option[] | null;
  readonly form: Form;
}

export function NewAssetPage({ view, names, own, sources, form }: NewProps): VNode {
  const { words, reader, coalition } = view;
  const { knowledge } = words;
  const field = { view, form };
  return (
    <Page view={view} title={knowledge.newTitle} narrow>
      <h1>{knowledge.newTitle}</h1>
      <p class="lead">{knowledge.newIntro}</p>
      <PageForm view={view} form={form} action={`/c/${coalition.id}/new/asset`} submit={knowledge.shareIt}>
        <TextField {...{ ...field, name: 'title', label: knowledge.name, max: 300 }} />
        <TextAreaField
          {...{ ...field, name: 'description', label: knowledge.description, max: 2_000, optional: true }}
          hint={knowledge.descriptionHint}
        />
        <TextField
          {...{ ...field, name: 'type', label: knowledge.type, hint: knowledge.typeHint, max: 300 }}
          optional
        />
        <TextField
          {...{ ...field, name: 'licence', label: knowledge.licence, hint: knowledge.licenceHint, max: 300 }}
          optional
        />
        <TextField
          {...{ ...field, name: 'sharedOn', label: knowledge.sharedOn, type: 'date' }}
          preset={names.today}
        />
        <WeightedFields
          {...{ ...field, name: 'author', rows: AUTHOR_ROWS, preset: own }}
          legend={knowledge.authors}
          hint={knowledge.authorsHint}
          label={knowledge.authorN}
          partLabel={knowledge.shareN}
          options={memberOptions(view, names)}
        />
        <SourceFields view={view} form={form} sources={sources} optional />
      </PageForm>
      <p>
        <a href={reader.to(`/c/${coalition.id}/knowledge`)}>{words.cancel}</a>
      </p>
    </Page>
  );
}
