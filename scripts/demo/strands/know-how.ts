import { quarterAt, workingDayIn } from '../calendar.js';
import type { Draft } from '../drafts.js';
import type { MemberId } from '../members.js';
import type { Random } from '../random.js';

/** What members wrote down for others to use. The id is kept for those who ask who used what. */
interface Asset {
  readonly id: string;
  readonly title: string;
  readonly member: MemberId;
  readonly quarter: number;
  readonly project: string;
  readonly valueType?: string;
}

export const ASSETS: readonly Asset[] = [
  asset('walk-in-evenings', 'Playbook: walk-in vaccination evenings', 'city-health', 0, 'vaccination'),
  asset(
    'interview-guide',
    'Interview guide: health and housing',
    'medical-school',
    0,
    'healthy-homes',
    'innovative',
  ),
  asset('glossary', 'Glossary of 900 medical terms in seven languages', 'many-tongues', 1, 'language-access'),
  asset('door-knocking', 'How to knock on a door about damp', 'tenants-union', 1, 'healthy-homes'),
  asset('ward-figures', 'Data set: health figures by ward, 2019–2024', 'city-health', 1, 'data-commons'),
  asset('peer-support', 'Handbook of peer support after birth', 'mothers-circle', 2, 'maternal-health'),
  asset('referral-form', 'Open-source referral form', 'lumenbyte', 2, 'data-commons', 'innovative'),
  asset('claims', 'Data set: avoidable admissions, anonymised', 'harbour-mutual', 2, 'data-commons'),
  asset('first-aid', 'Curriculum: mental-health first aid for youth workers', 'open-door', 3, 'youth-minds'),
  asset('food-rx', 'Protocol: food on prescription', 'food-bank', 3, 'food-and-health', 'innovative'),
  asset('mould-atlas', 'Mould atlas of 412 flats, with photographs', 'tenants-union', 4, 'healthy-homes'),
  asset('bus-clinic', 'Fitting out a bus as a clinic: drawings and costs', 'bay-transit', 4, 'vaccination'),
  asset('antenatal', 'Curriculum: antenatal classes with an interpreter', 'st-brigids', 4, 'maternal-health'),
  asset('visiting', 'Notes on visiting people who live alone', 'interfaith-network', 5, 'healthy-homes'),
  asset('asthma-study', 'Study: damp homes and asthma, first results', 'medical-school', 5, 'healthy-homes'),
  asset('orientation', 'Health orientation in pictures', 'reach', 5, 'language-access', 'innovative'),
  asset('fridge-log', 'Vaccine fridge log and alarm plan', 'pharmacies', 6, 'vaccination'),
  asset('club-night', 'Talking about worry on a club night', 'pier-nine', 6, 'youth-minds'),
  asset(
    'merging',
    'What we learnt from merging two clinics',
    'quayside-clinic',
    7,
    'coordination',
    'strategic',
  ),
  asset('navigators', 'Playbook: patient navigators', 'university-hospital', 7, 'healthy-homes'),
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
  ['walk-in-evenings', 'university-hospital', 1],
  ['walk-in-evenings', 'quayside-clinic', 4],
  ['walk-in-evenings', 'reach', 4],
  ['glossary', 'st-brigids', 1],
  ['glossary', 'university-hospital', 2],
  ['glossary', 'reach', 3],
  ['door-knocking', 'city-health', 1],
  ['ward-figures', 'medical-school', 1],
  ['ward-figures', 'harbour-mutual', 2],
  ['peer-support', 'st-brigids', 1],
  ['peer-support', 'quayside-clinic', 2],
  ['referral-form', 'docklands-practice', 1],
  ['referral-form', 'northgate-clinic', 2],
  ['claims', 'medical-school', 1],
  ['first-aid', 'pier-nine', 1],
  ['food-rx', 'quayside-clinic', 2],
  ['mould-atlas', 'medical-school', 1],
  ['mould-atlas', 'university-hospital', 2],
  ['antenatal', 'mothers-circle', 2],
  ['orientation', 'city-libraries', 2],
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
