import { scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import {
  type Chart,
  type ChartAsked,
  fitting,
  INK,
  Label,
  lengthOf,
  place,
  textWidth,
  VerticalRules,
} from './chart.js';

/** Where somebody stands, and where it would come to; exact decimals in one unit. */
export interface DumbbellRow {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Where it would come to otherwise; null where nothing is compared. */
  readonly otherwise: string | null;
  readonly target: string;
}

interface DumbbellsAsked extends ChartAsked {
  readonly rows: readonly DumbbellRow[];
  readonly words: {
    readonly before: string;
    readonly after: string;
    readonly otherwise: string;
    readonly target: string;
  };
}

const WIDTH = 520;
const MOST_FOR_NAMES = 150;
const ROW = 18;
const TOP = 32;

/** Each mark has a shape of its own: a ring before, a dot after, a diamond otherwise, a stroke for the target. */
const Before = ({ x, y }: Place): VNode => (
  <circle cx={place(x)} cy={y} r={3.6} fill={INK.paper} stroke={INK.muted} stroke-width={1.4} />
);
const After = ({ x, y }: Place): VNode => <circle cx={place(x)} cy={y} r={4.4} fill={INK.given} />;
const Otherwise = ({ x, y }: Place): VNode => (
  <path
    d={`M${String(place(x))} ${String(y - 5)}l5 5l-5 5l-5 -5z`}
    fill={INK.paper}
    stroke={INK.received}
    stroke-width={1.6}
  />
);
const Target = ({ x, y }: Place): VNode => (
  <line
    x1={place(x)}
    x2={place(x)}
    y1={y - 6}
    y2={y + 6}
    stroke={INK.target}
    stroke-width={1.6}
    class="ring"
  />
);

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Before and after as two weights of a bar, a row for each, against a target. */
export function dumbbells({ key, title, description, rows, words }: DumbbellsAsked): Chart {
  const height = TOP + rows.length * ROW + 18;
  const figures = rows.flatMap(({ before, after, otherwise, target }) => [
    ...[before, after, otherwise ?? after, target].map(lengthOf),
  ]);
  const names = Math.min(MOST_FOR_NAMES, Math.max(...rows.map(({ name }) => textWidth(name)), 0) + 12);
  const scale = scaleLinear([Math.min(0, ...figures), Math.max(1, ...figures)], [names + 10, WIDTH - 14]);
  const compares = rows.some(({ otherwise }) => otherwise !== null);
  const marks = [
    { Mark: Before, label: words.before },
    { Mark: After, label: words.after },
    ...(compares ? [{ Mark: Otherwise, label: words.otherwise }] : []),
    { Mark: Target, label: words.target },
  ];
  let at = 4;
  return {
    key,
    title,
    description,
    width: WIDTH,
    height,
    body: (
      <g>
        {marks.map(({ Mark, label }) => {
          const start = at;
          at += 14 + textWidth(label) + 12;
          return (
            <g>
              <Mark x={start + 5} y={8} />
              <Label x={start + 14} y={8} muted>
                {label}
              </Label>
            </g>
          );
        })}
        <VerticalRules ticks={scale.ticks(6)} at={scale} top={TOP - 8} bottom={height - 18} />
        {rows.map(({ name, before, after, otherwise, target }, index) => {
          const y = TOP + index * ROW + 5;
          const [from, to] = [scale(lengthOf(before)), scale(lengthOf(after))];
          return (
            <g>
              <Label x={names} y={y} anchor="end">
                {fitting(name, MOST_FOR_NAMES - 4)}
              </Label>
              <line
                x1={place(from)}
                x2={place(to)}
                y1={y}
                y2={y}
                stroke={INK.given}
                stroke-width={3}
                stroke-opacity={0.4}
              />
              <Target x={scale(lengthOf(target))} y={y} />
              <Before x={from} y={y} />
              <After x={to} y={y} />
              {otherwise === null ? null : <Otherwise x={scale(lengthOf(otherwise))} y={y} />}
            </g>
          );
        })}
      </g>
    ),
  };
}
