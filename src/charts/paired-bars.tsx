import { scaleLinear } from 'd3-scale';
import { type Chart, type ChartAsked, INK, Label, Legend, lengthOf, place } from './chart.js';

export interface PairedBar {
  readonly name: string;
  /** Shares between 0 and 1. */
  readonly declared: string;
  readonly realised: string;
}

interface PairsAsked extends ChartAsked {
  readonly pairs: readonly PairedBar[];
  readonly words: { readonly declared: string; readonly realised: string };
}

const WIDTH = 520;
const NAMES = 90;
const ROW = 27;
const TOP = 24;

/** What was looked for beside what came, in shares of the whole. */
export function pairedBars({ key, title, description, pairs, words }: PairsAsked): Chart {
  const height = TOP + pairs.length * ROW + 4;
  const most = Math.max(
    0.01,
    ...pairs.flatMap(({ declared, realised }) => [declared, realised].map(lengthOf)),
  );
  const scale = scaleLinear([0, most], [NAMES + 8, WIDTH - 40]);
  const bar = (share: string, y: number, colour: string, hollow: boolean) => (
    <g>
      <rect
        x={NAMES + 8}
        y={y}
        width={place(Math.max(0.6, scale(lengthOf(share)) - NAMES - 8))}
        height={9}
        fill={hollow ? 'none' : colour}
        stroke={colour}
        stroke-width={1}
      />
      <Label x={scale(lengthOf(share)) + 5} y={y + 4.5} muted>
        {`${String(Math.round(lengthOf(share) * 100))}\u00a0%`}
      </Label>
    </g>
  );
  return {
    key,
    title,
    description,
    width: WIDTH,
    height,
    body: (
      <g>
        <Legend
          x={NAMES + 8}
          y={8}
          entries={[
            { label: words.declared, colour: INK.muted },
            { label: words.realised, colour: INK.received },
          ]}
        />
        {pairs.map(({ name, declared, realised }, index) => {
          const y = TOP + index * ROW;
          return (
            <g>
              <Label x={NAMES} y={y + 9.5} anchor="end">
                {name}
              </Label>
              {bar(declared, y, INK.muted, true)}
              {bar(realised, y + 10, INK.received, false)}
            </g>
          );
        })}
      </g>
    ),
  };
}
