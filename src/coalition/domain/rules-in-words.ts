import type { PolicyRule, RuleChange } from './policy.js';

/** What each rule of a policy says. */
export const RULES_IN_WORDS: Readonly<Record<PolicyRule, string>> = {
  base: 'Credits for one use at depth 1.',
  depthConsulted: 'How many times the base counts for an asset that was consulted.',
  depthAdapted: 'How many times the base counts for an asset that was adapted.',
  depthEmbedded: 'How many times the base counts for an asset that was embedded.',
  outcomeRate: 'Credits for one unit of base currency of outcome.',
  outcomeCap: 'The outcome of one use in a quarter that counts at most, in base currency.',
  pairCap: 'Credits from one user to one author in a quarter that count at most.',
  mutualLimit: 'M: what two members can gain in a quarter at most by using each other’s assets.',
  windowQuarters: 'Quarters over which mutual use is looked at, the present one included.',
  lineageShare: 'λ: the share of its credit that an asset passes on to what it derives from.',
  quarterCap: 'Credits that vest in a quarter at most, over all members.',
  expiryQuarters: 'Quarters after the one they vested in, at whose end credits expire.',
  reservationDays: 'Days for which credits stay reserved for an offer at most.',
  proportionality: 'α: how much of a fair share follows what a member gave.',
  need: 'β: how much of a fair share follows what a member needs.',
  equality: 'γ: how much of a fair share is the same for every member.',
  weightStrategic: 'How much strategic value counts where contributions are compared.',
  weightOperational: 'How much operational value counts where contributions are compared.',
  weightFinancial: 'How much financial value counts where contributions are compared.',
  weightInnovative: 'How much innovative value counts where contributions are compared.',
  weightReputational: 'How much reputational value counts where contributions are compared.',
  fairWindowQuarters: 'Quarters over which giving and getting are compared, the present one included.',
  tolerance: 'How far from its target, as a share of it, a member is still in balance.',
  floor: 'The share of its target that every member is to have before priorities count.',
};

/** `need 0.3 → 0.5: how much of a fair share follows what a member needs`. */
export function changeInWords({ rule, from, to }: RuleChange): string {
  const says = RULES_IN_WORDS[rule].replace(/^\p{L}: /u, '').replace(/\.$/, '');
  return `${rule} ${from ?? 'none'} → ${to ?? 'none'}: ${says.charAt(0).toLowerCase()}${says.slice(1)}`;
}
