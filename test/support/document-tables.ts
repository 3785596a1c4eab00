import { readFileSync } from 'node:fs';

/** The rows of a document's table with these columns; so tests hold documents to what is so. */
export function tableIn(path: string, ...columns: readonly string[]): string[][] {
  const cellsOf = (line: string): string[] =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const lines = readFileSync(path, 'utf8').split('\n');
  const head = lines.findIndex((line) => cellsOf(line).join() === columns.join());
  if (head < 0) throw new Error(`no table of ${columns.join(', ')}`);
  const end = lines.findIndex((line, i) => i > head && !line.startsWith('|'));
  return lines.slice(head + 2, end < 0 ? undefined : end).map(cellsOf);
}
