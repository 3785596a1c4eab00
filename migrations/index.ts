import { Ledger1764000000001 } from './0001-ledger.js';
import { FileJobs1764300000002 } from './0002-file-jobs.js';

/** In the order in which they run. A migration that was released is never edited; the next one corrects it. */
export const migrations = [Ledger1764000000001, FileJobs1764300000002];
