import { chainedHash, quoted } from '../../event-store/hash-chain.js';
import type { SqlValue } from '../../event-store/table.js';

/** An entry in its place, with `about` as canonical JSON. */
export interface TrailLink {
  readonly coalitionId: string;
  readonly position: number;
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  readonly about: string;
  readonly prevHash: string;
  readonly hash: string;
}

/** Where a trail stands. Position 0 and the genesis hash before its first entry. */
export interface TrailHead {
  readonly position: number;
  readonly hash: string;
}

export const TRAIL_COLUMNS = [
  'coalition_id',
  'position',
  'at',
  'actor',
  'act',
  'about',
  'prev_hash',
  'hash',
] as const;

export function trailValues(link: TrailLink): SqlValue[] {
  const { coalitionId, position, at, actor, act, about, prevHash, hash } = link;
  return [coalitionId, position, at, actor, act, about, prevHash, hash];
}

/** The entry behind the values of its columns. */
export function trailLinkOf(values: readonly SqlValue[]): TrailLink {
  const [coalitionId, position, at, actor, act, about, prevHash, hash] = values as string[];
  return {
    coalitionId: coalitionId!,
    position: Number(position),
    at: at!,
    actor: actor!,
    act: act!,
    about: about!,
    prevHash: prevHash!,
    hash: hash!,
  };
}

/**
 * hash = SHA-256( prevHash as 64 hexadecimal digits ‖ canonical JSON (RFC 8785) of the entry without its hashes ), as 64
 * hexadecimal digits: a trail is chained as a ledger is.
 */
export function trailHashOf(link: Omit<TrailLink, 'hash'>): string {
  return chainedHash(
    link.prevHash,
    `{"about":${link.about},"act":${quoted(link.act)},"actor":${quoted(link.actor)},"at":${quoted(link.at)},` +
      `"coalitionId":${quoted(link.coalitionId)},"position":${String(link.position)}}`,
  );
}
