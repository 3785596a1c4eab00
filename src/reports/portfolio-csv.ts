import type { MatrixFlow } from '../portfolios/domain/flow.js';
import type { UndecidedFigures, ValuePortfolio } from '../portfolios/domain/portfolio.js';
import { emitPledges } from './pledges-csv.js';
import { spreadsheetSafe } from '../kernel/spreadsheet-text.js';
import { emitBalance, emitFlow, LongTable, type Emit } from './long-table.js';

/** A value portfolio in the long format of the report. The columns are explained in `docs/portfolio.md`. */
export function portfolioCsv(portfolio: ValuePortfolio): string {
  const table = new LongTable();
  const { coalition, member } = portfolio;
  const unit = coalition.currency;
  const head = table.about('portfolio', member.id, member.name);
  for (const key of ['quarter', 'from', 'to', 'position', 'policyVersion'] as const)
    head(key, portfolio[key]);
  const emit = table.about('member', member.id, member.name);
  emit('status', member.status);
  emitMatrix(emit, 'given', portfolio.given, unit);
  emitMatrix(emit, 'received', portfolio.received, unit);
  emitBalance(emit, portfolio.balance, unit);
  emit('return', portfolio.return);
  for (const [figure, weights] of [
    ['priority', portfolio.priorities],
    ['mix', portfolio.mix ?? {}],
    ['gap', portfolio.gap ?? {}],
  ] as const) {
    for (const [type, weight] of Object.entries(weights)) emit(figure, weight, { value_type: type });
  }
  emit('alignment', portfolio.alignment);
  emit('share.given', portfolio.shares.given);
  emit('share.received', portfolio.shares.received);
  emitPledges(emit, portfolio.pledges, unit);
  for (const part of ['opening', 'accrued', 'vested', 'reserved', 'redeemed', 'expired', 'closing'] as const)
    emit(`credits.${part}`, portfolio.credits[part], { unit: 'credits' });
  emit('credits.equity-share', portfolio.credits.equityShare);
  for (const { achievementId, title, share, publishedOn, entry, takenBack } of portfolio.recognition) {
    const each = table.about('recognition', achievementId, title);
    each('share', share);
    each('published-on', publishedOn);
    each('entry', entry === null ? null : spreadsheetSafe(entry));
    for (const gone of takenBack) each('taken-back', spreadsheetSafe(gone));
  }
  const all = table.about('coalition', coalition.id, coalition.name);
  for (const name of ['given', 'received', 'balance'] as const)
    all(`median.${name}`, portfolio.medians[name], { unit });
  all('median.alignment', portfolio.medians.alignment);
  for (const { quarter, given, received, balance, alignment } of portfolio.trend) {
    const then = table.about('trend', quarter, member.name);
    then('given.value', given, { unit });
    then('received.value', received, { unit });
    emitBalance(then, balance, unit);
    then('alignment', alignment);
  }
  emitUndecided(table, emit, 'pending', portfolio.pending, unit);
  emitUndecided(table, emit, 'disputed', portfolio.disputed, unit);
  return table.toString();
}

function emitMatrix(emit: Emit, side: 'given' | 'received', flow: MatrixFlow, currency: string): void {
  emitFlow(emit, side, flow, currency);
  for (const [kind, { unvaluedEntries, byValueType }] of Object.entries(flow.byKind)) {
    emit(`${side}.kind.unvalued-entries`, unvaluedEntries, { kind });
    for (const [type, value] of Object.entries(byValueType))
      emit(`${side}.kind.value-type.value`, value, { kind, value_type: type, unit: currency });
  }
}

function emitUndecided(
  table: LongTable,
  emit: Emit,
  section: 'pending' | 'disputed',
  { entries, value, items }: UndecidedFigures,
  currency: string,
): void {
  emit(`${section}.entries`, entries);
  emit(`${section}.value`, value, { unit: currency });
  for (const item of items) {
    const each = table.about(section, item.entry, item.description ?? '');
    each(`${item.side}.quantity`, item.quantity, { kind: item.kind, unit: spreadsheetSafe(item.unit) });
    each(`${item.side}.value`, item.value, { kind: item.kind, unit: currency });
  }
}
