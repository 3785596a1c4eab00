import type { Directory } from '../../src/coalition/domain/directory.js';
import { EventRegistry } from '../../src/event-store/event.js';
import type { CommandDefinition, LedgerModel } from '../../src/event-store/ledger-model.js';
import { EVIDENCE_ATTACHED } from '../../src/exchange/evidence/attested-files.js';
import type { KeptEvidence } from '../../src/exchange/evidence/evidence-files.js';
import { ledgerModel } from '../../src/ledger-model.js';
import type { Told } from './builders.js';

const known = [...ledgerModel.events.types];
const tellOfFile: CommandDefinition<Directory> = {
  name: 'tell-of-file',
  decide: (data) => ({
    events: [{ type: EVIDENCE_ATTACHED, subject: data['entryId'] as string, occurredOn: '2026-07-01', data }],
    answer: {},
  }),
};

/** Our ledger, with a command that records what it is told of a file and checks nothing. */
export const evidenceModel: LedgerModel<Directory> = {
  ...ledgerModel,
  events: new EventRegistry([
    ...known.map((type) => ledgerModel.events.definitionOf(type)),
    ...(known.includes(EVIDENCE_ATTACHED) ? [] : [{ type: EVIDENCE_ATTACHED, version: 1, directory: false }]),
  ]),
  commands: new Map([...ledgerModel.commands, [tellOfFile.name, tellOfFile]]),
};

export const fileAttached = (
  entryId: string,
  { name, mediaType, bytes, sha256 }: Omit<KeptEvidence, 'mark'>,
): Told => ({
  command: tellOfFile.name,
  data: { entryId, name, mediaType, bytes, sha256, by: 'backbone' },
});
