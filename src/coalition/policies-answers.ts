import { Choice, Day, Decimal, Flag, ListOf, Part, WholeNumber, Words } from '../http/fields.decorator.js';
import { PageAnswer } from '../http/page.js';
import type { Party } from './domain/authority.js';
import {
  POLICY_RULES,
  WHOLE_RULES,
  type FairnessRules,
  type KnowledgeRules,
  type PolicyRule,
} from './domain/policy.js';
import { RULES_IN_WORDS as about } from './domain/rules-in-words.js';
import type { PolicyView, RuleChangeTold } from './policies.queries.js';

const VERSION_LIMIT = Number.MAX_SAFE_INTEGER;

export class KnowledgeRulesAnswer implements KnowledgeRules {
  @Decimal({ about: about.base })
  base!: string;

  @Decimal({ about: about.depthConsulted })
  depthConsulted!: string;

  @Decimal({ about: about.depthAdapted })
  depthAdapted!: string;

  @Decimal({ about: about.depthEmbedded })
  depthEmbedded!: string;

  @Decimal({ about: about.outcomeRate })
  outcomeRate!: string;

  @Decimal({ about: about.outcomeCap })
  outcomeCap!: string;

  @Decimal({ about: about.pairCap })
  pairCap!: string;

  @Decimal({ about: about.mutualLimit })
  mutualLimit!: string;

  @WholeNumber(1, WHOLE_RULES.windowQuarters, { about: about.windowQuarters })
  windowQuarters!: number;

  @Decimal({ about: about.lineageShare })
  lineageShare!: string;

  @Decimal({ about: `${about.quarterCap} Null where there is no cap.`, nullable: true })
  quarterCap!: string | null;

  @WholeNumber(1, WHOLE_RULES.expiryQuarters, { about: about.expiryQuarters })
  expiryQuarters!: number;

  @WholeNumber(1, WHOLE_RULES.reservationDays, { about: about.reservationDays })
  reservationDays!: number;
}

export class FairnessRulesAnswer implements FairnessRules {
  @Decimal({ about: about.proportionality })
  proportionality!: string;

  @Decimal({ about: about.need })
  need!: string;

  @Decimal({ about: about.equality })
  equality!: string;

  @Decimal({ about: about.weightStrategic })
  weightStrategic!: string;

  @Decimal({ about: about.weightOperational })
  weightOperational!: string;

  @Decimal({ about: about.weightFinancial })
  weightFinancial!: string;

  @Decimal({ about: about.weightInnovative })
  weightInnovative!: string;

  @Decimal({ about: about.weightReputational })
  weightReputational!: string;

  @WholeNumber(1, WHOLE_RULES.fairWindowQuarters, { about: about.fairWindowQuarters })
  fairWindowQuarters!: number;

  @Decimal({ about: about.tolerance })
  tolerance!: string;

  @Decimal({ about: about.floor })
  floor!: string;
}

export class RuleChangeAnswer implements RuleChangeTold {
  @Choice(POLICY_RULES, { about: 'The rule that changed.' })
  rule!: PolicyRule;

  @Decimal({ about: 'What it was; null where there was no cap.', nullable: true })
  from!: string | null;

  @Decimal({ about: 'What it became; null where there is no cap any more.', nullable: true })
  to!: string | null;

  @Words(500, { about: 'The change, and what the rule says.' })
  inWords!: string;
}

export class PolicyAnswer implements PolicyView {
  @WholeNumber(0, VERSION_LIMIT, { about: 'In the order of adoption; 0 is the default.' })
  version!: number;

  @Day({ about: 'The first day on which it holds.' })
  from!: string;

  @Words(4_000, { about: 'Why it was adopted.' })
  reason!: string;

  @Words(250, { about: 'Who adopted it: `backbone`.' })
  by!: Party;

  @Flag({ about: 'Whether it is the one in force today.' })
  inForce!: boolean;

  @Flag({
    about: 'Whether the present quarter goes by it: whether it was in force on that quarter’s first day.',
  })
  ofThisQuarter!: boolean;

  @Part(() => KnowledgeRulesAnswer, { about: 'All its rules for knowledge-equity accounts.' })
  knowledge!: KnowledgeRulesAnswer;

  @Part(() => FairnessRulesAnswer, { about: 'All its rules for fair shares and rebalancing.' })
  fairness!: FairnessRulesAnswer;

  @ListOf(() => RuleChangeAnswer, { about: 'What it changed of the policy that stands before it.' })
  changes!: RuleChangeAnswer[];
}

export class PoliciesAnswer extends PageAnswer {
  @ListOf(() => PolicyAnswer, { about: 'By first day, and of one day in the order of adoption.' })
  items!: PolicyAnswer[];
}
