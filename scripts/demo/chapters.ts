import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LAST_DAY } from './calendar.js';
import type { DemoCoalition } from './coalition.js';
import { PAPERS } from './papers.js';
import { RECOGNITION } from './recognition.js';
import { autumnReview, autumnReviewOpened, springReview, summerReview, winterReview } from './reviews.js';
import {
  departure,
  disputedGift,
  FILED_QUARTER,
  firstYear,
  FOUNDING_RULES,
  grant,
  heirDelivers,
  knowledge,
  MERGER,
  mergerAsked,
  promises,
} from './stories.js';
import type { Chapter, CommandLine } from './telling.js';

/** The folders of the demo's own files. */
interface Folders {
  readonly imports: readonly string[];
  readonly papers: string;
  readonly reports: string;
}

/** Writes what is imported and attached into a folder, and answers where it lies. */
export function writeFiles(folder: string, { parts }: DemoCoalition): Folders {
  const imports = parts.map(({ day, files }, i) => {
    return written(join(folder, 'import', `${String(i + 1)}-until-${day}`), files);
  });
  const papers = written(join(folder, 'papers'), PAPERS);
  return { imports, papers, reports: join(folder, 'reports') };
}

function written(folder: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** All that happens in the demo, in its order, from the founding on. */
export function chaptersOf({ coalition }: DemoCoalition, { imports, papers, reports }: Folders): Chapter[] {
  const [untilWinter, untilMerger, untilSpring, untilSummer, untilNow] = imports.map((folder) => [
    'import',
    folder,
  ]) as [string[], string[], string[], string[], string[]];
  return [
    {
      title: `${coalition.name}: two years of a city's health partnership, invented`,
      day: '2026-02-02',
      told: [
        [
          ...['init', '--name', coalition.name, '--currency', coalition.currency],
          ...['--time-zone', coalition.timeZone],
          ...['--fiscal-start-month', String(coalition.fiscalStartMonth)],
        ],
        FOUNDING_RULES,
        untilWinter,
      ],
    },
    firstYear(),
    ...winterReview(),
    ...merger(reports, coalition.slug, untilMerger, untilSpring),
    ...springReview(),
    { title: 'Half a summer is entered', day: '2026-08-17', told: [untilSummer] },
    promises(),
    departure(),
    ...summerReview(),
    ...autumnReviewOpened(),
    { title: 'What has happened since is entered', day: LAST_DAY, told: [untilNow] },
    heirDelivers(),
    disputedGift(papers),
    grant(papers),
    RECOGNITION,
    knowledge(),
    ...autumnReview(),
  ];
}

/** Files a report on the day of the merger, of which the ledger learns right after, and draws it again a month later as it was known. */
function merger(
  reports: string,
  slug: string,
  before: CommandLine,
  since: CommandLine,
): readonly [Chapter, Chapter] {
  const [asFiled, asKnownThen] = [join(reports, 'as-filed'), join(reports, 'as-known-then')];
  const report = ['report', '--quarter', FILED_QUARTER, '--format', 'csv'];
  let position = 0;
  return [
    {
      title: 'A report is filed, and two clinics merge',
      day: '2026-04-01',
      told: [
        before,
        [...report, '--out', asFiled],
        async (run) => {
          position = (JSON.parse(await run(MERGER)) as { position: number }).position - 1;
        },
      ],
    },
    {
      title: 'What was filed before the clinics merged stays as it was',
      day: '2026-05-04',
      told: [
        since,
        async (run) => {
          await run([...report, '--as-known-at', String(position), '--out', asKnownThen]);
          if (contentOf(asFiled, slug) !== contentOf(asKnownThen, slug))
            throw new Error('The report that was filed has changed');
        },
      ],
      asked: () => mergerAsked(position),
    },
  ];
}

/** A filed report without the one line that says when it was made. */
function contentOf(folder: string, slug: string): string {
  const text = readFileSync(join(folder, `${slug}-${FILED_QUARTER}.csv`), 'utf8');
  return text.replace(/^.*,generatedAt,.*$/m, '');
}
