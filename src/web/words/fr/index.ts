import { signIn, invitation, password, account, secondFactor } from './account.js';
import { reports, reportFile, whatIf } from './reports.js';
import { policies } from './policies.js';
import { people, handedOut, everybody, erasure, found } from './people.js';
import { problems } from './problems.js';
import { review, reviewSaid } from './review.js';
import { departure } from './departure.js';
import { explain, members, membersSaid, portfolio } from './members.js';
import { entryWords } from './entries.js';
import type { SiteWords } from '../en/index.js';
import { coalition, forWhom, needsYou, overview } from './overview.js';
import { credits, offers } from './credits.js';
import { applications, knowledge, knowledgeSaid } from './knowledge.js';
import { pledges, pledgesSaid } from './pledges.js';
import { recognition, recognitionSaid } from './recognition.js';
import { imports } from './imports.js';
import { verify, trail } from './proof.js';
import { help } from './help.js';
import { hooks, hooksSaid } from './hooks.js';
import { pluralIn } from '../plural.js';

/** Les mots du site en français. */
export const fr: SiteWords = {
  language: 'Français',
  product: 'Evenhand',
  tagline: 'Qui donne quoi, qui reçoit quoi, et si c’est équitable.',
  skip: 'Aller au contenu',
  optional: '(facultatif)',
  /** Which form a word has beside a number. */
  plural: pluralIn('fr'),
  choose: 'Choisir…',
  cancel: 'Annuler',
  never: 'jamais',
  decimalPoint: ',',
  more: 'Page suivante',
  filter: 'Afficher',
  downloads: 'Télécharger ce qui est affiché :',

  nav: {
    site: 'Site',
    menu: 'Menu',
    needsYou: 'À faire',
    coalition: 'Coalition',
    coalitions: 'Coalitions',
    overview: 'Vue d’ensemble',
    members: 'Membres',
    ledger: 'Registre',
    pledges: 'Promesses',
    knowledge: 'Savoirs',
    review: 'Revue',
    reports: 'Rapports',
    policies: 'Taux et règles',
    import: 'Importer',
    verify: 'Vérifier',
    record: 'Inscrire',
    help: 'Aide',
    access: 'Personnes et accès',
    everybody: 'Tout le monde',
    found: 'Fonder une coalition',
    account: 'Votre compte',
    signIn: 'Se connecter',
    signOut: 'Se déconnecter',
    api: 'Description de l’API',
  },

  roles: {
    coordinator: 'coordination',
    facilitator: 'animation',
    representative: 'représentation',
    auditor: 'audit',
    observer: 'observation',
    operator: 'exploitation du service',
  },
  mandates: {
    coordinator: 'Vous tenez le registre pour tous les membres et dites qui a accès.',
    facilitator: 'Vous menez les revues trimestrielles.',
    representative: 'Vous parlez pour votre membre : ce qu’il a donné, ce qu’il a reçu, ce dont il a besoin.',
    auditor: 'Vous voyez tout, avec le journal qui le fonde, et ne changez rien.',
    observer: 'Vous lisez ce qui est publié.',
    operator: 'Vous fondez des coalitions et veillez sur les personnes et sur ce service.',
  },
  representativeOf: (member) => `représentation de ${member}`,

  said: {
    'signed-out': 'Vous êtes déconnecté·e.',
    'signed-out-everywhere': 'Vous êtes déconnecté·e de tous les navigateurs.',
    'signed-out-meanwhile':
      'Votre session a pris fin entre-temps, et votre envoi n’a pas été enregistré. Connectez-vous et envoyez-le de nouveau.',
    'sign-in-needed': 'Connectez-vous pour continuer.',
    'too-long-ago': 'Trop de temps a passé depuis le mot de passe. Recommencez.',
    'password-set': 'Votre nouveau mot de passe est en place. Connectez-vous avec lui.',
    'password-changed': 'Votre mot de passe est changé. Tous les autres navigateurs sont déconnectés.',
    'second-factor-added':
      'La connexion demande désormais aussi un code. Tous les autres navigateurs sont déconnectés.',
    'second-factor-removed':
      'La connexion ne demande plus de code. Tous les autres navigateurs sont déconnectés.',
    joined: 'Bienvenue. Votre compte est prêt.',
    'role-taken': 'Le rôle est à vous.',
    founded: 'La coalition est fondée, et vous la coordonnez.',
    ...membersSaid,
    'entry-recorded': 'C’est inscrit.',
    'entry-recorded-already': 'C’était déjà inscrit, et une seule fois : voici l’écriture.',
    'entry-replaced': 'La correction est inscrite, et l’ancienne écriture annulée.',
    'entry-accepted': 'Elle est acceptée, et compte dès maintenant.',
    'entry-disputed': 'Elle est contestée. Son montant est mis à part.',
    'dispute-answered': 'Votre réponse figure avec l’écriture.',
    'dispute-resolved': 'Le litige est réglé.',
    'entry-reversed': 'Elle est annulée.',
    'entry-rejected': 'Elle est refusée, avec la raison.',
    'entry-withdrawn': 'Elle est retirée.',
    'entry-valued': 'Elle a sa valeur.',
    'evidence-attached': 'Les preuves sont jointes.',
    'role-given': 'Le rôle est donné. Il vaut dès maintenant.',
    'role-withdrawn': 'Le rôle est retiré. Il ne vaut plus.',
    'invitation-withdrawn': 'L’invitation est retirée. Son lien ne fonctionne plus.',
    ...pledgesSaid,
    ...knowledgeSaid,
    ...recognitionSaid,
    imported: 'Les fichiers sont importés.',
    'nothing-imported': 'Tout était déjà inscrit ; rien n’a changé.',
    'import-undone': 'L’importation est annulée. Chaque chiffre est ce qu’il était sans elle.',
    'import-undone-before': 'Cette importation est déjà annulée ; rien n’a changé.',
    'session-ended': 'La session est terminée. Ce navigateur est déconnecté.',
    'provider-linked': 'Vous pouvez désormais vous connecter avec ce fournisseur.',
    'provider-unlinked': 'La connexion avec ce fournisseur n’est plus possible.',
    'second-factor-taken':
      'Le second facteur est retiré, et toutes les sessions de cette personne sont terminées.',
    'key-revoked': 'La clé est révoquée. Elle ne fonctionne plus.',
    ...hooksSaid,
    ...reviewSaid,
    'rate-set': 'Le taux est fixé. Il évalue ce qui sera enregistré pour ses jours.',
    'exchange-rate-set': 'Le taux de change est fixé.',
    'rules-adopted':
      'Les règles sont adoptées. Les trimestres qui commencent à leur premier jour ou après les suivent.',
    'pool-opened': 'Le fonds est ouvert.',
    'settings-changed': 'Les réglages sont enregistrés.',
    'person-erased': 'La personne est effacée.',
    'person-erased-not-wiped':
      'La personne est effacée, mais quelqu’un lisait pendant ce temps : les fichiers de la base peuvent en garder des traces. Effacez encore une fois.',
  },

  errors: {
    summary: (count) =>
      count === 1 ? 'Une chose n’est pas encore juste' : `${count} choses ne sont pas encore justes`,
    missing: 'Ce champ est nécessaire.',
    tooLong: (max) => `C’est plus long que ${max} caractères.`,
    notAChoice: 'Choisissez dans la liste.',
    decimal: 'Un nombre comme 1200 ou 12,50 convient.',
    days: (max) => `Il faut un nombre entier de jours, de 1 à ${max}.`,
  },

  problems,
  problemPages: {
    400: 'Cette demande n’est pas juste',
    403: 'Pas pour votre rôle',
    404: 'Rien ici',
    405: 'Rien ici',
    409: 'Cela ne va pas ensemble',
    410: 'Ce lien ne vaut plus',
    413: 'C’est trop',
    415: 'Cette demande n’est pas juste',
    421: 'Destiné à un autre site',
    422: 'Cela n’est pas possible',
    429: 'Trop de demandes',
    500: 'Quelque chose s’est mal passé',
    503: 'Occupé en ce moment',
  },
  problemPage: {
    other: 'Cela n’a pas fonctionné',
    home: 'Aller à la première page',
    back: 'Le retour de votre navigateur mène à ce que vous avez tapé.',
  },

  home: {
    welcome: 'Qui donne quoi, qui reçoit quoi, et est-ce équitable ?',
    what: 'Des organisations qui travaillent à un même problème donnent chacune ce qu’elle a – argent, temps, biens et locaux, savoir-faire – et chacune reçoit autre chose en retour. Evenhand le tient dans un registre que personne ne peut réécrire en silence, et répond preuves à l’appui.',
    waysIn: 'Pour entrer',
    byAccount: 'Si vous avez un compte',
    byInvitation: 'Si vous êtes nouveau ou nouvelle',
    invited:
      'Il vous faut une invitation : un lien de la coordination de votre coalition. Ouvrez-le et choisissez un mot de passe.',
    yours: 'Vos coalitions',
    all: 'Coalitions ici',
    none: 'Vous n’avez pas encore de rôle dans une coalition. La coordination de la vôtre peut vous inviter.',
    noneYet: 'Il n’y a pas encore de coalition. Fondez la première, puis invitez qui la coordonne.',
    asOperator: 'Vous exploitez le service ; sans rôle dans une coalition, vous n’en voyez rien.',
    noRole: 'Vous n’avez pas de rôle ici.',
  },

  signIn,
  invitation,
  password,
  account,
  secondFactor,
  coalition,

  keys: {
    title: 'Touches',
    search: 'Chercher dans cette page',
    these: 'Montrer ou cacher ces touches',
    close: 'Fermer',
  },

  kinds: {
    funds: 'fonds',
    'staff-time': 'temps de travail',
    'in-kind': 'en nature',
    knowledge: 'savoirs',
    service: 'service',
    access: 'accès',
    recognition: 'reconnaissance',
  },
  statuses: {
    proposed: 'proposé',
    accepted: 'accepté',
    disputed: 'contesté',
    rejected: 'refusé',
    withdrawn: 'retiré',
    reversed: 'annulé',
  },
  valueTypes: {
    financial: 'financière',
    innovative: 'innovante',
    operational: 'opérationnelle',
    reputational: 'de réputation',
    strategic: 'stratégique',
  },
  given: 'Donné',
  received: 'Reçu',
  balance: 'Solde',
  units: {
    hours: ['heure', 'heures'],
    days: ['jour', 'jours'],
    weeks: ['semaine', 'semaines'],
    items: ['objet', 'objets'],
    pieces: ['pièce', 'pièces'],
    rooms: ['salle', 'salles'],
    seats: ['place', 'places'],
    sessions: ['séance', 'séances'],
    mentions: ['mention', 'mentions'],
    credits: ['crédit', 'crédits'],
    assets: ['savoir', 'savoirs'],
  },
  parties: { backbone: 'la coordination', commonPool: 'la caisse commune' },

  members,

  departure,

  explain,

  portfolio,

  overview,

  forWhom,

  needsYou,

  ...entryWords,

  pledges,

  knowledge,
  applications,

  credits,

  offers,

  recognition,

  review,

  reports,
  reportFile,
  whatIf,
  policies,
  imports,

  verify,

  trail,

  help,

  hooks,

  people,
  handedOut,
  everybody,
  erasure,
  found,
};
