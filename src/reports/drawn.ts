import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { StreamableFile, type Type } from '@nestjs/common';
import { getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { standalonePolicy } from '../http/security-headers.js';
import type { ReportFormat } from './report-file.js';

const CSV = 'text/csv; charset=utf-8; header=present';

/** Figures as JSON, or as a file for a spreadsheet where that is asked for. */
export function drawn<Answer>(
  reply: FastifyReply,
  format: string | null,
  name: string,
  answer: Answer,
  csv: (answer: Answer) => string,
): Answer | string {
  if (format !== 'csv') return answer;
  void reply.type(CSV).header('content-disposition', `attachment; filename="${name}.csv"`);
  return csv(answer);
}

/** JSON alone, as the description of the API has it. */
export const jsonOf = (answer: Type) => ({
  'application/json': { schema: { $ref: getSchemaPath(answer) } },
});

/** JSON and CSV. */
export const contentOf = (answer: Type) => ({
  ...jsonOf(answer),
  'text/csv': { schema: { type: 'string' } },
});

/** What files are, and how they come: what people read opens in the browser, the rest is kept. */
const FILES: Readonly<Record<ReportFormat, { readonly type: string; readonly opens: boolean }>> = {
  json: { type: 'application/json', opens: true },
  csv: { type: CSV, opens: false },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', opens: false },
  pdf: { type: 'application/pdf', opens: true },
  html: { type: 'text/html; charset=utf-8', opens: true },
};

/** A file under its name and type. */
export function drawnFile(
  reply: FastifyReply,
  format: ReportFormat,
  name: string,
  file: string | Uint8Array,
): StreamableFile {
  // A page brings its own letters and looks, and nothing else: no script runs in it, and nothing is fetched.
  if (format === 'html') {
    void reply.header('content-security-policy', standalonePolicy(textOf(file)));
  }
  const bytes =
    typeof file === 'string' ? Buffer.from(file) : Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  return new StreamableFile(bytes, fileOptions(format, name, bytes.length));
}

function textOf(file: string | Uint8Array): string {
  return typeof file === 'string' ? file : Buffer.from(file).toString('utf8');
}

/** The same of one that lies on disk. A page is read whole first, for the policy under which browsers show it. */
export async function storedFile(
  reply: FastifyReply,
  format: ReportFormat,
  name: string,
  bytes: number,
  content: Readable,
): Promise<StreamableFile> {
  if (format === 'html') return drawnFile(reply, format, name, await buffer(content));
  return new StreamableFile(content, fileOptions(format, name, bytes));
}

function fileOptions(
  format: ReportFormat,
  name: string,
  length: number,
): { type: string; length: number; disposition: string } {
  const { type, opens } = FILES[format];
  return {
    type,
    length,
    disposition: `${opens ? 'inline' : 'attachment'}; filename="${fileName(name, format)}"`,
  };
}

export function fileName(name: string, format: ReportFormat): string {
  return `${name}.${format}`;
}

export function mediaTypeOf(format: ReportFormat): string {
  return FILES[format].type;
}

/** What people read, in the description of the API. */
export const PAGE_CONTENT = {
  'text/html': { schema: { type: 'string' } },
  'application/pdf': { schema: { type: 'string', format: 'binary' } },
};

/** The same, and workbooks. */
export const FILE_CONTENT = {
  ...PAGE_CONTENT,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    schema: { type: 'string', format: 'binary' },
  },
};
