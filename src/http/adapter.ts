import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import multipart from '@fastify/multipart';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { excerpt } from '../kernel/excerpt.js';
import { Problem } from '../kernel/problem.js';
import type { AnsweredRequest } from './request-log.js';
import { compressPages } from './compression.js';
import type { DoorSettings } from './door-settings.js';
import { readJson } from './json-body.js';
import { takeForms } from './forms.js';
import { PROBLEM_TYPE, type ProblemFilter, type RouteTable } from './problem.filter.js';
import { routeCheck, type RouteTakes } from './route-checks.js';
import { securityHeaderLines, setSecurityHeaders } from './security-headers.js';
import type { Site } from './site.js';
import { UPLOAD_LIMITS } from './uploads.js';

/** A body of JSON; files have limits of their own. */
export const BODY_LIMIT_BYTES = 1024 * 1024;
/** An id of 200 characters, each percent-encoded, and those it is composed of before it is brought to NFC. */
const PARAMETER_LIMIT = 5_000;

export interface Door {
  readonly settings: DoorSettings;
  readonly site: Site;
  readonly filter: ProblemFilter;
  readonly routes: RouteTable;
  /** Counts a request before anything is known of it but its address. Throws where there were too many. */
  readonly admit?: (request: FastifyRequest, reply: FastifyReply) => void;
  /** Told of every answer once it is sent. */
  readonly answered?: (request: AnsweredRequest) => void;
}

/** Fastify as this door uses it: its limits, what every request must pass, and an answer to whatever is no request. */
export function adapterWith(door: Door): FastifyAdapter {
  const { settings, site, filter, routes, admit, answered } = door;
  const { patience, trustedProxies } = settings;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: PARAMETER_LIMIT },
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    http: { headersTimeout: patience.headersMs, connectionsCheckingInterval: patience.checkEveryMs },
    requestTimeout: patience.requestMs,
    connectionTimeout: patience.silenceMs,
    keepAliveTimeout: patience.idleMs,
    // Requests that come on open connections while the service stops are answered, and their connections closed.
    return503OnClosing: false,
    skipMiddie: true,
    multipart: false,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      setSecurityHeaders(site, request, reply);
      filter.answer(error, request, reply);
    },
    clientErrorHandler: (error: Error & { code?: string }, socket: Socket) => {
      answerBrokenRequest(error, socket, site);
    },
  });
  const fastify = adapter.getInstance();
  fastify.server.maxConnections = settings.maxConnections;
  fastify.removeContentTypeParser('text/plain');
  readJson(fastify);
  takeForms(fastify);
  compressPages(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    setSecurityHeaders(site, request, reply);
    assertPath(request);
    site.assertMeant(request);
    admit?.(request, reply);
    done();
  });
  if (answered) {
    fastify.addHook('onResponse', (request, reply, done) => {
      answered({
        method: request.method,
        // A path that leads nowhere may be any text: it would be a series of its own.
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        seconds: reply.elapsedTime / 1000,
        principal: request.standing?.principal.id ?? null,
        coalition: (request.params as { slug?: string } | null)?.slug ?? null,
      });
      done();
    });
  }
  fastify.addHook('onRoute', (route) => {
    const takes = (route.config ?? {}) as RouteTakes;
    if (takes.needs === undefined)
      throw new Error(`${String(route.method)} ${route.url} does not say what it needs`);
    routes.add(route.method, route.url, takes.needs);
    route.preParsing = routeCheck(route.url, takes);
  });
  void fastify.register(multipart, { limits: UPLOAD_LIMITS, throwFileSizeLimit: false });
  return adapter;
}

/** A target that is no path (`http://elsewhere/…`, `*`) names a site of its own beside the one in `Host`. */
function assertPath({ url }: FastifyRequest): void {
  if (url.startsWith('/')) return;
  const expected = 'a path';
  throw new Problem('request.malformed', { field: 'target', found: excerpt(url, 200), expected });
}

/** What is no HTTP, or does not come to its end, never reaches a filter. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket, site: Site): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const document = brokenProblem(error).toDocument();
  const body = JSON.stringify(document);
  const head = [
    `HTTP/1.1 ${String(document.status)} ${STATUS_CODES[document.status]!}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    ...securityHeaderLines(site),
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  // Whoever does not take leave is not waited for.
  socket.destroySoon();
}

function brokenProblem({ code }: { code?: string }): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem('request.timed-out');
  const found = code ?? 'nothing that can be read';
  const expected = 'a well-formed HTTP/1.1 request with headers of at most 16 kB';
  return new Problem('request.malformed', { field: 'message', found, expected });
}
