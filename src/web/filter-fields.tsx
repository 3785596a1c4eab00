import type { VNode } from 'preact';
import type { Option } from './controls.js';

interface FilterProps {
  readonly name: string;
  readonly label: string;
  /** As the address has it. */
  readonly value: string | null;
}

const idOf = (name: string): string => `filter-${name}`;

/** A choice that narrows a page down. */
export function FilterSelect({
  name,
  label,
  value,
  options,
  none,
}: FilterProps & { readonly options: readonly Option[]; readonly none?: string }): VNode {
  return (
    <div class="field">
      <label for={idOf(name)}>{label}</label>
      <select id={idOf(name)} name={name}>
        {none === undefined ? null : (
          <option value="" selected={value === null}>
            {none}
          </option>
        )}
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Words to look for. */
export function FilterSearch({ name, label, value }: FilterProps): VNode {
  return (
    <div class="field">
      <label for={idOf(name)}>{label}</label>
      <input
        id={idOf(name)}
        name={name}
        type="search"
        value={value ?? undefined}
        maxLength={200}
        data-search
        autocomplete="off"
      />
    </div>
  );
}
