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
  exchangeRatesOf,
  memberOf,
  membersOf,
  poolsOf,
  ratesOf,
} from '../coalition/coalition.queries.js';
import { memberNames } from '../coalition/member-names.queries.js';
import { partyNames } from '../coalition/names.queries.js';
import { policiesOf, policyOfQuarter, rulesOfQuarter } from '../coalition/policies.queries.js';
import { entriesOf } from '../exchange/exchange.queries.js';
import { pledgesOf } from '../exchange/pledges.queries.js';
import { question } from '../http/bus.js';
import { applicationsOf } from '../knowledge/applications.queries.js';
import { openRedemptions } from '../knowledge/open-redemptions.queries.js';
import { creditsWhatIf } from '../knowledge/what-if.queries.js';
import { flowsOfAll } from '../portfolios/coalition-flows.queries.js';
import { memberLines } from '../portfolios/member-lines.queries.js';
import { valuePortfolio } from '../portfolios/portfolio.queries.js';
import { achievementsOf } from '../recognition/recognition.queries.js';
import { publishedTrend } from '../reports/published-trend.queries.js';
import { comparedReports } from '../reports/report-comparison.queries.js';
import { fileJob } from '../reports/report-files.queries.js';
import { reportQuarters, reportStanding, reportsListed } from '../reports/report-standings.queries.js';
import { reportOfNow } from '../reports/reports.queries.js';
import { fairSharesOf } from '../reviews/fair-standings.queries.js';
import { firstSteps } from '../reviews/first-steps.queries.js';
import { reviewsOverview } from '../reviews/outcomes.queries.js';
import { reviewTasks } from '../reviews/review-tasks.queries.js';
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
  reports: question(reportsListed),
  reportQuarters: question(reportQuarters),
  reportStanding: question(reportStanding),
  report: question(reportOfNow),
  reportComparison: question(comparedReports),
  reportFile: question(fileJob),
  fairShares: question(fairSharesOf),
  creditsWhatIf: question(creditsWhatIf),
  policies: question(policiesOf),
  policyOfQuarter: question(policyOfQuarter),
  rates: question(ratesOf),
  exchangeRates: question(exchangeRatesOf),
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
