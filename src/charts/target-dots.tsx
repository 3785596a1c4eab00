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
  VerticalRules,
  textWidth,
} from './chart.js';

export type TargetStatus = 'under-served' | 'in-balance' | 'over-served';

/** What somebody has, and what would be its share. */
export interface TargetRow {
  readonly name: string;
  readonly has: string;
  readonly target: string;
  /** Where it would come to, if what is proposed were done; null where nothing is. */
  readonly after: string | null;
  readonly status: TargetStatus;
}

interface DotsAsked extends ChartAsked {
  readonly rows: readonly TargetRow[];
  readonly words: {
    readonly has: string;
    readonly target: string;
    readonly after: string;
    status(status: TargetStatus): string;
  };
}

const WIDTH = 520;
const NAMES = 150;
const ROW = 15;
const TOP = 30;
const COLOURS: Readonly<Record<TargetStatus, string>> = {
  'under-served': INK.under,
  'in-balance': INK.balanced,
  'over-served': INK.over,
};

/** A status has a shape as well as a colour: it points to where its member should be. */
function Dot({ x, y, status }: { x: number; y: number; status: TargetStatus }): VNode {
  const fill = COLOURS[status];
  if (status === 'in-balance') return <circle cx={place(x)} cy={y} r={4} fill={fill} />;
  const tip = status === 'under-served' ? 5 : -5;
  const points = [
    [x - tip * 0.7, y - 4.5],
    [x + tip, y],
    [x - tip * 0.7, y + 4.5],
  ];
  return (
    <polygon
      points={points.map(([px, py]) => `${String(place(px!))},${String(place(py!))}`).join(' ')}
      fill={fill}
    />
  );
}

/** Where each stands against its target: a dot, a line to a stroke, and a ring where it would come to. */
export function targetDots({ key, title, description, rows, words }: DotsAsked): Chart {
  const height = TOP + rows.length * ROW + 18;
  const most = Math.max(
    1,
    ...rows.flatMap(({ has, target, after }) => [has, target, after ?? '0'].map(lengthOf)),
  );
  const scale = scaleLinear([0, most], [NAMES + 10, WIDTH - 14]);
  const statuses = (['under-served', 'in-balance', 'over-served'] as const).filter((status) =>
    rows.some((row) => row.status === status),
  );
  const shown = rows.some(({ after }) => after !== null);
  let at = 8;
  const keyAt = (label: string): number => {
    const start = at;
    at += 14 + textWidth(label) + 12;
    return start;
  };
  return {
    key,
    title,
    description,
    width: WIDTH,
    height,
    body: (
      <g>
        {statuses.map((status) => {
          const label = `${words.has}, ${words.status(status)}`;
          const x = keyAt(label);
          return (
            <g>
              <Dot x={x + 4} y={8} status={status} />
              <Label x={x + 14} y={8} muted>
                {label}
              </Label>
            </g>
          );
        })}
        <Stroke x={keyAt(words.target) + 5} y={8} />
        <Label x={at - textWidth(words.target) - 12} y={8} muted>
          {words.target}
        </Label>
        {shown ? (
          <g>
            <circle
              cx={keyAt(words.after) + 5}
              cy={8}
              r={3.6}
              fill="none"
              stroke={INK.text}
              stroke-width={1.2}
              class="ring"
            />
            <Label x={at - textWidth(words.after) - 12} y={8} muted>
              {words.after}
            </Label>
          </g>
        ) : null}
        <VerticalRules ticks={scale.ticks(6)} at={scale} top={TOP - 6} bottom={height - 18} />
        {rows.map(({ name, has, target, after, status }, index) => {
          const y = TOP + index * ROW + 5;
          const [from, to] = [scale(lengthOf(has)), scale(lengthOf(target))];
          return (
            <g>
              <Label x={NAMES} y={y} anchor="end">
                {fitting(name, NAMES - 4)}
              </Label>
              <line
                x1={place(from)}
                x2={place(to)}
                y1={y}
                y2={y}
                stroke={COLOURS[status]}
                stroke-width={2}
                stroke-opacity={0.35}
              />
              <Stroke x={to} y={y} />
              <Dot x={from} y={y} status={status} />
              {after === null ? null : (
                <circle
                  cx={place(scale(lengthOf(after)))}
                  cy={y}
                  r={3.6}
                  fill="none"
                  stroke={INK.text}
                  stroke-width={1.2}
                  class="ring"
                />
              )}
            </g>
          );
        })}
      </g>
    ),
  };
}

function Stroke({ x, y }: { x: number; y: number }): VNode {
  return (
    <line
      x1={place(x)}
      x2={place(x)}
      y1={y - 5}
      y2={y + 5}
      stroke={INK.target}
      stroke-width={1.6}
      class="ring"
    />
  );
}
