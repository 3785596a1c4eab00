import { ledgerModel } from '../../src/ledger-model.js';
import {
  aCoalition,
  applicationConfirmed,
  applicationContested,
  applicationWithdrawn,
  baselineStated,
  benefit,
  contribution,
  creditsRedeemed,
  creditsReleased,
  creditsReserved,
  departureSettled,
  disputeAnswered,
  disputeResolved,
  entryAccepted,
  entryDisputed,
  entryValued,
  evidenceAttached,
  exchange,
  exchangeRateRecorded,
  factReversed,
  filesImported,
  importUndone,
  knowledgeApplied,
  knowledgeDerived,
  knowledgeRevised,
  knowledgeShared,
  memberJoined,
  memberLeft,
  memberMerged,
  memberRejoined,
  memberRenamed,
  offerListed,
  offerWithdrawn,
  pledgeAmended,
  pledgeLapsed,
  pledgeMade,
  pledgeRetracted,
  pledgeWaived,
  policyAdopted,
  prioritiesDeclared,
  profileChanged,
  quarterClosed,
  rateAdopted,
  reversalOf,
  settingsChanged,
} from '../support/builders.js';
import { factsOf } from '../support/decider-specification.js';
import {
  closeSigned,
  decidingOpened,
  decisionsPublished,
  discussionOpened,
  positionStated,
  proposalDecided,
  proposalsRecorded,
  pulseGiven,
  quarterReopened,
  reckoned,
  reopeningAsked,
  reportPublished,
  reportSealed,
  reviewOpened,
  reviewPrepared,
  supplyListed,
  supplyWithdrawn,
} from '../support/review-builders.js';
import {
  achievementAmended,
  achievementRecorded,
  attribution,
  attributionAgreed,
  attributionDeclined,
  recognitionPublished,
  recognitionRetracted,
} from '../support/recognition-builders.js';
import {
  goldenFiles,
  goldenName,
  madeOf,
  readGolden,
  writeGolden,
  type StoredShape,
} from '../support/golden.js';

/** `npm run golden` writes what is missing, and what becomes of the rest today. What was stored it never changes. */
const writing = process.env.EVENHAND_WRITE_GOLDEN === 'true';

const gift = contribution('e1', {
  kind: 'in-kind',
  unit: 'items',
  quantity: '3.5',
  valueType: 'strategic:0.5|innovative:0.5',
  counterparty: 'pool:fund',
  project: 'dyke',
  description: 'pumps',
});

/** Where that history has the figures of its review, and the close of its quarter. */
const PREPARED_AT = 65;
const CLOSED_AT = 80;

/** A history in which every event of today happens. */
const history = [
  ...aCoalition(),
  settingsChanged({
    name: 'Basin',
    timeZone: 'Europe/Paris',
    informationTier: 'own',
    disputesShownTo: 'members',
  }),
  rateAdopted({ category: 'nurse', rate: '31.80' }),
  exchangeRateRecorded('USD', '0.9123', '2026-02-01'),
  memberRenamed('birch', '2026-02-01', 'Birch & Sons'),
  profileChanged('alder', '2026-02-01', { parentGroup: 'trees', capacityBudget: '1000000', need: '2.5' }),
  prioritiesDeclared('alder', '2026-02-01', { strategic: '0.5', innovative: '0.5' }),
  gift,
  entryValued('e1', '120.00'),
  pledgeMade('p1', { unit: 'USD', quantity: '400.00' }),
  contribution('e2', { unit: 'USD', quantity: '250.00', pledgeId: 'p1' }),
  pledgeAmended('p1', { quantity: '350.00', dueOn: '2026-03-01' }),
  pledgeLapsed('p1'),
  pledgeMade('p2'),
  pledgeWaived('p2'),
  benefit('e3', { unit: 'USD', quantity: '99.99', status: 'proposed' }),
  exchange('e4', { quantity: '7.25', valuationBasis: 'nurse' }),
  entryAccepted('e3'),
  entryDisputed('e3', 'member:birch'),
  disputeAnswered('e3'),
  disputeResolved('e3', { outcome: 'adjusted', quantity: '90.00' }),
  contribution('e5', {
    kind: 'in-kind',
    unit: 'beds',
    quantity: '2',
    value: '500.00',
    actingFor: 'member:alder',
    inKind: {
      category: 'furniture',
      technique: 'market price',
      inputs: 'two quotations',
      approvedBy: 'treasurer',
      use: 'used',
      restrictions: null,
    },
    costShare: {
      award: 'award-7',
      item: 'invoice 12',
      necessary: true,
      allowable: true,
      federallyFunded: false,
      inApprovedBudget: true,
    },
  }),
  evidenceAttached('e5'),
  baselineStated('birch'),
  reversalOf(gift, 'r1'),
  memberLeft('alder', '2026-03-31'),
  departureSettled('alder'),
  memberRejoined('alder', '2026-06-01'),
  memberMerged('cedar', 'birch', '2026-04-01'),
  policyAdopted({ base: '12.5', quarterCap: '500', windowQuarters: 6 }),
  knowledgeShared('guide', {
    authors: 'alder:0.6|birch:0.4',
    assetType: 'method',
    licence: 'CC-BY-4.0',
    description: 'how to raise a dyke',
  }),
  knowledgeShared('atlas', { authors: 'birch' }),
  knowledgeDerived('atlas', 'guide'),
  knowledgeRevised('guide'),
  knowledgeApplied('u1', 'guide', { depth: 'adapted', outcomeValue: '5000.50', description: 'on our dyke' }),
  applicationConfirmed('u1'),
  applicationContested('u1'),
  applicationConfirmed('u1'),
  knowledgeApplied('u2', 'atlas'),
  applicationWithdrawn('u2'),
  policyAdopted({ expiryQuarters: 1 }, { from: '2026-01-01' }),
  quarterClosed('2026-Q1'),
  offerListed('course', {
    price: '2.5',
    capacity: '10',
    valueType: 'innovative',
    value: '80',
    validTo: '2026-12-31',
  }),
  creditsReserved('d1', 'course', { on: '2026-06-10' }),
  creditsRedeemed('d1', { on: '2026-06-12' }),
  creditsReserved('d2', 'course', { on: '2026-06-13' }),
  creditsReleased('d2', { on: '2026-06-14', reason: 'no time' }),
  offerWithdrawn('course', '2026-06-20'),
  reviewOpened(),
  supplyListed('money', { quantity: '40' }),
  supplyListed('places', { source: 'pool', kind: 'access', quantity: '3', unit: 'places', value: '90' }),
  reviewPrepared(),
  pulseGiven('birch', 4, { comment: 'fair enough' }),
  proposalsRecorded(PREPARED_AT, [reckoned({ memberId: 'birch', quantity: '25', value: '25' })], {
    obstacles: ['Nobody asked for places.'],
  }),
  discussionOpened(),
  positionStated('birch', 'support', { proposalId: '1.1' }),
  supplyWithdrawn('places'),
  decidingOpened(),
  proposalDecided('1.1', 'rejected', {
    dissent: [{ memberId: 'birch', words: 'we need it' }],
    actions: [{ what: 'look again', owner: 'Cleo', dueOn: '2026-09-01' }],
  }),
  decisionsPublished(),
  closeSigned('facilitator', 'Ana'),
  closeSigned('backbone', 'Bo'),
  quarterClosed('2026-Q2'),
  reportSealed(CLOSED_AT),
  reportPublished(),
  reopeningAsked('Ana'),
  quarterReopened(),
  achievementRecorded('dyke', {
    attributions: [
      attribution('alder', '0.6', ['asset/guide', 'entry/e2']),
      attribution('birch', '0.4', 'asset/guide'),
    ],
    actingFor: 'member:alder',
  }),
  attributionAgreed('dyke', 'alder'),
  attributionDeclined('dyke', 'birch', { on: '2026-06-30' }),
  achievementAmended('dyke', {
    sharesShown: false,
    attributions: [attribution('alder', '1', 'asset/guide')],
  }),
  attributionAgreed('dyke', 'alder', { edition: 2 }),
  recognitionPublished('dyke', { value: '75.00', basis: 'the price of a page' }),
  recognitionRetracted('dyke'),
  memberJoined('drift', { joinedOn: '2026-07-02' }),
  pledgeMade('p3', { madeOn: '2026-07-03', dueOn: '2026-09-30' }),
  filesImported('batch'),
  pledgeRetracted('p3'),
  factReversed({ fact: 'member', memberId: 'drift' }, 1),
  importUndone('batch'),
];

const todays = [...ledgerModel.events.types].map((type) => ({
  type,
  version: ledgerModel.events.definitionOf(type).version,
}));

async function writeMissing(): Promise<void> {
  const stored: StoredShape[] = (await factsOf(...history)).map(({ type, occurredOn, data }) => ({
    type,
    version: ledgerModel.events.definitionOf(type).version,
    occurredOn,
    data,
  }));
  for (const { type, version } of todays) {
    const name = goldenName(type, version);
    if (goldenFiles().includes(name)) continue;
    const place = stored.findIndex((event) => event.type === type);
    if (place < 0) throw new Error(`no ${type} happens in the history that golden files are made from`);
    const before = stored.slice(0, place);
    const event = stored[place]!;
    writeGolden(name, { before, event, today: await madeOf([...before, event]) });
  }
  for (const name of goldenFiles()) {
    const { before, event } = readGolden(name);
    writeGolden(name, { before, event, today: await madeOf([...before, event]) });
  }
}

if (writing) await writeMissing();

describe('every version of every event ever written', () => {
  it('has a golden file', () => {
    const needed = todays.flatMap(({ type, version }) =>
      Array.from({ length: version }, (_, i) => goldenName(type, i + 1)),
    );
    expect(goldenFiles()).toEqual(needed.sort());
  });

  it.each(goldenFiles())('is read, folded and projected as before (%s)', async (name) => {
    const { before, event, today } = readGolden(name);
    expect(goldenName(event.type, event.version)).toBe(name);
    expect(await madeOf([...before, event])).toEqual(today);
  });

  it.each(goldenFiles())('says something that counts: without %s the result is another', async (name) => {
    const { before, event, today } = readGolden(name);
    if (before.length === 0) return;
    const without = await madeOf(before);
    expect([without.directory, without.rows]).not.toEqual([today.directory, today.rows]);
    expect(event.data).toBeDefined();
  });
});
