import { Ledger1764000000001 } from './0001-ledger.js';
import { RefuseWithoutJournal1764000000002 } from './0002-refuse-without-journal.js';
import { FileJobs1764300000003 } from './0003-file-jobs.js';
import { Access1764400000004 } from './0004-access.js';
import { Walls1764500000005 } from './0005-walls.js';
import { ImportMappings1764600000006 } from './0006-import-mappings.js';
import { WebHooks1764700000007 } from './0007-web-hooks.js';

/** In the order in which they run. A migration that was released is never edited; the next one corrects it. */
export const migrations = [
  Ledger1764000000001,
  RefuseWithoutJournal1764000000002,
  FileJobs1764300000003,
  Access1764400000004,
  Walls1764500000005,
  ImportMappings1764600000006,
  WebHooks1764700000007,
];
