import { v7 } from 'uuid';

/** Random bytes of one id, and how many ids' are drawn at once: a draw costs several times what an id does. */
const RANDOM_BYTES = 16;
const pool = new Uint8Array(1_024 * RANDOM_BYTES);
let used = pool.length;

/** The instant in the last id, and the counter beside it. */
let lastMsecs = 0;
let sequence = 0;

/** A new UUIDv7, as `newEventId` of the kernel makes one, for lanes that need very many. */
export function nextEventId(): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const random = pool.subarray(used, (used += RANDOM_BYTES));
  const now = Date.now();
  if (now > lastMsecs) {
    lastMsecs = now;
    // Half of the counter's range is left for the ids of this millisecond.
    sequence = ((random[0]! & 0x7f) << 24) | (random[1]! << 16) | (random[2]! << 8) | random[3]!;
  } else {
    sequence = (sequence + 1) | 0;
    // All 32 bits were counted: what follows takes the next instant.
    if (sequence === 0) lastMsecs += 1;
  }
  return v7({ msecs: lastMsecs, seq: sequence, random });
}
