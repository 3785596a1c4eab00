import type * as english from '../en/people.js';

/** Ce que disent les pages sur qui peut entrer. */
export const people: typeof english.people = {
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
  memberTypedHint: 'Pour la représentation seulement : son nom ou son identifiant.',
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
  hooks: 'Webhooks : les programmes informés de ce qui s’inscrit',
  onlyCoordinators: 'La coordination change qui a accès.',
};

export const handedOut: typeof english.handedOut = {
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
};

export const everybody: typeof english.everybody = {
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
};

export const erasure: typeof english.erasure = {
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
};

export const found: typeof english.found = {
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
};
