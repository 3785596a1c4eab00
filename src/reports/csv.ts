import type { GiveGetBalances } from '../portfolios/give-get.queries.js';
import type { QuarterlyReport } from './domain/report.js';
import { spreadsheetSafe } from '../kernel/spreadsheet-text.js';
import { emitBalance, emitFlow, LongTable, type Emit } from './long-table.js';
import { emitPledges } from './pledges-csv.js';
import { emitReview } from './review-csv.js';
import { emitRestatements } from './restatements-csv.js';

/** The report in long format. The columns are explained in `docs/report.md`. */
export function reportCsv(report: QuarterlyReport): string {
  const table = new LongTable();
  const { coalition } = report;
  const unit = coalition.currency;
  const head = table.about('report', coalition.id, coalition.name);
  for (const key of [
    'quarter',
    'from',
    'to',
    'status',
    'position',
    'headHash',
    'policyVersion',
    'generatedAt',
  ] as const) {
    head(key, report[key]);
  }
  const totals = table.about('coalition', coalition.id, coalition.name);
  emitFlow(totals, 'given', report.totals.given, unit);
  emitFlow(totals, 'received', report.totals.received, unit);
  emitBalance(totals, report.totals.balance, unit);
  for (const member of report.members) {
    const emit = table.about('member', member.id, member.name);
    emit('status', member.status);
    emitFlow(emit, 'given', member.given, unit);
    emitFlow(emit, 'received', member.received, unit);
    emitBalance(emit, member.balance, unit);
    emit('return', member.return);
    emitPledges(emit, member.pledges, unit);
    for (const part of [
      'opening',
      'accrued',
      'vested',
      'reserved',
      'redeemed',
      'expired',
      'closing',
    ] as const) {
      emit(`credits.${part}`, member.credits[part], { unit: 'credits' });
    }
    emit('credits.equity-share', member.credits.equityShare);
    emit('alignment', member.alignment);
    emit('fair.share', member.fair.share);
    emit('fair.target', member.fair.target, { unit });
    emit('fair.shortfall', member.fair.shortfall, { unit });
    emit('fair.status', member.fair.status);
    for (const [type, weight] of Object.entries(member.priorities))
      emit('priority', weight, { value_type: type });
    emit('pending.entries', member.pending.entries);
    emit('pending.value', member.pending.value, { unit });
    emit('disputed.entries', member.disputed.entries);
    emit('disputed.value', member.disputed.value, { unit });
  }
  for (const pool of report.pools) {
    const emit = table.about('pool', pool.id, pool.name);
    for (const part of ['opening', 'in', 'out', 'closing'] as const)
      emit(part, pool[part], { kind: 'funds', unit });
    for (const { kind, unit: held, ...amounts } of pool.holdings) {
      if (kind === 'funds' && held === unit) continue;
      for (const part of ['opening', 'in', 'out', 'closing'] as const) {
        emit(part, amounts[part], { kind, unit: spreadsheetSafe(held) });
      }
    }
  }
  emitFairness(table.about('fairness', coalition.id, coalition.name), report.fairness, unit);
  emitReview(table, report);
  emitRestatements(table, report.restatements, unit);
  return table.toString();
}

function emitFairness(emit: Emit, fairness: QuarterlyReport['fairness'], unit: string): void {
  for (const key of [
    'giniGiven',
    'giniReceived',
    'topFifthShareGiven',
    'meanAlignment',
    'giniGivenPerCapacity',
    'members',
  ] as const) {
    emit(key, fairness[key]);
  }
  for (const id of fairness.gotNothing) emit('gotNothing', spreadsheetSafe(id));
  // Reports that were sealed before this was shown do not have it.
  for (const id of fairness.statedNoPosition ?? []) emit('statedNoPosition', spreadsheetSafe(id));
  emit('medianBudget', fairness.medianBudget, { unit });
  for (const size of ['small', 'large'] as const) {
    const { count, given, received, return: back } = fairness.bySize[size];
    emit(`bySize.${size}.count`, count);
    emit(`bySize.${size}.given`, given, { unit });
    emit(`bySize.${size}.received`, received, { unit });
    emit(`bySize.${size}.return`, back);
  }
  emit('needBasis', fairness.needBasis);
  emit('window.from', fairness.window.from);
  emit('window.to', fairness.window.to);
  emit('policyVersion', fairness.policyVersion);
}

/** Balances in the same long format. */
export function balancesCsv(balances: GiveGetBalances): string {
  const table = new LongTable();
  const unit = balances.currency;
  for (const member of balances.members) {
    const emit = table.about('member', member.id, member.name);
    emitFlow(emit, 'given', member.given, unit);
    emitFlow(emit, 'received', member.received, unit);
    emitBalance(emit, member.balance, unit);
  }
  return table.toString();
}
