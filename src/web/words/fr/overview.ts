import type * as english from '../en/overview.js';

export const coalition: typeof english.coalition = {
  quarter: (number, year) =>
    `${['premier', 'deuxième', 'troisième', 'quatrième'][number - 1]!} trimestre de ${year}`,
  yourPart: 'Votre part',
};

export const overview: typeof english.overview = {
  lead: ({ quarter, days, given, received }) =>
    `${capital(quarter)} : les membres ont donné ${given} et reçu ${received} jusqu’ici ; ${days}.`,
  leadPlain: (quarter, days) => `Nous sommes au ${quarter} ; ${days}.`,
  leadPublished: ({ quarter, given, received }) =>
    `Au ${quarter}, le dernier dont le rapport est publié, les membres ont donné ${given} et reçu ${received}.`,
  leadNothing: 'Rien n’est encore publié. Dès qu’un trimestre est clos, son rapport se trouve ici.',
  daysLeft: (days) =>
    days <= 1
      ? 'c’est aujourd’hui son dernier jour'
      : days === 2
        ? 'il reste un jour après aujourd’hui'
        : `il reste ${days - 1} jours après aujourd’hui`,
  waits: (count, isMore) =>
    count === 0
      ? 'Rien ne vous attend.'
      : isMore
        ? `Plus de ${count} choses vous attendent.`
        : count === 1
          ? 'Une chose vous attend.'
          : `${count} choses vous attendent.`,
  unvalued: (count) =>
    count === 0
      ? 'toutes les écritures ont une valeur'
      : count === 1
        ? 'et une écriture sans valeur'
        : `et ${count} écritures sans valeur`,
  givenNow: 'Donné ce trimestre',
  receivedNow: 'Reçu ce trimestre',
  membersNow: 'Membres aujourd’hui',
  balanceOwn: 'Votre solde',
  openPortfolio: (name) => `${name} : ce qu’il a donné, ce qu’il a reçu`,
  stands: 'Où en est le trimestre',
  stages: {
    running: 'En cours',
    opened: 'Revue ouverte',
    preparing: 'Préparer',
    discussing: 'Discuter',
    deciding: 'Décider',
    closed: 'Clos',
  },
  standsRunning: (quarter, until) => `Le ${quarter} court jusqu’au ${until}. Sa revue commence ensuite.`,
  standsDue: (quarter) => `Le ${quarter} est terminé, et sa revue n’est pas encore ouverte.`,
  standsInReview: {
    opened: (quarter) => `La revue du ${quarter} est ouverte. Ses chiffres vont être figés.`,
    preparing: (quarter) =>
      `Le ${quarter} se prépare : les membres lisent leur fiche et disent s’ils le trouvent équitable.`,
    discussing: (quarter) => `Le ${quarter} est en discussion : les membres prennent position.`,
    deciding: (quarter) => `Les décisions sur le ${quarter} sont en train d’être prises.`,
  },
  closedThrough: (quarter) => `Le dernier trimestre clos est le ${quarter}.`,
  noneClosed: 'Aucun trimestre n’est encore clos.',
  toReview: 'Aller à la revue',
  toReport: 'Lire le dernier rapport',
  openReview: 'Ouvrir la revue',
  flows: 'Ce qui a été donné et reçu, par nature',
  flowsHint: 'Choisissez une colonne pour voir les écritures qui la composent.',
  flowsOf: ({ quarter, given, received }) => `${quarter} : ${given} donné, ${received} reçu`,
  flowsTable: 'La même chose en tableau',
  quarter: 'Trimestre',
  perMember: (quarter) => `Qui a donné et qui a reçu au ${quarter}`,
  most: (count, all) =>
    count < all ? `Les ${count} qui ont le plus à montrer, sur ${all}.` : 'Tous les membres.',
  memberFlow: ({ name, given, received }) => `${name} : ${given} donné, ${received} reçu`,
  allMembers: 'Tous les membres',
  notTold:
    'Dans cette coalition, les membres ne voient les uns des autres que ce qui est publié. Vos propres chiffres sont dans votre portefeuille.',
  nothingThisQuarter: 'Rien n’est encore inscrit pour ces trimestres',
  nothingHow:
    'Ce que les membres donnent et reçoivent se trouve ici, trimestre par trimestre, dès que la première écriture est acceptée.',
  steps: 'Le chemin jusqu’au premier rapport',
  stepsIntro: 'Cinq étapes, dans cet ordre. Chacune est cochée ici quand elle est faite.',
  stepDone: 'fait',
  stepNext: 'à faire maintenant',
  step: {
    members: 'Ajouter les membres',
    membersHow: 'Un par un, ou tous à la fois depuis un fichier.',
    rates: 'S’accorder sur les taux',
    ratesHow: 'Ce que vaut une heure de travail, pour que les contributions se comparent.',
    entries: 'Inscrire ce qui a été donné et reçu',
    entriesHow: 'Importez le tableur que vous avez, ou inscrivez une première contribution.',
    review: 'Tenir la première revue',
    reviewHow: 'Quand le trimestre est terminé : préparer, discuter, décider.',
    close: 'Clore le trimestre',
    closeHow: 'Deux personnes signent, et le rapport est publié.',
  },
  waitForFirst:
    'La coalition se met en place : sa coordination ajoute les membres et inscrit ce qu’ils donnent et reçoivent.',
};

export const needsYou: typeof english.needsYou = {
  title: 'À faire',
  lead: (count, isMore) =>
    count === 0
      ? 'Rien ne vous attend en ce moment.'
      : isMore
        ? `Plus de ${count} choses vous attendent.`
        : count === 1
          ? 'Une chose vous attend.'
          : `${count} choses vous attendent.`,
  emptyTitle: 'Tout est fait',
  empty:
    'Ce que vous pouvez faire avancer reste ici jusqu’à ce que ce soit fait : écritures à confirmer, litiges à traiter, promesses en retard, étapes d’une revue.',
  forReaders: 'Votre rôle lit et ne change rien : rien ne vous attend.',
  all: 'Tout voir',
  groups: {
    review: 'Revue trimestrielle',
    disputes: 'Litiges',
    entries: 'Écritures à confirmer',
    applications: 'Usages de savoirs à confirmer',
    pledges: 'Promesses en retard',
    redemptions: 'Crédits réservés',
    achievements: 'Reconnaissance',
  },
  waiting: 'En attente des autres',
  waitingIntro:
    'Vous les avez inscrites, et quelqu’un d’autre agit maintenant. Elles comptent une fois acceptées.',
  actsNext: (who) => `à ${who} d’agir`,
  nobodyNext: 'personne ne peut agir pour le moment',
  act: {
    accept: 'Voir et accepter',
    answer: 'Répondre',
    settle: 'Trancher',
    confirm: 'Voir et confirmer',
    deliver: 'Voir',
    redeem: 'Remettre ou libérer',
    fetch: 'Voir',
    release: 'Libérer',
    consent: 'Dire oui ou non',
    publish: 'Publier',
    go: 'Y aller',
  },
  entry: { contribution: 'donné', benefit: 'reçu', exchange: 'donné' },
  on: (day) => `le ${day}`,
  toWhom: (party) => `à ${party}`,
  fromWhom: (party) => `de ${party}`,
  pool: 'la caisse commune',
  backbone: 'l’équipe de coordination',
  usedAsset: (asset) => `a utilisé « ${asset} »`,
  outstanding: (amount) => `il reste ${amount}`,
  due: (day) => `échéance le ${day}`,
  reserved: ({ credits, offer }) => `${credits} crédits pour « ${offer} »`,
  until: (day) => `jusqu’au ${day}`,
  lapsed: (day) => `non retiré avant le ${day}`,
  named: (agreed, named) => `accord donné : ${agreed} sur ${named}`,
  tasks: {
    open: (quarter) => `Ouvrir la revue du ${quarter}`,
    prepare: (quarter) => `Préparer la revue du ${quarter}`,
    discuss: (quarter) => `Ouvrir la discussion du ${quarter}`,
    'go-on': (quarter) => `Passer aux décisions sur le ${quarter}`,
    propose: (quarter) => `Refaire les propositions pour le ${quarter}`,
    close: (quarter) => `Clore le ${quarter}`,
    publish: (quarter) => `Publier le rapport du ${quarter}`,
    decide: (quarter) => `Décider des propositions pour le ${quarter}`,
    'give-reasons': (quarter) => `Publier les motifs des décisions sur le ${quarter}`,
    sign: (quarter) => `Signer la clôture du ${quarter}`,
    reopen: (quarter) => `Accepter ou non de rouvrir le ${quarter}`,
    pulse: (quarter) => `Dire si vous trouvez le ${quarter} équitable`,
    position: (quarter) => `Prendre position sur le ${quarter}`,
  },
  taskNotes: {
    open: 'Il est terminé, et personne n’a encore ouvert sa revue.',
    prepare: 'Les chiffres sont figés, pour que tous parlent des mêmes.',
    discuss: 'Les membres peuvent ensuite prendre position.',
    'go-on': 'Les avis et les ressources à répartir sont alors clos.',
    propose: 'Les chiffres ont été figés à nouveau depuis.',
    close: 'Les deux signatures sont là.',
    publish: 'Il est clos, et personne ne peut encore lire son rapport.',
    decide: (count) => `En suspens : ${count}`,
    'give-reasons': (count) => `Non publiés : ${count}`,
    sign: (as) => `Pour ${as} ; deux personnes différentes signent.`,
    reopen: 'Une personne le demande, une autre doit être d’accord.',
    pulse: 'De un à cinq, avec un mot si vous voulez.',
    position: 'Soutien, réserve ou objection, dans vos propres mots.',
  },
  signsAs: { facilitator: 'l’animation', backbone: 'la coordination' },
};

export const forWhom: typeof english.forWhom = {
  title: 'Pour qui ?',
  lead: 'Vous parlez ici pour plusieurs. Choisissez pour qui vous regardez maintenant ; le haut de chaque page le dit, et permet d’en changer.',
  choose: 'Pour qui ?',
  as: (role) => `Continuer comme ${role}`,
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
