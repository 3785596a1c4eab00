import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FAILED_AND_KEPT, runEach } from '../../bench/unattended.js';

const A_SECOND = 1 / 60;
const LONG = 1;

it('goes on after benchmarks that fail, fall over or hang, and says of each what went wrong', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-unattended-'));
  const mark = join(folder, 'left-behind');
  // Starts a process of its own, which would leave its mark if it outlived it.
  const hanging = `
    const later = 'setTimeout(() => require("fs").writeFileSync(${JSON.stringify(mark)}, ""), 1500)';
    require('child_process').spawn(process.execPath, ['-e', later]);
    setInterval(() => undefined, 1000);`;
  const programs = {
    failing: `console.error('no disk'); process.exit(1)`,
    'failing and told': `process.exit(${String(FAILED_AND_KEPT)})`,
    killed: `process.kill(process.pid, 'SIGKILL')`,
    well: '',
  };
  try {
    const names = Object.keys(programs) as (keyof typeof programs)[];
    const ended = await runEach(names, (name) => ['-e', programs[name as keyof typeof programs]], LONG);
    expect(ended).toEqual([
      { name: 'failing', wrong: expect.stringMatching(/^Its process ended with status 1: .*no disk$/s) },
      { name: 'failing and told', wrong: expect.anything(), told: true },
      { name: 'killed', wrong: 'Its process ended with signal SIGKILL.' },
      { name: 'well' },
    ]);
    expect(await runEach(['hanging'], () => ['-e', hanging], A_SECOND)).toEqual([
      { name: 'hanging', wrong: expect.stringMatching(/^It was ended after/) },
    ]);
    await pause(1_500);
    expect(existsSync(mark)).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
