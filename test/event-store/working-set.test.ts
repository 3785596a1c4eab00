import { Table } from '../../src/event-store/table.js';
import { WorkingSet } from '../../src/event-store/working-set.js';
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
