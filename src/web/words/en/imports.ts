import { pluralIn } from '../plural.js';

const plural = pluralIn('en');

/** One row and more, by their table. */
const singulars: ReadonlyMap<string, readonly [one: string, more: string]> = new Map([
  ['members', ['member', 'members']],
  ['member_changes', ['change of members', 'changes of members']],
  ['pools', ['pool', 'pools']],
  ['rates', ['rate', 'rates']],
  ['exchange_rates', ['exchange rate', 'exchange rates']],
  ['pledges', ['pledge', 'pledges']],
  ['entries', ['entry', 'entries']],
  ['knowledge', ['asset', 'assets']],
  ['applications', ['use of knowledge', 'uses of knowledge']],
  ['offers', ['offer', 'offers']],
  ['redemptions', ['redemption', 'redemptions']],
  ['reservations', ['reservation', 'reservations']],
]);

/** What the pages of imports say. */
export const imports = {
  title: 'Import',
  lead: 'Take CSV files into the ledger. You first see what they would do; nothing is recorded before you say so, and an import can be undone.',
  steps: 'Steps of an import',
  stepNames: ['Choose files', 'Correct them', 'Look, and import'],
  choose: 'Choose files',
  files: 'CSV files',
  filesHint:
    'One or several, in UTF-8, with the names of the columns in the first row. At most 20 files, 256 MB together.',
  look: 'See what they would do',
  whichFiles: 'Which files, with which columns',
  whichFilesHow:
    'The name of a file says what it holds; its columns may stand in any order. Dates are written 2026-07-01, amounts 1234.50.',
  file: 'File',
  neededColumns: 'Columns it needs',
  past: 'Past imports',
  pastLead: (standing: number, shown: number): string =>
    standing === shown
      ? 'All that are shown stand. Open one to see what it held, or to undo it.'
      : 'Open one to see what it held, or to undo it.',
  noneYet: 'Nothing was imported yet',
  noneYetHow:
    'Each import will stand here, with who did it, when, and what was new. From here it can be undone as a whole.',
  when: 'When',
  who: 'Who',
  what: 'What was new',
  state: 'State',
  stands: 'stands',
  undone: 'undone',
  nothing: 'nothing',
  terminal: 'somebody at the terminal',
  someProgram: 'a program, or somebody who is gone',
  /** `12 entries`: of a table, or of what an import wrote; by its own name where that is not known here. */
  rowsOf: (what: string, rows: number, count: string) => {
    const [one, more] = singulars.get(what) ?? [what, what];
    return `${count} ${plural(rows, one, more)}`;
  },
  tables: {
    members: 'members',
    member_changes: 'changes of members',
    pools: 'pools',
    rates: 'rates',
    exchange_rates: 'exchange rates',
    pledges: 'pledges',
    entries: 'entries',
    knowledge: 'assets',
    applications: 'uses of knowledge',
    offers: 'offers',
    redemptions: 'redemptions',
    achievements: 'achievements',
    attributions: 'parts in achievements',
  },
  previewTitle: 'What the files would do',
  previewLead: (what: string) => `Importing these files would record ${what}. Nothing is recorded yet.`,
  nothingNew: 'All that these files say is recorded already. There is nothing to import.',
  wrongTitle: 'Not right yet',
  wrongLead: (count: string, errors: number, files: number) =>
    `${errors === 1 ? 'One thing is' : `${count} things are`} not right in ${files === 1 ? 'one file' : `${files} files`}, so nothing would be imported. Correct ${errors === 1 ? 'it' : 'them'}, and send the files again.`,
  confirm: 'Import them?',
  confirmHow: 'Exactly what is shown here is recorded, in one step: all of it or nothing.',
  import: 'Import',
  nothingToDo: 'Nothing to do',
  takenBack: (count: string, rows: number) =>
    `${rows === 1 ? 'One row was' : `${count} rows were`} recorded by an import that was undone, and ${rows === 1 ? 'stays' : 'stay'} taken back.`,
  anew: 'Record them anew',
  isAnew: 'What an undone import had recorded is recorded anew.',
  notAnew: 'Leave it taken back',
  keptUntil: (files: string, when: string) =>
    `Looked at: ${files}, sent ${when}. The files are kept for two hours.`,
  otherFiles: 'Choose other files',
  newRows: 'New',
  newNote: 'would be recorded',
  knownRows: 'Known',
  knownNote: 'recorded already, nothing happens',
  wrongRows: 'Wrong',
  wrongNote: 'must be corrected first',
  byTable: 'Rows by table',
  table: 'Table',
  rows: 'Rows',
  ignored: (files: string) => `No tables of an import: ${files}.`,
  errors: 'What is not right',
  downloadErrors: 'Download all as a table (CSV)',
  moreErrors: (more: number, count: string) => `${count} more ${plural(more, 'is', 'are')} not shown.`,
  errorsIn: (file: string) => `What is not right in ${file}`,
  errorsCount: (count: string, errors: number) => (errors === 1 ? 'one error' : `${count} errors`),
  mostly: (columns: string) => `By column: ${columns}`,
  showRest: (rest: number, count: string) => plural(rest, 'Show the other one', `Show the other ${count}`),
  line: 'Line',
  column: 'Column',
  found: 'Found',
  expected: 'Right would be',
  wholeFile: 'the file',
  wholeRow: 'the whole row',
  empty: 'nothing',
  sample: 'The first new rows',
  sampleHow: 'As they would be recorded. Look whether the columns mean what you meant.',
  again: 'Send the corrected files',
  againHint: 'All files of the import, not only those that were wrong.',
  batchTitle: (day: string) => `Import of ${day}`,
  batchLead: (who: string, when: string, what: string) => `Imported by ${who}, ${when}: ${what}.`,
  undoneLead: (who: string, when: string) => `Undone by ${who}, ${when}:`,
  undo: 'Undo this import…',
  filesTitle: 'Files',
  bytes: 'Bytes',
  positions: (from: string, to: string) => `In the log: positions ${from} to ${to}.`,
  undoTitle: (day: string) => `Undo the import of ${day}?`,
  undoLead: (what: string) => `This takes back ${what}. Every figure is then as it was without this import.`,
  undoHow:
    'Nothing is removed: each fact is taken back by another one that names it, with your reason, and both stay in the log.',
  undoNow: 'Undo the import',
  reason: 'Why',
  reasonHint: 'Members read it beside what is taken back.',
  cannotUndo: (count: string, facts: number) =>
    `This import cannot be undone as it stands: ${facts === 1 ? 'one fact stays' : `${count} facts stay`}.`,
  allOrNothing: 'An import is undone whole or not at all. This is what stands in the way, and why.',
  stays: 'What stays',
  why: 'Why it stays, and what to do',
};
