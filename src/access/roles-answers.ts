import { Choice, Flag, Identifier, Instant, ListOf, Words } from '../http/fields.decorator.js';
import { PageAnswer } from '../http/page.js';
import type { Posting } from './mail/mail.js';
import { ROLES } from './domain/standing.js';

export class RoleAnswer {
  @Choice(ROLES, { about: 'The role.' })
  role!: string;

  @Identifier({ about: 'The member that a representative speaks for.', nullable: true })
  memberId!: string | null;
}

export class PersonAnswer {
  @Identifier({ about: 'The person’s id, which events and the trail name as their actor.' })
  id!: string;

  @Words(200, { about: 'The name.' })
  name!: string;

  @Words(254, { about: 'The e-mail address.' })
  email!: string;

  @ListOf(() => RoleAnswer, { about: 'The roles in this coalition.' })
  roles!: RoleAnswer[];
}

export class PeopleAnswer extends PageAnswer {
  @ListOf(() => PersonAnswer, { about: 'People with a role here, by id.' })
  items!: PersonAnswer[];
}

export class ChangedAnswer {
  @Flag({ about: 'False where it was so before.' })
  changed!: boolean;
}

export class InvitationAnswer extends RoleAnswer {
  @Identifier({ about: 'The invitation’s id.' })
  id!: string;

  @Words(254, { about: 'To whom it goes, where that was said.', nullable: true })
  email!: string | null;

  @Identifier({ about: 'Who invited: the id of a person.' })
  invitedBy!: string;

  @Instant({ about: 'Since when it holds.' })
  invitedAt!: string;

  @Instant({ about: 'Until when it holds.' })
  expiresAt!: string;
}

export class InvitationsAnswer {
  @ListOf(() => InvitationAnswer, { about: 'Invitations that can still be taken up, newest first.' })
  items!: InvitationAnswer[];
}

export class InvitedAnswer {
  @Identifier({ about: 'The invitation’s id.' })
  id!: string;

  @Words(2_000, { about: 'The link, which holds once. It is told here and never again.' })
  link!: string;

  @Instant({ about: 'Until when it holds.' })
  expiresAt!: string;

  @Choice(['sent', 'not-sent', 'no-mail'], {
    about:
      'What became of the letter: the server for mail took it, or did not, or this service sends no mail; null where no address was named. Where it was not sent, hand over the link.',
    nullable: true,
  })
  mail!: Posting | null;
}

export class KeyAnswer {
  @Identifier({ about: 'The key’s id, which events and the trail name as their actor.' })
  id!: string;

  @Words(100, { about: 'What it is for.' })
  name!: string;

  @Flag({ about: 'Whether it may change things.' })
  writes!: boolean;

  @ListOf(() => RoleAnswer, { about: 'As what it comes in; nothing once it is revoked.' })
  roles!: RoleAnswer[];

  @Identifier({ about: 'Who made it.' })
  createdBy!: string;

  @Instant({ about: 'When it was made.' })
  createdAt!: string;

  @Instant({ about: 'Until when it holds.' })
  expiresAt!: string;

  @Instant({ about: 'When it was revoked.', nullable: true })
  revokedAt!: string | null;

  @Instant({ about: 'When it was used last, give or take five minutes.', nullable: true })
  usedAt!: string | null;
}

export class KeysAnswer extends PageAnswer {
  @ListOf(() => KeyAnswer, { about: 'Keys of this coalition, newest first.' })
  items!: KeyAnswer[];
}

export class MadeKeyAnswer {
  @Identifier({ about: 'The key’s id.' })
  id!: string;

  @Words(100, {
    about: 'The key itself, for the header `Authorization: Bearer`. It is told here and never again.',
  })
  key!: string;

  @Instant({ about: 'Until when it holds.' })
  expiresAt!: string;
}
