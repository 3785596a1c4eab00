import { Problem } from '../kernel/problem.js';
import type { Projection } from './projection.js';
import type { SqlValue } from './table.js';

type Query = (sql: string, parameters?: readonly SqlValue[]) => Promise<Record<string, SqlValue>[]>;

/** Rises with every making anew, by whatever program: whoever saw the same number before need not look again. */
export const GENERATION_SQL = 'SELECT COALESCE(SUM(generation), 0) AS generation FROM projections';

/**
 * Whether the figures in a database are as this program makes them. While a newer version takes over, instances of the one before are
 * still at work: once the newer one's figures are in place, they must write none of their own into them.
 */
export class FiguresProgram {
  private seenGeneration: number | undefined;

  constructor(private readonly projections: readonly Pick<Projection<unknown>, 'name' | 'version'>[]) {}

  /**
   * Looks again only where something was made anew since it last looked.
   * @throws Problem `ledger.program-replaced`
   */
  async assertOurs(generation: number, query: Query): Promise<void> {
    if (generation === this.seenGeneration) return;
    const installed = namesIn(await query('SELECT name, version FROM projections'));
    const ours = namesIn(this.projections);
    const found = installed.filter((name) => !ours.includes(name));
    const missing = ours.filter((name) => !installed.includes(name));
    if (found.length > 0 || missing.length > 0) {
      const words = (names: readonly string[]): string => names.join(', ') || 'none of that kind';
      throw new Problem('ledger.program-replaced', { found: words(found), expected: words(missing) });
    }
    this.seenGeneration = generation;
  }
}

function namesIn(projections: readonly object[]): string[] {
  const named = projections as readonly Readonly<Record<'name' | 'version', SqlValue>>[];
  return named.map(({ name, version }) => `${String(name)} ${String(version)}`).sort();
}
