import { chartSvg } from '../../src/charts/chart.js';
import { dumbbells, type DumbbellRow } from '../../src/charts/dumbbells.js';

const row = (over: Partial<DumbbellRow> = {}): DumbbellRow => ({
  ...{ name: 'The mill', before: '100.00', after: '400.00', otherwise: null, target: '500.00' },
  ...over,
});
const drawn = (...rows: DumbbellRow[]): string =>
  chartSvg(
    dumbbells({
      ...{ key: 'fairness', title: 'Before and after', description: 'The mill goes from 100 to 400.', rows },
      words: { before: 'Before', after: 'After', otherwise: 'Under other rules', target: 'Fair share' },
    }),
  );
/** Where circles are, from left to right, below the key. */
const circles = (svg: string): number[] =>
  [...svg.matchAll(/<circle cx="([\d.]+)" cy="(\d+)"/g)]
    .filter(([, , y]) => Number(y) > 20)
    .map(([, x]) => Number(x));

describe('the chart of before and after', () => {
  it('has a title and a description, and marks that differ in shape', () => {
    const svg = drawn(row());
    expect(svg).toContain('role="img" aria-labelledby="fairness-title fairness-description"');
    expect(svg).toContain('<desc id="fairness-description">The mill goes from 100 to 400.</desc>');
    const [before, after] = circles(svg);
    expect(before).toBeLessThan(after!);
  });

  it('has the key of other rules only where something is compared', () => {
    expect(drawn(row())).not.toContain('Under other rules');
    expect(drawn(row(), row({ otherwise: '300.00' }))).toContain('Under other rules');
  });

  it('keeps to its paper, whatever the names and figures', () => {
    const svg = drawn(
      row({ name: 'x'.repeat(200), before: '-50.00', after: '123456789.00', target: '0.00' }),
    );
    expect(svg).toContain('…');
    for (const x of circles(svg)) expect([x >= 0, x <= 520]).toEqual([true, true]);
    expect(drawn(row({ before: '0.00', after: '0.00', target: '0.00' }))).not.toContain('NaN');
    expect(drawn()).not.toContain('NaN');
  });
});
