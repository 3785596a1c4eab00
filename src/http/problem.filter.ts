import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Need } from '../access/domain/policy.js';
import { excerpt } from '../kernel/excerpt.js';
import { newEventId } from '../kernel/ids.js';
import { isProblem, Problem, type ProblemDocument } from '../kernel/problem.js';
import { isPagePath } from './forms.js';
import { setPageHeaders } from './security-headers.js';

export const PROBLEM_TYPE = 'application/problem+json';

/** Limits that the filter names in its answers. */
export interface DoorLimits {
  readonly bodyBytes: number;
}

/** The methods that something at this address answers to; empty where there is nothing. */
export type MethodsAt = (url: string) => readonly string[];

/** What a person meets instead of what they asked for: a page that says so, or another address to go to. */
export type ProblemPage = { readonly html: string } | { readonly location: string };

/** Makes a problem readable for whoever asked with a browser. */
export type ProblemPages = (problem: Problem, request: FastifyRequest, methodsAt: MethodsAt) => ProblemPage;

/** Turns whatever was thrown into an RFC 9457 document. What is not ours to tell stays in the log, under a number. Browsers get a page. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('HTTP');

  constructor(
    private readonly limits: DoorLimits,
    private readonly methodsAt: MethodsAt,
    private readonly pages?: ProblemPages,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also for errors that Fastify's router finds before Nest sees the request. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.sent) return;
    const problem = isProblem(error) ? error : this.problemOf(error, request);
    if (problem.code === 'request.method-not-allowed') {
      void reply.header('allow', (problem.details['allowed'] as string[]).join(', '));
    }
    if (problem.retry === 'later') {
      const { retryAfterSeconds: seconds } = problem.details;
      void reply.header('retry-after', typeof seconds === 'number' ? seconds : 1);
    }
    if (this.pages && asksForPage(request)) {
      const page = this.pages(problem, request, this.methodsAt);
      if ('location' in page) void reply.status(303).header('location', page.location).send();
      else void setPageHeaders(reply).status(problem.status).send(page.html);
      return;
    }
    const document: ProblemDocument = problem.toDocument();
    void reply.status(document.status).type(PROBLEM_TYPE).send(JSON.stringify(document));
  }

  private problemOf(error: unknown, request: FastifyRequest): Problem {
    const status = statusOf(error);
    const { url, method } = request;
    switch (status) {
      case 404: {
        const allowed = this.methodsAt(url);
        if (allowed.length === 0) return new Problem('request.not-found', { found: url });
        return new Problem('request.method-not-allowed', {
          found: method,
          expected: allowed.join(', '),
          allowed,
        });
      }
      case 413:
        return new Problem('request.too-large', { max: this.limits.bodyBytes });
      case 414:
        return new Problem('request.not-found', { found: url });
      case 415:
        return new Problem('request.unsupported-media-type', {
          found: request.headers['content-type'] ?? 'none',
          expected: 'application/json',
        });
      default:
        break;
    }
    if (status >= 400 && status < 500) {
      return new Problem('request.malformed', {
        field: 'message',
        found: excerpt(messageOf(error), 200),
        expected: 'a well-formed HTTP request with a JSON body',
      });
    }
    const correlationId = newEventId();
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.logger.error(`${correlationId} ${method} ${url.split('?')[0]!}: ${cause}`);
    return new Problem('request.internal', { correlationId });
  }
}

/** Programs that take anything get what programs read. */
function asksForPage({ url, headers: { accept } }: FastifyRequest): boolean {
  return isPagePath(url) && accept !== undefined && accept.includes('text/html');
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 500;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'nothing that can be read';
}

export interface KnownRoute {
  readonly method: string;
  /** With parameters as Fastify writes them: `/members/:id`. */
  readonly url: string;
  readonly needs: Need;
  readonly pattern: RegExp;
}

/** Remembers all routes, so that a method which an address does not know is told apart from an unknown address. */
export class RouteTable {
  private readonly routes: KnownRoute[] = [];

  get all(): readonly KnownRoute[] {
    return this.routes;
  }

  /** `url` with parameters as Fastify writes them: `/members/:id`. */
  add(methods: string | readonly string[], url: string, needs: Need): void {
    const path = url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
      .join('/');
    for (const method of [methods].flat()) {
      this.routes.push({ method, url, needs, pattern: new RegExp(`^${path}$`) });
    }
  }

  methodsAt(url: string): readonly string[] {
    const path = url.split('?')[0]!;
    const found = this.routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [...new Set(found)].sort();
  }
}
