import type { AccessReads } from './principals.queries.js';

/** A provider that vouches for somebody. */
export interface LinkedIdentity {
  readonly issuer: string;
  /** RFC 3339 in UTC. */
  readonly linkedAt: string;
}

export async function identitiesOf(reads: AccessReads, personId: string): Promise<LinkedIdentity[]> {
  const rows = await reads.lookUp(
    'SELECT issuer, linked_at FROM identities WHERE person_id = ? ORDER BY issuer, linked_at',
    [personId],
  );
  return rows.map((row) => ({ issuer: row['issuer'] as string, linkedAt: row['linked_at'] as string }));
}

/** When a session began; undefined where there is none. */
export async function startOfSession(reads: AccessReads, tokenHash: Buffer): Promise<string | undefined> {
  const [row] = await reads.lookUp('SELECT started_at FROM sessions WHERE token_hash = ?', [tokenHash]);
  return row?.['started_at'] as string | undefined;
}
