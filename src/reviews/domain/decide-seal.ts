import { assertMay, parseParty } from '../../coalition/domain/authority.js';
import type { Closing, Directory } from '../../coalition/domain/directory.js';
import { Problem } from '../../kernel/problem.js';
import type { ReviewEvent } from './events.js';

/** The report of a closed quarter, as it was reckoned for the position of its close; parts as JSON text. */
export interface SealReport {
  readonly quarter: string;
  readonly position: number;
  readonly statements: readonly {
    readonly memberId: string;
    readonly statement: string;
    readonly hash: string;
  }[];
  readonly report: string;
  readonly hash: string;
  readonly actingFor: string | null;
}

export interface PublishReport {
  readonly quarter: string;
  readonly actingFor: string | null;
}

export interface SealFacts {
  today(): string;
  /** The report that was sealed for a close. */
  seal(quarter: string, position: number): { readonly hash: string } | undefined;
  /** Hash of the report that was published last. */
  published(quarter: string): string | null;
}

/** Seals a report: what it says of the close at this position is shown for ever. The same again states nothing. */
export function sealReport(command: SealReport, directory: Directory, facts: SealFacts): ReviewEvent[] {
  const { quarter, position, statements, report, hash } = command;
  const by = parseParty(command.actingFor, directory);
  assertMay('close a quarter', by, new Set());
  const closing = closingOf(directory, quarter);
  if (closing.position !== position) throw new Problem('reviews.not-closed', { quarter });
  if (facts.seal(quarter, position)) return [];
  const on = facts.today();
  return [
    ...statements.map((sealed): ReviewEvent => {
      return { type: 'StatementSealed', occurredOn: on, data: { quarter, position, ...sealed, by } };
    }),
    { type: 'ReportSealed', occurredOn: on, data: { quarter, position, report, hash, by } },
  ];
}

/** Says that the sealed report is for everybody to read. The same again states nothing. */
export function publishReport(command: PublishReport, directory: Directory, facts: SealFacts): ReviewEvent[] {
  const { id: quarter } = directory.coalition.fiscalCalendar.quarter(command.quarter);
  const by = parseParty(command.actingFor, directory);
  assertMay('hold a review', by, new Set());
  const seal = facts.seal(quarter, closingOf(directory, quarter).position);
  if (!seal) throw new Problem('reviews.not-closed', { quarter });
  if (facts.published(quarter) === seal.hash) return [];
  return [{ type: 'ReportPublished', occurredOn: facts.today(), data: { quarter, hash: seal.hash, by } }];
}

/** @throws Problem `reviews.not-closed` */
export function closingOf({ closings }: Directory, quarter: string): Closing {
  const closing = closings.find((closed) => closed.quarter === quarter);
  if (!closing) throw new Problem('reviews.not-closed', { quarter });
  return closing;
}
