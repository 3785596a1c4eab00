import { Choice, Instant, ListOf, Shape, WholeNumber, Words } from '../http/fields.decorator.js';
import { PageAnswer } from '../http/page.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { TRAIL_ACTS, type TrailAct } from './domain/trail-acts.js';
import type { TrailItem } from './trail.queries.js';

const HASH_DIGITS = 64;
const ACTOR_LIMIT = 36;

export class TrailEntryAnswer implements TrailItem {
  @WholeNumber(1, Number.MAX_SAFE_INTEGER, { about: 'Its place in the trail, without a gap from 1.' })
  position!: number;

  @Instant({ about: 'When it was done.' })
  at!: string;

  @Words(ACTOR_LIMIT, {
    about: 'Who did it: a person’s id or a key’s; `nobody`, `terminal` or `service` where it was neither.',
  })
  actor!: string;

  @Choice(Object.keys(TRAIL_ACTS), { about: 'What was done.' })
  act!: TrailAct;

  @Shape(
    {
      type: 'object',
      additionalProperties: { oneOf: [{ type: 'string' }, { type: 'integer' }, { type: 'boolean' }] },
    },
    { about: 'To what and by which way: ids, roles, members, problems and routes; no name of a person.' },
  )
  about!: JsonObject;

  @Words(HASH_DIGITS, { about: 'The hash of the entry before; 64 zeros before the first.' })
  prevHash!: string;

  @Words(HASH_DIGITS, {
    about:
      'SHA-256 of `prevHash` and the canonical JSON (RFC 8785) of `about`, `act`, `actor`, `at`, `coalitionId` and `position`.',
  })
  hash!: string;
}

export class TrailAnswer extends PageAnswer {
  @ListOf(() => TrailEntryAnswer, { about: 'Newest first.' })
  items!: TrailEntryAnswer[];
}
