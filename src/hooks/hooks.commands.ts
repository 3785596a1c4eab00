import { actsBy, actsOn } from '../event-store/acts.js';
import type { LedgerStore } from '../event-store/store.js';
import { newEventId } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import { OutgoingError, type OutgoingCalls } from '../http/outgoing.js';
import { eventsOfTypes, type LogReads } from '../operations/log.queries.js';
import { sealedAbout, type HookRef, type Sealing } from './hook.js';
import { hookActs, type HooksPort, type PutAside } from './hook-acts.js';
import { deadLetterAt, hookById, hooksIn, positionOf, TYPE_PREFIX } from './hooks.queries.js';
import { newHookSecret } from './signature.js';

export type { Sealing } from './hook.js';

/** What hooks are changed with. */
export const HOOK_TOOLS = Symbol('hook tools');

/** What orders about web hooks are carried out with, at whatever door. */
export interface HookTools {
  readonly reads: LogReads & { now(): string };
  readonly hooks: HooksPort;
  readonly sealing: Sealing;
  readonly calls: OutgoingCalls;
  /** All that the log can hold. */
  readonly eventTypes: readonly string[];
}

export const URL_LIMIT = 2_000;

/** How the terminal changes hooks: on the ledgers that it has open. */
export function hooksOn(store: LedgerStore): HooksPort {
  return actsBy<typeof hookActs>('hooks', actsOn(store, { hooks: hookActs }));
}

export interface HookAsked {
  readonly coalitionId: string;
  readonly url: string;
  /** `evenhand.…`; null for all. */
  readonly types: readonly string[] | null;
  /** Events after this position are delivered; those that are recorded from now on where it is null. */
  readonly after: number | null;
  /** A person's id or a key's, or a word of the trail. */
  readonly by: string;
}

/**
 * Subscribes an address to a coalition's events. Its secret is told here and never again.
 * @throws Problem `ledger.coalition-unknown`, `hooks.address-refused`, `hooks.type-unknown`, `hooks.too-many`, `ledger.position-unknown`
 */
export async function makeHook(
  tools: HookTools,
  { coalitionId, url, types, after, by }: HookAsked,
): Promise<{ readonly id: string; readonly secret: string }> {
  await hooksIn(tools.reads, coalitionId);
  assertAddress(tools.calls, url);
  const known = types && [...new Set(types)].map((type) => knownType(tools.eventTypes, type)).sort();
  const id = newEventId();
  const secret = newHookSecret();
  const sealed = await tools.sealing.seal(secret, sealedAbout({ coalitionId, id }));
  const now = tools.reads.now();
  await tools.hooks.run('make', { coalitionId, id, url, types: known, after, secret: sealed, by, now });
  return { id, secret };
}

/**
 * Gives a hook another secret; the one before signs as well for a day, and the one before that no more.
 * @throws Problem `ledger.coalition-unknown`, `hooks.hook-unknown`
 */
export async function changeHookSecret(
  tools: HookTools,
  { coalitionId, id, by }: HookRef & { readonly by: string },
): Promise<{ readonly secret: string; readonly oldSecretUntil: string }> {
  await hookById(tools.reads, coalitionId, id);
  const secret = newHookSecret();
  const sealed = await tools.sealing.seal(secret, sealedAbout({ coalitionId, id }));
  const now = tools.reads.now();
  const until = await tools.hooks.run('changeSecret', { coalitionId, id, secret: sealed, by, now });
  if (until === null) throw new Problem('hooks.hook-unknown', { hook: id });
  return { secret, oldSecretUntil: new Date(until).toISOString() };
}

/**
 * Whether it delivered until now.
 * @throws Problem `ledger.coalition-unknown`, `hooks.hook-unknown`
 */
export async function pauseHook(tools: HookTools, { coalitionId, id }: HookRef): Promise<boolean> {
  await hookById(tools.reads, coalitionId, id);
  return tools.hooks.run('pause', { coalitionId, id });
}

/**
 * Lets a paused hook go on where it stopped. Whether it was paused until now.
 * @param asked.putAside whether the event that it failed at is kept aside, so that the hook goes on behind it
 * @throws Problem `ledger.coalition-unknown`, `hooks.hook-unknown`
 */
export async function resumeHook(
  tools: HookTools,
  { coalitionId, id, putAside }: HookRef & { readonly putAside: boolean },
): Promise<boolean> {
  const { position: from, failures, types: outside } = await hookById(tools.reads, coalitionId, id);
  const types = outside?.map((type) => type.slice(TYPE_PREFIX.length)) ?? null;
  const aside = putAside && failures > 0 ? await nextAfter(tools, coalitionId, { after: from, types }) : null;
  return tools.hooks.run('resume', { coalitionId, id, from, aside });
}

async function nextAfter(
  tools: HookTools,
  coalitionId: string,
  asked: { readonly after: number; readonly types: readonly string[] | null },
): Promise<PutAside | null> {
  const { events } = await eventsOfTypes(tools.reads, coalitionId, { ...asked, limit: 1 });
  const [event] = events;
  return event ? { position: Number(event.position), eventType: event.type.slice(TYPE_PREFIX.length) } : null;
}

/** Whether there was one. */
export async function removeHook(
  tools: HookTools,
  { coalitionId, id, by }: HookRef & { readonly by: string },
): Promise<boolean> {
  await hooksIn(tools.reads, coalitionId);
  return tools.hooks.run('remove', { coalitionId, id, by, now: tools.reads.now() });
}

/**
 * Sends an event that was kept aside once more, as soon as its hook delivers.
 * @throws Problem `ledger.coalition-unknown`, `hooks.hook-unknown`, `hooks.dead-letter-unknown`
 */
export async function sendAgain(
  tools: HookTools,
  { coalitionId, id, position }: HookRef & { readonly position: string },
): Promise<void> {
  await deadLetterAt(tools.reads, coalitionId, id, position);
  await tools.hooks.run('sendAgain', { coalitionId, id, position: positionOf(position) });
}

/**
 * Forgets an event that was kept aside: it is in the ledger as before. Whether there was one.
 * @throws Problem `ledger.coalition-unknown`, `hooks.hook-unknown`
 */
export async function letGo(
  tools: HookTools,
  { coalitionId, id, position }: HookRef & { readonly position: string },
): Promise<boolean> {
  await hookById(tools.reads, coalitionId, id);
  return tools.hooks.run('letGo', { coalitionId, id, position: positionOf(position) });
}

/** Names are looked up when events are delivered: what they stand for may change. */
function assertAddress(calls: OutgoingCalls, url: string): void {
  const refuse = (reason: string): never => {
    throw new Problem('hooks.address-refused', { found: url, reason });
  };
  if (url.length > URL_LIMIT) refuse(`it has more than ${String(URL_LIMIT)} characters.`);
  if (url.includes('#')) refuse('a fragment never leaves its browser.');
  try {
    calls.assertCallable(url);
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    refuse(`${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`);
  }
}

function knownType(eventTypes: readonly string[], found: string): string {
  const type = found.startsWith(TYPE_PREFIX) ? found.slice(TYPE_PREFIX.length) : '';
  if (eventTypes.includes(type)) return type;
  throw new Problem('hooks.type-unknown', { found, example: `${TYPE_PREFIX}${eventTypes[0]!}` });
}
