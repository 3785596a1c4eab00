import { personId } from './callers.js';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fixedClock } from '../../src/kernel/clock.js';
import { onSqlite } from '../support/engines.js';
import type { Answer, Json } from './conformity.js';
import { API, contribution, Door, each, HERE } from './door.js';

const FILES = `${HERE}/report-files`;
const QUARTER = '2026-Q3';

/** Looks again until the job has ended. */
async function ended(door: Door, id: string): Promise<Json> {
  for (;;) {
    const { body, headers } = await door.get(`${FILES}/${id}`);
    const isUnderWay = ['waiting', 'running'].includes(body.state as string);
    expect(headers.get('retry-after')).toBe(isUnderWay ? '1' : null);
    if (!isUnderWay) return body;
    await new Promise((resume) => setTimeout(resume, 10));
  }
}

const order = (door: Door, over: object = {}, headers: Record<string, string> = {}): Promise<Answer> =>
  door.post(FILES, { quarter: QUARTER, format: 'csv', ...over }, headers);

onSqlite('reports as files over HTTP', (engine) => {
  let url: string;
  let door: Door;
  let folder: string;

  beforeAll(async () => {
    url = await engine.readyUrl();
    folder = join(dirname(url.slice('sqlite:'.length)), 'report-files');
    door = await Door.open(url);
    await door.found();
    await door.found('other-coalition');
    await door.post(`${HERE}/entries`, contribution());
  });
  afterAll(() => door.close());

  it('are ordered, followed and downloaded, and are what the report is that somebody waits for', async () => {
    for (const format of ['json', 'csv', 'html']) {
      const ordered = await order(door, { format }, { as: 'ada' });
      const { id, position, askedBy } = ordered.body;
      expect([ordered.status, askedBy]).toEqual([202, personId('ada')]);
      expect(ordered.headers.get('location')).toBe(`${FILES}/${String(id)}`);
      const { state, file, problem, progress } = await ended(door, id as string);
      expect([state, problem, progress]).toEqual(['done', null, null]);
      expect(file.keptUntil).toBe('2026-07-22T10:00:00.000Z');

      const downloaded = await door.get(file.href as string);
      const { headers, text } = downloaded;
      const direct = await door.get(
        `${HERE}/reports/${QUARTER}?format=${format}&asKnownAt=${String(position)}`,
      );
      if (format === 'json') expect(JSON.parse(text)).toEqual(direct.body);
      else expect(text).toBe(direct.text);
      const sha256 = createHash('sha256').update(text).digest('hex');
      expect(file).toMatchObject({ sha256, bytes: Buffer.byteLength(text) });
      expect(headers.get('etag')).toBe(`"${sha256}"`);
      expect(headers.get('content-length')).toBe(String(file.bytes));
      expect(headers.get('content-type')).toBe(file.mediaType);
      expect(headers.get('content-disposition')).toContain(`filename="${String(file.name)}"`);
      for (const header of ['content-type', 'content-disposition', 'content-security-policy'])
        if (format !== 'json') expect(headers.get(header)).toBe(direct.headers.get(header));
    }
  });

  it('are made once for all who ask the same, until something more is known', async () => {
    const [one, two] = await Promise.all([order(door, { format: 'xlsx' }), order(door, { format: 'xlsx' })]);
    expect(two.body.id).toBe(one.body.id);
    const { position } = one.body;
    expect((await order(door, { format: 'xlsx', asKnownAt: String(position) })).body.id).toBe(one.body.id);
    expect((await order(door, { format: 'html' })).body.id).not.toBe(one.body.id);
    await door.post(`${HERE}/entries`, contribution({ occurredOn: '2026-07-02' }));
    const later = await order(door, { format: 'xlsx' });
    expect([later.body.id === one.body.id, later.body.position]).toEqual([false, position + 1]);
    expect((await order(door, { format: 'xlsx', asKnownAt: String(position) })).body.id).toBe(one.body.id);
  });

  it('hold to the key of an order, also once more is known', async () => {
    const key = { 'idempotency-key': 'order-1' };
    const first = await order(door, {}, key);
    await door.post(`${HERE}/entries`, contribution({ occurredOn: '2026-07-03' }));
    expect((await order(door, {}, key)).body.id).toBe(first.body.id);
    const other = await order(door, { format: 'html' }, key);
    expect([other.status, other.body.code]).toEqual([422, 'ledger.idempotency-key-reused']);
    expect((await order(door)).body.id).not.toBe(first.body.id);
  });

  it('are told of a page at a time, the last ones first', async () => {
    const { items } = (await door.get(FILES)).body;
    const ids = each(items, 'id');
    expect(ids).toEqual([...ids].sort().reverse());
    const found: unknown[] = [];
    for (let after = ''; ;) {
      const { body } = await door.get(`${FILES}?limit=2${after}`);
      found.push(...each(body.items, 'id'));
      if (body.next === null) break;
      after = `&after=${String(body.next)}`;
    }
    expect(found).toEqual(ids);
    expect((await door.get(`${FILES}?after=nonsense`)).body.code).toBe('request.cursor-malformed');
  });

  it('are unknown to another coalition, and refused where the question makes no sense', async () => {
    const { id } = (await order(door)).body;
    const elsewhere = `${API}/coalitions/other-coalition/report-files`;
    for (const path of [String(id), `${String(id)}/file`]) {
      const foreign = await door.get(`${elsewhere}/${path}`);
      const unknown = await door.get(`${elsewhere}/${path.replace(String(id), 'no-such-file')}`);
      const same = (answer: Answer): string => answer.text.replaceAll(String(id), 'no-such-file');
      expect([foreign.status, same(foreign)]).toEqual([404, unknown.text]);
    }
    expect((await door.send('DELETE', `${elsewhere}/${String(id)}`)).body.code).toBe('reports.file-unknown');
    expect((await door.get(elsewhere)).body).toEqual({ items: [], next: null });
    for (const [over, status, code] of [
      [{ quarter: '2026-Q5' }, 400, 'request.malformed'],
      [{ format: 'docx' }, 400, 'request.malformed'],
      [{ asKnownAt: '9999' }, 404, 'ledger.position-unknown'],
      [{ format: undefined }, 400, 'request.malformed'],
      [{ sort: 'name' }, 400, 'request.field-unknown'],
    ] as const) {
      const refused = await order(door, over);
      expect([over, refused.status, refused.body.code]).toEqual([over, status, code]);
    }
    const nowhere = await door.post(`${API}/coalitions/nowhere/report-files`, {
      quarter: QUARTER,
      format: 'csv',
    });
    expect(nowhere.body.code).toBe('ledger.coalition-unknown');
  });

  it('are made again where they were lost or damaged on disk', async () => {
    for (const harm of [(path: string) => rm(path), (path: string) => writeFile(path, 'something else')]) {
      const { id } = (await order(door)).body;
      const { file } = await ended(door, id as string);
      const here = join(folder, 'river-basin');
      const [name] = (await readdir(here)).filter((found) => found.startsWith(String(id)));
      await harm(join(here, name!));
      const gone = await door.get(file.href as string);
      expect([gone.status, gone.body.code]).toEqual([410, 'reports.file-expired']);
      expect((await ended(door, id as string)).state).toBe('expired');
      const again = await ended(door, (await order(door)).body.id as string);
      expect([again.id === id, again.file.sha256]).toEqual([false, file.sha256]);
    }
  });

  it('can no longer be cancelled once they are there', async () => {
    const { id } = (await order(door)).body;
    await ended(door, id as string);
    const late = await door.send('DELETE', `${FILES}/${String(id)}`);
    expect([late.status, late.body.code]).toEqual([409, 'reports.file-ended']);
  });

  it('go when their days are over, and are told of as expired', async () => {
    const { id } = (await order(door)).body;
    const { file } = await ended(door, id as string);
    await door.close();
    for (const [day, state] of [
      ['2026-07-22T09:59:59.000Z', 'done'],
      ['2026-07-22T10:00:01.000Z', 'expired'],
    ] as const) {
      door = await Door.open(url, { clock: fixedClock(day) });
      expect((await ended(door, id as string)).state).toBe(state);
      expect((await door.get(file.href as string)).status).toBe(state === 'done' ? 200 : 410);
      const left = await readdir(join(folder, 'river-basin'));
      expect(left.some((name) => name.startsWith(String(id)))).toBe(state === 'done');
      await door.close();
    }
    door = await Door.open(url, { clock: fixedClock('2026-11-01T10:00:00.000Z') });
    expect((await door.get(`${FILES}/${String(id)}`)).body.code).toBe('reports.file-unknown');
    expect(existsSync(folder)).toBe(true);
  });
});
