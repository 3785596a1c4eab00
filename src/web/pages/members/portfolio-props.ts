import type { MemberView } from '../../../coalition/coalition.queries.js';
import type { ValuePortfolio } from '../../../portfolios/domain/portfolio.js';
import type { Here } from '../../view.js';

/** What a member’s portfolio is drawn from. */
export interface PortfolioProps {
  readonly view: Here;
  readonly member: MemberView;
  readonly portfolio: ValuePortfolio;
  /** Whether whoever looks may change the member. */
  readonly speaks: boolean;
}
