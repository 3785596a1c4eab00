import { review, reviewProblems, reviewSaid } from './review-fr.js';
import { frExplain, frMembers, frMembersProblems, frMembersSaid, frPortfolio } from './fr-members.js';
import { entryWords } from './entries-fr.js';
import type { Details, SiteWords } from './en.js';
import { frCoalition, frForWhom, frNeedsYou, frOverview } from './fr-overview.js';
import { frCredits, frOffers } from './fr-credits.js';
import { frApplications, frKnowledge, frKnowledgeProblems, frKnowledgeSaid } from './fr-knowledge.js';
import { frPledges, frPledgesProblems, frPledgesSaid } from './fr-pledges.js';
import { frRecognition, frRecognitionProblems, frRecognitionSaid } from './fr-recognition.js';
import { imports } from './fr-import.js';
import { verify, trail } from './fr-proof.js';
import { help } from './fr-help.js';

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
    ...frMembersSaid,
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
    ...frPledgesSaid,
    ...frKnowledgeSaid,
    ...frRecognitionSaid,
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
    ...frMembersProblems,
    ...frPledgesProblems,
    ...frKnowledgeProblems,
    ...frRecognitionProblems,
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
    'coalition.slug-malformed': () =>
      'Il faut des lettres minuscules, des chiffres et des tirets simples entre eux, 60 caractères au plus.',
    'coalition.policy-principles': ({ found }: Details) =>
      `Les trois principes font ${String(found)} ensemble ; ils doivent faire 1.`,
    'coalition.policy-rule-malformed': ({ found }: Details) =>
      `« ${String(found)} » ne convient pas à cette règle.`,
    'coalition.rate-overlaps': ({ otherFrom, otherTo }: Details) =>
      `Il y a déjà un taux pour cela, du ${String(otherFrom)} au ${String(otherTo)}. Que l’un finisse avant que l’autre commence.`,
    'ledger.coalition-exists': ({ coalition }) =>
      `Il y a déjà une coalition « ${coalition} ». Prenez un autre nom court.`,
    'ledger.coalition-unknown': () => 'Il n’y a pas de telle coalition, ou vous n’y avez pas de rôle.',
    ...reviewProblems,
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

  coalition: frCoalition,

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
  units: { hours: 'heures', credits: 'crédits', assets: 'savoirs' },
  parties: { backbone: 'la coordination', commonPool: 'la caisse commune' },

  members: frMembers,

  explain: frExplain,

  portfolio: frPortfolio,

  overview: frOverview,

  forWhom: frForWhom,

  needsYou: frNeedsYou,

  ...entryWords,

  pledges: frPledges,

  knowledge: frKnowledge,
  applications: frApplications,

  credits: frCredits,

  offers: frOffers,

  recognition: frRecognition,

  review,

  reports: {
    title: 'Rapports',
    latest: (quarter: string, day: string) =>
      `Le dernier rapport est celui du ${quarter}, clôturé le ${day}.`,
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
    nothingToCompareHow:
      'Dès qu’un deuxième trimestre pourra être lu, les deux seront placés ici côte à côte.',
  },

  reportFile: {
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
  },

  whatIf: {
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
  },

  policies: {
    title: 'Taux et règles',
    byVersion: (version: number, day: string) =>
      `La version ${version} des règles est en vigueur depuis le ${day}.`,
    byDefaults: 'Les valeurs par défaut s’appliquent : la coalition n’a pas encore adopté de règles à elle.',
    fairInWords: (given: string, need: string, same: string) =>
      `Une part équitable suit pour ${given} ce qu’un membre a donné, pour ${need} ce dont il a besoin, et est pour ${same} la même pour tous.`,
    changeRules: 'Changer les règles',
    whoChanges: 'La coordination change ce qui est ici, avec une raison que tout le monde lit.',
    onThisPage: 'Sur cette page',
    parts: {
      rules: 'Règles',
      rates: 'Taux',
      exchange: 'Taux de change',
      pools: 'Fonds communs',
      sight: 'Réglages, et qui voit quoi',
    },
    otherThisQuarter: (version: string) =>
      `Le trimestre en cours suit encore ${version === 'les valeurs par défaut' ? version : `la ${version}`} : un trimestre suit ce qui valait son premier jour.`,
    quarterRule: (quarter: string) =>
      `Un trimestre suit les règles qui valaient son premier jour. Le trimestre en cours est le ${quarter}.`,
    coming: 'À venir',
    history: 'Comment elles ont changé',
    neverChanged: 'Les règles n’ont pas encore été changées.',
    creditRules: 'Règles des crédits de savoir',
    version: 'Version',
    from: 'À partir du',
    changed: 'Ce qui a changé',
    reason: 'Raison',
    by: 'Adoptée par',
    party: (party: string) => (party === 'backbone' ? 'l’équipe de soutien' : party.replace('member:', '')),
    inForce: 'en vigueur',
    isComing: 'à venir',
    isOver: 'terminé',
    defaultsReason: 'Les valeurs par défaut, jusqu’à ce que la coalition adopte ses propres règles.',
    noCap: 'sans plafond',
    groups: {
      principles: {
        title: 'Principes d’une part équitable',
        about: 'Trois poids qui font 1 ensemble.',
      },
      fairness: {
        title: 'Comment l’équité est mesurée',
        about: 'Sur quelle durée, et avec quelle marge.',
      },
      weights: {
        title: 'Ce qui compte, et combien',
        about: 'Quand les contributions sont comparées, chaque type de valeur compte tant de fois.',
      },
      uses: {
        title: 'Crédits d’usage',
        about: 'Ce que l’usage d’un savoir rapporte à ses auteurs.',
      },
      rings: {
        title: 'Contre les cercles',
        about: 'Ce que des membres peuvent gagner en utilisant le savoir l’un de l’autre.',
      },
      credits: { title: 'Vie des crédits', about: 'Combien sont acquis, et pour combien de temps.' },
    },
    rules: {
      base: { label: 'Base', about: 'Crédits pour un usage de profondeur 1.' },
      depthConsulted: { label: 'Consulté', about: 'Fois la base pour un savoir consulté.' },
      depthAdapted: { label: 'Adapté', about: 'Fois la base pour un savoir adapté.' },
      depthEmbedded: { label: 'Intégré', about: 'Fois la base pour un savoir intégré.' },
      outcomeRate: { label: 'Taux de résultat', about: 'Crédits par unité monétaire de résultat.' },
      outcomeCap: {
        label: 'Plafond de résultat',
        about: 'Résultat d’un usage qui compte au plus dans un trimestre.',
      },
      pairCap: {
        label: 'Plafond d’une paire',
        about: 'Crédits d’un utilisateur à un auteur qui comptent au plus dans un trimestre.',
      },
      mutualLimit: {
        label: 'Limite d’usage mutuel',
        about: 'Ce que deux membres peuvent gagner au plus dans un trimestre par usage mutuel.',
      },
      windowQuarters: {
        label: 'Période d’usage mutuel',
        about: 'Trimestres sur lesquels l’usage mutuel est regardé.',
      },
      lineageShare: {
        label: 'Part de la filiation',
        about: 'Ce qu’un savoir transmet à ceux dont il dérive, de 0 à moins de 1.',
      },
      quarterCap: {
        label: 'Plafond d’un trimestre',
        about: 'Crédits acquis au plus dans un trimestre ; « none » pour aucun plafond.',
      },
      expiryQuarters: { label: 'Expiration', about: 'Trimestres après celui de l’acquisition.' },
      reservationDays: {
        label: 'Réservation',
        about: 'Jours pendant lesquels des crédits restent réservés au plus.',
      },
      proportionality: { label: 'Donné', about: 'Combien une part suit ce qu’un membre a donné.' },
      need: { label: 'Besoin', about: 'Combien elle suit ce dont un membre a besoin.' },
      equality: { label: 'Égalité', about: 'Combien en est identique pour tous.' },
      weightStrategic: { label: 'Stratégique', about: 'Fois que la valeur stratégique compte.' },
      weightOperational: { label: 'Opérationnelle', about: 'Fois que la valeur opérationnelle compte.' },
      weightFinancial: { label: 'Financière', about: 'Fois que la valeur financière compte.' },
      weightInnovative: { label: 'Innovante', about: 'Fois que la valeur innovante compte.' },
      weightReputational: { label: 'De réputation', about: 'Fois que la valeur de réputation compte.' },
      fairWindowQuarters: {
        label: 'Période',
        about: 'Trimestres sur lesquels donner et recevoir sont comparés, celui en cours compris.',
      },
      tolerance: {
        label: 'Tolérance',
        about: 'À quel écart de sa cible, en part de celle-ci, un membre est encore à l’équilibre.',
      },
      floor: {
        label: 'Plancher',
        about: 'La part de sa cible que chacun doit avoir avant que les priorités comptent.',
      },
    },
    ratesAbout: (currency: string) =>
      `Ce qui est compté en heures ou en articles vaut sa quantité fois le taux de son jour, en ${currency}. Un taux évalue ce qui est enregistré après lui ; ce qui est enregistré garde sa valeur.`,
    noRates: 'Aucun taux n’est en vigueur',
    noRatesHow:
      'Sans taux, les heures et les biens sans valeur propre restent sans valeur à côté des sommes. La coordination fixe un taux avec sa source, par exemple un tarif publié pour le temps des bénévoles.',
    ratesNow: 'En vigueur aujourd’hui',
    allRates: 'Tous les taux, avec ceux qui sont terminés ou à venir',
    setRate: 'Fixer un taux',
    kind: 'Nature',
    kindOf: (kind: string, category: string) => (category === '' ? kind : `${kind} : ${category}`),
    category: 'Rôle ou catégorie',
    categoryHint: 'Par exemple infirmière ou chauffeur. Sans elle, le taux vaut pour toute la nature.',
    unit: 'Unité',
    unitHint: 'Par exemple hours pour des heures.',
    rate: 'Taux',
    rateOf: (currency: string) => `${currency} pour une unité`,
    decimalHint: 'Des chiffres, avec un point avant les décimales : 31.80',
    method: 'Méthode',
    methods: {
      'actual-cost': 'coût réel',
      'comparable-market': 'prix de marché comparable',
      'volunteer-standard': 'barème des bénévoles',
    },
    holds: 'Vaut',
    since: (day: string) => `depuis le ${day}`,
    fromTo: (from: string, to: string) => `du ${from} au ${to}`,
    source: 'Source',
    sourceHint: 'D’où il vient : un barème, un contrat, une décision.',
    firstDay: 'Premier jour',
    lastDay: 'Dernier jour',
    lastDayHint: 'Sans lui, jusqu’à nouvel ordre.',
    rateIntro: 'Il évalue ce qui sera enregistré pour ses jours. Ce qui est déjà enregistré garde sa valeur.',
    saveRate: 'Fixer le taux',
    exchangeAbout: (currency: string) =>
      `Ce qui est donné dans une autre monnaie vaut, en ${currency}, son montant fois le taux de son jour. Un taux vaut jusqu’au jour du suivant.`,
    noExchangeRates: 'Aucun taux de change n’est fixé',
    noExchangeRatesHow: (currency: string) =>
      `Tant que tout est en ${currency}, il n’en faut pas. La coordination en fixe un avec son jour et sa source.`,
    exchangeNow: 'Les taux d’aujourd’hui',
    allExchangeRates: 'Tous les taux de change',
    setExchangeRate: 'Fixer un taux de change',
    currency: 'Monnaie',
    inBase: (currency: string) => `${currency} pour une unité`,
    rateToBaseHint: (currency: string) => `Combien de ${currency} vaut une unité de l’autre monnaie : 0.92`,
    untilNext: 'Il vaut jusqu’au taux suivant de cette monnaie.',
    exchangeSourceHint: 'Par exemple le taux de référence d’une banque centrale.',
    exchangeIntro: 'Il évalue ce qui sera enregistré dans cette monnaie.',
    saveExchangeRate: 'Fixer le taux de change',
    poolsAbout: 'De l’argent et des biens tenus en commun. Un fonds réservé à un but ne sert que celui-là.',
    pool: 'Fonds',
    poolName: 'Nom',
    poolId: 'Nom court',
    poolIdHint:
      'Par lequel écritures et fichiers le nomment, par exemple relief-fund. Il ne peut plus changer ensuite.',
    restrictedTo: 'Seulement pour',
    restrictedHint: 'Le but auquel son argent est destiné. Sans lui, il les sert tous.',
    unrestricted: 'tout but',
    overdraft: 'Sous zéro',
    mayOverdraw: 'peut passer sous zéro',
    mayNotOverdraw: 'jamais',
    allowNegative: 'Il peut passer sous zéro, par un découvert convenu',
    openedOn: 'Ouvert le',
    always: 'dès le début',
    openPool: 'Ouvrir un fonds',
    poolIntro: 'Les membres y donnent, et il donne aux membres. Son solde est dans chaque rapport.',
    savePool: 'Ouvrir le fonds',
    tier: 'Ce que les membres voient les uns des autres',
    tierHint: 'Cela vaut dès l’enregistrement, aussi pour ce qui était enregistré avant.',
    tiers: {
      open: {
        label: 'Tout',
        about: 'chaque écriture de chaque membre, sauf ce qui n’est pas décidé',
      },
      totals: { label: 'Les totaux', about: 'ce que chacun a donné, reçu et détient en tout' },
      own: { label: 'Le leur', about: 'leur propre compte, et ce qui est publié' },
    },
    disputes: 'Qui voit les litiges',
    disputesTo: {
      parties: 'les deux côtés, et l’équipe de soutien',
      members: 'tous les membres qui voient l’écriture',
    },
    positions: 'Qui voit les positions dans une revue',
    positionsTo: {
      members: 'tous les membres aussitôt',
      backbone: 'l’équipe de soutien, jusqu’à la publication des décisions',
    },
    name: 'Nom',
    timeZone: 'Fuseau horaire',
    baseCurrency: 'Monnaie',
    fiscalStart: 'Premier mois de l’exercice',
    forGood: 'Fixé pour de bon à la fondation de la coalition.',
    changeSettings: 'Changer les réglages',
    settingsIntro: 'Qui voit quoi, et comment s’appelle la coalition. La raison figure au registre.',
    saveSettings: 'Enregistrer les réglages',
    settings: {
      name: 'Nom',
      timeZone: 'Fuseau horaire',
      informationTier: 'Ce que les membres voient les uns des autres',
      disputesShownTo: 'Qui voit les litiges',
      positionsShownTo: 'Qui voit les positions dans une revue',
    },
    rulesIntro:
      'Convenez des règles avant de connaître les montants. Regardez d’abord ce qu’elles auraient changé ; adoptez-les ensuite, à partir d’un jour.',
    holdsFrom: 'Elles valent à partir du',
    holdsFromHint: 'Un trimestre suit les règles de son premier jour.',
    reasonHint: 'Telle que les membres la liront.',
    preview: 'Montrer ce que cela aurait changé',
    adopt: 'Adopter les règles',
    nothingChanged: 'Rien ne diffère de ce qui vaut déjà.',
    changedMeanwhile:
      'Quelque chose a été changé pendant votre saisie, et rien de la vôtre n’est encore enregistré. Elle est gardée : regardez-la une fois encore, puis envoyez-la à nouveau.',
    settingsMeanwhile: 'Quelqu’un a changé ceci entre-temps. À présent :',
    adoptedMeanwhile: (version: number, day: string) =>
      `La version ${version} a été adoptée entre-temps, à partir du ${day} :`,
  },

  imports,

  verify,

  trail,

  help,

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
