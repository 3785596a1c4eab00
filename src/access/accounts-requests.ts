import { Words } from '../http/fields.decorator.js';

/** Longer texts are no passwords here, and no codes, addresses or links. */
const TEXT_LIMIT = 2_000;
const Secret = (about: string): PropertyDecorator => Words(TEXT_LIMIT, { about });

export class SignInBody {
  @Words(TEXT_LIMIT, { about: 'The e-mail address.' })
  email!: string;

  @Secret('The password.')
  password!: string;

  @Words(20, { about: 'What the second factor shows now, where there is one.', optional: true })
  code!: string | null;
}

export class JoinBody {
  @Words(TEXT_LIMIT, { about: 'The token of the invitation, as it stands in its link.' })
  token!: string;

  @Words(TEXT_LIMIT, { about: 'The e-mail address to sign in with.' })
  email!: string;

  @Words(200, { about: 'The name that others see.' })
  name!: string;

  @Secret('A password of 12 to 128 characters.')
  password!: string;
}

export class AcceptInvitationBody {
  @Words(TEXT_LIMIT, { about: 'The token of the invitation, as it stands in its link.' })
  token!: string;
}

export class ChangePasswordBody {
  @Secret('The password as it is.')
  current!: string;

  @Secret('The password as it is to be: 12 to 128 characters.')
  password!: string;
}

export class ResetPasswordBody {
  @Words(TEXT_LIMIT, { about: 'The token of the link.' })
  token!: string;

  @Secret('The password as it is to be: 12 to 128 characters.')
  password!: string;
}

export class ReassuranceBody {
  @Secret('The password, once more.')
  password!: string;
}

export class AddSecondFactorBody extends ReassuranceBody {
  @Words(200, { about: 'The secret that was offered.' })
  secret!: string;

  @Words(20, { about: 'What the authenticator shows now.' })
  code!: string;
}

export class RemoveSecondFactorBody extends ReassuranceBody {
  @Words(20, { about: 'What the authenticator shows now.' })
  code!: string;
}

export class AskPasswordResetBody {
  @Words(TEXT_LIMIT, { about: 'The e-mail address of the account.' })
  email!: string;
}

export class LinkProviderBody {
  @Words(TEXT_LIMIT, { about: 'The path of this site to return to; `/` without it.', optional: true })
  returnTo!: string | null;
}
