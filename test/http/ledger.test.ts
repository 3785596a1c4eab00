import { canonicalEnvelope } from '../../src/event-store/hash-chain.js';
import type { CloudEvent } from '../../src/operations/cloud-event.js';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { createHash } from 'node:crypto';
import { onBothEngines } from '../support/engines.js';
import type { Answer } from './conformity.js';
import { API, contribution, Door, HERE } from './door.js';

onBothEngines('the log over HTTP', (engine) => {
  let door: Door;

  beforeEach(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
  });

  afterEach(() => door.close());

  /** Waits until a job has ended. */
  async function ended(begun: Answer): Promise<Answer['body']> {
    expect(begun.status).toBe(202);
    for (;;) {
      const { body } = await door.get(begun.headers.get('location')!);
      if (body.state !== 'running') return body;
      await new Promise((resume) => setTimeout(resume, 10));
    }
  }

  it('gives events after a position, from which anyone can recompute the chain', async () => {
    await door.post(`${HERE}/entries`, contribution({ description: 'Größe ⚖️' }), { 'idempotency-key': 'k' });
    const head = (await door.get(`${HERE}/head`)).body;
    let prevHash = '0'.repeat(64);
    let after = 0;
    for (;;) {
      const { body, headers } = await door.get(`${HERE}/events?after=${String(after)}&limit=2`);
      expect(headers.get('evenhand-position')).toBe('5');
      if (body.length === 0) break;
      for (const event of body as CloudEvent[]) {
        const envelope = canonicalEnvelope({
          coalitionId: event.source.replace('urn:evenhand:coalition:', ''),
          position: Number(event.position),
          eventId: event.id,
          type: event.type.replace('evenhand.', ''),
          version: event.dataversion,
          subject: event.subject,
          occurredOn: event.occurredon,
          recordedAt: event.time,
          actor: event.actor,
          correlationId: event.correlationid,
          causationId: event.causationid ?? null,
          idempotencyKey: event.idempotencykey ?? null,
          canonicalData: canonicalJson(event.data),
        });
        expect(event.prevhash).toBe(prevHash);
        prevHash = createHash('sha256')
          .update(prevHash + envelope)
          .digest('hex');
        expect(event.hash).toBe(prevHash);
        after = Number(event.position);
      }
    }
    expect([after, prevHash]).toEqual([head.position, head.hash]);
  });

  engine.once('names attributes as CloudEvents wants them', async () => {
    const [event] = (await door.get(`${HERE}/events`)).body;
    expect(event).toMatchObject({
      specversion: '1.0',
      type: 'evenhand.CoalitionFounded',
      subject: 'coalition',
    });
    for (const name of Object.keys(event as object)) expect(name).toMatch(/^[a-z0-9]+$/);
  });

  it('verifies a ledger, also against a head that was kept', async () => {
    const head = (await door.get(`${HERE}/head`)).body;
    await door.post(`${HERE}/entries`, contribution());
    const whole = await ended(await door.post(`${HERE}/verifications`));
    expect(whole).toMatchObject({
      kind: 'verify',
      state: 'done',
      result: { ok: true, position: 5, findings: [] },
    });
    const against = { position: head.position, hash: head.hash };
    expect((await ended(await door.post(`${HERE}/verifications`, against))).result.ok).toBe(true);
    const forged = await ended(
      await door.post(`${HERE}/verifications`, { ...against, hash: 'f'.repeat(64) }),
    );
    expect(forged).toMatchObject({
      state: 'done',
      result: { ok: false, findings: [{ where: 'exported-head', position: 4 }] },
    });
    expect((await door.post(`${HERE}/verifications`, { position: 4 })).body.code).toBe('request.malformed');
  });

  it('begins one job for one key, and shows it to its own coalition only', async () => {
    await door.found('other');
    const there = `${API}/coalitions/other`;
    const key = { 'idempotency-key': 'check' };
    const first = await door.post(`${HERE}/verifications`, undefined, key);
    const again = await door.post(`${HERE}/verifications`, undefined, key);
    expect(again.body.id).toBe(first.body.id);
    const against = { position: 1, hash: 'f'.repeat(64) };
    expect((await door.post(`${HERE}/verifications`, against, key)).body.code).toBe(
      'ledger.idempotency-key-reused',
    );
    expect((await door.post(`${there}/verifications`, undefined, key)).body.id).not.toBe(first.body.id);
    expect((await door.get(`${there}/jobs/${first.body.id as string}`)).body.code).toBe(
      'request.job-unknown',
    );
    expect((await door.get(`${API}/jobs/${first.body.id as string}`)).body.code).toBe('request.job-unknown');
    await ended(first);
  });

  it('makes all figures anew', async () => {
    await door.post(`${HERE}/entries`, contribution());
    const before = (await door.get(`${HERE}/balances`)).body;
    const job = await ended(await door.post(`${API}/rebuilds`));
    expect(job).toMatchObject({ kind: 'rebuild', state: 'done', result: null, problem: null });
    expect((await door.get(`${HERE}/balances`)).body).toEqual(before);
    expect((await door.post(`${API}/rebuilds`, { all: true })).body.code).toBe('request.field-unknown');
  });

  engine.once('says that it is well', async () => {
    expect((await door.get(`${API}/health`)).body).toEqual({ status: 'ok' });
    expect((await door.get(`${API}/readiness`)).body).toEqual({ status: 'ok' });
    const { checks } = (await door.get(`${API}/doctor`)).body;
    expect(checks).toContainEqual({
      name: 'ledger river-basin',
      state: 'ok',
      found: expect.stringContaining('4 events'),
    });
  });
});
