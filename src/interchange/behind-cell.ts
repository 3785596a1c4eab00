/** What stands behind a member in a cell: `entry/ID|asset/ID`. A bar or a backslash of an id has a backslash before it. */
export function behindCell(behind: readonly string[]): string {
  return behind.map((thing) => thing.replaceAll(/[\\|]/g, '\\$&')).join('|');
}

/** The same way back. A backslash before anything else is one of the id. */
export function behindIn(cell: string): string[] {
  const things = [''];
  for (let at = 0; at < cell.length; at += 1) {
    const next = cell[at + 1];
    if (cell[at] === '|') {
      things.push('');
      continue;
    }
    if (cell[at] === '\\' && (next === '|' || next === '\\')) at += 1;
    things[things.length - 1] += cell[at]!;
  }
  return things.filter((thing) => thing !== '');
}
