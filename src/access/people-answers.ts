import { Flag, Identifier, Instant, ListOf, WholeNumber, Words } from '../http/fields.decorator.js';
import { PageAnswer } from '../http/page.js';
import { HeldRoleAnswer } from './accounts-answers.js';

export class PersonHereAnswer {
  @Identifier({ about: 'The person’s id, which events and the trail name as their actor.' })
  id!: string;

  @Words(254, { about: 'The e-mail address; null once they are erased.', nullable: true })
  email!: string | null;

  @Words(200, { about: 'The name; null once they are erased.', nullable: true })
  name!: string | null;

  @Instant({ about: 'When they came.' })
  createdAt!: string;

  @Instant({ about: 'When they were erased.', nullable: true })
  erasedAt!: string | null;

  @Flag({ about: 'Whether signing in takes a code as well.' })
  hasSecondFactor!: boolean;

  @ListOf(() => HeldRoleAnswer, { about: 'All roles, by coalition.' })
  roles!: HeldRoleAnswer[];
}

export class EverybodyAnswer extends PageAnswer {
  @ListOf(() => PersonHereAnswer, { about: 'People, in the order in which they came.' })
  items!: PersonHereAnswer[];
}

export class ResetLinkAnswer {
  @Words(2_000, { about: 'The link, which holds once. It is told here and never again.' })
  link!: string;

  @Instant({ about: 'Until when it holds.' })
  expiresAt!: string;
}

export class ErasedAnswer {
  @Identifier({ about: 'The id, which stays in events and trails.' })
  personId!: string;

  @Instant({ about: 'When they were erased; the first time counts.' })
  erasedAt!: string;

  @WholeNumber(0, Number.MAX_SAFE_INTEGER, { about: 'How many roles they had.' })
  roles!: number;

  @Flag({
    about:
      'Whether the database’s own files hold nothing of them any more. Where not, somebody was reading meanwhile, or the service may not rewrite its tables: erase once more, at the terminal as their owner.',
  })
  wiped!: boolean;
}
