import { type Chart, type ChartAsked, fitting, INK, Label, lengthOf, place } from './chart.js';

export interface HeatCell {
  readonly row: string;
  readonly column: string;
  readonly figure: string;
}

interface HeatAsked extends ChartAsked {
  /** Names in the order in which they stand. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly HeatCell[];
  readonly words: { readonly rows: string; readonly columns: string };
}

const NAMES = 150;
const CELL = { width: 30, height: 16 };
const HEAD = 92;
/** Beyond this much of the darkest, letters are light. */
const DARK = 0.55;

/** Who to whom: the darker a cell, the more; the figure stands in it. */
export function heatMap({ key, title, description, rows, columns, cells, words }: HeatAsked): Chart {
  const most = Math.max(0.01, ...cells.map(({ figure }) => lengthOf(figure)));
  const width = Math.max(320, NAMES + 8 + columns.length * CELL.width + 40);
  const height = HEAD + rows.length * CELL.height + 6;
  const xOf = (column: string): number => NAMES + 8 + columns.indexOf(column) * CELL.width;
  const yOf = (row: string): number => HEAD + rows.indexOf(row) * CELL.height;
  return {
    key,
    title,
    description,
    width,
    height,
    body: (
      <g>
        <Label x={NAMES} y={HEAD - 8} anchor="end" bold>
          {`${words.rows} ↓  ${words.columns} →`}
        </Label>
        {columns.map((column) => {
          const x = place(xOf(column) + CELL.width / 2 + 3);
          return (
            <text
              x={x}
              y={HEAD - 5}
              transform={`rotate(-50 ${String(x)} ${String(HEAD - 5)})`}
              fill={INK.text}
              class="text"
            >
              {fitting(column, 104)}
            </text>
          );
        })}
        {rows.map((row) => (
          <g>
            <Label x={NAMES} y={yOf(row) + CELL.height / 2} anchor="end">
              {fitting(row, NAMES - 4)}
            </Label>
            <line
              x1={NAMES + 8}
              x2={NAMES + 8 + columns.length * CELL.width}
              y1={yOf(row) + CELL.height}
              y2={yOf(row) + CELL.height}
              stroke={INK.rule}
              stroke-width={0.5}
              class="rule"
            />
          </g>
        ))}
        {cells.map(({ row, column, figure }) => {
          const share = lengthOf(figure) / most;
          return (
            <g>
              <rect
                x={xOf(column) + 0.5}
                y={yOf(row) + 0.5}
                width={CELL.width - 1}
                height={CELL.height - 1}
                fill={INK.given}
                fill-opacity={place(0.12 + 0.88 * share)}
              />
              <Label
                x={xOf(column) + CELL.width / 2}
                y={yOf(row) + CELL.height / 2}
                anchor="middle"
                fill={share > DARK ? INK.paper : INK.text}
              >
                {String(Math.round(lengthOf(figure) * 10) / 10)}
              </Label>
            </g>
          );
        })}
      </g>
    ),
  };
}
