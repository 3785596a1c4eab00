/** What the page of help says. Of the glossary, other pages lead to each word’s anchor. */
import type { SiteWords } from '../en/index.js';

export const help: SiteWords['help'] = {
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
    closing: ['Trimestre clos', 'Deux personnes signent, les relevés sont scellés, et plus rien n’y change.'],
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
};
