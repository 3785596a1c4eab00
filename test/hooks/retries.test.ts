import { nextStep, PATIENCE, pauseAfter, verdictOn } from '../../src/hooks/domain/retries.js';

const HOUR = 3_600_000;

describe('what is not delivered', () => {
  it('is judged by its status', () => {
    const verdicts = [200, 204, 299, 301, 400, 401, 404, 408, 410, 422, 425, 429, 500, 503].map(verdictOn);
    expect(verdicts).toEqual([
      ...['delivered', 'delivered', 'delivered'],
      ...['failed', 'refused', 'refused', 'refused', 'failed', 'gone', 'refused', 'failed', 'failed'],
      ...['failed', 'failed'],
    ]);
  });

  it('waits longer each time, a fifth more or less, and as long as its receiver asks within an hour', () => {
    const pauses = Array.from({ length: 12 }, (_, i) => pauseAfter(i + 1, PATIENCE, 0.5));
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
    expect([pauses[0], pauses.at(-1)]).toEqual([5_000, 8 * HOUR]);
    expect([pauseAfter(1, PATIENCE, 0), pauseAfter(1, PATIENCE, 1)]).toEqual([4_000, 6_000]);
    expect(pauseAfter(1, PATIENCE, 0, 60_000)).toBe(60_000);
    expect(pauseAfter(1, PATIENCE, 0, 48 * HOUR)).toBe(HOUR);
    expect(pauseAfter(12, PATIENCE, 0.5, 1_000)).toBe(8 * HOUR);
  });

  it.each([
    ['failed', 100, 71 * HOUR, true, 'try-again'],
    ['failed', 1, 72 * HOUR, true, { pause: 'failing' }],
    ['refused', 7, HOUR, true, 'try-again'],
    ['refused', 8, HOUR, true, 'put-aside'],
    ['refused', 8, HOUR, false, { pause: 'dead-letters' }],
    ['refused', 1, 72 * HOUR, true, { pause: 'failing' }],
    ['gone', 1, 0, true, { pause: 'gone' }],
  ] as const)(
    '%s %i times for %i ms, with room aside: %p',
    (verdict, failures, failingForMs, isRoom, step) => {
      expect(nextStep(verdict, { failures, failingForMs, isRoom }, PATIENCE)).toEqual(step);
    },
  );
});
