import type { SiteWords } from '../en/index.js';
import { pluralIn } from '../plural.js';

const plural = pluralIn('fr');

export const departure: SiteWords['departure'] = {
  title: (name) => `Le départ de ${name}`,
  isMember: (name) => `${name} est membre. Une fois son dernier jour inscrit, son départ se règle ici.`,
  toLeave: 'Inscrire son dernier jour',
  toSettle: (name, day, pledges) =>
    pledges === 0
      ? `Le dernier jour de ${name} est le ${day}. Aucune promesse n’est ouverte ; son départ reste à régler.`
      : `Le dernier jour de ${name} est le ${day}. ${pledges} ${plural(pledges, 'promesse est ouverte : il reste à dire ce qu’elle devient', 'promesses sont ouvertes : il reste à dire ce qu’elles deviennent')}.`,
  settled: (name, day, on) =>
    `${name} est parti le ${day} ; le départ a été réglé le ${on}, et son compte est arrêté ici pour de bon.`,
  whoSettles: 'Un coordinateur dira ce que deviennent ses promesses.',
  asOfToday: 'à ce jour, depuis le début',
  settle: 'Régler le départ',
  settleHow:
    'Dites pour chaque promesse ouverte ce que devient le reste. Cela se fait une fois ; le relevé est alors établi, et rien de ce qui s’inscrit ensuite ne le change.',
  settleNone:
    'Il ne reste rien de promis. Le règlement établit le relevé de son compte, que rien de ce qui s’inscrit ensuite ne change.',
  settleIt: 'Régler',
  reason: 'Dans quel esprit',
  reasonHint: 'Ce texte figure dans le relevé ; tous ceux qui le lisent le verront.',
  pledge: (rest, kind, to) => `${rest} (${kind}) pour ${to}`,
  dueOn: (day) => `échéance le ${day}`,
  how: 'Ce que devient le reste',
  ways: {
    keep: 'Il le fournira encore',
    waive: 'On ne le demande plus',
    'hand-over': 'Un autre membre le fournira',
  },
  to: 'Quel membre, si un autre le fournit',
  nobody: 'aucun',
  pledges: 'Promesses, et ce qu’elles sont devenues',
  noPledges: 'Il n’avait rien promis.',
  promise: 'Promesse',
  due: 'Échéance',
  promised: 'Promis',
  delivered: 'Fourni',
  rest: 'Reste',
  outcome: 'Ce qu’elle est devenue',
  outcomes: {
    kept: 'il la tiendra encore',
    waived: 'n’est plus demandée',
    'handed-over': 'reprise',
    fulfilled: 'tenue',
    lapsed: 'caduque',
  },
  handedTo: (name) => `reprise par ${name}`,
  apart: 'Écritures qui ne comptaient pas',
  apartHow: 'Personne ne les avait acceptées alors, ou quelqu’un les contestait.',
  entry: 'Écriture',
  day: 'Jour',
  worth: 'Valeur',
  onLastDay: (opening) => `à son dernier jour ; ${opening} au début`,
  creditsHeld: 'Crédits détenus',
  known: (position) => `Tel que connu à la position ${position} du registre, dont l’empreinte est`,
  stillOpen: 'Ce qui reste ouvert',
  openPledges: (count) => `${count} ${plural(count, 'promesse ouverte', 'promesses ouvertes')}`,
  pending: (count) =>
    `${count} ${plural(count, 'écriture', 'écritures')} que personne n’a encore ${plural(count, 'acceptée', 'acceptées')}`,
  disputed: (count) => `${count} ${plural(count, 'écriture contestée', 'écritures contestées')}`,
  credits: (amount) => `${amount} crédits détenus, jusqu’à leur expiration`,
  reserved: (credits, day) => `${credits} crédits réservés : à remettre ou à libérer avant le ${day}`,
  nothingOpen: (name) => `Rien de ${name} n’est ouvert.`,
  stays:
    'Son histoire, ses savoirs et ce pour quoi il est nommé demeurent. Les crédits valent jusqu’à leur expiration ; après le dernier jour, on ne peut plus rien réserver avec.',
  see: 'Son départ',
};
