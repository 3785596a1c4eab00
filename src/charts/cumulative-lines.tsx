import { scaleLinear } from 'd3-scale';
import { type Chart, type ChartAsked, INK, Label, Legend, lengthOf, place, shortFigure } from './chart.js';

/** What was given and received up to the end of a quarter. */
export interface CumulativePoint {
  readonly quarter: string;
  readonly given: string;
  readonly received: string;
}

interface LinesAsked extends ChartAsked {
  /** Oldest first. */
  readonly points: readonly CumulativePoint[];
  readonly words: { readonly given: string; readonly received: string };
}

const WIDTH = 520;
const HEIGHT = 200;
const PLOT = { left: 42, right: 30, top: 30, bottom: 22 };

/** Two lines that grow from quarter to quarter: what was given, with round marks, and what was received, with square ones. */
export function cumulativeLines({ key, title, description, points, words }: LinesAsked): Chart {
  const figures = points.flatMap(({ given, received }) => [lengthOf(given), lengthOf(received)]);
  const bottom = HEIGHT - PLOT.bottom;
  const scale = scaleLinear([Math.min(0, ...figures), Math.max(1, ...figures)], [bottom, PLOT.top]).nice(4);
  const step = (WIDTH - PLOT.left - PLOT.right) / Math.max(1, points.length - 1);
  const xOf = (index: number): number => PLOT.left + 8 + index * (step - 8 / Math.max(1, points.length - 1));
  const path = (of: 'given' | 'received'): string =>
    points
      .map(
        (point, i) =>
          `${i === 0 ? 'M' : 'L'}${String(place(xOf(i)))} ${String(place(scale(lengthOf(point[of]))))}`,
      )
      .join(' ');
  return {
    key,
    title,
    description,
    width: WIDTH,
    height: HEIGHT,
    body: (
      <g>
        <Legend
          x={PLOT.left}
          y={8}
          entries={[
            { label: `● ${words.given}`, colour: INK.given },
            { label: `■ ${words.received}`, colour: INK.received },
          ]}
        />
        {scale.ticks(4).map((tick) => (
          <g>
            <line
              x1={PLOT.left}
              x2={WIDTH - PLOT.right + 8}
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
        <path d={path('received')} fill="none" stroke={INK.received} stroke-width={2} />
        <path d={path('given')} fill="none" stroke={INK.given} stroke-width={2} />
        {points.map(({ quarter, given, received }, i) => (
          <g>
            <rect
              x={place(xOf(i) - 3)}
              y={place(scale(lengthOf(received)) - 3)}
              width={6}
              height={6}
              fill={INK.received}
            />
            <circle cx={place(xOf(i))} cy={place(scale(lengthOf(given)))} r={3.2} fill={INK.given} />
            <Label x={xOf(i)} y={HEIGHT - 8} anchor="middle" bold={i === points.length - 1}>
              {quarter}
            </Label>
          </g>
        ))}
      </g>
    ),
  };
}
