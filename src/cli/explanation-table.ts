import type {
  CreditPart,
  EntryPart,
  Explanation,
  FigurePart,
  Part,
  PledgePart,
  PolicyPart,
} from '../portfolios/domain/explanation.js';
import { printable, textTable } from './terminal.js';

/** How a figure came to be, in words and aligned columns. */
export function explanationTable(explanation: Explanation): string {
  const { figure, value, unit, formula, from, to, position, policyVersion, parts, page, rates } = explanation;
  const period = from === null ? `up to ${to}` : `${from} to ${to}`;
  const head = [
    `${figure} = ${value ?? '—'}${unit === null || value === null ? '' : ` ${printable(unit)}`}`,
    formula,
    `${period}, as known at position ${String(position)}, policy ${String(policyVersion)}`,
  ];
  const figures = parts.filter((part) => part.type === 'figure' || part.type === 'policy');
  const entries = parts.filter((part): part is EntryPart => part.type === 'entry');
  const pledges = parts.filter((part): part is PledgePart => part.type === 'pledge');
  const credits = parts.filter((part): part is CreditPart => part.type === 'credit');
  const sections = [
    `${head.join('\n')}\n`,
    ...facts(parts),
    ...(figures.length === 0 ? [] : [figuresTable(figures)]),
    ...(entries.length === 0 ? [] : [entriesTable(entries)]),
    ...(credits.length === 0 ? [] : [creditsTable(credits)]),
    ...(pledges.length === 0 ? [] : [pledgesTable(pledges)]),
  ];
  if (page.shown !== null && parts.length < page.of) {
    const shownIn = unit === null ? '' : ` ${printable(unit)}`;
    sections.push(
      `Parts ${String(page.first)} to ${String(page.last)} of ${String(page.of)} add up to ${page.shown}${shownIn}; ` +
        `the others to ${String(page.notShown)}${shownIn}.\n`,
    );
  }
  if (rates.length > 0) {
    const rows = rates.map(({ rate, unit: of, category, rateMethod, validFrom, source, entries: count }) => [
      of,
      category ?? '',
      rateMethod ?? 'exchange rate',
      validFrom,
      source,
      rate,
      String(count),
    ]);
    const columns = ['Rate for', 'Category', 'Method', 'Valid from', 'Source', 'Rate', 'Entries'];
    sections.push(textTable(columns, rows, 2));
  }
  return sections.join('\n');
}

function facts(parts: readonly Part[]): string[] {
  const rows = parts.flatMap((part) =>
    part.type === 'fact'
      ? [[part.occurredOn, part.what, String(part.event.position), part.event.actor, part.amount]]
      : [],
  );
  return rows.length === 0 ? [] : [textTable(['Date', 'Stated', 'Position', 'By', 'Amount'], rows, 1)];
}

/** Rules stand among the figures that they are about. */
function figuresTable(parts: readonly (FigurePart | PolicyPart)[]): string {
  const rows = parts.map((part) =>
    part.type === 'policy'
      ? ['rule', `${part.rule}, policy ${String(part.policyVersion)}`, part.value, '']
      : [part.role, part.figure, part.value ?? '—', part.unit ?? ''],
  );
  return textTable(['Part', 'Figure', 'Value', 'Unit'], rows, 2);
}

function entriesTable(parts: readonly EntryPart[]): string {
  const rows = parts.map((part) => [
    part.occurredOn,
    part.entry,
    part.kind,
    [part.lateFor && `late for ${part.lateFor}`, part.description].filter(Boolean).join(': '),
    basisOf(part),
    eventsInWords(part),
    part.evidence.map(({ name, sha256 }) => `${name} ${sha256.slice(0, 12)}`).join(', '),
    `${part.quantity} ${part.unit}`,
    part.amount,
  ]);
  const head = [
    'Date',
    'Entry',
    'Kind',
    'Description',
    'Valued by',
    'Events',
    'Evidence',
    'Quantity',
    'Amount',
  ];
  return textTable(head, rows, 2);
}

function pledgesTable(parts: readonly PledgePart[]): string {
  const rows = parts.map((part) => [
    part.pledge,
    part.kind,
    part.madeOn,
    part.dueOn,
    part.ended ?? '',
    eventsInWords(part),
    `${part.promised} ${part.unit}`,
    `${part.delivered} ${part.unit}`,
    part.amount,
  ]);
  const head = ['Pledge', 'Kind', 'Made', 'Due', 'Ended', 'Events', 'Promised', 'Delivered', 'Amount'];
  return textTable(head, rows, 3);
}

function creditsTable(parts: readonly CreditPart[]): string {
  const rows = parts.map(({ what, factors, applications, amount }) => [
    what.replaceAll('-', ' '),
    Object.entries(factors)
      .flatMap(([factor, value]) => (value === null ? [] : [`${factor} ${value}`]))
      .join(', '),
    applications.join(', '),
    amount,
  ]);
  return textTable(['Part', 'Factors', 'Applications', 'Amount'], rows, 1);
}

/** The first event, and how far its story goes: the whole of a long one would push the amounts out of sight. */
function eventsInWords({ events }: EntryPart | PledgePart): string {
  const told = events.map(({ position, type, hash }) => `${String(position)} ${type} ${hash.slice(0, 12)}`);
  if (told.length <= 2) return told.join(', ');
  return `${told[0]!}, ${String(told.length - 1)} more to ${String(events.at(-1)!.position)}`;
}

function basisOf({ valuation, reverses }: EntryPart): string {
  if (reverses !== null) return `reverses ${reverses}`;
  switch (valuation?.method) {
    case undefined:
      return 'no value';
    case 'own-value':
      return 'its own value';
    case 'stated':
      return valuation.basis ?? 'a stated value';
    case 'rate':
      return `${valuation.rate} (${[valuation.category, valuation.rateMethod].filter(Boolean).join(', ')}), ${valuation.source}`;
    case 'exchange-rate':
      return `rate ${valuation.rate} of ${valuation.validOn}, ${valuation.source}`;
    case 'in-proportion':
      return `in proportion: ${valuation.value} for ${valuation.quantity}`;
    default:
      return valuation satisfies never;
  }
}
