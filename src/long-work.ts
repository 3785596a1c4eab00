import type { Directory } from './coalition/domain/directory.js';
import type { Sight } from './coalition/domain/sight.js';
import type { PageAsked } from './event-store/cursor.js';
import type { Ledger } from './event-store/ledger.js';
import type { Progress } from './event-store/projector.js';
import type { LongWorkPort } from './event-store/threaded-ledger.js';
import type { ExportedHead } from './event-store/verification.js';
import {
  exportToFile,
  importStored,
  type StoredExport,
  type StoredImport,
} from './interchange/stored-files.js';
import type { EvidenceFiles } from './exchange/evidence/evidence-files.js';
import { undoImport, type UndoOptions } from './interchange/undo-import.js';
import type { RulesSupposed } from './coalition/policies.queries.js';
import { creditAccounts } from './knowledge/credits.queries.js';
import { knowledgeFlows } from './knowledge/flows.queries.js';
import { creditsWhatIf } from './knowledge/what-if.queries.js';
import { verify } from './operations/verify.js';
import { compareFigures, type ComparisonAsked } from './portfolios/compare.queries.js';
import { explainFigure } from './portfolios/explain.queries.js';
import { giveGetBalances } from './portfolios/give-get.queries.js';
import { valuePortfolio } from './portfolios/portfolio.queries.js';
import type { FigureScope } from './portfolios/view.queries.js';
import { costShareLineUp, giftsInKindLineUp, type LineUpScope } from './reports/line-ups.queries.js';
import { comparisonPaper, reportPaper, statementPaper, type PaperAsked } from './reports/papers.queries.js';
import { comparedReports } from './reports/report-comparison.queries.js';
import { quarterlyReport } from './reports/reports.queries.js';
import { sealQuarter } from './reports/sealing.js';
import { settlementStatement } from './reports/settlement.queries.js';
import { packed } from './reports/drawing/packed-statements.js';
import { memberStatement, reportWithStatements } from './reports/statements.queries.js';
import { reviewAgenda } from './reviews/agenda.queries.js';
import { fairSharesOf } from './reviews/fair-standings.queries.js';
import { reviewCompleteness } from './reviews/completeness.queries.js';
import { proposedFairness } from './reviews/proposed-fairness.queries.js';
import { reviewReadiness } from './reviews/readiness.queries.js';
import { settleUpOf } from './reviews/settle-up.queries.js';
import { preparationSheet } from './reviews/sheets.queries.js';

/** What a door asks for, from where its reader looks at the coalition. */
interface OfReader {
  readonly coalitionId: string;
  readonly sight: Sight;
}

type LongWork = (
  ledger: Ledger<Directory>,
  argument: never,
  progress: Progress | undefined,
  evidence: EvidenceFiles,
) => Promise<unknown>;

/** Work that answers a question, which somebody waits for: without a word on who looks it answers nobody. */
const questions: Readonly<Record<string, LongWork>> = {
  balances: (ledger, { coalitionId, sight, ...scope }: OfReader & FigureScope) =>
    giveGetBalances(ledger, coalitionId, scope, sight),
  credits: (ledger, { coalitionId, sight, ...scope }: OfReader & FigureScope) =>
    creditAccounts(ledger, coalitionId, scope, sight),
  'credits-what-if': (ledger, asked: OfReader & { quarter: string; rules: RulesSupposed }) =>
    creditsWhatIf(ledger, asked.coalitionId, asked.quarter, asked.rules, asked.sight),
  flows: (ledger, { coalitionId, sight, quarter }: OfReader & { quarter: string }) =>
    knowledgeFlows(ledger, coalitionId, quarter, sight),
  'fair-shares': (ledger, asked: OfReader & { quarter: string; rules: RulesSupposed | null }) =>
    fairSharesOf(ledger, asked.coalitionId, asked.quarter, asked.rules, asked.sight),
  portfolio: (
    ledger,
    { coalitionId, sight, memberId, ...scope }: OfReader & { memberId: string } & FigureScope,
  ) => valuePortfolio(ledger, coalitionId, memberId, scope, sight),
  compare: (ledger, { coalitionId, sight, ...asked }: OfReader & ComparisonAsked) =>
    compareFigures(ledger, coalitionId, asked, sight),
  explain: (ledger, { coalitionId, sight, figure, ...page }: OfReader & { figure: string } & PageAsked) =>
    explainFigure(ledger, coalitionId, figure, page, sight),
  report: (ledger, asked: OfReader & { quarter: string; asKnownAt?: string }, progress) =>
    quarterlyReport(ledger, asked.coalitionId, asked.quarter, asked.asKnownAt, progress, asked.sight),
  'report-paper': (
    ledger,
    { coalitionId, sight, ...asked }: OfReader & PaperAsked & { asKnownAt: string | null },
  ) => reportPaper(ledger, coalitionId, asked, sight),
  'report-comparison': (ledger, asked: OfReader & { quarter: string; other: string }) =>
    comparedReports(ledger, asked.coalitionId, asked.quarter, asked.other, asked.sight),
  'comparison-paper': (ledger, { coalitionId, sight, ...asked }: OfReader & PaperAsked & { other: string }) =>
    comparisonPaper(ledger, coalitionId, asked, sight),
  'report-with-statements': async (
    ledger,
    { coalitionId, sight, quarter, asKnownAt }: OfReader & { quarter: string; asKnownAt?: string },
    progress,
  ) => packed(await reportWithStatements(ledger, coalitionId, quarter, asKnownAt, progress, sight)),
  statement: (ledger, asked: OfReader & { memberId: string; quarter: string; asKnownAt?: string }) =>
    memberStatement(ledger, asked.coalitionId, asked.memberId, asked.quarter, asked.asKnownAt, asked.sight),
  'statement-paper': (
    ledger,
    { coalitionId, sight, ...asked }: OfReader & PaperAsked & { memberId: string },
  ) => statementPaper(ledger, coalitionId, asked, sight),
  settlement: (ledger, asked: OfReader & { memberId: string; leftOn: string | null }) =>
    settlementStatement(ledger, asked.coalitionId, asked.memberId, asked.leftOn, asked.sight),
  'settle-up': (ledger, { coalitionId, sight, ...scope }: OfReader & FigureScope) =>
    settleUpOf(ledger, coalitionId, scope, sight),
  'review-completeness': (ledger, asked: OfReader & { quarter: string }) =>
    reviewCompleteness(ledger, asked.coalitionId, asked.quarter, asked.sight),
  'review-agenda': (ledger, asked: OfReader & { quarter: string }) =>
    reviewAgenda(ledger, asked.coalitionId, asked.quarter, asked.sight),
  'review-readiness': (ledger, asked: OfReader & { quarter: string; limit: number }) =>
    reviewReadiness(ledger, asked.coalitionId, asked.quarter, asked.limit, asked.sight),
  'proposed-fairness': (ledger, asked: OfReader & { quarter: string; limit: number }) =>
    proposedFairness(ledger, asked.coalitionId, asked.quarter, asked.limit, asked.sight),
  'preparation-sheet': (ledger, asked: OfReader & { quarter: string; memberId: string }) =>
    preparationSheet(ledger, asked.coalitionId, asked.quarter, asked.memberId, asked.sight),
};

/** Work on a whole ledger, which takes minutes. */
const labours: Readonly<Record<string, LongWork>> = {
  verify: (
    ledger,
    { coalitionId, against }: { coalitionId: string; against?: ExportedHead },
    progress,
    evidence,
  ) => verify(ledger, evidence, coalitionId, against, progress),
  seal: (ledger, asked: { coalitionId: string; quarter: string; actor: string }) =>
    sealQuarter(ledger, asked.coalitionId, asked.quarter, asked.actor),
  'cost-share': (
    ledger,
    { coalitionId, ...scope }: LineUpScope & { coalitionId: string; award: string | null },
  ) => costShareLineUp(ledger, coalitionId, scope),
  'gifts-in-kind': (ledger, { coalitionId, ...scope }: LineUpScope & { coalitionId: string }) =>
    giftsInKindLineUp(ledger, coalitionId, scope),
  import: (ledger, asked: StoredImport, progress) => importStored(ledger, asked, progress),
  'undo-import': (ledger, { coalitionId, ...asked }: UndoOptions & { coalitionId: string }, progress) =>
    undoImport(ledger, coalitionId, asked, progress),
  export: (ledger, asked: StoredExport, progress) => exportToFile(ledger, asked, progress),
  rebuild: (ledger, _: null, progress) => ledger.rebuild(progress),
};

/** Whether somebody waits for an answer, who is not to wait for work on a whole ledger besides. */
export const isQuestion = (name: string): boolean => Object.hasOwn(questions, name);

export function runLongWork(
  ledger: Ledger<Directory>,
  evidence: EvidenceFiles,
  name: string,
  argument: unknown,
  progress?: Progress,
): Promise<unknown> {
  const work = isQuestion(name) ? questions[name] : labours[name];
  if (!work) throw new Error(`unknown long work ${name}`);
  if (isQuestion(name) && !(argument as Partial<OfReader>).sight)
    throw new Error(`nobody said who asks for ${name}`);
  return work(ledger, argument as never, progress, evidence);
}

/** Long work in the thread of the caller, for tests. */
export function longWorkHere(ledger: Ledger<Directory>, evidence: EvidenceFiles): LongWorkPort {
  return {
    run: async <Result>(name: string, argument: unknown, progress?: Progress) =>
      (await runLongWork(ledger, evidence, name, argument, progress)) as Result,
  };
}
