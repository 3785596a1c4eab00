import type { Problem } from '../../kernel/problem.js';

/** What somebody says of a thing, field by field, as files name the fields; empty where nothing is said. */
export type Told = Readonly<Record<string, string>>;

/** Throws for the first field that is not as it was recorded: what is known by an id can't be told anew with other content. */
export function assertToldAsBefore(
  before: Told,
  now: Told,
  problem: (differing: { field: string; known: string; found: string }) => Problem,
): void {
  for (const [field, known] of Object.entries(before)) {
    const found = now[field]!;
    if (known !== found) throw problem({ field, known, found });
  }
}
