import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import type { LedgerReads } from '../portfolios/view.queries.js';
import { comparisonDocument } from './document/comparison-document.js';
import type { ReadingDocument } from './document/document.js';
import { excerptOf } from './document/excerpt.js';
import { reportDocument } from './document/report-document.js';
import { statementDocument } from './document/statement-document.js';
import { comparedReports } from './report-comparison.queries.js';
import { quarterlyReport } from './reports.queries.js';
import { memberStatement } from './statements.queries.js';

/** What a page shows of a document: its long tables as excerpts, but for the one that is asked for whole. */
export interface PaperAsked {
  readonly quarter: string;
  /** The key of a table. */
  readonly whole: string | null;
}

export interface ReportPaper {
  readonly document: ReadingDocument;
  readonly currency: string;
  readonly position: number;
  readonly headHash: string;
  readonly policyVersion: number;
}

/**
 * The report of a quarter as a page shows it. The report of a thousand members is a few megabytes: it is laid out where it was
 * reckoned, and what travels to the page is what is seen of it.
 * @throws Problem as `quarterlyReport`
 */
export async function reportPaper(
  ledger: LedgerReads,
  coalitionId: string,
  { quarter, whole, asKnownAt }: PaperAsked & { readonly asKnownAt: string | null },
  sight: Sight = SEES_ALL,
): Promise<ReportPaper> {
  const report = await quarterlyReport(
    ledger,
    coalitionId,
    quarter,
    asKnownAt ?? undefined,
    undefined,
    sight,
  );
  const { position, headHash, policyVersion, coalition } = report;
  return {
    document: excerptOf(reportDocument(report), whole),
    ...{ currency: coalition.currency, position, headHash, policyVersion },
  };
}

/**
 * Two quarters side by side as a page shows them.
 * @throws Problem as `comparedReports`
 */
export async function comparisonPaper(
  ledger: LedgerReads,
  coalitionId: string,
  { quarter, other, whole }: PaperAsked & { readonly other: string },
  sight: Sight = SEES_ALL,
): Promise<ReadingDocument> {
  const comparison = await comparedReports(ledger, coalitionId, quarter, other, sight);
  return excerptOf(comparisonDocument(comparison), whole);
}

export interface StatementPaper {
  readonly document: ReadingDocument;
  /** The member whose statement it is: of one that merged, its survivor. */
  readonly memberId: string;
}

/**
 * A member’s statement as a page shows it.
 * @throws Problem as `memberStatement`
 */
export async function statementPaper(
  ledger: LedgerReads,
  coalitionId: string,
  { quarter, memberId, whole }: PaperAsked & { readonly memberId: string },
  sight: Sight = SEES_ALL,
): Promise<StatementPaper> {
  const statement = await memberStatement(ledger, coalitionId, memberId, quarter, undefined, sight);
  return { document: excerptOf(statementDocument(statement), whole), memberId: statement.member.id };
}
