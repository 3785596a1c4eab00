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
import { namesHere, partyNames } from '../coalition/names.queries.js';
import { policiesOf, policyOfQuarter, rulesOfQuarter } from '../coalition/policies.queries.js';
import { entryActs } from '../exchange/entry-acts.queries.js';
import { assertEntryKnown, entryOf } from '../exchange/entry-story.queries.js';
import { entriesOf, mirrorOf } from '../exchange/exchange.queries.js';
import { openPledges } from '../exchange/open-pledges.queries.js';
import { pledgeActs } from '../exchange/pledge-acts.queries.js';
import { pledgeOf, pledgesOf } from '../exchange/pledges.queries.js';
import { draftValue, recordChoices, similarEntries } from '../exchange/record-form.queries.js';
import { deadLettersOf, hookById, hooksIn } from '../hooks/hooks.queries.js';
import { question } from '../http/bus.js';
import { importOf, importsOf } from '../interchange/imports.queries.js';
import { applicationActs, assetActs, offerActs, redemptionActs } from '../knowledge/acts.queries.js';
import { applicationOf, applicationsOf } from '../knowledge/applications.queries.js';
import { heldCredits } from '../knowledge/held-credits.queries.js';
import { assetTitles, libraryDigest } from '../knowledge/library-digest.queries.js';
import { assetOf, assetsOf } from '../knowledge/library.queries.js';
import { offerOf, offersOf } from '../knowledge/offers.queries.js';
import { openRedemptions } from '../knowledge/open-redemptions.queries.js';
import { redemptionOf, redemptionsOf } from '../knowledge/redemptions.queries.js';
import { creditsOfUses } from '../knowledge/use-credits.queries.js';
import { ledgerHead } from '../operations/log.queries.js';
import { entryProof, recogniseFile } from '../operations/proofs.queries.js';
import { flowsOfAll } from '../portfolios/coalition-flows.queries.js';
import { entryTotals } from '../portfolios/entry-totals.queries.js';
import { memberLines } from '../portfolios/member-lines.queries.js';
import { valuePortfolio } from '../portfolios/portfolio.queries.js';
import { runningBalances } from '../portfolios/running-balance.queries.js';
import { achievementActs } from '../recognition/acts.queries.js';
import { achievementOf, achievementsOf } from '../recognition/recognition.queries.js';
import { attributionStatementOf } from '../recognition/statement.queries.js';
import { publishedTrend } from '../reports/published-trend.queries.js';
import { fileJob } from '../reports/report-files.queries.js';
import { reportQuarters, reportStanding, reportsListed } from '../reports/report-standings.queries.js';
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
  hooks: question(hooksIn),
  hook: question(hookById),
  deadLetters: question(deadLettersOf),
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
  reportFile: question(fileJob),
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
  head: question(ledgerHead),
  proof: question(entryProof),
  recognised: question(recogniseFile),
  trail: question(trailOfCoalition),
  imports: question(importsOf),
  import: question(importOf),
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
