import type { ExportedHead, Verification } from '../../src/event-store/verification.js';
import { ledgerModel } from '../../src/ledger-model.js';
import {
  aCoalition,
  benefit,
  contribution,
  entryValued,
  exchange,
  memberLeft,
  reversalOf,
} from '../support/builders.js';
import { rechained, reckonedHash } from '../support/chain.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import { dropTriggers, type Cell, type RawDatabase } from '../support/raw-database.js';

const given = contribution('e1');
/** Twelve events, of which the last seven are entries. */
const history = [
  ...aCoalition(),
  given,
  benefit('e2', { quantity: '40.00' }),
  contribution('e3', { kind: 'in-kind', unit: 'items', quantity: '3' }),
  entryValued('e3', '12.00'),
  exchange('e4', { value: '250.00', valueType: 'strategic:0.5|innovative:0.5' }),
  contribution('e5'),
  reversalOf(given, 'r1'),
];
const LAST = 12;

const EVENT_COLUMNS = [
  'coalition_id',
  'event_id',
  'type',
  'version',
  'subject',
  'occurred_on',
  'recorded_at',
  'actor',
  'correlation_id',
  'causation_id',
  'idempotency_key',
  'is_directory',
  'data',
  'prev_hash',
  'hash',
];

/** The same cell with its last byte, or its number, one further. */
function altered(cell: Cell): Cell {
  if (cell === null) return 'x';
  if (typeof cell === 'number' || /^\d{1,9}$/.test(cell)) return Number(cell) + 1;
  const last = cell.charCodeAt(cell.length - 1);
  return cell.slice(0, -1) + String.fromCharCode(last === 0x7e ? last - 1 : last + 1);
}

onBothEngines('verification', (engine) => {
  const ledgers = ledgersOn(engine);
  let ledger: TestLedger;
  let database: RawDatabase;
  let exported: ExportedHead;

  beforeEach(async () => {
    ledger = await ledgers.with(...history);
    exported = await ledger.head();
    database = await ledgers.raw(ledger.url);
    for (const table of ['events', 'postings', 'answers']) await dropTriggers(database, table);
  });

  const eventAt = async (position: number): Promise<Record<string, Cell>> =>
    (await database.query('SELECT * FROM events WHERE position = ?', position))[0]!;
  const insert = async (table: string, row: Readonly<Record<string, Cell>>): Promise<void> => {
    const places = Object.keys(row).map(() => '?');
    await database.query(
      `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})`,
      ...Object.values(row),
    );
  };
  const first = (verification: Verification): object => ({
    ok: verification.ok,
    where: verification.findings[0]?.where,
    position: verification.findings[0]?.position,
  });
  /** Replaces the history from a position on, with its hashes, the head and the figures made to fit. */
  const rewrite = async (from: number, change: (row: Record<string, Cell>) => Record<string, Cell>) => {
    const rows = await database.query('SELECT * FROM events WHERE position >= ? ORDER BY position', from);
    const before = (await eventAt(from))['prev_hash'] as string;
    const changed = rechained(
      before,
      rows.map((row) => (Number(row['position']) === from ? change(row) : row)),
    );
    await database.query('DELETE FROM events WHERE position >= ?', from);
    for (const row of changed) await insert('events', row);
    await database.query('UPDATE ledger_heads SET hash = ?', changed.at(-1)!['hash']!);
    await ledger.ledger.rebuild();
  };

  it('finds nothing in a ledger that nobody touched, nor against its exported heads', async () => {
    expect(await ledger.verify(exported)).toMatchObject({
      ok: true,
      position: LAST,
      events: LAST,
      findings: [],
    });
    const rows = (await ledger.verify()).rowsCompared;
    const tables = ledgerModel.projections.flatMap((projection) => projection.tables);
    const counts = tables.map(({ name }) => `(SELECT count(*) FROM ${name})`).join(' + ');
    const [count] = await database.query(`SELECT ${counts} AS rows_there`);
    expect(rows).toBe(Number(count!['rows_there']));
    for (const position of [1, 5, LAST]) {
      const { hash } = await eventAt(position);
      expect(await ledger.verify({ ...exported, position, hash: String(hash) })).toMatchObject({ ok: true });
    }
    expect(await ledger.verify({ ...exported, position: 0, hash: '0'.repeat(64) })).toMatchObject({
      ok: true,
    });
  });

  it.each([1, 7, LAST])('names event %i where any of its columns was altered', async (position) => {
    const original = await eventAt(position);
    for (const column of EVENT_COLUMNS) {
      await database.query(
        `UPDATE events SET ${column} = ? WHERE position = ?`,
        altered(original[column]!),
        position,
      );
      const where = column === 'coalition_id' && position === LAST ? 'head' : 'chain';
      expect({ column, ...first(await ledger.verify()) }).toEqual({ column, ok: false, where, position });
      await database.query(`UPDATE events SET ${column} = ? WHERE position = ?`, original[column]!, position);
    }
    expect(await ledger.verify()).toMatchObject({ ok: true });
  });

  engine.once('names the first position that is missing, moved or swapped', async () => {
    await database.query('UPDATE events SET position = 99 WHERE position = 7');
    expect(first(await ledger.verify())).toEqual({ ok: false, where: 'chain', position: 7 });
    await database.query('UPDATE events SET position = 7 WHERE position = 8');
    await database.query('UPDATE events SET position = 8 WHERE position = 99');
    expect(first(await ledger.verify())).toEqual({ ok: false, where: 'chain', position: 7 });
    await database.query('DELETE FROM events WHERE position = 5');
    expect(first(await ledger.verify())).toEqual({ ok: false, where: 'chain', position: 5 });
    await database.query('DELETE FROM events WHERE position = 1');
    expect(first(await ledger.verify())).toEqual({ ok: false, where: 'chain', position: 1 });
  });

  it('names the first position that was cut off, even where the head was cut to fit', async () => {
    await database.query('DELETE FROM events WHERE position > 9');
    expect(first(await ledger.verify())).toEqual({ ok: false, where: 'head', position: 10 });
    const { hash } = await eventAt(9);
    await database.query('UPDATE ledger_heads SET position = 9, hash = ?', hash!);
    expect(first(await ledger.verify())).toMatchObject({ ok: false, where: 'projection' });
    await ledger.ledger.rebuild();
    expect(await ledger.verify()).toMatchObject({ ok: true });
    expect(first(await ledger.verify(exported))).toEqual({
      ok: false,
      where: 'exported-head',
      position: LAST,
    });
  });

  engine.once('names an event that was put in, chained or not', async () => {
    const copy = { ...(await eventAt(LAST)), position: LAST + 1, event_id: 'another' };
    await insert('events', copy);
    expect(first(await ledger.verify())).toEqual({ ok: false, where: 'chain', position: LAST + 1 });
    await database.query('DELETE FROM events WHERE position = ?', LAST + 1);
    await insert('events', {
      ...copy,
      prev_hash: exported.hash,
      hash: reckonedHash(exported.hash, copy),
    });
    expect(first(await ledger.verify())).toEqual({ ok: false, where: 'head', position: LAST + 1 });
  });

  engine.once(
    'names an event whose own hash fits, but which follows another than the one before it',
    async () => {
      const rows = await database.query('SELECT * FROM events WHERE position >= 9 ORDER BY position');
      const elsewhere = rechained('f'.repeat(64), rows);
      await database.query('DELETE FROM events WHERE position >= 9');
      for (const row of elsewhere) await insert('events', row);
      await database.query('UPDATE ledger_heads SET hash = ?', elsewhere.at(-1)!['hash']!);
      expect(first(await ledger.verify())).toEqual({ ok: false, where: 'chain', position: 9 });
    },
  );

  it.each(['position', 'hash', 'directory_position', 'recorded_at'])(
    'sees that %s of the head was altered',
    async (column) => {
      const [head] = await database.query('SELECT * FROM ledger_heads');
      await database.query(`UPDATE ledger_heads SET ${column} = ?`, altered(head![column]!));
      expect(first(await ledger.verify())).toMatchObject({ ok: false, where: 'head' });
    },
  );

  it('sees that the head was removed', async () => {
    await database.query('DELETE FROM ledger_heads');
    expect(first(await ledger.verify())).toEqual({ ok: false, where: 'head', position: 1 });
  });

  it.each([
    ["UPDATE entries SET value = '12.01' WHERE entry_id = 'e3'", 8],
    ["UPDATE entries SET reversed_by = NULL WHERE entry_id = 'e1'", 6],
    ["DELETE FROM entries WHERE entry_id = 'e2'", 7],
    ["UPDATE postings SET quantity = '40.01' WHERE position = 7", 7],
    ["UPDATE postings SET destination = 'received:funds:cedar' WHERE position = 7", 7],
    ['DELETE FROM postings WHERE position = 12', 12],
    [
      "UPDATE pool_flows SET outflow = '0' WHERE grain = 'life' AND pool_id = 'pool' AND kind = 'funds'",
      null,
    ],
    ["UPDATE pool_flows SET period = '2026-03-03' WHERE period = '2026-03-31'", null],
    ["UPDATE member_flows SET value = '1.00' WHERE member_id = 'birch' AND period = 'life'", null],
    ["DELETE FROM member_flows WHERE member_id = 'birch'", null],
  ])('names what the figures say and should say after %s', async (statement, position) => {
    await database.query(statement);
    const verification = await ledger.verify();
    expect(first(verification)).toEqual({ ok: false, where: 'projection', position });
    expect(verification.findings[0]!.found).not.toBe(verification.findings[0]!.expected);
    await ledger.ledger.rebuild();
    expect(await ledger.verify(exported)).toMatchObject({ ok: true });
  });

  engine.once('sees a figure that was added', async () => {
    const [row] = await database.query("SELECT * FROM entries WHERE entry_id = 'e5'");
    await insert('entries', { ...row, entry_id: 'zz' });
    expect(first(await ledger.verify())).toMatchObject({ ok: false, where: 'projection' });
  });

  engine.once.each([2, 7, LAST])(
    'is fooled by a chain rewritten whole from event %i, but not against an exported head',
    async (position) => {
      const before = await eventAt(position - 1);
      await rewrite(position, (row) => ({ ...row, actor: 'somebody else' }));
      expect(await ledger.verify()).toMatchObject({ ok: true, position: LAST });
      expect(first(await ledger.verify(exported))).toEqual({
        ok: false,
        where: 'exported-head',
        position: LAST,
      });
      const earlier = { ...exported, position: position - 1, hash: String(before['hash']) };
      expect(await ledger.verify(earlier)).toMatchObject({ ok: true });
    },
  );

  engine.once.each([
    ['a type that nobody knows', { type: 'EntryForged' }],
    ['a version of the future', { version: 99 }],
    ['another directory mark', { is_directory: 1 }],
    ['data without an amount', { data: '{}' }],
  ])('names the position of %s in a chain rewritten whole', async (_, change) => {
    const rows = await database.query('SELECT * FROM events WHERE position >= 10 ORDER BY position');
    const chained = rechained(
      rows[0]!['prev_hash'] as string,
      rows.map((row, i) => (i === 0 ? { ...row, ...change } : row)),
    );
    await database.query('DELETE FROM events WHERE position >= 10');
    for (const row of chained) await insert('events', row);
    await database.query('UPDATE ledger_heads SET hash = ?', chained.at(-1)!['hash']!);
    expect(first(await ledger.verify())).toEqual({ ok: false, where: 'chain', position: 10 });
  });

  engine.once('refuses the head of another coalition, and one that lies ahead', async () => {
    expect(await ledger.verify({ ...exported, coalitionId: 'hill-farms' })).toMatchObject({ ok: false });
    expect(await ledger.verify({ ...exported, position: LAST + 1 })).toMatchObject({ ok: false });
  });

  it('changes nothing, and goes on to hold after more was recorded', async () => {
    const before = await database.query('SELECT * FROM events ORDER BY position');
    await ledger.verify();
    expect(await database.query('SELECT * FROM events ORDER BY position')).toEqual(before);
    await ledger.tellAll(memberLeft('cedar', '2026-06-30'), contribution('e6'));
    expect(await ledger.verify(exported)).toMatchObject({ ok: true, position: LAST + 2 });
  });
});
