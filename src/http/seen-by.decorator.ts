import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import './standing.js';

export function sightOf({ standing }: FastifyRequest): Sight {
  return standing?.sight ?? SEES_ALL; // Until a guard gives every request its standing.
}

/** From where the reader of a request looks at the coalition: what a question is asked with. */
export const SeenBy = createParamDecorator((_: unknown, context: ExecutionContext): Sight =>
  sightOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
