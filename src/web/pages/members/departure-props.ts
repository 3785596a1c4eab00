import type { MemberView } from '../../../coalition/coalition.queries.js';
import type { NamesHere } from '../../../coalition/names.queries.js';
import type { PledgeView } from '../../../exchange/pledges.queries.js';
import type { RedemptionView } from '../../../knowledge/redemptions.queries.js';
import type { ValuePortfolio } from '../../../portfolios/domain/portfolio.js';
import type { SettlementStatement } from '../../../reports/domain/settlement.js';
import type { Form } from '../../form.js';
import type { Here } from '../../view.js';

export interface DepartureProps {
  readonly view: Here;
  readonly member: MemberView;
  readonly names: NamesHere;
  /** Of its whole life, as it stands today. */
  readonly portfolio: ValuePortfolio;
  /** Null until its departure is settled. */
  readonly settled: SettlementStatement | null;
  /** Of which something is outstanding. */
  readonly pledges: readonly PledgeView[];
  readonly reservations: readonly RedemptionView[];
  readonly maySettle: boolean;
  readonly form: Form;
}
