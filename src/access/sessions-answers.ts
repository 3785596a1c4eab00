import { Choice, Flag, Identifier, Instant, ListOf } from '../http/fields.decorator.js';

export class OpenSessionAnswer {
  @Identifier({ about: 'What the session is called where it is ended; nobody signs in with it.' })
  id!: string;

  @Choice(['password', 'provider', 'invitation', 'reset'], { about: 'How the person came in.' })
  method!: string;

  @Instant({ about: 'When it began.' })
  startedAt!: string;

  @Instant({ about: 'When it was used last, to a minute.' })
  seenAt!: string;

  @Instant({ about: 'When it ends at the latest; an hour without a request ends it sooner.' })
  expiresAt!: string;

  @Flag({ about: 'Whether it is the one that asks.' })
  isThis!: boolean;
}

export class OpenSessionsAnswer {
  @ListOf(() => OpenSessionAnswer, { about: 'Where the person is signed in, the latest first.' })
  items!: OpenSessionAnswer[];
}
