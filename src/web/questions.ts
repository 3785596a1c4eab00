import { peopleHere } from '../access/people-here.queries.js';
import {
  isResetOpen,
  keysIn,
  offerBehind,
  openInvitationsIn,
  peopleIn,
  profileOf,
  rolesOf,
} from '../access/people.queries.js';
import {
  coalitionOverview,
  coalitionSettings,
  coalitionsHere,
  membersOf,
  memberOf,
  poolsOf,
} from '../coalition/coalition.queries.js';
import { entryActs } from '../exchange/entry-acts.queries.js';
import { assertEntryKnown, entryOf } from '../exchange/entry-story.queries.js';
import { entriesOf, mirrorOf } from '../exchange/exchange.queries.js';
import { draftValue, recordChoices, similarEntries } from '../exchange/record-form.queries.js';
import { entryTotals } from '../portfolios/entry-totals.queries.js';
import { runningBalances } from '../portfolios/running-balance.queries.js';
import { question } from '../http/bus.js';

/** What pages ask. */
export const siteQuestions = {
  profile: question(profileOf),
  rolesOf: question(rolesOf),
  offer: question(offerBehind),
  isResetOpen: question(isResetOpen),
  people: question(peopleIn),
  invitations: question(openInvitationsIn),
  keys: question(keysIn),
  everybody: question(peopleHere),
  coalitions: question(coalitionsHere),
  overview: question(coalitionOverview),
  members: question(membersOf),
  member: question(memberOf),
  settings: question(coalitionSettings),
  pools: question(poolsOf),
  entries: question(entriesOf),
  entryTotals: question(entryTotals),
  runningBalances: question(runningBalances),
  entry: question(entryOf),
  entryKnown: question(assertEntryKnown),
  entryActs: question(entryActs),
  mirror: question(mirrorOf),
  recordChoices: question(recordChoices),
  draftValue: question(draftValue),
  similarEntries: question(similarEntries),
};
