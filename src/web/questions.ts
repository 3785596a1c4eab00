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
import { trailOfCoalition } from '../access/trail.queries.js';
import { coalitionOverview, coalitionsHere, membersOf, memberOf } from '../coalition/coalition.queries.js';
import { question } from '../http/bus.js';
import { importOf, importsOf } from '../interchange/imports.queries.js';
import { ledgerHead } from '../operations/log.queries.js';
import { entryProof, recogniseFile } from '../operations/proofs.queries.js';

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
  head: question(ledgerHead),
  proof: question(entryProof),
  recognised: question(recogniseFile),
  trail: question(trailOfCoalition),
  imports: question(importsOf),
  import: question(importOf),
  members: question(membersOf),
  member: question(memberOf),
};
