import { isProblem, type Problem } from '../../src/kernel/problem.js';

/** The problem that an act is refused with; anything else that it does fails the test. */
export function problemOf(act: () => unknown): Problem {
  try {
    act();
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
  throw new Error('A problem was expected, and none came.');
}
