import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Clock } from '../../src/kernel/clock.js';
import { aCoalition, benefit, coalitionFounded, contribution, memberJoined } from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';

/** Hashes of the events as stored, reckoned here and nowhere else. */
async function reckonedHashes(ledger: TestLedger): Promise<string[]> {
  const rows = await ledger.rows('SELECT * FROM events ORDER BY position');
  let previous = '0'.repeat(64);
  return rows.map((row) => {
    const envelope = {
      coalitionId: row['coalition_id'],
      position: Number(row['position']),
      eventId: row['event_id'],
      type: row['type'],
      version: Number(row['version']),
      subject: row['subject'],
      occurredOn: row['occurred_on'],
      recordedAt: row['recorded_at'],
      actor: row['actor'],
      correlationId: row['correlation_id'],
      ...(row['causation_id'] === null ? {} : { causationId: row['causation_id'] }),
      ...(row['idempotency_key'] === null ? {} : { idempotencyKey: row['idempotency_key'] }),
      data: JSON.parse(String(row['data'])) as unknown,
    };
    previous = createHash('sha256')
      .update(previous + canonicalize(envelope)!)
      .digest('hex');
    return previous;
  });
}

onBothEngines('the log', (engine) => {
  const ledgers = ledgersOn(engine);

  it('numbers events from 1 without gaps, also where commands were refused in between', async () => {
    const ledger = await ledgers.with(...aCoalition());
    await ledger.tellTogether([
      contribution('e1'),
      benefit('e2', { quantity: '100.01' }),
      contribution('e3'),
      contribution('e4', { memberId: 'nobody' }),
      contribution('e5'),
    ]);
    const positions = (await ledger.events()).map(({ position }) => position);
    expect(positions).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('chains events by a hash that anyone can reckon again', async () => {
    const ledger = await ledgers.with(...aCoalition());
    await ledger.tell(contribution('e1', { description: 'café “ß” \u2028 \\ 🌊 "quoted"' }), {
      idempotencyKey: 'key "1"',
      correlationId: 'import 7',
      causationId: 'row 3',
    });
    await ledger.tellTogether([contribution('e2'), contribution('e3', { valueType: 'strategic' })]);
    const events = await ledger.events();
    const hashes = await reckonedHashes(ledger);
    expect(events.map(({ hash }) => hash)).toEqual(hashes);
    expect(events.map(({ prevHash }) => prevHash)).toEqual(['0'.repeat(64), ...hashes.slice(0, -1)]);
    expect(await ledger.verify()).toMatchObject({ ok: true, position: 8, hash: hashes.at(-1), events: 8 });
  });

  it('keeps the ledgers of two coalitions apart', async () => {
    const ledger = await ledgers.open();
    const other = { coalitionId: 'hill-farms' };
    await Promise.all([
      ledger.tell(coalitionFounded()),
      ledger.tell(coalitionFounded({ currency: 'USD' }), other),
    ]);
    await Promise.all([ledger.tell(memberJoined('alder')), ledger.tell(memberJoined('alder'), other)]);
    expect((await ledger.events()).map(({ position }) => position)).toEqual([1, 2]);
    expect((await ledger.events('hill-farms')).map(({ position }) => position)).toEqual([1, 2]);
    expect(await ledger.verify(undefined, 'hill-farms')).toMatchObject({ ok: true, events: 2 });
  });

  it('never lets recordedAt run backwards under a clock that does', async () => {
    const instants = ['10:00', '09:00', '11:00', '08:00', '12:00'].map(
      (time) => `2026-07-01T${time}:00.000Z`,
    );
    let tick = 0;
    const clock: Clock = { now: () => instants[tick++ % instants.length]! };
    const ledger = await ledgers.open({ clock });
    await ledger.tellAll(...aCoalition());
    const reopened = await ledgers.open({
      url: ledger.url,
      clock: { now: () => '2020-01-01T00:00:00.000Z' },
    });
    await reopened.tell(contribution('e1'));
    const recorded = (await reopened.events()).map(({ recordedAt }) => recordedAt.slice(11, 16));
    expect(recorded).toEqual(['10:00', '10:00', '11:00', '11:00', '12:00', '12:00']);
  });

  it('gives the events of one command one correlation, and its cause and key where they are known', async () => {
    const ledger = await ledgers.with(coalitionFounded());
    await ledger.tell(memberJoined('alder', { leftOn: '2026-06-30' }));
    await ledger.tell(memberJoined('birch'), {
      actor: 'importer',
      correlationId: 'import 7',
      causationId: 'row 3',
      idempotencyKey: 'k1',
    });
    const [, joined, left, other] = await ledger.events();
    expect(joined).toMatchObject({ type: 'MemberJoined', subject: 'member/alder', actor: 'backbone' });
    expect(left!.correlationId).toBe(joined!.eventId);
    expect(joined!.correlationId).toBe(joined!.eventId);
    expect([joined!.causationId, joined!.idempotencyKey]).toEqual([null, null]);
    expect(other).toMatchObject({
      actor: 'importer',
      correlationId: 'import 7',
      causationId: 'row 3',
      idempotencyKey: 'k1',
    });
  });

  it('reads the same after it was closed and opened again', async () => {
    const ledger = await ledgers.with(...aCoalition(), contribution('e1'));
    const before = await ledger.events();
    await ledger.close();
    const reopened = await ledgers.open({ url: ledger.url });
    expect(await reopened.events()).toEqual(before);
    await reopened.tell(contribution('e2'));
    expect(await reopened.verify()).toMatchObject({ ok: true, events: 7 });
  });
});
