import { cursorOf, partsOfCursor, type CursorPage, type PageAsked } from '../event-store/cursor.js';
import type { SqlValue } from '../event-store/table.js';
import type { Grant } from './domain/standing.js';
import type { TrailReads } from './trail.queries.js';

export interface PersonHere {
  readonly id: string;
  /** Null once the person is erased. */
  readonly email: string | null;
  readonly name: string | null;
  readonly createdAt: string;
  readonly erasedAt: string | null;
  /** Whether signing in takes a code as well. */
  readonly hasSecondFactor: boolean;
  /** In the order of coalitions; the coalition '' is the whole service. */
  readonly roles: readonly (Grant & { readonly coalitionId: string })[];
}

const LIST = 'people';

/** Everybody whom this service knows, erased people too, in the order in which they came. */
export function peopleHere(reads: TrailReads, { after, limit }: PageAsked): Promise<CursorPage<PersonHere>> {
  const from = after === null ? '' : partsOfCursor(LIST, after, ['string'])[0]!;
  return reads.read(async (snapshot) => {
    const rows = await snapshot.query(
      `SELECT id, email, name, created_at, erased_at, totp_secret FROM people WHERE id > ? ORDER BY id LIMIT ${String(limit + 1)}`,
      [from],
    );
    const page = rows.slice(0, limit);
    const places = page.map(() => '?').join(', ');
    const grants =
      page.length === 0
        ? []
        : await snapshot.query(
            `SELECT holder_id, coalition_id, role, member_id FROM grants WHERE holder_id IN (${places}) ORDER BY coalition_id, role, member_id`,
            page.map(({ id }) => id!),
          );
    const items = page.map((row) => personOf(row, grants));
    const next = rows.length > limit ? cursorOf(LIST, [items.at(-1)!.id]) : null;
    return { items, next };
  });
}

type Row = Record<string, SqlValue>;

function personOf(row: Row, grants: readonly Row[]): PersonHere {
  return {
    id: row['id'] as string,
    email: row['email'] as string | null,
    name: row['name'] as string | null,
    createdAt: row['created_at'] as string,
    erasedAt: row['erased_at'] as string | null,
    hasSecondFactor: row['totp_secret'] !== null,
    roles: grants
      .filter((grant) => grant['holder_id'] === row['id'])
      .map((grant) => ({
        coalitionId: grant['coalition_id'] as string,
        role: grant['role'] as Grant['role'],
        memberId: (grant['member_id'] as string) || null,
      })),
  };
}

/** The ids of all who were erased, and when: what a restore needs to know, and all that may be kept of them. */
export function erasuresHere(reads: TrailReads): Promise<ReadonlyMap<string, string>> {
  return reads.read(async (snapshot) => {
    const rows = await snapshot.query(
      'SELECT id, erased_at FROM people WHERE erased_at IS NOT NULL ORDER BY id',
    );
    return new Map(rows.map((row) => [row['id'] as string, row['erased_at'] as string]));
  });
}
