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
import { coalitionOverview, coalitionsHere, membersOf, memberOf } from '../coalition/coalition.queries.js';
import { namesHere } from '../coalition/names.queries.js';
import { openPledges } from '../exchange/open-pledges.queries.js';
import { pledgeActs } from '../exchange/pledge-acts.queries.js';
import { pledgeOf, pledgesOf } from '../exchange/pledges.queries.js';
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
  names: question(namesHere),
  pledges: question(pledgesOf),
  openPledges: question(openPledges),
  pledge: question(pledgeOf),
  pledgeActs: question(pledgeActs),
};
