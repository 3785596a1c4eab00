import type { Readable } from 'node:stream';
import { Body, Controller, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PAGE_DEFAULT, PAGE_LIMIT } from '../event-store/cursor.js';
import { addressOf } from '../http/answers.js';
import { question } from '../http/bus.js';
import { CalledBy, CoalitionId, PathId, type Caller } from '../http/caller.decorator.js';
import { DigitsInQuery } from '../http/fields.decorator.js';
import { Begins, Reads } from '../http/operation.decorator.js';
import { standingIn } from '../http/standing.js';
import { Problem } from '../kernel/problem.js';
import { Followers, PAGE_EVENTS } from './followers.js';
import { Jobs, type Job } from './jobs.js';
import { eventsAfter, ledgerHead } from './log.queries.js';
import { AgainstBody, JobAnswer, LedgerHeadAnswer } from './operations-answers.js';

export const logQuestions = { head: question(ledgerHead), events: question(eventsAfter) };
const ask = logQuestions;

export class EventsQuery {
  @DigitsInQuery(0, Number.MAX_SAFE_INTEGER, {
    about: 'Events after this position; from the first one without it.',
    optional: true,
  })
  after!: string | null;

  @DigitsInQuery(1, PAGE_LIMIT, {
    about: `Events in one answer; ${String(PAGE_DEFAULT)} without it.`,
    optional: true,
  })
  limit!: string | null;
}

const EVENT_STREAM = 'text/event-stream';
const CLOUD_EVENTS = 'application/cloudevents-batch+json';
const text = { type: 'string' };
const cloudEventSchema = {
  type: 'object',
  required: [
    'specversion',
    'id',
    'source',
    'type',
    'subject',
    'time',
    'datacontenttype',
    'dataschema',
    'sequence',
    'position',
    'dataversion',
    'occurredon',
    'actor',
    'correlationid',
    'prevhash',
    'hash',
    'data',
  ],
  properties: {
    specversion: { type: 'string', const: '1.0' },
    id: { type: 'string', description: 'The event’s id (UUIDv7).' },
    source: text,
    type: text,
    subject: text,
    time: { type: 'string', format: 'date-time', description: 'When it was recorded.' },
    datacontenttype: text,
    dataschema: {
      type: 'string',
      description: 'The shape of its data: the event’s type, and the version of its shape.',
    },
    sequence: {
      type: 'string',
      pattern: '^[0-9]{16}$',
      description: 'Its place in the ledger, as texts compare.',
    },
    position: { type: 'string', pattern: '^[1-9][0-9]*$', description: 'Its place in the ledger.' },
    dataversion: { type: 'integer', description: 'The version of the shape of its data.' },
    occurredon: { type: 'string', format: 'date' },
    actor: text,
    correlationid: text,
    causationid: text,
    idempotencykey: text,
    prevhash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    hash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    data: { type: 'object' },
  },
};

@ApiTags('ledger')
@Controller('api/v1/coalitions/:slug')
export class LogController {
  constructor(
    private readonly queries: QueryBus,
    private readonly jobs: Jobs,
    private readonly followers: Followers,
  ) {}

  @Reads('head', {
    id: 'getHead',
    needs: 'read the log',
    summary: 'Read where the ledger stands',
    answer: LedgerHeadAnswer,
  })
  head(@CoalitionId() coalitionId: string): Promise<object> {
    return this.queries.execute(ask.head.ask(coalitionId));
  }

  @Reads('events', {
    id: 'listEvents',
    needs: 'read the log',
    query: true,
    summary: 'Read events after a position, as CloudEvents 1.0',
    description:
      'With `Accept: text/event-stream` it goes on for ever, as server-sent events whose id is the position. Else go on with the position of the last event. The data is as it was recorded, so hashes can be recomputed.',
    content: {
      [CLOUD_EVENTS]: { schema: { type: 'array', items: cloudEventSchema } },
      [EVENT_STREAM]: { schema: { type: 'string' } },
    },
    headers: { 'Evenhand-Position': 'The ledger’s last position.' },
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    description: 'Of a stream: the position of the last event that was received; comes before `after`.',
    required: false,
    schema: { type: 'string', pattern: '^(0|[1-9][0-9]{0,15})$' },
  })
  async events(
    @CoalitionId() coalitionId: string,
    @Query() { after, limit }: EventsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | StreamableFile> {
    if (request.method === 'GET' && wantsStream(request)) {
      const stream = this.stream(coalitionId, lastSeen(request) ?? Number(after ?? 0), request);
      // A silent stream would else notice only at its next beat that nobody is there.
      reply.raw.once('close', () => stream.destroy());
      void reply.header('x-accel-buffering', 'no');
      return new StreamableFile(stream, { type: EVENT_STREAM });
    }
    const asked = ask.events.ask(coalitionId, Number(after ?? 0), Number(limit ?? PAGE_DEFAULT));
    const { events, position } = await this.queries.execute(asked);
    void reply.header('evenhand-position', String(position)).type(CLOUD_EVENTS);
    return JSON.stringify(events);
  }

  private stream(coalitionId: string, after: number, request: FastifyRequest): Readable {
    return this.followers.follow({
      principalId: standingIn(request).principal.id,
      after,
      read: (from) => this.queries.execute(ask.events.ask(coalitionId, from, PAGE_EVENTS)),
      isStillLetIn: () => request.isStillLetIn!(),
    });
  }

  @Begins('verifications', {
    id: 'verifyLedger',
    needs: 'read the log',
    summary:
      'Read everything again: the chain, all figures against a replay, the trails of access, and files of evidence',
    description: 'Where something is wrong, the job is done and its result names the first position that is.',
    answer: JobAnswer,
  })
  async verify(
    @CalledBy() caller: Caller,
    @Body() body: AgainstBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    const { coalitionId } = caller;
    await this.queries.execute(ask.head.ask(coalitionId));
    const against = againstOf(coalitionId, body);
    const argument = { coalitionId, ...(against ? { against } : {}) };
    const job = this.jobs.begin(coalitionId, 'verify', argument, caller.idempotencyKey);
    void reply.header('location', addressOf(coalitionId, 'jobs', job.id));
    return job;
  }

  @Reads('jobs/:id', {
    id: 'getJob',
    needs: 'read the log',
    summary: 'Read how a job is doing',
    answer: JobAnswer,
  })
  async job(@CoalitionId() coalitionId: string, @PathId('id') id: string): Promise<Job> {
    await this.queries.execute(ask.head.ask(coalitionId));
    return this.jobs.job(coalitionId, id);
  }
}

function wantsStream({ headers }: FastifyRequest): boolean {
  return (headers.accept ?? '')
    .split(',')
    .some((type) => type.split(';')[0]!.trim().toLowerCase() === EVENT_STREAM);
}

/** @throws Problem `request.malformed` */
function lastSeen({ headers }: FastifyRequest): number | undefined {
  const found = headers['last-event-id'];
  if (found === undefined || found === '') return undefined;
  if (typeof found === 'string' && /^(0|[1-9][0-9]{0,14})$/.test(found)) return Number(found);
  throw new Problem('request.malformed', {
    field: 'Last-Event-ID',
    found,
    expected: 'the position of an event',
  });
}

function againstOf(coalitionId: string, { position, hash }: AgainstBody) {
  if (position === null && hash === null) return undefined;
  if (position !== null && hash !== null) return { coalitionId, position, hash };
  const [field, found] = position === null ? ['hash', hash] : ['position', position];
  throw new Problem('request.malformed', { field, found, expected: 'both position and hash, or none' });
}
