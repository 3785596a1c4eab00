import { scaleLinear } from 'd3-scale';
import {
  type Chart,
  type ChartAsked,
  type ChartLink,
  LinkArea,
  fitting,
  INK,
  Label,
  Legend,
  lengthOf,
  place,
  VerticalRules,
} from './chart.js';

export interface DivergingBar {
  readonly name: string;
  readonly given: string;
  readonly received: string;
  /** Where the row leads; nowhere without it. */
  readonly link?: ChartLink;
}

interface BarsAsked extends ChartAsked {
  /** In the order in which they stand. */
  readonly bars: readonly DivergingBar[];
  readonly words: { readonly given: string; readonly received: string };
}

const WIDTH = 520;
const NAMES = 150;
const ROW = 14;
const TOP = 30;

/** Given to the right and received to the left of one line, a row for each. */
export function divergingBars({ key, title, description, bars, words }: BarsAsked): Chart {
  const height = TOP + bars.length * ROW + 18;
  const mostGiven = Math.max(0, ...bars.map(({ given }) => lengthOf(given)));
  const mostReceived = Math.max(0, ...bars.map(({ received }) => lengthOf(received)));
  const most = Math.max(mostGiven, mostReceived, 1);
  const scale = scaleLinear(
    [-Math.max(mostReceived, most / 6), Math.max(mostGiven, most / 6)],
    [NAMES + 8, WIDTH - 10],
  );
  const middle = scale(0);
  return {
    key,
    title,
    description,
    width: WIDTH,
    height,
    hasLinks: bars.some(({ link }) => link !== undefined),
    body: (
      <g>
        <Legend
          x={NAMES + 8}
          y={8}
          entries={[
            { label: `← ${words.received}`, colour: INK.received },
            { label: `${words.given} →`, colour: INK.given },
          ]}
        />
        <VerticalRules ticks={scale.ticks(6)} at={scale} top={TOP - 6} bottom={height - 18} />
        {bars.map(({ name, given, received, link }, index) => {
          const y = TOP + index * ROW;
          const right = scale(Math.max(0, lengthOf(given)));
          const left = scale(-Math.max(0, lengthOf(received)));
          return (
            <g>
              <Label x={NAMES} y={y + 5} anchor="end">
                {fitting(name, NAMES - 4)}
              </Label>
              <rect x={place(left)} y={y} width={place(middle - left)} height={10} fill={INK.received} />
              <rect x={place(middle)} y={y} width={place(right - middle)} height={10} fill={INK.given} />
              <LinkArea link={link} x={0} y={y - 2} width={WIDTH} height={ROW} />
            </g>
          );
        })}
      </g>
    ),
  };
}
