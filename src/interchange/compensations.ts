import type { FactOfImport } from '../coalition/domain/events.js';
import type { RecordedEvent } from '../event-store/event.js';
import type { EntryRow } from '../exchange/exchange.tables.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { Problem } from '../kernel/problem.js';
import type { AchievementRow } from '../recognition/recognition.tables.js';

/** A command that takes a fact back. */
export interface Compensation {
  readonly command: string;
  readonly data: JsonObject;
  /** What is counted. */
  readonly of: Reversed;
}

/** What an undoing takes back, by kind. */
export const REVERSED = [
  'entries',
  'pledges',
  'members',
  'pools',
  'rates',
  'applications',
  'offers',
  'reservations',
  'achievements',
] as const;
export type Reversed = (typeof REVERSED)[number];

/** What the compensation of a fact is found by, beside the fact. */
export interface Undoing {
  readonly reason: string;
  readonly actingFor: string | null;
  readonly batchId: string;
  /** Members that joined in the batch: what else it says of them goes with them. */
  readonly joined: ReadonlySet<string>;
  /** Achievements that the batch recorded: what else it says of them goes with them. */
  readonly achieved: ReadonlySet<string>;
  /** An entry as it stands, which was loaded before. */
  entry(entryId: string): EntryRow | undefined;
  /** An achievement as it stands, which was loaded before. */
  achievement(achievementId: string): AchievementRow | undefined;
  /** Whether an entry was recorded by the batch itself. */
  isOfBatch(position: number): boolean;
}

/** Ids of reversals that undo an import: by them an import tells what was undone from what was reversed for its own sake. */
const UNDOING = /^undo-[0-9a-f-]{36}-\d+$/;

export function isUndoing(reversalId: string | null): boolean {
  return reversalId !== null && UNDOING.test(reversalId);
}

/**
 * What takes a fact of a batch back; undefined where nothing is to be done, as it follows from another fact of the batch, or is
 * taken back already.
 * @throws Problem `interchange.fact-stays` where nothing can
 */
export function compensationOf(event: RecordedEvent, undoing: Undoing): Compensation | undefined {
  const { type, data, position, occurredOn } = event;
  const { reason, actingFor, joined, achieved } = undoing;
  const text = (field: string): string => data[field] as string;
  const stays = (what: string, remedy: string): Problem =>
    new Problem('interchange.fact-stays', { what, remedy });
  const fact = (of: FactOfImport, counted: Reversed): Compensation => ({
    command: 'reverse-coalition-fact',
    data: { of: of, reverses: position, reason, actingFor },
    of: counted,
  });
  const retracted = (achievementId: string, on: string | null): Compensation => ({
    command: 'retract-recognition',
    data: { achievementId, on, reason, actingFor },
    of: 'achievements',
  });
  switch (type) {
    case 'ContributionRecorded':
    case 'BenefitRecorded':
    case 'ExchangeRecorded':
      // What follows from an application or a redemption goes with that.
      return data['arisesFrom'] === undefined ? reversalOf(text('entryId'), position, undoing) : undefined;
    case 'EntryReversed': {
      const reversed = undoing.entry(text('reverses'));
      if (reversed && undoing.isOfBatch(reversed.position)) return undefined;
      throw stays(
        `the reversal “${text('entryId')}” of the entry “${text('reverses')}”`,
        'record that entry anew, under another id, if it was right',
      );
    }
    case 'PledgeMade':
      return {
        command: 'retract-pledge',
        data: { pledgeId: text('pledgeId'), reason, actingFor },
        of: 'pledges',
      };
    case 'MemberJoined':
      return fact({ fact: 'member', memberId: text('memberId') }, 'members');
    case 'PoolOpened':
      return fact({ fact: 'pool', poolId: text('poolId') }, 'pools');
    case 'RateAdopted':
      return fact(
        {
          fact: 'rate',
          kind: text('kind'),
          category: text('category'),
          unit: text('unit'),
          validFrom: text('validFrom'),
        },
        'rates',
      );
    case 'ExchangeRateRecorded':
      return fact({ fact: 'exchange-rate', currency: text('currency'), validOn: text('validOn') }, 'rates');
    case 'KnowledgeApplied':
      return {
        command: 'withdraw-application',
        data: { applicationId: text('applicationId'), reason, actingFor },
        of: 'applications',
      };
    case 'OfferListed':
      return {
        command: 'withdraw-offer',
        data: { offerId: text('offerId'), on: occurredOn, reason, actingFor },
        of: 'offers',
      };
    case 'CreditsReserved':
      return {
        command: 'release-credits',
        data: { redemptionId: text('redemptionId'), on: occurredOn, reason, actingFor },
        of: 'reservations',
      };
    case 'CreditsRedeemed':
      throw stays(
        `the redemption “${text('redemptionId')}”`,
        'its member got what it redeemed; agree with it on what to do',
      );
    case 'KnowledgeShared':
      throw stays(
        `the asset “${text('assetId')}”`,
        'what was shared stays in the library; tell of an edition that puts it right',
      );
    case 'KnowledgeDerived':
      throw stays(
        `the lineage of the asset “${text('assetId')}”`,
        'what an asset was made from is said once',
      );
    case 'AchievementRecorded':
      if (undoing.achievement(text('achievementId'))?.stage === 'published')
        throw stays(
          `the achievement “${text('achievementId')}”, which was published since,`,
          'retract it, where it must not be used',
        );
      return retracted(text('achievementId'), null);
    case 'RecognitionPublished':
      // Benefits are taken back on their own day, as entries are.
      if (achieved.has(text('achievementId'))) return retracted(text('achievementId'), occurredOn);
      throw stays(
        `the publication of the achievement “${text('achievementId')}”`,
        'retract it, where it must not be used',
      );
    case 'AttributionAgreed':
    case 'AttributionDeclined':
    case 'RecognitionRetracted':
      if (achieved.has(text('achievementId'))) return undefined;
      throw stays(
        `what ${type} says of the achievement “${text('achievementId')}”`,
        ACHIEVEMENT_REMEDIES[type]!,
      );
    case 'MemberRenamed':
    case 'MemberLeft':
    case 'MemberRejoined':
    case 'MemberMerged':
    case 'BaselineStated':
    case 'PrioritiesDeclared':
      if (joined.has(text('memberId'))) return undefined;
      throw stays(`what ${type} says of the member “${text('memberId')}”`, REMEDIES[type]!);
    default:
      // Acceptances, deliveries and confirmations follow from what they are about.
      return undefined;
  }
}

const ACHIEVEMENT_REMEDIES: Readonly<Record<string, string>> = {
  AttributionAgreed: 'the member can decline, while nothing is published',
  AttributionDeclined: 'the member can consent, while nothing is published',
  RecognitionRetracted: 'record the achievement anew, under another id, if it was right',
};

const REMEDIES: Readonly<Record<string, string>> = {
  MemberRenamed: 'rename it once more',
  MemberLeft: 'let it rejoin on the next day',
  MemberRejoined: 'let it leave again',
  MemberMerged: 'figures of both were carried on together since; a merger is not taken apart',
  BaselineStated: 'a baseline is stated once, and agreed by both sides',
  PrioritiesDeclared: 'declare the priorities that hold',
};

/** An entry mirrored on its own day, so that every quarter is as it was before the import; none where it counts no more already. */
function reversalOf(entryId: string, position: number, undoing: Undoing): Compensation | undefined {
  const entry = undoing.entry(entryId);
  if (!entry || entry.reversedBy !== null || entry.standing === 'withdrawn') return undefined;
  const { direction, memberId, kind, occurredOn, lateFor, unit, counterparty, project } = entry;
  const mirrored = { direction, memberId, kind, occurredOn, lateFor, unit, counterparty, project };
  return {
    command: 'record-entry',
    data: {
      ...mirrored,
      entryId: `undo-${undoing.batchId}-${String(position)}`,
      quantity: entry.quantity.negated().toString(),
      value: null,
      valuationBasis: null,
      valueType: null,
      description: undoing.reason,
      pledgeId: null,
      reverses: entryId,
      status: null,
      actingFor: undoing.actingFor,
      inKind: null,
      costShare: null,
      // Whether pools hold that is asked once all is back.
      poolsCheckedLater: true,
    },
    of: 'entries',
  };
}
