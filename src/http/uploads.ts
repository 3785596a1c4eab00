import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type {} from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { excerpt } from '../kernel/excerpt.js';
import { isProblem, Problem } from '../kernel/problem.js';
import { addField, FIELDS_LIMIT, type FormFields } from './forms.js';

const FILE_LIMIT_BYTES = 256 * 1024 * 1024;
const FILES_LIMIT = 20;

/** What one upload may hold; @fastify/multipart keeps to it. */
export const UPLOAD_LIMITS = {
  fileSize: FILE_LIMIT_BYTES,
  files: FILES_LIMIT,
  parts: FILES_LIMIT + 1,
  fields: 1,
  headerPairs: 100,
};

/** What a form of a page may hold beside its files. */
const FORM_LIMITS = { ...UPLOAD_LIMITS, fields: FIELDS_LIMIT, parts: FILES_LIMIT + FIELDS_LIMIT };

/** The addresses that files can be sent to: those of the API, and those of pages with forms that have files. */
export function takesUploads(url: string): boolean {
  return url.endsWith('/imports') || url.endsWith('/evidence') || url.endsWith('/files');
}

/** A file that was sent, as it lies on disk. */
export interface StoredFile {
  /** The name that the sender gave it. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
}

/** Streams the files of a request to disk, hands them on, and removes them whatever happens. */
export async function withUploads<Result>(
  request: FastifyRequest,
  reply: FastifyReply,
  work: (files: readonly StoredFile[]) => Promise<Result>,
): Promise<Result> {
  return withStored(request, reply, { limits: UPLOAD_LIMITS, takesFields: false }, ({ files }) => {
    if (files.length > 0) return work(files);
    const expected = 'at least one file';
    throw new Problem('request.malformed', { field: 'files', found: 'no file', expected });
  });
}

/** The same for a form of a page, which brings fields beside its files, and no file where nobody chose one. */
export async function withFormFiles<Result>(
  request: FastifyRequest,
  reply: FastifyReply,
  work: (fields: FormFields, files: readonly StoredFile[]) => Promise<Result>,
): Promise<Result> {
  return withStored(request, reply, { limits: FORM_LIMITS, takesFields: true }, ({ fields, files }) =>
    work(fields, files),
  );
}

interface Received {
  readonly fields: FormFields;
  readonly files: readonly StoredFile[];
}

interface Taken {
  readonly limits: typeof UPLOAD_LIMITS;
  readonly takesFields: boolean;
}

async function withStored<Result>(
  request: FastifyRequest,
  reply: FastifyReply,
  taken: Taken,
  work: (received: Received) => Promise<Result>,
): Promise<Result> {
  assertMultipart(request);
  const folder = await mkdtemp(join(tmpdir(), 'evenhand-upload-'));
  try {
    return await work(await stored(request, reply, folder, taken));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function stored(
  request: FastifyRequest,
  reply: FastifyReply,
  folder: string,
  { limits, takesFields }: Taken,
): Promise<Received> {
  const files: StoredFile[] = [];
  const fields = new Map<string, string>();
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        if (!takesFields) {
          const field = excerpt(part.fieldname, 100);
          throw new Problem('request.field-unknown', { field, expected: 'files' });
        }
        addField(fields, part.fieldname, String(part.value));
        continue;
      }
      const path = join(folder, String(files.length));
      await pipeline(part.file, createWriteStream(path));
      if (part.file.truncated) throw new Problem('request.too-large', { max: FILE_LIMIT_BYTES });
      // A browser sends a file without name and content where nobody chose one.
      if (takesFields && part.filename === '' && part.file.bytesRead === 0) continue;
      files.push({ name: excerpt(part.filename, 200), path, size: part.file.bytesRead });
    }
  } catch (error) {
    // What was not read of the body would be taken for the next request.
    void reply.header('connection', 'close');
    throw problemOf(error, FILES_LIMIT);
  }
  return { fields, files };
}

/** Where the one file of a request goes, as it comes in. */
export interface FileTaker<Kept> {
  /** Reads the content to its end, or throws. */
  keep(name: string, content: AsyncIterable<Uint8Array>): Promise<Kept>;
  /** Takes it back where the rest of the request is not as it should be. */
  forget(kept: Kept): Promise<void>;
}

/** Streams the one file of a request to where it is to be kept. */
export async function receiveFile<Kept>(
  request: FastifyRequest,
  reply: FastifyReply,
  taker: FileTaker<Kept>,
): Promise<Kept> {
  assertMultipart(request);
  let kept: Kept | undefined;
  try {
    for await (const part of request.parts({ limits: { ...UPLOAD_LIMITS, files: 1, parts: 2 } })) {
      if (part.type === 'field') {
        throw new Problem('request.field-unknown', {
          field: excerpt(part.fieldname, 100),
          expected: 'file',
        });
      }
      kept = await taker.keep(part.filename, part.file);
    }
  } catch (error) {
    // What was not read of the body would be taken for the next request.
    void reply.header('connection', 'close');
    if (kept !== undefined) await taker.forget(kept);
    throw problemOf(error, 1);
  }
  if (kept !== undefined) return kept;
  throw new Problem('request.malformed', { field: 'file', found: 'no file', expected: 'one file' });
}

function assertMultipart(request: FastifyRequest): void {
  if (request.isMultipart()) return;
  throw new Problem('request.unsupported-media-type', {
    found: request.headers['content-type'] ?? 'none',
    expected: 'multipart/form-data',
  });
}

function problemOf(error: unknown, limit: number): unknown {
  if (isProblem(error)) return error;
  const { code = '' } = error as { code?: string };
  if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT') {
    const expected = `at most ${String(limit)} ${limit === 1 ? 'file' : 'files'} and nothing else`;
    return new Problem('request.malformed', { field: 'files', found: 'more', expected });
  }
  const { statusCode } = error as { statusCode?: number };
  if (statusCode !== undefined || code === 'ERR_STREAM_PREMATURE_CLOSE') return error;
  // The parser of the format has errors without a code.
  const found = excerpt((error as Error).message, 200);
  return new Problem('request.malformed', {
    field: 'body',
    found,
    expected: 'well-formed multipart/form-data',
  });
}
