import { applyDecorators, Delete, Get, HttpCode, Patch, Post, Put, type Type } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiHeader,
  ApiOperation,
  ApiProperty,
  ApiResponse,
  ApiSecurity,
  getSchemaPath,
} from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import { problems } from '../kernel/problem.js';
import { policy, type Need } from '../access/domain/policy.js';
import { ACTING_FOR_LIMIT } from './caller.decorator.js';
import { PROBLEM_TYPE } from './problem.filter.js';
import type { RouteTakes } from './route-checks.js';

/** One thing that is wrong with a request, or with a file that came with it. */
export class FieldErrorAnswer {
  @ApiProperty({ required: false, description: 'The field, header or parameter.' })
  field?: string;

  @ApiProperty({ required: false, description: 'The file.' })
  file?: string;

  @ApiProperty({
    type: 'integer',
    required: false,
    nullable: true,
    description: 'The line of the file; null where the whole file is meant.',
  })
  line?: number | null;

  @ApiProperty({ type: String, required: false, nullable: true, description: 'The column of the file.' })
  column?: string | null;

  @ApiProperty({ description: 'The problem’s permanent code.' })
  code!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null where nothing was there.' })
  found!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What would be right, in words.' })
  expected!: string | null;

  @ApiProperty({ required: false, description: 'All of it in one sentence.' })
  message?: string;
}

/** A problem as RFC 9457 has it. Details of the problem stand beside the standard members. */
export class ProblemAnswer {
  @ApiProperty({ description: 'An identifier of the kind of problem.', format: 'uri' })
  type!: string;

  @ApiProperty({ description: 'The same few words every time.' })
  title!: string;

  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599, description: 'The HTTP status.' })
  status!: number;

  @ApiProperty({ description: 'What was found, where, and what would be right.' })
  detail!: string;

  @ApiProperty({ enum: Object.keys(problems), description: 'The permanent code that programs branch on.' })
  code!: string;

  @ApiProperty({
    enum: ['never', 'later', 'after-refresh'],
    description: 'Whether the same request can help.',
  })
  retry!: string;

  @ApiProperty({
    type: () => [FieldErrorAnswer],
    required: false,
    description: 'All that is wrong with the fields of a request, or with its files.',
  })
  errors?: FieldErrorAnswer[];
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Malformed request',
  401: 'Not signed in, or no longer',
  403: 'Not permitted to this role or party, or withheld from it',
  404: 'Unknown, or not yours to see',
  409: 'In conflict with what is recorded',
  410: 'It was there, and is no longer kept',
  412: 'Changed in the meantime',
  413: 'Request too large',
  415: 'Unsupported media type',
  421: 'Meant for another site',
  422: 'Refused by a rule',
  428: '`If-Match` needed',
  429: 'Too many requests, or jobs under way',
  500: 'Internal error',
  503: 'Busy, or the outcome is unknown',
  507: 'Storage full',
};

/** Whatever is asked may be malformed or of a type that is not known here, be meant for another site, come too often, or fail. */
const ANY_PROBLEMS = [400, 404, 415, 421, 429, 500, 503] as const;
/** What comes with a body, or changes something. */
const CHANGE_PROBLEMS = [409, 413, 422, 507] as const;
const WRITE_PROBLEMS = [...CHANGE_PROBLEMS, 412] as const;

function problemAnswers(statuses: readonly number[]): (MethodDecorator & ClassDecorator)[] {
  return [
    ApiExtraModels(ProblemAnswer) as MethodDecorator & ClassDecorator,
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: TITLES[status]!,
        content: { [PROBLEM_TYPE]: { schema: { $ref: getSchemaPath(ProblemAnswer) } } },
      }),
    ),
  ];
}

export interface OperationAbout {
  /** The operation's id, for clients that are generated. */
  readonly id: string;
  /** What whoever asks must be permitted: see `policy`. */
  readonly needs: Need;
  /** The parameter of its address that names a member, where a representative may ask for its own member only. */
  readonly ofMember?: string;
  readonly summary: string;
  readonly description?: string;
  readonly answer?: Type;
  /** Other content than JSON: its type and schema. */
  readonly content?: Readonly<Record<string, { readonly schema: Record<string, unknown> }>>;
  /** Whether its address takes parameters after a `?`; without it, any are refused. */
  readonly query?: true;
  /** Statuses of problems that others like it do not have. */
  readonly problems?: readonly number[];
  /** What the answer's headers say. */
  readonly headers?: Readonly<Record<string, string>>;
}

function operation(about: OperationAbout, status: number, statuses: readonly number[]): MethodDecorator {
  const { id, needs, ofMember, summary, description, answer, content, query } = about;
  const { problems: more = [], headers = {} } = about;
  const takes: RouteTakes = { takesQuery: query ?? false, needs, ...(ofMember ? { ofMember } : {}) };
  return applyDecorators(
    HttpCode(status),
    RouteConfig(takes),
    ApiOperation({ operationId: id, summary, ...(description ? { description } : {}) }),
    ApiResponse({
      status,
      description: SUCCESSES[status]!,
      ...(answer ? { type: answer } : {}),
      ...(content ? { content } : {}),
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, text]) => [
          name,
          { description: text, schema: { type: 'string' } },
        ]),
      ),
    }),
    ...problemAnswers([...new Set([...ANY_PROBLEMS, ...statuses, ...more, ...refusals(needs)])]),
    ...(policy[needs].may === 'anybody' ? [] : [ApiSecurity('session'), ApiSecurity('key')]),
    ...(isSpokenByMembers(needs) ? [ActingForHeader] : []),
  );
}

/** How somebody may be turned away. */
function refusals(need: Need): readonly number[] {
  return policy[need].may === 'anybody' ? [] : [401, 403];
}

function isSpokenByMembers(need: Need): boolean {
  const { may } = policy[need];
  return typeof may !== 'string' && (may as readonly string[]).includes('representative');
}

const SUCCESSES: Readonly<Record<number, string>> = {
  200: 'Done',
  201: 'Recorded',
  202: 'Begun; `Location` says where to look',
};

const ActingForHeader = ApiHeader({
  name: 'Evenhand-Acting-For',
  description:
    'As whom: `backbone`, or `member:` and the percent-encoded id of a member that the caller speaks for. Needed only by who may speak for several; without it the caller speaks as what sees or may most.',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: ACTING_FOR_LIMIT, pattern: '^[ -~]+$' },
});

const KeyHeader = ApiHeader({
  name: 'Idempotency-Key',
  description:
    'Makes a retry harmless: the same key with the same body gets the first answer again, with another body 422. One key counts for one coalition.',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[ -~]+$' },
});

const IfMatchHeader = (required: boolean) =>
  ApiHeader({
    name: 'If-Match',
    description:
      'The ETag that was last read, or `*`. Refused with 412 where the coalition’s directory changed since.',
    required,
    schema: { type: 'string' },
  });

/** What a route needs that is no operation of the API: a page, or what only measures. */
export const Needs = (needs: Need, ofMember?: string): MethodDecorator =>
  RouteConfig({ needs, ...(ofMember === undefined ? {} : { ofMember }) } satisfies RouteTakes);

/** A question: GET, and HEAD with it. */
export const Reads = (path: string, about: OperationAbout): MethodDecorator =>
  applyDecorators(Get(path), operation(about, 200, [422]));

/** Records something: POST. Answers 201, or 200 where it was recorded just so before. */
export const Records = (path: string, about: OperationAbout): MethodDecorator =>
  applyDecorators(
    Post(path),
    operation(
      { ...about, headers: { Location: 'Where what was recorded can be read.', ...about.headers } },
      201,
      WRITE_PROBLEMS,
    ),
    ApiResponse({
      status: 200,
      description: 'Recorded just so before; nothing changed',
      ...(about.answer ? { type: about.answer } : {}),
    }),
    KeyHeader,
    IfMatchHeader(false),
  );

/** Replaces something that was read before: PUT or PATCH with `If-Match`. */
export const Changes = (method: 'put' | 'patch', path: string, about: OperationAbout): MethodDecorator =>
  applyDecorators(
    method === 'put' ? Put(path) : Patch(path),
    operation(about, 200, [...WRITE_PROBLEMS, 428]),
    KeyHeader,
    IfMatchHeader(true),
  );

/**
 * Puts something that is no fact of a ledger where it belongs: PUT. Once more it changes nothing. What was read before is named in the
 * body, by its revision.
 */
export const Keeps = (path: string, about: OperationAbout): MethodDecorator =>
  applyDecorators(Put(path), operation(about, 200, CHANGE_PROBLEMS));

/** Takes files: POST with multipart/form-data. */
export const TakesFiles = (path: string, about: OperationAbout): MethodDecorator =>
  applyDecorators(Post(path), operation(about, 200, [413, 422, 507]), KeyHeader);

/** Ends what is under way: DELETE. Once more it changes nothing, and answers the same. */
export const Cancels = (path: string, about: OperationAbout): MethodDecorator =>
  applyDecorators(Delete(path), operation(about, 200, CHANGE_PROBLEMS));

/**
 * Does something that is no fact of a ledger: POST. It takes no `Idempotency-Key`: what is handed out once (a key, a link) is kept
 * nowhere, so that a retry could not be answered with it.
 */
export const Does = (
  path: string,
  about: OperationAbout & { readonly status?: 200 | 201 | 202 },
): MethodDecorator => applyDecorators(Post(path), operation(about, about.status ?? 200, CHANGE_PROBLEMS));

/** Begins a job: POST. Answers 202 at once. */
export const Begins = (path: string, about: OperationAbout): MethodDecorator =>
  applyDecorators(
    Post(path),
    operation({ ...about, headers: { Location: 'Where to look how the job is doing.' } }, 202, [413, 422]),
    KeyHeader,
  );
