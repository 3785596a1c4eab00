import type { Details } from '../details.js';
import { knowledgeProblems } from './knowledge.js';
import { membersProblems } from './members.js';
import { pledgesProblems } from './pledges.js';
import { recognitionProblems } from './recognition.js';
import { reviewProblems } from './review.js';

/** What problems say to whoever filled in a form, by their code. */
export const problems = {
  'access.sign-in-refused': () =>
    'The e-mail address, the password or the code is not right. Try again, or have an operator send you a link for a new password.',
  'access.password-not-right': () => 'This is not your current password.',
  'access.second-factor-not-right': () =>
    'This is not the code of this moment, or it was used before. Type the six digits that your app shows now.',
  'access.second-factor-there': () => 'Your account has a second factor already. Remove it first.',
  'access.password-length': ({ found, min, max }: Details) =>
    `The password has ${found} characters; from ${min} to ${max} are right.`,
  'access.password-malformed': () => 'The password holds half of a character, which no keyboard makes.',
  'access.password-common': () =>
    'This password is one of those that are tried first, or little more. Several words that have nothing to do with each other are good, and so is what a password manager makes.',
  'access.password-telling': ({ found }: Details) =>
    `The password holds “${found}”, which others know of you or of this service. Take one without names and addresses.`,
  'access.passwords-busy': () => 'Many people are signing in at this moment. Try again in a few seconds.',
  'access.email-malformed': ({ found }: Details) =>
    `“${found}” is not an e-mail address such as anna@clinic.example.`,
  'access.email-taken': () =>
    'Somebody has an account with this e-mail address. If it is yours, sign in first, and take up the invitation then.',
  'access.member-needed': () => 'A representative speaks for a member. Choose which.',
  'access.member-not-taken': () =>
    'Only representatives speak for a member. Leave the member empty for this role.',
  'access.last-coordinator': () =>
    'Nobody would be left to give roles. Make somebody else a coordinator first.',
  'access.person-unknown': () => 'This person has no role here any more.',
  'access.invitation-unknown': () => 'This invitation was taken up or withdrawn already.',
  'access.key-unknown': () => 'This key is not in force any more.',
  'access.too-many-keys': ({ max }: Details) =>
    `There are ${max} keys in force. Revoke those that nobody uses.`,
  'access.too-many-invitations': ({ max }: Details) =>
    `There are ${max} open invitations. Withdraw those that went astray.`,
  'access.link-not-valid': () =>
    'This link was used, was withdrawn, has expired, or never was. Ask whoever sent it for a new one.',
  'access.not-permitted': () => 'Your role does not include this. Ask a coordinator if you should have it.',
  'coalition.member-unknown': () => 'There is no such member in this coalition.',
  ...membersProblems,
  ...pledgesProblems,
  ...knowledgeProblems,
  ...recognitionProblems,
  'coalition.pool-unknown': () => 'There is no such pool in this coalition.',
  'coalition.act-not-permitted': () => 'That is not for you to do: see who acts next.',
  'exchange.entry-exists': () => 'There is an entry with this id already.',
  'exchange.entry-unknown': () => 'There is no such entry, or you do not see it.',
  'exchange.quantity-not-positive': () => 'The quantity is above zero.',
  'exchange.value-negative': () => 'A value is not below zero.',
  'exchange.exchange-with-itself': () => 'The other side is somebody else.',
  'exchange.exchange-with-pool': () => 'An exchange is between two members. Choose a member.',
  'exchange.entry-disputed': () => 'It is disputed meanwhile: settle that first.',
  'exchange.entry-not-disputed': () => 'The dispute is over already.',
  'exchange.own-entry-disputed': () =>
    'You recorded it yourself: withdraw it, or ask the backbone to take it back.',
  'exchange.adjustment-missing': () => 'Say which other quantity or value it comes to.',
  'exchange.adjustment-unwanted': () =>
    'Another quantity or value goes with adjusting alone. Leave both empty for this outcome.',
  'exchange.pool-overdrawn': ({ balance, unit, wanted, on }: Details) =>
    `The pool holds ${balance} ${unit} on ${on}, which is less than ${wanted}.`,
  'exchange.pledge-unknown': () => 'There is no such pledge.',
  'exchange.value-of-funds-differs': ({ expected }: Details) =>
    `Money in the coalition’s currency is its own value: ${expected}. Leave the value empty.`,
  'exchange.item-claimed-twice': ({ claimedBy, award }: Details) =>
    `This is claimed already on the award ${award}, by the entry ${claimedBy}.`,
  'coalition.slug-malformed': () =>
    'Lower-case letters, digits and single hyphens between them are right, at most 60 characters.',
  'coalition.policy-principles': ({ found }: Details) =>
    `The three principles make ${String(found)} together; they have to make 1.`,
  'coalition.policy-rule-malformed': ({ found, expected }: Details) =>
    `“${String(found)}” is not right here: ${String(expected).replace(/,$/, '')} is.`,
  'coalition.rate-overlaps': ({ otherFrom, otherTo }: Details) =>
    `There is a rate for this from ${String(otherFrom)} to ${String(otherTo)}. Let one end before the other begins.`,
  'ledger.coalition-exists': ({ coalition }: Details) =>
    `There is a coalition “${coalition}” already. Take another short name.`,
  'ledger.coalition-unknown': () => 'There is no such coalition, or you have no role in it.',
  ...reviewProblems,
  'hooks.address-refused': () =>
    'Events cannot be delivered there. An address that begins with https:// and can be reached from the Internet is right, without a name, a password or a #.',
  'hooks.too-many': ({ max }: Details) =>
    `A coalition can have ${max} web hooks. Remove one that is no longer needed.`,
  'hooks.hook-unknown': () => 'This web hook was removed meanwhile.',
  'hooks.dead-letter-unknown': () => 'This event is not kept aside any more.',
  'ledger.position-unknown': ({ last }: Details) =>
    `The ledger is at position ${last}; up to there is right.`,
  'interchange.upload-gone': () =>
    'The files are kept for two hours, and these are gone, or lie on another machine of this service. Choose them once more; nothing was imported.',
  'interchange.preview-outdated': () =>
    'The ledger has changed since you looked, and the files would now do something else. This is the new preview.',
  'interchange.undoing-refused': () =>
    'Something was recorded meanwhile that rests on this import. Nothing was undone.',
  'interchange.import-unknown': () => 'There is no such import in this coalition.',
  'coalition.reason-missing': () => 'A reason is needed.',
  'kernel.text-malformed': ({ max }: Details) =>
    `From 1 to ${max} characters are right, without control characters.`,
  'kernel.currency-unknown': () => 'Choose a currency of the list.',
  'kernel.time-zone-unknown': () => 'Choose a time zone of the list.',
  'request.too-many': ({ retryAfterSeconds }: Details) =>
    `There were too many tries. Try again in ${inMinutes(retryAfterSeconds)}.`,
  'request.not-found': () => 'There is nothing at this address that you may see.',
  'request.internal': ({ correlationId }: Details) =>
    `Something went wrong on our side, and nothing was saved. If it happens again, tell an operator this number: ${correlationId}`,
  'request.cross-site': () => 'The form came from another site, so it was not accepted.',
};

function inMinutes(seconds: unknown): string {
  const minutes = Math.ceil(Number(seconds) / 60);
  return minutes <= 1 ? 'a minute' : `${minutes} minutes`;
}
