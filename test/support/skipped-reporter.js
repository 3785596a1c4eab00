/**
 * Lists by name what a run skipped, because a skipped test looks like a passing one. With CI=true any skipped test
 * fails the run.
 */
export default class SkippedReporter {
  /** @type {string[]} */
  skipped = [];

  /** @param {{ testNamePattern?: string, rootDir: string }} configuration */
  constructor(configuration) {
    // `jest -t NAME` leaves tests out on purpose.
    this.isFiltered = Boolean(configuration.testNamePattern);
    this.root = configuration.rootDir;
  }

  /**
   * @param {unknown} _test
   * @param {import('@jest/reporters').TestResult} result
   */
  onTestResult(_test, result) {
    const file = result.testFilePath.replace(this.root, '').replace(/^[\\/]/, '');
    for (const { status, ancestorTitles, title } of result.testResults) {
      if (['pending', 'todo', 'disabled'].includes(status))
        this.skipped.push([file, ...ancestorTitles, title].join(' › '));
    }
    if (result.skipped && result.testResults.length === 0) this.skipped.push(`${file} (the whole file)`);
  }

  onRunComplete() {
    if (this.isFiltered || this.skipped.length === 0) return;
    process.stderr.write(
      `\nSkipped (${this.skipped.length}):\n${this.skipped.map((name) => `  ${name}\n`).join('')}`,
    );
  }

  /** @returns {Error | undefined} */
  getLastError() {
    if (process.env.CI !== 'true' || this.isFiltered || this.skipped.length === 0) return undefined;
    return new Error(`${this.skipped.length} tests were skipped; with CI=true none may be`);
  }
}
