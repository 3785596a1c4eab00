/** Writes the pages of docs/reference from the program itself: its commands, problems and events. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const jest = [resolve('jest/bin/jest'), 'test/docs/reference.test.ts'];
const prettier = [resolve('prettier/bin/prettier.cjs'), '--log-level=warn', '--write', 'docs/reference'];
for (const parameters of [jest, prettier]) {
  const env = { ...process.env, EVENHAND_WRITE_REFERENCE: 'true' };
  const { status } = spawnSync(process.execPath, parameters, { stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}
