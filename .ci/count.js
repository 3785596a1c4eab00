/**
 * Prints `PASSED FAILED` from the results file of one Jest run. A skipped test counts as failed, because nothing may
 * be skipped here; so does a file that could not run, and a run that failed for a reason that is no test's.
 */
import { readFileSync } from 'node:fs';

const [, , file = '', status = '1'] = process.argv;
/** @type {Record<string, number>} */
const results = JSON.parse(readFileSync(file, 'utf8'));
const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = results;
const failures = numFailedTests + numPendingTests + numTodoTests + (results.numRuntimeErrorTestSuites ?? 0);
const otherFailure = (status !== '0' || numPassedTests === 0) && failures === 0 ? 1 : 0;
process.stdout.write(`${numPassedTests} ${failures + otherFailure}\n`);
