import type { Chart } from '../../charts/chart.js';

/** How a column's cells are to be read: a `day` is a date whose year the title tells. Cells themselves are as the report has them: exact, unrounded, in plain decimals. */
export type ColumnKind =
  'words' | 'date' | 'day' | 'money' | 'quantity' | 'credits' | 'share' | 'ratio' | 'count';

export interface Column {
  readonly title: string;
  readonly kind: ColumnKind;
}

/** An amount, a date or words; null where there is none, which is not the same as zero. */
export type Cell = string | null;

/** What a row of a table is about, and what its figures are called, for those who draw links. */
export interface RowAbout {
  /** Ids of what the row is about. */
  readonly member?: string;
  readonly entry?: string;
  readonly pledge?: string;
  /** The figure in each cell as `explain` knows it; null where a cell holds none, or nobody explains it. */
  readonly figures?: readonly (string | null)[];
}

export interface Table {
  readonly block: 'table';
  /** Of its sheet and its place in a page; unique in a document. */
  readonly key: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** How many rows there are, where only the first stand here (`excerpt.ts`). */
  readonly firstOf?: number;
  /** The last row: columns of money, quantities, credits and counts that are not null here are the sums of those above. */
  readonly total: readonly Cell[] | null;
  readonly note: string | null;
  /** One of each row, in their order. */
  readonly about?: readonly RowAbout[];
  readonly totalAbout?: RowAbout;
  /** Whether the columns after the first are the parts of a whole, which a chart of them stacks. */
  readonly parts?: true;
}

export interface Heading {
  readonly block: 'heading';
  /** A chapter, a part of it, or a section of that. */
  readonly level: 1 | 2 | 3;
  readonly text: string;
  /** Whether it begins a page of its own on paper. */
  readonly newPage: boolean;
}

export interface Paragraph {
  readonly block: 'paragraph';
  readonly text: string;
  /** `lead` is read first, `note` last. */
  readonly weight: 'lead' | 'plain' | 'note';
}

/** Sentences that stand beside each other. */
export interface List {
  readonly block: 'list';
  readonly items: readonly string[];
}

/** A few things with their names. */
export interface Facts {
  readonly block: 'facts';
  /** `figure` as `explain` knows it, where the value is one. */
  readonly facts: readonly { readonly name: string; readonly value: string; readonly figure?: string }[];
}

export interface Picture {
  readonly block: 'picture';
  readonly chart: Chart;
}

/** Where each chapter begins, on paper; a page has links to them at its top. */
export interface Contents {
  readonly block: 'contents';
}

export type Block = Heading | Paragraph | List | Facts | Table | Picture | Contents;

/**
 * What people read, whatever it is drawn as: a page, a PDF, a workbook. It is made from a value such as the report and
 * holds every word and figure; those that draw it add none.
 */
export interface ReadingDocument {
  /** What kind of document it is, of what, and how far it goes. */
  readonly kicker: string;
  readonly title: string;
  readonly subtitle: string;
  /** In the head of every page. */
  readonly runningHead: string;
  /** In the foot of every page: what it was made from, so that it can be checked. */
  readonly provenance: string;
  /** Three letters: columns of money are in it. */
  readonly currency: string;
  /** Of the sheet that holds its words in a workbook; `Report` without it. */
  readonly sheet?: string;
  /** When its content was made, not when it was drawn: the same content gives the same bytes. */
  readonly madeAt: string;
  readonly blocks: readonly Block[];
}

export const heading = (text: string, level: Heading['level'] = 1, newPage = false): Heading => ({
  block: 'heading',
  level,
  text,
  newPage,
});

export const paragraph = (text: string, weight: Paragraph['weight'] = 'plain'): Paragraph => ({
  block: 'paragraph',
  text,
  weight,
});

/** The ids of figures below one object, in the order of a table’s cells; the first cell is a name. */
export const figuresBelow = (
  object: string,
  ...paths: readonly (string | null)[]
): readonly (string | null)[] => [null, ...paths.map((path) => (path === null ? null : `${object}/${path}`))];

export const picture = (chart: Chart): Picture => ({ block: 'picture', chart });

export const isNumeric = (kind: ColumnKind): boolean => kind !== 'words' && kind !== 'date' && kind !== 'day';
