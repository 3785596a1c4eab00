import { dateIn } from '../../kernel/calendar.js';
import { Problem } from '../../kernel/problem.js';
import { assertMay, parseParty } from './authority.js';
import type { ReopenQuarter } from './commands.js';
import type { Directory } from './directory.js';
import type { CoalitionEvent } from './events.js';
import { name, personOf, reason } from './field-checks.js';

/** Fewer could do it on the quiet. */
const SIGNERS = 2;

/**
 * Opens the last closed quarter again, so that what was wrong in it can be set right. Two people sign, with a reason. Credits
 * that vested with its close stay with those who have them.
 * @param now an instant
 */
export function reopenQuarter(command: ReopenQuarter, directory: Directory, now: string): CoalitionEvent[] {
  const { id: quarter } = directory.coalition.fiscalCalendar.quarter(command.quarter);
  const by = parseParty(command.actingFor, directory);
  assertMay('reopen a quarter', by, new Set());
  const why = reason(command.reason, 'reason');
  const signers = command.signers.map((signer) => name(signer, 'signer'));
  const people = new Set(signers.map(personOf));
  if (people.size !== SIGNERS || signers.length !== SIGNERS) {
    throw new Problem('coalition.signers-malformed', { found: signers });
  }
  const last = directory.closedThrough;
  if (last !== quarter) {
    throw new Problem('coalition.quarter-not-last-closed', { quarter, last: last ?? 'none' });
  }
  const data = { quarter, reason: why, signers, by };
  return [{ type: 'QuarterReopened', occurredOn: dateIn(directory.coalition.timeZone, now), data }];
}
