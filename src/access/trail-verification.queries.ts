import { setImmediate as nextTurn } from 'node:timers/promises';
import { GENESIS_HASH } from '../event-store/hash-chain.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { ChainHead, Finding } from '../event-store/verification.js';
import { WHOLE_SERVICE } from './domain/standing.js';
import { TRAIL_COLUMNS, trailHashOf, trailLinkOf, type TrailLink } from './trail/trail-chain.js';

const PAGE_ROWS = 2_000;

export interface TrailVerification extends ChainHead {
  readonly findings: readonly Finding[];
}

/**
 * Reads a whole trail again: every entry's hash and its place, the head, and a head that was exported earlier. Stops at the
 * first entry that is wrong: what follows it in the chain can't be trusted either.
 */
export function verifyTrail(
  snapshot: ReadSnapshot,
  coalitionId: string,
  against?: ChainHead,
): Promise<TrailVerification> {
  return verifyChain(snapshot, coalitionId, 'trail', against);
}

/** The same of the trail of the whole service. */
export function verifyServiceTrail(snapshot: ReadSnapshot, against?: ChainHead): Promise<TrailVerification> {
  return verifyChain(snapshot, WHOLE_SERVICE, 'service-trail', against);
}

async function verifyChain(
  snapshot: ReadSnapshot,
  coalitionId: string,
  where: 'trail' | 'service-trail',
  against: ChainHead | undefined,
): Promise<TrailVerification> {
  const findings: Finding[] = [];
  const [headRow] = await snapshot.query(
    'SELECT position, hash FROM access_trail_heads WHERE coalition_id = ?',
    [coalitionId],
  );
  const head: ChainHead = {
    position: Number(headRow?.['position'] ?? 0),
    hash: (headRow?.['hash'] as string | undefined) ?? GENESIS_HASH,
  };
  let reached: ChainHead = { position: 0, hash: GENESIS_HASH };
  let hashAtExported = against?.position === 0 ? GENESIS_HASH : undefined;
  const wrong = (position: number, found: string, expected: string): void => {
    findings.push({ where, position, found, expected });
  };
  for await (const link of linksOf(snapshot, coalitionId)) {
    const fault = faultOf(link, reached);
    if (fault) {
      wrong(...fault);
      return { ...head, findings };
    }
    reached = link;
    if (against?.position === link.position) hashAtExported = link.hash;
  }
  if (head.position !== reached.position || head.hash !== reached.hash) {
    // Where one reaches further than the other, the first wrong position is the one that follows the shorter.
    const position =
      head.position === reached.position ? head.position : Math.min(head.position, reached.position) + 1;
    wrong(position, `a head ${inWords(head)}`, inWords(reached));
  }
  if (against && hashAtExported !== against.hash) {
    const found =
      hashAtExported === undefined
        ? `a trail of ${String(reached.position)} entries`
        : `hash ${hashAtExported}`;
    wrong(against.position, found, `the exported head ${inWords(against)}`);
  }
  return { ...head, findings };
}

const inWords = ({ position, hash }: ChainHead): string => `at position ${String(position)}, hash ${hash}`;

type Fault = [position: number, found: string, expected: string];

function faultOf(link: TrailLink, before: ChainHead): Fault | undefined {
  const position = before.position + 1;
  if (link.position !== position)
    return [position, `an entry at position ${String(link.position)}`, 'no gap in the positions'];
  if (link.prevHash !== before.hash) return [position, `previous hash ${link.prevHash}`, before.hash];
  const hash = trailHashOf(link);
  return hash === link.hash ? undefined : [position, `hash ${link.hash}`, `${hash}, computed from the entry`];
}

/** All entries of a trail in their order, a page in memory at a time. */
async function* linksOf(snapshot: ReadSnapshot, coalitionId: string): AsyncGenerator<TrailLink> {
  // A position may have been altered to anything that sorts before the first.
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const rows = await snapshot.rows(
      `SELECT ${TRAIL_COLUMNS.join(', ')} FROM access_trail WHERE coalition_id = ? AND position > ? ORDER BY position LIMIT ${String(PAGE_ROWS)}`,
      [coalitionId, after],
    );
    for (const row of rows) yield trailLinkOf(row);
    if (rows.length < PAGE_ROWS) return;
    after = Number(rows.at(-1)![1]);
    // SQLite works without ever yielding: let the requests in that came meanwhile.
    await nextTurn();
  }
}
