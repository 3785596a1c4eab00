import { scaleLinear } from 'd3-scale';
import {
  type Chart,
  type ChartAsked,
  type ChartLink,
  LinkArea,
  INK,
  KIND_COLOURS,
  Label,
  Legend,
  lengthOf,
  place,
  shortFigure,
} from './chart.js';

/** What was given, or received, in one quarter. */
export interface QuarterColumn {
  readonly quarter: string;
  readonly given: Readonly<Record<string, string>>;
  readonly received: Readonly<Record<string, string>>;
  /** Where the quarter leads; nowhere without it. */
  readonly link?: ChartLink;
}

interface ColumnsAsked extends ChartAsked {
  readonly columns: readonly QuarterColumn[];
  readonly words: { readonly given: string; readonly received: string; kind(kind: string): string };
}

const WIDTH = 520;
const HEIGHT = 230;
const PLOT = { left: 38, right: 8, top: 34, bottom: 22 };

/** Kind by quarter: for each quarter a column of what was given, and beside it one of what was received, in stacked kinds. */
export function stackedColumns({ key, title, description, columns, words }: ColumnsAsked): Chart {
  const kinds = Object.keys(KIND_COLOURS).filter((kind) =>
    columns.some(({ given, received }) => lengthOf(given[kind] ?? '0') + lengthOf(received[kind] ?? '0') > 0),
  );
  const heightOf = (sums: Readonly<Record<string, string>>): number =>
    kinds.reduce((sum, kind) => sum + Math.max(0, lengthOf(sums[kind] ?? '0')), 0);
  const most = Math.max(
    1,
    ...columns.flatMap(({ given, received }) => [heightOf(given), heightOf(received)]),
  );
  const bottom = HEIGHT - PLOT.bottom;
  const scale = scaleLinear([0, most], [bottom, PLOT.top]).nice(4);
  const slot = (WIDTH - PLOT.left - PLOT.right) / Math.max(1, columns.length);
  const bar = Math.min(34, slot * 0.32);

  const column = (sums: Readonly<Record<string, string>>, x: number, name: string) => {
    let base = 0;
    return (
      <g>
        {kinds.map((kind) => {
          const figure = Math.max(0, lengthOf(sums[kind] ?? '0'));
          const top = scale(base + figure);
          const height = scale(base) - top;
          base += figure;
          return height < 0.2 ? null : (
            <rect
              x={place(x)}
              y={place(top)}
              width={place(bar)}
              height={place(height)}
              fill={KIND_COLOURS[kind]}
              stroke={INK.paper}
              stroke-width={0.7}
            />
          );
        })}
        <Label x={x + bar / 2} y={scale(base) - 6} anchor="middle" muted>
          {name}
        </Label>
      </g>
    );
  };

  return {
    key,
    title,
    description,
    width: WIDTH,
    height: HEIGHT,
    hasLinks: columns.some(({ link }) => link !== undefined),
    body: (
      <g>
        <Legend
          x={PLOT.left}
          y={8}
          entries={kinds.map((kind) => ({ label: words.kind(kind), colour: KIND_COLOURS[kind]! }))}
        />
        {scale.ticks(4).map((tick) => (
          <g>
            <line
              x1={PLOT.left}
              x2={WIDTH - PLOT.right}
              y1={place(scale(tick))}
              y2={place(scale(tick))}
              stroke={INK.rule}
              stroke-width={tick === 0 ? 1 : 0.5}
              class="rule"
            />
            <Label x={PLOT.left - 5} y={scale(tick)} anchor="end" muted>
              {shortFigure(tick)}
            </Label>
          </g>
        ))}
        {columns.map(({ quarter, given, received, link }, index) => {
          const middle = PLOT.left + slot * (index + 0.5);
          return (
            <g>
              {column(given, middle - bar - 2, words.given)}
              {column(received, middle + 2, words.received)}
              <Label x={middle} y={HEIGHT - 8} anchor="middle" bold={index === columns.length - 1}>
                {quarter}
              </Label>
              <LinkArea
                link={link}
                x={middle - slot / 2}
                y={PLOT.top - 14}
                width={slot}
                height={HEIGHT - PLOT.top + 14}
              />
            </g>
          );
        })}
      </g>
    ),
  };
}
