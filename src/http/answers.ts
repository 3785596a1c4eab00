import type { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import type { CommandResult } from '../event-store/ledger-transaction.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { LedgerCommand } from './bus.js';
import type { Caller } from './caller.decorator.js';
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

/** A kind of thing that commands are about: where they answer its id, and where in its coalition it can be read. */
export interface Recordable {
  readonly idField: string;
  readonly place: string;
}

/** Sends a command on behalf of whom its caller says, and answers with the id of what it is about, and where that stands. */
export async function record(
  commands: CommandBus,
  { idField, place }: Recordable,
  command: string,
  caller: Caller,
  data: JsonObject,
  reply: FastifyReply,
): Promise<RecordedAnswer> {
  const { coalitionId, actingFor } = caller;
  const result = await commands.execute(new LedgerCommand(command, caller, { ...data, actingFor }));
  const id = result.answer[idField] as string;
  return recorded(reply, result, id, addressOf(coalitionId, place, id));
}

/** The address of something in a coalition. */
export function addressOf(coalitionId: string, ...path: readonly string[]): string {
  return ['/api/v1/coalitions', coalitionId, ...path.map(encodeURIComponent)].join('/');
}
