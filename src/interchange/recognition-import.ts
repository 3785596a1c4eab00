import { Wants } from '../event-store/working-set.js';
import { entriesTable } from '../exchange/exchange.tables.js';
import { IDENTIFIER_LIMIT, isIdentifierText } from '../kernel/ids.js';
import { isProblem, Problem } from '../kernel/problem.js';
import { assetsTable } from '../knowledge/knowledge.tables.js';
import { differenceOf, editionOf, MOST_NAMED } from '../recognition/domain/edition.js';
import { editionState } from '../recognition/recognition.commands.js';
import {
  achievementEditionsTable,
  achievementsTable,
  attributionsTable,
  type AchievementRow,
} from '../recognition/recognition.tables.js';
import { behindIn } from './behind-cell.js';
import { decided } from './decided-request.js';
import { cellError, conflictError } from './import-errors.js';
import type { ImportContext } from './import-context.js';
import type { Row } from './import-row.js';
import {
  answerAsked,
  answeredOn,
  editionTold,
  publicationAsked,
  retractionAsked,
  type RecognitionTable,
} from './recognition-rows.js';
import { errorsOf } from './row-checks.js';

/** Achievements that are looked up together. */
const CHUNK_ACHIEVEMENTS = 100;

/** Staged sums are written when there are this many. */
const STAGED_LIMIT = 20_000;

interface Told {
  readonly row: Row;
  /** What it says of each member. */
  readonly parts: readonly Row[];
}

/** Takes in achievements, when all is read that can stand behind them. */
export class RecognitionImport {
  private readonly achievements: Row[] = [];
  private readonly parts = new Map<string, Row[]>();

  constructor(private readonly context: ImportContext) {}

  take(table: RecognitionTable, rows: readonly Row[]): void {
    for (const row of rows) {
      if (table === 'achievements') {
        this.achievements.push(row);
        continue;
      }
      const id = idOf(row);
      const known = this.parts.get(id);
      if (known) known.push(row);
      else this.parts.set(id, [row]);
    }
  }

  async finish(): Promise<void> {
    const told = this.achievements.map((row): Told => ({ row, parts: this.parts.get(idOf(row)) ?? [] }));
    const named = new Set(this.achievements.map(idOf));
    for (const [id, parts] of this.parts) if (!named.has(id)) this.refuseOrphans(id, parts);
    for (let from = 0; from < told.length; from += CHUNK_ACHIEVEMENTS) {
      const chunk = told.slice(from, from + CHUNK_ACHIEVEMENTS);
      await this.lookUp(chunk);
      for (const one of chunk) await this.takeOne(one);
      await this.context.transaction.flushNewRows();
      if (this.context.transaction.staged >= STAGED_LIMIT) await this.context.transaction.flush();
    }
    await this.context.transaction.flush();
  }

  private async lookUp(chunk: readonly Told[]): Promise<void> {
    const { transaction } = this.context;
    const wants = new Wants();
    const row = (id: string, want: () => void): void => {
      if (isIdentifierText(id, IDENTIFIER_LIMIT)) want();
    };
    for (const told of chunk) {
      const achievementId = idOf(told.row);
      row(achievementId, () => wants.row(achievementsTable, { achievementId }));
      for (const part of told.parts) {
        const memberId = part.cell('member_id').normalize('NFC');
        row(memberId, () => wants.row(attributionsTable, { achievementId, memberId }));
        for (const thing of behindIn(part.cell('behind'))) {
          const id = thing.slice(thing.indexOf('/') + 1).normalize('NFC');
          if (thing.startsWith('entry/')) row(id, () => wants.row(entriesTable, { entryId: id }));
          else row(id, () => wants.row(assetsTable, { assetId: id }));
        }
      }
    }
    await transaction.load(wants);
    const editions = new Wants();
    for (const told of chunk) {
      const achievementId = idOf(told.row);
      const known = this.known(achievementId);
      if (known) editions.row(achievementEditionsTable, { achievementId, edition: known.edition });
    }
    await transaction.load(editions);
  }

  private known(achievementId: string): AchievementRow | undefined {
    if (!isIdentifierText(achievementId, IDENTIFIER_LIMIT)) return undefined;
    return this.context.transaction.rows.get(achievementsTable, { achievementId });
  }

  /** All of it, or what is wrong with it: a row whose cells are wrong by themselves asks for nothing. */
  private async takeOne(told: Told): Promise<void> {
    const { row, parts } = told;
    const { refused, transaction } = this.context;
    const { directory } = transaction;
    const faults = [
      ...errorsOf('achievements', row, directory),
      ...parts.flatMap((part) => errorsOf('attributions', part, directory)),
    ];
    // Where rows could not be read, nobody knows whether they were among these: what would be missing is not told.
    if (faults.length > 0 || refused.isUnsure('attributions')) return this.refuse(row, faults);
    let asked = row;
    try {
      const isNew = await this.record(told);
      const isCurrent = isNew || this.saysWhatStands(told);
      const answered = new Set<Row>();
      for (const part of isCurrent ? parts : []) {
        asked = part;
        if (await this.answer(row, part)) answered.add(part);
      }
      asked = row;
      const wentOn = isCurrent && (await this.goOn(row));
      this.count('achievements', row, isNew || wentOn);
      for (const part of parts) this.count('attributions', part, isNew || answered.has(part));
    } catch (error) {
      if (!isProblem(error)) throw error;
      this.refuseFor(error, asked, told);
    }
  }

  private count(table: RecognitionTable, row: Row, isNew: boolean): void {
    if (isNew) this.context.stated(table, row);
    else this.context.countOf(table).unchanged += 1;
  }

  /** An achievement that is known stands as it was recorded, or as it was amended last, which is what an export says. */
  private async record(told: Told): Promise<boolean> {
    if (this.saysWhatStands(told)) return false;
    const edition = editionTold(told.row, told.parts);
    return decided(this.context, { command: 'record-achievement', data: { ...edition } as never });
  }

  private saysWhatStands({ row, parts }: Told): boolean {
    const { rows, directory } = this.context.transaction;
    const known = this.known(idOf(row));
    if (!known) return false;
    const { achievementId, edition } = known;
    const standing = editionState(rows.get(achievementEditionsTable, { achievementId, edition })!);
    return differenceOf(standing, editionOf(editionTold(row, parts), directory)) === undefined;
  }

  /** Only what still waits is answered by its row; what was said otherwise since is no difference. */
  private async answer(row: Row, part: Row): Promise<boolean> {
    const { rows } = this.context.transaction;
    const achievementId = idOf(row);
    const memberId = part.cell('member_id').normalize('NFC');
    const { stage, edition } = this.known(achievementId)!;
    const asked = answerAsked(row, part, edition);
    const consent = rows.get(attributionsTable, { achievementId, memberId })!;
    if (!asked) return false;
    if (consent.state !== 'asked') {
      if (consent.state === part.cell('consent'))
        assertKnown(achievementId, 'answered_on', consent.answeredOn!, answeredOn(row, part));
      return false;
    }
    return stage === 'open' && (await decided(this.context, asked));
  }

  /** Publishes and retracts what its row says so of, and what is not that far yet. */
  private async goOn(row: Row): Promise<boolean> {
    const stage = (): string => this.known(idOf(row))!.stage;
    const publishes = row.cell('published_on') !== '' && stage() !== 'retracted';
    const published = publishes && (await decided(this.context, publicationAsked(row)));
    const retracts = row.cell('retracted_on') !== '' && stage() !== 'retracted';
    const retracted = retracts && (await decided(this.context, retractionAsked(row)));
    return published || retracted;
  }

  private refuseOrphans(achievement: string, parts: readonly Row[]): void {
    const { errors, refused, transaction } = this.context;
    const problem = new Problem('recognition.achievement-unknown', { achievement });
    const expected = 'the id of a row of achievements.csv in the same import';
    for (const part of parts) {
      const faults = errorsOf('attributions', part, transaction.directory);
      if (!faults.some(({ column }) => column === 'achievement_id'))
        faults.push(cellError(part, 'achievement_id', part.cell('achievement_id'), expected, problem));
      for (const error of refused.newOf(faults)) errors.add(error);
    }
  }

  private refuse(row: Row, faults: ReturnType<typeof errorsOf>): void {
    const { errors, refused } = this.context;
    for (const error of refused.newOf(faults)) errors.add(error);
    refused.row('achievements', row);
  }

  /** Tells a refusal where it belongs: beside the member that it is about, or in the row of the achievement. */
  private refuseFor(problem: Problem, asked: Row, { row, parts }: Told): void {
    const { directory } = this.context.transaction;
    const { field, known, found, member } = problem.details as Record<string, unknown>;
    const conflict = CONFLICTS.get(problem.code)?.get(String(field));
    if (conflict !== undefined) {
      const has = (one: Row): boolean => one.columns.some(({ name }) => name === conflict);
      const place = has(asked) ? asked : (parts[0] ?? row);
      return this.refuse(row, [conflictError(place, idOf(row), conflict, String(known), String(found))]);
    }
    const isOf = (part: Row, id: unknown): boolean => part.cell('member_id').normalize('NFC') === id;
    if (problem.code === 'recognition.field-malformed') {
      // Cells are right by themselves by now: what is left is how many members there are, and that each is named once.
      const twice = parts.filter((part) => isOf(part, found))[1];
      const expected = `1 to ${String(MOST_NAMED)} rows of attributions.csv, each of another member`;
      const column = twice ? 'member_id' : 'achievement_id';
      const place = twice ?? row;
      return this.refuse(row, [cellError(place, column, place.cell(column), expected, problem)]);
    }
    const part =
      problem.code === 'kernel.weights-malformed' ? parts[0] : parts.find((one) => isOf(one, member));
    const place = asked === row ? (part ?? row) : asked;
    this.refuse(row, errorsOf(place === row ? 'achievements' : 'attributions', place, directory, problem));
  }
}

const idOf = (row: Row): string => row.cell('achievement_id').normalize('NFC');

/** What a row may say otherwise than it is known, by the problem's name of it: the column. */
const CONFLICTS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'recognition.achievement-exists',
    new Map([
      ['title', 'title'],
      ['day of the achievement', 'achieved_on'],
      ['story', 'story'],
      ['showing of shares', 'shares_shown'],
      ['shares', 'share'],
      ['wordings', 'wording'],
      ['things behind it', 'behind'],
      ['answered_on', 'answered_on'],
    ]),
  ],
  [
    'recognition.published-otherwise',
    new Map([
      ['day', 'published_on'],
      ['value', 'value'],
    ]),
  ],
]);

function assertKnown(achievement: string, field: string, known: string, found: string): void {
  if (known !== found)
    throw new Problem('recognition.achievement-exists', { achievement, field, known, found });
}
