import { createHash } from 'node:crypto';
import { closingThat } from '../coalition/domain/closing.js';
import type { Directory } from '../coalition/domain/directory.js';
import type { Ledger } from '../event-store/ledger.js';
import { sealedReport } from '../reviews/sealed-report.queries.js';
import { reportJson } from './report-json.js';
import { quarterlyReport } from './reports.queries.js';

/**
 * Seals the report of a closed quarter: what it says at the position of its close is written down, with a hash over its JSON file,
 * and shown for ever, for everybody to read. It follows the close in a step of its own; until then the same report is reckoned whenever it is asked for,
 * so a crash in between loses nothing, and sealing again finishes what was begun. States nothing where it was sealed before.
 */
export async function sealQuarter(
  ledger: Ledger<Directory>,
  coalitionId: string,
  quarter: string,
  actor: string,
): Promise<void> {
  const position = await ledger.read(async (snapshot) => {
    const { directory } = await ledger.directories.view(snapshot, coalitionId);
    const closing = closingThat(directory, quarter);
    if (closing?.quarter !== quarter) return undefined;
    const sealed = await sealedReport(snapshot, coalitionId, quarter, closing.position);
    return sealed ? undefined : closing.position;
  });
  if (position === undefined) return;
  const report = await quarterlyReport(ledger, coalitionId, quarter);
  const data = {
    quarter,
    position,
    statements: report.members.map((member) => {
      const statement = JSON.stringify(member);
      return { memberId: member.id, statement, hash: sha256(statement) };
    }),
    // Members keep their place, so that the keys of the whole come in the same order again.
    report: JSON.stringify({ ...report, members: [] }),
    hash: sha256(reportJson(report)),
    actingFor: null,
  };
  await ledger.execute({ coalitionId, command: 'seal-report', data, actor });
  const published = { quarter, actingFor: null };
  await ledger.execute({ coalitionId, command: 'publish-report', data: published, actor });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
