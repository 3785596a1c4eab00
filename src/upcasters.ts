import type { Upcaster } from './event-store/event.js';

/**
 * The way from every old shape of an event to today's: `upcasters.TYPE[1]` brings version 1 to 2. Empty while every
 * event is still in its first version; the golden files in `test/golden` show that each shape ever written is read.
 */
export const upcasters: Readonly<Record<string, Readonly<Record<number, Upcaster>>>> = {};
