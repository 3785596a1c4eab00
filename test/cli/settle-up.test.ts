import type { Directory } from '../../src/coalition/domain/directory.js';
import { databaseLocation } from '../../src/event-store/database.js';
import { Ledger } from '../../src/event-store/ledger.js';
import { ledgerModel } from '../../src/ledger-model.js';
import { aCoalition, benefit, contribution } from '../support/builders.js';
import { onSqlite } from '../support/engines.js';
import { requestOf } from '../support/ledgers.js';
import { TerminalProcess } from '../support/terminal-process.js';

let terminal: TerminalProcess;
beforeAll(() => {
  terminal = TerminalProcess.open();
});
afterAll(() => terminal.close());

onSqlite('settling up at the terminal', (engine) => {
  it('is a table, JSON or a file, of today or of a quarter', async () => {
    const url = await engine.readyUrl();
    const ledger = await Ledger.open<Directory>(databaseLocation(url), ledgerModel);
    for (const told of [
      ...aCoalition(),
      contribution('gift', { quantity: '100', occurredOn: '2026-04-01' }),
      benefit('help', { memberId: 'birch', quantity: '100', occurredOn: '2026-07-01' }),
    ]) {
      await ledger.execute(requestOf(told));
    }
    await ledger.close();
    const settleUp = (...words: string[]) =>
      terminal.run(url, ['settle-up', '--coalition', 'river-basin', ...words]);
    const table = await settleUp();
    expect(table).toMatchObject({ code: 0, stderr: '' });
    expect(table.stdout).toContain('Transfers: 1, the fewest there can be; 100.00 EUR in all.');
    expect(table.stdout).toMatch(/^member:birch .* member:alder .* 100\.00$/m);
    const quarter = await settleUp('--quarter', '2026-Q2', '--format', 'csv');
    expect(quarter.stdout).toMatch(/^commons,Held in common,member:alder,[^,]+,100\.00,EUR\r?$/m);
    const early = await settleUp('--as-of', '2026-03-31', '--format', 'json');
    expect(JSON.parse(early.stdout)).toMatchObject({ transfers: [], moved: '0.00', isFewest: true });
    const wrong = await settleUp('--quarter', 'spring');
    expect([wrong.code, wrong.stdout]).toEqual([1, '']);
  });
});
