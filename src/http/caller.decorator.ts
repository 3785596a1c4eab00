import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { excerpt } from '../kernel/excerpt.js';
import { isIdentifierText } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import { isPagePath } from './forms.js';
import { standingIn } from './standing.js';

/** Who acts on which coalition, and on what condition. */
export interface Caller {
  readonly coalitionId: string;
  readonly actor: string;
  /** `backbone` or `member:ID`; null where the role acts for nobody. */
  readonly actingFor: string | null;
  readonly idempotencyKey?: string;
  readonly ifDirectoryUnchangedSince?: number;
}

/** Letters, digits, signs and spaces of ASCII: what a header carries on every way through the network. */
const PRINTABLE = /^[ -~]+$/;
const HEADER_LIMIT = 200;
/** An id of 200 characters, each of which may be four bytes, written as %XX. */
export const ACTING_FOR_LIMIT = 2_500;

/** A coalition's id in an address. What can't be one is answered like one that is unknown. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const SLUG_LIMIT = 60;

export function coalitionIdOf(request: FastifyRequest): string {
  const { slug = '' } = request.params as { slug?: string };
  if (slug.length > SLUG_LIMIT || !SLUG.test(slug)) {
    throw new Problem('ledger.coalition-unknown', { coalition: slug });
  }
  return slug;
}

/** Who acts is known from how they signed in, and on whose behalf from what they may. */
export function callerOf(request: FastifyRequest, coalitionId: string): Caller {
  const { headers } = request;
  const { principal, actingFor } = standingIn(request);
  const key = printableHeader(headers['idempotency-key'], 'Idempotency-Key');
  const since = directoryPositionOf(headers['if-match']);
  return {
    coalitionId,
    actor: principal.id,
    actingFor,
    ...(key === undefined ? {} : { idempotencyKey: key }),
    ...(since === undefined ? {} : { ifDirectoryUnchangedSince: since }),
  };
}

/** The parameter by which the address of a page says on whose behalf its reader acts, who may speak for several members. */
export const PAGE_PARTY = 'for';

/**
 * On whose behalf a request says that it acts. A member's id may hold any text, which a header can't: it comes percent-encoded.
 * Browsers send no header of ours: of a page, its address says it.
 */
export function actingForIn(request: FastifyRequest): string | null {
  if (isPagePath(request.url)) {
    const { [PAGE_PARTY]: party } = (request.query ?? {}) as Record<string, unknown>;
    return typeof party === 'string' && party !== '' ? party : null;
  }
  const found = printableHeader(
    request.headers['evenhand-acting-for'],
    'Evenhand-Acting-For',
    ACTING_FOR_LIMIT,
  );
  if (found === undefined) return null;
  try {
    return decodeURIComponent(found);
  } catch {
    const expected = 'backbone, or member: and a member’s percent-encoded id';
    throw new Problem('request.malformed', { field: 'Evenhand-Acting-For', found, expected });
  }
}

function printableHeader(
  found: string | string[] | undefined,
  field: string,
  limit = HEADER_LIMIT,
): string | undefined {
  if (found === undefined) return undefined;
  if (typeof found === 'string' && found.length <= limit && PRINTABLE.test(found)) return found;
  const expected = `1 to ${String(limit)} printable ASCII characters`;
  throw new Problem('request.malformed', { field, found: excerpt(String(found), 200), expected });
}

/** The ETag of everything in a directory: the position at which it last changed. */
export function directoryTag(position: number): string {
  return `"${String(position)}"`;
}

function directoryPositionOf(found: string | undefined): number | undefined {
  if (found === undefined || found.trim() === '*') return undefined;
  const tag = /^\s*(W\/)?"([0-9]{1,15})"\s*$/.exec(found);
  if (!tag) {
    const expected = 'the ETag that was last read, such as "42"';
    throw new Problem('request.malformed', { field: 'If-Match', found: excerpt(found, 200), expected });
  }
  // A weak tag never matches (RFC 9110 §13.1.1), and no directory is at position -1.
  return tag[1] === undefined ? Number(tag[2]) : -1;
}

/** Makes sure that a change which replaces something says what it saw before. */
export function requireIfMatch(request: FastifyRequest): void {
  if (request.headers['if-match'] === undefined) throw new Problem('request.precondition-required');
}

const requestOf = (context: ExecutionContext): FastifyRequest =>
  context.switchToHttp().getRequest<FastifyRequest>();

/** The caller of a request on one coalition. */
export const CalledBy = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = requestOf(context);
  return callerOf(request, coalitionIdOf(request));
});

/** The same for a change that replaces something: without `If-Match` it is refused. */
export const ChangedBy = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = requestOf(context);
  requireIfMatch(request);
  return callerOf(request, coalitionIdOf(request));
});

/** The coalition of a request that only reads. */
export const CoalitionId = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  coalitionIdOf(requestOf(context)),
);

/** An id in the address, percent-decoded. What can't be an id is answered like one that is unknown. */
export const PathId = createParamDecorator((name: string, context: ExecutionContext): string => {
  const request = requestOf(context);
  const found = (request.params as Record<string, string>)[name] ?? '';
  if (!isIdentifierText(found, 200)) throw new Problem('request.not-found', { found: request.url });
  return found;
});
