import { execFileSync } from 'node:child_process';

/** Programs that tell of themselves in their own way. */
const VERSION: Readonly<Record<string, string>> = { pdftotext: '-v', pdfinfo: '-v', haproxy: '-v' };

export function run(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

export function isInstalled(command: string): boolean {
  try {
    run(command, [VERSION[command] ?? '--version']);
    return true;
  } catch {
    return false;
  }
}

/**
 * Tests that need another program: left out under a name that says so where it is missing, but not where tests must all run
 * (CI=true): there they fail.
 */
export function describeWith(command: string, name: string, tests: () => void): void {
  if (isInstalled(command)) describe(name, tests);
  else if (process.env['CI'] === 'true')
    it(`${name}: needs ${command}`, () => expect(`${command} is not installed`).toBe('installed'));
  else {
    process.stderr.write(`Left out, as ${command} is not installed: ${name}\n`);
    describe.skip(`${name}: LEFT OUT, AS ${command} IS NOT INSTALLED`, tests);
  }
}
