import { Table } from '../../src/event-store/table.js';
import { Wants, WorkingSet } from '../../src/event-store/working-set.js';
import { Amount } from '../../src/kernel/amount.js';
import { RowsInMemory } from '../support/golden.js';

const givenTable = new Table<{ member: string; value: Amount }>(
  'given',
  'sum',
  { member: 'text', value: 'amount' },
  ['member'],
);
const given = (member: string, value: string) => ({ member, value: Amount.parse(value) });

describe('a working set whose sums wait while its rows are written', () => {
  it('keeps them all, however many they are, and writes each once with all that was added', async () => {
    const database = new RowsInMemory();
    await database.insert(givenTable, 'c', [given('alder', '100')]);
    const rows = new WorkingSet('c', { cachedRowsLimit: 2 });
    for (const member of ['alder', 'birch', 'cedar']) rows.add(givenTable, given(member, '1'));
    await rows.flushNewRows(database);
    expect(rows.staged).toBe(3);
    expect(database.all()['given']).toHaveLength(1);
    for (const member of ['alder', 'birch', 'dogwood']) rows.add(givenTable, given(member, '2'));
    await rows.flush(database);
    const written = database.all()['given'] as { member: string; value: Amount }[];
    expect(written.map(({ member, value }) => `${member} ${value.toString()}`)).toEqual([
      'alder 103',
      'birch 3',
      'cedar 1',
      'dogwood 2',
    ]);
  });
});

interface Count {
  readonly quarter: string;
  readonly member: string;
  readonly asset: string;
  readonly uses: number;
}
const key = ['quarter', 'member', 'asset'] as const;
const columns = { quarter: 'text', member: 'text', asset: 'text', uses: 'integer' } as const;
const use = (asset: string, uses: number): Count => ({ quarter: 'Q1', member: 'alder', asset, uses });

describe.each(['sum', 'state'] as const)('a range of a %s table that was read', (shape) => {
  const table = new Table<Count>('counts', shape, columns, key);

  it('gains the rows that are made after it, by however many columns its prefix is shorter than the key', async () => {
    const rows = new WorkingSet('c');
    const wants = new Wants();
    wants.rowsFrom(table, { quarter: 'Q1' }, '');
    await rows.load({ ...new RowsInMemory(), rowsFrom: () => Promise.resolve([]) } as never, wants);
    if (shape === 'sum') rows.add(table, use('guide', 1));
    else rows.put(table, use('guide', 1));
    expect(rows.from(table, { quarter: 'Q1' }, '')).toEqual([use('guide', 1)]);
  });
});

describe('rows that are changed again and again', () => {
  const table = new Table<Count>('counts', 'state', columns, key);

  it('wait while new ones are written, and are written once with the last change', async () => {
    const database = new RowsInMemory();
    await database.insert(table, 'c', [use('guide', 1)]);
    const rows = new WorkingSet('c', { cachedStateRowsLimit: 0 });
    const wants = new Wants();
    wants.row(table, use('guide', 0));
    await rows.load(database, wants);
    for (const uses of [2, 3]) {
      rows.put(table, use('guide', uses));
      rows.put(table, use(`new ${String(uses)}`, uses));
      await rows.flushNewRows(database);
    }
    expect(rows.staged).toBe(1);
    expect(database.all()['counts']).toEqual([use('guide', 1), use('new 2', 2), use('new 3', 3)]);
    await rows.flush(database);
    expect(rows.staged).toBe(0);
    expect(database.all()['counts']).toEqual([use('guide', 3), use('new 2', 2), use('new 3', 3)]);
  });
});
