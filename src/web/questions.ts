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
import { quarterPolicy } from '../coalition/quarter-policy.queries.js';
import { applicationActs, assetActs, offerActs, redemptionActs } from '../knowledge/acts.queries.js';
import { applicationOf, applicationsOf } from '../knowledge/applications.queries.js';
import { creditAccounts } from '../knowledge/credits.queries.js';
import { knowledgeFlows } from '../knowledge/flows.queries.js';
import { heldCredits } from '../knowledge/held-credits.queries.js';
import { assetTitles, libraryDigest } from '../knowledge/library-digest.queries.js';
import { assetOf, assetsOf } from '../knowledge/library.queries.js';
import { offerOf, offersOf } from '../knowledge/offers.queries.js';
import { redemptionOf, redemptionsOf } from '../knowledge/redemptions.queries.js';
import { creditsOfUses } from '../knowledge/use-credits.queries.js';
import { achievementActs } from '../recognition/acts.queries.js';
import { achievementOf, achievementsOf } from '../recognition/recognition.queries.js';
import { attributionStatementOf } from '../recognition/statement.queries.js';
import { creditsWhatIf } from '../knowledge/what-if.queries.js';

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
  assets: question(assetsOf),
  asset: question(assetOf),
  assetActs: question(assetActs),
  assetTitles: question(assetTitles),
  libraryDigest: question(libraryDigest),
  applications: question(applicationsOf),
  application: question(applicationOf),
  applicationActs: question(applicationActs),
  creditsOfUses: question(creditsOfUses),
  credits: question(creditAccounts),
  flows: question(knowledgeFlows),
  creditsWhatIf: question(creditsWhatIf),
  quarterPolicy: question(quarterPolicy),
  heldCredits: question(heldCredits),
  creditOffers: question(offersOf),
  creditOffer: question(offerOf),
  offerActs: question(offerActs),
  redemptions: question(redemptionsOf),
  redemption: question(redemptionOf),
  redemptionActs: question(redemptionActs),
  achievements: question(achievementsOf),
  achievement: question(achievementOf),
  achievementActs: question(achievementActs),
  statement: question(attributionStatementOf),
};
