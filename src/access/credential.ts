import type { FastifyRequest } from 'fastify';
import type { Credential } from './principals.queries.js';
import { hashOf, isTokenText } from './secrets/tokens.js';
import { sessionCookie } from './session-cookie.js';
import type { Site } from '../http/site.js';

const BEARER = /^bearer +(\S+)$/i;

/**
 * What a request brought to show who sends it: an API key in its header, or else the session in its cookie. Undefined where there
 * is neither, or nothing that could be one. A header counts alone: a key that expired is not made good by a cookie that came along.
 */
export function credentialIn(request: FastifyRequest, site: Site): Credential | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const token = BEARER.exec(authorization)?.[1];
    return token !== undefined && isTokenText('key', token)
      ? { kind: 'key', tokenHash: hashOf(token) }
      : undefined;
  }
  const token = sessionCookie(site.isSecure(request)).parse(request.headers.cookie);
  return token !== null && isTokenText('session', token)
    ? { kind: 'session', tokenHash: hashOf(token) }
    : undefined;
}
