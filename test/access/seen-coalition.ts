import { sealQuarter } from '../../src/reports/sealing.js';
import {
  applicationConfirmed,
  baselineStated,
  benefit,
  coalitionFounded,
  contribution,
  creditsReserved,
  entryDisputed,
  evidenceAttached,
  exchange,
  knowledgeApplied,
  knowledgeShared,
  memberJoined,
  offerListed,
  pledgeMade,
  poolOpened,
  quarterClosed,
  COALITION,
  type Told,
} from '../support/builders.js';
import type { TestLedger } from '../support/ledgers.js';
import {
  achievementRecorded,
  attribution,
  attributionAgreed,
  recognitionPublished,
} from '../support/recognition-builders.js';
import {
  decidingOpened,
  discussionOpened,
  positionStated,
  proposalsRecorded,
  pulseGiven,
  reckoned,
  reviewOpened,
  reviewPrepared,
  supplyListed,
} from '../support/review-builders.js';

/** The reader, and the others. */
export const READER = 'alder';
export const OTHERS = ['birch', 'cedar', 'dogwood', 'elm', 'fir', 'gorse'] as const;
export const ALL = [READER, ...OTHERS];

const place = (id: string): string => String(ALL.indexOf(id) + 1);

/** What the reader shares, it sees who uses. */
const uses = (id: string, of: number): string => (ALL[of] === READER ? `${id} learns from it` : `${id}-uses`);

/** What of a member is recognised wherever it turns up. */
export const canaries = {
  /** Free texts of what it gave, promised and used, and the amounts of single entries. */
  detail: (id: string) => [
    `${id}-gives`,
    `${id}-promises`,
    `${id}-uses`,
    `6${place(id)}1.13`,
    `3${place(id)}2.41`,
  ],
  /** What it gave in the quarter under review: the sum of those amounts. */
  totals: (id: string) => [`${String(903 + 20 * Number(place(id)))}.54`],
  /** What is its own affair in every tier. */
  private: (id: string) => [`${id}-proposes`, `${id}-file.pdf`, `${id}-pulse`, `${id}-disputes`],
  position: (id: string) => [`${id}-stands-here`],
  draft: (id: string) => [`${id}-drafts`],
  published: (id: string) => [`${id}-published`],
  need: (id: string) => [`77${place(id)}.25`],
  proposal: (id: string) => [`why-${id}`],
} as const;

/** Everything that can be asked about, of each of seven members. Quarters: one published, one closed, one under review, one running. */
export async function seenCoalition(ledger: TestLedger): Promise<void> {
  const day = { occurredOn: '2026-05-04' };
  const ofEach = (tell: (id: string) => readonly Told[]): Told[] => ALL.flatMap(tell);
  await ledger.tellAll(
    coalitionFounded(),
    poolOpened('fund', { openedOn: '2025-01-01' }),
    ...ofEach((id) => [memberJoined(id, { joinedOn: '2025-01-01', need: `77${place(id)}.25` })]),
    baselineStated('gorse', { reason: 'gorse-gives' }),
    ...ofEach((id) => [
      contribution(`old-${id}`, {
        memberId: id,
        occurredOn: '2025-11-03',
        quantity: `5${place(id)}.50`,
        counterparty: 'pool:fund',
      }),
      benefit(`old-got-${id}`, {
        memberId: id,
        occurredOn: '2025-11-04',
        quantity: `1${place(id)}.25`,
        counterparty: 'pool:fund',
      }),
    ]),
    quarterClosed('2025-Q4'),
  );
  await sealQuarter(ledger.ledger, COALITION, '2025-Q4', 'backbone');
  await ledger.tellAll(
    ...ofEach((id) => [
      contribution(`later-${id}`, {
        memberId: id,
        occurredOn: '2026-02-03',
        quantity: `8${place(id)}.75`,
        description: `${id}-gives`,
      }),
      knowledgeShared(`asset-${id}`, { authors: id, sharedOn: '2026-01-05' }),
    ]),
    // In the winter everybody uses what the next one shares; what is confirmed then vests at the close.
    ...ALL.flatMap((id, i) => [
      knowledgeApplied(`winter-${id}`, `asset-${ALL[(i + 1) % 7]!}`, {
        memberId: id,
        description: uses(id, (i + 1) % 7),
      }),
      applicationConfirmed(`winter-${id}`),
    ]),
    quarterClosed('2026-Q1'),
    ...ofEach((id) => [
      contribution(`gift-${id}`, {
        ...day,
        memberId: id,
        quantity: `6${place(id)}1.13`,
        description: `${id}-gives`,
        counterparty: 'pool:fund',
      }),
      contribution(`more-${id}`, {
        ...day,
        memberId: id,
        quantity: `3${place(id)}2.41`,
        description: `${id}-gives`,
      }),
      evidenceAttached(`gift-${id}`, { name: `${id}-file.pdf`, sha256: place(id).repeat(64) }),
      contribution(`maybe-${id}`, {
        ...day,
        memberId: id,
        quantity: '7.00',
        description: `${id}-proposes`,
        actingFor: `member:${id}`,
        status: 'proposed',
      }),
      pledgeMade(`pledge-${id}`, {
        memberId: id,
        description: `${id}-promises`,
        madeOn: '2026-04-10',
        dueOn: '2026-04-30',
      }),
      offerListed(`offer-${id}`, { offeredBy: `member:${id}`, price: '1' }),
    ]),
    ...OTHERS.slice(1).map((id, i) =>
      exchange(`help-${id}`, {
        ...day,
        memberId: id,
        counterparty: `member:${OTHERS[i]!}`,
        description: `${id}-gives`,
      }),
    ),
    ...ALL.map((id, i) =>
      knowledgeApplied(`spring-${id}`, `asset-${ALL[(i + 2) % 7]!}`, {
        memberId: id,
        appliedOn: '2026-05-10',
        description: uses(id, (i + 2) % 7),
      }),
    ),
    ...['alder', 'birch', 'cedar', 'gorse'].map((id) =>
      applicationConfirmed(`spring-${id}`, { on: '2026-05-20' }),
    ),
    ...ofEach((id) => [benefit(`contested-${id}`, { ...day, memberId: id, quantity: '4.00' })]),
  );
  for (const id of ALL) {
    const dispute = entryDisputed(`contested-${id}`, `member:${id}`);
    await ledger.tell({ ...dispute, data: { ...dispute.data, reason: `${id}-disputes` } });
  }
  await ledger.tellAll(
    ...['alder', 'birch', 'cedar'].map((id, i) =>
      creditsReserved(`place-${id}`, `offer-${ALL[i + 3]!}`, { memberId: id, on: '2026-06-10' }),
    ),
    achievementRecorded('published', {
      attributions: ['birch', 'cedar'].map((id) =>
        attribution(id, '0.5', `entry/gift-${id}`, `${id}-published`),
      ),
    }),
    attributionAgreed('published', 'birch', { on: '2026-06-01' }),
    attributionAgreed('published', 'cedar', { on: '2026-06-01' }),
    recognitionPublished('published'),
    achievementRecorded('draft', {
      attributions: ['dogwood', 'elm'].map((id) =>
        attribution(id, '0.5', `entry/gift-${id}`, `${id}-drafts`),
      ),
    }),
    achievementRecorded('mine', {
      attributions: [attribution('alder', '1', 'entry/gift-alder', 'alder-drafts')],
    }),
    reviewOpened(),
    supplyListed('money'),
  );
  const { position } = await ledger.tell(reviewPrepared());
  await ledger.tellAll(
    ...ofEach((id) => [pulseGiven(id, 2, { comment: `${id}-pulse` })]),
    proposalsRecorded(
      position - 1,
      ['alder', 'cedar'].map((id) =>
        reckoned({ memberId: id, quantity: '100', value: '100', why: `why-${id}` }),
      ),
    ),
    discussionOpened(),
    ...ofEach((id) => [positionStated(id, 'object', { words: `${id}-stands-here` })]),
    decidingOpened(),
  );
}
