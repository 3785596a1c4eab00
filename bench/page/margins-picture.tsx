/** All aims of all benchmarks on one axis: how many times better than aimed at. What lies left of the line misses its aim. */
import { INK, Label, place, type Chart, type ChartAsked } from '../../src/charts/chart.js';
import { isWhole, marginIn, tallyOf, type BenchmarkFindings } from './findings.js';
import { LINE_HEIGHT, Lines, logAxis, Mark, Rule, wrapped } from './marks.js';
import { shownTick } from './ratios-picture.js';

interface MarginsAsked extends ChartAsked {
  readonly benchmarks: readonly BenchmarkFindings[];
  readonly width: number;
}

const TOP = 18;
const AXIS = 20;
const ROW_LEAST = 19;
const COUNTS = 46;
/** Margins beyond it would press all others together. */
const MARGIN_MOST = 100;

export function marginsPicture({ benchmarks, width, ...about }: MarginsAsked): Chart {
  const names = Math.round(Math.min(190, width * 0.38));
  const shown = benchmarks.filter(({ aimed }) => aimed.length > 0);
  let top = TOP;
  const rows = shown.map((benchmark) => {
    const lines = wrapped(benchmark.words.title, names - 8);
    const row = { benchmark, lines, top, height: Math.max(ROW_LEAST, lines.length * LINE_HEIGHT + 7) };
    top += row.height;
    return row;
  });
  const margin = (one: Parameters<typeof marginIn>[0]): number => Math.min(MARGIN_MOST, marginIn(one));
  const margins = shown.flatMap(({ aimed }) => aimed.map(margin));
  const [left, right] = [names + 4, width - COUNTS];
  const axis = logAxis([...margins, 0.5, 4], left, right);
  return {
    ...{ ...about, width, height: top + AXIS },
    body: (
      <g>
        <rect
          x={place(axis.at(1))}
          y={TOP - 4}
          width={place(right - axis.at(1))}
          height={place(top - TOP + 4)}
          fill={INK.balanced}
          fill-opacity={0.1}
          class="zone"
        />
        {axis.ticks.map((tick) => (
          <g>
            <Rule x={axis.at(tick)} top={TOP - 4} bottom={top} isStrong={tick === 1} />
            <Label x={axis.at(tick)} y={top + 10} anchor="middle" muted>
              {shownTick(tick)} ×
            </Label>
          </g>
        ))}
        <Label x={axis.at(1) + 4} y={6} muted>
          better than aimed at →
        </Label>
        {rows.map(({ benchmark, lines, top: rowTop, height }) => {
          const middle = rowTop + height / 2;
          const { met, of } = tallyOf(benchmark.aimed);
          const counts = isWhole(benchmark);
          return (
            <g>
              <Lines x={0} y={middle - ((lines.length - 1) * LINE_HEIGHT) / 2} lines={lines} />
              {benchmark.aimed.toReversed().map((one) => (
                <Mark x={axis.at(margin(one))} y={middle} standing={counts ? one.standing : null} />
              ))}
              <Label x={right + 8} y={middle} bold={counts} muted={!counts}>
                {counts ? `${String(met)} of ${String(of)}` : 'short'}
              </Label>
            </g>
          );
        })}
      </g>
    ),
  };
}
