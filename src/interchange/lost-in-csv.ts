import type { Directory } from '../coalition/domain/directory.js';
import { wouldBeValued } from './csv-ledger.js';
import type { ExportedEntry } from './exported-entries.js';

/** Counts what `entries.csv` can't say of the entries that go into it, to tell it in words. */
export class LostInCsv {
  private revalued = 0;
  private disputed = 0;
  private withdrawn = 0;
  private adjusted = 0;
  private acceptedLater = 0;
  private unpledged = 0;

  note(entry: ExportedEntry, directory: Directory): void {
    const { standing, isAdjusted, data } = entry;
    if (standing === 'withdrawn') {
      this.withdrawn += 1;
      return;
    }
    if ('pledgeId' in data && data.pledgeId !== entry.pledgeId) this.unpledged += 1;
    if (wouldBeValued(entry, directory)) this.revalued += 1;
    if (standing === 'disputed') this.disputed += 1;
    if (isAdjusted) this.adjusted += 1;
    if (standing === 'accepted' && data.standing === 'proposed') this.acceptedLater += 1;
  }

  /** @param evidence files attached to entries */
  sentences(evidence: number): string[] {
    const sentences: [count: number, sentence: string][] = [
      [
        this.unpledged,
        'entries name a pledge that was never made, or not before them; the files leave that out.',
      ],
      [
        this.revalued,
        'entries without a value would get one by rates that were recorded after them, if they were imported elsewhere.',
      ],
      [
        this.disputed,
        'disputed entries go out as proposed; what was said about them, and what pools moved by them, stays here.',
      ],
      [this.withdrawn, 'entries that were withdrawn in disputes are left out.'],
      [this.adjusted, 'entries were adjusted in disputes; the file holds what they come to now.'],
      [this.acceptedLater, 'entries were accepted after they were recorded; who accepted them stays here.'],
      [evidence, 'files of evidence stay here.'],
    ];
    return sentences
      .filter(([count]) => count > 0)
      .map(([count, sentence]) => `${String(count)} ${sentence}`);
  }
}
