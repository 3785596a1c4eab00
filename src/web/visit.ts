import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Standing } from '../access/domain/standing.js';
import type { Sight } from '../coalition/domain/sight.js';
import { LedgerCommand } from '../http/bus.js';
import { callerOf, coalitionIdOf, type Caller } from '../http/caller.decorator.js';
import { standingIn } from '../http/standing.js';
import type { JsonObject } from '../kernel/canonical-json.js';

/** A request for a page, and the answer to it. */
export class Visit {
  /** What the form that came with the request is known by; null where it bears no number. */
  private formKey: string | null = null;
  private orders = 0;

  constructor(
    readonly request: FastifyRequest,
    readonly reply: FastifyReply,
  ) {}

  /** @throws Error where the route lets in anybody */
  get standing(): Standing {
    return standingIn(this.request);
  }

  /** From where its reader looks at the coalition. */
  get sight(): Sight {
    return this.standing.sight;
  }

  /** @throws Problem `ledger.coalition-unknown` */
  get coalitionId(): string {
    return coalitionIdOf(this.request);
  }

  /** Who acts on the coalition of the address, and on whose behalf. */
  get caller(): Caller {
    return callerOf(this.request, this.coalitionId);
  }

  /** From now on its commands are those of a form: the same form sent again, here or at another instance, is answered and not obeyed twice. */
  isOfForm(key: string): void {
    this.formKey = key;
    this.orders = 0;
  }

  /** A command of the one who asks. A form that gives several gives them in the same order each time. */
  order(
    command: string,
    data: JsonObject,
    condition: Pick<Caller, 'ifDirectoryUnchangedSince'> = {},
  ): LedgerCommand {
    this.orders += 1;
    const key =
      this.formKey === null ? {} : { idempotencyKey: `form ${this.formKey} ${String(this.orders)}` };
    return new LedgerCommand(command, { ...this.caller, ...key, ...condition }, data);
  }

  /** A parameter of the query; null where it is not there, is empty, or stands there twice. */
  asked(name: string): string | null {
    const { [name]: value } = (this.request.query ?? {}) as Record<string, unknown>;
    return typeof value === 'string' && value !== '' ? value : null;
  }

  /** What is asked in the query, each name once. */
  get query(): ReadonlyMap<string, string> {
    const entries = Object.entries((this.request.query ?? {}) as Record<string, unknown>);
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  }
}

/** The request for a page. */
export const Visiting = createParamDecorator((_: unknown, context: ExecutionContext): Visit => {
  const http = context.switchToHttp();
  return new Visit(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
});
