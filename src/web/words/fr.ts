import { entryWords } from './entries-fr.js';
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
  decimalPoint: ',',
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
    'coalition.pool-unknown': () => 'Il n’y a pas de tel fonds commun dans cette coalition.',
    'coalition.act-not-permitted': () => 'Ce n’est pas à vous de le faire : voyez à qui c’est le tour.',
    'exchange.entry-exists': () => 'Il y a déjà une écriture avec cet identifiant.',
    'exchange.entry-unknown': () => 'Il n’y a pas de telle écriture, ou vous ne la voyez pas.',
    'exchange.quantity-not-positive': () => 'La quantité est supérieure à zéro.',
    'exchange.value-negative': () => 'Une valeur n’est pas inférieure à zéro.',
    'exchange.exchange-with-itself': () => 'L’autre côté est quelqu’un d’autre.',
    'exchange.exchange-with-pool': () => 'Un échange se fait entre deux membres. Choisissez un membre.',
    'exchange.entry-disputed': () => 'Elle est contestée entre-temps : réglez d’abord cela.',
    'exchange.entry-not-disputed': () => 'Le litige est déjà réglé.',
    'exchange.own-entry-disputed': () =>
      'Vous l’avez inscrite vous-même : retirez-la, ou demandez à l’équipe de coordination de l’annuler.',
    'exchange.adjustment-missing': () => 'Dites quelle autre quantité ou valeur elle prend.',
    'exchange.adjustment-unwanted': () =>
      'Une autre quantité ou valeur ne va qu’avec un ajustement. Laissez les deux vides pour cette issue.',
    'exchange.pool-overdrawn': ({ balance, unit, wanted, on }) =>
      `Le fonds commun a ${balance} ${unit} le ${on}, moins que les ${wanted} voulus.`,
    'exchange.pledge-unknown': () => 'Il n’y a pas de telle promesse.',
    'exchange.value-of-funds-differs': ({ expected }) =>
      `L’argent dans la monnaie de la coalition est sa propre valeur : ${expected}. Laissez la valeur vide.`,
    'exchange.item-claimed-twice': ({ claimedBy, award }) =>
      `C’est déjà déclaré sur la subvention ${award}, par l’écriture ${claimedBy}.`,
    'kernel.amount-malformed': () => 'Écrivez un nombre comme 1234,50.',
    'kernel.amount-too-precise': ({ scale, unit }) =>
      `${unit} prend au plus ${scale} chiffres après la virgule.`,
    'kernel.date-malformed': () => 'Choisissez un jour, écrit 2026-07-01.',
    'coalition.slug-malformed': () =>
      'Il faut des lettres minuscules, des chiffres et des tirets simples entre eux, 60 caractères au plus.',
    'ledger.coalition-exists': ({ coalition }) =>
      `Il y a déjà une coalition « ${coalition} ». Prenez un autre nom court.`,
    'ledger.coalition-unknown': () => 'Il n’y a pas de telle coalition, ou vous n’y avez pas de rôle.',
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
    sessions: 'Se déconnecter',
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

  ...entryWords,

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
    title: 'Importer',
  },

  verify: {
    title: 'Vérifier',
  },

  help: {
    title: 'Aide',
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
