import { isProblem, type Problem } from '../../src/kernel/problem.js';

/** The problem that a promise is refused with; anything else that becomes of it fails the test. */
export async function refusalOf(promised: Promise<unknown>): Promise<Problem> {
  let answer: unknown;
  try {
    answer = await promised;
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
  throw new Error(`A problem was expected, and none came, but ${JSON.stringify(answer)}.`);
}
