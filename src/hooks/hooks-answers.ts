import {
  Choice,
  Flag,
  Identifier,
  Instant,
  ListOf,
  ListOfWords,
  Shape,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import { PageAnswer } from '../http/page.js';
import { HOOK_STATES, PAUSED_FOR } from './hook.js';
import { URL_LIMIT } from './hooks.commands.js';

const LARGEST = Number.MAX_SAFE_INTEGER;
/** More than there are types of events. */
const TYPES_LIMIT = 200;
const OUTCOME_LIMIT = 100;

export class NewHookBody {
  @Words(URL_LIMIT, {
    about: 'Where events are sent: an https address on the public Internet.',
    example: 'https://crm.example/evenhand',
  })
  url!: string;

  @ListOfWords(
    { least: 1, most: TYPES_LIMIT, limit: 200 },
    { about: 'Types of events, such as `evenhand.ContributionRecorded`; all without it.', optional: true },
  )
  types!: string[] | null;

  @WholeNumber(0, LARGEST, {
    about: 'Events after this position are delivered; those that are recorded from now on without it.',
    optional: true,
  })
  after!: number | null;
}

export class ResumptionBody {
  @Flag({
    about:
      'Whether the event that it failed at is kept aside, so that it goes on behind it; false without it.',
    optional: true,
  })
  putAside!: boolean | null;
}

export class HookAnswer {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(URL_LIMIT, { about: 'Where events are sent.' })
  url!: string;

  @Shape(
    { type: 'array', items: { type: 'string' } },
    { about: 'Types of events that are sent; null for all.', nullable: true },
  )
  types!: string[] | null;

  @Choice(HOOK_STATES, { about: 'Whether it delivers.' })
  state!: string;

  @Choice(PAUSED_FOR, {
    about:
      'Why it is paused: somebody asked; its receiver answered 410; nothing was delivered for three days; it keeps as many events aside as it can.',
    nullable: true,
  })
  pausedFor!: string | null;

  @WholeNumber(0, LARGEST, {
    about: 'Up to this position all is delivered, kept aside, or of no type that is wanted.',
  })
  position!: number;

  @WholeNumber(0, LARGEST, { about: 'Events that were recorded since; some may be of other types.' })
  behind!: number;

  @WholeNumber(0, LARGEST, { about: 'How often the next event failed by now.' })
  failures!: number;

  @Instant({ about: 'Since when nothing was delivered, where the last attempt failed.', nullable: true })
  failingSince!: string | null;

  @Instant({ about: 'When the next attempt is due, after one that failed.', nullable: true })
  nextAttemptAt!: string | null;

  @Words(OUTCOME_LIMIT, { about: 'The last status, or a word why there was none.', nullable: true })
  lastOutcome!: string | null;

  @Instant({ about: 'When the last attempt was made.', nullable: true })
  lastAttemptAt!: string | null;

  @WholeNumber(0, LARGEST, { about: 'Events that were not delivered and are kept aside.' })
  deadLetters!: number;

  @Instant({ about: 'Until when the secret before this one signs as well.', nullable: true })
  oldSecretUntil!: string | null;

  @Identifier({ about: 'Who made it.' })
  createdBy!: string;

  @Instant({ about: 'When.' })
  createdAt!: string;
}

export class HooksAnswer {
  @ListOf(() => HookAnswer, { about: 'Oldest first.' })
  items!: HookAnswer[];
}

export class NewHookAnswer {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(100, { about: 'Its secret, `whsec_…`: told here and never again.' })
  secret!: string;
}

export class HookSecretAnswer {
  @Words(100, { about: 'The new secret, `whsec_…`: told here and never again.' })
  secret!: string;

  @Instant({ about: 'Until then the secret before signs as well.' })
  oldSecretUntil!: string;
}

export class HookChangedAnswer {
  @Flag({ about: 'Whether this changed anything.' })
  changed!: boolean;
}

export class DeadLetterOutlineAnswer {
  @WholeNumber(1, LARGEST, { about: 'The event’s place in the ledger.' })
  position!: number;

  @Words(200, { about: 'The event’s type.' })
  type!: string;

  @Words(OUTCOME_LIMIT, { about: 'The last status, or a word why there was none.' })
  outcome!: string;

  @WholeNumber(0, LARGEST, { about: 'How often it was sent.' })
  attempts!: number;

  @Instant({ about: 'When it was last sent.' })
  lastAttemptAt!: string;

  @Flag({ about: 'Whether it is about to be sent again.' })
  sendingAgain!: boolean;
}

export class DeadLettersAnswer extends PageAnswer {
  @ListOf(() => DeadLetterOutlineAnswer, { about: 'In the order of the ledger.' })
  items!: DeadLetterOutlineAnswer[];
}

export class DeadLetterAnswer extends DeadLetterOutlineAnswer {
  @Shape(
    { type: 'object', additionalProperties: true },
    { about: 'The event as CloudEvents has it, just as it is sent.' },
  )
  event!: Record<string, unknown>;
}
