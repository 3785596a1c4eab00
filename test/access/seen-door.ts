import type { Sight } from '../../src/coalition/domain/sight.js';
import { COALITION, Door } from '../http/door.js';
import type { RoleAt } from '../http/callers.js';
import type { Engine } from '../support/engines.js';
import { openedOn } from '../support/ledgers.js';
import { ALL, seenCoalition } from './seen-coalition.js';

const coalitionId = COALITION;

/** Somebody for every sight: an auditor, an observer, and a representative of each member. */
const LOOKERS: readonly (readonly [Sight, RoleAt])[] = [
  [{ from: 'all' }, { coalitionId, role: 'auditor' }],
  [{ from: 'published' }, { coalitionId, role: 'observer' }],
  ...ALL.map((memberId): [Sight, RoleAt] => [
    { from: 'member', memberId },
    { coalitionId, role: 'representative', memberId },
  ]),
];

const headers = new Map<string, Readonly<Record<string, string>>>();

/** The whole service over a new ledger of `seenCoalition`, with somebody signed in for every sight. */
export async function openSeenDoor(engine: Engine): Promise<Door> {
  const url = await engine.freshUrl();
  const ledger = await openedOn(engine, { url });
  await seenCoalition(ledger);
  await ledger.close();
  const door = await Door.open(url);
  for (const [sight, role] of LOOKERS) {
    const name = `${role.role} ${role.memberId ?? ''}`;
    headers.set(JSON.stringify(sight), await door.callers.headersOf(name, [role]));
  }
  return door;
}

/** The headers of whoever looks from there, at the door that was opened last. */
export function lookingFrom(sight: Sight): Readonly<Record<string, string>> {
  return headers.get(JSON.stringify(sight))!;
}
