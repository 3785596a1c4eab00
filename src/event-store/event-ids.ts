/** Random bytes of one id, and how many ids' are drawn at once: a draw costs several times what an id does. */
const RANDOM_BYTES = 10;
const pool = new Uint8Array(1_024 * RANDOM_BYTES);
let used = pool.length;
/** The same bytes in hexadecimal, from which the ends of ids are cut. */
let poolDigits = '';

/** The last bytes of an id, which are random. */
const END_BYTES = 5;
const TWO_DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The instant in the last id, and the counter of 32 bits beside it. */
let lastMsecs = 0;
let sequence = 0;

/** What ids of the same instant begin with until the counter's 26 upper bits change. */
let beginning = '';
let beginningMsecs = -1;
let beginningCount = -1;

/** A new UUIDv7, as `newEventId` of the kernel makes one, for lanes that need very many. */
export function nextEventId(): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    poolDigits = Buffer.from(pool).toString('hex');
    used = 0;
  }
  const random = used;
  used += RANDOM_BYTES;
  const now = Date.now();
  if (now > lastMsecs) {
    lastMsecs = now;
    // Half of the counter's range is left for the ids of this millisecond.
    sequence =
      ((pool[random]! & 0x7f) << 24) |
      (pool[random + 1]! << 16) |
      (pool[random + 2]! << 8) |
      pool[random + 3]!;
  } else {
    sequence = (sequence + 1) | 0;
    // All 32 bits were counted: what follows takes the next instant.
    if (sequence === 0) lastMsecs += 1;
  }
  const count = sequence >>> 6;
  if (count !== beginningCount || lastMsecs !== beginningMsecs) {
    beginning = beginningOf(lastMsecs, count);
    beginningMsecs = lastMsecs;
    beginningCount = count;
  }
  const last = ((sequence & 0x3f) << 2) | (pool[random + 4]! & 0x03);
  const end = 2 * (random + RANDOM_BYTES - END_BYTES);
  return beginning + TWO_DIGITS[last]! + poolDigits.slice(end, end + 2 * END_BYTES);
}

/** RFC 9562 §5.7: 48 bits of time, the version, 12 bits of the counter, the variant, 14 bits more of it. */
function beginningOf(msecs: number, count: number): string {
  const time = msecs.toString(16).padStart(12, '0');
  const upper = (0x7000 | (count >>> 14)).toString(16);
  const lower = (0x8000 | (count & 0x3fff)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-${upper}-${lower}-`;
}
