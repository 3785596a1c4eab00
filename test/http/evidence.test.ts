import { personId, SOMEBODY } from './callers.js';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onBothEngines } from '../support/engines.js';
import { PDF, PNG } from '../support/evidence-samples.js';
import type { Answer, Json } from './conformity.js';
import { API, contribution, Door, each, HERE } from './door.js';

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

onBothEngines('evidence over HTTP', (engine) => {
  let door: Door;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'evenhand-evidence-'));
    door = await Door.open(await engine.readyUrl(), { evidence: folder });
    await door.found();
    await door.post(`${HERE}/entries`, contribution({ id: 'e' }), { 'evenhand-acting-for': 'member:clinic' });
  });

  afterEach(async () => {
    await door.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const form = (...files: [name: string, bytes: Buffer][]): FormData => {
    const data = new FormData();
    for (const [name, bytes] of files) data.append('file', new Blob([new Uint8Array(bytes)]), name);
    return data;
  };
  const attach = (
    bytes: Buffer,
    name = 'receipt.pdf',
    headers: Record<string, string> = {},
    entry = 'e',
  ): Promise<Answer> =>
    door.send('POST', `${HERE}/entries/${entry}/evidence`, { body: form([name, bytes]), headers });
  const filesKept = (): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ name }) => name);
  async function ended(begun: Answer): Promise<Json> {
    for (;;) {
      const { body } = await door.get(begun.headers.get('location')!);
      if (body.state !== 'running') return body;
      await new Promise((resume) => setTimeout(resume, 10));
    }
  }
  const place = (sha256: string): string => join(folder, 'river-basin', sha256.slice(0, 2), sha256);

  it('keeps a file, tells the ledger of it, and gives it back as an attachment and nothing else', async () => {
    const sha256 = hashOf(PDF);
    const kept = await attach(PDF, 'Lieferschein “März”.pdf', { 'evenhand-acting-for': 'member:clinic' });
    expect([kept.status, kept.body]).toEqual([201, { id: sha256, position: 6, changed: true }]);
    expect(kept.headers.get('location')).toBe(`${HERE}/entries/e/evidence/${sha256}`);
    expect((await door.get(`${HERE}/entries/e`)).body.evidence).toEqual([
      {
        name: 'Lieferschein “März”.pdf',
        mediaType: 'application/pdf',
        bytes: PDF.length,
        sha256,
        by: 'member:clinic',
        actor: personId(SOMEBODY),
        recordedAt: '2026-07-15T10:00:00.000Z',
        position: 6,
      },
    ]);
    const response = await fetch(`${door.address}${kept.headers.get('location')!}`, {
      headers: await door.callers.headersFor(HERE, SOMEBODY, undefined),
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(PDF)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(PDF.length),
      'content-disposition': expect.stringMatching(/^attachment; /) as string,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
    const again = await attach(PDF, 'another name.pdf');
    expect([again.status, again.body.changed]).toEqual([200, false]);
    expect(filesKept()).toEqual([sha256]);
  });

  it('gives a retry the first answer, and keeps the file once', async () => {
    const key = { 'idempotency-key': 'receipt' };
    const first = await attach(PDF, 'receipt.pdf', key);
    const retry = await attach(PDF, 'receipt.pdf', key);
    expect([retry.status, retry.body]).toEqual([201, first.body]);
    expect(retry.headers.get('idempotency-replayed')).toBe('true');
    const other = await attach(PNG, 'receipt.png', key);
    expect([other.status, other.body.code]).toEqual([422, 'ledger.idempotency-key-reused']);
    expect(filesKept()).toEqual([hashOf(PDF)]);
  });

  engine.once(
    'keeps nothing that is refused: by its content, by the ledger, or for what comes with it',
    async () => {
      for (const [answer, status, code] of [
        [
          await attach(Buffer.from('MZ\u0090\u0000'), 'receipt.pdf'),
          415,
          'exchange.evidence-type-not-allowed',
        ],
        [await attach(Buffer.alloc(0)), 422, 'exchange.evidence-empty'],
        [
          await attach(PDF, 'a.pdf', { 'evenhand-acting-for': 'member:school' }),
          404,
          'exchange.entry-unknown',
        ],
        // What nobody asked for is not looked at.
        [await attach(Buffer.alloc(0), 'a.pdf', {}, 'none'), 404, 'exchange.entry-unknown'],
        [await attach(PDF, 'a.pdf', {}, 'none'), 404, 'exchange.entry-unknown'],
        [await door.post(`${HERE}/entries/e/evidence`, { file: 'x' }), 415, 'request.unsupported-media-type'],
      ] as const)
        expect([answer.status, answer.body.code]).toEqual([status, code]);
      const send = (body: FormData) => door.send('POST', `${HERE}/entries/e/evidence`, { body });
      const two = await send(form(['a.pdf', PDF], ['b.png', PNG]));
      expect([two.status, two.body.code]).toEqual([400, 'request.malformed']);
      const withField = form(['a.pdf', PDF]);
      withField.append('note', 'x');
      expect((await send(withField)).body.code).toBe('request.field-unknown');
      expect((await send(new FormData())).status).toBe(400);
      expect(filesKept()).toEqual([]);
      expect((await door.get(`${HERE}/entries/e`)).body.evidence).toEqual([]);
    },
  );

  engine.once('refuses what is too large, and serves the next request on', async () => {
    const large = await attach(Buffer.alloc(20 * 1024 * 1024 + 1, PDF));
    expect([large.status, large.body.code]).toEqual([413, 'exchange.evidence-too-large']);
    expect(filesKept()).toEqual([]);
    expect((await attach(PDF)).status).toBe(201);
  });

  engine.once('keeps a file that another entry has, though the ledger refuses it for this one', async () => {
    await attach(PDF);
    const refused = await attach(PDF, 'a.pdf', { 'evenhand-acting-for': 'member:school' });
    expect(refused.status).toBe(404);
    expect(filesKept()).toEqual([hashOf(PDF)]);
  });

  it('answers alike for what is unknown, of another entry, or of another coalition', async () => {
    const sha256 = hashOf(PDF);
    await attach(PDF);
    await door.found('other');
    await door.post(`${HERE}/entries`, contribution({ id: 'f' }));
    await door.post(`${API}/coalitions/other/entries`, contribution({ id: 'e' }));
    const answers: Answer[] = [];
    for (const path of [
      `${HERE}/entries/e/evidence/${hashOf(PNG)}`,
      `${HERE}/entries/e/evidence/${sha256.toUpperCase()}`,
      `${HERE}/entries/e/evidence/..%2f..%2f${sha256}`,
      `${HERE}/entries/f/evidence/${sha256}`,
      `${HERE}/entries/none/evidence/${sha256}`,
      `${API}/coalitions/other/entries/e/evidence/${sha256}`,
    ])
      answers.push(await door.get(path));
    for (const { status, body } of answers)
      expect([status, body.code]).toEqual([404, 'exchange.evidence-unknown']);
  });

  engine.once('tells of a file that is missing or altered, here and in a verification', async () => {
    const sha256 = hashOf(PDF);
    await attach(PDF);
    await attach(PNG, 'photo.png');
    chmodSync(place(sha256), 0o600);
    writeFileSync(place(sha256), Buffer.concat([PDF.subarray(1), PDF.subarray(0, 1)]));
    rmSync(place(hashOf(PNG)));
    const altered = await door.get(`${HERE}/entries/e/evidence/${sha256}`);
    expect([altered.status, altered.body.code]).toEqual([500, 'exchange.evidence-altered']);
    const missing = await door.get(`${HERE}/entries/e/evidence/${hashOf(PNG)}`);
    expect([missing.status, missing.body.code]).toEqual([404, 'exchange.evidence-missing']);
    const begun = await door.post(`${HERE}/verifications`);
    const job = await ended(begun);
    expect(job.result.ok).toBe(false);
    expect(each(job.result.findings, 'where')).toEqual(['evidence', 'evidence']);
    // The same file again puts it right.
    expect((await attach(PDF)).body.changed).toBe(false);
    expect((await door.get(`${HERE}/entries/e/evidence/${sha256}`)).status).toBe(200);
    expect(existsSync(place(hashOf(PNG)))).toBe(false);
  });
});
