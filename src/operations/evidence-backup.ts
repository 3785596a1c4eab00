import { attestedFile } from '../exchange/evidence/attested-files.js';
import type {
  EvidenceFiles,
  EvidenceState,
  IncomingEvidence,
  OpenedEvidence,
  PlacedEvidence,
} from '../exchange/evidence/evidence-files.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { isProblem } from '../kernel/problem.js';

/** A file that the log tells of, and that a backup could not take along. */
export interface LackingEvidence {
  readonly coalitionId: string;
  readonly sha256: string;
  readonly state: Exclude<EvidenceState, 'whole'>;
}

export interface EvidenceSummary {
  /** Files in the backup, each content of a coalition once. */
  files: number;
  /** Files that were missing or altered when it was made. */
  lacking: LackingEvidence[];
}

/** A line about a file, before its content where it is whole: coalition, SHA-256, bytes, state. */
export type FileLine = readonly [coalitionId: string, sha256: string, bytes: number, state: EvidenceState];

/** Without a rest, so that base64 needs no padding before the last piece; of a size that lines can be read in. */
const PIECE_BYTES = 96 * 1024;

/**
 * The lines of the files of one coalition, each content once, in the order in which its events tell of them. What it
 * remembers are hashes, some hundred bytes for each file.
 */
export class EvidenceWriter {
  private readonly told = new Set<string>();

  constructor(
    private readonly files: EvidenceFiles,
    private readonly coalitionId: string,
    private readonly summary: EvidenceSummary,
  ) {}

  /** The lines for the file that an event's data tells of. */
  async *linesFor(canonicalData: string): AsyncGenerator<object> {
    const { sha256, bytes } = attestedFile(0, JSON.parse(canonicalData) as JsonObject);
    if (this.told.has(sha256)) return;
    this.told.add(sha256);
    const { coalitionId } = this;
    const line = (length: number, state: EvidenceState): object => ({
      evidence: [coalitionId, sha256, length, state] satisfies FileLine,
    });
    const opened = await this.open(sha256);
    if (typeof opened === 'string') {
      this.summary.lacking.push({ coalitionId, sha256, state: opened });
      yield line(bytes, opened);
      return;
    }
    this.summary.files += 1;
    yield line(opened.bytes, 'whole');
    for await (const piece of piecesOf(opened.stream)) yield { piece: piece.toString('base64') };
  }

  private async open(sha256: string): Promise<OpenedEvidence | LackingEvidence['state']> {
    try {
      return await this.files.open(this.coalitionId, sha256);
    } catch (error) {
      if (!isProblem(error)) throw error;
      return error.code === 'exchange.evidence-missing' ? 'missing' : 'altered';
    }
  }
}

async function* piecesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    waiting.push(chunk);
    length += chunk.length;
    if (length < PIECE_BYTES) continue;
    const all = Buffer.concat(waiting);
    let at = 0;
    for (; length - at >= PIECE_BYTES; at += PIECE_BYTES) yield all.subarray(at, at + PIECE_BYTES);
    waiting = [all.subarray(at)];
    length -= at;
  }
  if (length > 0) yield Buffer.concat(waiting);
}

/** Takes the files of a backup back, line by line; all of them or none. */
export class EvidenceReader {
  readonly summary: EvidenceSummary = { files: 0, lacking: [] };
  private readonly kept: { readonly coalitionId: string; readonly placed: PlacedEvidence }[] = [];
  private current: { readonly line: FileLine; readonly incoming: IncomingEvidence } | undefined;

  constructor(
    private readonly files: EvidenceFiles,
    private readonly malformed: (reason: string) => Error,
  ) {}

  async takeFile(line: FileLine): Promise<void> {
    await this.finishFile();
    const [coalitionId, sha256, , state] = line;
    if (state !== 'whole') this.summary.lacking.push({ coalitionId, sha256, state });
    else this.current = { line, incoming: await this.files.receive() };
  }

  async takePiece(piece: string): Promise<void> {
    if (!this.current) throw this.malformed('a piece of evidence belongs to no file');
    const { line, incoming } = this.current;
    const bytes = Buffer.from(piece, 'base64');
    if (!(incoming.bytes + bytes.length <= line[2]))
      throw this.malformed(`the evidence ${line[1]} is too long`);
    await incoming.write(bytes);
  }

  /** To be called when something else than a piece follows. */
  async finishFile(): Promise<void> {
    if (!this.current) return;
    const { line, incoming } = this.current;
    const [coalitionId, sha256] = line;
    if (incoming.sha256 !== sha256) throw this.malformed(`the evidence ${sha256} is not what it was`);
    this.kept.push({ coalitionId, placed: await incoming.place(coalitionId) });
    this.current = undefined;
    this.summary.files += 1;
  }

  /** Leaves nothing of what came in. */
  async undo(): Promise<void> {
    await this.current?.incoming.discard();
    for (const { coalitionId, placed } of this.kept) await this.files.forget(coalitionId, placed);
  }
}
