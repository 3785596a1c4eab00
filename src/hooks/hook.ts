import type { SqlValue } from '../event-store/table.js';
import type { PausedFor } from './domain/retries.js';

export const HOOK_STATES = ['active', 'paused'] as const;
export type HookState = (typeof HOOK_STATES)[number];
export const PAUSED_FOR: readonly PausedFor[] = ['asked', 'gone', 'failing', 'dead-letters'];

export interface HookRef {
  readonly coalitionId: string;
  readonly id: string;
}

/** A hook as one instance of the service has taken it, to deliver by it until its lease is over. */
export interface HeldHook extends HookRef {
  readonly holder: string;
  readonly url: string;
  /** Types of events as the log has them; null for all. */
  readonly types: readonly string[] | null;
  /** All up to here is delivered, put aside, or of no type that is wanted. */
  readonly position: number;
  /** How often the next event failed by now. */
  readonly failures: number;
  /** Sealed; the newest first, and the one before as long as it signs as well. */
  readonly secrets: readonly string[];
}

/** What the secret of a hook is sealed with, beside the key: a row that is copied to another hook does not open. */
export const sealedAbout = ({ coalitionId, id }: HookRef): string => `web hook ${coalitionId} ${id}`;

export function typesOf(value: SqlValue | undefined): string[] | null {
  return typeof value === 'string' ? (JSON.parse(value) as string[]) : null;
}

/** Seals under the secret of this installation, and opens again. `about` says whose it is. */
export interface Sealing {
  seal(text: string, about: string): Promise<string>;
  /** @throws Problem `access.sealed-unreadable` */
  unseal(sealed: string, about: string): Promise<string>;
}
