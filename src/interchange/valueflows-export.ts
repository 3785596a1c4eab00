import type { Directory } from '../coalition/domain/directory.js';
import type { EventRegistry } from '../event-store/event.js';
import { eventsAt } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { PledgeMade } from '../exchange/domain/events.js';
import { pledgesTable, type PledgeRow } from '../exchange/pledges.tables.js';
import { exportedBaselines } from './baselines.js';
import { exportedCredits } from './exported-credits.js';
import type { ExportedEntry } from './exported-entries.js';
import { ValueFlowsGraph } from './valueflows-graph.js';
import { contextOf, type GraphNode } from './valueflows-terms.js';

export interface ValueFlowsSource {
  readonly snapshot: ReadSnapshot;
  readonly events: EventRegistry;
  readonly directory: Directory;
  /** Tells entry by entry; undefined leaves one out, and does not count it. */
  readonly writeEntries: (write: (entry: ExportedEntry) => string | undefined) => Promise<void>;
  readonly write: (text: string) => Promise<void>;
}

const PAGE_PLEDGES = 500;

/**
 * Writes a ledger as one document of JSON-LD in the ValueFlows vocabulary, a node to a line: members as agents, entries as
 * economic events, pledges as commitments, what pools hold as economic resources. Answers what it can't carry, in sentences.
 */
export async function writeValueFlows(source: ValueFlowsSource): Promise<string[]> {
  const { snapshot, directory, write } = source;
  const graph = new ValueFlowsGraph(directory);
  const coalitionId = directory.coalition.id;
  await write(`{"@context":${JSON.stringify(contextOf(coalitionId))},"@graph":[\n`);
  const agents = [...graph.agents()];
  await write(agents.map((node) => JSON.stringify(node)).join(',\n'));
  const line = (node: GraphNode): string => `,\n${JSON.stringify(node)}`;
  for await (const page of pledgePages(source, coalitionId))
    await write(page.map(({ row, made }) => line(graph.commitment(row, made))).join(''));
  let undecided = 0;
  await source.writeEntries((entry) => {
    const happened = entry.standing === 'accepted' || entry.isHeldApart;
    if (!happened) undecided += 1;
    return happened ? line(graph.event(entry)) : undefined;
  });
  for await (const page of exportedCredits(snapshot, coalitionId)) {
    const nodes = page.map((moved) => graph.credits(moved)).filter((node) => node !== undefined);
    if (nodes.length > 0) await write(nodes.map(line).join(''));
  }
  await write([...graph.named()].map(line).join(''));
  await write('\n]}\n');
  return notes(undecided, exportedBaselines(directory).length);
}

function notes(undecided: number, baselines: number): string[] {
  const sentences: [count: number, sentence: string][] = [
    [
      undecided,
      'entries that were not accepted, or withdrawn, are left out: they did not happen yet, or not at all.',
    ],
    [baselines, 'baselines stay here: what was before is no event of this ledger.'],
  ];
  return [
    ...sentences.filter(([count]) => count > 0).map(([count, sentence]) => `${String(count)} ${sentence}`),
    'Policies, reviews, the library and recognition stay here, but for the entries that they made.',
  ];
}

interface Pledge {
  readonly row: PledgeRow;
  readonly made: PledgeMade;
}

/** Pledges as they stand now, with the words in which they were made, in the order of their ids. */
async function* pledgePages(
  { snapshot, events }: ValueFlowsSource,
  coalitionId: string,
): AsyncGenerator<Pledge[]> {
  for (let after = ''; ;) {
    const found = await snapshot.rows(
      `SELECT ${pledgesTable.sqlColumns.join(', ')} FROM ${pledgesTable.name} WHERE coalition_id = ? AND pledge_id > ? ` +
        `ORDER BY pledge_id LIMIT ${String(PAGE_PLEDGES)}`,
      [coalitionId, after],
    );
    if (found.length === 0) return;
    const rows = found.map((values) => pledgesTable.decode(values));
    const made = await eventsAt(
      snapshot,
      events,
      coalitionId,
      rows.map(({ position }) => position),
    );
    yield rows.map((row) => ({ row, made: made.get(row.position)!.data as unknown as PledgeMade }));
    after = rows.at(-1)!.pledgeId;
  }
}
