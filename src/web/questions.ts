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
import { partyNames } from '../coalition/names.queries.js';
import { rulesOfQuarter } from '../coalition/policies.queries.js';
import { question } from '../http/bus.js';
import { reviewsOverview } from '../reviews/outcomes.queries.js';
import { reviewOf, reviewsOf } from '../reviews/reviews.queries.js';

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
  settings: question(coalitionSettings),
  members: question(membersOf),
  member: question(memberOf),
  partyNames: question(partyNames),
  pools: question(poolsOf),
  rulesOfQuarter: question(rulesOfQuarter),
  review: question(reviewOf),
  reviews: question(reviewsOf),
  reviewsOverview: question(reviewsOverview),
};
