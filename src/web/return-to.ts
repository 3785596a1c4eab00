import type { FastifyRequest } from 'fastify';
import { pathOfThisSite } from '../access/sign-in/return-to.js';
import { isProblem } from '../kernel/problem.js';

/** Where somebody wanted to go before they had to sign in; null where they did not say, or named another site. */
export function returnToIn({ query }: FastifyRequest): string | null {
  const { returnTo } = (query ?? {}) as { returnTo?: unknown };
  if (typeof returnTo !== 'string') return null;
  try {
    return pathOfThisSite(returnTo);
  } catch (error) {
    if (isProblem(error)) return null;
    throw error;
  }
}
