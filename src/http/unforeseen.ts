import { newEventId } from '../kernel/ids.js';
import { isProblem, Problem } from '../kernel/problem.js';

/** What a job that failed may tell: its problem, or a number under which the log has what went wrong. */
export function tellable(error: unknown, log: { error(line: string): void }): Problem {
  if (isProblem(error)) return error;
  const correlationId = newEventId();
  log.error(`${correlationId}: ${String(error instanceof Error ? error.stack : error)}`);
  return new Problem('request.internal', { correlationId });
}
