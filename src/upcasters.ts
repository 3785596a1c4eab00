import type { Upcaster } from './event-store/event.js';

/** Until version 2 every entry was recorded by the backbone, and nothing more was asked of gifts and claims. */
const entryRecordedFrom1: Upcaster = (data) => ({
  ...data,
  recordedBy: 'backbone',
  inKind: null,
  costShare: null,
});

/** Until version 3 nothing of an entry could be late: what was said of it was dated on its own day. */
const inTime: Upcaster = (data) => ({ ...data, lateFor: null });
const inTimeOnItsDay: Upcaster = (data) => ({ ...data, lateFor: null, carriedFrom: null });

/** Until version 2 only the backbone took entries back. */
const entryReversedFrom1: Upcaster = (data) => ({ ...data, by: 'backbone' });

/**
 * Until version 2 policies said nothing of fairness: the defaults held. They are written out, as defaults of tomorrow must not
 * change what was agreed.
 */
const FIRST_FAIRNESS = {
  proportionality: '0.5',
  need: '0.3',
  equality: '0.2',
  weightStrategic: '1',
  weightOperational: '1',
  weightFinancial: '1',
  weightInnovative: '1',
  weightReputational: '1',
  fairWindowQuarters: 4,
  tolerance: '0.1',
  floor: '0',
};
const policyAdoptedFrom1: Upcaster = (data) => ({ ...data, fairness: FIRST_FAIRNESS });

/** Until version 2 settings said nothing of who sees what: what was not changed is not there, then as now. */
const settingsChangedFrom1: Upcaster = (data) => data;

/**
 * The way from every old shape of an event to today's: `upcasters.TYPE[1]` brings version 1 to 2. The golden files in
 * `test/golden` show that each shape ever written is read.
 */
export const upcasters: Readonly<Record<string, Readonly<Record<number, Upcaster>>>> = {
  ContributionRecorded: { 1: entryRecordedFrom1, 2: inTime },
  BenefitRecorded: { 1: entryRecordedFrom1, 2: inTime },
  ExchangeRecorded: { 1: entryRecordedFrom1, 2: inTime },
  EntryReversed: { 1: entryReversedFrom1, 2: inTimeOnItsDay },
  EntryValued: { 1: inTime },
  EntryAccepted: { 1: inTimeOnItsDay },
  EntryDisputed: { 1: inTimeOnItsDay },
  DisputeResolved: { 1: inTimeOnItsDay },
  CoalitionSettingsChanged: { 1: settingsChangedFrom1 },
  PolicyAdopted: { 1: policyAdoptedFrom1 },
};
