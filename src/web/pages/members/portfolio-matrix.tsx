import type { VNode } from 'preact';
import { VALUE_TYPES } from '../../../coalition/domain/value-types.js';
import { DataTable, numbers, type Row } from '../../tables.js';
import { ExplainedFigure, kindWords } from '../figures.js';
import type { PortfolioProps } from './portfolio-props.js';
import { capital } from '../people/role-words.js';
import { quantityIn } from '../naming.js';

/** What was given, or received, by kind and value type, with native quantities beside it. */
export function MatrixSection({
  view,
  portfolio: shown,
  direction,
}: PortfolioProps & { readonly direction: 'given' | 'received' }): VNode {
  const { reader, words } = view;
  const { portfolio } = words;
  const title = direction === 'given' ? portfolio.matrixGiven : portfolio.matrixReceived;
  const flow = shown[direction];
  const kinds = Object.entries(flow.byKind);
  const types = VALUE_TYPES.filter((type) => !isNothing(flow.byValueType[type]));
  const figure = (path: string, value: string): VNode | string =>
    isNothing(value) ? (
      '—'
    ) : (
      <ExplainedFigure view={view} figure={`${shown.figure}/${direction}/${path}`}>
        {reader.amount(value)}
      </ExplainedFigure>
    );
  const rows = kinds.map(([kind, row]): Row => {
    const inKind = `byKind/${encodeURIComponent(kind)}`;
    const quantities = Object.entries(row.quantities).map(([unit, quantity]) => (
      <li>{quantityIn(view, quantity, unit)}</li>
    ));
    return {
      of: capital(kindWords(view, kind)),
      cells: [
        <ul class="plain">{quantities}</ul>,
        ...types.map((type) => figure(`${inKind}/byValueType/${type}`, row.byValueType[type])),
        <>
          {figure(`${inKind}/value`, row.value)}
          {row.unvaluedEntries === 0 ? null : (
            <span class="hint id">{portfolio.unvalued(reader.number(row.unvaluedEntries))}</span>
          )}
        </>,
      ],
    };
  });
  const id = `matrix-${direction}`;
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {title} <span class="muted unit">{shown.coalition.currency}</span>
      </h2>
      {kinds.length === 0 ? (
        <p class="muted">{portfolio.none}</p>
      ) : (
        <DataTable
          id={id}
          title={title}
          head={[
            portfolio.kind,
            portfolio.quantities,
            ...types.map((type) => numbers(capital(words.valueTypes[type]))),
            numbers(portfolio.total),
          ]}
          rows={rows}
          total={{
            of: portfolio.total,
            cells: [
              '',
              ...types.map((type) => figure(`byValueType/${type}`, flow.byValueType[type])),
              figure('value', flow.value),
            ],
          }}
        />
      )}
    </section>
  );
}

const isNothing = (amount: string): boolean => /^-?[0.]+$/.test(amount);
