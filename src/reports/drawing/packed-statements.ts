import { deserialize, serialize } from 'node:v8';
import type { QuarterlyReport } from '../domain/report.js';
import type { MemberStatement } from '../domain/statement.js';
import type { ReportWithStatements } from '../statements.queries.js';

/** Statements as they travel between threads: each as bytes, which both sides see. */
export type Packed = readonly Uint8Array[];

export interface PackedReport {
  readonly report: QuarterlyReport;
  readonly statements: Packed;
}

/** A report whose statements are to be drawn elsewhere. */
export function packed({ report, statements }: ReportWithStatements): PackedReport {
  return { report, statements: statements.map(bytesOf) };
}

function bytesOf(statement: MemberStatement): Uint8Array {
  const bytes = serialize(statement);
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

/**
 * Statements as bytes, half as large as the values: whoever goes through them has one value at a time, and whatever was
 * read from it is free again when the next one comes. A thread is handed them without a copy.
 */
export class PackedStatements implements Iterable<MemberStatement> {
  constructor(private readonly packed: Packed) {}

  get length(): number {
    return this.packed.length;
  }

  *[Symbol.iterator](): Generator<MemberStatement> {
    // The bytes are read from memory that is not shared.
    for (const bytes of this.packed) yield deserialize(Uint8Array.from(bytes)) as MemberStatement;
  }
}
