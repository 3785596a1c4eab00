import type { Directory } from '../coalition/domain/directory.js';
import type { Ledger } from '../event-store/ledger.js';
import { recordedPages } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { cloudEventOf } from '../operations/cloud-event.js';
import { beancountBaselines, beancountCredits, beancountHead, beancountTransaction } from './beancount.js';
import { chartOf } from './chart.js';
import {
  csvHead,
  entryCsv,
  exchangeRatesCsv,
  memberChangesCsv,
  membersCsv,
  pledgeCsv,
  poolsCsv,
  ratesCsv,
} from './csv-ledger.js';
import { exportedCredits } from './exported-credits.js';
import { exportedEntries, type ExportedEntry } from './exported-entries.js';
import { changedPledges, exportedPledges, pledgeWouldBeValued } from './exported-pledges.js';
import { writeLibrary } from './exported-library.js';
import { writeRecognition } from './exported-recognition.js';
import { hledgerBaselines, hledgerCredits, hledgerHead, hledgerTransaction } from './hledger.js';
import { LostInCsv } from './lost-in-csv.js';
import { namesTakenBack } from './names-taken-back.js';
import { writeValueFlows } from './valueflows-export.js';

export const exportFormats = ['hledger', 'beancount', 'csv', 'cloudevents', 'valueflows'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Takes the next piece of a file. csv has those of an import, one after another; every other format has one. */
export type ExportSink = (chunk: string, file: string) => Promise<void> | void;

export interface ExportOptions {
  /** Of csv: all files of an import (the default), or only its entries, as one file that stands alone. */
  readonly csvFiles?: 'all' | 'entries';
  /** Events read, of how many. */
  readonly progress?: (done: number, total: number) => void;
}

export interface ExportResult {
  readonly coalitionId: string;
  /** The ledger as it was at this position, with this hash. */
  readonly position: number;
  readonly hash: string;
  /** Entries and reversals written; of cloudevents, events. */
  readonly entries: number;
  /** What the format can't carry, in sentences. */
  readonly notes: readonly string[];
}

/**
 * Writes a whole ledger, as one snapshot of the database sees it, page by page: every entry as what it comes to by now. hledger,
 * beancount and valueflows get what was accepted, set apart while it is disputed; csv also what is proposed, as such. cloudevents is
 * the log itself. Nothing depends on the time at which it runs.
 * @throws Problem `ledger.coalition-unknown`
 */
export function exportLedger(
  ledger: Ledger<Directory>,
  coalitionId: string,
  format: ExportFormat,
  sink: ExportSink,
  options: ExportOptions = {},
): Promise<ExportResult> {
  return ledger.read(async (snapshot) => {
    const { head, directory } = await ledger.directories.view(snapshot, coalitionId);
    const work = new ExportWork(ledger, snapshot, directory, coalitionId, sink, options, head.position);
    await work.write(format);
    const { entries, notes } = work;
    return { coalitionId, position: head.position, hash: head.hash, entries, notes };
  });
}

class ExportWork {
  entries = 0;
  readonly notes: string[] = [];

  constructor(
    private readonly ledger: Ledger<Directory>,
    private readonly snapshot: ReadSnapshot,
    private readonly directory: Directory,
    private readonly coalitionId: string,
    private readonly sink: ExportSink,
    private readonly options: ExportOptions,
    private readonly position: number,
  ) {}

  async write(format: ExportFormat): Promise<void> {
    switch (format) {
      case 'csv':
        return this.writeCsv();
      case 'cloudevents':
        return this.writeCloudEvents();
      case 'valueflows':
        return this.writeValueFlows();
      default:
        return this.writeJournal(format);
    }
  }

  /** Event by event, a line each, with their data as it was recorded. */
  private async writeCloudEvents(): Promise<void> {
    const { snapshot, coalitionId } = this;
    for await (const page of recordedPages(snapshot, coalitionId)) {
      const lines = page.map((event) => `${JSON.stringify(cloudEventOf(event))}\n`);
      await this.sink(lines.join(''), `${coalitionId}.cloudevents.jsonl`);
      this.entries += page.length;
      this.options.progress?.(page.at(-1)!.position, this.position);
    }
  }

  private async writeValueFlows(): Promise<void> {
    const file = `${this.coalitionId}.jsonld`;
    const notes = await writeValueFlows({
      snapshot: this.snapshot,
      events: this.ledger.model.events,
      directory: this.directory,
      writeEntries: (write) => this.writeEntries(file, write),
      write: async (text) => this.sink(text, file),
    });
    this.notes.push(...notes);
  }

  private async writeJournal(format: 'hledger' | 'beancount'): Promise<void> {
    const { directory, coalitionId } = this;
    const chart = await chartOf(this.snapshot, this.ledger.store.engine, coalitionId);
    const file = `${coalitionId}.${format === 'hledger' ? 'journal' : 'beancount'}`;
    const head =
      format === 'hledger' ? hledgerHead(directory, chart, this.position) : beancountHead(directory, chart);
    await this.sink(head, file);
    const baselines = format === 'hledger' ? hledgerBaselines(directory) : beancountBaselines(directory);
    if (baselines !== '') await this.sink(baselines, file);
    const places = new Map(chart.units.map(({ unit, places }) => [unit, places]));
    await this.writeEntries(file, (entry) => {
      if (entry.standing !== 'accepted' && !entry.isHeldApart) return undefined;
      return format === 'hledger'
        ? hledgerTransaction(entry, directory)
        : beancountTransaction(entry, directory, places);
    });
    const credits = format === 'hledger' ? hledgerCredits : beancountCredits;
    for await (const page of exportedCredits(this.snapshot, coalitionId)) {
      await this.sink(page.map((moved) => credits(moved, directory)).join(''), file);
    }
  }

  private async writeCsv(): Promise<void> {
    const { directory, snapshot, coalitionId } = this;
    let achievements: ReadonlySet<string> = new Set();
    if (this.options.csvFiles !== 'entries') {
      await this.sink(membersCsv(directory), 'members.csv');
      await this.sink(poolsCsv(directory), 'pools.csv');
      await this.sink(ratesCsv(directory), 'rates.csv');
      await this.sink(exchangeRatesCsv(directory), 'exchange_rates.csv');
      const changes = await memberChangesCsv(snapshot, this.ledger.model.events, coalitionId);
      await this.sink(changes, 'member_changes.csv');
      this.noteProfiles();
      this.noteAgreed();
      await this.writePledges();
      this.notes.push(...(await writeLibrary(snapshot, directory, this.sink)));
      const recognition = await writeRecognition(snapshot, this.ledger.model.events, directory, this.sink);
      achievements = recognition.goesOut;
      this.notes.push(...recognition.notes);
    }
    await this.sink(csvHead('entries'), 'entries.csv');
    const lost = new LostInCsv();
    await this.writeEntries('entries.csv', (entry) => {
      // What the other files make again, ids and all that hangs on them anew.
      if (this.options.csvFiles !== 'entries' && isMadeAgain(entry, achievements)) return undefined;
      if (namesTakenBack(entry.data, directory)) return undefined;
      lost.note(entry, directory);
      return entry.standing === 'withdrawn' ? undefined : entryCsv(entry, directory);
    });
    const [[evidence] = []] = await snapshot.rows('SELECT COUNT(*) FROM evidence WHERE coalition_id = ?', [
      coalitionId,
    ]);
    this.notes.push(...lost.sentences(Number(evidence)));
  }

  /** The files of an import know what a member joined with, and not how that changed. */
  private noteProfiles(): void {
    const changed = [...this.directory.members.values()].filter(
      ({ profiles, priorities, joinedAs }) =>
        profiles.some(({ value }) => value !== joinedAs.profile) ||
        priorities.some(({ value }) => value !== joinedAs.priorities),
    ).length;
    if (changed === 0) return;
    this.notes.push(
      `${String(changed)} members changed their capacity, need, group or priorities since they joined; the files hold what they joined with.`,
    );
  }

  /** No file of an import says which rules were agreed, nor what is closed. */
  private noteAgreed(): void {
    const { policies, closedThrough } = this.directory;
    if (policies.length > 0) this.notes.push(`${String(policies.length)} adopted policies stay here.`);
    if (closedThrough !== null) {
      this.notes.push(`The quarters up to ${closedThrough} are closed here; what the files make is open.`);
    }
  }

  /** Pledges as they were made. Entries deliver them again; what else became of them stands in the ledger only. */
  private async writePledges(): Promise<void> {
    const { directory, snapshot, coalitionId, notes } = this;
    await this.sink(csvHead('pledges'), 'pledges.csv');
    let revalued = 0;
    for await (const page of exportedPledges(snapshot, this.ledger.model.events, coalitionId)) {
      await this.sink(page.map((pledge) => pledgeCsv(pledge, directory)).join(''), 'pledges.csv');
      revalued += page.filter((pledge) => pledgeWouldBeValued(pledge, directory)).length;
    }
    const changed = await changedPledges(snapshot, coalitionId);
    if (changed > 0) {
      notes.push(
        `${String(changed)} pledges were amended, waived, handed over or lapsed; the files hold them as they were made.`,
      );
    }
    if (revalued > 0) {
      notes.push(
        `${String(revalued)} pledges without a value would get one by rates that were recorded after them, if they were imported elsewhere.`,
      );
    }
    const baselines = [...directory.members.values()].filter(({ baseline }) => baseline !== null).length;
    if (baselines > 0) {
      notes.push(`The reasons of ${String(baselines)} baselines stand in the ledger only.`);
    }
  }

  private async writeEntries(
    file: string,
    write: (entry: ExportedEntry) => string | undefined,
  ): Promise<void> {
    const pages = exportedEntries(this.snapshot, this.ledger.model.events, this.coalitionId);
    for await (const page of pages) {
      let text = '';
      for (const entry of page) {
        const line = write(entry);
        if (line === undefined) continue;
        text += line;
        this.entries += 1;
      }
      if (text !== '') await this.sink(text, file);
      this.options.progress?.(page.at(-1)!.position, this.position);
    }
  }
}

/** Whether other files make an entry again: what follows from the library, and from achievements that go out. */
function isMadeAgain({ arisesFrom }: ExportedEntry, achievements: ReadonlySet<string>): boolean {
  if (arisesFrom === null) return false;
  return !arisesFrom.startsWith(ACHIEVEMENT) || achievements.has(arisesFrom.slice(ACHIEVEMENT.length));
}

const ACHIEVEMENT = 'achievement/';
