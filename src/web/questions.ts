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
import { memberNames } from '../coalition/member-names.queries.js';
import { entriesOf } from '../exchange/exchange.queries.js';
import { pledgesOf } from '../exchange/pledges.queries.js';
import { question } from '../http/bus.js';
import { applicationsOf } from '../knowledge/applications.queries.js';
import { openRedemptions } from '../knowledge/open-redemptions.queries.js';
import { flowsOfAll } from '../portfolios/coalition-flows.queries.js';
import { memberLines } from '../portfolios/member-lines.queries.js';
import { valuePortfolio } from '../portfolios/portfolio.queries.js';
import { achievementsOf } from '../recognition/recognition.queries.js';
import { publishedTrend } from '../reports/published-trend.queries.js';
import { firstSteps } from '../reviews/first-steps.queries.js';
import { reviewTasks } from '../reviews/review-tasks.queries.js';

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
  memberNames: question(memberNames),
  memberLines: question(memberLines),
  flowsOfAll: question(flowsOfAll),
  portfolio: question(valuePortfolio),
  publishedTrend: question(publishedTrend),
  firstSteps: question(firstSteps),
  reviewTasks: question(reviewTasks),
  waitingEntries: question(entriesOf),
  waitingPledges: question(pledgesOf),
  waitingApplications: question(applicationsOf),
  waitingAchievements: question(achievementsOf),
  openRedemptions: question(openRedemptions),
};
