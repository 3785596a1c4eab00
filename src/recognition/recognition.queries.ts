import { idsOfMember, outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import { parseParty, type Party } from '../coalition/domain/authority.js';
import { nameOn, type Directory } from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import type { CursorPage, PageAsked } from '../event-store/cursor.js';
import { pageOfRows, placesFor, rowById, type Conditions, type Way } from '../event-store/row-search.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { dateIn } from '../kernel/calendar.js';
import { identifier } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import { formatAmount } from '../kernel/unit.js';
import { takenBackBehind } from './behind.queries.js';
import type { AchievementStage, ConsentState } from './domain/achievement.js';
import type { Attribution } from './domain/events.js';
import {
  achievementEditionsTable,
  achievementsTable,
  attributionsTable,
  type AchievementEditionRow,
  type AchievementRow,
  type AttributionRow,
} from './recognition.tables.js';

export { ACHIEVEMENT_STAGES } from './domain/achievement.js';

/** Which achievements; null where a filter is not used. */
export interface AchievementsAsked extends PageAsked {
  readonly stage: string | null;
  /** Those whose last edition names this member, or a member that merged into it. */
  readonly member: string | null;
  /**
   * `member:ID`: those to which its answer is missing. `backbone`: those to which all have consented, so that they can be
   * published.
   */
  readonly waitingFor: string | null;
}

/** An achievement in a line. */
export interface AchievementView {
  readonly id: string;
  /** Where it was recorded. */
  readonly position: number;
  readonly title: string;
  readonly achievedOn: string;
  readonly stage: AchievementStage;
  /** The last edition. */
  readonly edition: number;
  /** How many members that edition names, and how many of them have consented to it. */
  readonly named: number;
  readonly agreed: number;
  readonly publishedOn: string | null;
  readonly retractedOn: string | null;
}

/** What an achievement says of one member, and how that member stands to it. */
export interface AttributionView {
  readonly memberId: string;
  /** As it was called on the day of the publication, or is called today. */
  readonly name: string;
  /** Null where the achievement shows no shares to others. */
  readonly share: string | null;
  readonly wording: string;
  /** `entry/ID` and `asset/ID`. */
  readonly behind: readonly string[];
  /** Those of them that were reversed or withdrawn since: they count no more. */
  readonly takenBack: readonly string[];
  readonly state: ConsentState;
  /** Who said so: the member, or the backbone for it. */
  readonly answeredBy: string | null;
  readonly answeredOn: string | null;
  /** Why it declined. */
  readonly reason: string | null;
  /** The benefit by which it is recognised. */
  readonly entryId: string | null;
  /** The entry that took it back. */
  readonly reversedBy: string | null;
}

export interface EditionView {
  readonly edition: number;
  readonly position: number;
  readonly toldOn: string;
  /** Why it was amended; null for the first. */
  readonly reason: string | null;
}

export interface AchievementDetail extends AchievementView {
  readonly story: string | null;
  readonly sharesShown: boolean;
  /** Null where only what was published is told. */
  readonly recordedBy: string | null;
  /** What the recognition is worth to all together, in base currency; null where that is not said. */
  readonly value: string | null;
  /** Why it was retracted. */
  readonly reason: string | null;
  /** The largest share first, ties by id. */
  readonly attributions: readonly AttributionView[];
  /** The members whose consent is missing, in the order of their ids. */
  readonly missing: readonly string[];
  /** Who can bring it further now: `member:ID` for each answer that is missing, `backbone` to amend or publish it. */
  readonly waitsFor: readonly Party[];
  /** Every edition, oldest first. */
  readonly editions: readonly EditionView[];
}

/**
 * Achievements by their day, and id. What is published everybody sees, and what names a member that member; the rest as members see
 * each other.
 * @throws Problem `coalition.member-unknown`, `coalition.party-malformed`, `request.cursor-malformed`
 */
export async function achievementsOf(
  reads: CoalitionReads,
  coalitionId: string,
  asked: AchievementsAsked,
  sight: Sight = SEES_ALL,
): Promise<CursorPage<AchievementView>> {
  return reads.read(async (snapshot) => {
    const { head, directory } = await reads.directories.view(snapshot, coalitionId);
    const today = dateIn(directory.coalition.timeZone, reads.now());
    const waitingFor = asked.waitingFor === null ? null : parseParty(asked.waitingFor, directory);
    const seen = conditionSeen(outlookIn(directory, sight, reads.now()), coalitionId);
    const byMember = memberIdsOf(asked, waitingFor, directory, today);
    if (byMember === null) {
      const ways: Way[] = [
        {
          along: {},
          only: (where) => {
            onlyThose(where, asked, waitingFor);
            if (seen) where.only(...seen);
          },
        },
      ];
      const search = { ...BY_DAY, table: achievementsTable, ways };
      const { rows, next } = await pageOfRows(snapshot, head, search, asked);
      return { items: rows.map(achievementView), next };
    }
    const ways = byMember.map((memberId): Way => ({
      along: { member_id: memberId },
      only: (where) => {
        if (waitingFor === null || waitingFor === 'backbone') where.only("state <> 'dropped'");
        else where.only('waits IS NOT NULL');
        onlyAmong(where, coalitionId, asked, waitingFor, seen);
      },
    }));
    const search = { ...BY_DAY, table: attributionsTable, ways };
    const { rows, next } = await pageOfRows(snapshot, head, search, asked);
    // Members that merged may both be named by one achievement.
    const ids = [...new Set(rows.map(({ achievementId }) => achievementId))];
    const items: AchievementView[] = [];
    for (const id of ids)
      items.push(
        achievementView((await rowById(snapshot, achievementsTable, coalitionId, 'achievement_id', id))!),
      );
    return { items, next };
  });
}

/** No entry is dated later. */
const LAST_DAY = '9999-12-31';

const BY_DAY = {
  list: 'achievements',
  order: ['achieved_on', 'achievement_id'],
  keyOf: ({ achievedOn, achievementId }: Pick<AchievementRow, 'achievedOn' | 'achievementId'>) => [
    achievedOn,
    achievementId,
  ],
} as const;

/** The members along whose attributions is searched; null where it is along all achievements. */
function memberIdsOf(
  { member }: AchievementsAsked,
  waitingFor: Party | null,
  directory: Directory,
  today: string,
): string[] | null {
  const ofMember = member === null ? null : idsOfMember(directory, member, today);
  if (waitingFor === null || waitingFor === 'backbone') return ofMember;
  const waiting = idsOfMember(directory, waitingFor.slice('member:'.length), today);
  return ofMember === null ? waiting : waiting.filter((id) => ofMember.includes(id));
}

function onlyThose(where: Conditions, { stage }: AchievementsAsked, waitingFor: Party | null): void {
  if (stage !== null) where.only('stage = ?', stage);
  if (waitingFor === 'backbone') where.only("stage = 'open' AND agreed = named");
}

/** The same for attributions, of the achievements that they belong to. */
function onlyAmong(
  where: Conditions,
  coalitionId: string,
  { stage }: AchievementsAsked,
  waitingFor: Party | null,
  seen: Condition | null,
): void {
  const among = (condition: string, ...values: string[]): void => {
    where.only(
      `achievement_id IN (SELECT achievement_id FROM achievements WHERE coalition_id = ? AND ${condition})`,
      coalitionId,
      ...values,
    );
  };
  if (stage !== null) among('stage = ?', stage);
  if (waitingFor === 'backbone') among("stage = 'open' AND agreed = named");
  if (seen) among(...seen);
}

type Condition = readonly [sql: string, ...values: string[]];

/** What a reader sees of achievements; null where it sees all. */
function conditionSeen(
  { seesOthersInDetail, isInside, own }: Outlook,
  coalitionId: string,
): Condition | null {
  if (seesOthersInDetail) return null;
  if (!isInside) return ["stage = 'published'"];
  const naming = `SELECT achievement_id FROM attributions WHERE coalition_id = ? AND member_id IN (${placesFor([...own])}) AND state <> 'dropped'`;
  return [`(stage = 'published' OR achievement_id IN (${naming}))`, coalitionId, ...own];
}

/**
 * One achievement, with whose consent is missing. Whoever sees it for no other reason than that it is published is told what was
 * published.
 * @throws Problem `recognition.achievement-unknown`
 */
export async function achievementOf(
  reads: CoalitionReads,
  coalitionId: string,
  text: string,
  sight: Sight = SEES_ALL,
): Promise<AchievementDetail> {
  return reads.read(async (snapshot) => {
    const { head, directory } = await reads.directories.view(snapshot, coalitionId);
    const outlook = outlookIn(directory, sight, reads.now());
    const row = await achievementRow(snapshot, coalitionId, text, outlook);
    const editions = await editionRows(snapshot, coalitionId, row.achievementId);
    const attributions = await attributionRows(snapshot, coalitionId, row);
    const named = row.publishedOn ?? dateIn(directory.coalition.timeZone, reads.now());
    const { story, sharesShown, attributions: told } = editions.at(-1)!;
    const behind = new Map(
      (JSON.parse(told) as Attribution[]).map((one) => [one.memberId, one.behind] as const),
    );
    const takenBack = await takenBackBehind(snapshot, coalitionId, [...behind.values()].flat(), {
      ...{ on: LAST_DAY, position: head.position },
    });
    const missing = attributions.filter(({ state }) => state !== 'agreed').map(({ memberId }) => memberId);
    const detail: AchievementDetail = {
      ...achievementView(row),
      ...{ story, sharesShown: sharesShown === 1, recordedBy: row.recordedBy, reason: row.reason },
      value: row.value && formatAmount(row.value, directory.coalition.currency),
      attributions: bySize(attributions).map((one) => ({
        ...{ memberId: one.memberId, name: nameOn(directory.members.get(one.memberId)!, named) },
        ...{ share: one.share.toString(), wording: one.wording, behind: behind.get(one.memberId)! },
        takenBack: behind.get(one.memberId)!.filter((each) => takenBack.has(each)),
        ...{ state: one.state as ConsentState, answeredBy: one.answeredBy, answeredOn: one.answeredOn },
        ...{ reason: one.reason, entryId: one.entryId, reversedBy: one.reversedBy },
      })),
      missing: row.stage === 'open' ? missing : [],
      waitsFor: row.stage === 'open' ? waitsFor(attributions) : [],
      editions: editions.map(({ edition, position, toldOn, reason }) => ({
        ...{ edition, position, toldOn, reason },
      })),
    };
    const isPartOf = attributions.some(({ memberId }) => outlook.isOwn(memberId));
    return outlook.seesOthersInDetail || isPartOf ? detail : asPublished(detail);
  });
}

/** What its statement says, and nothing of how it came to be. */
function asPublished(detail: AchievementDetail): AchievementDetail {
  return {
    ...detail,
    recordedBy: null,
    value: null,
    attributions: detail.attributions.map((one) => ({
      ...one,
      share: detail.sharesShown ? one.share : null,
      behind: [],
      ...{ answeredBy: null, answeredOn: null, reason: null, entryId: null, reversedBy: null },
    })),
    editions: [],
  };
}

/** Answers first; then the backbone, to publish what all agreed to, or to amend what somebody declined. */
function waitsFor(attributions: readonly AttributionRow[]): Party[] {
  const asked = attributions.filter(({ waits }) => waits !== null);
  const parties: Party[] = asked.map(({ memberId }): Party => `member:${memberId}`);
  const isDeclined = attributions.some(({ state }) => state === 'declined');
  return asked.length === 0 || isDeclined ? [...parties, 'backbone'] : parties;
}

/**
 * An achievement that the reader sees, by the same rule as in lists.
 * @throws Problem `recognition.achievement-unknown`
 */
export async function achievementRow(
  snapshot: ReadSnapshot,
  coalitionId: string,
  text: string,
  outlook: Outlook,
): Promise<AchievementRow> {
  const id = identifier(text, 'achievement_id');
  const row = await rowById(snapshot, achievementsTable, coalitionId, 'achievement_id', id);
  if (!row || !(await isSeen(snapshot, coalitionId, row, outlook)))
    throw new Problem('recognition.achievement-unknown', { achievement: id });
  return row;
}

async function isSeen(
  snapshot: ReadSnapshot,
  coalitionId: string,
  row: AchievementRow,
  outlook: Outlook,
): Promise<boolean> {
  if (outlook.seesOthersInDetail || row.stage === 'published') return true;
  return (await attributionRows(snapshot, coalitionId, row)).some(({ memberId }) => outlook.isOwn(memberId));
}

/** The editions of an achievement, oldest first. */
export async function editionRows(
  snapshot: ReadSnapshot,
  coalitionId: string,
  achievementId: string,
): Promise<AchievementEditionRow[]> {
  const rows = await snapshot.rows(
    `SELECT ${achievementEditionsTable.sqlColumns.join(', ')} FROM achievement_editions WHERE coalition_id = ? AND achievement_id = ? ORDER BY edition`,
    [coalitionId, achievementId],
  );
  return rows.map((row) => achievementEditionsTable.decode(row));
}

/** What the last edition says of each member, in the order of their ids. */
export async function attributionRows(
  snapshot: ReadSnapshot,
  coalitionId: string,
  { achievementId }: AchievementRow,
): Promise<AttributionRow[]> {
  const rows = await snapshot.rows(
    `SELECT ${attributionsTable.sqlColumns.join(', ')} FROM attributions WHERE coalition_id = ? AND achievement_id = ? AND state <> 'dropped' ORDER BY member_id`,
    [coalitionId, achievementId],
  );
  return rows.map((row) => attributionsTable.decode(row));
}

function bySize(rows: readonly AttributionRow[]): AttributionRow[] {
  // The sort is stable: what is equal stays in the order of ids.
  return rows.toSorted((one, other) => other.share.compare(one.share));
}

function achievementView(row: AchievementRow): AchievementView {
  const { achievementId: id, position, title, achievedOn, edition, named, agreed } = row;
  const { publishedOn, retractedOn } = row;
  const stage = row.stage as AchievementStage;
  return { id, position, title, achievedOn, stage, edition, named, agreed, publishedOn, retractedOn };
}
