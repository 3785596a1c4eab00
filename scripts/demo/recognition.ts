import { LAST_DAY } from './calendar.js';
import type { Chapter } from './telling.js';

/** What the partnership says in public: one achievement is published, and one waits for a member's consent. */
export const RECOGNITION: Chapter = {
  title: 'What the study of damp homes owes to whom: all consent before it is said in public',
  day: LAST_DAY,
  told: [
    [
      ...['recognition', 'record', '--id', 'damp-homes', '--on', '2026-10-22', '--show-shares'],
      ...['--title', 'The study of damp homes is out'],
      ...['--story', 'It names the forty streets that the council will insulate first.'],
      ...named('medical-school', '0.5', 'asked the families, and wrote it up', [
        ...['entry/homes-interviews-july', 'entry/homes-interviews-august'],
      ]),
      ...named('tenants-union', '0.3', 'knocked on every door', ['entry/homes-doors', 'asset/door-knocking']),
      ...named('city-health', '0.2', 'measured the damp', ['entry/homes-inspections']),
    ],
    ...['medical-school', 'tenants-union', 'city-health'].map((member) => consent('damp-homes', member)),
    ['recognition', 'publish', '--achievement', 'damp-homes', '--on', '2026-10-30'],
    // The food bank has not answered yet.
    [
      ...['recognition', 'record', '--id', 'questionnaires', '--on', '2026-09-30'],
      ...['--title', 'Eight hundred questionnaires came back', '--as', 'member:tenants-union'],
      ...named('food-bank', '0.6', 'put one into every parcel', ['entry/homes-volunteers']),
      ...named('tenants-union', '0.4', 'fetched them from the doors', ['entry/homes-doors']),
    ],
    consent('questionnaires', 'tenants-union'),
  ],
  asked: () => [
    ['recognition', 'list'],
    ['recognition', 'statement', '--achievement', 'damp-homes'],
    ['recognition', 'list', '--waiting-for', 'member:food-bank'],
    ['recognition', 'show', '--achievement', 'questionnaires'],
  ],
};

function named(member: string, share: string, wording: string, behind: readonly string[]): string[] {
  return [
    ...['--member', member, '--share', share, '--wording', wording],
    ...behind.flatMap((thing) => ['--behind', thing]),
  ];
}

function consent(achievement: string, member: string): string[] {
  return [
    ...['recognition', 'consent', '--achievement', achievement, '--edition', '1'],
    ...['--member', member, '--as', `member:${member}`],
  ];
}
