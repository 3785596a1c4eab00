import type { EntryDetail } from '../exchange/entry-story.queries.js';
import type { EntryView } from '../exchange/exchange.queries.js';
import { printable, textTable } from './terminal.js';

const HEAD = [
  'Date',
  'Entry',
  'Direction',
  'Member',
  'Counterparty',
  'Kind',
  'Status',
  'Waits for',
  'Description',
  'Quantity',
  'Unit',
  'Value',
];

/** Entries, one a line. */
export function entriesTable(entries: readonly EntryView[]): string {
  const rows = entries.map((entry) => [
    entry.occurredOn,
    entry.id,
    entry.direction,
    entry.memberId,
    entry.counterparty,
    entry.kind,
    statusOf(entry),
    entry.waitsFor.map(({ party }) => party).join(', '),
    [entry.lateFor && `late for ${entry.lateFor}`, entry.description]
      .filter((words) => words !== null)
      .join(': '),
    entry.quantity,
    entry.unit,
    entry.value ?? 'unvalued',
  ]);
  return textTable(HEAD, rows, 3);
}

/** How an entry stands; of one that was taken back, and of what takes it back, that. */
function statusOf({ status, reverses, reversedBy }: EntryView): string {
  if (reversedBy !== null) return `${status}, reversed`;
  return reverses === null ? status : `${status}, reversal`;
}

/** One entry: what it says, what was said about it, and where all of it stands in the chain. */
export function entryStory(entry: EntryDetail): string {
  const { costShare, inKind, pledge } = entry;
  const parts = [
    lines([
      ['Entry', entry.id],
      ['Status', statusOf(entry)],
      ...entry.waitsFor.map(({ party, steps }) => ['Waits for', `${party}: ${steps.join(', ')}`] as const),
      ['Direction', entry.direction],
      ['Member', entry.memberId],
      ['Shown with', entry.survivor === entry.memberId ? null : entry.survivor],
      ['Counterparty', entry.counterparty],
      ['Date', entry.occurredOn],
      ['Late for', entry.lateFor],
      ['Kind', entry.kind],
      ['Quantity', `${entry.quantity} ${entry.unit}`],
      ['Value', entry.value ?? 'unvalued'],
      ['Valuation', entry.valuation && valuationInWords(entry.valuation)],
      [
        'Value types',
        Object.entries(entry.valueTypes)
          .map((weight) => weight.join(' '))
          .join(', '),
      ],
      ['Project', entry.project],
      ['Description', entry.description],
      ['Recorded by', entry.recordedBy],
      ['Reverses', entry.reverses],
      ['Reversed by', entry.reversedBy],
    ]),
    inKind && lines(Object.entries(inKind).map(([name, said]) => [`In kind: ${inWords(name)}`, said])),
    costShare &&
      lines([
        ['Cost share: award', costShare.award],
        ['Cost share: item', costShare.item],
        ['Cost share: necessary', statement(costShare.necessary)],
        ['Cost share: allowable', statement(costShare.allowable)],
        ['Cost share: federally paid', statement(costShare.federallyFunded)],
        ['Cost share: in the budget', statement(costShare.inApprovedBudget)],
        ['Cost share: stands', statement(costShare.stands)],
      ]),
    pledge &&
      lines([
        ['Pledge', `${pledge.id} of ${pledge.memberId}, ${pledge.status}, due ${pledge.dueOn}`],
        [
          '',
          `${pledge.delivered} of ${pledge.quantity} ${pledge.unit} delivered, ${pledge.outstanding} to come`,
        ],
      ]),
    ...entry.disputes.map(disputeInWords),
    entry.evidence.length === 0
      ? null
      : textTable(
          ['Evidence', 'Type', 'SHA-256', 'Bytes'],
          entry.evidence.map(({ name, mediaType, sha256, bytes }) => [
            name,
            mediaType,
            sha256,
            String(bytes),
          ]),
          1,
        ),
    textTable(
      ['Position', 'Recorded at', 'What', 'For', 'Actor', 'Hash'],
      entry.events.map(({ position, recordedAt, type, by, actor, hash }) => [
        String(position),
        recordedAt,
        type,
        by,
        actor,
        hash,
      ]),
      0,
    ),
  ];
  return parts.filter((part) => part !== null).join('\n');
}

function disputeInWords(dispute: EntryDetail['disputes'][number]): string {
  const { resolution } = dispute;
  const adjusted = resolution?.adjusted;
  return lines([
    ['Disputed', `by ${dispute.by} on ${dispute.recordedAt}: ${dispute.reason}`],
    ...dispute.answers.map(
      ({ by, recordedAt, answer }) => ['Answered', `by ${by} on ${recordedAt}: ${answer}`] as const,
    ),
    [
      'Resolved',
      resolution &&
        `${resolution.outcome} by ${resolution.by} on ${resolution.recordedAt}: ${resolution.reason}`,
    ],
    ['Adjusted', adjusted ? `from ${amounts(adjusted.before)} to ${amounts(adjusted)}` : null],
  ]);
}

function amounts({ quantity, value }: { readonly quantity: string; readonly value: string | null }): string {
  return `${quantity} (${value === null ? 'unvalued' : `worth ${value}`})`;
}

function valuationInWords({ method, ...rest }: NonNullable<EntryDetail['valuation']>): string {
  const details = Object.entries(rest)
    .filter(([, said]) => said !== null && said !== '')
    .map(([name, said]) => `${inWords(name)} ${String(said)}`);
  return [inWords(method), ...details].join(', ');
}

function statement(said: boolean | null): string {
  return said === null ? 'not stated' : said ? 'yes' : 'no';
}

/** `federallyFunded` as `federally funded`. */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' ');
}

/** Names and what they say, one a line; what says nothing is left out. */
function lines(said: readonly (readonly [name: string, text: string | null])[]): string {
  return said
    .filter(([, text]) => text !== null)
    .map(([name, text]) => `${name.padEnd(28)}${printable(text!)}\n`)
    .join('');
}
