import { quarterAt, workingDayIn } from '../calendar.js';
import type { Draft } from '../drafts.js';
import type { MemberId } from '../members.js';
import type { Random } from '../random.js';

/** What members passed on from hand to hand, and nobody entered in the library. */
interface Asset {
  readonly id: string;
  readonly title: string;
  readonly member: MemberId;
  readonly quarter: number;
  readonly project: string;
  readonly valueType?: string;
}

export const ASSETS: readonly Asset[] = [
  asset(
    'interview-guide',
    'Interview guide: health and housing',
    'medical-school',
    0,
    'healthy-homes',
    'innovative',
  ),
  asset('claims', 'Data set: avoidable admissions, anonymised', 'harbour-mutual', 2, 'data-commons'),
  asset('food-rx', 'Protocol: food on prescription', 'food-bank', 3, 'food-and-health', 'innovative'),
  asset('fridge-log', 'Vaccine fridge log and alarm plan', 'pharmacies', 6, 'vaccination'),
  asset('night-line', 'Scripts of the night-time phone line', 'mothers-circle', 8, 'maternal-health'),
];

function asset(
  id: string,
  title: string,
  member: MemberId,
  quarter: number,
  project: string,
  valueType?: string,
): Asset {
  return { id, title, member, quarter, project, valueType };
}

export function knowledgeGiven(random: Random): Draft[] {
  return ASSETS.map((shared) => ({
    // In the running quarter early enough to be in the story whatever the seed.
    on: workingDayIn(random, quarterAt(shared.quarter), [5, shared.quarter === 8 ? 35 : 80]),
    direction: 'contribution',
    member: shared.member,
    kind: 'knowledge',
    quantity: 1,
    unit: 'assets',
    valueType: shared.valueType,
    project: shared.project,
    description: shared.title,
  }));
}

/** Who took which of them into use, and how many quarters after it was shared. */
const USES: readonly (readonly [string, MemberId, number])[] = [
  ['claims', 'medical-school', 1],
  ['food-rx', 'quayside-clinic', 2],
  ['fridge-log', 'docklands-practice', 1],
];

export function knowledgeReceived(random: Random): Draft[] {
  return USES.map(([id, member, later]) => {
    const used = ASSETS.find((shared) => shared.id === id) as Asset;
    return {
      on: workingDayIn(random, quarterAt(used.quarter + later)),
      direction: 'benefit',
      member,
      kind: 'knowledge',
      quantity: 1,
      unit: 'assets',
      project: used.project,
      description: `Took into use: ${used.title}`,
    };
  });
}
