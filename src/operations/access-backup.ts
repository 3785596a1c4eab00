import { GENESIS_HASH } from '../event-store/hash-chain.js';
import type { ReadSnapshot, WriteTransaction } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import { insertLinks } from '../access/trail/append-to-trail.js';
import { TRAIL_COLUMNS, trailHashOf, trailLinkOf, type TrailLink } from '../access/trail/trail-chain.js';
import type { Erasures } from './erasures.js';

/**
 * Who may come in is in a backup, or a restore would lock everybody out: people, their identities elsewhere, their roles, keys,
 * and the trails; so is how other programs' files are read, which is no fact either. Whatever is under way is not: a session, a reset, an invitation or a sign-in that was ended since must not
 * come back, and can be begun anew. Neither are the counts of attempts.
 */
export const KEPT_TABLES = {
  people: 'id',
  identities: 'person_id',
  grants: 'holder_id',
  api_keys: 'id',
  import_mappings: 'name',
} as const;
type KeptTable = keyof typeof KEPT_TABLES;

const PAGE_ROWS = 2_000;
const COLUMN = /^[a-z_]{1,60}$/;

/** A row of people's tables by the names of its columns; bytes as base64. */
type KeptRow = Readonly<Record<string, string | number | null | { readonly base64: string }>>;
export type AccessLine = readonly [table: KeptTable, row: KeptRow];

/** The lines about access: people's tables first, then the trails, each in its order. */
export async function* accessLines(snapshot: ReadSnapshot, counts: AccessCounts): AsyncGenerator<object> {
  for (const [table, order] of Object.entries(KEPT_TABLES)) {
    for (const row of await snapshot.query(`SELECT * FROM ${table} ORDER BY ${order}`)) {
      if (table === 'people') counts.people += 1;
      yield { access: [table as KeptTable, keptRow(row)] satisfies AccessLine };
    }
  }
  const heads = await snapshot.query('SELECT coalition_id FROM access_trail_heads ORDER BY coalition_id');
  for (const head of heads) {
    for (let after = 0; ;) {
      const rows = await snapshot.rows(
        `SELECT ${TRAIL_COLUMNS.join(', ')} FROM access_trail WHERE coalition_id = ? AND position > ? ORDER BY position LIMIT ${String(PAGE_ROWS)}`,
        [head['coalition_id']!, after],
      );
      counts.trail += rows.length;
      for (const row of rows) yield { trail: row };
      if (rows.length < PAGE_ROWS) break;
      after = Number(rows.at(-1)![1]);
    }
  }
}

export interface AccessCounts {
  people: number;
  /** Entries of all trails. */
  trail: number;
}

/** PostgreSQL gives its long integers as text, which every engine takes for a column of integers. */
function keptRow(row: Record<string, SqlValue>): KeptRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      Buffer.isBuffer(value) ? { base64: value.toString('base64') } : value,
    ]),
  );
}

/** Takes the lines about access back, without those who were erased since. */
export class AccessReader {
  readonly counts: AccessCounts = { people: 0, trail: 0 };
  /** The ids of those who were in the backup with what was known of them, and are erased again. */
  readonly erasedAgain: string[] = [];
  private links: TrailLink[] = [];
  private head = { coalitionId: '', position: 0, hash: GENESIS_HASH, at: '' };

  constructor(
    private readonly transaction: WriteTransaction,
    private readonly erasures: Erasures,
    private readonly malformed: (reason: string) => Error,
  ) {}

  async takeRow([table, kept]: AccessLine): Promise<void> {
    if (!Object.hasOwn(KEPT_TABLES, table)) throw this.malformed(`it has rows of ${String(table)}`);
    const holder = kept[KEPT_TABLES[table]];
    if (typeof holder !== 'string') throw this.malformed(`a row of ${table} is nobody’s`);
    // A key or a mapping is its coalition's, whoever made it.
    const isNobodys = table === 'api_keys' || table === 'import_mappings';
    const erasedAt = isNobodys ? undefined : this.erasures.get(holder);
    if (table === 'people') this.counts.people += 1;
    if (erasedAt === undefined) return this.insert(table, kept);
    // Of who was erased since, the row with the id stays, and nothing else.
    if (table !== 'people') return;
    const { created_at: createdAt, erased_at: before } = kept;
    if (before === null) this.erasedAgain.push(holder);
    await this.insert(table, { id: holder, created_at: createdAt!, erased_at: before ?? erasedAt });
  }

  private async insert(table: KeptTable, row: KeptRow): Promise<void> {
    const columns = Object.keys(row);
    if (columns.length === 0 || !columns.every((column) => COLUMN.test(column)))
      throw this.malformed(`a row of ${table} has other columns`);
    const values = Object.values(row).map((value) =>
      typeof value === 'object' && value !== null ? Buffer.from(value.base64, 'base64') : value,
    );
    const places = columns.map(() => '?').join(', ');
    await this.transaction.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`, values);
  }

  async takeTrail(row: readonly SqlValue[]): Promise<void> {
    const link = trailLinkOf(row);
    if (link.coalitionId !== this.head.coalitionId || this.head.position === 0) {
      await this.closeTrail();
      this.head = { coalitionId: link.coalitionId, position: 0, hash: GENESIS_HASH, at: '' };
    }
    const { position, hash } = this.head;
    if (link.position !== position + 1 || link.prevHash !== hash || trailHashOf(link) !== link.hash) {
      throw this.malformed(
        `the entry at position ${String(position + 1)} of the trail of “${link.coalitionId}” does not follow from the one before`,
      );
    }
    this.head = link;
    this.counts.trail += 1;
    this.links.push(link);
    if (this.links.length >= PAGE_ROWS) await this.writeLinks();
  }

  private async writeLinks(): Promise<void> {
    await insertLinks(this.transaction, this.links);
    this.links = [];
  }

  /** To be called when something else than the trail's next entry follows, and at the end. */
  async closeTrail(): Promise<void> {
    await this.writeLinks();
    if (this.head.position === 0) return;
    const { coalitionId, position, hash, at } = this.head;
    await this.transaction.run(
      'INSERT INTO access_trail_heads (coalition_id, position, hash, at) VALUES (?, ?, ?, ?)',
      [coalitionId, position, hash, at],
    );
    this.head = { coalitionId: '', position: 0, hash: GENESIS_HASH, at: '' };
  }
}
