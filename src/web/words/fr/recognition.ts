import type * as english from '../en/recognition.js';
import type { Details } from '../details.js';
import { pluralIn } from '../plural.js';

const plural = pluralIn('fr');

/** Les mots sur ce qui a été accompli ensemble, en français. */
export const recognition: typeof english.recognition = {
  title: 'Reconnaissance',
  lead: (open) =>
    open === 0
      ? 'Ce qui a été accompli ensemble, et qui est nommé. Rien n’attend l’accord de quelqu’un.'
      : `Ce qui a été accompli ensemble, et qui est nommé. ${open === 1 ? 'Une réussite attend' : `${open} réussites attendent`} un accord.`,
  waitsForYou: (count) => (count === 1 ? 'Une vous attend.' : `${count} vous attendent.`),
  propose: 'Proposer une réussite',
  filters: 'Quelles réussites',
  stage: 'État',
  anyStage: 'Tous les états',
  member: 'Membre',
  anybody: 'N’importe qui',
  stages: { open: 'en discussion', published: 'publiée', retracted: 'rétractée' },
  agreed: (agreed, named) => `${agreed} ${plural(agreed, 'membre', 'membres')} sur ${named} d’accord`,
  allAgreed: 'tous sont d’accord',
  emptyTitle: 'Pas encore de réussites',
  empty:
    'Une réussite dit ce qui a été fait ensemble, quelles contributions la portent, et ce que chaque membre a fait, en des mots qu’on peut imprimer. Chaque membre nommé donne d’abord son accord ; puis elle est publiée, pour la presse et les rapports annuels.',
  onDay: (day) => `accomplie le ${day}`,
  publishedOn: (day) => `publiée le ${day}`,
  retractedOn: (day) => `rétractée le ${day}`,
  back: 'Toutes les réussites',
  leadOf: {
    open: (agreed, named) =>
      agreed === named
        ? 'Tous les membres nommés sont d’accord. On peut la publier.'
        : `${agreed} ${plural(agreed, 'membre', 'membres')} sur ${named} ${plural(agreed, 'a donné son', 'ont donné leur')} accord à ces mots.`,
    published: (day) => `Publiée le ${day}. Sa déclaration peut être utilisée.`,
    retracted: (day, reason) => `Rétractée le ${day} : ${reason}. Sa déclaration ne doit plus être utilisée.`,
  },
  statement: 'La déclaration',
  draft: 'Un projet, jusqu’à ce que tous les membres nommés soient d’accord et qu’elle soit publiée.',
  asText: 'En texte',
  asPage: 'En page à imprimer',
  whoDidWhat: 'Qui a fait quoi',
  share: 'Part',
  shareUntold: 'non communiquée',
  wording: 'En ces mots',
  behind: 'Contributions qui la portent',
  behindEntry: 'contribution',
  behindAsset: 'savoir',
  takenBack: 'annulée depuis',
  consent: 'Accord',
  consents: { asked: 'demandé', agreed: 'donné', declined: 'refusé' },
  said: (by, day) => `${by}, ${day}`,
  recognised: 'enregistrée comme bénéfice',
  editions: 'Versions',
  edition: (number) => `Version ${number}`,
  firstEdition: 'Telle qu’elle a été proposée.',
  answer: 'Votre réponse',
  answerFor: (member) => `La réponse de ${member}`,
  answerIntro: (edition) =>
    `L’accord porte sur la version ${edition}, avec tous ses mots et toutes ses parts. Une autre version redemande l’accord de tous.`,
  agree: 'Donner son accord',
  decline: 'Refuser',
  declineWhy: 'Pourquoi, et ce qui serait juste',
  change: 'La modifier',
  changeTitle: (title) => `Modifier : ${title}`,
  changeIntro: 'L’accord de tous est redemandé, quoi qu’ils aient dit avant.',
  changeIt: 'Faire la nouvelle version',
  reason: 'Pourquoi',
  publish: 'La publier',
  publishIntro:
    'Chaque membre nommé reçoit un bénéfice de reconnaissance. La déclaration peut dès lors être utilisée.',
  value: 'Valeur pour tous ensemble',
  valueHint: (currency) => `En ${currency}, répartie selon les parts. Vide : non évaluée.`,
  basis: 'Comment on l’a trouvée',
  on: 'Quel jour',
  retract: 'La rétracter',
  retractIntro: {
    open: 'Elle ne sera pas publiée. Elle reste dans le registre.',
    published:
      'Pour ce qui a été publié par erreur. Les bénéfices sont annulés, et la déclaration ne doit plus être utilisée.',
  },
  newTitle: 'Proposer une réussite',
  newIntro:
    'Ce qui a été fait ensemble, et par qui. Chaque membre que vous nommez est prié de donner son accord à ces mots et à ces parts.',
  headline: 'Ce qui a été accompli, en titre',
  achievedOn: 'Quel jour',
  story: 'En quelques phrases',
  showShares: 'La déclaration indique les parts',
  named: (place) => `Membre ${place}`,
  memberOf: 'Membre',
  shareOf: 'Part en pour cent',
  wordingOf: 'Ce qu’il a fait',
  behindOf: 'Contributions qui la portent',
  behindHint:
    'Une par ligne : l’adresse de la page de l’écriture ou du savoir, ou entry/ID et asset/ID. Ce doivent être les siennes, et elles doivent compter.',
  sharesHint: 'Laissez toutes les parts vides si elles sont égales.',
  proposeIt: 'Proposer',
  sumOff: (found) => `La somme des parts est de ${found} pour cent et non de 100.`,
  tooMany: (rows) =>
    `Elle nomme plus de membres que les ${rows} qui tiennent ici. Modifiez-la par l’API ou le terminal.`,
};

export const recognitionSaid: typeof english.recognitionSaid = {
  'achievement-proposed': 'C’est proposé. L’accord de chaque membre nommé est demandé.',
  'achievement-changed': 'Il y a une nouvelle version, et l’accord de tous est redemandé.',
  'attribution-agreed': 'L’accord est enregistré.',
  'attribution-declined': 'Le refus est enregistré, avec la raison.',
  'recognition-published': 'C’est publié. Chaque membre nommé a reçu son bénéfice.',
  'recognition-retracted': 'C’est rétracté. La déclaration ne doit plus être utilisée.',
};

export const recognitionProblems: typeof english.recognitionProblems = {
  'recognition.achievement-unknown': () => 'Cette réussite n’existe pas, ou ne vous est pas montrée.',
  'recognition.behind-unknown': ({ behind }: Details) => `Il n’y a rien ici à « ${text(behind)} ».`,
  'recognition.behind-not-its-own': ({ behind }: Details) =>
    `« ${text(behind)} » n’est pas à ce membre. Seul ce qui est à lui peut le porter.`,
  'recognition.behind-does-not-count': ({ behind }: Details) => `« ${text(behind)} » ne compte pas.`,
  'recognition.not-open': ({ stage }: Details) =>
    stage === 'published'
      ? 'Quelqu’un l’a publiée entre-temps. On ne peut plus la modifier.'
      : 'Quelqu’un l’a rétractée entre-temps. On ne peut plus rien y faire.',
  'recognition.edition-replaced': ({ edition }: Details) =>
    `Quelqu’un l’a modifiée pendant que vous lisiez : la version ${text(edition)} vaut maintenant. Lisez-la, puis répondez ; ce que vous avez saisi est toujours là.`,
  'recognition.consent-missing': () => 'Un accord manque de nouveau. On ne peut pas encore la publier.',
  'recognition.before-it-was-achieved': ({ achievedOn }: Details) =>
    `Elle a été accomplie le ${text(achievedOn)} ; un jour antérieur est trop tôt.`,
};

function text(detail: unknown): string {
  return String(detail);
}
