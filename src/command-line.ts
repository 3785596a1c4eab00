import { readFileSync } from 'node:fs';
import { run } from './cli/program.js';
import { InstallationSecret } from './access/secrets/installation-secret.js';
import { textSealing } from './access/secrets/sealing.js';
import {
  databaseOf,
  doorOf,
  evidenceFolderOf,
  reportFilesFolderOf,
  secretSourceOf,
  webHookNetworksOf,
} from './config.js';
import { EvidenceFiles } from './exchange/evidence/evidence-files.js';
import { hookCalls } from './hooks/hook-calls.js';
import type { Clock } from './kernel/clock.js';
import { ledgerModel } from './ledger-model.js';
import { MadeFiles } from './reports/jobs/made-files.js';

/**
 * Runs one command line on the ledgers that the environment names, and answers the exit code: 0 done, 1 refused by a rule, 2 wrong usage.
 * What it prints goes to the streams of the process.
 * @param clock what time it is for the ledger; the machine's without it
 */
export function runCommandLine(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  clock?: Clock,
): Promise<number> {
  const contextOf = () => {
    const location = databaseOf(environment);
    const evidence = new EvidenceFiles(evidenceFolderOf(environment, location));
    return {
      ...{ location, evidence, model: ledgerModel },
      webHooks: {
        sealing: textSealing(
          () => InstallationSecret.open(secretSourceOf(environment, location)),
          'web-hooks',
        ),
        calls: hookCalls(webHookNetworksOf(environment)),
      },
      publicUrl: doorOf(environment).publicUrl,
      reportFiles: new MadeFiles(reportFilesFolderOf(environment, location)),
      ...(clock ? { clock } : {}),
      serve: async (options: { readonly host?: string; readonly port?: number }) => {
        // Loaded only here: the other commands start without the web framework.
        const { serve } = await import('./main.js');
        return serve({ ...options, location, evidence: evidence.folder });
      },
    };
  };
  return run(argv, contextOf, version());
}

/** The version stands in package.json, two folders up from the compiled program. */
function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
