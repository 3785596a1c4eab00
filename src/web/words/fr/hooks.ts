import type { SiteWords } from '../en/index.js';
import { pluralIn } from '../plural.js';

const plural = pluralIn('fr');
const events = (count: number, written: string): string =>
  `${written} ${plural(count, 'événement', 'événements')}`;

export const hooks: SiteWords['hooks'] = {
  title: 'Webhooks',
  lead: (count, waiting) =>
    count === 0
      ? 'Aucun autre programme n’est informé de ce qui s’inscrit ici.'
      : `${plural(count, 'Une adresse est informée', `${count} adresses sont informées`)} de ce qui s’inscrit ici ; ${
          waiting === 0
            ? 'tout va bien.'
            : plural(
                waiting,
                'l’une d’elles a besoin de vous.',
                `${waiting} d’entre elles ont besoin de vous.`,
              )
        }`,
  intro:
    'Un webhook est l’adresse d’un autre programme : vos contacts, un tableur en ligne… Chaque événement du registre y est envoyé dès qu’il est inscrit, signé, pour que ce programme sache qu’il vient bien d’ici.',
  emptyTitle: 'Pas encore de webhook',
  empty:
    'Chacun figurera ici, avec son avancement, la dernière réponse et ce qui n’a pas pu être remis. Ajoutez-en un avec le formulaire ci-dessous : qui gère l’autre programme vous en dira l’adresse.',
  address: 'Adresse',
  state: 'État',
  behind: 'Reste à envoyer',
  last: 'Dernière remise',
  aside: 'Mis de côté',
  active: 'actif',
  failing: 'réessaie',
  paused: 'en pause',
  notYet: 'rien d’envoyé encore',
  add: 'Ajouter un webhook',
  addressHint: 'Elle commence par https:// et se joint depuis Internet. Elle ne change plus ensuite.',
  whichEvents: 'Certains types d’événements seulement',
  whichHint: 'Cochez ceux dont le programme a besoin. Sans rien cocher, tous sont envoyés.',
  after: 'Commencer après la position',
  afterHint: (position) =>
    `Vide : avec ce qui s’inscrit désormais. 0 : avec toute l’histoire. Le registre en est à ${position}.`,
  afterWrong: 'Il faut une position du registre : 0 ou un nombre entier plus grand.',
  make: 'L’ajouter',
  madeTitle: 'Le secret du webhook',
  secretTitle: 'Le nouveau secret',
  secretHow:
    'Remettez-le à qui gère l’autre programme, sans que personne d’autre ne le lise. Il sert à vérifier la signature de chaque événement.',
  bothSign: (until) =>
    `L’ancien secret signe aussi jusqu’au ${until} : cela laisse le temps de passer au nouveau.`,

  back: 'Tous les webhooks',
  stands: {
    upToDate: (position) => `Tout est remis jusqu’à la position ${position}.`,
    onTheWay: (count, written) =>
      `${events(count, written)} ${plural(count, 'inscrit', 'inscrits')} depuis ${plural(count, 'est', 'sont')} en route.`,
    failing: (times, written, outcome, next) =>
      `L’événement suivant a échoué ${plural(times, 'une fois', `${written} fois`)} (${outcome})${next === null ? '.' : ` ; prochain essai : ${next}.`}`,
    asked:
      'Il est en pause, à la demande d’un coordinateur. Rien ne se perd : il reprendra là où il s’est arrêté.',
    gone: 'Il est en pause : l’autre programme a répondu qu’il ne prend plus rien (410). Demandez à qui le gère.',
    'gave-up':
      'Il est en pause : rien n’a été remis pendant trois jours. Une fois l’autre programme rétabli, faites-le reprendre ; rien n’est perdu.',
    full: 'Il est en pause : on ne peut mettre plus d’événements de côté. Renvoyez-les ou oubliez-les, puis faites-le reprendre.',
  },
  outcomes: {
    'address-refused': 'son adresse n’est pas publique',
    'url-refused': 'son adresse ne peut pas être appelée',
    'too-slow': 'pas de réponse en dix secondes',
    'too-large': 'réponse trop longue',
    unreachable: 'personne n’a répondu',
    'secret-unreadable': 'son secret est illisible ici : créez-en un autre',
  },
  answered: (status) => `réponse ${status}`,
  facts: 'Où il en est',
  kinds: 'Événements envoyés',
  all: 'tous',
  deliveredTo: 'Remis jusqu’à la position',
  failures: 'Essais manqués du prochain événement',
  failingSince: 'Rien de remis depuis',
  nextTry: 'Prochain essai',
  oldSecret: 'L’ancien secret signe aussi jusqu’au',
  madeBy: 'Ajouté',
  madeByWhom: (name, when) => (name === null ? when : `par ${name}, ${when}`),
  pause: 'Mettre en pause',
  resume: 'Reprendre',
  putAside: 'Mettre de côté l’événement qui échoue, et continuer après lui',
  newSecret: 'Créer un nouveau secret',
  newSecretHow:
    'Pendant un jour, l’ancien et le nouveau signent tous deux, pour que l’autre programme puisse changer.',
  remove: 'Le supprimer',
  removeHow: (aside) =>
    `Plus rien n’y est envoyé${aside === 0 ? '' : `, et ${plural(aside, 'l’événement mis de côté est oublié', `les ${aside} événements mis de côté sont oubliés`)}`}. Le registre garde tout tel quel.`,
  letters: 'Mis de côté',
  lettersIntro:
    'L’autre programme a refusé ces événements plusieurs fois ; le webhook a continué sans eux. Renvoyez-les une fois le programme réparé, ou oubliez-les ; le registre les garde de toute façon.',
  noLetters: 'Rien n’est mis de côté. Ce que l’autre programme refuse huit fois figurera ici.',
  event: 'Événement',
  atPosition: (position) => `position ${position}`,
  tries: 'Essais',
  act: 'Agir',
  send: 'Renvoyer',
  sending: 'va être renvoyé',
  forget: 'Oublier',
};

export const hooksSaid = {
  'hook-paused': 'Il est en pause. Rien ne se perd entre-temps.',
  'hook-resumed': 'Il reprend là où il s’était arrêté.',
  'hook-removed': 'Le webhook est supprimé. Plus rien n’y est envoyé.',
  'letter-sent-again': 'L’événement sera renvoyé dès que le webhook délivre.',
  'letter-forgotten': 'L’événement n’est plus mis de côté.',
};
