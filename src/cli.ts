#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { run } from './cli/program.js';
import { databaseOf, evidenceFolderOf, reportFilesFolderOf } from './config.js';
import { EvidenceFiles } from './exchange/evidence/evidence-files.js';
import { ledgerModel } from './ledger-model.js';
import { MadeFiles } from './reports/jobs/made-files.js';

/** The version stands in package.json, two folders up from the compiled program. */
function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads our output has read enough.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(
  process.argv.slice(2),
  () => {
    const location = databaseOf(process.env);
    const evidence = new EvidenceFiles(evidenceFolderOf(process.env, location));
    return {
      location,
      evidence,
      reportFiles: new MadeFiles(reportFilesFolderOf(process.env, location)),
      model: ledgerModel,
      serve: async (options) => {
        // Loaded only here: the other commands start without the web framework.
        const { serve } = await import('./main.js');
        return serve({ ...options, location, evidence: evidence.folder });
      },
    };
  },
  version(),
);
