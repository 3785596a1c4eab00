import { spreadsheetSafe } from '../kernel/spreadsheet-text.js';
import type { QuarterlyReport } from './domain/report.js';
import type { LongTable } from './long-table.js';

/** What a review proposed and decided, in long format: a row for each thing that is said of it. */
export function emitReview(
  table: LongTable,
  { members, proposals, decisions, coalition: { currency } }: QuarterlyReport,
): void {
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const byId = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  const nameOf = (member: string): string => names.get(member) ?? member;
  for (const { id, member, supply, quantity, unit, value, valueType, before, after, why } of proposals) {
    const emit = table.about('proposal', id, nameOf(member));
    emit('member', spreadsheetSafe(member));
    emit('supply', spreadsheetSafe(supply));
    emit('quantity', quantity, { unit: spreadsheetSafe(unit) });
    emit('value', value, { unit: currency, value_type: valueType });
    emit('before', before, { unit: currency });
    emit('after', after, { unit: currency });
    emit('why', spreadsheetSafe(why));
  }
  for (const { proposal: id, quantity, value, dissent, actions, ...decision } of decisions) {
    const { member, unit, valueType } = byId.get(id)!;
    const emit = table.about('decision', id, nameOf(member));
    emit('outcome', decision.outcome);
    emit('quantity', quantity, { unit: spreadsheetSafe(unit) });
    emit('value', value, { unit: currency, value_type: valueType });
    emit('reason', spreadsheetSafe(decision.reason));
    for (const one of dissent) {
      emit('dissent', spreadsheetSafe(one.words), { name: spreadsheetSafe(nameOf(one.member)) });
    }
    for (const { what, owner, dueOn } of actions) {
      const by = { name: spreadsheetSafe(owner) };
      emit('action', spreadsheetSafe(what), by);
      emit('action.dueOn', dueOn, by);
    }
    emit('becomes', decision.becomes === null ? null : spreadsheetSafe(decision.becomes));
    emit('decidedAt', decision.decidedAt);
    emit('publishedAt', decision.publishedAt);
    emit('publishedInTime', decision.publishedInTime === null ? null : String(decision.publishedInTime));
  }
}
