import { OutgoingCalls } from '../http/outgoing.js';

/** What a receiver says is of no concern, and a slow one is not waited for. */
const TIMEOUT_MS = 10_000;
const LARGEST_BYTES = 64 * 1024;

/**
 * Calls to receivers of events.
 * @param networks that may be called although they are not public, over plain http as well
 */
export function hookCalls(networks: readonly string[]): OutgoingCalls {
  return new OutgoingCalls({ alsoAllowed: networks, timeoutMs: TIMEOUT_MS, largestBytes: LARGEST_BYTES });
}
