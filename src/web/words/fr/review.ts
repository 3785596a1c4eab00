import type {
  reviewProblems as problemsInEnglish,
  reviewSaid as saidInEnglish,
  ReviewWords,
} from '../en/review.js';
import { pluralIn } from '../plural.js';

const plural = pluralIn('fr');

const many = (count: number, one: string, more: string): string => `${count} ${plural(count, one, more)}`;

/** Les mots des pages d’une revue. */
export const review: ReviewWords = {
  title: 'Revue',
  of: (quarter) => `Revue du ${quarter}`,
  all: 'Toutes les revues',

  none: 'Aucun trimestre n’a encore été passé en revue.',
  noneTitle: 'Les revues se tiendront ici',
  noneText:
    'À la fin d’un trimestre, ses membres regardent ensemble qui a donné quoi, qui a reçu quoi, et si c’est équitable. Ils décident de ce qui sera donné ensuite, et arrêtent les comptes. Chaque revue reste ici, avec ce qui a été décidé et pourquoi.',
  onNow: (quarter, step) => `La revue du ${quarter} est en cours : ${step}.`,
  noneOn: (count) =>
    `Aucune revue n’est en cours. ${many(count, 'trimestre est revu et clos', 'trimestres sont revus et clos')}.`,
  goOn: 'Poursuivre la revue',
  look: 'Voir la revue',
  begin: 'Ouvrir une revue',
  beginWhich: 'Trimestre',
  beginOver: 'terminé',
  beginRunning: 'en cours',
  beginText:
    'Dès lors, on inscrit ce qui peut être donné ensuite. Les chiffres sont arrêtés une fois le trimestre terminé.',
  beginBy: 'C’est l’animation ou la coordination qui ouvre une revue.',
  nothingToBegin: 'Chaque trimestre commencé a sa revue.',
  ledBy: 'Menée par',
  ledHint: 'La personne qui la mène, et la signe au titre de l’animation.',
  onlyYou: 'Pour l’instant, vous seul pouvez signer, et une clôture demande deux personnes.',
  inviteFacilitator: 'Inviter un animateur',
  inviteSigner: 'Inviter qui signera',
  you: 'vous',
  somebody: 'une personne de la structure d’appui',
  open: 'Ouvrir la revue',
  past: 'Revues passées',
  quarterColumn: 'Trimestre',
  stage: 'Étape',
  outcome: 'Ce qui en est sorti',
  closedOn: 'Close le',
  nothingProposed: 'rien n’a été proposé',

  steps: { prepare: 'Préparer', discuss: 'Discuter', decide: 'Décider', close: 'Clore' },
  stepsLabel: 'Étapes de la revue',
  stepStates: { done: 'fait', now: 'en cours', ahead: 'à venir' },
  stages: {
    opened: 'ouverte',
    preparing: 'en préparation',
    discussing: 'en discussion',
    deciding: 'en décision',
    closed: 'close',
  },
  next: 'Étape suivante',
  missing: 'Avant cela',
  goTo: (step) => `La revue en est à « ${step} » : y aller`,
  whoGoesOn: 'C’est l’animation ou la coordination qui fait avancer la revue.',
  lead: {
    running: (until) =>
      `Le trimestre dure jusqu’au ${until}. D’ici là, inscrivez ce qui peut être donné ensuite ; puis les chiffres sont arrêtés, pour que tous parlent des mêmes.`,
    over: 'Le trimestre est terminé. Arrêtez ses chiffres, pour que tous parlent des mêmes.',
    preparing: (frozen, pulses, of) =>
      `Les chiffres sont arrêtés depuis le ${frozen}. ${pulses} sur ${many(of, 'membre a', 'membres ont')} dit si le trimestre leur paraît équitable.`,
    discussing: (positions, proposals) =>
      `${proposals === 0 ? 'Rien n’est encore proposé' : `${many(proposals, 'proposition est', 'propositions sont')} sur la table`}, et ${many(positions, 'position a été exprimée', 'positions ont été exprimées')}.`,
    deciding: (decided, of) =>
      of === 0
        ? 'Rien n’est proposé : il n’y a rien à décider.'
        : `${decided} sur ${many(of, 'proposition décidée', 'propositions décidées')}.`,
    closed: (on, what) => `Close le ${on} : ${what}.`,
  },
  moved: (stage) =>
    `Quelqu’un a fait avancer la revue entre-temps : elle est ${stage}. Regardez-la à nouveau ; ce que vous avez saisi est toujours là.`,
  madeAnew:
    'De nouvelles propositions ont été faites entre-temps. Regardez-les à nouveau ; ce que vous avez saisi est toujours là.',

  lacks: {
    notOver: (to) => `Le trimestre dure jusqu’au ${to}.`,
    pulses: (count) =>
      `${many(count, 'membre n’a pas dit', 'membres n’ont pas dit')} si le trimestre leur paraît équitable.`,
    noProposals: (supplies) =>
      `Rien n’est proposé pour ${many(supplies, 'ressource inscrite', 'ressources inscrites')}.`,
    outdated: 'Les chiffres ont été arrêtés à nouveau depuis les propositions. Refaites-les.',
    undecided: (count) => `${many(count, 'proposition reste', 'propositions restent')} à décider.`,
    unpublished: (count) =>
      `Les motifs de ${many(count, 'décision ne sont', 'décisions ne sont')} pas publiés ; la clôture les publie.`,
    signature: (role) => `Personne n’a signé ${role}.`,
  },

  freeze: 'Arrêter les chiffres',
  freezeAgain: 'Les arrêter à nouveau',
  freezeAgainHint: 'Pour des chiffres corrigés depuis. Les propositions sont alors à refaire.',
  discuss: 'Ouvrir la discussion',
  complete: 'Ce qui est complet',
  completeLead: (ready, of) =>
    of === 1
      ? ready === 1
        ? 'Il ne reste rien à faire pour votre membre.'
        : 'Il reste quelque chose à faire pour votre membre.'
      : `${many(ready, 'membre', 'membres')} sur ${of} ${plural(ready, 'est prêt', 'sont prêts')}.`,
  completeNow: 'Au moment présent ; les chiffres arrêtés prendront leur place.',
  completeFrozen:
    'Tel qu’arrêté. Ce qui a été corrigé depuis compte quand les chiffres sont arrêtés à nouveau.',
  member: 'Membre',
  readiness: 'Prêt',
  readyOf: (done, of) => `${done} sur ${of}`,
  open_: 'Reste à faire',
  openThings: {
    unvalued: (count) => `${many(count, 'écriture', 'écritures')} sans valeur`,
    unaccepted: (count) => `${many(count, 'écriture non acceptée', 'écritures non acceptées')}`,
    disputed: (count) => `${many(count, 'écriture contestée', 'écritures contestées')}`,
    overdue: (count) => `${many(count, 'promesse en retard', 'promesses en retard')}`,
    pulse: 'pas d’avis sur l’équité',
    undeclared: {
      priorities: 'pas de priorités déclarées',
      need: 'pas de besoin déclaré',
      budget: 'pas de budget indiqué',
    },
  },
  nothingOpen: 'rien',
  moreMembers: (count) => `À ${many(count, 'autre membre', 'autres membres')} il ne manque pas davantage.`,
  counts: {
    entries: 'Écritures',
    unvalued: 'Sans valeur',
    unaccepted: 'Non acceptées',
    disputed: 'Contestées',
    overdue: 'Promesses en retard',
    of: (count) => `sur ${count}`,
  },
  sheet: 'Fiche de préparation',
  sheetOf: (member) => `Fiche de préparation de ${member}`,
  sheetsText: 'Chaque membre en apporte une : ses chiffres, ce qui a changé, et trois questions.',
  sheetQuestions: 'Trois questions pour vous',
  sheetChanges: 'Ce qui a changé depuis le trimestre précédent',
  changed: { given: 'Donné', received: 'Reçu', balance: 'Solde', alignment: 'Accord avec les priorités' },
  figure: 'Chiffre',
  now: 'Maintenant',
  before: 'Avant',
  difference: 'Différence',
  fairTarget: 'Part équitable sur la période',
  fairReceived: (amount) => `${amount} reçus`,
  statuses: {
    'under-served': 'en deçà de sa part équitable',
    'in-balance': 'à l’équilibre',
    'over-served': 'au-delà de sa part équitable',
  },
  pulse: 'Le trimestre est-il équitable pour vous ?',
  pulseText: 'De 1 (pas du tout) à 5 (tout à fait). Vous pouvez changer d’avis jusqu’à la phase de décision.',
  pulseMember: 'Pour quel membre',
  pulseAnswers: {
    1: '1 – pas du tout équitable',
    2: '2 – peu équitable',
    3: '3 – en partie équitable',
    4: '4 – plutôt équitable',
    5: '5 – tout à fait équitable',
  },
  fairness: 'Équité',
  comment: 'En mots',
  givePulse: 'Le dire',
  yourPulse: (fairness) => `Vous avez donné ${fairness} sur 5.`,
  pulsesGiven: 'Ce qu’en pensent les membres',
  pulseMean: (mean, count) => `${mean} sur 5 en moyenne, d’après ${many(count, 'membre', 'membres')}.`,
  pulseCount: (count, of) =>
    `${count} sur ${many(of, 'membre a', 'membres ont')} dit si le trimestre est équitable.`,
  agenda: 'Ordre du jour',
  agendaLead: 'Tiré des chiffres et de ce qu’ont dit les membres : le plus lourd vient d’abord.',
  agendaEmpty: 'Rien ne ressort : ni écart, ni contestation, ni retard, ni objection.',
  agendaKinds: {
    gap: 'En deçà de la part équitable',
    dispute: 'Contesté',
    'overdue-pledge': 'En retard',
    ring: 'Éloges en cercle',
    objection: 'Objections',
    pulse: 'Jugé inéquitable',
  },
  look_: 'Regarder',
  agendaMore: (count) => `et ${count} de plus`,

  supplies: 'Ce qui peut être donné ensuite',
  suppliesText: 'L’argent d’un fonds, des heures, des places : ce que les propositions répartissent.',
  noSupplies: 'Rien n’est encore inscrit',
  noSuppliesText:
    'Inscrivez l’argent qu’un fonds peut donner, ou les heures et les places qu’un membre offre. Les propositions disent ensuite qui en recevrait quoi, et pourquoi.',
  supply: 'Ressource',
  from: 'De',
  quantity: 'Quantité',
  worth: 'Valeur',
  left: 'Reste',
  withdrawn: 'retirée',
  addSupply: 'Inscrire une ressource',
  supplyTitle: 'Ce que c’est',
  supplySource: 'Qui la donne',
  supplyKind: 'Nature',
  supplyQuantity: 'Combien',
  supplyUnit: 'Unité',
  supplyUnitHint: (currency) => `${currency}, hours (des heures), ou ce en quoi on compte.`,
  supplyValue: 'Valeur totale',
  supplyValueHint: (currency) => `En ${currency} ; inutile pour de l’argent en ${currency}.`,
  supplyType: 'Type de valeur',
  supplyMost: 'Au plus, par membre',
  supplyStep: 'Attribuée par pas de',
  supplyStepHint:
    'Par exemple 5, si personne ne doit recevoir moins de cinq heures. Sinon un par un ; l’argent, au centime.',
  supplyOpenTo: 'Seulement pour ces membres',
  supplyOpenToHint: 'Un par ligne, par nom ou identifiant. Sans rien, elle est pour tous les membres.',
  supplyOpenToUnknown: (found) => `Aucun membre ne s’appelle « ${found} ».`,
  onlyFor: (members) => `seulement pour ${members}`,
  atMostEach: (quantity) => `au plus ${quantity} chacun`,
  inSteps: (quantity) => `par pas de ${quantity}`,
  list: 'L’inscrire',
  withdraw: 'Retirer',
  withdrawReason: 'Pourquoi la retirer ?',
  pool: (name) => `Fonds : ${name}`,
  valueTypes: {
    financial: 'financière',
    innovative: 'innovante',
    operational: 'opérationnelle',
    reputational: 'de réputation',
    strategic: 'stratégique',
  },

  positions: 'Où se tiennent les membres',
  noPositions: 'Personne n’a encore pris position',
  noPositionsText:
    'Les membres disent s’ils soutiennent le trimestre ou une proposition, s’ils ont une réserve ou s’ils s’y opposent, et pourquoi.',
  hiddenPositions: 'Les positions des autres sont montrées quand les décisions sont publiées.',
  stances: { support: 'soutient', concern: 'a une réserve', object: 's’oppose' },
  stanceChoices: { support: 'Soutien', concern: 'Réserve', object: 'Objection' },
  onQuarter: 'le trimestre dans son ensemble',
  onProposal: (id) => `la proposition ${id}`,
  statePosition: 'Prendre position',
  about: 'Sur',
  stance: 'Votre position',
  words: 'Pourquoi, en mots',
  state: 'La déclarer',
  positionText: 'La dernière position compte : déclarez-en une autre pour en changer.',
  proposals: 'Propositions',
  noProposals: 'Rien n’est encore proposé',
  noProposalsText:
    'Les propositions répartissent ce qui peut être donné ensuite, pour rapprocher les membres de leur part équitable. Chacune dit pourquoi.',
  noneSeen: 'Les propositions pour d’autres ne sont pas montrées à votre membre.',
  propose: 'Faire des propositions',
  proposeAgain: 'Les refaire',
  proposeHint:
    'D’après les chiffres arrêtés et les ressources inscrites, selon les règles du trimestre. Cela prend quelques secondes.',
  fairBefore: 'Avant',
  fairAfter: 'Avec ce qui est proposé',
  fairTarget_: 'Part équitable',
  fairOther: 'Selon d’autres règles',
  fairTitle: (currency) => `Reçu sur la période, avant et après, en ${currency}`,
  fairRow: (name, before, after, target) =>
    `${name} passe de ${before} à ${after} ; sa part équitable est de ${target}.`,
  fairRowOther: (other) => `Selon les autres règles, ce serait ${other}.`,
  shortfallBefore: 'Manque aux parts équitables, avant',
  shortfallAfter: 'Manque ensuite',
  below: (count) => `${many(count, 'membre', 'membres')} en deçà`,
  othersInChart: (count) =>
    `${many(count, 'autre membre n’est pas montré', 'autres membres ne sont pas montrés')} : le changement y est moindre, ou nul.`,
  tradeOffs: 'Ce qui fait obstacle',
  for: 'Pour',
  why: 'Pourquoi',
  undecided: 'à décider',
  compare: 'Comparer avec d’autres règles',
  compareText: 'Ce qui serait proposé si les règles étaient autres. Rien n’est inscrit.',
  proportionality: 'Poids de ce qui est donné',
  need: 'Poids du besoin',
  equality: 'Poids de l’égalité',
  floor: 'Plancher, en part de la part équitable',
  ruleHint: (now) => `Aujourd’hui ${now}.`,
  weightsHint: 'Les trois poids font 1 ensemble.',
  compareLead: (real, supposed) =>
    `Selon ces règles, il manquerait à la fin ${supposed} aux parts équitables, et ${real} selon les règles du trimestre.`,
  compareHint: 'Cela prend quelques secondes.',
  compareSame: 'Changez un poids, et voyez ce qui serait alors proposé.',
  byPolicy: 'Selon les règles du trimestre',
  byOther: 'Selon d’autres règles',
  settleUp: 'Solder les comptes',
  settleText: 'Qui paierait qui, pour que chaque solde soit nul. Rien n’est inscrit.',
  settleLead: (transfers, amount) =>
    transfers === 0
      ? 'Tous les soldes sont nuls : personne ne paierait personne.'
      : `${many(transfers, 'paiement', 'paiements')} de ${amount} au total solderaient tous les comptes.`,
  settleFewest: 'On ne peut pas faire avec moins.',
  settleNotFewest: 'On pourrait peut-être faire avec moins : à tant de parties, on ne le cherche pas.',
  settleUnvalued: (count) =>
    `${many(count, 'écriture sans valeur n’est soldée', 'écritures sans valeur ne sont soldées')} par aucun paiement.`,
  pays: 'Paie',
  isPaid: 'Est payé',
  amount: 'Montant',
  common: 'tenu en commun',
  back: 'Retour à la discussion',
  decideStep: 'Passer aux décisions',
  decideStepHint: 'Les avis et les ressources sont alors arrêtés.',

  waiting: 'Les propositions se font',
  waitingLead: (seconds) =>
    `En cours depuis ${many(seconds, 'seconde', 'secondes')}. Cette page regarde à nouveau d’elle-même.`,
  lookAgain: 'Regarder à nouveau',
  waitingHint: 'Vous pouvez quitter cette page : les propositions se trouveront dans la revue.',

  decideTitle: 'Décisions',
  decide: 'Décider',
  decideOn: (id, member) => `Proposition ${id} : ${member}`,
  decideNext: (id) => `Décider de la proposition ${id}`,
  outcomeField: 'Décision',
  outcomeChoices: {
    accepted: 'Accepter',
    amended: 'Accepter avec une autre quantité',
    rejected: 'Rejeter',
  },
  outcomes: { accepted: 'acceptée', amended: 'amendée', rejected: 'rejetée' },
  outcomeCounts: (counts) =>
    (
      [
        ['accepted', 'acceptée', 'acceptées'],
        ['amended', 'amendée', 'amendées'],
        ['rejected', 'rejetée', 'rejetées'],
      ] as const
    )
      .filter(([outcome]) => (counts[outcome] ?? 0) > 0)
      .map(([outcome, one, more]) => many(counts[outcome]!, one, more))
      .join(', '),
  otherQuantity: (unit) => `Autre quantité, en ${unit}`,
  otherQuantityHint: 'Seulement si la quantité est autre.',
  reason: 'Motif',
  reasonHint: 'Tous les membres le liront.',
  dueOn: 'Livré d’ici au',
  dueOnHint: 'De ce qu’un membre promet ; la fin de ce trimestre si vous laissez vide.',
  dissent: 'Qui n’est pas d’accord',
  dissentWords: 'Pourquoi pas',
  action: 'Ce qui se fait ensuite',
  actionOwner: 'Par qui',
  actionDue: 'Pour quand',
  more: 'Désaccord et suites',
  recordDecision: 'Inscrire la décision',
  decidedOn: (day) => `Décidée le ${day}.`,
  becomesEntry: 'L’écriture qui en est née',
  becomesPledge: 'La promesse qui en est née',
  notPublished: 'Le motif n’est pas encore publié.',
  dissents: (member) => `${member} n’est pas d’accord :`,
  until: (owner, day) => `${owner}, d’ici au ${day}`,
  publish: 'Publier les motifs',
  notTold: 'Ce qui est décidé est publié avec ses motifs.',
  showUndecided: 'À décider',
  showDecided: 'Décidées',
  showAll: 'Toutes',
  show: 'Afficher',
  partOf: (shown, of) => `${shown} sur ${of} sont affichées.`,
  nothingToDecide: 'Rien à décider',
  nothingToDecideText: 'Aucune proposition n’a été faite. La revue peut être signée et close.',
  notYetDeciding: 'Les propositions se décident après la discussion.',

  closeTitle: 'Ce que fait la clôture',
  closeDoes: {
    locks: (count, entries) =>
      `Elle verrouille le trimestre : ${count < 2 ? `${entries} écriture ne change` : `ses ${entries} écritures ne changent`} plus. Ce qui arrive en retard s’inscrit dans un trimestre ouvert.`,
    waits: (count) =>
      `${many(count, 'écriture non acceptée ou contestée sera tranchée', 'écritures non acceptées ou contestées seront tranchées')} comme éléments tardifs.`,
    publishes: (count) =>
      count === 0
        ? 'Tous les motifs sont publiés.'
        : `Elle publie les motifs de ${many(count, 'décision', 'décisions')}.`,
    vests: (credits) =>
      `Elle acquiert les crédits des savoirs confirmés : ${credits}, dans la limite du plafond du trimestre.`,
    vestsNone: 'Aucun crédit n’est acquis : aucun usage de savoirs n’a été confirmé.',
    vestsSome: 'Elle acquiert les crédits des savoirs confirmés, dans la limite du plafond du trimestre.',
    expires: 'Elle éteint les crédits dont le temps est passé.',
    seals:
      'Elle scelle le rapport : son texte est gardé avec une empreinte, par laquelle chacun peut vérifier un fichier.',
  },
  signatures: 'Signatures',
  signaturesText:
    'Deux personnes différentes signent : l’animation, et une coordination pour la structure d’appui.',
  asRole: { facilitator: 'au titre de l’animation', backbone: 'pour la structure d’appui' },
  signedBy: (name) => `signé par ${name}`,
  notSigned: 'pas encore signé',
  sign: (role) => `Signer ${role}`,
  signHint: 'Vous signez en votre nom. Une signature ne se reprend pas.',
  signedYou: 'Vous avez signé. Quelqu’un d’autre signe à l’autre titre.',
  closeNow: (quarter) => `Clore le ${quarter}`,
  closeHint: 'Plus rien ne change dans le trimestre.',
  sealed: 'Rapport scellé',
  sealedText: 'Son empreinte SHA-256, par laquelle un fichier se vérifie :',
  notSealed: 'Le rapport n’est pas encore scellé. Clore encore une fois le scelle.',
  sealAgain: 'Sceller le rapport',
  report: 'Lire le rapport',
  reopen: 'Rouvrir le trimestre',
  reopenText:
    'Pour ce qui ne peut attendre le trimestre suivant. Il y faut deux personnes et un motif. Les décisions restent ; les signatures et le caractère définitif du rapport tombent.',
  reopenAsked: (name, day) => `${name} a demandé le ${day} que le trimestre soit rouvert :`,
  reopenYours: 'C’est vous qui l’avez demandé. Une seconde personne doit y consentir.',
  reopenAgree: 'Y consentir, et rouvrir',
  reopenAsk: 'Demander qu’il soit rouvert',
  reopenReason: 'Pourquoi ?',
  stillReview: 'Tout doit être décidé avant la signature.',
};

export const reviewSaid: typeof saidInEnglish = {
  'review-opened': 'La revue est ouverte. Inscrivez ce qui peut être donné ensuite.',
  'figures-frozen': 'Les chiffres sont arrêtés : tous parlent désormais des mêmes.',
  'discussion-open': 'La discussion est ouverte : les membres disent où ils se tiennent.',
  'deciding-open': 'La revue en est aux décisions.',
  'proposals-made': 'Les propositions sont faites.',
  'pulse-given': 'Votre avis sur l’équité est noté.',
  'position-stated': 'Votre position est notée.',
  'supply-listed': 'La ressource est inscrite.',
  'supply-withdrawn': 'La ressource est retirée.',
  'proposal-decided': 'La décision est inscrite, et ce qui s’ensuit est fait.',
  'reasons-published': 'Les motifs sont publiés.',
  'close-signed': 'Votre signature est inscrite.',
  'quarter-closed': 'Le trimestre est clos.',
  'reopening-asked':
    'Votre demande est gardée. Le trimestre est rouvert quand une seconde personne y consent.',
  'quarter-reopened': 'Le trimestre est de nouveau ouvert.',
};

export const reviewProblems: typeof problemsInEnglish = {
  'reviews.not-at-this-stage': () =>
    'Quelqu’un a fait passer la revue à une autre étape entre-temps. Regardez-la à nouveau ; ce que vous avez saisi est toujours là.',
  'reviews.proposal-unknown': () =>
    'Cette proposition n’existe plus : de nouvelles ont été faites entre-temps.',
  'reviews.proposal-outdated': () =>
    'Les chiffres ont été arrêtés à nouveau depuis cette proposition. Faites d’abord refaire les propositions.',
  'reviews.proposal-decided': ({ proposal }) =>
    `Quelqu’un a décidé de la proposition ${proposal} entre-temps. Ce que vous avez saisi n’a pas été inscrit.`,
  'reviews.decisions-taken': () =>
    'Quelque chose est déjà décidé : les propositions et les chiffres restent tels quels.',
  'reviews.figures-changed': () =>
    'Quelqu’un a arrêté les chiffres à nouveau, ou fait refaire les propositions, pendant leur calcul. Faites-les refaire.',
  'reviews.amendment-malformed': () =>
    'Avec une autre quantité, indiquez-la, par pas de la ressource et sans dépasser ce qu’un membre peut avoir ; sinon, laissez-la vide.',
  'reviews.supply-exhausted': ({ left, unit }) => `Il ne reste que ${left} ${unit} de cette ressource.`,
  'reviews.undecided': ({ count }) =>
    `Avant que quiconque signe, tout doit être décidé : ${many(Number(count), 'proposition ne l’est', 'propositions ne le sont')} pas.`,
  'reviews.same-signer': () => 'Deux personnes différentes signent. Vous avez signé à l’autre titre.',
  'reviews.signed-otherwise': () => 'Quelqu’un d’autre a déjà signé à ce titre.',
  'reviews.signatures-missing': () => 'Deux personnes doivent signer avant la clôture.',
  'reviews.proposals-busy': () => 'D’autres propositions se font en ce moment. Réessayez dans une minute.',
  'reviews.quarter-not-over': ({ to }) =>
    `Le trimestre dure jusqu’au ${to} : ses chiffres ne sont pas complets avant.`,
  'reviews.review-exists': () => 'Quelqu’un a ouvert la revue de ce trimestre entre-temps.',
};
