/** What something takes on longer and longer ledgers, both on axes of logarithms, and the line that would grow in step with them. */
import type { VNode } from 'preact';
import { INK, Label, place, shortFigure, type Chart, type ChartAsked } from '../../src/charts/chart.js';
import { shown, type Curve } from '../measure.js';
import { growthOf, isFlat, lastStepOf } from './findings.js';
import { Halo, LINE_HEIGHT, Lines, Mark, powersBetween, wrapped } from './marks.js';

interface GrowthAsked extends ChartAsked {
  readonly curve: Curve;
}

export const GROWTH_WIDTH = 218;
const PLOT = { left: 40, right: 18, height: 100, below: 26 };
/** Decades of time that each picture shows at least, so that slopes compare. */
const DECADES = 4;
const SECOND_MS = 1_000;

export function growthPicture({ curve, ...about }: GrowthAsked): Chart {
  const title = wrapped(sentence(curve.what), GROWTH_WIDTH);
  const top = title.length * LINE_HEIGHT + LINE_HEIGHT + 10;
  const bottom = top + PLOT.height;
  return {
    ...{ ...about, width: GROWTH_WIDTH, height: bottom + PLOT.below },
    body: (
      <g>
        <Lines x={0} y={6} lines={title} bold />
        <Label x={0} y={6 + title.length * LINE_HEIGHT} muted>
          {growthSaid(curve)}
        </Label>
        <Plot {...{ curve, top, bottom }} />
      </g>
    ),
  };
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** How much it grows, and whether that is what it should. */
export function growthSaid(curve: Curve): string {
  const { times, ofLength } = growthOf(curve);
  if (curve.promise === 'linear') {
    return `× ${shown(times)}, as it reads all of a ledger × ${shown(ofLength)}`;
  }
  if (isFlat(curve)) return `× ${shown(times)}: flat`;
  return `× ${shown(times)}: not flat; in the last step × ${shown(lastStepOf(curve))}`;
}

interface PlotAsked {
  readonly curve: Curve;
  readonly top: number;
  readonly bottom: number;
}

function Plot({ curve, top, bottom }: PlotAsked): VNode {
  const { points, promise } = curve;
  const [left, right] = [PLOT.left, GROWTH_WIDTH - PLOT.right];
  const lengths = powersBetween(points[0]!.events, points.at(-1)!.events * 0.5);
  const [shortest, longest] = [lengths[0]!, Math.max(lengths.at(-1)!, points.at(-1)!.events)];
  const xOf = (events: number): number =>
    left + ((right - left) * Math.log10(events / shortest)) / Math.log10(longest / shortest);
  const times = timesAround(points.flatMap(({ spread }) => [spread.least, spread.most]));
  const [least, most] = [times[0]!, times.at(-1)!];
  const yOf = (ms: number): number =>
    bottom - ((bottom - top) * Math.log10(ms / least)) / Math.log10(most / least);
  const first = points[0]!;
  const standing = promise === 'linear' ? null : isFlat(curve) ? 'met' : 'missed';
  const colour = standing === 'missed' ? INK.under : standing === null ? INK.muted : INK.given;
  const looks = standing === 'missed' ? 'missed' : standing === null ? 'bare' : 'met';
  // In step with the length, from the first point on until it leaves the picture.
  const until = Math.min(longest, first.events * (most / first.spread.median));
  const line = points
    .map(
      ({ events, spread }, i) => `${i === 0 ? 'M' : 'L'}${place(xOf(events))} ${place(yOf(spread.median))}`,
    )
    .join('');
  return (
    <g>
      {times.map((ms) => (
        <g>
          <line
            {...{ x1: left, x2: right, y1: place(yOf(ms)), y2: place(yOf(ms)) }}
            stroke={INK.rule}
            stroke-width={0.5}
            class="rule"
          />
          <Label x={left - 5} y={yOf(ms)} anchor="end" muted>
            {timeTick(ms)}
          </Label>
        </g>
      ))}
      {lengths.map((events) => (
        <Label x={xOf(events)} y={bottom + 10} anchor="middle" muted>
          {shortFigure(events)}
        </Label>
      ))}
      <Label x={right} y={bottom + 21} anchor="end" muted>
        events in the ledger
      </Label>
      <line
        x1={place(xOf(first.events))}
        y1={place(yOf(first.spread.median))}
        x2={place(xOf(until))}
        y2={place(yOf(first.spread.median * (until / first.events)))}
        stroke={INK.muted}
        stroke-width={0.8}
        stroke-dasharray="3 3"
        class="step"
      />
      {points.map(({ events, spread }) => (
        <line
          {...{ x1: place(xOf(events)), x2: place(xOf(events)) }}
          {...{ y1: place(yOf(spread.least)), y2: place(yOf(spread.most)) }}
          {...{ stroke: colour, 'stroke-width': 2, 'stroke-opacity': 0.45, class: `span ${looks}` }}
        />
      ))}
      <path d={line} fill="none" stroke={colour} stroke-width={1.6} class={`span ${looks}`} />
      {points.map(({ events, spread }, i) => (
        <g>
          <Mark x={xOf(events)} y={yOf(spread.median)} standing={standing} />
          {(i === 0 || i === points.length - 1) && (
            <Halo>
              <Label
                x={xOf(events)}
                y={yOf(spread.median) + (i === 0 ? 11 : -10)}
                anchor={i === 0 ? 'start' : 'end'}
              >
                {timeText(spread.median)}
              </Label>
            </Halo>
          )}
        </g>
      ))}
    </g>
  );
}

/** Powers of ten around these times, as many on either side as it takes to show so many decades. */
function timesAround(values: readonly number[]): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  let [first, last] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
  while (last - first < DECADES) {
    if (Math.log10(least) - first < last - Math.log10(most)) first -= 1;
    else last += 1;
  }
  return Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
}

function timeTick(ms: number): string {
  return ms >= SECOND_MS ? `${String(ms / SECOND_MS)} s` : `${String(Number(ms.toPrecision(1)))} ms`;
}

export function timeText(ms: number): string {
  return ms >= SECOND_MS ? `${shown(ms / SECOND_MS)} s` : `${shown(ms)} ms`;
}
