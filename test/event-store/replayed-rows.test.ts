import fc from 'fast-check';
import { ReplayedRows } from '../../src/event-store/replayed-rows.js';
import { Sums } from '../../src/event-store/sums.js';
import { Table } from '../../src/event-store/table.js';
import { NotLoaded, Wants } from '../../src/event-store/working-set.js';
import { Amount } from '../../src/kernel/amount.js';
import { RowsInMemory } from '../support/golden.js';

interface Given {
  readonly period: string;
  readonly member: string;
  readonly value: Amount;
  readonly entries: number;
}
const givenTable = new Table<Given>(
  'given',
  'sum',
  { period: 'text', member: 'text', value: 'amount', entries: 'integer' },
  ['period', 'member'],
);

/** The same, with what all periods come to. */
const totalledTable = new Table<Given>(
  'totalled',
  'sum',
  { period: 'text', member: 'text', value: 'amount', entries: 'integer' },
  ['period', 'member'],
  [],
  { column: 'period', is: 'life' },
);

const statesTable = new Table<{ id: string; name: string }>('states', 'state', { id: 'text', name: 'text' }, [
  'id',
]);

const given = (period: string, member: string, value: string): Given => ({
  period,
  member,
  value: Amount.parse(value),
  entries: 1,
});

/** Fine, large, and both; the sums of many of them leave what a double holds, and come back. */
const anyValue = fc.oneof(
  fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => Amount.parse((cents / 100).toFixed(2))),
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map((atto) => Amount.ofAtto(atto)),
  fc
    .constantFrom('999999999.999999', '-999999999.999999', '0.0000001', '0')
    .map((text) => Amount.parse(text)),
);
const anyRows = fc.array(
  fc.record({
    period: fc.constantFrom('2026-Q1', '2026-Q2', 'life'),
    member: fc.integer({ min: 0, max: 5_000 }).map(String),
    value: anyValue,
    entries: fc.constantFrom(-1, 0, 1),
  }),
  { maxLength: 300 },
);

function addedUp(rows: readonly Given[]): Map<string, readonly [bigint, number]> {
  const sums = new Map<string, readonly [bigint, number]>();
  for (const row of rows) {
    const key = givenTable.keyOf(row);
    const [atto, entries] = sums.get(key) ?? [0n, 0];
    sums.set(key, [atto + row.value.atto, entries + row.entries]);
  }
  return sums;
}

function allOf(sums: Sums): Map<string, readonly [bigint, number]> {
  const rows = Array.from({ length: sums.size }, (_, slot) => sums.rowAt(slot) as unknown as Given);
  return new Map(rows.map((row) => [givenTable.keyOf(row), [row.value.atto, row.entries]]));
}

describe('sums kept as plain numbers', () => {
  it('are exactly what adding up in bigints gives', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const sums = new Sums(givenTable);
        for (const row of rows) sums.add(row);
        expect(allOf(sums)).toEqual(addedUp(rows));
      }),
    );
  });

  it('stay exact beyond the whole numbers that a double holds', () => {
    const sums = new Sums(givenTable);
    const rows = Array.from({ length: 20 }, () => given('life', 'alder', '999999999.999999'));
    rows.push(given('life', 'alder', '0.000001'));
    for (const row of rows) sums.add(row);
    expect(String(sums.rowAt(0)!['value'])).toBe('19999999999.999981');
  });

  it('begin again from nothing where they were forgotten, and the others keep what they have', () => {
    fc.assert(
      fc.property(anyRows, anyRows, fc.integer({ min: 2, max: 5 }), (before, after, nth) => {
        const sums = new Sums(givenTable);
        for (const row of before) sums.add(row);
        const gone = new Set<number>();
        const goneKeys = new Set<string>();
        for (let slot = 0; slot < sums.size; slot += nth) {
          gone.add(slot);
          goneKeys.add(givenTable.keyOf(sums.keyAt(slot)));
        }
        sums.forget(gone);
        for (const row of after) sums.add(row);
        const kept = before.filter((row) => !goneKeys.has(givenTable.keyOf(row)));
        expect(allOf(sums)).toEqual(addedUp([...kept, ...after]));
      }),
    );
  });

  it('grow past the room that they begin with', () => {
    const sums = new Sums(givenTable);
    const rows = Array.from({ length: 5_000 }, (_, i) => given('life', `m-${i}`, String(i)));
    for (const row of [...rows, ...rows]) sums.add(row);
    expect(allOf(sums)).toEqual(addedUp([...rows, ...rows]));
  });
});

describe('the rows of a replay', () => {
  /** Many more keys than a replay keeps: all but those of the last page are written on the way. */
  const crowd = Array.from({ length: 130_000 }, (_, i) => given('2026-Q1', `m-${i}`, '1.5'));

  it('keep few sums in memory, and add what comes late to those that were written', async () => {
    const database = new RowsInMemory();
    const rows = new ReplayedRows('c');
    for (const row of crowd) rows.add(givenTable, row);
    await rows.flush(database);
    rows.add(givenTable, given('life', 'late', '1'));
    await rows.flush(database);
    // Nothing was added to the crowd since it was looked at, so it was written.
    expect(database.all()['given']).toHaveLength(crowd.length);
    rows.add(givenTable, given('2026-Q1', 'm-7', '0.25'));
    await rows.finish(database);
    rows.add(givenTable, given('2026-Q1', 'm-7', '0.25'));
    rows.add(givenTable, given('life', 'late', '1'));
    await rows.finish(database);
    const written = database.all()['given']!;
    expect(written).toHaveLength(crowd.length + 1);
    expect(JSON.stringify(written)).toContain('"member":"m-7","value":"2","entries":3');
    expect(JSON.stringify(written)).toContain('"member":"late","value":"2","entries":2');
  });

  it('bring the total beside what is written, whatever is added to it again later', async () => {
    const database = new RowsInMemory();
    const rows = new ReplayedRows('c');
    const ofAll = async (member: string): Promise<Given | undefined> =>
      (await database.rowsByKey(totalledTable, 'c', [{ period: 'life', member }]))[0];
    for (const row of crowd) rows.add(totalledTable, row);
    rows.add(totalledTable, given('2026-Q2', 'm-7', '0.25'));
    await rows.flush(database);
    rows.add(totalledTable, given('2026-Q3', 'late', '4'));
    await rows.flush(database);
    // Most sums were written, and what they come to waits: it may be added to as long as the history goes on.
    expect(database.all()['totalled']).toHaveLength(crowd.length + 1);
    rows.add(totalledTable, given('2026-Q1', 'm-7', '0.5'));
    await rows.finish(database);
    expect(await ofAll('m-7')).toEqual({ ...given('life', 'm-7', '2.25'), entries: 3 });
    expect(await ofAll('late')).toEqual(given('life', 'late', '4'));
    rows.add(totalledTable, given('2026-Q1', 'm-7', '-2'));
    rows.add(totalledTable, given('2026-Q4', 'm-7', '1'));
    await rows.finish(database);
    expect(await ofAll('m-7')).toEqual({ ...given('life', 'm-7', '1.25'), entries: 5 });
    expect(await ofAll('m-8')).toEqual(given('life', 'm-8', '1.5'));
  });

  it('keep a sum that is out of range in memory until it is back', async () => {
    const most = '99999999999999999999';
    const database = new RowsInMemory();
    const rows = new ReplayedRows('c');
    rows.add(givenTable, given('life', 'alder', most));
    rows.add(givenTable, given('life', 'alder', most));
    for (const row of crowd) rows.add(givenTable, row);
    await rows.flush(database);
    await rows.flush(database);
    expect(JSON.stringify(database.all()['given'])).not.toContain('alder');
    await expect(rows.finish(database)).rejects.toThrow('out of range');
    rows.add(givenTable, given('life', 'alder', `-${most}`));
    await rows.finish(database);
    expect(JSON.stringify(database.all()['given'])).toContain(`"member":"alder","value":"${most}"`);
  });

  it('show what was put in this page and what it wanted, and nothing else', async () => {
    const database = new RowsInMemory();
    const rows = new ReplayedRows('c');
    rows.put(statesTable, { id: 'a', name: 'first' });
    expect(rows.get(statesTable, { id: 'a' })).toEqual({ id: 'a', name: 'first' });
    await rows.flush(database);
    expect(() => rows.get(statesTable, { id: 'a' })).toThrow(NotLoaded);
    const wants = new Wants();
    wants.row(statesTable, { id: 'a' });
    wants.row(statesTable, { id: 'b' });
    await rows.load(database, wants);
    expect(rows.get(statesTable, { id: 'a' })).toEqual({ id: 'a', name: 'first' });
    expect(rows.get(statesTable, { id: 'b' })).toBeUndefined();
    expect(() => rows.get(givenTable, { period: 'life', member: 'alder' })).toThrow('the sums of given');
  });
});
