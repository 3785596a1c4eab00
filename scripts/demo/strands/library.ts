import { daysAfter, LAST_DAY, quarterAt, workingDayFrom, workingDayIn } from '../calendar.js';
import type { MemberId } from '../members.js';
import { decimalOf, type Row } from '../tables.js';
import type { Random } from '../random.js';

/** What members entered in the library for others to use; weights are tenths. */
interface Asset {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly authors: Partial<Record<MemberId, number>>;
  readonly quarter: number;
  readonly parents?: Readonly<Record<string, number>>;
}

const ASSETS: readonly Asset[] = [
  asset('walk-in-evenings', 'Walk-in vaccination evenings', 'playbook', 0, {
    'city-health': 6,
    pharmacies: 4,
  }),
  asset('glossary', 'Glossary of 900 medical terms in seven languages', 'glossary', 0, {
    'many-tongues': 10,
  }),
  asset('first-aid', 'Mental-health first aid for youth workers', 'curriculum', 0, { 'open-door': 10 }),
  asset('ward-figures', 'Health figures by ward, 2019–2024', 'data set', 0, { 'city-health': 10 }),
  asset('peer-support', 'Handbook of peer support after birth', 'handbook', 1, { 'mothers-circle': 10 }),
  asset('door-knocking', 'How to knock on a door about damp', 'method', 1, { 'tenants-union': 10 }),
  asset('referral-form', 'Open-source referral form', 'software', 1, { lumenbyte: 10 }),
  asset(
    'club-night',
    'Talking about worry on a club night',
    'method',
    1,
    { 'pier-nine': 10 },
    { 'first-aid': 10 },
  ),
  asset(
    'mould-atlas',
    'Mould atlas of 412 flats, with photographs',
    'data set',
    2,
    { 'tenants-union': 8, lumenbyte: 2 },
    { 'door-knocking': 10 },
  ),
  asset('navigators', 'Patient navigators', 'playbook', 2, { 'university-hospital': 10 }),
  asset(
    'antenatal',
    'Antenatal classes with an interpreter',
    'curriculum',
    3,
    { 'st-brigids': 7, 'many-tongues': 3 },
    { 'peer-support': 5, glossary: 5 },
  ),
  asset(
    'asthma-study',
    'Damp homes and asthma, first results',
    'study',
    3,
    { 'medical-school': 10 },
    { 'mould-atlas': 7, 'ward-figures': 3 },
  ),
  asset(
    'orientation',
    'Health orientation in pictures',
    'handbook',
    4,
    { reach: 5, 'many-tongues': 5 },
    { glossary: 10 },
  ),
  asset(
    'bus-clinic',
    'Fitting out a bus as a clinic: drawings and costs',
    'method',
    4,
    { 'bay-transit': 7, 'city-health': 3 },
    { 'walk-in-evenings': 10 },
  ),
  // Nobody has used these two yet.
  asset('visiting', 'Notes on visiting people who live alone', 'handbook', 5, { 'interfaith-network': 10 }),
  asset('merging', 'What we learnt from merging two clinics', 'report', 7, { 'quayside-clinic': 10 }),
];

function asset(
  id: string,
  title: string,
  type: string,
  quarter: number,
  authors: Asset['authors'],
  parents?: Asset['parents'],
): Asset {
  return { id, title, type, quarter, authors, parents };
}

/** The rows of knowledge.csv. */
export function assetRows(random: Random): Row<'knowledge.csv'>[] {
  return ASSETS.map(({ id, title, type, quarter, authors, parents }) => ({
    asset_id: id,
    title,
    // Early enough that others can use it in the same quarter.
    shared_on: workingDayIn(random, quarterAt(quarter), [3, 30]),
    authors: weightsOf(authors),
    derives_from: parents && weightsOf(parents),
    asset_type: type,
    licence: 'CC-BY-4.0',
  }));
}

/** Tenths as the files have them: `{ ann: 6, bob: 4 }` is `ann:0.6|bob:0.4`, and one alone is its id. */
function weightsOf(tenths: Readonly<Record<string, number>>): string {
  const parts = Object.entries(tenths);
  if (parts.length === 1) return parts[0]![0];
  return parts.map(([id, weight]) => `${id}:${decimalOf(weight, 1)}`).join('|');
}

type Depth = 'consulted' | 'adapted' | 'embedded';

interface Use {
  readonly asset: string;
  readonly user: MemberId;
  readonly quarter: number;
  readonly depth: Depth;
  /** What came of it, in cents. */
  readonly outcome?: number;
  /** Who confirms it, where it is not the user. */
  readonly confirmedBy?: MemberId | 'backbone';
}

const USES: readonly Use[] = [
  ...uses('walk-in-evenings', [
    ['university-hospital', 0, 'embedded'],
    ['northgate-clinic', 2, 'adapted'],
    ['quayside-clinic', 4, 'embedded', 2_600_00],
    ['reach', 4, 'consulted'],
    // After the clinics merged: the survivor's second and third quarter of use, whichever of the two it was before.
    ['quayside-clinic', 8, 'embedded', 1_900_00],
  ]),
  ...uses('glossary', [
    ['st-brigids', 1, 'embedded', 3_200_00],
    ['university-hospital', 2, 'adapted'],
    ['docklands-practice', 3, 'consulted'],
    ['reach', 4, 'embedded'],
    ['city-libraries', 6, 'consulted'],
  ]),
  ...uses('ward-figures', [
    ['medical-school', 0, 'adapted'],
    ['harbour-mutual', 2, 'adapted'],
    ['meridian', 3, 'consulted'],
  ]),
  ...uses('peer-support', [
    ['st-brigids', 2, 'adapted'],
    ['quayside-clinic', 3, 'consulted'],
  ]),
  ...uses('door-knocking', [
    ['city-health', 2, 'adapted'],
    ['interfaith-network', 3, 'consulted'],
  ]),
  ...uses('referral-form', [
    ['northgate-clinic', 3, 'embedded'],
    ['open-door', 5, 'adapted'],
  ]),
  ...uses('navigators', [
    // Of the same hospital group: its author earns nothing by it, and somebody else has to confirm it.
    ['st-brigids', 3, 'embedded', undefined, 'backbone'],
    ['quayside-clinic', 4, 'adapted', 4_750_00],
    ['docklands-practice', 7, 'adapted'],
  ]),
  ...uses('antenatal', [
    ['mothers-circle', 4, 'adapted'],
    ['quayside-clinic', 6, 'embedded', 5_400_00],
    // Of the hospital group of one of its two authors.
    ['university-hospital', 5, 'consulted', undefined, 'backbone'],
  ]),
  ...uses('orientation', [
    ['city-libraries', 6, 'adapted'],
    ['city-health', 6, 'embedded', 1_150_00],
    ['food-bank', 7, 'consulted'],
  ]),
  ...uses('bus-clinic', [
    ['quayside-clinic', 6, 'embedded', 3_800_00],
    ['food-bank', 7, 'adapted'],
  ]),
  // Three members whose work goes round among them, and gets better by it.
  ...uses('mould-atlas', [
    ['university-hospital', 4, 'consulted'],
    ['medical-school', 3, 'embedded'],
    ['medical-school', 6, 'adapted'],
  ]),
  ...uses('asthma-study', [
    ['harbour-mutual', 5, 'consulted'],
    ['city-health', 5, 'adapted'],
    ['city-health', 6, 'embedded', 6_200_00],
    ['city-health', 7, 'adapted'],
  ]),
  ...uses('ward-figures', [
    ['tenants-union', 4, 'adapted'],
    ['tenants-union', 6, 'consulted'],
    ['tenants-union', 7, 'consulted'],
  ]),
  // Two that praise each other every quarter.
  ...[1, 2, 3, 4, 5, 6, 7].flatMap((quarter) => [
    ...uses('first-aid', [['pier-nine', quarter, 'embedded']]),
    ...uses('club-night', [['open-door', quarter, 'embedded']]),
  ]),
];

function uses(
  asset: string,
  by: readonly (readonly [MemberId, number, Depth, number?, (MemberId | 'backbone')?])[],
): Use[] {
  return by.map(([user, quarter, depth, outcome, confirmedBy]) => ({
    ...{ asset, user, quarter, depth, outcome, confirmedBy },
  }));
}

/** The rows of applications.csv, by day. Those of which nobody is sure yet are told by commands. */
export function applicationRows(random: Random): Row<'applications.csv'>[] {
  const dated = USES.map((use) => {
    // In the running quarter early enough to be in the story whatever the seed.
    const appliedOn = workingDayIn(random, quarterAt(use.quarter), use.quarter === 8 ? [5, 30] : [40, 80]);
    const confirmedOn = workingDayFrom(daysAfter(appliedOn, random.between(1, 9)));
    return { use, appliedOn, confirmedOn: confirmedOn < LAST_DAY ? confirmedOn : LAST_DAY };
  });
  dated.sort((one, other) =>
    one.appliedOn < other.appliedOn ? -1 : one.appliedOn > other.appliedOn ? 1 : 0,
  );
  return dated.map(({ use, appliedOn, confirmedOn }, index) => ({
    application_id: `U-${String(index + 1).padStart(3, '0')}`,
    asset_id: use.asset,
    member_id: use.user,
    applied_on: appliedOn,
    depth: use.depth,
    outcome_value: use.outcome === undefined ? undefined : decimalOf(use.outcome, 2),
    confirmed_by: use.confirmedBy ?? use.user,
    confirmed_on: confirmedOn,
  }));
}

/** What credits can be redeemed for, from the summer on in which the board agreed on it. */
export function offerRows(): Row<'offers.csv'>[] {
  return [
    {
      offer_id: 'grant-writer',
      title: 'Half a day with the office’s grant writer',
      offered_by: 'pool',
      price_credits: '20.00',
      capacity: '6',
      value_type: 'strategic',
      value: '340.00',
      valid_from: '2026-07-01',
    },
    {
      offer_id: 'ten-pages',
      title: 'Ten pages translated, any of seven languages',
      offered_by: 'member:many-tongues',
      price_credits: '25.00',
      capacity: '4',
      value_type: 'operational',
      value: '420.00',
      valid_from: '2026-09-01',
      valid_to: '2027-06-30',
    },
    {
      offer_id: 'evening-course',
      title: 'A seat in the School’s evening course on research methods',
      offered_by: 'member:medical-school',
      price_credits: '15.00',
      value_type: 'innovative',
      value: '180.00',
      valid_from: '2026-09-01',
    },
  ];
}
