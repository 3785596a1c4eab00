import {
  Day,
  Decimal,
  Identifier,
  ListOf,
  Part,
  QuarterId,
  Shape,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import { OTHER_RULES } from '../http/other-rules.js';
import type { KnowledgeFlows } from '../knowledge/flows.queries.js';
import type { CreditsSupposed, WhatIf } from '../knowledge/what-if.queries.js';
import { CreditsBetweenAnswer, UsedAssetAnswer } from './knowledge-answers.js';
import type { CreditAccounts, CreditColumns, MemberCredits } from '../knowledge/credits.queries.js';

const LARGEST = Number.MAX_SAFE_INTEGER;

export class CreditColumnsAnswer implements CreditColumns {
  @Decimal({ about: 'Held before the period.' })
  opening!: string;

  @Decimal({
    about:
      'Of a quarter, what its uses come to, which vests at the close; of all time, what has not vested yet.',
  })
  accrued!: string;

  @Decimal({ about: 'Vested in the period.' })
  vested!: string;

  @Decimal({ about: 'Reserved in the period, less what was redeemed of it or set free.' })
  reserved!: string;

  @Decimal({ about: 'Redeemed in the period.' })
  redeemed!: string;

  @Decimal({ about: 'Expired in the period.' })
  expired!: string;

  @Decimal({ about: 'Held: opening + vested − reserved − redeemed − expired.' })
  balance!: string;
}

export class MemberCreditsAnswer extends CreditColumnsAnswer implements MemberCredits {
  @Words(2_000, { about: 'The id of this object; a figure’s is this, a slash, and its place below it.' })
  figure!: string;

  @Identifier({ about: 'The member’s id.' })
  id!: string;

  @Words(300, { about: 'Its name at the end of the period.' })
  name!: string;

  @Decimal({
    about: 'Its part of all credits that ever vested; null where none did, or it is not told.',
    nullable: true,
  })
  equityShare!: string | null;
}

export class CreditsAnswer implements CreditAccounts {
  @QuarterId({ about: 'The quarter asked for.', nullable: true })
  quarter!: string | null;

  @Day({ about: 'The last day that counts.' })
  asOf!: string;

  @WholeNumber(1, LARGEST, { about: 'The ledger’s position that the figures are known at.' })
  position!: number;

  @WholeNumber(0, LARGEST, { about: 'The policy in force; 0 is the set of defaults.' })
  policyVersion!: number;

  @ListOf(() => MemberCreditsAnswer, { about: 'In the order of their ids.' })
  members!: MemberCreditsAnswer[];

  @Part(() => CreditColumnsAnswer, {
    about: 'All members together; null where their totals are not told.',
    nullable: true,
  })
  totals!: CreditColumnsAnswer | null;
}

export class CreditsSupposedAnswer implements CreditsSupposed {
  @Decimal({ about: 'What the quarter came to, or would were it closed now.' })
  real!: string;

  @Decimal({ about: 'What it would come to under the other rules.' })
  supposed!: string;

  @Decimal({ about: 'Supposed less real.' })
  difference!: string;
}

export class MemberSupposedAnswer extends CreditsSupposedAnswer {
  @Identifier({ about: 'The member’s id.' })
  id!: string;

  @Words(300, { about: 'Its name at the end of the quarter.' })
  name!: string;
}

const text = { type: 'string' };

/** An object that always has all of these. */
const allOf = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

export class WhatIfAnswer implements WhatIf {
  @QuarterId({ about: 'The quarter.' })
  quarter!: string;

  @WholeNumber(1, LARGEST, { about: 'The ledger’s position that the figures are known at.' })
  position!: number;

  @WholeNumber(0, LARGEST, { about: 'The policy in force; 0 is the set of defaults.' })
  policyVersion!: number;

  @Shape(OTHER_RULES, { about: 'The rules that are other; null is no cap.' })
  rules!: WhatIf['rules'];

  @ListOf(() => MemberSupposedAnswer, { about: 'In the order of their ids.' })
  members!: MemberSupposedAnswer[];

  @Part(() => CreditsSupposedAnswer, { about: 'All members together.' })
  totals!: CreditsSupposedAnswer;
}

export class FlowsAnswer implements KnowledgeFlows {
  @QuarterId({ about: 'The quarter.' })
  quarter!: string;

  @WholeNumber(1, LARGEST, { about: 'The ledger’s position that the figures are known at.' })
  position!: number;

  @ListOf(() => CreditsBetweenAnswer, { about: 'Credits from members to members.' })
  flows!: CreditsBetweenAnswer[];

  @ListOf(() => UsedAssetAnswer, { about: 'Up to ten, the most applied first.' })
  mostApplied!: UsedAssetAnswer[];

  @Shape(
    { type: 'array', items: allOf({ id: text, title: text, sharedOn: { type: 'string', format: 'date' } }) },
    { about: 'Up to a hundred assets that nobody has used yet.' },
  )
  unused!: KnowledgeFlows['unused'];

  @Shape(
    { type: 'array', items: allOf({ members: { type: 'array', items: text }, credits: text }) },
    { about: 'Members that praise each other in a circle; shown, never punished.' },
  )
  rings!: KnowledgeFlows['rings'];
}
