import type { Asked } from './decided-request.js';
import type { Row } from './import-row.js';
import type { TableName } from './import-tables.js';

/** The tables of the library, in the order in which they are taken in. */
export const KNOWLEDGE_TABLES = [
  'knowledge',
  'applications',
  'offers',
  'redemptions',
] as const satisfies readonly TableName[];
export type KnowledgeTable = (typeof KNOWLEDGE_TABLES)[number];

export const REDEMPTION_STATES = ['reserved', 'redeemed', 'released'] as const;

const MEMBER = 'member:';

/** `backbone`, or a member as files name it: by its id, or as `member:ID`. */
export function partyOf(cell: string): string {
  return cell === 'backbone' || cell.startsWith(MEMBER) ? cell : `${MEMBER}${cell}`;
}

/** The same way back. */
export function partyCell(party: string): string {
  if (!party.startsWith(MEMBER)) return party;
  const id = party.slice(MEMBER.length);
  return partyOf(id) === party ? id : party;
}

/** `pool`, `pool:ID` or `member:ID`; a member also by its id alone. */
export function offererOf(cell: string): string {
  return cell === 'pool' || /^(pool|member):/.test(cell) ? cell : `${MEMBER}${cell}`;
}

export const askedBy: Readonly<Record<KnowledgeTable, (row: Row, id: string) => Asked>> = {
  knowledge: (row, assetId) => ({
    command: 'share-knowledge',
    data: {
      assetId,
      title: row.cell('title'),
      sharedOn: row.cell('shared_on'),
      authors: row.cell('authors'),
      derivesFrom: row.optional('derives_from'),
      assetType: row.optional('asset_type'),
      licence: row.optional('licence'),
      description: row.optional('description'),
      actingFor: null,
    },
  }),
  applications: (row, applicationId) => ({
    command: 'apply-knowledge',
    data: {
      applicationId,
      assetId: row.cell('asset_id'),
      memberId: row.cell('member_id'),
      appliedOn: row.cell('applied_on'),
      depth: row.cell('depth'),
      outcomeValue: row.optional('outcome_value'),
      description: row.optional('description'),
      confirmedBy: row.cell('confirmed_by') === '' ? null : partyOf(row.cell('confirmed_by')),
      confirmedOn: row.optional('confirmed_on'),
      actingFor: null,
    },
  }),
  offers: (row, offerId) => ({
    command: 'list-offer',
    data: {
      offerId,
      title: row.cell('title'),
      offeredBy: offererOf(row.cell('offered_by')),
      price: row.cell('price_credits'),
      capacity: row.optional('capacity'),
      valueType: row.optional('value_type'),
      value: row.optional('value'),
      validFrom: row.cell('valid_from'),
      validTo: row.optional('valid_to'),
      actingFor: null,
    },
  }),
  redemptions: (row, redemptionId) => ({
    command: 'reserve-credits',
    data: {
      redemptionId,
      offerId: row.cell('offer_id'),
      memberId: row.cell('member_id'),
      on: row.cell('on'),
      actingFor: null,
    },
  }),
};
