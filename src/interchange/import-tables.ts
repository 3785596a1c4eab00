import { closest } from './closest.js';

/** A column of an import file. */
export interface Column {
  readonly name: string;
  readonly required: boolean;
  /** Free text and ids: a cell that a spreadsheet would take for a formula stands there with an apostrophe before it. */
  readonly text: boolean;
  /** What is right in it, in words. */
  readonly expected: string;
}

function column(name: string, expected: string, more: Partial<Column> = {}): Column {
  return { name, expected, required: false, text: false, ...more };
}
const required = { required: true } as const;
const text = { text: true } as const;

const ID = 'an id of 1 to 200 characters without control characters or white space at either end';
const DATE = 'a date from 1900-01-01 to 2200-12-31, written YYYY-MM-DD';
const AMOUNT = 'a plain decimal of zero or more, such as 1234.50';
const WEIGHT = 'a weight from 0 to 1, such as 0.25; the five of them make 1';
const WORDS = 'a text without control characters';
const CURRENCY = 'an ISO 4217 code such as USD, in force on that date';

/** The columns that hold true, false, or nothing where it is not stated. */
export const STATEMENTS = ['necessary', 'allowable', 'federally_funded', 'in_approved_budget'] as const;
const STATEMENT = 'true or false, or nothing where it is not stated';

/**
 * The tables of an import, in the order in which they are taken in, with the columns of `contracts.md` §2. The order of the
 * columns of entries goes into ids that stand in ledgers: new columns come last.
 */
export const importTables = {
  members: [
    column('member_id', ID, { ...required, ...text }),
    column('name', 'a name of 1 to 300 characters', { ...required, ...text }),
    column('joined_on', DATE, required),
    column('left_on', DATE),
    column('parent_group', ID, text),
    column('capacity_budget', AMOUNT),
    column('capacity_fte', AMOUNT),
    column('need', AMOUNT),
    column('priority_strategic', WEIGHT),
    column('priority_operational', WEIGHT),
    column('priority_financial', WEIGHT),
    column('priority_innovative', WEIGHT),
    column('priority_reputational', WEIGHT),
    column('baseline_given', AMOUNT),
    column('baseline_received', AMOUNT),
  ],
  pools: [
    column('pool_id', ID, { ...required, ...text }),
    column('name', 'a name of 1 to 300 characters', { ...required, ...text }),
    column('restricted_to', WORDS, text),
    column('allow_negative', 'true or false'),
    column('opened_on', DATE, required),
  ],
  rates: [
    column('kind', 'in-kind, knowledge, staff-time, access, recognition or service', required),
    column('category', ID, text),
    column('unit', 'a unit such as hours, which is no currency', { ...required, ...text }),
    column('rate', AMOUNT, required),
    column('method', 'a method such as comparable-market', { ...required, ...text }),
    column('valid_from', DATE, required),
    column('valid_to', DATE),
    column('source', WORDS, text),
  ],
  exchange_rates: [
    column('currency', CURRENCY, required),
    column('rate_to_base', 'a plain decimal above zero, such as 0.92', required),
    column('valid_on', DATE, required),
    column('source', WORDS, text),
  ],
  member_changes: [
    column('on', DATE, required),
    column('member_id', ID, { ...required, ...text }),
    column('change', 'renamed, merged, left or rejoined', required),
    column('to', 'the new name where it was renamed, the surviving member’s id where it merged', text),
  ],
  pledges: [
    column('pledge_id', ID, text),
    column('member_id', ID, { ...required, ...text }),
    column('kind', 'funds, staff-time, in-kind or knowledge', required),
    column('quantity', 'a plain decimal above zero, such as 12.50', required),
    column('unit', 'a currency code for funds, else hours or another unit', { ...required, ...text }),
    column('value', 'a plain decimal of zero or more in base currency, or nothing'),
    column('made_on', DATE, required),
    column('due_on', DATE, required),
    column('counterparty', 'pool, pool:ID or member:ID', text),
    column('description', WORDS, text),
  ],
  entries: [
    column('entry_id', ID, text),
    column('direction', 'contribution, benefit or exchange', required),
    column('member_id', ID, { ...required, ...text }),
    column(
      'kind',
      'funds, staff-time, in-kind or knowledge; got ones also service, access, recognition',
      required,
    ),
    column('occurred_on', DATE, required),
    column('quantity', 'a plain decimal above zero, such as 12.50; below zero only with reverses', required),
    column('unit', 'a currency code for funds, else hours or another unit', { ...required, ...text }),
    column('value', 'a plain decimal of zero or more in base currency, or nothing'),
    column('valuation_basis', WORDS, text),
    column('value_type', 'one value type, or weights such as strategic:0.5|innovative:0.5 that make 1'),
    column('counterparty', 'pool, pool:ID or member:ID', text),
    column('project', WORDS, text),
    column('description', WORDS, text),
    column('pledge_id', ID, text),
    column('reverses', 'the id of the entry that is taken back', text),
    column('status', 'accepted or proposed'),
    column('category', 'of a gift in kind: a category such as medical supplies', text),
    column('technique', WORDS, text),
    column('inputs', WORDS, text),
    column('approved_by', ID, text),
    column('use', 'used or monetised'),
    column('restrictions', WORDS, text),
    column('award', ID, text),
    column('item', ID, text),
    column('necessary', STATEMENT),
    column('allowable', STATEMENT),
    column('federally_funded', STATEMENT),
    column('in_approved_budget', STATEMENT),
    column('recorded_by', 'backbone or member:ID', text),
    column('late_for', 'of a late item: the date in a closed quarter that it really belongs to'),
  ],
  knowledge: [
    column('asset_id', ID, text),
    column('title', 'a title of 1 to 300 characters', { ...required, ...text }),
    column('shared_on', DATE, required),
    column('authors', 'a member’s id, or ids and shares such as A:0.6|B:0.4 that make 1', {
      ...required,
      ...text,
    }),
    column('derives_from', 'an asset’s id, or ids and weights such as A:0.6|B:0.4 that make 1', text),
    column('asset_type', WORDS, text),
    column('licence', WORDS, text),
    column('description', WORDS, text),
  ],
  applications: [
    column('application_id', ID, text),
    column('asset_id', ID, { ...required, ...text }),
    column('member_id', ID, { ...required, ...text }),
    column('applied_on', DATE, required),
    column('depth', 'consulted, adapted or embedded', required),
    column('outcome_value', 'a plain decimal of zero or more in base currency, or nothing'),
    column('confirmed_by', 'backbone or a member’s id, or nothing where nobody did', text),
    column('confirmed_on', DATE),
    column('description', WORDS, text),
  ],
  offers: [
    column('offer_id', ID, text),
    column('title', 'a title of 1 to 300 characters', { ...required, ...text }),
    column('offered_by', 'pool, pool:ID, or a member’s id', { ...required, ...text }),
    column('price_credits', 'a plain decimal above zero, such as 12.50', required),
    column('capacity', 'a whole number above zero, or nothing for no limit'),
    column('value_type', 'one value type, or weights such as strategic:0.5|innovative:0.5 that make 1'),
    column('value', 'a plain decimal of zero or more in base currency, or nothing'),
    column('valid_from', DATE, required),
    column('valid_to', DATE),
  ],
  redemptions: [
    column('redemption_id', ID, text),
    column('offer_id', ID, { ...required, ...text }),
    column('member_id', ID, { ...required, ...text }),
    column('on', DATE, required),
    column('state', 'reserved, redeemed or released', required),
  ],
  achievements: [
    column('achievement_id', ID, { ...required, ...text }),
    column('title', 'a title of 1 to 300 characters', { ...required, ...text }),
    column('achieved_on', DATE, required),
    column('story', WORDS, text),
    column('shares_shown', 'true or false'),
    column('recorded_by', 'backbone, or member:ID of a member that is named', text),
    column('published_on', DATE),
    column('value', 'a plain decimal of zero or more in base currency, or nothing'),
    column('valuation_basis', WORDS, text),
    column('value_type', 'one value type, or weights such as strategic:0.5|innovative:0.5 that make 1'),
    column('retracted_on', DATE),
    column('reason', 'why it was retracted', text),
  ],
  attributions: [
    column('achievement_id', 'the id of an achievement in achievements.csv', { ...required, ...text }),
    column('member_id', ID, { ...required, ...text }),
    column('share', 'a share above zero, such as 0.4; those of an achievement make 1', required),
    column('wording', 'what the member did, in 1 to 1000 characters', { ...required, ...text }),
    column('behind', 'what it gave for that: entry/ID or asset/ID, several with | between', {
      ...required,
      ...text,
    }),
    column('consent', 'asked, agreed or declined'),
    column('answered_on', DATE),
    column('answered_by', 'backbone or member:ID', text),
    column('reason', 'why it declined', text),
  ],
} as const satisfies Record<string, readonly Column[]>;

export type TableName = keyof typeof importTables;

export const tableNames = Object.keys(importTables) as readonly TableName[];

export const columnsOf = (table: TableName): readonly Column[] => importTables[table];

/** The table that a file's name begins with: `entries.csv`, `entries-2026.csv`, `Entries (2).csv`. */
export function tableNamedBy(fileName: string): TableName | undefined {
  const name = stemOf(fileName);
  const known = [...tableNames].sort((a, b) => b.length - a.length);
  return known.find(
    (table) => name === table || (name.startsWith(table) && !/^\p{L}/u.test(name.slice(table.length))),
  );
}

export function stemOf(fileName: string): string {
  return fileName
    .split(/[/\\]/)
    .at(-1)!
    .replace(/\.csv$/i, '')
    .toLowerCase();
}

/** Whether a name looks like a table's, mistyped. */
export function looksLikeTable(fileName: string): boolean {
  return closest(stemOf(fileName), tableNames) !== undefined;
}

/** Tables whose required columns are all in a header. */
export function tablesWithin(header: readonly string[]): TableName[] {
  return tableNames.filter((table) =>
    columnsOf(table).every((known) => !known.required || header.includes(known.name)),
  );
}

/** The one table whose columns a header has: all that it requires, and none that it does not know. */
export function tableFitting(header: readonly string[]): TableName | undefined {
  const fitting = tablesWithin(header).filter((table) =>
    header.every((name) => columnsOf(table).some((known) => known.name === name)),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}
