/** All curves of growth on one sheet, three beside each other. */
import { place, type Chart } from '../../src/charts/chart.js';
import type { Curve } from '../measure.js';
import { GROWTH_WIDTH, growthPicture, growthSaid } from './growth-picture.js';

const COLUMNS = 3;
const GAP = 22;

export function growthSheet(key: string, title: string, curves: readonly Curve[]): Chart {
  const charts = curves.map((curve, i) =>
    growthPicture({ key: `${key}-${String(i)}`, title: curve.what, description: growthSaid(curve), curve }),
  );
  const row = Math.max(...charts.map(({ height }) => height)) + GAP;
  const columns = Math.min(COLUMNS, charts.length);
  return {
    ...{ key, title },
    description: curves.map((curve) => `${curve.what}: ${growthSaid(curve)}.`).join(' '),
    width: columns * (GROWTH_WIDTH + GAP) - GAP,
    height: Math.ceil(charts.length / columns) * row - GAP,
    body: (
      <g>
        {charts.map(({ body, height }, i) => {
          // Axes stand in line, however many lines a title takes.
          const y = Math.floor(i / columns) * row + (row - GAP - height);
          const x = (i % columns) * (GROWTH_WIDTH + GAP);
          return <g transform={`translate(${place(x)} ${place(y)})`}>{body}</g>;
        })}
      </g>
    ),
  };
}
