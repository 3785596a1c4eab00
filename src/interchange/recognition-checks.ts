import { parseParty } from '../coalition/domain/authority.js';
import { parseValueTypes } from '../coalition/domain/value-types.js';
import { Amount } from '../kernel/amount.js';
import { freeText, identifier } from '../kernel/ids.js';
import { MOST_BEHIND, referenceOf, WORDING_LIMIT } from '../recognition/domain/edition.js';
import { behindIn } from './behind-cell.js';
import { isDate, isId, isMember, isName, isText, isValue, malformed, type Check } from './cell-checks.js';
import { trueOrFalse } from './entry-rows.js';
import { CONSENTS, type RecognitionTable } from './recognition-rows.js';

/** What stands in a cell only beside another one. */
const onlyBeside =
  (column: string, other: string, check: Check): Check =>
  (cell, row, directory) => {
    check(cell, row, directory);
    if (row.cell(other) === '') throw malformed(row, column, cell, `nothing without ${other}`);
  };

const isParty: Check = (cell, _, directory) => void parseParty(cell, directory);

/** What holds for each column of achievements on its own. What stands behind them is left to the deciders. */
export const recognitionChecks: Readonly<Record<RecognitionTable, Readonly<Record<string, Check>>>> = {
  achievements: {
    achievement_id: isId('achievement_id'),
    title: isName,
    achieved_on: isDate,
    story: isText('story'),
    shares_shown: (cell, row) => {
      if (trueOrFalse(cell) === undefined) throw malformed(row, 'shares_shown', cell, 'true or false');
    },
    recorded_by: isParty,
    published_on: isDate,
    value: onlyBeside('value', 'published_on', isValue),
    valuation_basis: onlyBeside('valuation_basis', 'value', isText('valuation_basis')),
    value_type: onlyBeside('value_type', 'published_on', (cell) => void parseValueTypes(cell)),
    retracted_on: (cell, row, directory) => {
      isDate(cell, row, directory);
      if (row.cell('reason') === '')
        throw malformed(row, 'retracted_on', cell, 'a day with a reason beside it');
    },
    reason: onlyBeside('reason', 'retracted_on', isText('reason')),
  },
  attributions: {
    achievement_id: (cell) => void identifier(cell, 'achievement_id'),
    member_id: isMember,
    share: (cell, row) => {
      if (!Amount.parse(cell).isPositive()) throw malformed(row, 'share', cell, 'a share above zero');
    },
    wording: (cell, row) => {
      if (freeText(cell, 'wording', WORDING_LIMIT).trim() === '')
        throw malformed(row, 'wording', cell, 'what it did, in words that may be printed');
    },
    behind: (cell, row) => {
      const things = behindIn(cell).map(referenceOf);
      if (things.length >= 1 && things.length <= MOST_BEHIND) return;
      throw malformed(row, 'behind', cell, `1 to ${String(MOST_BEHIND)} of entry/ID or asset/ID`);
    },
    consent: (cell, row) => {
      if (!CONSENTS.some((known) => known === cell))
        throw malformed(row, 'consent', cell, CONSENTS.join(', '));
      if (cell === 'declined' && row.cell('reason') === '')
        throw malformed(row, 'consent', cell, 'declined with a reason beside it');
    },
    answered_on: isDate,
    answered_by: isParty,
    reason: isText('reason'),
  },
};
