import type { VNode } from 'preact';
import {
  type Chart,
  type ChartAsked,
  fitting,
  INK,
  Label,
  Legend,
  lengthOf,
  place,
  textWidth,
} from './chart.js';

/** What was promised, and how much of it came. Each bar has its own scale, as units differ from promise to promise. */
export interface BulletBar {
  readonly name: string;
  /** Above zero. */
  readonly promised: string;
  readonly delivered: string;
  readonly isOverdue: boolean;
  /** The same in figures, with its unit. */
  readonly figures: string;
}

interface BulletsAsked extends ChartAsked {
  readonly bars: readonly BulletBar[];
  readonly words: { readonly promised: string; readonly delivered: string; readonly overdue: string };
}

const WIDTH = 620;
const NAMES = 170;
const ROW = 20;
const TOP = 26;
/** Where every promise ends; who gave more runs past it, but not out of the picture. */
const PROMISE = 400;
const BEYOND = 440;

/** Promises as pale bars of one length, what came of each as a dark bar in it; what is late bears a mark of its own. */
export function bulletBars({ key, title, description, bars, words }: BulletsAsked): Chart {
  const start = NAMES + 8;
  return {
    ...{ key, title, description, width: WIDTH, height: TOP + bars.length * ROW + 4 },
    body: (
      <g>
        <Legend
          x={start}
          y={8}
          entries={[
            { label: words.delivered, colour: INK.given },
            { label: words.promised, colour: INK.rule },
          ]}
        />
        {bars.some(({ isOverdue }) => isOverdue) ? (
          <g>
            <Late x={start + 66 + textWidth(words.delivered + words.promised)} y={8} />
            <Label x={start + 76 + textWidth(words.delivered + words.promised)} y={8} muted>
              {words.overdue}
            </Label>
          </g>
        ) : null}
        {bars.map((bar, index) => (
          <Bar bar={bar} y={TOP + index * ROW} start={start} />
        ))}
      </g>
    ),
  };
}

function Bar({
  bar,
  y,
  start,
}: {
  readonly bar: BulletBar;
  readonly y: number;
  readonly start: number;
}): VNode {
  const { name, promised, delivered, isOverdue, figures } = bar;
  const share = Math.max(0, lengthOf(delivered) / lengthOf(promised));
  const length = Math.min(BEYOND - start, share * (PROMISE - start));
  return (
    <g>
      <Label x={NAMES} y={y + 7} anchor="end">
        {fitting(name, NAMES - 4)}
      </Label>
      <rect x={start} y={y} width={PROMISE - start} height={14} rx={2} fill={INK.rule} fill-opacity={0.7} />
      <rect x={start} y={y + 4} width={place(length)} height={6} fill={INK.given} />
      <line
        x1={PROMISE}
        x2={PROMISE}
        y1={y - 1}
        y2={y + 15}
        stroke={INK.target}
        stroke-width={1.6}
        class="ring"
      />
      {isOverdue ? <Late x={BEYOND + 8} y={y + 7} /> : null}
      <Label x={BEYOND + 18} y={y + 7} muted>
        {fitting(figures, WIDTH - BEYOND - 18)}
      </Label>
    </g>
  );
}

function Late({ x, y }: { readonly x: number; readonly y: number }): VNode {
  const points = [
    [x, y - 4.5],
    [x + 5, y + 4],
    [x - 5, y + 4],
  ];
  return <polygon points={points.map((at) => at.map(place).join(',')).join(' ')} fill={INK.under} />;
}
