import type { ComponentChildren, VNode } from 'preact';
import type { NamesHere } from '../../../coalition/names.queries.js';
import type { Form } from '../../form.js';
import { SelectField, TextField, type Option } from '../../controls.js';
import { idField, partField } from '../../typed-weights.js';
import { memberName, type Here } from '../naming.js';

const PARTS = [
  ['library', ''],
  ['applications', '/applications'],
  ['credits', '/credits'],
  ['offers', '/offers'],
  ['recognition', '/recognition'],
] as const;
export type KnowledgePart = (typeof PARTS)[number][0];

/** The way between the pages about knowledge. What is published of achievements, observers see as well. */
export function KnowledgeNav({ view, part }: { readonly view: Here; readonly part: KnowledgePart }): VNode {
  const { reader, words, coalition } = view;
  const shown = PARTS.filter(([name]) => name === 'recognition' || coalition.may('look as a member'));
  return (
    <nav class="sub" aria-label={words.knowledge.nav.label}>
      <ul>
        {shown.map(([name, path]) => (
          <li>
            <a
              href={reader.to(`/c/${coalition.id}/knowledge${path}`)}
              aria-current={name === part ? 'page' : undefined}
            >
              {words.knowledge.nav[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Pages that stand where an asset of that id would. */
const TAKEN: ReadonlySet<string> = new Set([
  'applications',
  'assets',
  'credits',
  'offers',
  'recognition',
  'redemptions',
]);

export function assetPath({ coalition }: Here, id: string): string {
  const below = TAKEN.has(id) ? 'assets/' : '';
  return `/c/${coalition.id}/knowledge/${below}${encodeURIComponent(id)}`;
}

interface AssetLinkProps {
  readonly view: Here;
  readonly id: string;
  readonly children: ComponentChildren;
}

export function AssetLink({ view, id, children }: AssetLinkProps): VNode {
  return <a href={view.reader.to(assetPath(view, id))}>{children}</a>;
}

/** `Clinic and School (60.0 % and 40.0 %)`, or one name. */
export function authorsText(
  { reader }: Here,
  names: NamesHere,
  authors: readonly { readonly id: string; readonly weight: string }[],
): string {
  if (authors.length === 1) return memberName(names, authors[0]!.id);
  return reader.list(authors.map(({ id, weight }) => `${memberName(names, id)} (${reader.share(weight)})`));
}

interface WeightedFieldsProps {
  readonly view: Here;
  readonly form: Form;
  readonly name: string;
  readonly rows: number;
  readonly legend: string;
  readonly hint: string;
  readonly label: (place: number) => string;
  readonly partLabel: (place: number) => string;
  /** To choose among; typed where there are none. */
  readonly options?: readonly Option[] | null;
  /** Chosen in the first row. */
  readonly preset?: string | null;
  readonly optional?: boolean;
}

/** A list with parts in per cent, one row each. */
export function WeightedFields(props: WeightedFieldsProps): VNode {
  const { view, form, name, rows, legend, hint, label, partLabel, options, preset, optional } = props;
  const places = Array.from({ length: rows }, (_, i) => i + 1);
  return (
    <fieldset class="weighted">
      <legend>{legend}</legend>
      <p class="hint">{hint}</p>
      {places.map((place) => {
        const field = { view, form, name: idField(name, place), label: label(place) };
        const isOptional = optional === true || place > 1;
        return (
          <div class="pair share">
            {options ? (
              <SelectField
                {...field}
                options={options}
                preset={place === 1 ? (preset ?? '') : ''}
                optional={isOptional}
              />
            ) : (
              <TextField {...field} max={200} optional={isOptional} />
            )}
            <TextField
              {...{ view, form, name: partField(name, place), label: partLabel(place) }}
              inputmode="decimal"
              max={40}
              optional
            />
          </div>
        );
      })}
    </fieldset>
  );
}

interface SourcesProps {
  readonly view: Here;
  readonly form: Form;
  /** Assets to choose among; null where they are too many, and are named by their ids. */
  readonly sources: readonly Option[] | null;
  readonly optional?: boolean;
}

/** Rows for what an asset was made from. */
export const SOURCE_ROWS = 3;

/** What an asset was made from. */
export function SourceFields({ view, form, sources, optional }: SourcesProps): VNode {
  const { knowledge } = view.words;
  const hint = sources ? knowledge.sourcesHint : `${knowledge.sourcesHint} ${knowledge.sourcesById}`;
  return (
    <WeightedFields
      {...{ view, form, name: 'source', rows: SOURCE_ROWS, legend: knowledge.sources, hint }}
      label={knowledge.sourceN}
      partLabel={knowledge.weightN}
      options={sources}
      optional={optional === true}
    />
  );
}
