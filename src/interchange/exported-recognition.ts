import type { Directory } from '../coalition/domain/directory.js';
import type { EventRegistry } from '../event-store/event.js';
import { eventsAt } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { Table } from '../event-store/table.js';
import type { EntryRecorded } from '../exchange/domain/events.js';
import { valueOf } from '../exchange/domain/valuation.js';
import { entriesTable, type EntryRow } from '../exchange/exchange.tables.js';
import { Amount } from '../kernel/amount.js';
import { parseDate } from '../kernel/calendar.js';
import { split } from '../kernel/split.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { assetsTable } from '../knowledge/knowledge.tables.js';
import { RECOGNITION_UNIT } from '../recognition/domain/edition.js';
import { editionState } from '../recognition/recognition.commands.js';
import {
  achievementEditionsTable,
  achievementsTable,
  attributionsTable,
  type AchievementEditionRow,
  type AchievementRow,
  type AttributionRow,
} from '../recognition/recognition.tables.js';
import { behindCell } from './behind-cell.js';
import { csvHead, csvRow } from './csv-ledger.js';
import { basisOf, valueTypesText } from './entry-rows.js';
import { pagesOf } from './exported-library.js';
import { namesTakenBack } from './names-taken-back.js';

/** Rows looked up in one statement. */
const LOOK_UP_LIMIT = 500;

export interface ExportedRecognition {
  /** What the files hold: whoever reads them makes its benefits again. */
  readonly goesOut: ReadonlySet<string>;
  /** What they can't carry, in sentences. */
  readonly notes: readonly string[];
}

/** An achievement with what stands in other tables. */
interface Whole {
  readonly achievement: AchievementRow;
  readonly edition: AchievementEditionRow;
  /** Of the members that its last edition names, by id. */
  readonly attributions: readonly AttributionRow[];
}

/**
 * Writes achievements as their last editions have them, with who said what of that, and what came of it. One stays out whose row would be refused
 * or make other benefits than it did: where something behind it counts no more, or is made anew under another id, or where a benefit was valued since.
 */
export async function writeRecognition(
  snapshot: ReadSnapshot,
  events: EventRegistry,
  directory: Directory,
  sink: (chunk: string, file: string) => Promise<void> | void,
): Promise<ExportedRecognition> {
  const goesOut = new Set<string>();
  const lost = { staying: 0, amended: 0 };
  const coalitionId = directory.coalition.id;
  await sink(csvHead('achievements'), 'achievements.csv');
  await sink(csvHead('attributions'), 'attributions.csv');
  for await (const page of pagesOf(snapshot, coalitionId, achievementsTable)) {
    const reader = new PageReader(snapshot, events, directory);
    const whole = await reader.read(page);
    const going = whole.filter((one) => reader.comesBack(one));
    lost.staying += whole.length - going.length;
    lost.amended += going.filter(({ achievement }) => achievement.edition > 1).length;
    for (const { achievement } of going) goesOut.add(achievement.achievementId);
    await sink(going.map((one) => reader.achievementCsv(one)).join(''), 'achievements.csv');
    await sink(going.map((one) => reader.attributionsCsv(one)).join(''), 'attributions.csv');
  }
  const sentences: [count: number, sentence: string][] = [
    [
      lost.staying,
      'achievements stay here, as what stands behind them counts no more or is made anew elsewhere, or their benefits were valued since; the benefits of those that were published go out as entries.',
    ],
    [
      lost.amended,
      'achievements were amended; the files hold what they say now, as if it had been said at first, and as recorded by the backbone where they name its recorder no more.',
    ],
  ];
  const notes = sentences
    .filter(([count]) => count > 0)
    .map(([count, sentence]) => `${String(count)} ${sentence}`);
  return { goesOut, notes };
}

/** Reads what a page of achievements rests on, in few statements. */
class PageReader {
  private entries: ReadonlyMap<string, EntryRow> = new Map();
  private applied: ReadonlySet<string> = new Set();
  /** How the benefits were recorded, by their ids. */
  private recorded: ReadonlyMap<string, EntryRecorded> = new Map();

  constructor(
    private readonly snapshot: ReadSnapshot,
    private readonly events: EventRegistry,
    private readonly directory: Directory,
  ) {}

  async read(page: readonly AchievementRow[]): Promise<Whole[]> {
    const ids = page.map(({ achievementId }) => achievementId);
    const editions = await this.rowsOf(achievementEditionsTable, 'achievement_id', ids);
    const attributions = await this.rowsOf(attributionsTable, 'achievement_id', ids);
    const whole = page.map((achievement): Whole => {
      const { achievementId, edition: last } = achievement;
      const isOf = (one: { achievementId: string; edition: number }): boolean =>
        one.achievementId === achievementId && one.edition === last;
      const named = attributions.filter((one) => isOf(one) && one.state !== 'dropped');
      named.sort((one, other) => (one.memberId < other.memberId ? -1 : 1));
      return { achievement, edition: editions.find(isOf)!, attributions: named };
    });
    const behind = whole.flatMap(({ edition }) =>
      editionState(edition).attributions.flatMap((a) => a.behind),
    );
    const named = (kind: string): string[] =>
      behind.filter((thing) => thing.startsWith(kind)).map((thing) => thing.slice(kind.length));
    const benefits = whole.flatMap((one) => one.attributions.flatMap(({ entryId }) => entryId ?? []));
    const entries = await this.rowsOf(entriesTable, 'entry_id', [...named('entry/'), ...benefits]);
    this.entries = new Map(entries.map((entry) => [entry.entryId, entry]));
    const assets = await this.rowsOf(assetsTable, 'asset_id', named('asset/'));
    this.applied = new Set(assets.filter(({ uses }) => uses > 0).map(({ assetId }) => assetId));
    const positions = benefits.map((id) => this.entries.get(id)!.position);
    const told = await eventsAt(this.snapshot, this.events, this.directory.coalition.id, positions);
    this.recorded = new Map(
      [...told.values()].map(({ data }) => [data['entryId'] as string, data as unknown as EntryRecorded]),
    );
    return whole;
  }

  /** Whether an import makes the same of its rows: what stands behind it counts there too, and its benefits are worth the same. */
  comesBack(one: Whole): boolean {
    const { attributions } = editionState(one.edition);
    const counts = (thing: string): boolean => {
      const id = thing.slice(thing.indexOf('/') + 1);
      if (thing.startsWith('asset/')) return this.applied.has(id);
      const entry = this.entries.get(id);
      if (entry?.standing !== 'accepted' || entry.reversedBy !== null || entry.arisesFrom !== null)
        return false;
      return !namesTakenBack(entry, this.directory);
    };
    return attributions.every(({ behind }) => behind.every(counts)) && this.isWorthTheSame(one);
  }

  private isWorthTheSame({ achievement, attributions }: Whole): boolean {
    const { currency } = this.directory.coalition;
    const { value, publishedOn } = achievement;
    const parts =
      value &&
      split(
        value,
        attributions.map(({ memberId, share }) => ({ id: memberId, weight: share })),
        currency.scale,
      );
    return attributions.every(({ memberId, entryId }) => {
      if (entryId === null) return true;
      const statedValue = parts && parts.get(memberId)!;
      const asked = { kind: 'recognition', unit: unitOf(RECOGNITION_UNIT), quantity: Amount.parse('1') };
      const on = { occurredOn: parseDate(publishedOn!), basis: null };
      const would = valueOf({ ...asked, ...on, statedValue }, this.directory).value;
      const is = this.entries.get(entryId)!.value;
      return would === null ? is === null : is !== null && would.compare(is) === 0;
    });
  }

  achievementCsv({ achievement, edition, attributions }: Whole): string {
    const { currency } = this.directory.coalition;
    const { recordedBy, value, retractedOn } = achievement;
    const benefit = attributions.map(({ entryId }) => this.recorded.get(entryId ?? '')).find((one) => one);
    const isNamed = attributions.some(({ memberId }) => recordedBy === `member:${memberId}`);
    return csvRow('achievements', {
      achievement_id: achievement.achievementId,
      title: edition.title,
      achieved_on: edition.achievedOn,
      story: edition.story,
      shares_shown: String(edition.sharesShown === 1),
      recorded_by: isNamed ? recordedBy : null,
      published_on: achievement.publishedOn,
      value: value && formatAmount(value, currency),
      valuation_basis: value && benefit ? basisOf(benefit) : null,
      value_type: benefit ? valueTypesText(benefit.valueTypes) : null,
      retracted_on: retractedOn,
      reason: retractedOn === null ? null : achievement.reason,
    });
  }

  attributionsCsv({ edition, attributions }: Whole): string {
    const behind = new Map(editionState(edition).attributions.map((one) => [one.memberId, one.behind]));
    return attributions
      .map((one) =>
        csvRow('attributions', {
          achievement_id: one.achievementId,
          member_id: one.memberId,
          share: one.share.toString(),
          wording: one.wording,
          behind: behindCell(behind.get(one.memberId)!),
          consent: one.state,
          answered_on: one.answeredOn,
          answered_by: one.answeredBy === 'backbone' ? null : one.answeredBy,
          reason: one.reason,
        }),
      )
      .join('');
  }

  private async rowsOf<Row extends object>(
    table: Table<Row>,
    column: string,
    ids: readonly string[],
  ): Promise<Row[]> {
    const found: Row[] = [];
    const distinct = [...new Set(ids)];
    for (let from = 0; from < distinct.length; from += LOOK_UP_LIMIT) {
      const some = distinct.slice(from, from + LOOK_UP_LIMIT);
      const rows = await this.snapshot.rows(
        `SELECT ${table.sqlColumns.join(', ')} FROM ${table.name} WHERE coalition_id = ? AND ${column} IN (${some.map(() => '?').join(', ')})`,
        [this.directory.coalition.id, ...some],
      );
      for (const values of rows) found.push(table.decode(values));
    }
    return found;
  }
}
