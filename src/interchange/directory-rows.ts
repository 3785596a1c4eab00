import type { Directory } from '../coalition/domain/directory.js';
import { VALUE_TYPES } from '../coalition/domain/value-types.js';
import { Amount } from '../kernel/amount.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import type { Problem } from '../kernel/problem.js';
import { conflictError, type ImportError } from './import-errors.js';
import type { Row } from './import-row.js';
import type { TableName } from './import-tables.js';
import type { KnowledgeTable } from './knowledge-rows.js';
import type { RecognitionTable } from './recognition-rows.js';
import { trueOrFalse } from './entry-rows.js';
import { PRIORITY_PREFIX } from './row-checks.js';

/** The tables whose rows concern the coalition itself and its members. */
export type DirectoryTable = Exclude<TableName, 'entries' | 'pledges' | KnowledgeTable | RecognitionTable>;

export interface RowCommand {
  readonly command: string;
  readonly data: JsonObject;
}

/** What a row asks of the coalition. */
export const commandOf: Readonly<Record<DirectoryTable, (row: Row) => RowCommand>> = {
  members: (row) => ({
    command: 'join-member',
    data: {
      memberId: row.cell('member_id'),
      name: row.cell('name'),
      joinedOn: row.cell('joined_on'),
      leftOn: row.optional('left_on'),
      parentGroup: row.optional('parent_group'),
      capacityBudget: row.optional('capacity_budget'),
      capacityFte: row.optional('capacity_fte'),
      need: row.optional('need'),
      priorities: prioritiesOf(row),
    },
  }),
  pools: (row) => ({
    command: 'open-pool',
    data: {
      poolId: row.cell('pool_id'),
      name: row.cell('name'),
      restrictedTo: row.optional('restricted_to'),
      allowNegative: trueOrFalse(row.cell('allow_negative')) ?? false,
      openedOn: row.cell('opened_on'),
    },
  }),
  rates: (row) => ({
    command: 'adopt-rate',
    data: {
      kind: row.cell('kind'),
      category: row.cell('category'),
      unit: row.cell('unit'),
      rate: row.cell('rate'),
      method: row.cell('method'),
      validFrom: row.cell('valid_from'),
      validTo: row.optional('valid_to'),
      source: row.cell('source'),
    },
  }),
  exchange_rates: (row) => ({
    command: 'record-exchange-rate',
    data: {
      currency: row.cell('currency'),
      rateToBase: row.cell('rate_to_base'),
      validOn: row.cell('valid_on'),
      source: row.cell('source'),
    },
  }),
  member_changes: (row) => {
    const member = { memberId: row.cell('member_id'), on: row.cell('on') };
    switch (row.cell('change')) {
      case 'renamed':
        return { command: 'rename-member', data: { ...member, name: row.cell('to') } };
      case 'merged':
        return { command: 'merge-member', data: { ...member, into: row.cell('to') } };
      case 'rejoined':
        return { command: 'member-rejoins', data: member };
      default:
        return { command: 'member-leaves', data: member };
    }
  },
};

/** What else the row of a member says: what it had given and received before it joined, where that stands there. */
export function baselineOf(table: DirectoryTable, row: Row): RowCommand | undefined {
  const [given, received] = [row.optional('baseline_given'), row.optional('baseline_received')];
  if (table !== 'members' || (given === null && received === null)) return undefined;
  const memberId = row.cell('member_id');
  const stated = { given: given ?? '0', received: received ?? '0', reason: BASELINE_REASON };
  return { command: 'state-baseline', data: { memberId, ...stated, actingFor: null } };
}

/** Files have no room for the reason of a baseline. */
const BASELINE_REASON = 'stated in an import';

/** Weights that are named, the others weighing nothing; `null` where none is. */
function prioritiesOf(row: Row): Record<string, string> | null {
  const weights: Record<string, string> = {};
  for (const type of VALUE_TYPES) {
    const weight = row.optional(`${PRIORITY_PREFIX}${type}`);
    if (weight !== null) weights[type] = weight;
  }
  return Object.keys(weights).length === 0 ? null : weights;
}

/** What the decider can't see: that a cell holds none of the words it may hold, or one that is required is empty. */
export function hasUnreadableCell(table: DirectoryTable, row: Row): boolean {
  if (table === 'pools') return trueOrFalse(row.cell('allow_negative')) === undefined;
  if (table !== 'member_changes') return false;
  const change = row.cell('change');
  if (change === 'renamed' || change === 'merged') return row.cell('to') === '';
  return change !== 'left' && change !== 'rejoined';
}

/** Where a row's id is known with other content: what differs. Otherwise nothing. */
export function conflictsOf(row: Row, refusal: Problem, directory: Directory): ImportError[] {
  const { details } = refusal;
  const text = (name: string): string => details[name] as string;
  switch (refusal.code) {
    case 'coalition.member-exists':
      return [conflictError(row, text('member'), text('field'), text('recorded'), text('found'))];
    case 'coalition.baseline-stated':
      return [
        conflictError(row, text('member'), `baseline_${text('field')}`, text('recorded'), text('found')),
      ];
    case 'coalition.pool-exists':
      return [conflictError(row, text('pool'), text('field'), text('recorded'), text('found'))];
    case 'coalition.rate-exists': {
      const known = directory.rates.find(
        (rate) =>
          rate.kind === text('kind') &&
          rate.unit === text('unit') &&
          rate.category === text('category') &&
          rate.validFrom === text('validFrom'),
      )!;
      const id = `${known.kind} ${known.category} in ${known.unit} from ${known.validFrom}`;
      return differing(row, id, [
        ['rate', known.rate.toString(), amountOf(row.cell('rate'))],
        ['valid_to', known.validTo ?? '', row.cell('valid_to')],
        ['method', known.method, row.cell('method').normalize('NFC')],
        ['source', known.source, row.cell('source').normalize('NFC')],
      ]);
    }
    case 'coalition.exchange-rate-exists': {
      const known = directory.exchangeRates
        .get(text('currency'))!
        .find(({ validOn }) => validOn === text('validOn'))!;
      return differing(row, `${known.currency} on ${known.validOn}`, [
        ['rate_to_base', known.rateToBase.toString(), amountOf(row.cell('rate_to_base'))],
        ['source', known.source, row.cell('source').normalize('NFC')],
      ]);
    }
    default:
      return [];
  }
}

function amountOf(cell: string): string {
  return Amount.parse(cell).toString();
}

function differing(
  row: Row,
  id: string,
  fields: readonly (readonly [column: string, recorded: string, found: string])[],
): ImportError[] {
  return fields
    .filter(([, recorded, found]) => recorded !== found)
    .map(([column, recorded, found]) => conflictError(row, id, column, recorded, found));
}
