import type { FastifyReply, FastifyRequest, RequestPayload } from 'fastify';
import type { Need } from '../access/domain/policy.js';
import { excerpt } from '../kernel/excerpt.js';
import { Problem } from '../kernel/problem.js';
import { FORM_TYPE, isPagePath } from './forms.js';
import { takesUploads } from './uploads.js';

/** What an operation says of itself to the router and to the guard. */
export interface RouteTakes {
  readonly takesQuery?: boolean;
  /** What whoever asks must be permitted. A route that does not say cannot be mounted. */
  readonly needs?: Need;
  /** The parameter of its address that names a member, where a representative may ask for its own member only. */
  readonly ofMember?: string;
}

type Done = (error: Error | null, payload: RequestPayload) => void;
type RouteCheck = (request: FastifyRequest, reply: FastifyReply, payload: RequestPayload, done: Done) => void;

/**
 * What every request of a route must pass before its body is read: files go only where files are taken, and parameters
 * only where some are known, as one that is quietly ignored (a `dryRun`, say) would be believed to work. Forms of pages go to
 * pages alone: any site can make a browser send one, and pages are held to `Origin`.
 */
export function routeCheck(url: string, { takesQuery = false }: RouteTakes): RouteCheck {
  const isFree = takesQuery || !url.startsWith('/api/v1/');
  const isUpload = takesUploads(url);
  const expected = isPagePath(url) ? FORM_TYPE : 'application/json';
  return ({ query, headers }, _reply, payload, done) => {
    if (!isFree) {
      for (const field in query as object) {
        done(new Problem('request.field-unknown', { field: excerpt(field, 100), expected: 'none' }), payload);
        return;
      }
    }
    const type = headers['content-type'];
    const isForm = type?.trimStart().toLowerCase().startsWith(FORM_TYPE) ?? false;
    const isFiles = type?.startsWith('multipart/') ?? false;
    const isRefused = expected === FORM_TYPE ? type !== undefined && !isForm && !isFiles : isForm;
    if (isRefused || (isFiles && !isUpload)) {
      const details = { found: excerpt(type!, 100), expected };
      done(new Problem('request.unsupported-media-type', details), payload);
      return;
    }
    done(null, payload);
  };
}
