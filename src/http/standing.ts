import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Standing } from '../access/domain/standing.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** As whom this request speaks; put here by the guard, and nobody else. */
    standing?: Standing;
    /** Whether whoever was let in still would be: for answers that go on for long. */
    isStillLetIn?: () => Promise<boolean>;
  }
}

/**
 * As whom a request speaks. An operation that needs nobody has none, and must not ask.
 * @throws Error where the guard let nobody in
 */
export function standingIn(request: FastifyRequest): Standing {
  if (!request.standing) throw new Error(`nobody was let in to ${request.method} ${request.url}`);
  return request.standing;
}

/** The standing of a request. */
export const StandingOf = createParamDecorator((_: unknown, context: ExecutionContext): Standing =>
  standingIn(context.switchToHttp().getRequest<FastifyRequest>()),
);
