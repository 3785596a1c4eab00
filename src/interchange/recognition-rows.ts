import type { TellAttribution, TellEdition } from '../recognition/domain/edition.js';
import { behindIn } from './behind-cell.js';
import type { Asked } from './decided-request.js';
import { trueOrFalse } from './entry-rows.js';
import type { Row } from './import-row.js';
import type { TableName } from './import-tables.js';

/** An achievement is told by a row, and by one for each member that it names. */
export const RECOGNITION_TABLES = ['achievements', 'attributions'] as const satisfies readonly TableName[];
export type RecognitionTable = (typeof RECOGNITION_TABLES)[number];

export function isRecognitionTable(table: TableName): table is RecognitionTable {
  return (RECOGNITION_TABLES as readonly TableName[]).includes(table);
}

/** How a member stands to an edition; nothing means that it is asked. */
export const CONSENTS = ['asked', 'agreed', 'declined'] as const;

/** What `record-achievement` is asked. */
interface ToldEdition extends TellEdition {
  readonly achievementId: string;
  readonly actingFor: string | null;
}

export function editionTold(row: Row, parts: readonly Row[]): ToldEdition {
  return {
    achievementId: row.cell('achievement_id'),
    title: row.cell('title'),
    achievedOn: row.cell('achieved_on'),
    story: row.optional('story'),
    sharesShown: trueOrFalse(row.cell('shares_shown')) ?? false,
    attributions: parts.map((part): TellAttribution => {
      const [memberId, share, wording] = [part.cell('member_id'), part.cell('share'), part.cell('wording')];
      return { memberId, share, wording, behind: behindIn(part.cell('behind')) };
    }),
    actingFor: row.optional('recorded_by'),
  };
}

/** What a member said of an edition; undefined where it said nothing. Without a day it is that of the achievement. */
export function answerAsked(row: Row, part: Row, edition: number): Asked | undefined {
  const consent = part.cell('consent');
  if (consent !== 'agreed' && consent !== 'declined') return undefined;
  const data = {
    achievementId: row.cell('achievement_id'),
    memberId: part.cell('member_id'),
    edition,
    on: answeredOn(row, part),
    actingFor: part.optional('answered_by'),
  };
  return consent === 'agreed'
    ? { command: 'agree-attribution', data }
    : { command: 'decline-attribution', data: { ...data, reason: part.cell('reason') } };
}

export function answeredOn(row: Row, part: Row): string {
  return part.optional('answered_on') ?? row.cell('achieved_on');
}

export function publicationAsked(row: Row): Asked {
  return {
    command: 'publish-recognition',
    data: {
      achievementId: row.cell('achievement_id'),
      on: row.cell('published_on'),
      value: row.optional('value'),
      basis: row.optional('valuation_basis'),
      valueType: row.optional('value_type'),
      actingFor: null,
    },
  };
}

export function retractionAsked(row: Row): Asked {
  return {
    command: 'retract-recognition',
    data: {
      achievementId: row.cell('achievement_id'),
      on: row.cell('retracted_on'),
      reason: row.cell('reason'),
      actingFor: null,
    },
  };
}
