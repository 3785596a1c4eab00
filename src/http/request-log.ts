import type { LoggerService } from '@nestjs/common';

/** An answer that was sent: the pattern of its route and never its address, which holds names and may hold secrets. */
export interface AnsweredRequest {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  /** From the first line of the request to the last of the answer. */
  readonly seconds: number;
  /** The id of who asked; null where nobody was let in. */
  readonly principal: string | null;
  readonly coalition: string | null;
}

/** A line for every request, for those who collect them. */
export class RequestLog {
  constructor(private readonly logger: LoggerService) {}

  answered({ method, route, status, seconds, principal, coalition }: AnsweredRequest): void {
    const ms = Math.round(seconds * 10_000) / 10;
    this.logger.log({ event: 'request', method, route, status, ms, principal, coalition }, 'Requests');
  }
}
