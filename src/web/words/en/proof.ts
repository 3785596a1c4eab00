import { pluralIn } from '../plural.js';

const plural = pluralIn('en');

/** What the pages that prove the ledger say. */

export const verify = {
  title: 'Verify',
  lead: (name: string, facts: number, position: string, when: string) =>
    `The ledger of ${name} has ${position} ${plural(facts, 'fact', 'facts')} in one chain; the last was recorded ${when}. Nothing in it can be changed without breaking the chain.`,
  checkTitle: 'Check everything',
  checkHow:
    'Reads every fact again, recomputes each hash, makes all figures anew and compares them, and reads the trail of access and every file of evidence. It runs beside other work; you may leave this page.',
  neverChecked: 'Nothing was checked here since the service started.',
  checkNow: 'Check now',
  lookAgain: 'See how far it is',
  running: (when: string) => `A check has been running since ${when}.`,
  progress: (done: string, total: string) => `${done} of ${total} are done.`,
  failed: (when: string) => `The check did not come to its end (${when}).`,
  allRight: (when: string, position: string) =>
    `All is as it was recorded, up to position ${position}. Checked ${when}.`,
  wrong: (when: string, findings: number, count: string) =>
    `Something is not as it was recorded: ${count} ${plural(findings, 'finding', 'findings')}. Checked ${when}.`,
  events: 'Facts read again',
  figures: 'Figures compared',
  evidence: 'Files of evidence read',
  findings: 'What is not as it was',
  where: 'Where',
  position: 'Position',
  places: {
    chain: 'the chain of facts',
    head: 'the end of the chain',
    'exported-head': 'the head that was kept elsewhere',
    projection: 'figures',
    evidence: 'evidence',
    trail: 'the trail of access',
    'service-trail': 'the trail of the whole service',
  },
  fileTitle: 'Is this report the one?',
  fileHow:
    'Choose a report that somebody sent you, or a head that you kept. Its hash is compared with that of the sealed report, and what it says of the ledger with the ledger. The file is not kept.',
  file: 'File',
  fileHint: 'Best the JSON file of a report: what was sealed is exactly that. At most 64 MB.',
  checkFile: 'Check the file',
  isSealed: (quarter: string, position: string) =>
    `This is the sealed report of the ${quarter}, to the last letter; it was closed at position ${position}.`,
  isMade: 'This service made this very file.',
  headSame: (position: string) =>
    `It shows the ledger at position ${position}, and the ledger has the same hash there.`,
  headOther: (position: string) =>
    `It claims to show the ledger at position ${position}, but the ledger has another hash there. Either the file or the ledger was changed.`,
  unknownFile:
    'This file is none that was sealed or is kept here, and does not say which state of the ledger it shows. Ask for the JSON file.',
  entryTitle: 'The proof of one entry',
  entryHow: 'What was hashed when an entry was recorded, so that you can check it with a tool of your own.',
  entryId: 'Id of the entry',
  proofRight: (position: string) => `The entry stands at position ${position}, and its hash is right.`,
  proofWrong: (position: string) =>
    `The entry stands at position ${position}, but its hash is not right: it was changed.`,
  recorded: 'Recorded',
  hash: 'Hash',
  hashBefore: 'Hash of the fact before',
  byHand: 'By hand',
  byHandHow:
    'Save this text as it is, on one line and without an end of line, as text.txt. Its SHA-256 is the hash above. It begins with the hash of the fact before, and so back to the first.',
  hashedText: 'The text that was hashed',
  nextHow: 'each later fact begins with the hash of the one before it',
  headTitle: 'Keep a head elsewhere',
  headHow:
    'Whoever controls the machine could write a whole new chain. Keep this hash where they cannot reach, with your auditor for example: later it proves that everything up to now is unchanged. Choose the file above, or run “evenhand verify --against”.',
  headDownload: 'Download the head (JSON)',
  trailTitle: 'Who did what about access',
  trailHow: 'Sign-ins, roles, keys and refused requests stand in a chain of their own.',
  trailRead: 'Read the trail',
};

export const trail = {
  title: 'Trail of access',
  lead: 'What was done about access to this coalition, newest first. Entries are chained like the ledger; nobody can take one out unseen.',
  when: 'When',
  who: 'Who',
  what: 'What',
  about: 'About',
  actors: {
    nobody: 'nobody who had signed in',
    terminal: 'somebody at the terminal',
    service: 'the service itself',
  },
  acts: {
    'signed-in': 'signed in',
    'sign-in-failed': 'tried to sign in',
    'signed-out': 'signed out',
    'signed-out-everywhere': 'signed out everywhere',
    'password-changed': 'changed a password',
    'password-reset-asked': 'asked for a new password',
    'password-reset': 'set a new password',
    'second-factor-added': 'added a second factor',
    'second-factor-removed': 'removed a second factor',
    'provider-linked': 'linked a provider',
    'provider-unlinked': 'unlinked a provider',
    'person-invited': 'invited somebody',
    'invitation-accepted': 'took up an invitation',
    'invitation-withdrawn': 'withdrew an invitation',
    'role-granted': 'gave a role',
    'role-withdrawn': 'withdrew a role',
    'key-made': 'made a key',
    'key-revoked': 'revoked a key',
    'web-hook-made': 'made a web hook',
    'web-hook-secret-changed': 'changed the secret of a web hook',
    'web-hook-removed': 'removed a web hook',
    'first-operator-made': 'became the first operator',
    'request-denied': 'was refused',
    'more-requests-denied': 'were refused as well',
    'limit-hit': 'asked too often',
    'person-erased': 'erased somebody',
    'backup-restored': 'restored a backup',
  },
};
