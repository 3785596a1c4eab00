import { pluralIn } from '../plural.js';

const plural = pluralIn('fr');

/** One row and more, by their table. */
const singulars: ReadonlyMap<string, readonly [one: string, more: string]> = new Map([
  ['members', ['membre', 'membres']],
  ['member_changes', ['changement de membres', 'changements de membres']],
  ['pools', ['fonds commun', 'fonds communs']],
  ['rates', ['tarif', 'tarifs']],
  ['exchange_rates', ['taux de change', 'taux de change']],
  ['pledges', ['promesse', 'promesses']],
  ['entries', ['écriture', 'écritures']],
  ['knowledge', ['savoir', 'savoirs']],
  ['applications', ['utilisation de savoirs', 'utilisations de savoirs']],
  ['offers', ['offre', 'offres']],
  ['redemptions', ['échange de crédits', 'échanges de crédits']],
  ['reservations', ['réservation', 'réservations']],
]);

/** What the pages of imports say. */
export const imports = {
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
  /** `12 entries`: of a table, or of what an import wrote; by its own name where that is not known here. */
  rowsOf: (what: string, rows: number, count: string) => {
    const [one, more] = singulars.get(what) ?? [what, what];
    return `${count} ${plural(rows, one, more)}`;
  },
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
    achievements: 'réussites',
    attributions: 'parts dans les réussites',
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
  moreErrors: (more: number, count: string) =>
    `${count} ${plural(more, 'autre n’est pas affichée', 'autres ne sont pas affichées')}.`,
  errorsIn: (file: string) => `Ce qui n’est pas juste dans ${file}`,
  errorsCount: (count: string, errors: number) => (errors === 1 ? 'une erreur' : `${count} erreurs`),
  mostly: (columns: string) => `Par colonne : ${columns}`,
  showRest: (rest: number, count: string) => plural(rest, 'Afficher l’autre', `Afficher les ${count} autres`),
  line: 'Ligne',
  column: 'Colonne',
  found: 'Trouvé',
  expected: 'Serait juste',
  wholeFile: 'le fichier',
  wholeRow: 'toute la ligne',
  empty: 'rien',
  sample: 'Les premières lignes nouvelles',
  sampleHow: 'Telles qu’elles seraient inscrites. Vérifiez que les colonnes disent ce que vous vouliez dire.',
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
  allOrNothing: 'Une importation est annulée en entier ou pas du tout. Voici ce qui s’y oppose, et pourquoi.',
  stays: 'Ce qui demeure',
  why: 'Pourquoi, et que faire',
};
