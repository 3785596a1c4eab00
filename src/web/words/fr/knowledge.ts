import type * as english from '../en/knowledge.js';
import type { Details } from '../details.js';

/** Les mots sur la bibliothèque et ses usages, en français. */
export const knowledge: typeof english.knowledge = {
  title: 'Savoirs',
  nav: {
    label: 'Savoirs',
    library: 'Bibliothèque',
    applications: 'Qui a utilisé quoi',
    credits: 'Crédits',
    offers: 'Offres',
    recognition: 'Reconnaissance',
  },
  lead: (assets, unused) => `La bibliothèque contient ${assets}.${unused === null ? '' : ` ${unused}`}`,
  assets: (count) => (count === 0 ? 'encore rien' : count === 1 ? 'un savoir' : `${count} savoirs`),
  unusedOf: (count) =>
    count === 0
      ? 'Chacun a déjà été appliqué.'
      : `${count === 1 ? 'Un seul n’a' : `${count} n’ont`} encore été appliqué${count === 1 ? '' : 's'} par personne.`,
  share: 'Partager un savoir',
  filters: 'Quels savoirs',
  search: 'Chercher',
  type: 'Type',
  anyType: 'Tous les types',
  author: 'Par',
  anybody: 'N’importe qui',
  use: 'Usage',
  anyUse: 'Appliqués ou non',
  unusedOnly: 'Pas encore appliqués',
  listTitle: 'Savoirs partagés',
  asset: 'Savoir',
  by: 'Par',
  licence: 'Licence',
  uses: 'Fois appliqué',
  usesUntold: 'non communiqué',
  sharedOn: 'Partagé le',
  edition: 'Version',
  mostApplied: 'Les plus appliqués',
  times: (count) => (count === 1 ? 'une fois' : `${count} fois`),
  emptyTitle: 'La bibliothèque est vide',
  empty:
    'Un savoir est quelque chose que d’autres peuvent utiliser : une méthode, un jeu de données, un guide, un logiciel. Ses auteurs gagnent des crédits quand d’autres l’appliquent, et non en le partageant.',
  emptyFiltered: 'Rien ne correspond. Prenez d’autres mots, ou moins de mots.',
  newTitle: 'Partager un savoir',
  newIntro:
    'Les autres le trouveront ici. Ses auteurs gagnent des crédits dès que quelqu’un d’autre l’applique et que c’est confirmé.',
  name: 'Comment il s’appelle',
  typeHint: 'Par exemple méthode, jeu de données, guide ou logiciel.',
  licenceHint: 'Ce que les autres peuvent en faire, par exemple CC-BY-4.0.',
  description: 'En mots',
  descriptionHint: 'À quoi il sert, et où on le trouve.',
  authors: 'Auteurs',
  authorsHint:
    'Des membres, et la part de chacun en pour cent. Laissez les parts vides si tous ont fait autant.',
  authorN: (place) => (place === 1 ? 'Auteur' : `Auteur ${place}`),
  shareN: (place) => `Part ${place}, en %`,
  sources: 'Tiré de',
  sourcesHint: 'Les savoirs sur lesquels il repose : une part de son crédit va à leurs auteurs.',
  sourcesById: 'L’identifiant est à la fin de l’adresse de la page d’un savoir.',
  sourceN: (place) => `Source ${place}`,
  weightN: (place) => `Part ${place}, en %`,
  sumOff: (found) => `La somme des parts est de ${found} pour cent et non de 100.`,
  partMissing: 'Donnez toutes les parts en pour cent, ou aucune.',
  twice: 'Ceci figure deux fois.',
  shareIt: 'Partager',

  leadOf: (day, authors) => `Partagé le ${day} par ${authors}.`,
  usedSo: (uses) =>
    uses === 0
      ? 'Aucune application n’est encore confirmée.'
      : `Il a été appliqué ${uses === 1 ? 'une fois' : `${uses} fois`}, de façon confirmée.`,
  about: 'À son sujet',
  partOf: 'Part',
  lineage: 'D’où il vient, et ce qui en est né',
  madeFrom: 'Tiré de',
  madeFromNothing: 'De rien d’autre dans la bibliothèque.',
  wentInto: 'Repris dans',
  wentIntoNothing: 'Rien dans la bibliothèque n’en a encore été tiré.',
  wentIntoMore: (more) => `et ${more} autres`,
  versions: 'Versions',
  first: 'Tel qu’il a été partagé.',
  byQuarter: 'Ses applications, trimestre par trimestre',
  quarter: 'Trimestre',
  users: 'Membres',
  depths: { consulted: 'consulté', adapted: 'adapté', embedded: 'intégré' },
  depthHints: {
    consulted: 'consulté : quelqu’un y a cherché quelque chose',
    adapted: 'adapté : quelqu’un l’a modifié selon ses besoins',
    embedded: 'intégré : il fait partie de la façon de travailler',
  },
  outcomes: 'Résultat',
  awaiting: 'À confirmer',
  contested: 'Contestées',
  applications: 'Applications',
  noApplications:
    'Personne n’a encore signalé d’application. Celui qui l’utilise le dit ci-dessous ; cela compte dès que quelqu’un d’extérieur aux organisations des auteurs le confirme.',
  allApplications: 'Toutes ses applications',
  whatItEarned: 'Ce qu’il a rapporté',
  earned: 'rapporté',
  earnedTitle: (quarter) => `Ce que ses usages ont rapporté au ${quarter}`,
  earnedIntro:
    'Par utilisateur et auteur, avant ce que retirent les plafonds et l’usage réciproque. Ce que vaut un trimestre à la fin figure avec les crédits.',
  earnedNothing: 'Ses usages n’ont rien rapporté qui vous soit montré.',
  user: 'Utilisateur',
  authorOf: 'Auteur',
  through: 'Par l’intermédiaire de',
  credits: 'Crédits',
  excluded: { 'own-use': 'aucun : usage propre', 'same-parent-group': 'aucun : même groupe' },
  tell: 'Dire que vous l’avez appliqué',
  tellFor: 'Dire que quelqu’un l’a appliqué',
  tellIntro:
    'Quelqu’un d’extérieur aux organisations des auteurs le confirme ensuite ; ce peut être l’utilisateur lui-même. Seul ce qui est confirmé rapporte des crédits.',
  whoApplied: 'Qui l’a appliqué',
  appliedOn: 'Quel jour',
  depth: 'À quel point',
  outcome: 'Ce qui en est résulté',
  outcomeHint: (currency) => `En ${currency}, si on peut le dire : argent économisé ou levé.`,
  evidence: 'À quoi on le reconnaît',
  evidenceHint: 'Ce que vous en avez fait, et où on peut le voir.',
  tellIt: 'Le dire',
  newVersion: 'Une nouvelle version',
  newVersionIntro: 'Les usages et les crédits restent avec le savoir.',
  whatIsNew: 'Ce qui est nouveau',
  since: 'Depuis quand',
  reviseIt: 'Enregistrer la version',
  tellLineage: 'Dire de quoi il est tiré',
  tellLineageIntro: 'Une seule fois, à partir d’un jour. Une part de son crédit y va dès ce trimestre.',
  lineageIt: 'Enregistrer',
};

export const applications: typeof english.applications = {
  title: 'Qui a utilisé quoi',
  lead: (quarter) =>
    quarter === null
      ? 'Toutes les applications signalées, par jour.'
      : `Ce qui a été appliqué au ${quarter}, par jour.`,
  filters: 'Quelles applications',
  allQuarters: 'Tous les trimestres',
  state: 'État',
  anyState: 'Tous les états',
  states: {
    awaiting: 'à confirmer',
    confirmed: 'confirmée',
    contested: 'contestée',
    withdrawn: 'retirée',
  },
  day: 'Jour',
  emptyTitle: 'Aucune application',
  empty:
    'Une application dit qu’un membre a utilisé un savoir de la bibliothèque : à quel point, et avec quel résultat. On la signale sur la page du savoir, et elle compte une fois confirmée.',
  of: (asset, member) => `${asset}, appliqué par ${member}`,
  leadOf: (member, asset, day, depth) => `${member} a ${depth} « ${asset} » le ${day}.`,
  stands: {
    awaiting: 'Elle n’est pas encore confirmée, et ne rapporte rien jusque-là.',
    confirmed: (day, by, quarter) => `Confirmée par ${by} le ${day}. Elle compte au ${quarter}.`,
    contested: (by) => `Contestée par ${by} : elle ne compte pas tant que ce n’est pas réglé.`,
    withdrawn: (by) => `Retirée par ${by}. Elle ne compte jamais.`,
  },
  pending: (quarter) =>
    `Ce qu’elle rapporte est provisoire jusqu’à la clôture du ${quarter} ; alors c’est acquis.`,
  recordedBy: 'Signalée par',
  noOutcome: 'non précisé',
  reason: 'Pourquoi',
  entry: 'Enregistrée comme',
  benefit: 'bénéfice de l’utilisateur',
  earns: 'Ce qu’elle rapporte',
  earnsNothing: 'Rien qui vous soit montré.',
  showEarned: 'Montrer ce qu’elle a rapporté',
  confirm: 'Confirmer',
  confirmIntro:
    'Vous dites que c’était ainsi. Les auteurs gagnent des crédits, et l’utilisateur a eu l’usage du savoir.',
  confirmAgain: 'Régler : c’était bien ainsi',
  contest: 'Contester',
  contestIntro:
    'Vous dites que ce n’était pas ainsi. Elle ne compte plus, jusqu’à ce que celui qui la conteste, ou la coordination, la confirme.',
  withdraw: 'Retirer',
  withdrawIntro: 'Pour ce qui a été signalé par erreur. Cela reste dans le registre, et ne compte jamais.',
  next: {
    awaiting: 'Elle attend la confirmation de quelqu’un d’extérieur aux organisations des auteurs.',
    contested: 'Elle attend celui qui l’a contestée, ou la coordination.',
  },
};

export const knowledgeSaid: typeof english.knowledgeSaid = {
  'knowledge-shared': 'C’est partagé. Les auteurs gagnent des crédits quand d’autres l’appliquent.',
  'version-recorded': 'La version est enregistrée.',
  'lineage-recorded': 'Ce dont il est tiré est enregistré.',
  'application-told':
    'C’est signalé, et attend la confirmation de quelqu’un d’extérieur aux organisations des auteurs.',
  'application-confirmed':
    'C’est confirmé. Ce qu’elle rapporte est provisoire jusqu’à la clôture du trimestre.',
  'application-contested': 'C’est contesté. Elle ne compte pas tant que ce n’est pas réglé.',
  'application-withdrawn': 'C’est retiré. Elle ne compte jamais.',
  'offer-listed': 'C’est offert. Les membres peuvent réserver dès le premier jour.',
  'offer-closed': 'Ce n’est plus offert. Ce qui est réservé le reste.',
  'credits-reserved': 'C’est réservé, avec son prix. Celui qui l’offre dira quand il l’a remis.',
  'credits-redeemed': 'C’est échangé : les crédits sont dépensés, et le bénéfice est enregistré.',
  'credits-released': 'Les crédits sont de nouveau libres.',
  'lapsed-released': 'Ce que personne n’est venu chercher à temps est de nouveau libre.',
  'nothing-lapsed': 'Rien n’était échu.',
};

export const knowledgeProblems: typeof english.knowledgeProblems = {
  'knowledge.asset-unknown': () => 'Il n’y a pas de tel savoir dans la bibliothèque.',
  'knowledge.weights-malformed': ({ reason }: Details) => `Les parts ne conviennent pas : ${text(reason)}.`,
  'knowledge.lineage-stated': () =>
    'Quelqu’un a déjà dit de quoi il est tiré, et cela se dit une fois. C’est indiqué ci-dessus.',
  'knowledge.lineage-cycle': ({ parent }: Details) =>
    `« ${text(parent)} » est lui-même tiré de celui-ci. Rien ne peut venir de ce qui en est né.`,
  'knowledge.before-it-was-shared': ({ sharedOn }: Details) =>
    `Il a été partagé le ${text(sharedOn)} ; un jour antérieur est trop tôt.`,
  'knowledge.application-unknown': () => 'Cette application n’existe pas, ou ne vous est pas montrée.',
  'knowledge.application-withdrawn': () =>
    'Quelqu’un a retiré cette application entre-temps. Elle ne compte jamais.',
  'knowledge.confirmed-before-use': ({ appliedOn }: Details) =>
    `Il a été appliqué le ${text(appliedOn)} ; on ne peut pas confirmer avant.`,
  'knowledge.outcome-negative': () => 'Le résultat ne doit pas être négatif.',
  'knowledge.offer-unknown': () => 'Cette offre n’existe pas.',
  'knowledge.offer-not-open': ({ on, validFrom, validTo }: Details) =>
    `On peut la réserver du ${text(validFrom)} au ${text(validTo)}, et non le ${text(on)}.`,
  'knowledge.offer-exhausted': ({ capacity }: Details) =>
    `Tout est pris (${text(capacity)}) : quelqu’un a été plus rapide. Si une réservation échoit ou est libérée, il y en aura de nouveau.`,
  'knowledge.credits-insufficient': ({ held, price }: Details) =>
    `Cela coûte ${text(price)} crédits, et ${text(held)} sont disponibles. Ce qui court pourra servir après la clôture de son trimestre.`,
  'knowledge.redemption-ended': ({ state, on }: Details) =>
    `Ceci a déjà été ${state === 'redeemed' ? 'échangé' : 'libéré'}, le ${text(on)}.`,
  'knowledge.reservation-lapsed': ({ until }: Details) =>
    `On pouvait venir le chercher jusqu’au ${text(until)} ; la réservation est échue. Réservez de nouveau.`,
};

function text(detail: unknown): string {
  return String(detail);
}
