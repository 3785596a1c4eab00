import type { Type } from '@nestjs/common';
import { getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

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

/** Both, as the description of the API has them. */
export const contentOf = (answer: Type) => ({
  'application/json': { schema: { $ref: getSchemaPath(answer) } },
  'text/csv': { schema: { type: 'string' } },
});
