import type { AskForReopening, ReopenQuarter } from '../../src/coalition/domain/commands.js';
import type { JsonObject } from '../../src/kernel/canonical-json.js';
import type {
  DecideProposal,
  RecordProposals,
  ReckonedProposal,
} from '../../src/reviews/domain/decide-proposal.js';
import type { MoveReview, OpenReview, SignClose } from '../../src/reviews/domain/decide-review.js';
import type { SealReport } from '../../src/reviews/domain/decide-seal.js';
import type { ListSupply, WithdrawSupply } from '../../src/reviews/domain/decide-supply.js';
import type { GivePulse, StatePosition } from '../../src/reviews/domain/decide-voice.js';
import type { Told } from './builders.js';

const told = (command: string, data: object): Told => ({ command, data: data as JsonObject });

/** The quarter under review: over on the day on which everything is decided. */
export const REVIEWED = '2026-Q2';
const of = { quarter: REVIEWED, actingFor: null };

export const reviewOpened = (over: Partial<OpenReview> = {}): Told =>
  told('open-review', { ...of, facilitator: 'Ana', ...over });

export const reviewPrepared = (over: Partial<MoveReview> = {}): Told =>
  told('prepare-review', { ...of, ...over });

export const discussionOpened = (over: Partial<MoveReview> = {}): Told =>
  told('open-discussion', { ...of, ...over });

export const decidingOpened = (over: Partial<MoveReview> = {}): Told =>
  told('open-deciding', { ...of, ...over });

export const pulseGiven = (memberId: string, fairness: number, over: Partial<GivePulse> = {}): Told =>
  told('give-pulse', { ...of, memberId, fairness, comment: null, ...over });

export const positionStated = (memberId: string, stance: string, over: Partial<StatePosition> = {}): Told =>
  told('state-position', {
    ...of,
    memberId,
    stance,
    proposalId: null,
    words: 'as we said at the table',
    ...over,
  });

/** A thousand euro of the fund, unless said otherwise. */
export const supplyListed = (supplyId: string | null, over: Partial<ListSupply> = {}): Told =>
  told('list-supply', {
    ...of,
    supplyId,
    title: 'Set aside by the board',
    source: 'pool:fund',
    kind: 'funds',
    quantity: '1000',
    unit: 'EUR',
    step: null,
    value: null,
    valueType: 'financial',
    openTo: [],
    mostEach: null,
    ...over,
  });

export const supplyWithdrawn = (supplyId: string, over: Partial<WithdrawSupply> = {}): Told =>
  told('withdraw-supply', { ...of, supplyId, reason: 'needed elsewhere', ...over });

/** Alder is to get 600 euro of the money set aside, unless said otherwise. */
export const reckoned = (over: Partial<ReckonedProposal> = {}): ReckonedProposal => ({
  memberId: 'alder',
  supplyId: 'money',
  quantity: '600',
  value: '600',
  valueType: 'financial',
  before: '100',
  after: '700',
  why: 'It received less than its share.',
  ...over,
});

/** @param position of the figures, as the review froze them */
export const proposalsRecorded = (
  position: number,
  proposals: readonly ReckonedProposal[],
  over: Partial<RecordProposals> = {},
): Told =>
  told('record-proposals', {
    ...of,
    position,
    run: 1,
    policyVersion: 0,
    proposals,
    obstacles: [],
    ...over,
  });

export const proposalDecided = (
  proposalId: string,
  outcome: string,
  over: Partial<DecideProposal> = {},
): Told =>
  told('decide-proposal', {
    ...of,
    proposalId,
    outcome,
    quantity: null,
    reason: 'agreed by all',
    dissent: [],
    actions: [],
    dueOn: null,
    ...over,
  });

export const decisionsPublished = (over: Partial<MoveReview> = {}): Told =>
  told('publish-decisions', { ...of, ...over });

export const closeSigned = (role: string, signer: string, over: Partial<SignClose> = {}): Told =>
  told('sign-close', { ...of, role, signer, ...over });

export const reportSealed = (position: number, over: Partial<SealReport> = {}): Told =>
  told('seal-report', {
    ...of,
    position,
    statements: [{ memberId: 'alder', statement: '{"id":"alder"}', hash: 'a'.repeat(64) }],
    report: '{"members":[]}',
    hash: 'b'.repeat(64),
    ...over,
  });

export const reportPublished = (over: Partial<MoveReview> = {}): Told =>
  told('publish-report', { ...of, ...over });

export const reopeningAsked = (signer: string, over: Partial<AskForReopening> = {}): Told =>
  told('ask-for-reopening', { ...of, reason: 'an invoice was booked twice', signer, ...over });

export const quarterReopened = (over: Partial<ReopenQuarter> = {}): Told =>
  told('reopen-quarter', {
    ...of,
    reason: 'an invoice was booked twice',
    signers: ['Ana', 'Bo'],
    ...over,
  });
