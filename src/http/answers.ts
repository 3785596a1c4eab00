import type { FastifyReply } from 'fastify';
import type { CommandResult } from '../event-store/ledger-transaction.js';
import { Flag, Identifier, WholeNumber } from './fields.decorator.js';

/** What a command answers. */
export class RecordedAnswer {
  @Identifier({ about: 'The id of what was recorded.' })
  id!: string;

  @WholeNumber(1, Number.MAX_SAFE_INTEGER, { about: 'The ledger’s position after it.' })
  position!: number;

  @Flag({ about: 'False where it was recorded just so before.' })
  changed!: boolean;
}

/** Answers 201 with `Location`, or 200 where nothing had to be recorded. A retry gets what its first try got. */
export function recorded(
  reply: FastifyReply,
  { answer, position, repeated }: CommandResult,
  id: string,
  location: string,
): RecordedAnswer {
  const changed = answer['changed'] === true;
  if (!changed) void reply.status(200);
  if (repeated) void reply.header('idempotency-replayed', 'true');
  void reply.header('location', location);
  return { id, position, changed };
}

/** The address of something in a coalition. */
export function addressOf(coalitionId: string, ...path: readonly string[]): string {
  return ['/api/v1/coalitions', coalitionId, ...path.map(encodeURIComponent)].join('/');
}
