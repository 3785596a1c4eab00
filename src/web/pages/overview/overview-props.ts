import type { FlowsOfAll } from '../../../portfolios/coalition-flows.queries.js';
import type { MemberLines } from '../../../portfolios/member-lines.queries.js';
import type { PublishedTrend } from '../../../reports/published-trend.queries.js';
import type { FirstSteps } from '../../../reviews/first-steps.queries.js';
import type { Here } from '../../view.js';
import type { Waiting } from '../../waiting.js';

/** What somebody is in a coalition, with what each role is for. */
export type Roles = readonly { readonly role: string; readonly mandate: string }[];

/** What the first page of a coalition is drawn from. */
export interface OverviewProps {
  readonly view: Here;
  readonly roles: Roles;
  readonly published: PublishedTrend | null;
  readonly waiting: Waiting;
  readonly flows: FlowsOfAll;
  readonly lines: MemberLines;
  readonly steps: FirstSteps;
}
