import { firstOpenQuarter } from '../../src/coalition/domain/closing.js';
import type { Directory } from '../../src/coalition/domain/directory.js';
import { policyFor } from '../../src/coalition/domain/policy.js';
import type { CommandDefinition, LedgerModel } from '../../src/event-store/ledger-model.js';
import { ledgerModel } from '../../src/ledger-model.js';

/** States that a quarter is closed, and nothing of what closing one means. */
const closeQuarter: CommandDefinition<Directory> = {
  name: 'close-quarter-in-tests',
  decide(data, { directory }) {
    const quarter = data['quarter'] as string;
    const next = firstOpenQuarter(directory) ?? quarter;
    if (next !== quarter) throw new Error(`${next} is the next to be closed, not ${quarter}`);
    const occurredOn = directory.coalition.fiscalCalendar.quarter(quarter).to;
    const policyVersion = policyFor(directory, quarter).version;
    const closed = { quarter, policyVersion, by: 'backbone' };
    return {
      events: [{ type: 'QuarterClosed', subject: `quarter/${quarter}`, occurredOn, data: closed }],
      answer: { quarter },
    };
  },
};

/** The ledger's own model, in which quarters can be closed. */
export const modelWithClosing: LedgerModel<Directory> = {
  ...ledgerModel,
  commands: new Map([...ledgerModel.commands, [closeQuarter.name, closeQuarter]]),
};
