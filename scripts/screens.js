/**
 * `npm run screens`: takes pictures of every page of the site, with the story of the demo, into docs/screens. The test that looks at every page
 * takes them (test/web/every-page.test.ts); it needs Chromium.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

const FOLDER = 'docs/screens';
const JEST = 'node_modules/jest/bin/jest.js';

rmSync(FOLDER, { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [JEST, 'test/web/every-page.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, EVENHAND_SCREENS: FOLDER, CI: 'true' },
});
process.exitCode = status ?? 1;
