import { readFileSync } from 'node:fs';

/** Reads tables of a document, so that what is worked by hand there is what the program says. */
export function tablesIn(path: string): (...columns: readonly string[]) => string[][] {
  const lines = readFileSync(path, 'utf8').split('\n');
  const cellsOf = (line: string): string[] =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  /** The rows of the table whose header begins with these columns. */
  return (...columns) => {
    const head = lines.findIndex((line) => cellsOf(line).join() === columns.join());
    if (head < 0) throw new Error(`no table of ${columns.join(', ')}`);
    const end = lines.findIndex((line, i) => i > head && !line.startsWith('|'));
    return lines.slice(head + 2, end).map(cellsOf);
  };
}
