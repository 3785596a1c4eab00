import { Day, Decimal, PartIn, WholeNumber, Words } from '../http/fields.decorator.js';
import { TEXT_LIMIT } from './domain/field-checks.js';
import { NO_CAP, WHOLE_RULES } from './domain/policy.js';
import { RULES_IN_WORDS as about } from './domain/rules-in-words.js';

/** Long enough for any decimal, and short enough for a problem to quote it. */
const CAP_LIMIT = 40;

/** Rules of a policy by name; what is left out stays as in the policy before. */
class PolicyRulesBody {
  @Decimal({ about: about.base, optional: true })
  base!: string | null;

  @Decimal({ about: about.depthConsulted, optional: true })
  depthConsulted!: string | null;

  @Decimal({ about: about.depthAdapted, optional: true })
  depthAdapted!: string | null;

  @Decimal({ about: about.depthEmbedded, optional: true })
  depthEmbedded!: string | null;

  @Decimal({ about: about.outcomeRate, optional: true })
  outcomeRate!: string | null;

  @Decimal({ about: about.outcomeCap, optional: true })
  outcomeCap!: string | null;

  @Decimal({ about: about.pairCap, optional: true })
  pairCap!: string | null;

  @Decimal({ about: about.mutualLimit, optional: true })
  mutualLimit!: string | null;

  @WholeNumber(1, WHOLE_RULES.windowQuarters, { about: about.windowQuarters, optional: true })
  windowQuarters!: number | null;

  @Decimal({ about: about.lineageShare, optional: true })
  lineageShare!: string | null;

  @Words(CAP_LIMIT, { about: `${about.quarterCap} A plain decimal, or \`${NO_CAP}\`.`, optional: true })
  quarterCap!: string | null;

  @WholeNumber(1, WHOLE_RULES.expiryQuarters, { about: about.expiryQuarters, optional: true })
  expiryQuarters!: number | null;

  @WholeNumber(1, WHOLE_RULES.reservationDays, { about: about.reservationDays, optional: true })
  reservationDays!: number | null;

  @Decimal({ about: about.proportionality, optional: true })
  proportionality!: string | null;

  @Decimal({ about: about.need, optional: true })
  need!: string | null;

  @Decimal({ about: about.equality, optional: true })
  equality!: string | null;

  @Decimal({ about: about.weightStrategic, optional: true })
  weightStrategic!: string | null;

  @Decimal({ about: about.weightOperational, optional: true })
  weightOperational!: string | null;

  @Decimal({ about: about.weightFinancial, optional: true })
  weightFinancial!: string | null;

  @Decimal({ about: about.weightInnovative, optional: true })
  weightInnovative!: string | null;

  @Decimal({ about: about.weightReputational, optional: true })
  weightReputational!: string | null;

  @WholeNumber(1, WHOLE_RULES.fairWindowQuarters, { about: about.fairWindowQuarters, optional: true })
  fairWindowQuarters!: number | null;

  @Decimal({ about: about.tolerance, optional: true })
  tolerance!: string | null;

  @Decimal({ about: about.floor, optional: true })
  floor!: string | null;
}

export class AdoptPolicyBody {
  @Day({ about: 'The first day on which it holds. Quarters that begin on it or later go by it.' })
  from!: string;

  @PartIn(() => PolicyRulesBody, {
    about: 'The rules that change; what is left out stays as in the policy in force on that day before.',
  })
  rules!: PolicyRulesBody;

  @Words(TEXT_LIMIT, { about: 'Why, as members will read it.' })
  reason!: string;
}
