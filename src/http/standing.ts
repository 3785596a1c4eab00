import type { Standing } from '../access/domain/standing.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** As whom the request speaks in its coalition: set by the guard, once it is permitted. */
    standing?: Standing;
  }
}
