import { personId } from './callers.js';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from './conformity.js';
import { atTheDoor } from '../support/engines.js';
import { contribution, Door, HERE } from './door.js';

const MEMBERS = 'member_id,name,joined_on\nmuseum,The museum,2026-01-01\n';
const ENTRIES =
  'entry_id,direction,member_id,kind,occurred_on,quantity,unit\n' +
  'i1,contribution,museum,funds,2026-07-01,10.00,EUR\ni2,contribution,clinic,funds,2026-07-02,20.00,EUR\n';

function files(contents: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, content] of Object.entries(contents)) form.append('files', new Blob([content]), name);
  return form;
}

const uploadsLeft = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => /^evenhand-(upload|export)-/.test(name));

atTheDoor('imports over HTTP', (engine) => {
  let door: Door;
  let left: string[];

  // What other processes leave in the folder of all is not to be seen here.
  const { TMPDIR } = process.env;
  beforeAll(async () => {
    process.env.TMPDIR = await mkdtemp(join(tmpdir(), 'evenhand-test-'));
  });
  afterAll(async () => {
    await rm(process.env.TMPDIR!, { recursive: true });
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  });

  beforeEach(async () => {
    left = await uploadsLeft();
    door = await Door.open(await engine.readyUrl());
    await door.found();
  });

  afterEach(async () => {
    await door.close();
    expect(await uploadsLeft()).toEqual(left);
  });

  const entries = async (): Promise<number> =>
    (await door.get(`${HERE}/entries`)).body.items.length as number;

  it('takes files in, and the same again changes nothing', async () => {
    const sent = files({ 'members.csv': MEMBERS, 'entries.csv': ENTRIES });
    const dry = await door.post(`${HERE}/imports?dryRun=true`, sent);
    expect([dry.status, dry.body.dryRun, await entries()]).toEqual([200, true, 0]);
    const done = await door.post(`${HERE}/imports`, sent, { as: 'treasurer' });
    expect(done.body).toMatchObject({
      tables: { members: { rows: 1, new: 1 }, entries: { rows: 2, new: 2, unchanged: 0 } },
      position: { before: 4, after: 8 },
    });
    expect((await door.get(`${HERE}/entries/i1`)).body.events[0].actor).toBe(personId('treasurer'));
    const again = await door.post(`${HERE}/imports`, sent);
    expect(again.body).toMatchObject({
      tables: { entries: { new: 0, unchanged: 2 } },
      position: { before: 8, after: 8 },
    });
  });

  it('sees in its turn what was recorded meanwhile, and the other way round', async () => {
    await door.post(`${HERE}/entries`, contribution({ id: 'before' }));
    await door.post(`${HERE}/imports`, files({ 'members.csv': MEMBERS, 'entries.csv': ENTRIES }));
    const { body } = await door.post(`${HERE}/entries`, contribution({ id: 'after', memberId: 'museum' }));
    expect(body.position).toBe(10);
  });

  engine.once('refuses a file with errors, names all of them, and records nothing', async () => {
    const wrong = ENTRIES.replace('10.00', 'ten').replace('2026-07-02', '2026-02-30');
    const { status, body } = await door.post(
      `${HERE}/imports`,
      files({ 'members.csv': MEMBERS, 'entries.csv': wrong }),
    );
    expect([status, body.code, body.errorCount]).toEqual([422, 'interchange.import-refused', 2]);
    expect(body.detail).toContain('2 errors');
    expect(body.errors).toEqual([
      expect.objectContaining({ file: 'entries.csv', line: 2, column: 'quantity', found: 'ten' }),
      expect.objectContaining({ file: 'entries.csv', line: 3, column: 'occurred_on', found: '2026-02-30' }),
    ]);
    expect((await door.get(`${HERE}/members/museum`)).status).toBe(404);
  });

  engine.once('refuses what is no upload of files', async () => {
    const refused = async (body: unknown, status: number, code: string) => {
      const answer = await door.post(`${HERE}/imports`, body);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    };
    await refused({ files: [] }, 415, 'request.unsupported-media-type');
    await refused(new FormData(), 400, 'request.malformed');
    const withField = files({ 'entries.csv': ENTRIES });
    withField.append('dryRun', 'true');
    await refused(withField, 400, 'request.field-unknown');
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`${String(i)}.csv`, 'x']));
    await refused(files(many), 400, 'request.malformed');
    const cut = await door.send('POST', `${HERE}/imports`, {
      body: '--x\r\nContent-Disposition: form-data; name="files"; filename="entries.csv"\r\n\r\nentry_id',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect([cut.status, cut.body.code]).toEqual([400, 'request.malformed']);
    const bad = await door.post(`${HERE}/imports?dryRun=yes`, files({ 'entries.csv': ENTRIES }));
    expect(bad.body.errors[0]).toMatchObject({ field: 'dryRun', found: 'yes' });
    expect(await entries()).toBe(0);
  });

  engine.once('takes a file’s name for a name, and never for a place', async () => {
    const { body } = await door.post(
      `${HERE}/imports`,
      files({ '../../../etc/entries.csv': 'wrong,header\n1,2\n' }),
    );
    expect(body.code).toBe('interchange.import-refused');
    expect(JSON.stringify(body)).not.toContain('/tmp');
  });

  it('reads another program’s files by a mapping that was saved, and keeps what others changed', async () => {
    const mapping = {
      name: 'giro',
      file: { delimiter: ';' },
      decimalComma: true,
      columns: { occurred_on: 'Day', quantity: 'Sum' },
      constants: { direction: 'contribution', member_id: 'clinic', kind: 'funds', unit: 'EUR' },
      balance: { column: 'Balance' },
    };
    const put = (body: object): Promise<Answer> => door.send('PUT', `${HERE}/mappings/giro`, { body });
    const saved = await put({ mapping });
    expect([saved.status, saved.body]).toEqual([200, { name: 'giro', revision: 1, changed: true }]);
    const statement = files({
      'giro.csv': 'Day;Sum;Balance\n2026-07-01;1.234,50;1.234,50\n2026-07-02;1,00;9,00\n',
    });
    const done = await door.post(`${HERE}/imports?mapping=giro`, statement);
    expect(done.body).toMatchObject({
      tables: { entries: { rows: 2, new: 2 } },
      remarkCount: 1,
      remarks: [{ line: 3, column: 'Balance', found: '9,00', expected: '1235.5' }],
      leftOut: 0,
    });
    expect((await door.post(`${HERE}/imports?mapping=giro`, statement)).body.tables.entries.unchanged).toBe(
      2,
    );
    expect((await put({ mapping, revision: 1 })).body.changed).toBe(false);
    const other = { mapping: { ...mapping, about: 'new' }, revision: null };
    const lost = await put(other);
    expect([lost.status, lost.body.code]).toEqual([409, 'interchange.mapping-changed']);
    expect((await put({ ...other, revision: 1 })).body.revision).toBe(2);
    expect((await door.get(`${HERE}/mappings`)).body.items).toMatchObject([
      { name: 'giro', about: 'new', builtIn: false, revision: 2 },
      { name: 'open-collective', builtIn: true, revision: null },
    ]);
    expect((await door.get(`${HERE}/mappings/giro`)).body.mapping.file).toEqual({ delimiter: ';' });
    const wrong = await put({ mapping: { ...mapping, colums: {} } });
    expect([wrong.status, wrong.body.field]).toEqual([422, 'colums']);
    const unknown = await door.post(`${HERE}/imports?mapping=nobodys`, statement);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'interchange.mapping-unknown']);
    for (const changed of [true, false])
      expect((await door.send('DELETE', `${HERE}/mappings/giro`)).body).toEqual({ changed });
    expect((await door.get(`${HERE}/mappings/giro`)).status).toBe(404);
  });
});
