import { pluralIn } from '../plural.js';

const plural = pluralIn('fr');

/** What the pages that prove the ledger say. */

export const verify = {
  title: 'Vérification',
  lead: (name: string, facts: number, position: string, when: string) =>
    `Le registre de ${name} compte ${position} ${plural(facts, 'fait', 'faits')} en une seule chaîne ; le dernier a été inscrit le ${when}. Rien ne peut y être modifié sans rompre la chaîne.`,
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
  wrong: (when: string, findings: number, count: string) =>
    `Quelque chose n’est pas tel qu’inscrit : ${count} ${plural(findings, 'constat', 'constats')}. Vérifié le ${when}.`,
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
};

export const trail = {
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
    'web-hook-made': 'a créé un webhook',
    'web-hook-secret-changed': 'a changé le secret d’un webhook',
    'web-hook-removed': 'a supprimé un webhook',
    'first-operator-made': 'est devenu le premier opérateur',
    'request-denied': 'a été refusé',
    'more-requests-denied': 'ont aussi été refusées',
    'limit-hit': 'a demandé trop souvent',
    'person-erased': 'a effacé quelqu’un',
    'backup-restored': 'a restauré une sauvegarde',
  },
};
