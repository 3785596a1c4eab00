import type * as english from '../en/account.js';

/** Ce que disent les pages de connexion. */
export const signIn: typeof english.signIn = {
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
};

export const invitation: typeof english.invitation = {
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
};

export const password: typeof english.password = {
  title: 'Choisir un nouveau mot de passe',
  intro: 'Ce lien vaut une fois. Tous les navigateurs où vous êtes connecté·e seront déconnectés.',
  password: 'Nouveau mot de passe',
  submit: 'Enregistrer le mot de passe',
};

export const account: typeof english.account = {
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
};

export const secondFactor: typeof english.secondFactor = {
  title: 'Installer un second facteur',
  scan: 'Scannez ceci avec votre application d’authentification',
  picture: 'Code QR qui contient le secret pour votre application d’authentification',
  type: 'ou tapez-y le secret :',
  confirm: 'Puis tapez le code qu’elle montre',
  code: 'Code',
  password: 'Votre mot de passe, encore une fois',
  submit: 'Activer',
  lost: 'Si vous perdez votre téléphone, qui exploite ce service peut enlever le second facteur.',
};
