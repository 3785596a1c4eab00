import type * as english from '../en/reports.js';

/** Ce que disent les pages des rapports. */
export const reports: typeof english.reports = {
  title: 'Rapports',
  latest: (quarter: string, day: string) => `Le dernier rapport est celui du ${quarter}, clôturé le ${day}.`,
  noneYet: 'Aucun trimestre n’est clôturé : aucun rapport n’est encore définitif.',
  waiting: (quarters: string, count: number) =>
    count === 1
      ? `Le ${quarters} est terminé et attend sa clôture.`
      : `Ces trimestres sont terminés et attendent leur clôture : ${quarters}.`,
  readReport: (quarter: string) => `Lire le rapport du ${quarter}`,
  noneTitle: 'Les rapports seront ici',
  noneHow:
    'Une fois un trimestre examiné et clôturé, son rapport est publié : qui a donné, qui a reçu, si c’était équitable et ce qui a été décidé.',
  quarters: 'Trimestres',
  quarter: 'Trimestre',
  state: 'État',
  states: { closed: 'clôturé', open: 'à clôturer', running: 'en cours' },
  on: (day: string) => `le ${day}`,
  closedOn: (day: string) => `clôturée le ${day}`,
  version: (number: number) => `version ${number}`,
  givenIn: (currency: string) => `Donné, ${currency}`,
  receivedIn: (currency: string) => `Reçu, ${currency}`,
  notTold: '—',
  signed: 'Signé par',
  signing: { facilitator: 'la facilitation', backbone: 'l’équipe de soutien' },
  nobodySigned: 'clôturé sans revue',
  files: 'Fichiers',
  notPublished: 'pas encore publié',
  reportOf: (quarter: string) => `Rapport du ${quarter}`,
  earlierVersion:
    'Ceci est une version antérieure : le trimestre a depuis été rouvert, puis clôturé à nouveau.',
  inEnglish: 'Les rapports sont rédigés en anglais.',
  wholePdf: 'Produire le PDF avec tous les relevés',
  compare: 'Comparer avec un autre trimestre',
  whatIf: 'Et si les règles étaient autres ?',
  toReview: 'La revue de ce trimestre',
  toReport: 'Vers le rapport',
  toMember: (name: string) => `Le portefeuille de ${name}`,
  hash: 'Empreinte du rapport',
  hashHow: 'SHA-256 de son fichier JSON : quiconque a le fichier peut le vérifier.',
  position: 'Position dans le registre',
  policy: 'Règles',
  defaults: 'les valeurs par défaut',
  policyVersion: (number: number) => `version ${number} des règles`,
  versions: 'Versions',
  reopened: (day: string, reason: string) => `rouvert le ${day} : ${reason}`,
  since: 'Ce qui est arrivé après la clôture',
  sinceHow: (items: number) =>
    items === 1
      ? 'Un trimestre clôturé garde ce qu’il disait. Un élément tardif compte dans un trimestre ultérieur ; voici ce que dirait celui-ci s’il avait été connu à temps.'
      : `Un trimestre clôturé garde ce qu’il disait. ${items} éléments tardifs comptent dans des trimestres ultérieurs ; voici ce que dirait celui-ci s’ils avaient été connus à temps.`,
  member: 'Membre',
  sealedBalance: 'À la clôture',
  difference: 'Différence',
  restatedBalance: 'Retraité',
  lateItems: 'Éléments tardifs',
  bookedOn: (day: string) => `comptabilisé le ${day}`,
  neighbours: 'Autres trimestres',
  allRows: (all: string, shown: string) => `Afficher les ${all} lignes (voici les ${shown} premières)`,
  statementOf: (name: string, quarter: string) => `${name} : relevé du ${quarter}`,
  compareTitle: (quarter: string) => `Le ${quarter} à côté d’un autre`,
  compareWith: 'Avec quel trimestre',
  nothingToCompare: 'Il n’y a pas encore d’autre rapport',
  nothingToCompareHow: 'Dès qu’un deuxième trimestre pourra être lu, les deux seront placés ici côte à côte.',
};

export const reportFile: typeof english.reportFile = {
  title: (format: string, quarter: string) => `${format} du ${quarter}`,
  states: {
    waiting: 'Le fichier attend son tour.',
    running: 'Le fichier est en préparation.',
    done: 'Le fichier est prêt.',
    failed: 'Le fichier n’a pas pu être produit.',
    cancelled: 'Le fichier a été annulé.',
    expired: 'Le fichier a été gardé le temps prévu et n’existe plus. Il peut être refait.',
  },
  stages: {
    reading: 'Lecture du registre',
    drawing: 'Mise en page',
    keeping: 'Enregistrement du fichier',
  },
  open: (format: string) => `Ouvrir le ${format}`,
  size: 'Taille',
  kilobytes: (kilobytes: string) => `${kilobytes} ko`,
  keptUntil: 'Gardé jusqu’au',
  reloads:
    'Cette page se recharge d’elle-même jusqu’à ce que le fichier soit prêt. Vous pouvez la quitter entre-temps.',
  cancel: 'Annuler',
  again: 'Le refaire',
};

export const whatIf: typeof english.whatIf = {
  title: (quarter: string) => `Et si d’autres règles avaient valu au ${quarter} ?`,
  intro: (version: string) =>
    `Le trimestre suit ${version === 'les valeurs par défaut' ? version : `la ${version}`}. Changez ce que vous voulez : le registre et ses rapports restent tels quels.`,
  rules: 'Les règles à essayer',
  submit: 'Montrer ce qui changerait',
  reset: 'Revenir aux règles du trimestre',
  withProposals: 'Recalculer aussi les propositions de la revue (quelques secondes)',
  effects: (quarter: string) => `Ce que cela changerait au ${quarter}`,
  nothingChanges: 'Calculé à partir des mêmes écritures. Rien n’est enregistré.',
  same: 'Rien : avec ces règles, le trimestre donne le même résultat.',
  fairTitle: 'Parts équitables',
  noStandingChanges: 'La situation d’aucun membre ne changerait.',
  standingsChange: (count: number, names: string) =>
    count === 1
      ? `La situation d’un membre changerait : ${names}.`
      : `La situation de ${count} membres changerait, parmi lesquels ${names}.`,
  underServed: 'Membres sous-servis',
  shortfall: (currency: string) => `Manque en tout, ${currency}`,
  member: 'Membre',
  shareNow: 'Part',
  shareThen: 'Part alors',
  targetNow: (currency: string) => `Part équitable, ${currency}`,
  targetThen: (currency: string) => `Part équitable alors, ${currency}`,
  difference: 'Différence',
  standingNow: 'Situation',
  standingThen: 'Situation alors',
  standings: {
    'in-balance': 'à l’équilibre',
    'under-served': 'sous-servi',
    'over-served': 'sur-servi',
  },
  firstOf: (shown: string, all: string) =>
    `Les ${shown} premiers des ${all} membres ; les fichiers les ont tous.`,
  creditsTitle: 'Crédits du trimestre',
  now: 'Crédits',
  then: 'Crédits alors',
  all: 'Tous les membres',
  proposalsTitle: 'Propositions de la revue',
  proposedNow: (currency: string) => `Proposé, ${currency}`,
  proposedThen: (currency: string) => `Proposé alors, ${currency}`,
  lacksThen: (currency: string) => `Manque encore alors, ${currency}`,
};
