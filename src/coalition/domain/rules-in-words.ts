import type { KnowledgeRule } from './policy.js';

/** What each rule of a policy says. */
export const RULES_IN_WORDS: Readonly<Record<KnowledgeRule, string>> = {
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
};
