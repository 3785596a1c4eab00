import type { ComponentChildren, VNode } from 'preact';
import { BENEFIT_KINDS } from '../../../coalition/domain/value-types.js';
import type { Option } from '../../controls.js';
import { quartersBack, STATUSES, type FilterName } from '../../ledger-filter.js';
import { Filters } from '../../parts.js';
import { capital, kindWord } from './entry-words.js';
import type { LedgerProps } from './ledger-props.js';

const QUARTERS_OFFERED = 12;

/** What narrows the ledger down, in one line where there is room. */
export function LedgerFilters(props: LedgerProps & { readonly action: string }): VNode {
  const { view, filter, names, action } = props;
  const { words, reader, coalition } = view;
  const { ledger } = words;
  const quarters = quartersBack(coalition.quarter.id, QUARTERS_OFFERED);
  const offered =
    filter.quarter === null || quarters.includes(filter.quarter) ? quarters : [filter.quarter, ...quarters];
  const select = (name: FilterName, label: string, options: readonly Option[]): VNode => (
    <Labelled name={name} label={label}>
      <select id={`filter-${name}`} name={name}>
        <option value="">{ledger.any}</option>
        {options.map(({ value, label: shown }) => (
          <option value={value} selected={value === filter[name]}>
            {shown}
          </option>
        ))}
      </select>
    </Labelled>
  );
  const day = (name: 'from' | 'to', label: string): VNode => (
    <Labelled name={name} label={label}>
      <input id={`filter-${name}`} name={name} type="date" value={filter[name] ?? undefined} />
    </Labelled>
  );
  return (
    <Filters view={view} action={action} label={ledger.filters}>
      <Labelled name="text" label={ledger.text}>
        <input id="filter-text" name="text" type="search" value={filter.text ?? undefined} data-search />
      </Labelled>
      {select(
        'member',
        ledger.member,
        names.members.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {select(
        'quarter',
        ledger.quarter,
        offered.map((id) => ({ value: id, label: capital(reader.quarter(id)) })),
      )}
      {day('from', ledger.from)}
      {day('to', ledger.to)}
      {select(
        'kind',
        ledger.kind,
        BENEFIT_KINDS.map((kind) => ({ value: kind, label: kindWord(words, kind) })),
      )}
      {select(
        'status',
        ledger.status,
        STATUSES.map((status) => ({ value: status, label: words.statuses[status] })),
      )}
      {names.pools.length > 1
        ? select(
            'pool',
            ledger.pool,
            names.pools.map(({ id, name }) => ({ value: id, label: name })),
          )
        : null}
      {filter.unvalued === null ? null : <input type="hidden" name="unvalued" value={filter.unvalued} />}
    </Filters>
  );
}

function Labelled({
  name,
  label,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <div class={`field by-${name}`}>
      <label for={`filter-${name}`}>{label}</label>
      {children}
    </div>
  );
}
