/** Cells that a spreadsheet would run as a formula; and those that look like one that was made harmless already. */
const FORMULA = /^'*[=+\-@\t\r]/;
const ESCAPED_FORMULA = /^'+[=+\-@\t\r]/;

/** A text that no spreadsheet takes for a formula; `textFromCell` gives back exactly what it was. */
export function cellOfText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that a cell means: without the apostrophe by which a formula was made harmless. */
export function textFromCell(cell: string): string {
  return cell.charCodeAt(0) === 39 && ESCAPED_FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** One line of CSV (RFC 4180), with its line end. */
export function csvLine(cells: readonly string[]): string {
  let line = '';
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i]!;
    if (i > 0) line += ',';
    line += /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return `${line}\r\n`;
}
