import type { Details } from '../details.js';
import { pluralIn } from '../plural.js';

const plural = pluralIn('en');

/** The words about what was achieved together, and who is named for it, in English. */
export const recognition = {
  title: 'Recognition',
  lead: (open: number) =>
    open === 0
      ? 'What was achieved together, and who is named for it. Nothing waits for anybody’s consent.'
      : `What was achieved together, and who is named for it. ${open === 1 ? 'One achievement waits' : `${open} achievements wait`} to be agreed.`,
  waitsForYou: (count: number) => (count === 1 ? 'One waits for you.' : `${count} wait for you.`),
  propose: 'Propose an achievement',
  filters: 'Which achievements',
  stage: 'State',
  anyStage: 'Any state',
  member: 'Member',
  anybody: 'Anybody',
  stages: { open: 'being agreed', published: 'published', retracted: 'retracted' },
  agreed: (agreed: number, named: number) =>
    `${agreed} of ${named} ${plural(named, 'member has', 'members have')} consented`,
  allAgreed: 'all have consented',
  emptyTitle: 'No achievements yet',
  empty:
    'An achievement says what was done together, which contributions are behind it, and what each member did, in words that may be printed. Every member that is named consents first; then it is published, for press releases and annual reports.',
  onDay: (day: string) => `achieved on ${day}`,
  publishedOn: (day: string) => `published on ${day}`,
  retractedOn: (day: string) => `retracted on ${day}`,
  back: 'All achievements',
  leadOf: {
    open: (agreed: number, named: number) =>
      agreed === named
        ? 'Everybody named has consented. It can be published.'
        : `${agreed} of ${named} named ${plural(named, 'member has', 'members have')} consented to this wording.`,
    published: (day: string) => `Published on ${day}. Its statement may be used.`,
    retracted: (day: string, reason: string) =>
      `Retracted on ${day}: ${reason}. Its statement must not be used.`,
  },
  statement: 'The statement',
  draft: 'A draft, until everybody named has consented and it is published.',
  asText: 'As text',
  asPage: 'As a page to print',
  whoDidWhat: 'Who did what',
  share: 'Share',
  shareUntold: 'not told',
  wording: 'In these words',
  behind: 'Contributions behind it',
  behindEntry: 'contribution',
  behindAsset: 'asset',
  takenBack: 'taken back since',
  consent: 'Consent',
  consents: { asked: 'asked', agreed: 'agreed', declined: 'declined' },
  said: (by: string, day: string) => `${by}, ${day}`,
  recognised: 'recorded as a benefit',
  editions: 'Versions',
  edition: (number: number) => `Version ${number}`,
  firstEdition: 'As it was proposed.',
  answer: 'Your answer',
  answerFor: (member: string) => `The answer of ${member}`,
  answerIntro: (edition: number) =>
    `Consent is to version ${edition}, with all its wordings and shares. Another version asks everybody anew.`,
  agree: 'Consent',
  decline: 'Do not consent',
  declineWhy: 'Why, and what would be right',
  change: 'Change it',
  changeTitle: (title: string) => `Change: ${title}`,
  changeIntro: 'Everybody is asked anew, whatever they said before.',
  changeIt: 'Make the new version',
  reason: 'Why',
  publish: 'Publish it',
  publishIntro:
    'Each named member gets a benefit of kind recognition. The statement may be used from then on.',
  value: 'Worth to all together',
  valueHint: (currency: string) => `In ${currency}, split by the shares. Empty: not valued.`,
  basis: 'How that was found',
  on: 'On which day',
  retract: 'Retract it',
  retractIntro: {
    open: 'It will not be published. It stays in the ledger.',
    published:
      'For what was published by mistake. Its benefits are taken back, and its statement must not be used.',
  },
  newTitle: 'Propose an achievement',
  newIntro:
    'What was done together, and by whom. Every member that you name is asked to consent to these words and shares.',
  headline: 'What was achieved, as a headline',
  achievedOn: 'On which day',
  story: 'In a few sentences',
  showShares: 'The statement tells the shares',
  named: (place: number) => `Member ${place}`,
  memberOf: 'Member',
  shareOf: 'Share in per cent',
  wordingOf: 'What it did',
  behindOf: 'Contributions behind it',
  behindHint:
    'One a line: the address of the entry’s or asset’s page here, or entry/ID and asset/ID. They must be its own, and count.',
  sharesHint: 'Leave all shares empty where they are the same.',
  proposeIt: 'Propose it',
  sumOff: (found: string) => `The shares sum to ${found} per cent and not to 100.`,
  tooMany: (rows: number) =>
    `It names more members than the ${rows} that fit here. Change it by the API, or by the terminal.`,
};

export const recognitionSaid = {
  'achievement-proposed': 'It is proposed. Every named member is asked to consent.',
  'achievement-changed': 'There is a new version, and everybody is asked anew.',
  'attribution-agreed': 'The consent is recorded.',
  'attribution-declined': 'It is recorded that there is no consent, and why.',
  'recognition-published': 'It is published. Each named member got its benefit.',
  'recognition-retracted': 'It is retracted. Its statement must not be used.',
};

export const recognitionProblems = {
  'recognition.achievement-unknown': () => 'There is no such achievement, or it is not shown to you.',
  'recognition.behind-unknown': ({ behind }: Details) => `There is nothing here at “${text(behind)}”.`,
  'recognition.behind-not-its-own': ({ behind, found }: Details) =>
    `“${text(behind)}” is ${text(found)}. Only a member’s own can stand behind it.`,
  'recognition.behind-does-not-count': ({ behind, found }: Details) =>
    `“${text(behind)}” does not count: ${text(found)}.`,
  'recognition.not-open': ({ stage }: Details): string =>
    stage === 'published'
      ? 'Somebody published it meanwhile. It can’t be changed any more.'
      : 'Somebody retracted it meanwhile. Nothing more can be done with it.',
  'recognition.edition-replaced': ({ edition }: Details) =>
    `Somebody changed it while you were reading: version ${text(edition)} stands now. Read it, then answer; what you typed is still here.`,
  'recognition.consent-missing': () => 'Somebody’s consent is missing again. It can’t be published yet.',
  'recognition.before-it-was-achieved': ({ achievedOn }: Details) =>
    `It was achieved on ${text(achievedOn)}; a day before that is too early.`,
};

function text(detail: unknown): string {
  return String(detail);
}
