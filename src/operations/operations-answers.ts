import { Choice, Identifier, Instant, ListOf, Shape, WholeNumber, Words } from '../http/fields.decorator.js';
import type { Check } from './check.js';
import type { Job } from './jobs.js';
import type { LedgerHeadView } from './log.queries.js';

const POSITION_LIMIT = Number.MAX_SAFE_INTEGER;

/** Where a trail of access stands; position 0 before its first entry. */
const CHAIN_HEAD = {
  type: 'object',
  required: ['position', 'hash'],
  properties: { position: { type: 'integer', minimum: 0 }, hash: { type: 'string' } },
};

export class LedgerHeadAnswer implements LedgerHeadView {
  @Identifier({ about: 'The coalition.' })
  coalitionId!: string;

  @WholeNumber(1, POSITION_LIMIT, { about: 'The last position.' })
  position!: number;

  @Words(64, { about: 'The hash of the event there.' })
  hash!: string;

  @Instant({ about: 'When it was recorded.' })
  recordedAt!: string;
}

/** A head that was exported earlier. */
export class AgainstBody {
  @WholeNumber(1, POSITION_LIMIT, {
    about: 'With `hash`: the position of a head that was kept elsewhere. History up to it must be the same.',
    optional: true,
  })
  position!: number | null;

  @Words(64, { about: 'The hash of that head.', optional: true })
  hash!: string | null;
}

export class JobAnswer implements Job {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(50, { about: '`verify` or `rebuild`.' })
  kind!: string;

  @Choice(['running', 'done', 'failed'], { about: 'How it is doing.' })
  state!: Job['state'];

  @Shape(
    {
      type: 'object',
      required: ['done', 'total'],
      properties: { done: { type: 'integer' }, total: { type: 'integer' } },
    },
    { about: 'Events done, and events there are; null before the first of them.', nullable: true },
  )
  progress!: Job['progress'];

  @Shape(
    {
      oneOf: [
        {
          type: 'object',
          description: 'Of a verification.',
          required: [
            'coalitionId',
            'ok',
            'position',
            'hash',
            'events',
            'rowsCompared',
            'evidenceFiles',
            'trail',
            'serviceTrail',
            'findings',
          ],
          properties: {
            coalitionId: { type: 'string' },
            ok: { type: 'boolean' },
            position: { type: 'integer' },
            hash: { type: 'string' },
            events: { type: 'integer' },
            rowsCompared: { type: 'integer' },
            evidenceFiles: { type: 'integer' },
            trail: CHAIN_HEAD,
            serviceTrail: CHAIN_HEAD,
            findings: {
              type: 'array',
              items: {
                type: 'object',
                required: ['where', 'position', 'found', 'expected'],
                properties: {
                  where: { type: 'string' },
                  position: { type: ['integer', 'null'] },
                  found: { type: 'string' },
                  expected: { type: 'string' },
                },
              },
            },
          },
        },
        { type: 'null' },
      ],
    },
    { about: 'What came out; null while it runs, and where there is nothing to tell.' },
  )
  result!: unknown;

  @Shape({ type: 'object' }, { about: 'Why it failed (RFC 9457).', nullable: true })
  problem!: Job['problem'];
}

export class CheckAnswer implements Check {
  @Words(300, { about: 'What was looked at.' })
  name!: string;

  @Choice(['ok', 'warning', 'fault'], { about: 'How it is.' })
  state!: Check['state'];

  @Words(1_000, { about: 'What was found, and what would be right where it is not.' })
  found!: string;
}

export class DoctorAnswer {
  @ListOf(() => CheckAnswer, { about: 'Everything that must be right.' })
  checks!: Check[];
}

export class HealthAnswer {
  @Choice(['ok'], { about: 'The service answers.' })
  status!: 'ok';
}
