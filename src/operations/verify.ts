import { verifyServiceTrail, verifyTrail } from '../access/trail-verification.queries.js';
import type { Ledger } from '../event-store/ledger.js';
import type { Progress } from '../event-store/projector.js';
import type { ChainHead, ExportedHead, Finding, Verification } from '../event-store/verification.js';
import { attestedCount, attestedFiles, verifyEvidence } from '../exchange/evidence/attested-files.js';
import type { EvidenceFiles } from '../exchange/evidence/evidence-files.js';

export interface WholeVerification extends Verification {
  /** Files of evidence that were hashed anew. */
  readonly evidenceFiles: number;
  /** Where the coalition's trail of access stands, and the whole service's. */
  readonly trail: ChainHead;
  readonly serviceTrail: ChainHead;
}

/**
 * Reads a ledger again, then the trails of what was done about access to it, and then every file of evidence that it tells
 * of. Where the chain is broken, nothing it tells can be trusted.
 */
export async function verify(
  ledger: Pick<Ledger<unknown>, 'verify' | 'read' | 'events'>,
  files: EvidenceFiles,
  coalitionId: string,
  against?: ExportedHead,
  progress?: Progress,
): Promise<WholeVerification> {
  const chain = await ledger.verify(coalitionId, against, progress);
  const trails = await verifyTrails(ledger, coalitionId, against);
  const verification = { ...chain, ...trails, findings: [...chain.findings, ...trails.findings] };
  if (chain.findings.some(({ where }) => where === 'chain')) return { ...verification, evidenceFiles: 0 };
  const total = await attestedCount(ledger, coalitionId);
  const attested = attestedFiles(ledger, coalitionId);
  const { checked, findings } = await verifyEvidence(files, coalitionId, attested, (done) => {
    progress?.(done, total);
  });
  const all = [...verification.findings, ...findings];
  return { ...verification, ok: all.length === 0, evidenceFiles: checked, findings: all };
}

/** Reads the trail of a coalition again, and that of the whole service. */
export function verifyTrails(
  ledger: Pick<Ledger<unknown>, 'read'>,
  coalitionId: string,
  against?: ExportedHead,
): Promise<{ trail: ChainHead; serviceTrail: ChainHead; findings: Finding[] }> {
  return ledger.read(async (snapshot) => {
    const { findings, ...trail } = await verifyTrail(snapshot, coalitionId, against?.trail);
    const { findings: ofService, ...serviceTrail } = await verifyServiceTrail(
      snapshot,
      against?.serviceTrail,
    );
    return { trail, serviceTrail, findings: [...findings, ...ofService] };
  });
}
