import { Choice, Flag, Identifier, WholeNumber, Words } from '../http/fields.decorator.js';
import { KEY_NAME_LIMIT } from './access.commands.js';
import { ROLES } from './domain/standing.js';
import { KEY_DAYS, KEY_DAYS_LIMIT } from './lifetimes.js';

/** A role to be given or taken. */
export class RoleBody {
  @Choice(ROLES, { about: 'The role.' })
  role!: (typeof ROLES)[number];

  @Identifier({ about: 'The member that a representative speaks for; for that role only.', optional: true })
  memberId!: string | null;
}

export class InvitationBody extends RoleBody {
  @Words(254, {
    about:
      'To whom it goes: for a letter where this service sends mail, and as a note for coordinators. It is forgotten once the invitation is used.',
    optional: true,
  })
  email!: string | null;
}

export class KeyBody extends RoleBody {
  @Words(KEY_NAME_LIMIT, { about: 'What it is for.' })
  name!: string;

  @Flag({ about: 'Whether it may change things; it may only read without it.', optional: true })
  writes!: boolean | null;

  @WholeNumber(1, KEY_DAYS_LIMIT, {
    about: `Days until it expires; ${String(KEY_DAYS)} without it.`,
    optional: true,
  })
  days!: number | null;
}
