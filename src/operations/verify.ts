import type { Ledger } from '../event-store/ledger.js';
import type { Progress } from '../event-store/projector.js';
import type { ExportedHead, Verification } from '../event-store/verification.js';
import { attestedCount, attestedFiles, verifyEvidence } from '../exchange/evidence/attested-files.js';
import type { EvidenceFiles } from '../exchange/evidence/evidence-files.js';

export interface WholeVerification extends Verification {
  /** Files of evidence that were hashed anew. */
  readonly evidenceFiles: number;
}

/** Reads a ledger again, and then every file of evidence that it tells of. Where the chain is broken, nothing it tells can be trusted. */
export async function verify(
  ledger: Pick<Ledger<unknown>, 'verify' | 'read' | 'events'>,
  files: EvidenceFiles,
  coalitionId: string,
  against?: ExportedHead,
  progress?: Progress,
): Promise<WholeVerification> {
  const verification = await ledger.verify(coalitionId, against, progress);
  if (verification.findings.some(({ where }) => where === 'chain'))
    return { ...verification, evidenceFiles: 0 };
  const total = await attestedCount(ledger, coalitionId);
  const attested = attestedFiles(ledger, coalitionId);
  const { checked, findings } = await verifyEvidence(files, coalitionId, attested, (done) => {
    progress?.(done, total);
  });
  return {
    ...verification,
    ok: verification.ok && findings.length === 0,
    evidenceFiles: checked,
    findings: [...verification.findings, ...findings],
  };
}
