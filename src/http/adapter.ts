import type { Socket } from 'node:net';
import multipart from '@fastify/multipart';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../kernel/problem.js';
import { PROBLEM_TYPE, type ProblemFilter, type RouteTable } from './problem.filter.js';
import { routeCheck, type RouteTakes } from './route-checks.js';
import { UPLOAD_LIMITS } from './uploads.js';

/** A body of JSON; files have limits of their own. */
export const BODY_LIMIT_BYTES = 1024 * 1024;
/** An id of 200 characters, each percent-encoded, and those it is composed of before it is brought to NFC. */
const PARAMETER_LIMIT = 5_000;

/** Fastify as this door uses it: its limits, what every route must pass, and an answer to whatever is no request. */
export function adapterWith(filter: ProblemFilter, routes: RouteTable): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: PARAMETER_LIMIT },
    // Requests that come on open connections while the service stops are answered, and their connections closed.
    return503OnClosing: false,
    skipMiddie: true,
    multipart: false,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      filter.answer(error, request, reply);
    },
    clientErrorHandler: answerBrokenRequest,
  });
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('onRoute', (route) => {
    const takes = (route.config ?? {}) as RouteTakes;
    if (takes.needs === undefined)
      throw new Error(`${String(route.method)} ${route.url} does not say what it needs`);
    routes.add(route.method, route.url);
    route.preParsing = routeCheck(route.url, takes);
  });
  void fastify.register(multipart, { limits: UPLOAD_LIMITS, throwFileSizeLimit: false });
  return adapter;
}

/** What is no HTTP never reaches a filter. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const found = error.code ?? 'nothing that can be read';
  const expected = 'a well-formed HTTP/1.1 request with headers of at most 16 kB';
  const document = new Problem('request.malformed', { field: 'message', found, expected }).toDocument();
  const body = JSON.stringify(document);
  const head = [
    'HTTP/1.1 400 Bad Request',
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
