/** So many quarters can be chosen from; others by their address. */
const RECENT = 8;

/**
 * Quarters to choose among, the last one first.
 * @param current `2026-Q3`
 * @param chosen which stands there too, however long ago it is
 */
export function recentQuarters(current: string, chosen: string | null): string[] {
  const quarters = [current];
  while (quarters.length < RECENT) quarters.push(before(quarters.at(-1)!));
  return chosen === null || quarters.includes(chosen) ? quarters : [...quarters, chosen];
}

function before(quarter: string): string {
  const [year, number] = quarter.split('-Q').map(Number) as [number, number];
  return number === 1 ? `${String(year - 1)}-Q4` : `${String(year)}-Q${String(number - 1)}`;
}
