import type { EngineName, LedgerStore } from './store.js';

/**
 * A short write that is no command of a ledger: one transaction, on rows that stand beside the ledgers. It runs where lanes
 * write, so that on SQLite neither waits for the other's lock. What it is told and what it answers travel between threads, so
 * both are plain data.
 */
export type Act = (store: LedgerStore, argument: never) => Promise<unknown>;

/** The acts of one room, by name. */
export type Acts = Readonly<Record<string, Act>>;

/** Where the acts of a room are done: in the thread of the lanes, or here. */
export interface ActsPort<Room extends Acts> {
  run<Name extends keyof Room & string>(
    name: Name,
    argument: Parameters<Room[Name]>[1],
  ): ReturnType<Room[Name]>;
}

/** How an act travels to its thread. */
export interface ActCall {
  readonly room: string;
  readonly act: string;
  readonly argument: unknown;
}

export type RunAct = (call: ActCall) => Promise<unknown>;

export function isActCall(call: unknown): call is ActCall {
  return typeof call === 'object' && call !== null && 'act' in call;
}

/** The acts of a room, done by whoever can be called with them. */
export function actsBy<Room extends Acts>(room: string, run: RunAct): ActsPort<Room> {
  return {
    run: (name, argument) => run({ room, act: name, argument }) as ReturnType<Room[typeof name]>,
  };
}

/** Does whatever act it is called with, of any of these rooms. */
export function actsOn(store: LedgerStore, rooms: Readonly<Record<string, Acts>>): RunAct {
  return ({ room, act, argument }) => {
    const acts = Object.hasOwn(rooms, room) ? rooms[room]! : {};
    if (!Object.hasOwn(acts, act)) throw new Error(`There is no act ${act} of ${room}.`);
    return acts[act]!(store, argument as never);
  };
}

/** Milliseconds since 1970 by the database's clock: instances on several machines agree on that, and on no other. */
export const DATABASE_NOW: Readonly<Record<EngineName, string>> = {
  sqlite: "CAST(unixepoch('subsec') * 1000 AS INTEGER)",
  postgres: 'CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)',
};
