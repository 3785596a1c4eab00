import { appendToTrail } from '../../src/access/trail/append-to-trail.js';
import { trailHashOf, trailLinkOf, TRAIL_COLUMNS } from '../../src/access/trail/trail-chain.js';
import type { TrailEntry } from '../../src/access/domain/trail-acts.js';
import type { ExportedHead } from '../../src/event-store/verification.js';
import { EvidenceFiles } from '../../src/exchange/evidence/evidence-files.js';
import { verify, verifyTrails, type WholeVerification } from '../../src/operations/verify.js';
import { aCoalition, COALITION } from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { NOW, openedOn, type TestLedger } from '../support/ledgers.js';
import { dropTriggers, rawDatabase, type RawDatabase } from '../support/raw-database.js';
import { ADA } from './people-builders.js';

const LAST = 6;

onBothEngines('a trail that somebody tampers with', (engine) => {
  let ledger: TestLedger;
  let database: RawDatabase;
  let exported: ExportedHead;

  const told = (coalitionId: string): TrailEntry[] =>
    Array.from({ length: LAST }, (_, i) => ({
      ...{ coalitionId, actor: ADA, act: 'signed-out-everywhere', at: NOW },
      about: { person: ADA, sessions: i + 1 },
    }));

  beforeAll(async () => {
    ledger = await openedOn(engine);
    await ledger.tellAll(...aCoalition());
    await ledger.ledger.store.write((transaction) =>
      appendToTrail(transaction, [...told(COALITION), ...told('')]),
    );
    database = await rawDatabase(ledger.url);
    await dropTriggers(database, 'access_trail');
    await database.query('CREATE TABLE kept_trail AS SELECT * FROM access_trail');
    await database.query('CREATE TABLE kept_heads AS SELECT * FROM access_trail_heads');
    const { position, hash, trail, serviceTrail } = await verifiedWhole();
    exported = { coalitionId: COALITION, position, hash, trail, serviceTrail };
  });
  afterEach(async () => {
    for (const [table, kept] of [
      ['access_trail', 'kept_trail'],
      ['access_trail_heads', 'kept_heads'],
    ] as const) {
      await database.query(`DELETE FROM ${table}`);
      await database.query(`INSERT INTO ${table} SELECT * FROM ${kept}`);
    }
  });
  afterAll(async () => {
    await database.close();
    await ledger.close();
  });

  const verifiedWhole = (against?: ExportedHead): Promise<WholeVerification> =>
    verify(ledger.ledger, new EvidenceFiles('/nowhere'), COALITION, against);
  const verified = (against?: ExportedHead) => verifyTrails(ledger.ledger, COALITION, against);
  const first = async (against?: ExportedHead): Promise<object> => {
    const { findings } = await verified(against);
    return { findings: findings.length, where: findings[0]?.where, position: findings[0]?.position };
  };
  const whole = { findings: 0, where: undefined, position: undefined };
  const wrongAt = (position: number, where = 'trail') => ({ findings: 1, where, position });

  it('is whole before, also against its exported head and one of an older program', async () => {
    expect(await first()).toEqual(whole);
    expect(await first(exported)).toEqual(whole);
    const { trail: _, serviceTrail: __, ...older } = exported;
    expect(await first(older)).toEqual(whole);
  });

  it.each([
    ...TRAIL_COLUMNS.filter((column) => column !== 'coalition_id' && column !== 'position').map(
      (column): [string, number] => [
        `UPDATE access_trail SET ${column} = ${column} || 'x' WHERE position = 4`,
        4,
      ],
    ),
    [`UPDATE access_trail SET about = '{"person":"${ADA}","sessions":9}' WHERE position = 4`, 4],
    ['DELETE FROM access_trail WHERE position = 3', 3],
    ['DELETE FROM access_trail WHERE position = 1', 1],
    ['UPDATE access_trail SET position = -1 WHERE position = 1', 1],
    ['DELETE FROM access_trail WHERE position > 4', 5],
    ['DELETE FROM access_trail', 1],
    ['DELETE FROM access_trail_heads', 1],
    ["UPDATE access_trail_heads SET hash = 'x'", LAST],
  ])('is found out by %s', async (statement, position) => {
    await database.query(
      `${statement}${statement.includes('WHERE') ? ' AND' : ' WHERE'} coalition_id = '${COALITION}'`,
    );
    expect(await first()).toEqual(wrongAt(position));
  });

  it('is found out where two entries change places', async () => {
    for (const [from, to] of [
      [2, 99],
      [3, 2],
      [99, 3],
    ]) {
      await database.query('UPDATE access_trail SET position = ? WHERE position = ?', to!, from!);
    }
    expect(await verified()).toMatchObject({
      findings: [
        { where: 'trail', position: 2 },
        { where: 'service-trail', position: 2 },
      ],
    });
  });

  it('is found out in the trail of the service too', async () => {
    await database.query("DELETE FROM access_trail WHERE position = 5 AND coalition_id = ''");
    expect(await first()).toEqual(wrongAt(5, 'service-trail'));
  });

  it('is found out against an exported head where its end and its head were cut to fit', async () => {
    await database.query('DELETE FROM access_trail WHERE position > 4');
    await database.query(
      'UPDATE access_trail_heads SET position = 4, hash = (SELECT hash FROM access_trail t WHERE t.coalition_id = access_trail_heads.coalition_id AND position = 4)',
    );
    expect(await first()).toEqual(whole);
    expect(await first({ ...exported, serviceTrail: (await verified()).serviceTrail })).toEqual(
      wrongAt(LAST),
    );
  });

  it('is found out against an exported head where all of it was written anew', async () => {
    const rows = await database.query(
      'SELECT * FROM access_trail WHERE coalition_id = ? ORDER BY position',
      COALITION,
    );
    let prevHash = '0'.repeat(64);
    for (const row of rows) {
      const link = {
        ...trailLinkOf(TRAIL_COLUMNS.map((column) => row[column]!)),
        act: 'signed-out',
        about: '{}',
        prevHash,
      };
      prevHash = trailHashOf(link);
      await database.query(
        'UPDATE access_trail SET act = ?, about = ?, prev_hash = ?, hash = ? WHERE coalition_id = ? AND position = ?',
        ...[link.act, link.about, link.prevHash, prevHash, COALITION, link.position],
      );
    }
    await database.query(
      'UPDATE access_trail_heads SET hash = ? WHERE coalition_id = ?',
      prevHash,
      COALITION,
    );
    expect(await first()).toEqual(whole);
    expect(await first(exported)).toEqual(wrongAt(LAST));
  });

  it('is told of by the verification of its coalition, and outlives a rebuild', async () => {
    await ledger.ledger.rebuild();
    expect(await verifiedWhole(exported)).toMatchObject({ ok: true, trail: { position: LAST } });
    await database.query('DELETE FROM access_trail WHERE position = 3');
    const { ok, findings } = await verifiedWhole(exported);
    expect({ ok, where: findings[0]?.where, position: findings[0]?.position }).toEqual({
      ...{ ok: false, where: 'trail', position: 3 },
    });
  });
});
