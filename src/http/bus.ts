import { Inject, type Type } from '@nestjs/common';
import { Command, CommandHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import type { CommandPort } from '../event-store/ledger.js';
import type { CommandResult } from '../event-store/ledger-transaction.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import type { Caller } from './caller.decorator.js';

/** Where commands go: the lanes, in this thread or in another. */
export const COMMANDS = Symbol('commands');
/** Where work goes that takes long, so that it holds up no request. */
export const LONG_WORK = Symbol('long work');
/** Where questions go: the read side of the ledgers. */
export const READS = Symbol('reads');

/** A command on its way from a door to its ledger. Which one it is, its name says. */
export class LedgerCommand extends Command<CommandResult> {
  constructor(
    readonly command: string,
    readonly caller: Caller,
    readonly data: JsonObject,
  ) {
    super();
  }
}

/** Lets whoever founded a coalition in, who can then let in others. It is harmless where that was done before. */
export class AppointFounder extends Command<void> {
  constructor(
    readonly coalitionId: string,
    readonly founderId: string,
  ) {
    super();
  }
}

/** Hands every command to the lane of its coalition. */
@CommandHandler(LedgerCommand)
export class LedgerCommandHandler implements ICommandHandler<LedgerCommand> {
  constructor(@Inject(COMMANDS) private readonly ledger: CommandPort) {}

  execute({ command, caller, data }: LedgerCommand): Promise<CommandResult> {
    const { actingFor: _, ...who } = caller;
    return this.ledger.execute({ ...who, command, data });
  }
}

/**
 * A question: the class that the query bus knows it by, and the one who answers it. A door gives all that it can be asked with,
 * also what others may leave out: it is from where its reader looks that no door may forget.
 */
export interface Question<Asked extends unknown[], Answer> {
  ask(...asked: Required<Asked>): Query<Answer>;
  readonly handler: Type<IQueryHandler>;
}

/** Makes a question of a function on the read side. */
export function question<Reads, Asked extends unknown[], Answer>(
  answer: (reads: Reads, ...asked: Asked) => Promise<Answer>,
): Question<Asked, Answer> {
  class Asking extends Query<Answer> {
    constructor(readonly asked: Required<Asked>) {
      super();
    }
  }
  @QueryHandler(Asking)
  class Answering implements IQueryHandler<Asking> {
    constructor(@Inject(READS) private readonly reads: Reads) {}

    execute({ asked }: Asking): Promise<Answer> {
      return answer(this.reads, ...asked);
    }
  }
  return { ask: (...asked) => new Asking(asked), handler: Answering };
}
