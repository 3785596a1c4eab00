import type { Upcaster } from './event-store/event.js';

/** Until version 2 every entry was recorded by the backbone, and nothing more was asked of gifts and claims. */
const entryRecordedFrom1: Upcaster = (data) => ({
  ...data,
  recordedBy: 'backbone',
  inKind: null,
  costShare: null,
});

/** Until version 2 only the backbone took entries back. */
const entryReversedFrom1: Upcaster = (data) => ({ ...data, by: 'backbone' });

/**
 * The way from every old shape of an event to today's: `upcasters.TYPE[1]` brings version 1 to 2. The golden files in
 * `test/golden` show that each shape ever written is read.
 */
export const upcasters: Readonly<Record<string, Readonly<Record<number, Upcaster>>>> = {
  ContributionRecorded: { 1: entryRecordedFrom1 },
  BenefitRecorded: { 1: entryRecordedFrom1 },
  ExchangeRecorded: { 1: entryRecordedFrom1 },
  EntryReversed: { 1: entryReversedFrom1 },
};
