import { Choice, Flag, Identifier, Instant, ListOf, Words } from '../http/fields.decorator.js';
import { ROLES } from './domain/standing.js';

export class SessionAnswer {
  @Identifier({ about: 'The id of the person who signed in.' })
  personId!: string;

  @Instant({ about: 'When the session ends at the latest; an hour without a request ends it sooner.' })
  expiresAt!: string;
}

export class HeldRoleAnswer {
  @Words(60, { about: 'The coalition; empty where the role is for the whole service.' })
  coalitionId!: string;

  @Choice([...ROLES, 'operator'], { about: 'The role.' })
  role!: string;

  @Identifier({ about: 'The member that a representative speaks for.', nullable: true })
  memberId!: string | null;
}

export class WhoAnswer {
  @Identifier({ about: 'The id of a person or a key, which events and the trail name as their actor.' })
  id!: string;

  @Choice(['session', 'key'], { about: 'How the request showed it.' })
  by!: string;

  @Words(200, { about: 'The person’s name; null for a key.', nullable: true })
  name!: string | null;

  @Words(254, { about: 'The person’s e-mail address; null for a key.', nullable: true })
  email!: string | null;

  @Flag({ about: 'Whether signing in takes a second factor.' })
  secondFactor!: boolean;

  @ListOf(() => HeldRoleAnswer, { about: 'All roles, by coalition.' })
  roles!: HeldRoleAnswer[];
}

export class OfferedSecondFactorAnswer {
  @Words(200, { about: 'The secret, for an authenticator that takes no link.' })
  secret!: string;

  @Words(2_000, { about: 'The secret as a link: `otpauth://…`.' })
  uri!: string;
}

export class DoneAnswer {
  @Flag({ about: 'True.' })
  done!: boolean;
}
