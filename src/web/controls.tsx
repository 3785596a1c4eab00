import type { ComponentChildren, InputHTMLAttributes, VNode } from 'preact';
import { FORM_ID, newFormId, type Form } from './form.js';
import type { View } from './view.js';

interface FormProps {
  readonly view: View;
  readonly form: Form;
  /** A path of this site. */
  readonly action: string;
  readonly submit: string;
  /** What cannot be taken back stands out. */
  readonly grave?: boolean;
  /** Whether it brings files; its route then takes them with `submitFiles`. */
  readonly files?: boolean;
  /** The page that shows what would come of what is typed: see `assets/script/forms.js`. */
  readonly preview?: string;
  /** A second button that sends the same, and asks for the empty form once more: its name stands among the fields then. */
  readonly another?: { readonly name: string; readonly label: string };
  readonly children?: ComponentChildren;
}

/** A form that works without script: one POST, with what is not right said first and beside each field. */
export function PageForm(props: FormProps): VNode {
  const { view, form, action, submit, grave, files, preview, another, children } = props;
  return (
    <form
      class="fields"
      method="post"
      action={view.reader.to(action)}
      enctype={files ? 'multipart/form-data' : undefined}
      data-preview={preview === undefined ? undefined : view.reader.to(preview)}
      novalidate
    >
      <ErrorSummary view={view} form={form} />
      <input type="hidden" name={FORM_ID} value={newFormId()} />
      {children}
      <p class={another ? 'actions row' : 'actions'}>
        <button class={grave ? 'grave' : undefined}>{submit}</button>
        {another ? (
          <button class="quiet" name={another.name} value="yes">
            {another.label}
          </button>
        ) : null}
      </p>
    </form>
  );
}

interface ActionProps {
  readonly view: View;
  readonly action: string;
  readonly label: string;
  /** What a screen reader says where the label alone would not do. */
  readonly full?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** What the page is there for. */
  readonly main?: boolean;
}

/** A button that does one thing. */
export function ActionButton({ view, action, label, full, fields = {}, main }: ActionProps): VNode {
  return (
    <form class="action" method="post" action={view.reader.to(action)}>
      <input type="hidden" name={FORM_ID} value={newFormId()} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button class={main ? undefined : 'quiet'} aria-label={full}>
        {label}
      </button>
    </form>
  );
}

const idOf = (form: Form, name: string): string => `${form.name}-${name}`;

export function ErrorSummary({
  view: { words },
  form,
}: {
  readonly view: View;
  readonly form: Form;
}): VNode | null {
  const { errors } = form;
  if (errors.length === 0) return null;
  return (
    <div class="refused" role="alert">
      <p>
        <strong>{words.errors.summary(errors.length)}</strong>
      </p>
      <ul>
        {errors.map(({ field, words: text }) => (
          <li>{field === null ? text : <a href={`#${idOf(form, field)}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

interface FieldProps {
  readonly view: View;
  readonly form: Form;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

interface Described {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly error: string | undefined;
}

function described({ form, name, hint }: FieldProps): Described {
  const id = idOf(form, name);
  const error = form.errorOf(name);
  const ids = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error === undefined ? [] : [`${id}-error`]),
  ];
  return { id, error, describedBy: ids.length > 0 ? ids.join(' ') : undefined };
}

/** Label, hint and what is not right, around a control. */
function Around(props: FieldProps & { readonly children: ComponentChildren }): VNode {
  const { view, label, hint, optional, children } = props;
  const { id, error } = described(props);
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label for={id}>
        {label}
        {optional ? <span class="muted"> {view.words.optional}</span> : null}
      </label>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

interface InputProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'search';
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'decimal' | 'email' | 'text';
  /** What stands there before anybody typed. */
  readonly preset?: string;
  readonly max?: number;
  /** The id of a list of suggestions in the page. */
  readonly list?: string;
}

export function TextField(props: InputProps): VNode {
  const { form, name, type = 'text', autocomplete, inputmode, preset, max, list, optional } = props;
  const { id, describedBy, error } = described(props);
  const attributes = {
    id,
    name,
    type: type === 'number' ? 'text' : type,
    inputMode: type === 'number' ? 'numeric' : inputmode,
    // A password goes into no page, not even its owner's.
    value: type === 'password' ? undefined : form.typed(name) || preset,
    autocomplete: autocomplete ?? 'off',
    spellcheck: false,
    maxlength: max,
    list,
    required: !optional,
    'aria-invalid': error === undefined ? undefined : 'true',
    'aria-describedby': describedBy,
  } as InputHTMLAttributes<HTMLInputElement>;
  return (
    <Around {...props}>
      <input {...attributes} />
    </Around>
  );
}

/** A text of several lines. */
export function TextAreaField(
  props: FieldProps & { readonly preset?: string; readonly max?: number; readonly rows?: number },
): VNode {
  const { form, name, preset, max, rows = 3, optional } = props;
  const { id, describedBy, error } = described(props);
  return (
    <Around {...props}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        maxlength={max}
        required={!optional}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={describedBy}
      >
        {form.typed(name) || preset}
      </textarea>
    </Around>
  );
}

/** Files of the reader’s machine; its form needs `files`. No browser lets a page put back what was chosen. */
export function FileField(
  props: FieldProps & { readonly accept?: string; readonly several?: boolean },
): VNode {
  const { name, accept, several, optional } = props;
  const { id, describedBy, error } = described(props);
  return (
    <Around {...props}>
      <input
        id={id}
        name={name}
        type="file"
        accept={accept}
        multiple={several}
        required={!optional}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={describedBy}
      />
    </Around>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A list to choose from; its first line chooses nothing. */
export function SelectField(
  props: FieldProps & {
    readonly options: readonly Option[];
    readonly none?: string;
    readonly preset?: string;
  },
): VNode {
  const { view, form, name, options, none, preset, optional } = props;
  const { id, describedBy, error } = described(props);
  const chosen = form.typed(name) || (preset ?? '');
  return (
    <Around {...props}>
      <select
        id={id}
        name={name}
        required={!optional}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={describedBy}
      >
        <option value="" selected={chosen === ''}>
          {none ?? view.words.choose}
        </option>
        {options.map(({ value, label }) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Around>
  );
}

export function TickField({ form, name, label }: Omit<FieldProps, 'hint' | 'optional'>): VNode {
  const id = idOf(form, name);
  return (
    <div class="field tick">
      <input id={id} name={name} type="checkbox" value="yes" checked={form.isTicked(name)} />
      <label for={id}>{label}</label>
    </div>
  );
}
