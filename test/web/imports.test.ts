import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PreviewedUploads } from '../../src/interchange/previewed-uploads.js';
import type { RoleAt } from '../http/callers.js';
import { COALITION, contribution, Door, HERE, NOW } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { textOf, Visitor, type Got } from './visitor.js';

const PAGE = `/c/${COALITION}/import`;
const HOSTILE = '<script>alert(1)</script>';
const HEAD = 'entry_id,direction,member_id,kind,occurred_on,quantity,unit,description\n';
const RIGHT = `${HEAD}i1,contribution,clinic,funds,2026-07-01,10.00,EUR,${HOSTILE}\ni2,contribution,school,funds,2026-07-02,20.00,EUR,\n`;
const WRONG = RIGHT.replace('10.00', HOSTILE).replace('2026-07-02', '2026-02-30');

onSqlite('the import wizard', (engine) => {
  let door: Door;
  let uploads: string;
  let ana: Visitor;
  let at = Date.parse(NOW);
  const comeIn = async (name: string, ...roles: RoleAt[]): Promise<Visitor> =>
    new Visitor(door.address, undefined, (await door.callers.headersOf(name, roles))['cookie']);
  const coordinator = { coalitionId: COALITION, role: 'coordinator' } as const;

  beforeAll(async () => {
    uploads = await mkdtemp(join(tmpdir(), 'evenhand-test-'));
    const clock = { now: () => new Date(at).toISOString() };
    door = await Door.open(await engine.readyUrl(), { uploads, clock });
    await door.found();
    ana = await comeIn('ana', coordinator);
  });
  afterAll(async () => {
    await door.close();
    await rm(uploads, { recursive: true, force: true });
  });

  const send = async (files: Readonly<Record<string, string>>, who = ana): Promise<Got> => {
    const sent = await who.submitFiles(await who.get(PAGE), '/import/files', files);
    expect(sent.status).toBe(303);
    return who.get(sent.location);
  };
  const entries = async (): Promise<string[]> =>
    ((await door.get(`${HERE}/entries`)).body.items as { id: string }[]).map(({ id }) => id);

  it('teaches what stands there, and asks for a file where none was chosen', async () => {
    const page = await ana.get(PAGE);
    expect(textOf(page)).toContain('Nothing was imported yet');
    const again = await ana.submitFiles(page, '/import/files', {});
    expect([again.status, textOf(again)]).toEqual([422, expect.stringContaining('This is needed.')]);
  });

  it('says what is wrong with line, column, found and expected, on the page and as a file', async () => {
    const page = await send({ 'entries.csv': WRONG });
    const text = textOf(page);
    expect(text).toContain('2 things are not right in one file, so nothing would be imported.');
    expect(text).toMatch(/2 quantity <script>alert\(1\)<\/script>/);
    expect(text).toMatch(/3 occurred_on 2026-02-30/);
    expect(page.text).not.toContain(HOSTILE);
    expect(page.text).not.toMatch(/action="[^"]*previews\/[^"/]*"/);
    const csv = await ana.get(/href="([^"]*\/errors)"/.exec(page.text)![1]!);
    expect(csv.headers.get('content-disposition')).toContain('import-errors.csv');
    expect(
      csv.text
        .split('\n')
        .slice(1, 3)
        .map((line) => line.split(',').slice(0, 3)),
    ).toEqual([
      ['entries.csv', '2', 'quantity'],
      ['entries.csv', '3', 'occurred_on'],
    ]);
  });

  it('keeps hundreds of errors readable', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `h${i},contribution,clinic,funds,soon,1.00,EUR,`);
    const page = await send({ 'entries.csv': `${HEAD}${rows.join('\n')}\n` });
    expect(textOf(page)).toContain('300 things are not right');
    expect(textOf(page)).toContain('Show the other 250');
  });

  it('imports what was previewed, without choosing files again, and undoes it', async () => {
    const preview = await send({ 'entries.csv': RIGHT });
    expect(textOf(preview)).toContain('Importing these files would record 2 entries.');
    expect(preview.text).not.toContain(HOSTILE);
    expect(await entries()).toEqual([]);
    const action = /\/previews\/[0-9a-f-]+/.exec(preview.text)![0];
    const batch = await ana.submitAndFollow(preview, action);
    expect(textOf(batch)).toContain('The files are imported.');
    expect(textOf(batch)).toContain('Imported by ana');
    expect(await entries()).toEqual(['i1', 'i2']);
    // Once more, the files are there no longer.
    const late = await ana.submit(preview, action, { form: 'another' });
    expect([late.status, textOf(late)]).toEqual([410, expect.stringContaining('Choose them once more')]);

    const asked = await ana.get(/href="([^"]*\/undoing)"/.exec(batch.text)![1]!);
    expect(textOf(asked)).toContain('This takes back 2 entries.');
    const silent = await ana.submit(asked, '/undoing', { reason: ' ' });
    expect([silent.status, textOf(silent)]).toEqual([422, expect.stringContaining('This is needed.')]);
    const undone = await ana.submitAndFollow(asked, '/undoing', { reason: 'the wrong year' });
    expect(textOf(undone)).toContain('The import is undone.');
    expect(textOf(undone)).toContain('the wrong year');
    expect(textOf(await ana.submitAndFollow(asked, '/undoing', { reason: 'again' }))).toContain(
      'undone already',
    );

    const known = await send({ 'entries.csv': RIGHT });
    expect(textOf(known)).toContain('2 rows were recorded by an import that was undone');
    const anew = await ana.submitAndFollow(known, '/anew', {});
    expect(textOf(anew)).toContain('would record 2 entries');
    await ana.submitAndFollow(anew, /\/previews\/[0-9a-f-]+/.exec(anew.text)![0]);
    expect(await entries()).toContain('i1~2');
  });

  it('shows a new preview where the ledger changed meanwhile, and imports nothing', async () => {
    const files = { 'entries.csv': `${HEAD}m1,contribution,clinic,funds,2026-07-03,5.00,EUR,\n` };
    const preview = await send(files);
    await door.post(
      `${HERE}/entries`,
      contribution({ id: 'm1', quantity: '5.00', occurredOn: '2026-07-03' }),
    );
    const refused = await ana.submit(preview, /\/previews\/[0-9a-f-]+/.exec(preview.text)![0]);
    expect(refused.status).toBe(409);
    expect(textOf(refused)).toContain('The ledger has changed since you looked');
    expect(textOf(refused)).toContain('There is nothing to import.');
  });

  it('tells line by line what stands in the way of undoing', async () => {
    const preview = await send({ 'members.csv': 'member_id,name,joined_on\nmuseum,Museum,2026-01-01\n' });
    const batch = await ana.submitAndFollow(preview, /\/previews\/[0-9a-f-]+/.exec(preview.text)![0]);
    const asked = await ana.get(/href="([^"]*\/undoing)"/.exec(batch.text)![1]!);
    await door.post(`${HERE}/entries`, contribution({ id: 'x1', memberId: 'museum' }));
    const refused = await ana.submit(asked, '/undoing', { reason: 'no museum' });
    expect(refused.status).toBe(409);
    expect(textOf(refused)).toMatch(/member\/museum The member “museum” is named by entry\/x1/);
    const id = /batches\/([0-9a-f-]+)/.exec(batch.text)![1]!;
    const { status, body } = await door.post(`${HERE}/imports/${id}/undoing`, { reason: 'no museum' });
    expect([status, body.code, body.errors]).toEqual([
      409,
      'interchange.undoing-refused',
      [expect.objectContaining({ code: 'interchange.fact-named-since', found: 'member/museum' })],
    ]);
  });

  it('is one person’s own, for a while: nobody else’s, and gone after two hours, also where the service was started anew', async () => {
    const preview = await send({ 'entries.csv': RIGHT });
    const path = `${PAGE}/previews/${/previews\/([0-9a-f-]+)/.exec(preview.text)![1]!}`;
    const ben = await comeIn('ben', coordinator);
    expect((await ben.get(path)).status).toBe(410);
    expect((await ana.get(path)).status).toBe(200);
    expect((await ana.get(`${PAGE}/previews/..%2F..%2Fsecret`)).status).toBe(410);
    await send({ 'entries.csv': RIGHT });
    expect((await ana.get(path)).status).toBe(410);
    const folder = join(uploads, COALITION);
    expect(await readdir(folder)).toHaveLength(1);
    at += 2 * 60 * 60 * 1000 + 1000;
    await send({ 'entries.csv': RIGHT }, ben);
    expect(await readdir(folder)).toHaveLength(1);
    const later = new Date(at + 2 * 60 * 60 * 1000 + 1000).toISOString();
    await new PreviewedUploads(uploads, () => later).removeOld();
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses files that are no longer those that were looked at', async () => {
    const preview = await send({ 'entries.csv': RIGHT.replaceAll('i1', 't1') });
    const id = /previews\/([0-9a-f-]+)/.exec(preview.text)![1]!;
    await writeFile(join(uploads, COALITION, id, '0'), RIGHT.replaceAll('i1', 't9'));
    const late = await ana.submit(preview, `/previews/${id}`);
    expect(late.status).toBe(410);
    expect(await entries()).not.toContain('t9');
  });

  it('is for coordinators; auditors read the list by the API', async () => {
    const auditor = await comeIn('ada', { coalitionId: COALITION, role: 'auditor' });
    expect((await auditor.get(PAGE)).status).toBe(403);
    const overview = await auditor.get(`/c/${COALITION}`);
    expect(overview.text).not.toContain(`href="${PAGE}"`);
    const { body } = await door.get(`${HERE}/imports?limit=2`);
    expect(body.items).toHaveLength(2);
    const rest = await door.get(`${HERE}/imports?after=${String(body.next)}`);
    const last = (rest.body.items as { id: string; undone: { reason: string } }[]).at(-1)!;
    expect(last.undone.reason).toBe('the wrong year');
    expect((await door.get(`${HERE}/imports/${last.id}`)).body.id).toBe(last.id);
    expect((await door.get(`${HERE}/imports/${last.id}/undoing`)).body).toMatchObject({ isUndone: true });
    expect((await door.get(`${HERE}/imports/none`)).body.code).toBe('interchange.import-unknown');
    const key = { 'idempotency-key': 'once' };
    const again = await door.post(`${HERE}/imports/${last.id}/undoing`, { reason: 'x' }, key);
    expect([again.status, again.body.changed]).toEqual([200, false]);
  });
});
