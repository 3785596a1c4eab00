import { assertActiveOn, knownMember, type Directory } from '../coalition/domain/directory.js';
import { name, TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import { Amount } from '../kernel/amount.js';
import { parseDate } from '../kernel/calendar.js';
import { freeText, identifier } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import { Quantity, unitOf } from '../kernel/unit.js';
import type { Row } from './import-row.js';

/** Throws the problem of one cell, as far as the cells and facts it depends on are themselves right. */
export type Check = (cell: string, row: Row, directory: Directory) => void;

export const isDate: Check = (cell) => void parseDate(cell);
export const isId =
  (field: string): Check =>
  (cell) =>
    void identifier(cell, field);
export const isText =
  (field: string): Check =>
  (cell) =>
    void freeText(cell, field, TEXT_LIMIT);
export const isName: Check = (cell) => void name(cell, 'name');
export const isUnit: Check = (cell) => void unitOf(cell);
export const isMember: Check = (cell, _, directory) =>
  void knownMember(directory, identifier(cell, 'member_id'));

export const notNegative =
  (field: string): Check =>
  (cell) => {
    if (Amount.parse(cell).isNegative())
      throw new Problem('coalition.profile-negative', { field, found: cell });
  };

export const isRate: Check = (cell) => {
  if (Amount.parse(cell).isNegative()) throw new Problem('coalition.rate-negative', { found: cell });
};

export const isBaseline: Check = (cell, _, directory) => {
  if (Quantity.of(Amount.parse(cell), directory.coalition.currency.code).amount.isNegative())
    throw new Problem('coalition.baseline-negative', { field: 'amount', found: cell });
};

/** A value in base currency of zero or more. */
export const isValue: Check = (cell, _, directory) => {
  if (Quantity.of(Amount.parse(cell), directory.coalition.currency.code).amount.isNegative())
    throw new Problem('exchange.value-negative', { found: cell });
};

/** A member that belongs to the coalition on the day of another cell. */
export const isMemberOn =
  (dateColumn: string): Check =>
  (cell, row, directory) => {
    const member = knownMember(directory, identifier(cell, 'member_id'));
    const on = valid(() => parseDate(row.cell(dateColumn)));
    if (on) assertActiveOn(member, on);
  };

export function malformed(row: Row, column: string, found: string, expected: string): Problem {
  const { file, line } = row;
  return new Problem('interchange.field-malformed', { file, line, column, found, expected });
}

export function valid<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
