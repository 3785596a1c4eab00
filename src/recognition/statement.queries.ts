import { outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import { nameOn } from '../coalition/domain/directory.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { dateIn } from '../kernel/calendar.js';
import { Problem } from '../kernel/problem.js';
import { statementFragment, statementPage } from './domain/statement-html.js';
import { statementLine, statementParagraph, type StatementValue } from './domain/statement.js';
import { achievementRow, attributionRows, editionRows } from './recognition.queries.js';

/** An attribution statement in all its forms; each ends with a line feed. */
export interface AttributionStatement {
  readonly achievementId: string;
  readonly edition: number;
  /** Null while it is a draft, which says so of itself in every form. */
  readonly publishedOn: string | null;
  /** One line. */
  readonly line: string;
  /** A paragraph with every member's wording. */
  readonly paragraph: string;
  /** The same as HTML, to be set into a page. */
  readonly fragment: string;
  /** The same as a whole page. */
  readonly page: string;
}

/**
 * The attribution statement of an achievement: as published, or a draft of its last edition for those who are to consent.
 * @throws Problem `recognition.achievement-unknown`, `recognition.statement-retracted`
 */
export async function attributionStatementOf(
  reads: CoalitionReads,
  coalitionId: string,
  text: string,
  sight: Sight = SEES_ALL,
): Promise<AttributionStatement> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const row = await achievementRow(snapshot, coalitionId, text, outlookIn(directory, sight, reads.now()));
    const { achievementId, edition, publishedOn } = row;
    if (row.stage === 'retracted') {
      const { retractedOn: on, reason } = row;
      throw new Problem('recognition.statement-retracted', { achievement: achievementId, on, reason });
    }
    const { title, achievedOn, story, sharesShown } = (
      await editionRows(snapshot, coalitionId, achievementId)
    ).at(-1)!;
    const rows = await attributionRows(snapshot, coalitionId, row);
    const called = publishedOn ?? dateIn(directory.coalition.timeZone, reads.now());
    const nameOf = (memberId: string): string => nameOn(directory.members.get(memberId)!, called);
    const value: StatementValue = {
      ...{ coalition: directory.coalition.name, title, achievedOn, story, sharesShown: sharesShown === 1 },
      members: rows.map(({ memberId, share, wording }) => ({
        ...{ memberId, name: nameOf(memberId), share, wording },
      })),
      draft:
        publishedOn === null
          ? {
              edition,
              missing: rows.filter(({ state }) => state !== 'agreed').map(({ memberId }) => nameOf(memberId)),
            }
          : null,
    };
    return {
      ...{ achievementId, edition, publishedOn },
      line: statementLine(value),
      paragraph: statementParagraph(value),
      fragment: statementFragment(value),
      page: statementPage(value),
    };
  });
}
