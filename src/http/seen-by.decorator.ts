import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import { standingIn } from './standing.js';

/** From where the reader of a request looks at the coalition: what a question is asked with. */
export const SeenBy = createParamDecorator(
  (_: unknown, context: ExecutionContext): Sight =>
    standingIn(context.switchToHttp().getRequest<FastifyRequest>()).sight,
);
