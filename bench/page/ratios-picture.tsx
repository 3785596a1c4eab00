/** Ratios on one axis of logarithms: the median, the least and the greatest of the rounds, and the side that is aimed at. */
import type { VNode } from 'preact';
import { INK, Label, place, type Chart, type ChartAsked } from '../../src/charts/chart.js';
import { shown } from '../measure.js';
import { spreadText, type Finding } from './findings.js';
import { Halo, LINE_HEIGHT, Lines, logAxis, Mark, Rule, wrapped, type LogAxis } from './marks.js';

interface RatiosAsked extends ChartAsked {
  readonly ratios: readonly Finding[];
  /** In units of the picture; below `STACKED_BELOW` names stand above what they name. */
  readonly width: number;
}

const STACKED_BELOW = 400;
const FIGURES = 62;
const AXIS = 20;
const TOP = 16;
const ROW_LEAST = 27;
/** So many that are measured alike are named once. */
const COMMON_FROM = 4;

interface Row {
  readonly ratio: Finding;
  readonly lines: readonly string[];
  readonly top: number;
  readonly height: number;
}

export function ratiosPicture({ ratios, width, ...about }: RatiosAsked): Chart {
  const common = commonEnd(ratios);
  const nameOf = ({ what }: Finding): string => what.trim().slice(0, what.trim().length - common.length);
  const isStacked = width < STACKED_BELOW;
  const names = isStacked ? 0 : Math.round(width * 0.4);
  const nameWidth = isStacked ? width - 6 : names - 14;
  const rows: Row[] = [];
  let top = TOP;
  for (const ratio of ratios) {
    const lines = wrapped(nameOf(ratio), nameWidth);
    const words = lines.length * LINE_HEIGHT;
    const height = isStacked ? words + 26 : Math.max(ROW_LEAST, words + 8);
    rows.push({ ratio, lines, top, height });
    top += height;
  }
  const [left, right] = [names + 6, width - FIGURES];
  const values = ratios.flatMap(({ spread, aim }) => [
    spread.least,
    spread.most,
    ...(aim ? [aim.limit] : []),
  ]);
  const axis = logAxis([...values, 1], left, right);
  return {
    ...{ ...about, width, height: top + AXIS },
    body: (
      <g>
        {axis.ticks.map((tick) => (
          <g>
            <Rule x={axis.at(tick)} top={TOP - 4} bottom={top} isStrong={tick === 1} />
            <Label x={axis.at(tick)} y={top + 10} anchor="middle" muted>
              {shownTick(tick)}
            </Label>
          </g>
        ))}
        <Label x={axis.at(1)} y={6} anchor="middle" muted>
          the same
        </Label>
        {rows.map((row) => (
          <RatioRow {...{ row, axis, left, right, isStacked }} />
        ))}
      </g>
    ),
  };
}

/** Where many are of the same, what their names end with: `, processor time: 1 000 000 events / 10 000`. */
export function commonEnd(ratios: readonly Finding[]): string {
  if (ratios.length < COMMON_FROM) return '';
  const first = ratios[0]!.what.trim();
  const begins = [...first.matchAll(/[,:] /g)].map(({ index }) => first.slice(index));
  return begins.find((end) => ratios.every(({ what }) => what.trim().endsWith(end))) ?? '';
}

interface RowAsked {
  readonly row: Row;
  readonly axis: LogAxis;
  readonly left: number;
  readonly right: number;
  readonly isStacked: boolean;
}

function RatioRow({ row, axis, left, right, isStacked }: RowAsked): VNode {
  const { ratio, lines, top, height } = row;
  const { spread, aim, standing } = ratio;
  const words = lines.length * LINE_HEIGHT;
  const middle = isStacked ? top + words + 9 : top + height / 2;
  const firstLine = isStacked ? top + 4 : middle - ((lines.length - 1) * LINE_HEIGHT) / 2;
  const figureX = right + 8;
  return (
    <g>
      <Halo>
        <Lines x={0} y={firstLine} lines={lines} />
      </Halo>
      {aim && (
        <g>
          <rect
            x={place(aim.isLeast ? axis.at(aim.limit) : left - 6)}
            y={place(middle - 8)}
            width={place(aim.isLeast ? right - axis.at(aim.limit) : axis.at(aim.limit) - left + 6)}
            height={16}
            fill={INK.balanced}
            fill-opacity={0.13}
            class="zone"
          />
          <line
            x1={place(axis.at(aim.limit))}
            x2={place(axis.at(aim.limit))}
            y1={place(middle - 8)}
            y2={place(middle + 8)}
            stroke={INK.balanced}
            stroke-width={1.4}
            class="aim"
          />
        </g>
      )}
      <line
        x1={place(axis.at(spread.least))}
        x2={place(axis.at(spread.most))}
        y1={place(middle)}
        y2={place(middle)}
        stroke={standing === 'missed' ? INK.under : standing === null ? INK.muted : INK.given}
        stroke-width={2}
        stroke-linecap="round"
        class={standing === 'missed' ? 'span missed' : standing === null ? 'span bare' : 'span met'}
      />
      <Mark x={axis.at(spread.median)} y={middle} standing={standing} />
      <Label x={figureX} y={aim ? middle - 5 : middle} bold>
        {shown(spread.median)} ×
      </Label>
      {aim && (
        <Label x={figureX} y={middle + 6} muted>
          {standing && `${standing === 'missed' ? '✗' : '✓'} `}aim {aim.text}
        </Label>
      )}
    </g>
  );
}

export function shownTick(tick: number): string {
  return tick >= 1_000 ? `${String(tick / 1_000)}k` : String(Number(tick.toPrecision(2)));
}

/** What the picture shows, for those who do not see it. */
export function ratiosInWords(ratios: readonly Finding[]): string {
  return ratios
    .map((ratio) => {
      const aim = ratio.aim
        ? `, aim ${ratio.aim.text}, ${ratio.standing === 'missed' ? 'missed' : 'met'}`
        : '';
      return `${ratio.what.trim()}: ${spreadText(ratio)}${aim}.`;
    })
    .join(' ');
}
