import {
  act,
  closeAll,
  codeOf,
  entry,
  foundedLedger,
  joined,
  pool,
  type TestLedger,
} from '../interchange/support.js';

afterAll(closeAll);

describe('reversals', () => {
  let ledger: TestLedger;
  beforeEach(async () => {
    ledger = await foundedLedger();
    await joined(ledger, 'ann');
    await act(ledger, 'open-pool', pool('fund'));
  });

  it('takes back from the entry’s own pool where the reversal names none', async () => {
    await act(ledger, 'record-entry', entry('gift', { counterparty: 'pool:fund' }));
    const back = entry('back', { quantity: '-100.00', reverses: 'gift' });
    expect((await act(ledger, 'record-entry', back)).answer).toMatchObject({ changed: true });
  });

  it('refuses to take a contribution out of a pool that has spent it since', async () => {
    await act(ledger, 'record-entry', entry('gift', { counterparty: 'pool:fund' }));
    const spent = { direction: 'benefit', counterparty: 'pool:fund', quantity: '60.00' };
    await act(ledger, 'record-entry', entry('spent', spent));
    const back = entry('back', { quantity: '-100.00', reverses: 'gift' });
    expect(await codeOf(act(ledger, 'record-entry', back))).toBe('exchange.pool-overdrawn');
  });

  it('gives a reversal no value of its own, so that it and its entry still add up to nothing', async () => {
    await act(ledger, 'record-entry', entry('time', { kind: 'staff-time', unit: 'hours' }));
    const back = { kind: 'staff-time', unit: 'hours', quantity: '-100.00', reverses: 'time' };
    await act(ledger, 'record-entry', entry('back', back));
    const value = { entryId: 'back', value: '50.00', basis: null, actingFor: null };
    expect(await codeOf(act(ledger, 'value-entry', value))).toBe('exchange.entry-already-reversed');
  });

  it('refuses ids that no database would look up', async () => {
    expect(await codeOf(act(ledger, 'record-entry', entry('a\0')))).toBe('kernel.id-malformed');
    const back = entry('back', { quantity: '-1', reverses: 'a\0' });
    expect(await codeOf(act(ledger, 'record-entry', back))).toBe('kernel.id-malformed');
    const value = { entryId: 'a\0', value: '50.00', basis: null, actingFor: null };
    expect(await codeOf(act(ledger, 'value-entry', value))).toBe('kernel.id-malformed');
  });

  it('finds the pool’s balance for a unit whose name is written in another normal form', async () => {
    const goods = { kind: 'in-kind', unit: 'cafe\u0301s', counterparty: 'pool:fund' };
    await act(ledger, 'record-entry', entry('coffee', { ...goods, quantity: '2' }));
    const served = entry('served', { ...goods, direction: 'benefit', quantity: '1' });
    expect((await act(ledger, 'record-entry', served)).answer).toMatchObject({ changed: true });
  });
});
