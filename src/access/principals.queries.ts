import type { SqlValue } from '../event-store/table.js';
import { grantOf } from './acts/row.js';
import { WHOLE_SERVICE, type Grant, type Principal } from './domain/standing.js';

/** What access asks of the database: single statements, of which each sees one moment. */
export interface AccessReads {
  lookUp(sql: string, parameters?: readonly SqlValue[]): Promise<Record<string, SqlValue>[]>;
  now(): string;
}

/** What a request brought to show who sends it, as the hash of its token. */
export interface Credential {
  readonly kind: 'session' | 'key';
  readonly tokenHash: Buffer;
}

/** Somebody who was recognised, with what they may be in the coalition that was asked. */
export interface Recognised {
  readonly principal: Principal;
  readonly grants: readonly Grant[];
  /** When it was last noted that they were here; null where it never was. */
  readonly seenAt: string | null;
  /** When their credential ends, if it is not put off. */
  readonly validUntil: string;
}

/** Grants in the coalition and for the whole service, in one look with what they are granted to. */
const GRANTS = "LEFT JOIN grants g ON g.holder_id = h.holder AND g.coalition_id IN (?, '')";
const FOUND: Readonly<Record<Credential['kind'], string>> = {
  session:
    'SELECT h.holder, h.seen_at, h.valid_until, 1 AS writes, g.coalition_id, g.role, g.member_id FROM ' +
    '(SELECT person_id AS holder, seen_at, CASE WHEN idle_until < expires_at THEN idle_until ELSE expires_at END AS valid_until FROM sessions WHERE token_hash = ? AND idle_until > ? AND expires_at > ?) AS h ' +
    GRANTS,
  // A key of one coalition is nothing in any other, whatever stands in its grants.
  key:
    'SELECT h.holder, h.seen_at, h.valid_until, h.writes, g.coalition_id, g.role, g.member_id FROM ' +
    '(SELECT id AS holder, used_at AS seen_at, expires_at AS valid_until, writes, coalition_id FROM api_keys WHERE token_hash = ? AND revoked_at IS NULL AND expires_at > ?) AS h ' +
    `${GRANTS} AND h.coalition_id IN ('', g.coalition_id)`,
};

/**
 * Who is behind a credential, and their grants in one coalition (`WHOLE_SERVICE` where none is asked). Roles that were given or
 * taken a moment ago count. Undefined where the credential is unknown, has expired
 * or was withdrawn; which of these it is, nobody is told.
 */
export async function principalBehind(
  reads: AccessReads,
  { kind, tokenHash }: Credential,
  coalitionId: string,
): Promise<Recognised | undefined> {
  const now = reads.now();
  const instants = kind === 'session' ? [now, now] : [now];
  const rows = await reads.lookUp(FOUND[kind], [tokenHash, ...instants, coalitionId]);
  const [first] = rows;
  if (!first) return undefined;
  const granted = rows.filter(({ role }) => role !== null);
  const isOperator = granted.some(
    ({ coalition_id, role }) => coalition_id === WHOLE_SERVICE && role === 'operator',
  );
  const principal: Principal = {
    id: first['holder'] as string,
    by: kind,
    writes: Number(first['writes']) === 1,
    isOperator,
  };
  const grants = granted
    .filter(({ coalition_id }) => coalition_id !== WHOLE_SERVICE && coalition_id === coalitionId)
    .map((row) => grantOf(row));
  return {
    ...{ principal, grants },
    seenAt: first['seen_at'] as string | null,
    validUntil: first['valid_until'] as string,
  };
}
