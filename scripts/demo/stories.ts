import { join } from 'node:path';
import { FIRST_DAY, LAST_DAY, QUARTERS } from './calendar.js';
import { DEPARTURE_DATE, MERGER_DATE } from './members.js';
import type { PAPERS } from './papers.js';
import { words, type Chapter, type CommandLine } from './telling.js';

/** A file that is attached, in the folder of all. */
const paperIn = (papers: string, name: keyof typeof PAPERS): string => join(papers, name);

export const MERGER: CommandLine = [
  ...['member', 'merge', '--member', 'northgate-clinic', '--into', 'quayside-clinic', '--on', MERGER_DATE],
];
/** What the founders agreed on beside the usual rules. */
export const FOUNDING_RULES: CommandLine = [
  ...['policy', 'adopt', '--from', FIRST_DAY, '--set', 'expiryQuarters=6', '--reason'],
  'What was learnt from members is to be passed on while it is fresh: credits last a year and a half',
];
/** The quarter whose report was filed before anybody knew of the merger. */
export const FILED_QUARTER = '2026-Q1';

/** What to ask about the merger, which the ledger learned of right after this position. */
export function mergerAsked(positionBefore: number): CommandLine[] {
  return [
    words('portfolio --member northgate-clinic --quarter 2026-Q1'),
    words('portfolio --member northgate-clinic --quarter 2026-Q2'),
    words(`compare --quarter ${FILED_QUARTER} --from-known-at ${positionBefore}`),
  ];
}

export const disputedGift = (papers: string): Chapter => ({
  title: 'A gift is proposed, accepted, disputed, answered, and put right',
  day: LAST_DAY,
  told: [
    [
      ...words('record exchange --id tablets --member lumenbyte --counterparty member:reach'),
      ...words('--kind in-kind --on 2026-07-09 --quantity 12 --unit tablets --value 2160.00'),
      ...['--basis', 'resale price', '--category', 'computers', '--technique', 'resale price'],
      ...['--inputs', 'three listings of the model', '--approved-by', 'treasurer'],
      ...['--project', 'language-access', '--description', 'Tablets for the advice desk'],
      ...words('--as member:lumenbyte'),
    ],
    ['attach', paperIn(papers, 'delivery-note.txt'), ...words('--entry tablets --as member:lumenbyte')],
    words('accept tablets --as member:reach'),
    [...words('dispute tablets --as member:reach --reason'), 'two of the twelve came with broken screens'],
    ['attach', paperIn(papers, 'tablets-tested.csv'), ...words('--entry tablets --as member:reach')],
    [...words('answer tablets --as member:lumenbyte --words'), 'they were whole when the courier took them'],
    [
      ...words('resolve tablets adjusted --quantity 10 --reason'),
      'ten are of use, as the test list shows; the courier pays for the rest',
    ],
    // One dispute is still open: the office has to decide.
    [
      ...words('record exchange --id autumn-meals --member harbour-mutual --counterparty member:food-bank'),
      ...words('--kind in-kind --on 2026-10-22 --quantity 60 --unit meals --value 870.00'),
      ...['--basis', 'caterer’s invoice', '--category', 'food', '--technique', 'purchase cost'],
      ...['--inputs', 'caterer’s invoice', '--approved-by', 'treasurer', '--project', 'food-and-health'],
      ...['--description', 'Meals for the volunteers’ evening'],
    ],
    [...words('dispute autumn-meals --as member:food-bank --reason'), 'forty came, twenty were cancelled'],
    [...words('answer autumn-meals --as member:harbour-mutual --words'), 'the caterer billed sixty'],
  ],
  asked: () => [
    words('entry tablets'),
    words('explain member/lumenbyte/2026-Q3/given/in-kind'),
    words('entries --status disputed'),
    words('entries --waiting-for backbone'),
  ],
});

/** What is dated in a quarter must be in the ledger before it is closed. */
export const firstYear = (): Chapter => ({
  title:
    'What became of promises of the first year; its quarters are closed as they were agreed on, on paper',
  day: '2026-02-02',
  told: [
    [
      ...words('pledge waive --pledge summer-crates-2025 --on 2025-08-04 --reason'),
      'a dry summer; agreed before it was due',
    ],
    [
      ...words('pledge lapse --pledge technology-for-good-2025 --on 2025-10-15 --reason'),
      'budget cut by a fifth',
    ],
    [...words('pledge lapse --pledge analysts-2025 --on 2026-02-02 --reason'), 'the analysts have left'],
    ...QUARTERS.slice(0, 4).map(({ name }) => words(`close --quarter ${name}`)),
  ],
});

export const promises = (): Chapter => ({
  title: 'Promises that are kept late, given up, or postponed',
  day: '2026-08-17',
  told: [
    [
      ...words('pledge amend --pledge exam-counsellors --on 2026-05-28 --due-on 2026-09-30 --reason'),
      'one school asks for September',
      ...words('--as member:open-door'),
    ],
    [
      ...words('pledge waive --pledge camp-leaders-2026 --on 2026-08-03 --reason'),
      'the second week of the camp was rained off',
    ],
  ],
  asked: () => [
    words('entries --pledge transit-vehicles'),
    words('explain member/bay-transit/2026-Q3/pledges/overdue'),
    words('explain member/bay-transit/2026-Q4@2026-11-13/pledges/reliability'),
    words('pledges --state overdue'),
  ],
});

export const departure = (): Chapter => ({
  title: 'A member leaves in the middle of a quarter',
  day: '2026-08-17',
  told: [
    words(`member leave --member tidewater-print --on ${DEPARTURE_DATE}`),
    [
      ...words('member settle --member tidewater-print --waive tidewater-design --keep tidewater-posters'),
      ...words('--hand-over tidewater-leaflets medical-school --reason'),
      'The workshop closes; the School’s print room takes over the leaflets.',
    ],
  ],
  asked: () => [
    words('settlement --member tidewater-print'),
    words('pledges --member tidewater-print'),
    words('portfolio --member tidewater-print --quarter 2026-Q3'),
  ],
});

export const grant = (papers: string): Chapter => ({
  title: 'What a grant and the accounts ask for',
  day: LAST_DAY,
  told: [
    [
      ...['attach', paperIn(papers, 'timesheet-2026-07.csv')],
      ...words('--entry homes-interviews-july --as member:medical-school'),
    ],
    [
      'attach',
      paperIn(papers, 'inspections-2026-08.eml'),
      ...words('--entry homes-inspections --as member:city-health'),
    ],
    [
      'attach',
      paperIn(papers, 'rooms-booked.txt'),
      ...words('--entry homes-rooms --as member:city-libraries'),
    ],
  ],
  asked: () => [
    words('lineup --standard cost-share --quarter 2026-Q3'),
    words('lineup --standard gifts-in-kind --quarter 2026-Q3'),
  ],
});

/** What was handed over by the member that left is delivered by its heir. */
export const heirDelivers = (): Chapter => ({
  day: LAST_DAY,
  told: [
    [
      ...words('record contribution --id leaflets-taken-over --member medical-school --kind in-kind'),
      ...words('--on 2026-10-20 --quantity 6000 --unit leaflets --value 1080.00 --basis'),
      ...['catalogue price', '--category', 'printed matter', '--technique', 'catalogue price'],
      ...words('--counterparty pool:store --pledge tidewater-leaflets/medical-school --project vaccination'),
      ...['--description', 'Campaign leaflets, in place of Tidewater'],
    ],
  ],
});

export const knowledge = (): Chapter => ({
  title: 'Knowledge earns by its use: what a close vested is redeemed, and what nobody asked for expires',
  day: LAST_DAY,
  told: [
    [
      ...words('knowledge apply --id paper-form --asset referral-form --member docklands-practice'),
      ...words('--on 2026-09-08 --depth embedded --as member:lumenbyte'),
    ],
    [
      ...words('knowledge contest --application paper-form --as member:docklands-practice --reason'),
      'we looked at it, and stayed with paper',
    ],
    // Its user has not answered yet.
    [
      ...words('knowledge apply --id bus-for-reach --asset bus-clinic --member reach --on 2026-10-28'),
      ...words('--depth adapted --as member:bay-transit'),
    ],
    words('redemption reserve --id class-grant --offer grant-writer --member mothers-circle --on 2026-10-06'),
    words('redemption redeem --redemption class-grant --on 2026-10-15'),
    words(
      'redemption reserve --id study-course --offer evening-course --member tenants-union --on 2026-10-12',
    ),
    [
      ...words('redemption release --redemption study-course --on 2026-10-16 --as member:tenants-union'),
      ...['--reason', 'the evenings are those of the members’ meeting'],
    ],
    words('redemption reserve --id leaflet-pages --offer ten-pages --member tenants-union --on 2026-11-12'),
  ],
  asked: () => [
    words('credits'),
    words('knowledge-flows --quarter 2026-Q3'),
    words('explain member/pier-nine/2026-Q3/credits/accrued'),
    words('credits --quarter 2026-Q3 --what-if mutualLimit=1000000'),
  ],
});
