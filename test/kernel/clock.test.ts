import { fixedClock, systemClock } from '../../src/kernel/clock.js';
import { parseInstant } from '../../src/kernel/calendar.js';
import { problemOf } from './problem-of.js';

describe('a clock', () => {
  it('of the machine says an instant in canonical form', () => {
    const now = systemClock.now();
    expect(parseInstant(now)).toBe(now);
  });

  it('that is fixed stands still, in canonical form', () => {
    const clock = fixedClock('2026-07-01T02:00:00+02:00');
    expect([clock.now(), clock.now()]).toEqual(['2026-07-01T00:00:00.000Z', '2026-07-01T00:00:00.000Z']);
  });

  it('is not fixed at what is no instant', () =>
    expect(problemOf(() => fixedClock('noon')).code).toBe('kernel.instant-malformed'));
});
