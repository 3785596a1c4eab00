import type { Details } from '../details.js';
import type * as english from '../en/problems.js';
import { knowledgeProblems } from './knowledge.js';
import { membersProblems } from './members.js';
import { pledgesProblems } from './pledges.js';
import { recognitionProblems } from './recognition.js';
import { reviewProblems } from './review.js';

/** Ce que disent les problèmes à qui a rempli un formulaire, par leur code. */
export const problems: typeof english.problems = {
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
  ...membersProblems,
  ...pledgesProblems,
  ...knowledgeProblems,
  ...recognitionProblems,
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
  'hooks.address-refused': () =>
    'Rien ne peut y être remis. Il faut une adresse qui commence par https:// et se joint depuis Internet, sans nom, mot de passe ni #.',
  'hooks.too-many': ({ max }) =>
    `Une coalition peut avoir ${max} webhooks. Supprimez-en un qui ne sert plus.`,
  'hooks.hook-unknown': () => 'Ce webhook a été supprimé entre-temps.',
  'hooks.dead-letter-unknown': () => 'Cet événement n’est plus mis de côté.',
  'ledger.position-unknown': ({ last }) =>
    `Le registre en est à la position ${last} ; jusque-là, c’est juste.`,
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
};

function inMinutes(seconds: Details[string]): string {
  const minutes = Math.ceil(Number(seconds) / 60);
  return minutes <= 1 ? 'une minute' : `${minutes} minutes`;
}
