import { GENESIS_HASH } from '../../event-store/hash-chain.js';
import type { WriteTransaction } from '../../event-store/store.js';
import { EPOCH } from '../../event-store/store-rows.js';
import { canonicalJson } from '../../kernel/canonical-json.js';
import { checkedAbout, type TrailEntry } from '../domain/trail-acts.js';
import { TRAIL_COLUMNS, trailHashOf, trailValues, type TrailHead, type TrailLink } from './trail-chain.js';

const ROWS_OF_A_STATEMENT = 100;

/**
 * Writes acts into the trails of their coalitions, in the transaction that does them: they are told if they happen, and only
 * then. It locks each trail that it writes to until the transaction ends, so it is called once, after everything else.
 * Instants never run backwards within a trail: an entry is never older than the one before it.
 * @throws Error where an entry is not of its act's shape (`checkedAbout`)
 */
export async function appendToTrail(
  transaction: WriteTransaction,
  entries: readonly TrailEntry[],
): Promise<void> {
  const links: TrailLink[] = [];
  // All who write to several trails lock them in one order, and so never wait for each other in a ring.
  const coalitionIds = [...new Set(entries.map(({ coalitionId }) => coalitionId))].sort();
  for (const coalitionId of coalitionIds) {
    const own = entries.filter((entry) => entry.coalitionId === coalitionId);
    let { position, hash, at } = await lockedHead(transaction, coalitionId);
    for (const entry of own) {
      const about = canonicalJson(checkedAbout(entry));
      position += 1;
      if (entry.at > at) at = entry.at;
      const link = { coalitionId, position, at, actor: entry.actor, act: entry.act, about, prevHash: hash };
      hash = trailHashOf(link);
      links.push({ ...link, hash });
    }
    await transaction.run(
      'UPDATE access_trail_heads SET position = ?, hash = ?, at = ? WHERE coalition_id = ?',
      [position, hash, at, coalitionId],
    );
  }
  await insertLinks(transaction, links);
}

export async function insertLinks(transaction: WriteTransaction, links: readonly TrailLink[]): Promise<void> {
  for (let at = 0; at < links.length; at += ROWS_OF_A_STATEMENT) {
    const some = links.slice(at, at + ROWS_OF_A_STATEMENT);
    const places = some.map(() => `(${TRAIL_COLUMNS.map(() => '?').join(', ')})`);
    await transaction.run(
      `INSERT INTO access_trail (${TRAIL_COLUMNS.join(', ')}) VALUES ${places.join(', ')}`,
      some.flatMap(trailValues),
    );
  }
}

/** The head of a trail, which nobody else can write to before this transaction ends. */
async function lockedHead(
  transaction: WriteTransaction,
  coalitionId: string,
): Promise<TrailHead & { readonly at: string }> {
  // An update that changes nothing locks the row on PostgreSQL, and waits for whoever has it; SQLite has one writer anyway.
  const [row] = await transaction.query(
    'INSERT INTO access_trail_heads (coalition_id, position, hash, at) VALUES (?, 0, ?, ?) ' +
      'ON CONFLICT (coalition_id) DO UPDATE SET position = access_trail_heads.position RETURNING position, hash, at',
    [coalitionId, GENESIS_HASH, EPOCH],
  );
  return { position: Number(row!['position']), hash: row!['hash'] as string, at: row!['at'] as string };
}
