/** Writes examples/client/api.ts from the description of the API, as the test that compares them has it. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const jest = [
  resolve('jest/bin/jest'),
  'test/examples/client.test.ts',
  '--testNamePattern',
  'today’s description',
];
const env = { ...process.env, EVENHAND_WRITE_CLIENT: 'true' };
const { status } = spawnSync(process.execPath, jest, { stdio: 'inherit', env });
process.exit(status ?? 1);
