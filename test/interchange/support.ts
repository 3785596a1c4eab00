import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Directory } from '../../src/coalition/domain/directory.js';
import type { CommandResult } from '../../src/event-store/ledger-transaction.js';
import { Ledger } from '../../src/event-store/ledger.js';
import { fixedClock } from '../../src/kernel/clock.js';
import type { JsonObject } from '../../src/kernel/canonical-json.js';
import { isProblem } from '../../src/kernel/problem.js';
import { ledgerModel } from '../../src/ledger-model.js';

export type TestLedger = Ledger<Directory>;

const closers: (() => Promise<void>)[] = [];

/** A folder that is removed with everything that `closeAll` closes. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'evenhand-test-'));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A ledger on SQLite, founded as `coast` in EUR. */
export async function foundedLedger(currency = 'EUR', timeZone = 'Europe/Brussels'): Promise<TestLedger> {
  const path = join(await temporaryFolder(), 'ledger.sqlite');
  const clock = fixedClock('2026-07-01T09:00:00Z');
  const ledger = await Ledger.open({ engine: 'sqlite', path }, ledgerModel, { clock });
  closers.unshift(() => ledger.close());
  await act(ledger, 'found-coalition', { name: 'Clean Coast', currency, timeZone, fiscalStartMonth: 1 });
  return ledger;
}

export async function closeAll(): Promise<void> {
  for (const close of closers.splice(0)) await close();
}

export function act(
  ledger: TestLedger,
  command: string,
  data: JsonObject,
  coalitionId = 'coast',
): Promise<CommandResult> {
  return ledger.execute({ coalitionId, command, data, actor: 'backbone' });
}

export function joined(ledger: TestLedger, memberId: string, more: JsonObject = {}): Promise<CommandResult> {
  return act(ledger, 'join-member', {
    memberId,
    name: memberId,
    joinedOn: '2020-01-01',
    leftOn: null,
    parentGroup: null,
    capacityBudget: null,
    capacityFte: null,
    need: null,
    priorities: null,
    ...more,
  });
}

export const pool = (poolId: string, more: JsonObject = {}): JsonObject => ({
  poolId,
  name: poolId,
  restrictedTo: null,
  allowNegative: false,
  openedOn: '2020-01-01',
  ...more,
});

export const entry = (entryId: string, more: JsonObject = {}): JsonObject => ({
  entryId,
  direction: 'contribution',
  memberId: 'ann',
  kind: 'funds',
  occurredOn: '2026-03-01',
  quantity: '100.00',
  unit: 'EUR',
  value: null,
  valuationBasis: null,
  valueType: null,
  counterparty: null,
  project: null,
  description: null,
  pledgeId: null,
  actingFor: null,
  inKind: null,
  costShare: null,
  reverses: null,
  status: null,
  ...more,
});

/** The code of the problem that a promise is refused with. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (isProblem(error)) return error.code;
    throw error;
  }
  return 'no problem';
}
