import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format } from 'prettier';
import { clientTypes } from '../../scripts/client-types.js';
import { ACCESS_TOOLS, type AccessTools } from '../../src/access/access-tools.js';
import { inviteFirstOperator } from '../../src/access/access.commands.js';
import { SERVICE } from '../../src/access/domain/trail-acts.js';
import { invitationPath } from '../../src/access/link-paths.js';
import { systemClock } from '../../src/kernel/clock.js';
import { Door } from '../http/door.js';
import { onSqlite } from '../support/engines.js';

const PROGRAM = resolve('dist/examples/client/neighbours.js');
const TYPES = resolve('examples/client/api.ts');

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

onSqlite('the typed client', (engine) => {
  let door: Door;

  beforeAll(async () => {
    door = await Door.open(await engine.readyUrl(), { clock: systemClock });
  });

  afterAll(() => door.close());

  function neighbours(over: Record<string, string>): Promise<Ended> {
    return new Promise((done) => {
      const own = {
        EVENHAND_URL: door.address,
        EVENHAND_PASSWORD: 'nine kettles on a gate',
        NODE_OPTIONS: '',
      };
      execFile(
        process.execPath,
        [PROGRAM],
        { env: { ...process.env, ...own, ...over } },
        (error, stdout, stderr) => {
          done({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
        },
      );
    });
  }

  it('has the types of today’s description; npm run client makes them anew', async () => {
    const { body } = await door.get('/api/openapi.json', {}, null);
    const options = JSON.parse(readFileSync('.prettierrc.json', 'utf8')) as object;
    const text = await format(clientTypes(body as never), {
      ...options,
      parser: 'typescript',
    });
    if (process.env['EVENHAND_WRITE_CLIENT']) writeFileSync(TYPES, text);
    expect(readFileSync(TYPES, 'utf8') === text).toBe(true);
  });

  it('founds a coalition, records and reads, and again changes nothing', async () => {
    const { token } = (await inviteFirstOperator(door.served.app.get<AccessTools>(ACCESS_TOOLS), SERVICE))!;
    const told = await neighbours({ EVENHAND_INVITATION: `${door.address}${invitationPath(token)}` });
    expect(told.stderr).toBe('');
    expect(told.stdout).toMatch(
      new RegExp(
        [
          '^Recorded entry first\\.',
          'Members: The bakery, The clinic, The school\\.',
          'The bakery: 120\\.50? EUR',
          'The clinic: 0(?:\\.00)? EUR',
          'The school: -120\\.50? EUR',
          'Refused, as it should be: .*brewery.*\\.\n$',
        ].join('\n'),
      ),
    );
    const again = await neighbours({});
    expect(again).toEqual({ code: 0, stdout: told.stdout, stderr: '' });
    const refused = await neighbours({ EVENHAND_PASSWORD: 'something else entirely' });
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('(access.');
  });
});
