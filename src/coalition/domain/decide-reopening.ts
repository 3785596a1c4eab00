import { dateIn } from '../../kernel/calendar.js';
import { Problem } from '../../kernel/problem.js';
import { assertMay, parseParty, type Party } from './authority.js';
import type { AskForReopening, ReopenQuarter } from './commands.js';
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
  const asked = checked(command, directory);
  const signers = command.signers.map((signer) => name(signer, 'signer'));
  const people = new Set(signers.map(personOf));
  if (people.size !== SIGNERS || signers.length !== SIGNERS) {
    throw new Problem('coalition.signers-malformed', { found: signers });
  }
  assertLastClosed(asked.quarter, directory);
  return [reopened({ ...asked, signers }, directory, now)];
}

/**
 * One person’s word for the reopening of the last closed quarter. The first is kept until the quarter is reopened or the next one is
 * closed; with that of another person it is reopened. The same person once more states nothing.
 * @param now an instant
 */
export function askForReopening(
  command: AskForReopening,
  directory: Directory,
  now: string,
): CoalitionEvent[] {
  const asked = checked(command, directory);
  const signer = name(command.signer, 'signer');
  assertLastClosed(asked.quarter, directory);
  const { reopeningAsked: before } = directory;
  if (!before) {
    const occurredOn = dateIn(directory.coalition.timeZone, now);
    return [{ type: 'QuarterReopeningAsked', occurredOn, data: { ...asked, signer } }];
  }
  if (personOf(before.signer) === personOf(signer)) return [];
  return [reopened({ ...asked, signers: [before.signer, signer] }, directory, now)];
}

interface Asked {
  readonly quarter: string;
  readonly reason: string;
  readonly by: Party;
}

function checked(
  command: Pick<ReopenQuarter, 'quarter' | 'reason' | 'actingFor'>,
  directory: Directory,
): Asked {
  const { id: quarter } = directory.coalition.fiscalCalendar.quarter(command.quarter);
  const by = parseParty(command.actingFor, directory);
  assertMay('reopen a quarter', by, new Set());
  return { quarter, reason: reason(command.reason, 'reason'), by };
}

function assertLastClosed(quarter: string, { closedThrough: last }: Directory): void {
  if (last === quarter) return;
  throw new Problem('coalition.quarter-not-last-closed', { quarter, last: last ?? 'none' });
}

function reopened(
  data: Asked & { readonly signers: readonly string[] },
  directory: Directory,
  now: string,
): CoalitionEvent {
  return { type: 'QuarterReopened', occurredOn: dateIn(directory.coalition.timeZone, now), data };
}
