import { deserialize, serialize } from 'node:v8';
import type { QuarterlyReport } from '../domain/report.js';
import type { MemberStatement } from '../domain/statement.js';
import type { ReportWithStatements } from '../statements.queries.js';

/** As they travel between threads: bytes that both sides see, and where each statement ends in them. */
export interface Packed {
  readonly bytes: Uint8Array;
  readonly ends: readonly number[];
}

export interface PackedReport {
  readonly report: QuarterlyReport;
  readonly statements: Packed;
}

/** A report whose statements are to be drawn elsewhere. */
export function packed({ report, statements }: ReportWithStatements): PackedReport {
  const pieces: Buffer[] = [];
  const ends: number[] = [];
  let length = 0;
  for (const statement of statements) {
    const piece = serialize(statement);
    pieces.push(piece);
    ends.push((length += piece.length));
  }
  const bytes = new Uint8Array(new SharedArrayBuffer(length));
  for (const [index, piece] of pieces.entries()) bytes.set(piece, ends[index]! - piece.length);
  return { report, statements: { bytes, ends } };
}

/**
 * Statements as bytes, half as large as the values: whoever goes through them has one value at a time, and whatever was
 * read from it is free again when the next one comes. A thread is handed them without a copy.
 */
export class PackedStatements implements Iterable<MemberStatement> {
  constructor(private readonly packed: Packed) {}

  get length(): number {
    return this.packed.ends.length;
  }

  *[Symbol.iterator](): Generator<MemberStatement> {
    const { bytes, ends } = this.packed;
    let from = 0;
    for (const end of ends) {
      yield deserialize(bytes.slice(from, end)) as MemberStatement;
      from = end;
    }
  }
}
