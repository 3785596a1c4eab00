/** Cells that a spreadsheet would run as a formula; and those that look like one that was made harmless already. */
const FORMULA = /^'*[=+\-@\t\r]/;
const ESCAPED_FORMULA = /^'+[=+\-@\t\r]/;

/**
 * A text that no spreadsheet takes for a formula: it gets an apostrophe in front, as OWASP advises. So does what looks as if it
 * had one already, or it would be read as another text. For texts only: a negative amount begins with a minus, and is an amount.
 * `textFromCell` gives back exactly what it was.
 */
export function spreadsheetSafe(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that a cell means: without the apostrophe by which a formula was made harmless. */
export function textFromCell(cell: string): string {
  return cell.charCodeAt(0) === 39 && ESCAPED_FORMULA.test(cell) ? cell.slice(1) : cell;
}
