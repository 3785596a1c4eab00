/** What was acknowledged to those who recorded it, and whether the ledgers hold just that. */
import type { BenchLedger } from './ledgers.js';
import type { Outcome } from './measure.js';

/** What one coalition’s clients were told is recorded. */
export class Acknowledged {
  /** By id, at the position that was answered; null where the answer, a page, says none. */
  readonly entries = new Map<string, number | null>();
  readonly pledges = new Set<string>();
  readonly applications = new Set<string>();

  entry(id: string, position: number | null): void {
    if (this.entries.has(id)) throw new Error(`entry ${id} was acknowledged twice`);
    this.entries.set(id, position);
  }

  pledge(id: string): void {
    this.pledges.add(id);
  }

  application(id: string): void {
    this.applications.add(id);
  }

  get size(): number {
    return this.entries.size + this.pledges.size + this.applications.size;
  }
}

const RECORDED_SINCE = {
  // What somebody gets by the use of knowledge is an entry as well, made with the confirmation.
  entries:
    'SELECT position, entry_id FROM entries AS e WHERE coalition_id = ? AND position > ? AND NOT EXISTS ' +
    '(SELECT 1 FROM applications AS a WHERE a.coalition_id = e.coalition_id AND a.entry_id = e.entry_id)',
  pledges:
    "SELECT position, subject FROM events WHERE coalition_id = ? AND position > ? AND type = 'PledgeMade'",
  applications:
    "SELECT position, subject FROM events WHERE coalition_id = ? AND position > ? AND type = 'KnowledgeApplied'",
};

/**
 * Each of them must be there once, where its position was answered, at that one; and nothing else since the position `before`.
 * @returns how many were compared
 */
export async function compare(
  ledger: BenchLedger,
  slug: string,
  before: number,
  acknowledged: Acknowledged,
  { faults }: Outcome,
): Promise<number> {
  const rows = await ledger.read(async (snapshot) => {
    await snapshot.within(slug);
    const of = (sql: string) => snapshot.rows(sql, [slug, before]);
    return {
      entries: await of(RECORDED_SINCE.entries),
      pledges: await of(RECORDED_SINCE.pledges),
      applications: await of(RECORDED_SINCE.applications),
    };
  });
  const told = {
    entries: acknowledged.entries,
    pledges: new Map([...acknowledged.pledges].map((id) => [`pledge/${id}`, null])),
    applications: new Map([...acknowledged.applications].map((id) => [`application/${id}`, null])),
  };
  for (const what of ['entries', 'pledges', 'applications'] as const) {
    const missing = new Map(told[what]);
    for (const [position, id] of rows[what]) {
      const answered = missing.get(id as string);
      if (answered === undefined)
        faults.push(
          `${slug}: ${what}: ${String(id)} at ${String(position)} was not acknowledged, or is there twice`,
        );
      else if (answered !== null && answered !== Number(position))
        faults.push(`${slug}: ${String(id)} is at ${String(position)} and was answered ${String(answered)}`);
      missing.delete(id as string);
    }
    for (const id of missing.keys()) faults.push(`${slug}: ${what}: ${id} was acknowledged and is not there`);
  }
  return acknowledged.size;
}
