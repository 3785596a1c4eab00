import type { Details, SiteWords } from './en.js';

/** Les mots du site en français. */
export const fr: SiteWords = {
  language: 'Français',
  product: 'Evenhand',
  tagline: 'Qui donne quoi, qui reçoit quoi, et si c’est équitable.',
  skip: 'Aller au contenu',
  optional: '(facultatif)',
  choose: 'Choisir…',
  cancel: 'Annuler',
  never: 'jamais',
  more: 'Page suivante',
  filter: 'Afficher',
  downloads: 'Télécharger ce qui est affiché :',

  nav: {
    site: 'Site',
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
    record: 'Saisir',
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
    'role-given': 'Le rôle est donné. Il vaut dès maintenant.',
    'role-withdrawn': 'Le rôle est retiré. Il ne vaut plus.',
    'invitation-withdrawn': 'L’invitation est retirée. Son lien ne fonctionne plus.',
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
    days: (max) => `Il faut un nombre entier de jours, de 1 à ${max}.`,
  },

  problems: {
    'access.sign-in-refused': () =>
      'L’adresse, le mot de passe ou le code n’est pas juste. Réessayez, ou demandez un lien pour un nouveau mot de passe.',
    'access.password-not-right': () => 'Ce n’est pas votre mot de passe actuel.',
    'access.second-factor-not-right': () =>
      'Ce n’est pas le code de cet instant, ou il a déjà servi. Tapez les six chiffres que votre application montre maintenant.',
    'access.second-factor-there': () => 'Votre compte a déjà un second facteur. Enlevez-le d’abord.',
    'access.password-length': ({ found, min, max }) =>
      `Le mot de passe a ${found} caractères ; il en faut de ${min} à ${max}.`,
    'access.password-malformed': () =>
      'Le mot de passe contient la moitié d’un caractère, qu’aucun clavier ne produit.',
    'access.password-common': () =>
      'Ce mot de passe est de ceux qu’on essaie en premier, ou à peine plus. Plusieurs mots sans rapport entre eux conviennent, comme ce que produit un gestionnaire de mots de passe.',
    'access.password-telling': ({ found }) =>
      `Le mot de passe contient « ${found} », que d’autres savent de vous ou de ce service. Prenez-en un sans noms ni adresses.`,
    'access.passwords-busy': () =>
      'Beaucoup de personnes se connectent en ce moment. Réessayez dans quelques secondes.',
    'access.email-malformed': ({ found }) =>
      `« ${found} » n’est pas une adresse telle que anna@clinique.example.`,
    'access.email-taken': () =>
      'Quelqu’un a un compte avec cette adresse. Si c’est la vôtre, connectez-vous d’abord, puis acceptez l’invitation.',
    'access.member-needed': () => 'Qui représente parle pour un membre. Choisissez lequel.',
    'access.member-not-taken': () =>
      'Seule la représentation concerne un membre. Laissez ce champ vide pour ce rôle.',
    'access.last-coordinator': () =>
      'Il ne resterait personne pour donner des rôles. Confiez d’abord la coordination à quelqu’un d’autre.',
    'access.person-unknown': () => 'Cette personne n’a plus de rôle ici.',
    'access.invitation-unknown': () => 'Cette invitation a déjà été acceptée ou retirée.',
    'access.key-unknown': () => 'Cette clé n’est plus en vigueur.',
    'access.too-many-keys': ({ max }) =>
      `Il y a ${max} clés en vigueur. Révoquez celles qui ne servent à personne.`,
    'access.too-many-invitations': ({ max }) =>
      `Il y a ${max} invitations ouvertes. Retirez celles qui se sont perdues.`,
    'access.link-not-valid': () =>
      'Ce lien a servi, a été retiré, a expiré ou n’a jamais existé. Demandez-en un nouveau à qui vous l’a envoyé.',
    'access.not-permitted': () =>
      'Votre rôle ne comprend pas cela. Adressez-vous à la coordination si vous devriez l’avoir.',
    'coalition.member-unknown': () => 'Il n’y a pas de tel membre dans cette coalition.',
    'coalition.slug-malformed': () =>
      'Il faut des lettres minuscules, des chiffres et des tirets simples entre eux, 60 caractères au plus.',
    'ledger.coalition-exists': ({ coalition }) =>
      `Il y a déjà une coalition « ${coalition} ». Prenez un autre nom court.`,
    'ledger.coalition-unknown': () => 'Il n’y a pas de telle coalition, ou vous n’y avez pas de rôle.',
    'interchange.upload-gone': () =>
      'Les fichiers sont gardés deux heures ; ceux-ci n’y sont plus, ou se trouvent sur une autre machine de ce service. Choisissez-les encore une fois ; rien n’a été importé.',
    'interchange.preview-outdated': () =>
      'Le registre a changé depuis votre vérification, et les fichiers feraient maintenant autre chose. Voici le nouvel aperçu.',
    'interchange.undoing-refused': () =>
      'Quelque chose a été inscrit entre-temps qui repose sur cette importation. Rien n’a été annulé.',
    'interchange.import-unknown': () => 'Cette coalition n’a pas d’importation de ce nom.',
    'coalition.reason-missing': () => 'Un motif est nécessaire.',
    'kernel.text-malformed': ({ max }) => `Il faut de 1 à ${max} caractères, sans caractères de contrôle.`,
    'kernel.currency-unknown': () => 'Choisissez une monnaie de la liste.',
    'kernel.time-zone-unknown': () => 'Choisissez un fuseau horaire de la liste.',
    'request.too-many': ({ retryAfterSeconds }) =>
      `Il y a eu trop d’essais. Réessayez dans ${inMinutes(retryAfterSeconds)}.`,
    'request.not-found': () => 'Il n’y a rien à cette adresse que vous puissiez voir.',
    'request.internal': ({ correlationId }) =>
      `Quelque chose s’est mal passé de notre côté, et rien n’a été enregistré. Si cela se reproduit, donnez ce numéro à qui exploite le service : ${correlationId}`,
    'request.cross-site': () => 'Le formulaire venait d’un autre site ; il n’a pas été accepté.',
  },

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

  signIn: {
    title: 'Se connecter',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    submit: 'Se connecter',
    with: (label) => `Se connecter avec ${label}`,
    or: 'ou',
    lost: 'Mot de passe oublié ? Demandez à qui exploite ce service un lien pour en choisir un nouveau.',
    new: 'Nouveau ou nouvelle ici ? Ouvrez le lien de votre invitation.',
    codeTitle: 'Encore une étape',
    codeIntro: 'Le mot de passe est juste. Tapez maintenant les six chiffres que montre votre application.',
    code: 'Code',
    codeSubmit: 'Se connecter',
    again: 'Recommencer',
  },

  invitation: {
    title: 'Une invitation pour vous',
    offers: (role, coalition) => `Dans ${coalition}, on vous propose ce rôle : ${role}.`,
    operatorTitle: 'Bienvenue chez Evenhand',
    operatorIntro:
      'Personne n’exploite encore ce service, et vous tenez le lien pour le faire. Créez votre compte, puis fondez la première coalition.',
    operatorAgain:
      'On vous invite à exploiter ce service : fonder des coalitions et veiller sur les personnes.',
    asSomebodyNew: 'Créez votre compte',
    name: 'Votre nom',
    nameHint: 'Tel que les autres le voient dans la coalition.',
    email: 'Adresse e-mail',
    emailHint: 'Elle vous sert à vous connecter.',
    password: 'Mot de passe',
    passwordHint: 'Au moins 12 caractères. Plusieurs mots sans rapport entre eux conviennent.',
    join: 'Rejoindre',
    haveAccount: 'Si vous avez un compte ici',
    signInFirst: 'Se connecter et accepter l’invitation',
    signedInAs: (name) => `Vous êtes connecté·e sous le nom de ${name}.`,
    accept: (name) => `Accepter en tant que ${name}`,
    notYou: 'C’est pour quelqu’un d’autre ? Déconnectez-vous, puis ouvrez le lien à nouveau.',
  },

  password: {
    title: 'Choisir un nouveau mot de passe',
    intro: 'Ce lien vaut une fois. Tous les navigateurs où vous êtes connecté·e seront déconnectés.',
    password: 'Nouveau mot de passe',
    submit: 'Enregistrer le mot de passe',
  },

  account: {
    title: 'Votre compte',
    name: 'Nom',
    email: 'Adresse e-mail',
    id: 'Identifiant dans le registre',
    idHint: 'Ce que vous inscrivez porte cet identifiant, jamais votre nom.',
    roles: 'Vos rôles',
    noRoles: 'Vous n’avez de rôle nulle part.',
    wholeService: 'Ce service',
    where: 'Où',
    role: 'Rôle',
    passwordTitle: 'Mot de passe',
    current: 'Mot de passe actuel',
    new: 'Nouveau mot de passe',
    newHint: 'Au moins 12 caractères. Tous les autres navigateurs seront déconnectés.',
    change: 'Changer le mot de passe',
    secondFactor: 'Second facteur',
    secondFactorOff:
      'La connexion ne demande que votre mot de passe. Avec un second facteur, elle demande aussi un code d’une application de votre téléphone : un mot de passe volé ne sert alors à rien.',
    secondFactorOn: 'La connexion demande votre mot de passe et un code de votre application.',
    on: 'Actif',
    off: 'Inactif',
    offer: 'Installer un second facteur',
    offerHint: 'Votre mot de passe encore une fois, car cela change votre façon de vous connecter.',
    remove: 'Enlever le second facteur',
    code: 'Code que votre application montre maintenant',
    noPassword:
      'Vous vous connectez par un fournisseur, qui veille sur votre mot de passe et votre second facteur.',
    sessions: 'Où vous êtes connecté',
    since: 'Depuis',
    seen: 'Vu pour la dernière fois',
    way: 'Par',
    end: 'Action',
    endSession: 'La terminer',
    thisOne: 'ce navigateur',
    ways: {
      password: 'mot de passe',
      provider: 'un fournisseur',
      invitation: 'une invitation',
      reset: 'un nouveau mot de passe',
    },
    providers: 'Autres façons de se connecter',
    providersIntro:
      'Un fournisseur que vous liez répond de vous : vous n’avez plus besoin de mot de passe ici. Cela se change dans les dix minutes après la connexion.',
    provider: 'Fournisseur',
    state: 'État',
    linkedSince: (day: string) => `lié depuis le ${day}`,
    notLinked: 'non lié',
    link: 'Le lier',
    unlink: 'Le délier',
    goOnTitle: (label: string) => `Lier ${label}`,
    goOnHow: (label: string) => `${label} va vous demander qui vous êtes, puis vous ramener ici.`,
    goOn: (label: string) => `Continuer vers ${label}`,
    sessionsIntro:
      'Une session prend fin d’elle-même après une heure sans usage, et après un jour dans tous les cas.',
    everywhere: 'Se déconnecter partout',
  },

  secondFactor: {
    title: 'Installer un second facteur',
    scan: 'Scannez ceci avec votre application d’authentification',
    picture: 'Code QR qui contient le secret pour votre application d’authentification',
    type: 'ou tapez-y le secret :',
    confirm: 'Puis tapez le code qu’elle montre',
    code: 'Code',
    password: 'Votre mot de passe, encore une fois',
    submit: 'Activer',
    lost: 'Si vous perdez votre téléphone, qui exploite ce service peut enlever le second facteur.',
  },

  coalition: {
    stands: ({ name, quarter, days, members }) => `${name} est au ${quarter} (${days}), avec ${members}.`,
    quarter: (number, year) =>
      `${['premier', 'deuxième', 'troisième', 'quatrième'][number - 1]!} trimestre de ${year}`,
    members: (count, written) =>
      count === 0 ? 'encore aucun membre' : count === 1 ? 'un membre' : `${written} membres`,
    noneClosed: 'Aucun trimestre n’est encore clos.',
    closed: (quarter) => `Le dernier trimestre clos est le ${quarter}.`,
    yourPart: 'Votre part',
    goTo: 'Aller à',
    reportTitle: 'Rapport du dernier trimestre clos',
    read: 'Le lire ici',
    accessAbout: 'Qui a quel rôle, les invitations ouvertes et les clés des programmes.',
    apiAbout: 'Tout ce qu’on peut demander et dire à ce service, pour les programmes.',
  },

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
  given: 'Donné',
  received: 'Reçu',
  balance: 'Solde',

  members: {
    title: 'Membres',
  },

  portfolio: {
    lead: 'Ce que ce membre a donné, ce qu’il a reçu, et ce que cela représente.',
  },

  needsYou: {
    title: 'À faire',
  },

  ledger: {
    title: 'Registre',
  },

  entry: {
    title: 'Écriture',
  },

  record: {
    title: 'Saisir',
  },

  pledges: {
    title: 'Promesses',
  },

  knowledge: {
    title: 'Savoirs',
  },

  credits: {
    title: 'Crédits',
  },

  offers: {
    title: 'Offres',
  },

  review: {
    title: 'Revue',
  },

  reports: {
    title: 'Rapports',
  },

  policies: {
    title: 'Taux et règles',
  },

  imports: {
    title: 'Importation',
    lead: 'Reprenez des fichiers CSV dans le registre. Vous voyez d’abord ce qu’ils feraient ; rien n’est inscrit avant votre accord, et une importation peut être annulée.',
    steps: 'Étapes d’une importation',
    stepNames: ['Choisir les fichiers', 'Les corriger', 'Vérifier et importer'],
    choose: 'Choisir les fichiers',
    files: 'Fichiers CSV',
    filesHint:
      'Un ou plusieurs, en UTF-8, avec les noms des colonnes sur la première ligne. Au plus 20 fichiers, 256 Mo en tout.',
    look: 'Voir ce qu’ils feraient',
    whichFiles: 'Quels fichiers, avec quelles colonnes',
    whichFilesHow:
      'Le nom d’un fichier dit ce qu’il contient ; l’ordre des colonnes est libre. Les dates s’écrivent 2026-07-01, les montants 1234.50.',
    file: 'Fichier',
    neededColumns: 'Colonnes nécessaires',
    past: 'Importations passées',
    pastLead: (standing: number, shown: number): string =>
      standing === shown
        ? 'Toutes celles qui sont affichées sont en vigueur. Ouvrez-en une pour voir ce qu’elle contenait, ou pour l’annuler.'
        : 'Ouvrez-en une pour voir ce qu’elle contenait, ou pour l’annuler.',
    noneYet: 'Rien n’a encore été importé',
    noneYetHow:
      'Chaque importation figurera ici, avec son auteur, sa date et ce qui était nouveau. Elle pourra être annulée d’ici, en entier.',
    when: 'Quand',
    who: 'Par qui',
    what: 'Ce qui était nouveau',
    state: 'État',
    stands: 'en vigueur',
    undone: 'annulée',
    nothing: 'rien',
    terminal: 'quelqu’un au terminal',
    someProgram: 'un programme, ou une personne partie',
    rowsOf: (what: string, count: string) => `${count} ${what}`,
    tables: {
      members: 'membres',
      member_changes: 'changements de membres',
      pools: 'fonds communs',
      rates: 'tarifs',
      exchange_rates: 'taux de change',
      pledges: 'promesses',
      entries: 'écritures',
      knowledge: 'savoirs',
      applications: 'utilisations de savoirs',
      offers: 'offres',
      redemptions: 'échanges de crédits',
    },
    previewTitle: 'Ce que feraient les fichiers',
    previewLead: (what: string) => `Importer ces fichiers inscrirait ${what}. Rien n’est encore inscrit.`,
    nothingNew: 'Tout ce que disent ces fichiers est déjà inscrit. Il n’y a rien à importer.',
    wrongTitle: 'Pas encore juste',
    wrongLead: (count: string, errors: number, files: number) =>
      `${errors === 1 ? 'Une chose n’est pas juste' : `${count} choses ne sont pas justes`} dans ${files === 1 ? 'un fichier' : `${files} fichiers`} ; rien ne serait importé. Corrigez, puis renvoyez les fichiers.`,
    confirm: 'Les importer ?',
    confirmHow: 'Ce qui est affiché ici est inscrit exactement, en une fois : tout ou rien.',
    import: 'Importer',
    nothingToDo: 'Rien à faire',
    takenBack: (count: string, rows: number) =>
      rows === 1
        ? 'Une ligne avait été inscrite par une importation annulée, et reste reprise.'
        : `${count} lignes avaient été inscrites par une importation annulée, et restent reprises.`,
    anew: 'Les inscrire à nouveau',
    isAnew: 'Ce qu’une importation annulée avait inscrit est inscrit à nouveau.',
    notAnew: 'Ne pas y revenir',
    keptUntil: (files: string, when: string) =>
      `Examinés : ${files}, envoyés le ${when}. Les fichiers sont gardés deux heures.`,
    otherFiles: 'Choisir d’autres fichiers',
    newRows: 'Nouvelles',
    newNote: 'seraient inscrites',
    knownRows: 'Connues',
    knownNote: 'déjà inscrites, rien ne change',
    wrongRows: 'Fautives',
    wrongNote: 'à corriger d’abord',
    byTable: 'Lignes par table',
    table: 'Table',
    rows: 'Lignes',
    ignored: (files: string) => `Ne sont pas des tables d’une importation : ${files}.`,
    errors: 'Ce qui n’est pas juste',
    downloadErrors: 'Tout télécharger dans un tableau (CSV)',
    moreErrors: (count: string) => `${count} autres ne sont pas affichées.`,
    errorsIn: (file: string) => `Ce qui n’est pas juste dans ${file}`,
    errorsCount: (count: string, errors: number) => (errors === 1 ? 'une erreur' : `${count} erreurs`),
    mostly: (columns: string) => `Par colonne : ${columns}`,
    showRest: (count: string) => `Afficher les ${count} autres`,
    line: 'Ligne',
    column: 'Colonne',
    found: 'Trouvé',
    expected: 'Serait juste',
    wholeFile: 'le fichier',
    wholeRow: 'toute la ligne',
    empty: 'rien',
    sample: 'Les premières lignes nouvelles',
    sampleHow:
      'Telles qu’elles seraient inscrites. Vérifiez que les colonnes disent ce que vous vouliez dire.',
    again: 'Envoyer les fichiers corrigés',
    againHint: 'Tous les fichiers de l’importation, pas seulement ceux qui étaient fautifs.',
    batchTitle: (day: string) => `Importation du ${day}`,
    batchLead: (who: string, when: string, what: string) => `Importé par ${who}, le ${when} : ${what}.`,
    undoneLead: (who: string, when: string) => `Annulée par ${who}, le ${when} :`,
    undo: 'Annuler cette importation…',
    filesTitle: 'Fichiers',
    bytes: 'Octets',
    positions: (from: string, to: string) => `Dans le journal : positions ${from} à ${to}.`,
    undoTitle: (day: string) => `Annuler l’importation du ${day} ?`,
    undoLead: (what: string) =>
      `Ceci reprend ${what}. Chaque chiffre est alors ce qu’il était sans cette importation.`,
    undoHow:
      'Rien n’est effacé : chaque fait est repris par un autre qui le nomme, avec votre motif, et les deux restent au journal.',
    undoNow: 'Annuler l’importation',
    reason: 'Motif',
    reasonHint: 'Les membres le lisent à côté de ce qui est repris.',
    cannotUndo: (count: string, facts: number) =>
      `Cette importation ne peut pas être annulée en l’état : ${facts === 1 ? 'un fait demeure' : `${count} faits demeurent`}.`,
    allOrNothing:
      'Une importation est annulée en entier ou pas du tout. Voici ce qui s’y oppose, et pourquoi.',
    stays: 'Ce qui demeure',
    why: 'Pourquoi, et que faire',
    reversedKinds: {
      entries: 'écritures',
      pledges: 'promesses',
      members: 'membres',
      pools: 'fonds communs',
      rates: 'tarifs',
      applications: 'utilisations de savoirs',
      offers: 'offres',
      reservations: 'réservations',
    },
  },

  verify: {
    title: 'Vérification',
    lead: (name: string, position: string, when: string) =>
      `Le registre de ${name} compte ${position} faits en une seule chaîne ; le dernier a été inscrit le ${when}. Rien ne peut y être modifié sans rompre la chaîne.`,
    checkTitle: 'Tout vérifier',
    checkHow:
      'Relit chaque fait, recalcule chaque empreinte, refait tous les chiffres et les compare, et relit la piste des accès et chaque pièce jointe. Cela se fait à côté du reste ; vous pouvez quitter cette page.',
    neverChecked: 'Rien n’a été vérifié ici depuis le démarrage du service.',
    checkNow: 'Vérifier maintenant',
    lookAgain: 'Voir où cela en est',
    running: (when: string) => `Une vérification est en cours depuis le ${when}.`,
    progress: (done: string, total: string) => `${done} sur ${total} sont faits.`,
    failed: (when: string) => `La vérification n’est pas allée à son terme (${when}).`,
    allRight: (when: string, position: string) =>
      `Tout est tel qu’il a été inscrit, jusqu’à la position ${position}. Vérifié le ${when}.`,
    wrong: (when: string, count: string) =>
      `Quelque chose n’est pas tel qu’inscrit : ${count} constats. Vérifié le ${when}.`,
    events: 'Faits relus',
    figures: 'Chiffres comparés',
    evidence: 'Pièces relues',
    findings: 'Ce qui n’est plus comme avant',
    where: 'Où',
    position: 'Position',
    places: {
      chain: 'la chaîne des faits',
      head: 'la fin de la chaîne',
      'exported-head': 'la tête gardée ailleurs',
      projection: 'les chiffres',
      evidence: 'les pièces',
      trail: 'la piste des accès',
      'service-trail': 'la piste de tout le service',
    },
    fileTitle: 'Est-ce bien ce rapport ?',
    fileHow:
      'Choisissez un rapport que l’on vous a envoyé, ou une tête que vous avez gardée. Son empreinte est comparée à celle du rapport scellé, et ce qu’il dit du registre au registre. Le fichier n’est pas gardé.',
    file: 'Fichier',
    fileHint:
      'De préférence le fichier JSON d’un rapport : c’est exactement ce qui a été scellé. Au plus 64 Mo.',
    checkFile: 'Vérifier le fichier',
    isSealed: (quarter: string, position: string) =>
      `C’est le rapport scellé du ${quarter}, à la lettre près ; le trimestre a été clos à la position ${position}.`,
    isMade: 'Ce service a produit ce fichier même.',
    headSame: (position: string) =>
      `Il montre le registre à la position ${position}, et le registre y a la même empreinte.`,
    headOther: (position: string) =>
      `Il prétend montrer le registre à la position ${position}, mais le registre y a une autre empreinte. Le fichier ou le registre a été modifié.`,
    unknownFile:
      'Ce fichier n’a pas été scellé et n’est pas gardé ici, et ne dit pas quel état du registre il montre. Demandez le fichier JSON.',
    entryTitle: 'La preuve d’une écriture',
    entryHow:
      'Ce qui a reçu une empreinte quand une écriture a été inscrite, pour le vérifier avec votre propre outil.',
    entryId: 'Identifiant de l’écriture',
    proofRight: (position: string) =>
      `L’écriture se trouve à la position ${position}, et son empreinte est juste.`,
    proofWrong: (position: string) =>
      `L’écriture se trouve à la position ${position}, mais son empreinte n’est pas juste : elle a été modifiée.`,
    recorded: 'Inscrite',
    hash: 'Empreinte',
    hashBefore: 'Empreinte du fait précédent',
    byHand: 'À la main',
    byHandHow:
      'Enregistrez ce texte tel quel, sur une ligne et sans fin de ligne, sous le nom text.txt. Son SHA-256 est l’empreinte ci-dessus. Il commence par l’empreinte du fait précédent, et ainsi jusqu’au premier.',
    hashedText: 'Le texte qui a reçu l’empreinte',
    nextHow: 'chaque fait commence par l’empreinte du précédent',
    headTitle: 'Garder une tête ailleurs',
    headHow:
      'Qui tient la machine pourrait réécrire toute une chaîne. Gardez cette empreinte là où il n’a pas accès, chez votre auditeur par exemple : elle prouvera plus tard que tout jusqu’ici est inchangé. Choisissez le fichier ci-dessus, ou lancez « evenhand verify --against ».',
    headDownload: 'Télécharger la tête (JSON)',
    trailTitle: 'Qui a fait quoi des accès',
    trailHow: 'Connexions, rôles, clés et demandes refusées forment une chaîne à part.',
    trailRead: 'Lire la piste',
  },

  trail: {
    title: 'Piste des accès',
    lead: 'Ce qui a été fait des accès à cette coalition, du plus récent au plus ancien. Les entrées sont enchaînées comme le registre ; nul ne peut en ôter une sans que cela se voie.',
    when: 'Quand',
    who: 'Qui',
    what: 'Quoi',
    about: 'À propos',
    actors: {
      nobody: 'personne de connecté',
      terminal: 'quelqu’un au terminal',
      service: 'le service lui-même',
    },
    acts: {
      'signed-in': 's’est connecté',
      'sign-in-failed': 'a tenté de se connecter',
      'signed-out': 's’est déconnecté',
      'signed-out-everywhere': 's’est déconnecté partout',
      'password-changed': 'a changé un mot de passe',
      'password-reset-asked': 'a demandé un nouveau mot de passe',
      'password-reset': 'a choisi un nouveau mot de passe',
      'second-factor-added': 'a ajouté un second facteur',
      'second-factor-removed': 'a retiré un second facteur',
      'provider-linked': 'a lié un fournisseur',
      'provider-unlinked': 'a délié un fournisseur',
      'person-invited': 'a invité quelqu’un',
      'invitation-accepted': 'a accepté une invitation',
      'invitation-withdrawn': 'a retiré une invitation',
      'role-granted': 'a donné un rôle',
      'role-withdrawn': 'a retiré un rôle',
      'key-made': 'a créé une clé',
      'key-revoked': 'a révoqué une clé',
      'first-operator-made': 'est devenu le premier opérateur',
      'request-denied': 'a été refusé',
      'more-requests-denied': 'ont aussi été refusées',
      'limit-hit': 'a demandé trop souvent',
      'person-erased': 'a effacé quelqu’un',
      'backup-restored': 'a restauré une sauvegarde',
    },
  },

  help: {
    title: 'Aide',
    lead: 'Ce que les mots veulent dire, qui fait quoi, et comment se passe un premier trimestre.',
    contents: 'Sur cette page',
    words: 'Ce que les mots veulent dire',
    roles: 'Qui fait quoi',
    quarter: 'Un premier trimestre, pas à pas',
    keys: 'Touches',
    keysHow:
      'Sur les pages d’une coalition : ? montre toutes les touches, g puis une lettre mène quelque part, n inscrit quelque chose, / cherche. Elles se taisent pendant que vous écrivez.',
    go: (where: string) => `aller à : ${where}`,
    glossary: {
      coalition: [
        'Coalition',
        'Des organisations qui travaillent ensemble à un même problème, avec un seul registre pour toutes.',
      ],
      member: [
        'Membre',
        'Une organisation de la coalition, jamais une personne. Des personnes parlent pour elle : ses représentants.',
      ],
      backbone: [
        'Équipe d’appui',
        'La petite équipe neutre qui fait vivre la coalition et garde ses fonds communs.',
      ],
      entry: [
        'Écriture',
        'Une chose donnée ou reçue : une date, une quantité dans sa propre unité, peut-être une valeur en argent, et l’autre partie.',
      ],
      given: [
        'Donné',
        'Ce qu’un membre a apporté, de ce que les deux parties ont accepté : argent, heures, biens, savoir-faire. Seul ce qui a une valeur compte en argent ; le reste figure à côté, dans son unité.',
      ],
      received: [
        'Reçu',
        'Ce qu’un membre a obtenu d’un fonds commun ou d’un autre membre, de ce que les deux parties ont accepté.',
      ],
      balance: [
        'Solde',
        'Le donné moins le reçu. Au-dessus de zéro, un membre a donné plus qu’il n’a reçu jusqu’ici. Ce n’est pas une dette.',
      ],
      value: [
        'Valeur',
        'Ce que vaut une écriture dans la monnaie de la coalition, au tarif du jour ou selon l’accord. Sans valeur, elle est non évaluée, ce qui n’est pas zéro.',
      ],
      'value-type': [
        'Type de valeur',
        'À quoi sert un bénéfice : stratégique, opérationnel, financier, innovant ou de réputation.',
      ],
      pool: [
        'Fonds commun',
        'De l’argent ou des biens tenus en commun, peut-être pour un seul but. Il ne passe jamais sous zéro, sauf accord.',
      ],
      pledge: [
        'Promesse',
        'Un engagement avec une quantité et un jour. Des écritures la tiennent ; ce qui manque après ce jour est en retard.',
      ],
      proposed: [
        'Proposée',
        'Inscrite par une partie, en attente de l’autre. Elle ne compte encore nulle part et est montrée à part.',
      ],
      disputed: [
        'Contestée',
        'Une partie dit qu’une écriture n’est pas juste. Ses montants sont tenus à part jusqu’à une issue motivée.',
      ],
      reversal: [
        'Contre-écriture',
        'Une écriture qui en reprend une autre. Rien n’est jamais modifié ni effacé : les deux demeurent et s’annulent.',
      ],
      'late-item': [
        'Écriture tardive',
        'Un fait d’un trimestre clos connu plus tard. Il est porté au trimestre ouvert et dit où est sa place.',
      ],
      'fair-share': [
        'Juste part',
        'La part de tous les bénéfices qui revient à un membre selon ce qui fut convenu d’avance : d’après ce qu’il a donné, son besoin, et à égalité.',
      ],
      priorities: [
        'Priorités',
        'Ce que chaque type de valeur compte pour un membre, selon sa propre déclaration. Leur somme fait cent pour cent.',
      ],
      alignment: [
        'Concordance',
        'À quel point ce qu’un membre a reçu répond à ses priorités, de rien à cent pour cent.',
      ],
      asset: [
        'Savoir',
        'Une connaissance qu’un membre a partagée : méthode, données, logiciel. Elle a des auteurs, avec leurs parts.',
      ],
      application: [
        'Utilisation',
        'Un membre s’est servi d’un savoir. Elle compte dès que quelqu’un d’extérieur aux organisations des auteurs la confirme.',
      ],
      credit: [
        'Crédit',
        'Ce que gagnent les auteurs quand d’autres utilisent leur savoir. Ce n’est pas de l’argent ; il s’échange contre des offres.',
      ],
      vesting: [
        'Acquisition',
        'À la clôture d’un trimestre, ses crédits sont inscrits pour de bon. Avant, ils sont provisoires.',
      ],
      offer: ['Offre', 'Ce contre quoi des crédits s’échangent : d’abord réservée, puis retirée ou libérée.'],
      review: ['Revue', 'La conversation trimestrielle : préparer, discuter, décider, clore.'],
      proposal: [
        'Proposition',
        'Qui pourrait recevoir quoi ensuite, calculé d’après les justes parts et les priorités. Des personnes en décident, avec un motif.',
      ],
      closing: [
        'Trimestre clos',
        'Deux personnes signent, les relevés sont scellés, et plus rien n’y change.',
      ],
      policy: [
        'Tarifs et règles',
        'Ce qui fut convenu, version par version, chacune avec son premier jour. Aucune n’est jamais modifiée.',
      ],
      batch: [
        'Importation',
        'Des fichiers repris ensemble. On les examine d’abord, et on peut les annuler en entier.',
      ],
      chain: [
        'Chaîne',
        'Chaque fait porte une empreinte de lui-même et du précédent. En modifier un rompt tous les suivants, ce que la vérification montre.',
      ],
      head: [
        'Tête',
        'L’empreinte du dernier fait. Gardée ailleurs, elle prouve plus tard que rien d’antérieur n’a changé.',
      ],
    },
    steps: [
      [
        'Fonder la coalition',
        'Un opérateur du service la fonde, avec sa monnaie et son fuseau horaire, et invite une coordination.',
      ],
      [
        'Faire entrer membres et fonds communs',
        'La coordination importe members.csv et pools.csv, ou les inscrit un par un.',
      ],
      [
        'Convenir des tarifs et des règles',
        'Ce que vaut une heure, comment se pèsent les justes parts. Convenez-en avant de connaître les montants.',
      ],
      ['Inviter les représentants', 'Chaque membre a au moins une personne qui parle pour lui, par un lien.'],
      [
        'Inscrire ce qui est donné et reçu',
        'Au fil de l’eau, ou par importation. Ce qu’une partie inscrit, l’autre l’accepte.',
      ],
      ['Tenir les promesses', 'Les promesses ont un jour, et des écritures les tiennent.'],
      [
        'Préparer la revue',
        'À la fin du trimestre : ce qui manque, n’est pas évalué ou est contesté est mis en ordre, et chaque membre reçoit sa fiche.',
      ],
      [
        'Discuter et décider',
        'Les membres donnent leur avis ; les propositions sont acceptées ou refusées, avec un motif que tous peuvent lire.',
      ],
      ['Clore', 'Deux personnes signent. Les crédits sont acquis, les relevés scellés, le rapport publié.'],
    ] as readonly (readonly [what: string, how: string])[],
  },

  people: {
    title: 'Personnes et accès',
    intro:
      'Qui peut entrer, et à quel titre. Un rôle vaut du moment où il est donné jusqu’à ce qu’il soit retiré.',
    here: 'Personnes',
    name: 'Nom',
    email: 'Adresse e-mail',
    roles: 'Rôles',
    change: 'Changer',
    withdraw: (role) => `Retirer : ${role}`,
    giveMore: (name) => `Donner un rôle de plus à ${name}`,
    give: 'Donner le rôle',
    you: 'vous',
    inviteTitle: 'Inviter quelqu’un',
    inviteIntro: 'Vous recevez un lien à remettre. La première personne qui l’ouvre reçoit le rôle.',
    role: 'Rôle',
    member: 'Membre',
    memberHint: 'Pour la représentation seulement.',
    noMember: 'Aucun : toute la coalition',
    forWhom: 'Pour qui',
    forWhomMailed:
      'Le lien est envoyé à cette adresse, et vous le voyez aussi. Sans adresse, vous le remettez vous-même.',
    forWhomHint: 'Une adresse e-mail, comme note pour la coordination. Rien n’y est envoyé.',
    invite: 'Créer le lien',
    open: 'Invitations ouvertes',
    noneOpen: 'Aucune invitation n’est ouverte.',
    invitedBy: 'Invitation de',
    until: 'Vaut jusqu’au',
    withdrawInvitation: 'Retirer',
    formerly: 'quelqu’un sans rôle ici',
    keys: 'Clés des programmes',
    keysIntro: 'Un programme montre sa clé à chaque demande. Ne lui donnez que ce qu’il lui faut.',
    noKeys: 'Il n’y a pas de clés.',
    keyName: 'À quoi elle sert',
    may: 'Peut',
    reads: 'lire',
    writes: 'lire et changer',
    used: 'Dernier usage',
    state: 'État',
    inForce: 'en vigueur',
    revoked: (day) => `révoquée le ${day}`,
    expired: 'expirée',
    revoke: 'Révoquer',
    makeKey: 'Créer une clé',
    writesLabel: 'Elle peut changer des choses, pas seulement lire',
    days: 'Jours jusqu’à son expiration',
    make: 'Créer la clé',
    onlyCoordinators: 'La coordination change qui a accès.',
  },

  handedOut: {
    onceOnly: 'Ceci est montré une fois et n’est conservé nulle part. Copiez-le maintenant.',
    invitationTitle: 'Lien d’invitation',
    invitationHow: (role) =>
      `Remettez ce lien à la personne prévue (${role}), sans que d’autres le lisent. Il vaut une fois.`,
    invitationMailed: (role: string, email: string) =>
      `Le lien a été envoyé à ${email}, qui sera ${role}. Vous n’avez pas à le remettre ; le voici tout de même. Il ne sert qu’une fois.`,
    notMailed: 'La lettre n’a pas pu être envoyée.',
    keyTitle: 'La clé',
    keyHow: 'Le programme l’envoie avec chaque demande, dans l’en-tête « Authorization: Bearer ».',
    resetTitle: 'Le lien pour un nouveau mot de passe',
    resetHow: (name) =>
      `Remettez ce lien à ${name}, sans que d’autres le lisent. Il vaut une fois. Un second facteur reste tel quel.`,
    until: (when) => `Il vaut jusqu’au ${when}.`,
    back: 'C’est fait : revenir',
  },

  everybody: {
    title: 'Tout le monde',
    intro: 'Toutes les personnes que ce service connaît, dans l’ordre de leur venue.',
    name: 'Nom',
    email: 'Adresse e-mail',
    since: 'Depuis',
    roles: 'Rôles',
    noRoles: 'aucun',
    erased: (day) => `effacée le ${day}`,
    reset: 'Lien pour un nouveau mot de passe',
    takeSecondFactor: 'Retirer le second facteur',
    erase: 'Effacer…',
    roleIn: (role, place) => `${role} (${place})`,
    act: 'Faire',
  },

  erasure: {
    title: (name) => `Effacer ${name} ?`,
    goes: 'Ce qui disparaît, pour de bon',
    goesList: [
      'le nom, l’adresse, le mot de passe et le second facteur',
      'tous les rôles, sessions et liens',
      'le chemin du retour : la personne revient par une invitation, comme quelqu’un d’autre',
    ],
    stays: 'Ce qui reste',
    staysList: [
      'ce que la personne a inscrit, sous un identifiant qui ne nomme personne',
      'les clés qu’elle a créées : elles sont à leur coalition',
    ],
    confirm: (name) => `Oui, effacer ${name}`,
  },

  found: {
    title: 'Fonder une coalition',
    intro:
      'Vous en serez la première coordination, et pourrez la transmettre. La monnaie et l’année fiscale ne changent plus ensuite.',
    name: 'Nom',
    slug: 'Nom court',
    slugHint:
      'Pour les adresses, comme riverbend : lettres minuscules, chiffres, tirets. Formé à partir du nom si vous le laissez vide.',
    currency: 'Monnaie',
    currencyHint: 'Toutes les valeurs en argent s’expriment dans cette monnaie.',
    timeZone: 'Fuseau horaire',
    timeZoneHint: 'Un trimestre y commence à minuit.',
    fiscalStart: 'Premier mois de l’année fiscale',
    submit: 'Fonder la coalition',
  },
};

function inMinutes(seconds: Details[string]): string {
  const minutes = Math.ceil(Number(seconds) / 60);
  return minutes <= 1 ? 'une minute' : `${minutes} minutes`;
}
