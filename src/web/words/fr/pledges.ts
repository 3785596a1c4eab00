import type * as english from '../en/pledges.js';
import type { Details } from '../details.js';
import { pluralIn } from '../plural.js';

const plural = pluralIn('fr');

/** Les mots sur les promesses, en français. */
export const pledges: typeof english.pledges = {
  title: 'Promesses',
  lead: (open, overdue, next) =>
    open === 0
      ? 'Rien de promis n’est en attente.'
      : `${open === 1 ? 'Une promesse est ouverte' : `${open} promesses sont ouvertes`}, ${overdue === 0 ? 'aucune n’est en retard' : overdue === 1 ? 'dont une en retard' : `dont ${overdue} en retard`}.${next === null ? '' : ` La prochaine échéance est le ${next}.`}`,
  make: 'Faire une promesse',
  states: {
    open: 'ouverte',
    overdue: 'en retard',
    fulfilled: 'tenue',
    waived: 'levée',
    lapsed: 'caduque',
  },
  filters: 'Quelles promesses',
  everybody: 'Tous les membres',
  state: 'État',
  stateOpen: 'Ouvertes : quelque chose est attendu',
  stateOverdue: 'En retard',
  stateSettled: 'Réglées : plus rien n’est attendu',
  stateAll: 'Toutes',
  member: 'Membre',
  toCome: 'Ce qui est encore attendu',
  what: 'Quoi',
  promised: 'Promis',
  delivered: 'Livré',
  outstanding: 'Encore attendu',
  overdueOf: 'Dont en retard',
  due: 'Échéance',
  overdue: 'en retard',
  chartTitle: 'Ce qui a été promis, et ce qui est venu',
  chartText: (count, overdue) =>
    `${plural(count, 'Une barre pour la promesse', `Une barre pour chacune des ${count} promesses`)} : la barre claire est ce qui a été promis, la barre foncée ce qui a été livré. ${overdue === 0 ? 'Aucune n’est en retard.' : plural(overdue, 'Une porte un triangle : elle est en retard.', `${overdue} portent un triangle : elles sont en retard.`)} Le tableau donne les mêmes chiffres.`,
  bar: (delivered, promised) => `${delivered} sur ${promised}`,
  listTitle: 'Promesses',
  listed: (shown, of) => `Les ${shown} premières sur ${of}, par échéance.`,
  emptyTitle: 'Pas encore de promesses',
  empty:
    'Une promesse a une échéance : des fonds, des heures ou des choses qu’un membre apportera. On voit ici ce qui est promis, ce qui est venu et ce qui tarde. Les contributions qui nomment leur promesse la réalisent.',
  emptyFiltered: 'Aucune promesse ne correspond. Choisissez un autre état ou un autre membre.',
  by: (what, member) => `${what} par ${member}`,
  leadOf: ({ member, what, to, due }) => `${member} a promis ${what} à ${to} pour le ${due}.`,
  came: {
    nothing: 'Rien n’est encore venu.',
    some: (delivered, outstanding) => `Déjà livré : ${delivered} ; encore attendu : ${outstanding}.`,
    all: 'Tout est venu.',
    settled: (state, day) => `Le reste est ${state} depuis le ${day}.`,
    late: (day) => `L’échéance était le ${day} : elle est dépassée.`,
  },
  deliver: 'Enregistrer une livraison',
  facts: 'La promesse',
  kind: 'Nature',
  value: 'Valeur',
  unvalued: 'non évaluée',
  to: 'À',
  madeOn: 'Promis le',
  madeBy: 'Enregistré par',
  dueOn: 'Échéance',
  description: 'En mots',
  handedTo: 'Le reste est repris par',
  takenOverFrom: 'Reprend',
  deliveries: 'Livraisons',
  noDeliveries:
    'Aucune contribution acceptée ne réalise encore cette promesse. Celui qui en enregistre une y choisit la promesse ; elle compte ici dès qu’elle est acceptée.',
  entry: 'Écriture',
  day: 'Jour',
  quantity: 'Quantité',
  story: 'Ce qui s’est passé',
  events: {
    PledgeMade: 'promis',
    PledgeAmended: 'modifié',
    PledgeDelivered: 'livré',
    PledgeWaived: 'reste levé',
    PledgeLapsed: 'reste caduc',
  },
  change: 'Modifier la promesse',
  changeIntro: 'Ce qui est livré reste. La nouvelle promesse vaut à partir du jour de la modification.',
  from: 'À partir de quel jour',
  newQuantity: 'Combien en tout',
  newDue: 'Échéance',
  reason: 'Pourquoi',
  changeIt: 'Modifier la promesse',
  waive: 'Renoncer au reste',
  waiveIntro: 'Le reste n’est plus demandé. Ce qui est livré reste, avec la raison.',
  waiveIt: 'Renoncer au reste',
  lapse: 'Laisser le reste devenir caduc',
  lapseIntro: 'Le reste n’est plus attendu, car l’échéance est passée.',
  lapseIt: 'Déclarer caduc',
  newTitle: 'Faire une promesse',
  newIntro:
    'Une promesse sur laquelle les autres peuvent compter : quoi, combien, pour quand. Elle ne compte comme donnée qu’une fois livrée.',
  forMember: 'Qui promet',
  unit: 'Unité',
  unitHint: 'Une monnaie comme EUR pour des fonds ; hours, items ou m² pour le reste.',
  valueHint: (currency) =>
    `En ${currency}, si elle est connue. Sinon, les taux de ce jour sont utilisés, s’il y en a.`,
  toHint: 'À la caisse commune, ou à un membre.',
  member_: 'un membre',
  promise: 'Promettre',
  back: 'Toutes les promesses',
};

/** Ce qui a été fait. */
export const pledgesSaid: typeof english.pledgesSaid = {
  'pledge-made': 'La promesse est faite. Les contributions qui la nomment la réalisent, une fois acceptées.',
  'pledge-changed': 'La promesse est modifiée. Ce qui était promis avant reste dans son histoire.',
  'pledge-waived': 'Le reste est levé. Il n’est plus demandé.',
  'pledge-lapsed': 'Le reste est caduc. Il n’est plus attendu.',
};

/** Ce qui ne va pas. */
export const pledgesProblems: typeof english.pledgesProblems = {
  'kernel.amount-malformed': ({ found }: Details) => `« ${text(found)} » n’est pas un nombre comme 1234,50.`,
  'kernel.amount-too-precise': ({ found, unit, scale }: Details) =>
    `${text(found)} a plus de décimales que ${text(unit)} n’en a (${text(scale)}).`,
  'kernel.date-malformed': ({ found }: Details) =>
    `« ${text(found)} » n’est pas un jour. Écrivez année-mois-jour, comme 2026-07-01.`,
  'coalition.reason-missing': () => 'Dites pourquoi, en quelques mots.',
  'coalition.act-not-permitted': () => 'Ce n’est pas à vous de le faire : c’est à une autre partie.',
  'exchange.quantity-not-positive': () => 'La quantité doit être supérieure à zéro.',
  'exchange.value-negative': () => 'La valeur ne doit pas être négative.',
  'exchange.pledge-unknown': () => 'Cette promesse n’existe pas, ou ne vous est pas montrée.',
  'exchange.pledge-settled': ({ on }: Details) =>
    `Quelqu’un a réglé cette promesse entre-temps (${text(on)}) : on ne peut plus rien y changer. Ce qu’elle est devenue figure ci-dessous.`,
  'exchange.pledge-fulfilled': () => 'Tout a été livré entre-temps. Il ne reste rien à quoi renoncer.',
  'exchange.pledge-not-due': ({ dueOn }: Details) =>
    `L’échéance est le ${text(dueOn)} ; elle ne peut devenir caduque qu’après. Renoncez au reste si personne ne l’attend.`,
  'exchange.pledge-below-delivered': ({ delivered, unit }: Details) =>
    `${text(delivered)} ${text(unit)} sont déjà livrés ; on ne peut plus promettre moins.`,
  'exchange.pledge-amended-meanwhile': ({ quantity, unit, dueOn }: Details) =>
    `Quelqu’un a modifié cette promesse pendant que vous écriviez : ${text(quantity)} ${text(unit)} sont promis pour le ${text(dueOn)}. Ce que vous avez saisi est toujours là. Renvoyez-le si cela doit remplacer ceci.`,
};

function text(detail: unknown): string {
  return String(detail);
}
