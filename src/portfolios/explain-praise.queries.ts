import { knownMember } from '../coalition/domain/directory.js';
import { flowExplained } from '../knowledge/explain-flows.queries.js';
import { Amount } from '../kernel/amount.js';
import { figurePart, shownIn, type Explained } from './domain/explanation.js';
import { figureId } from './domain/figure-id.js';
import { PRAISE_FORMULAS } from './domain/formulas.js';
import { partsAtHand } from './domain/part-list.js';
import type { ExplainContext } from './explain-context.queries.js';

const UNIT = 'credits';
/** The fewest that make a circle; two are a pair. */
const LEAST_IN_RING = 3;

/** Explains credits from member to member over a quarter’s window (`flows/FROM/TO`), and circles of them (`rings/A/B/C`). */
export class PraiseExplainer {
  constructor(private readonly context: ExplainContext) {}

  /** Undefined where there is no such figure. */
  explain(head: 'flows' | 'rings', ids: readonly string[]): Promise<Explained> | undefined {
    const { known, period } = this.context;
    if (!period.quarter || (head === 'flows' ? ids.length !== 2 : ids.length < LEAST_IN_RING))
      return undefined;
    const members = ids.map((id) => {
      const { directory } = known;
      return directory.survivorOf(knownMember(directory, id).id, period.quarter!.to);
    });
    return head === 'flows' ? this.flow(members[0]!, members[1]!) : this.ring(members);
  }

  private id(...path: readonly string[]): string {
    return figureId('coalition', null, this.context.view, ...path);
  }

  private async flow(from: string, to: string): Promise<Explained> {
    const { value, parts } = await flowExplained(this.context, from, to, this.context.period.quarter!.id);
    return {
      figure: this.id('flows', from, to),
      value: shownIn(value, UNIT),
      unit: UNIT,
      formula: PRAISE_FORMULAS.flows,
      rule: 'sum',
      parts: partsAtHand(parts),
    };
  }

  private async ring(members: readonly string[]): Promise<Explained> {
    const flows: Explained[] = [];
    for (const [i, from] of members.entries()) {
      flows.push(await this.flow(from, members[(i + 1) % members.length]!));
    }
    const least = flows
      .map(({ value }) => Amount.parse(value!))
      .reduce((one, other) => (other.compare(one) < 0 ? other : one));
    return {
      figure: this.id('rings', ...members),
      value: shownIn(least, UNIT),
      unit: UNIT,
      formula: PRAISE_FORMULAS.rings,
      rule: 'least',
      parts: partsAtHand(flows.map((flow) => figurePart(flow, 'member'))),
    };
  }
}
