import type { VNode } from 'preact';
import { FiscalCalendar } from '../../kernel/calendar.js';
import { FilterSelect } from '../filter-fields.js';
import type { Here } from '../view.js';

/** Three years. */
const QUARTERS = 12;
/** What the address says of all time. */
export const ALL_TIME = 'all';

interface QuarterProps {
  readonly view: Here;
  readonly label: string;
  /** The quarter that is shown; null for all time. */
  readonly chosen: string | null;
  /** What all time is called, where it can be chosen. */
  readonly all?: string;
}

/** A choice among the last quarters, and the one that is shown. */
export function QuarterFilter({ view, label, chosen, all }: QuarterProps): VNode {
  const { reader, coalition } = view;
  // Which months a quarter has is of no matter to what comes before it.
  const last = new FiscalCalendar(1).quartersUpTo(coalition.quarter.id, QUARTERS).map(({ id }) => id);
  const ids = new Set([...last, ...(chosen === null ? [] : [chosen])]);
  const options = [...ids]
    .sort()
    .reverse()
    .map((value) => ({ value, label: reader.quarter(value) }));
  return (
    <FilterSelect
      name="quarter"
      label={label}
      value={chosen ?? ALL_TIME}
      options={all === undefined ? options : [{ value: ALL_TIME, label: all }, ...options]}
    />
  );
}
