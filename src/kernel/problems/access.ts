import type { ProblemSection } from './definition.js';

export const accessProblems = {
  'access.not-signed-in': {
    title: 'Not signed in',
    status: 401,
    retry: 'never',
    detail:
      'This needs somebody who has signed in, or an API key in the header Authorization: Bearer. What came with the request, if anything did, is unknown, has expired or was withdrawn.',
  },
  'access.not-permitted': {
    title: 'Not permitted to this role',
    status: 403,
    retry: 'never',
    detail: 'To {need} is for {expected}. Ask a coordinator for that role.',
  },
  'access.role-needed': {
    title: 'Another role is needed to sign',
    status: 403,
    retry: 'never',
    detail:
      'To sign as {as} is for a {expected}, which you are not here. Have one sign, or ask a coordinator for that role.',
  },
  'access.read-only-key': {
    title: 'Key for reading only',
    status: 403,
    retry: 'never',
    detail: 'This API key is for reading. Use one that may change things.',
  },
  'access.party-not-yours': {
    title: 'Not yours to speak for',
    status: 403,
    retry: 'never',
    detail:
      'Nobody here lets you speak for “{found}”. Name a party that you have a role for, or ask a coordinator for one.',
  },
  'access.party-needed': {
    title: 'For whom is not said',
    status: 400,
    retry: 'never',
    detail: 'You speak for several members. Say for which in the header Evenhand-Acting-For: {expected}.',
  },
  'access.password-length': {
    title: 'Password too short or too long',
    status: 422,
    retry: 'never',
    detail: 'The password has {found} characters; from {min} to {max} are right.',
  },
  'access.password-malformed': {
    title: 'Malformed password',
    status: 422,
    retry: 'never',
    detail:
      'The password holds half of a character, which no keyboard makes. Any whole characters are right.',
  },
  'access.password-common': {
    title: 'Password too common',
    status: 422,
    retry: 'never',
    detail:
      'The password is one of those that are tried first, or little more than one of them. Several words that have nothing to do with each other are right, and so is what a password manager makes.',
  },
  'access.password-telling': {
    title: 'Password made of what others know',
    status: 422,
    retry: 'never',
    detail:
      'The password holds “{found}”, which others know of you or of this service. One without names and addresses is right.',
  },
  'access.passwords-busy': {
    title: 'Too many passwords to check',
    status: 503,
    retry: 'later',
    detail: 'More than {max} passwords wait to be checked. Try again in a moment.',
  },
  'access.secret-unusable': {
    title: 'Secret of the installation unusable',
    status: 500,
    retry: 'never',
    detail: 'The secret of this installation in the {where} is {found}; {expected} is right.',
  },
  'access.sealed-unreadable': {
    title: 'Sealed under another secret',
    status: 500,
    retry: 'never',
    detail:
      'What was sealed here does not open under the secret of this installation. Give the service the secret that it was sealed under, or make it anew.',
  },
  'access.sign-in-refused': {
    title: 'Not signed in',
    status: 401,
    retry: 'never',
    detail:
      'The e-mail address, the password or the code is not right, or this way of signing in is not open to you. Try again, or have your password set anew.',
  },
  'access.second-factor-needed': {
    title: 'Second factor needed',
    status: 401,
    retry: 'never',
    detail: 'The password is right. Send with it the code that your authenticator shows now.',
  },
  'access.second-factor-not-right': {
    title: 'Code not right',
    status: 422,
    retry: 'never',
    detail:
      'The code “{found}” is not the one of this moment, or was used before. Send the six digits that your authenticator shows now.',
  },
  'access.second-factor-there': {
    title: 'Second factor there already',
    status: 409,
    retry: 'never',
    detail: 'Your account has a second factor. Remove it, with a code from it, before you add another.',
  },
  'access.password-not-right': {
    title: 'Password not right',
    status: 403,
    retry: 'never',
    detail:
      'The current password is not the one that was sent. It is asked for again before anything about signing in is changed.',
  },
  'access.link-not-valid': {
    title: 'Link no longer valid',
    status: 410,
    retry: 'never',
    detail: 'This link was used, was withdrawn, has expired, or never was. Ask for a new one.',
  },
  'access.email-malformed': {
    title: 'Not an e-mail address',
    status: 422,
    retry: 'never',
    detail: 'The text “{found}” is not an e-mail address such as anna@clinic.example.',
  },
  'access.email-taken': {
    title: 'E-mail address in use',
    status: 409,
    retry: 'never',
    detail:
      'Somebody has an account with this e-mail address. If it is yours, sign in and take up the invitation then.',
  },
  'access.identity-taken': {
    title: 'Linked to another account',
    status: 409,
    retry: 'never',
    detail: 'What that provider says of you belongs to another account here. Sign in with that one.',
  },
  'access.person-unknown': {
    title: 'Unknown person',
    status: 404,
    retry: 'never',
    detail: 'There is no person “{person}” with a role here. Invite whoever is new.',
  },
  'access.invitation-unknown': {
    title: 'Unknown invitation',
    status: 404,
    retry: 'never',
    detail: 'There is no open invitation “{invitation}” here.',
  },
  'access.key-unknown': {
    title: 'Unknown key',
    status: 404,
    retry: 'never',
    detail: 'There is no key “{key}” in force here.',
  },
  'access.member-needed': {
    title: 'Member needed',
    status: 422,
    retry: 'never',
    detail: 'A representative speaks for a member. Say for which.',
  },
  'access.member-not-taken': {
    title: 'No member with this role',
    status: 422,
    retry: 'never',
    detail: 'The role “{role}” is for the whole coalition. Leave the member out.',
  },
  'access.last-coordinator': {
    title: 'Last coordinator',
    status: 409,
    retry: 'never',
    detail: 'Nobody would be left to give roles. Make somebody else a coordinator first.',
  },
  'access.too-many-keys': {
    title: 'Too many keys',
    status: 409,
    retry: 'never',
    detail: 'There are {max} keys in force already. Revoke those that nobody uses.',
  },
  'access.too-many-invitations': {
    title: 'Too many open invitations',
    status: 409,
    retry: 'never',
    detail: 'There are {max} invitations that nobody has taken up yet. Withdraw those that went astray.',
  },
  'access.person-needed': {
    title: 'For people only',
    status: 403,
    retry: 'never',
    detail: 'An API key cannot do this, whatever its role. Sign in as a person.',
  },
  'access.restore-target-not-empty': {
    title: 'Restore target knows people',
    status: 409,
    retry: 'never',
    detail: 'The table {table} of the database has rows already. Restore into an empty database.',
  },
  'access.erasures-malformed': {
    title: 'Malformed list of erasures',
    status: 422,
    retry: 'never',
    detail:
      'The file {file} is no list of erasures ({reason}). One that “evenhand people erasures” or “evenhand backup” wrote is right.',
  },
  'access.provider-unknown': {
    title: 'Unknown provider',
    status: 404,
    retry: 'never',
    detail: 'Nobody can sign in here with “{found}”; known are {expected}.',
  },
  'access.provider-unavailable': {
    title: 'Provider not to be reached',
    status: 503,
    retry: 'later',
    detail:
      'The provider {provider} does not answer as it should. Try again in a while, or sign in in another way.',
  },
  'access.sign-in-elsewhere-refused': {
    title: 'Sign-in with a provider refused',
    status: 403,
    retry: 'never',
    detail: 'The sign-in with {provider} did not succeed: {reason}. Begin it anew.',
  },
  'access.provider-not-known-here': {
    title: 'Nobody here with that account',
    status: 403,
    retry: 'never',
    detail:
      'Nobody here signs in with that account of {provider}. Sign in in another way and link it in your account, or ask a coordinator for an invitation.',
  },
  'access.provider-without-email': {
    title: 'No e-mail address from the provider',
    status: 403,
    retry: 'never',
    detail:
      'The provider {provider} does not say what your e-mail address is. Take up the invitation with a password, and link the provider in your account.',
  },
  'access.provider-not-linked': {
    title: 'Not linked',
    status: 404,
    retry: 'never',
    detail: 'No account of {provider} is linked to yours.',
  },
  'access.last-way-in': {
    title: 'Last way to sign in',
    status: 409,
    retry: 'never',
    detail:
      'You could not sign in any more. Link another provider first, or have an operator give you a link for a password.',
  },
  'access.session-not-fresh': {
    title: 'Signed in too long ago',
    status: 403,
    retry: 'never',
    detail:
      'Whoever changes by which provider they sign in must have signed in within the last {minutes} minutes. Sign in once more, and try it then.',
  },
  'access.no-mail': {
    title: 'No mail here',
    status: 409,
    retry: 'never',
    detail: 'This service sends no mail. Ask an operator for a link with which you set a new password.',
  },
  'access.return-elsewhere': {
    title: 'Return to another site',
    status: 400,
    retry: 'never',
    detail: 'The return to “{found}” leads away from here; a path of this site such as /members is right.',
  },
  'access.not-published-yet': {
    title: 'Not published yet',
    status: 403,
    retry: 'later',
    detail:
      'The report of {quarter} is not published yet: {because}. Members and observers see it as soon as it is.',
  },
  'access.no-report': {
    title: 'No report',
    status: 404,
    retry: 'never',
    detail: 'There is no report of {quarter} that you may see.',
  },
  'access.tier-withholds': {
    title: 'Withheld by the information tier',
    status: 403,
    retry: 'never',
    detail:
      'The coalition agreed on the information tier “{tier}”, under which {what} would tell what other members come to. What was published tells it.',
  },
} as const satisfies ProblemSection;
