import { parseParty } from '../coalition/domain/authority.js';
import { assertActiveOn, knownMember } from '../coalition/domain/directory.js';
import { parseValueTypes } from '../coalition/domain/value-types.js';
import { parseCounterparty } from '../exchange/domain/entry.js';
import { parseDepth } from '../knowledge/domain/application.js';
import { parseWeightedIds } from '../knowledge/domain/asset.js';
import { parseCapacity, parsePrice } from '../knowledge/domain/field-checks.js';
import { Amount } from '../kernel/amount.js';
import { parseDate } from '../kernel/calendar.js';
import { Problem } from '../kernel/problem.js';
import { Quantity } from '../kernel/unit.js';
import {
  isDate,
  isId,
  isMemberOn,
  isName,
  isText,
  isValue,
  malformed,
  valid,
  type Check,
} from './cell-checks.js';
import { offererOf, partyOf, REDEMPTION_STATES, type KnowledgeTable } from './knowledge-rows.js';

/** What holds for each column of the library's tables on its own. Which assets there are is left to the deciders. */
export const knowledgeChecks: Readonly<Record<KnowledgeTable, Readonly<Record<string, Check>>>> = {
  knowledge: {
    asset_id: isId('asset_id'),
    title: isName,
    shared_on: isDate,
    authors: (cell, row, directory) => {
      const authors = parseWeightedIds(cell, 'authors', (id) => directory.members.has(id));
      const on = valid(() => parseDate(row.cell('shared_on')));
      for (const { id } of authors) {
        const member = knownMember(directory, id);
        if (on) assertActiveOn(member, on);
      }
    },
    derives_from: isText('derives_from'),
    asset_type: isName,
    licence: isName,
    description: isText('description'),
  },
  applications: {
    application_id: isId('application_id'),
    asset_id: isId('asset_id'),
    member_id: isMemberOn('applied_on'),
    applied_on: isDate,
    depth: (cell) => void parseDepth(cell),
    outcome_value: (cell, _, directory) => {
      if (Quantity.of(Amount.parse(cell), directory.coalition.currency.code).amount.isNegative())
        throw new Problem('knowledge.outcome-negative', { found: cell });
    },
    confirmed_by: (cell, _, directory) => void parseParty(partyOf(cell), directory),
    confirmed_on: isDate,
    description: isText('description'),
  },
  offers: {
    offer_id: isId('offer_id'),
    title: isName,
    offered_by: (cell, _, directory) => {
      const offerer = parseCounterparty(offererOf(cell));
      if ('member' in offerer) knownMember(directory, offerer.member);
      else if (!directory.pool(offerer.pool))
        throw new Problem('coalition.pool-unknown', { pool: offerer.pool });
    },
    price_credits: (cell) => void parsePrice(cell),
    capacity: (cell) => void parseCapacity(cell),
    value_type: (cell) => void parseValueTypes(cell),
    value: isValue,
    valid_from: isDate,
    valid_to: isDate,
  },
  redemptions: {
    redemption_id: isId('redemption_id'),
    offer_id: isId('offer_id'),
    member_id: isMemberOn('on'),
    on: isDate,
    state: (cell, row) => {
      if (!REDEMPTION_STATES.some((state) => state === cell))
        throw malformed(row, 'state', cell, REDEMPTION_STATES.join(', '));
    },
  },
};
