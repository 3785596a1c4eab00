import { assertActiveOn, knownMember, type Directory } from '../coalition/domain/directory.js';
import { parseParty } from '../coalition/domain/authority.js';
import { isKind, parseValueTypes } from '../coalition/domain/value-types.js';
import {
  checkedCounterparty,
  checkedDirection,
  checkedKind,
  checkedStanding,
  checkedUnit,
  checkedUse,
} from '../exchange/domain/field-checks.js';
import { parseCounterparty } from '../exchange/domain/entry.js';
import type { Direction } from '../exchange/domain/events.js';
import { isHeld } from '../exchange/domain/postings.js';
import { Amount } from '../kernel/amount.js';
import { parseDate } from '../kernel/calendar.js';
import { assertCurrencyValidOn } from '../kernel/currency.js';
import { identifier } from '../kernel/ids.js';
import { isProblem, Problem } from '../kernel/problem.js';
import { Quantity, unitOf } from '../kernel/unit.js';
import { trueOrFalse } from './entry-rows.js';
import {
  isBaseline,
  isDate,
  isId,
  isMember,
  isMemberOn,
  isName,
  isRate,
  isText,
  isUnit,
  isValue,
  malformed,
  notNegative,
  valid,
  type Check,
} from './cell-checks.js';
import { cellError, type ImportError } from './import-errors.js';
import type { Row } from './import-row.js';
import { knowledgeChecks } from './knowledge-checks.js';
import { recognitionChecks } from './recognition-checks.js';
import { STATEMENTS, type TableName } from './import-tables.js';

/** What holds for each column on its own. What concerns several rows is left to the deciders. */
const checks: Readonly<Record<TableName, Readonly<Record<string, Check>>>> = {
  members: {
    member_id: isId('member_id'),
    name: isName,
    joined_on: isDate,
    left_on: isDate,
    parent_group: isId('parent_group'),
    capacity_budget: notNegative('capacity_budget'),
    capacity_fte: notNegative('capacity_fte'),
    need: notNegative('need'),
    priority_strategic: notNegative('priority_strategic'),
    priority_operational: notNegative('priority_operational'),
    priority_financial: notNegative('priority_financial'),
    priority_innovative: notNegative('priority_innovative'),
    priority_reputational: notNegative('priority_reputational'),
    baseline_given: isBaseline,
    baseline_received: isBaseline,
  },
  pools: {
    pool_id: isId('pool_id'),
    name: isName,
    restricted_to: isText('restricted_to'),
    allow_negative: (cell, row) => {
      if (trueOrFalse(cell) === undefined) throw malformed(row, 'allow_negative', cell, 'true or false');
    },
    opened_on: isDate,
  },
  rates: {
    kind: (cell) => {
      if (isKind(cell) && cell !== 'funds') return;
      const expected = 'in-kind, knowledge, staff-time, access, recognition, service';
      throw new Problem('exchange.kind-not-allowed', { found: cell, direction: 'rate', expected });
    },
    category: isId('category'),
    unit: isUnit,
    rate: isRate,
    method: isId('method'),
    valid_from: isDate,
    valid_to: isDate,
    source: isText('source'),
  },
  exchange_rates: {
    currency: (cell, row) => {
      const on = valid(() => parseDate(row.cell('valid_on')));
      assertCurrencyValidOn(cell, on ?? parseDate('2020-01-01'));
    },
    rate_to_base: isRate,
    valid_on: isDate,
    source: isText('source'),
  },
  member_changes: {
    on: isDate,
    member_id: isMember,
    change: (cell, row) => {
      if (!['renamed', 'merged', 'left', 'rejoined'].includes(cell))
        throw malformed(row, 'change', cell, 'renamed, merged, left or rejoined');
    },
    to: (cell, row, directory) => {
      if (row.cell('change') === 'renamed') isName(cell, row, directory);
      else if (row.cell('change') === 'merged') isMember(cell, row, directory);
    },
  },
  pledges: {
    pledge_id: isId('pledge_id'),
    member_id: isMemberOn('made_on'),
    kind: (cell) => void checkedKind(cell, 'contribution'),
    quantity: isPositiveQuantity,
    unit: (cell, row) => {
      unitOf(cell);
      const on = valid(() => parseDate(row.cell('made_on')));
      if (on && isKind(row.cell('kind'))) checkedUnit(cell, row.cell('kind'), on);
    },
    value: isValue,
    made_on: isDate,
    due_on: isDate,
    counterparty: (cell, row, directory) => {
      checkCounterpartyOn(cell, row, 'made_on', 'contribution', directory);
    },
    description: isText('description'),
  },
  entries: {
    entry_id: isId('entry_id'),
    direction: (cell) => void checkedDirection(cell),
    member_id: (cell, row, directory) => {
      const id = identifier(cell, 'member_id');
      if (row.cell('reverses') !== '') return;
      const member = knownMember(directory, id);
      const on = valid(() => parseDate(row.cell(dayColumnOf(row))));
      if (on) assertActiveOn(member, on);
    },
    kind: (cell, row) => {
      checkedKind(cell, valid(() => checkedDirection(row.cell('direction'))) ?? 'benefit');
    },
    occurred_on: isDate,
    quantity: isPositiveQuantity,
    unit: (cell, row) => {
      unitOf(cell);
      const on = valid(() => parseDate(row.cell(dayColumnOf(row))));
      if (on && isKind(row.cell('kind')) && row.cell('reverses') === '')
        checkedUnit(cell, row.cell('kind'), on);
    },
    value: (cell, row, directory) => {
      const value = Amount.parse(cell);
      Quantity.of(value, directory.coalition.currency.code);
      if (row.cell('reverses') === '' && value.isNegative())
        throw new Problem('exchange.value-negative', { found: cell });
    },
    valuation_basis: isText('valuation_basis'),
    value_type: (cell) => void parseValueTypes(cell),
    counterparty: checkCounterparty,
    project: isText('project'),
    description: isText('description'),
    pledge_id: isId('pledge_id'),
    reverses: isId('reverses'),
    status: (cell) => void checkedStanding(cell),
    late_for: isDate,
    category: isName,
    technique: isText('technique'),
    inputs: isText('inputs'),
    approved_by: isId('approved_by'),
    use: (cell) => void checkedUse(cell),
    restrictions: isText('restrictions'),
    award: isId('award'),
    item: isId('item'),
    necessary: isStatement('necessary'),
    allowable: isStatement('allowable'),
    federally_funded: isStatement('federally_funded'),
    in_approved_budget: isStatement('in_approved_budget'),
    recorded_by: (cell, _, directory) => void parseParty(cell, directory),
  },
  ...knowledgeChecks,
  ...recognitionChecks,
};

function isStatement(column: string): Check {
  return (cell, row) => {
    if (trueOrFalse(cell) === undefined) throw malformed(row, column, cell, 'true or false');
  };
}

/** What no command can be asked: a statement that says neither true nor false. */
export function assertStatementsReadable(row: Row): void {
  for (const column of STATEMENTS) {
    const cell = row.cell(column);
    if (trueOrFalse(cell) === undefined) throw malformed(row, column, cell, 'true or false');
  }
}

/** Where an entry's row says when it happened. */
function dayColumnOf(row: Row): string {
  return row.cell('late_for') === '' ? 'occurred_on' : 'late_for';
}

/** Above zero, unless the row takes an entry back. */
function isPositiveQuantity(cell: string, row: Row): void {
  const quantity = Amount.parse(cell);
  const unit = valid(() => unitOf(row.cell('unit')));
  if (unit) Quantity.of(quantity, unit.code);
  if (row.cell('reverses') === '' && !quantity.isPositive())
    throw new Problem('exchange.quantity-not-positive', { found: cell });
}

function checkCounterparty(cell: string, row: Row, directory: Directory): void {
  if (row.cell('reverses') !== '') return;
  const direction = valid(() => checkedDirection(row.cell('direction')));
  checkCounterpartyOn(cell, row, dayColumnOf(row), direction, directory);
}

function checkCounterpartyOn(
  cell: string,
  row: Row,
  dateColumn: string,
  direction: Direction | undefined,
  directory: Directory,
): void {
  const on = valid(() => parseDate(row.cell(dateColumn)));
  // A date on which every pool is open and nobody's membership matters stands in for one that is not right.
  const date = on ?? parseDate('2200-12-31');
  try {
    checkedCounterparty(
      cell,
      row.cell('member_id').normalize('NFC'),
      direction ?? 'benefit',
      date,
      directory,
    );
  } catch (error) {
    const known = isProblem(error) && !on && /^coalition\.member-(not-active|merged)$/.test(error.code);
    if (!known) throw error;
  }
}

/** The priorities' column of a value type: `priority_strategic`. */
export const PRIORITY_PREFIX = 'priority_';

/** Everything that is wrong with the cells of a row, and what its command was refused for where that is something else. */
export function errorsOf(table: TableName, row: Row, directory: Directory, refusal?: Problem): ImportError[] {
  const errors: ImportError[] = [];
  for (const { name: column, required, expected } of row.columns) {
    const cell = row.cell(column);
    if (cell === '') {
      if (required) errors.push(cellError(row, column, cell, expected));
      continue;
    }
    try {
      checks[table][column]!(cell, row, directory);
    } catch (error) {
      if (!isProblem(error)) throw error;
      errors.push(cellError(row, column, cell, expectedBy(error) ?? expected, error));
    }
  }
  if (!refusal) return errors;
  const column = columnOf(refusal, row);
  const told = errors.some((error) => error.code === refusal.code || (column && error.column === column));
  // A cell that is empty or malformed is the reason for most refusals, under whatever name.
  if (!told && !(column === null && errors.length > 0)) errors.push(refusalError(row, column, refusal));
  return errors;
}

function refusalError(row: Row, column: string | null, refusal: Problem): ImportError {
  const found = column === null ? null : row.cell(column);
  const known = row.columns.find((one) => one.name === column);
  return cellError(row, column, found, expectedBy(refusal) ?? known?.expected ?? null, refusal);
}

function expectedBy(problem: Problem): string | undefined {
  const expected = problem.details['expected'];
  return typeof expected === 'string' ? expected : undefined;
}

/** The columns that a problem can concern, by its code; the first that the file has. */
const columnsByCode: Readonly<Record<string, readonly string[]>> = {
  'coalition.pool-unknown': ['counterparty', 'offered_by'],
  'coalition.pool-not-open': ['counterparty'],
  'coalition.period-malformed': ['left_on', 'valid_to', 'due_on'],
  'coalition.priorities-malformed': ['priority_strategic', 'priority_operational', 'priority_financial'],
  'coalition.member-left': ['on'],
  'coalition.member-still-active': ['on'],
  'coalition.merge-into-itself': ['to'],
  'coalition.quarter-closed': [
    'occurred_on',
    'joined_on',
    'opened_on',
    'made_on',
    'shared_on',
    'applied_on',
    'valid_from',
    'on',
    'published_on',
  ],
  'coalition.rate-negative': ['rate', 'rate_to_base'],
  'coalition.rate-overlaps': ['valid_from'],
  'coalition.exchange-rate-of-base': ['currency'],
  'exchange.entry-unknown': ['reverses'],
  'exchange.pledge-unknown': ['pledge_id'],
  'exchange.pledge-settled': ['pledge_id'],
  'exchange.pledge-exists': ['pledge_id'],
  'exchange.entry-already-reversed': ['reverses'],
  'exchange.reversal-of-reversal': ['reverses'],
  'exchange.late-for-not-earlier': ['late_for'],
  'exchange.late-for-open': ['late_for'],
  'exchange.value-of-funds-differs': ['value'],
  'exchange.exchange-with-itself': ['counterparty'],
  'exchange.exchange-with-pool': ['counterparty'],
  'exchange.counterparty-malformed': ['counterparty'],
  'exchange.unit-not-allowed': ['unit'],
  'exchange.item-claimed-twice': ['item'],
  'exchange.claim-not-allowed': ['award'],
  'coalition.party-malformed': ['recorded_by'],
  'coalition.act-not-permitted': ['recorded_by', 'confirmed_by', 'answered_by'],
  'exchange.kind-not-allowed': ['kind'],
  'knowledge.asset-unknown': ['derives_from', 'asset_id'],
  'knowledge.lineage-stated': ['derives_from'],
  'knowledge.before-it-was-shared': ['applied_on', 'shared_on'],
  'knowledge.confirmed-before-use': ['confirmed_on'],
  'knowledge.offer-unknown': ['offer_id'],
  'knowledge.offer-malformed': ['price_credits'],
  'knowledge.offer-not-open': ['on'],
  'knowledge.offer-exhausted': ['offer_id'],
  'knowledge.credits-insufficient': ['member_id'],
  'kernel.weights-malformed': ['share'],
  'recognition.behind-unknown': ['behind'],
  'recognition.behind-not-its-own': ['behind'],
  'recognition.behind-does-not-count': ['behind'],
  'recognition.consent-missing': ['published_on'],
  'recognition.before-it-was-achieved': ['published_on'],
  'recognition.before-it-was-published': ['retracted_on'],
};

/** Problems that name a member without its being at fault. */
const MEMBER_IS_RIGHT =
  /^(coalition\.act-not-permitted|exchange\.item-claimed-twice|recognition\.behind-.*)$/;

function columnOf(problem: Problem, row: Row): string | null {
  const { field } = problem.details;
  const member = MEMBER_IS_RIGHT.test(problem.code) ? undefined : problem.details['member'];
  const has = (column: unknown): column is string => row.columns.some(({ name: known }) => known === column);
  if (has(field)) return field;
  if (typeof member === 'string') {
    const isThat = (column: string, text: string): boolean =>
      has(column) && row.cell(column).normalize('NFC') === text;
    if (isThat('member_id', member)) return 'member_id';
    if (isThat('to', member)) return 'to';
    if (isThat('counterparty', `member:${member}`)) return 'counterparty';
  }
  return columnsByCode[problem.code]?.find(has) ?? null;
}

/** The pool that an entry's row would move: its id; or `none`; or that it can't be told, as for a reversal that names none. */
export function poolMovedBy(row: Row): { readonly pool: string } | 'none' | 'unknown' {
  const kind = row.cell('kind');
  if (isKind(kind) && !isHeld(kind)) return 'none';
  const cell = row.cell('counterparty');
  if (cell === '' && row.cell('reverses') !== '') return 'unknown';
  const counterparty = valid(() => parseCounterparty(cell === '' ? null : cell));
  if (!counterparty) return 'unknown';
  return 'pool' in counterparty ? counterparty : 'none';
}
