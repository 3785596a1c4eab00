import type { ProblemSection } from './definition.js';

export const interchangeProblems = {
  'interchange.file-unknown': {
    title: 'Unknown file',
    status: 422,
    retry: 'never',
    detail: 'The file or sheet “{file}” is not one of those that can be imported: {expected}.',
  },
  'interchange.workbook-unreadable': {
    title: 'Workbook cannot be read',
    status: 422,
    retry: 'never',
    detail:
      'The workbook {file} cannot be read: {reason}. Open it in a spreadsheet program and save it as .xlsx again.',
  },
  'interchange.mapping-malformed': {
    title: 'Malformed mapping',
    status: 422,
    retry: 'never',
    detail: 'The mapping has {found} for {field}; {expected} is right.',
  },
  'interchange.mapping-unknown': {
    title: 'Unknown mapping',
    status: 404,
    retry: 'never',
    detail: 'There is no mapping “{found}” here; there are {expected}.',
  },
  'interchange.mapping-changed': {
    title: 'Mapping changed meanwhile',
    status: 409,
    retry: 'after-refresh',
    detail:
      'The mapping “{name}” was changed by somebody else: its revision is {expected}, and not {found}. Read it again.',
  },
  'interchange.too-many-mappings': {
    title: 'Too many mappings',
    status: 422,
    retry: 'never',
    detail: 'A coalition can have {max} mappings. Remove one that is no longer needed.',
  },
  'interchange.file-not-found': {
    title: 'File not found',
    status: 422,
    retry: 'never',
    detail: 'The file or folder “{file}” cannot be read: {reason}.',
  },
  'interchange.file-empty': {
    title: 'Empty file',
    status: 422,
    retry: 'never',
    detail: 'The file {file} has no header row; its first line must name the columns.',
  },
  'interchange.file-not-utf8': {
    title: 'File not in UTF-8',
    status: 422,
    retry: 'never',
    detail: 'The file {file} has bytes on {offset} that are not UTF-8. Save it as CSV UTF-8.',
  },
  'interchange.column-unknown': {
    title: 'Unknown column',
    status: 422,
    retry: 'never',
    detail: 'The file {file} has a column “{column}”, which is not one of {expected}.',
  },
  'interchange.column-missing': {
    title: 'Missing column',
    status: 422,
    retry: 'never',
    detail: 'The file {file} has no column “{column}”, which is required.',
  },
  'interchange.column-duplicate': {
    title: 'Duplicate column',
    status: 422,
    retry: 'never',
    detail: 'The file {file} has the column “{column}” more than once. Leave one of them.',
  },
  'interchange.row-malformed': {
    title: 'Malformed row',
    status: 422,
    retry: 'never',
    detail: 'Line {line} of {file} cannot be read: {found} was found where {expected} is right.',
  },
  'interchange.field-malformed': {
    title: 'Malformed field',
    status: 422,
    retry: 'never',
    detail: 'Line {line} of {file} has “{found}” in column {column}; {expected} is right.',
  },
  'interchange.row-conflicts': {
    title: 'Row conflicts with what is recorded',
    status: 409,
    retry: 'never',
    detail:
      'Line {line} of {file} gives “{id}” as {found}, but {expected} is recorded. Reverse that first, or use another id.',
  },
  'interchange.pool-overdrawn': {
    title: 'Pool overdrawn by an import',
    status: 422,
    retry: 'never',
    detail:
      'The pool “{pool}” would hold {balance} {unit} at the end of {on}; it must not go below zero. This is the last row that takes something out of it by then.',
  },
  'interchange.import-refused': {
    title: 'Import refused',
    status: 422,
    retry: 'never',
    detail: 'The import has {count} errors, so nothing of it was recorded. Correct them and import it again.',
  },
  'interchange.import-unknown': {
    title: 'Unknown import',
    status: 404,
    retry: 'never',
    detail:
      'No import has the id “{import}” in this coalition. The list of its imports names those that can be undone.',
  },
  'interchange.undoing-refused': {
    title: 'Import cannot be undone',
    status: 409,
    retry: 'never',
    detail:
      'The import {import} cannot be undone as it stands: {count} of its facts stay as they are, each with its reason. Nothing was changed.',
  },
  'interchange.fact-stays': {
    title: 'Fact that no undoing takes back',
    status: 409,
    retry: 'never',
    detail: 'Undoing an import cannot take back {what}; {remedy}.',
  },
  'interchange.fact-named-since': {
    title: 'Fact that others rest on',
    status: 409,
    retry: 'never',
    detail:
      'The {what} “{id}” is named by {subject}, at position {at}. Undo the import that brought that, if one did; else the {what} stays.',
  },
  'interchange.pool-overdrawn-by-undoing': {
    title: 'Pool overdrawn by undoing an import',
    status: 409,
    retry: 'never',
    detail:
      'Without what was imported, the pool “{pool}” would hold {balance} {unit} at the end of {on}; it must not go below zero. Put right what was taken out of it first.',
  },
  'interchange.preview-outdated': {
    title: 'Import differs from its preview',
    status: 409,
    retry: 'after-refresh',
    detail:
      'The same files would do something else by now than when they were previewed: {found} rather than {expected}. Look at the new preview first.',
  },
  'interchange.upload-gone': {
    title: 'Previewed files no longer kept',
    status: 410,
    retry: 'never',
    detail:
      'The files that were previewed are not kept any more, or not on this machine. Choose them once more; nothing was imported.',
  },
  'interchange.export-format-unknown': {
    title: 'Unknown export format',
    status: 422,
    retry: 'never',
    detail: 'The format “{found}” is not one of {expected}.',
  },
} as const satisfies ProblemSection;
