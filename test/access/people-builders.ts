import type { SqlValue } from '../../src/event-store/table.js';
import type { LedgerStore } from '../../src/event-store/store.js';
import { NOW } from '../support/ledgers.js';

export const ADA = '0198c0de-0000-7000-8000-00000000ada0';
export const BEN = '0198c0de-0000-7000-8000-000000000be0';
export const KEY = '0198c0de-0000-7000-8000-0000000000ce';
export const INVITATION = '0198c0de-0000-7000-8000-0000000000aa';
export const OPERATOR = '0198c0de-0000-7000-8000-000000000001';

/** Rows as the acts of people write them. */
export function insertInto(
  store: LedgerStore,
  table: string,
  row: Readonly<Record<string, SqlValue>>,
): Promise<void> {
  const places = Object.keys(row).map(() => '?');
  return store.write((transaction) =>
    transaction.run(
      `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})`,
      Object.values(row),
    ),
  );
}

/** Somebody with all that may be known of a person. What is secret bears the mark, so that it can be looked for. */
export async function aPerson(store: LedgerStore, id: string, mark: string): Promise<void> {
  const hashOf = (of: string): Buffer => Buffer.from(`${of}-${id}`);
  const later = '2026-08-01T09:00:00.000Z';
  await insertInto(store, 'people', {
    ...{ id, email: `${mark}@example.org`, name: `${mark} Lovelace`, password: `scrypt$${mark}` },
    ...{ totp_secret: `totp-${mark}`, totp_last_step: 59_000_000, created_at: NOW, erased_at: null },
  });
  await insertInto(store, 'identities', {
    ...{ issuer: 'https://login.example.org', subject: `subject-${mark}`, person_id: id, linked_at: NOW },
  });
  await insertInto(store, 'grants', {
    ...{ coalition_id: 'river-basin', holder_id: id, role: 'representative', member_id: 'cedar' },
    ...{ granted_at: NOW, granted_by: OPERATOR },
  });
  await insertInto(store, 'sessions', {
    ...{ token_hash: hashOf('session'), person_id: id, method: 'password', started_at: NOW, seen_at: NOW },
    ...{ idle_until: later, expires_at: later },
  });
  await insertInto(store, 'password_resets', {
    ...{ token_hash: hashOf('reset'), person_id: id, created_at: NOW, expires_at: later, used_at: null },
  });
}
