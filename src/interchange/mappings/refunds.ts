import type { ReadSnapshot } from '../../event-store/store.js';
import { Amount } from '../../kernel/amount.js';
import type { AssembledRow } from './assembled-row.js';

const LOOK_UP_LIMIT = 500;

/** What a refund has to agree with to take an entry back whole. */
interface Original {
  readonly direction: string;
  readonly quantity: string;
  readonly memberId: string;
  readonly counterparty: string;
  readonly unit: string;
}

/** What the refunds of a file take back, wherever that stands: before them, after them, or in the ledger already. */
export class Refunds {
  private readonly originals = new Map<string, Original>();
  private readonly targets = new Set<string>();

  note({ cells, refunds }: AssembledRow): void {
    const id = cells['entry_id'];
    if (id !== undefined) this.originals.set(id, originalOf(cells));
    if (refunds !== null) this.targets.add(refunds);
  }

  /** What refunds of this file take back that came in before it. */
  async lookUp(snapshot: ReadSnapshot, coalitionId: string): Promise<void> {
    const missing = [...this.targets].filter((id) => !this.originals.has(id));
    for (let from = 0; from < missing.length; from += LOOK_UP_LIMIT) {
      const ids = missing.slice(from, from + LOOK_UP_LIMIT);
      const rows = await snapshot.rows(
        `SELECT entry_id, direction, quantity, member_id, counterparty, unit FROM entries WHERE coalition_id = ? AND entry_id IN (${ids.map(() => '?').join(', ')})`,
        [coalitionId, ...ids],
      );
      for (const [id, direction, quantity, memberId, counterparty, unit] of rows as string[][])
        this.originals.set(id!, {
          direction: direction!,
          quantity: Amount.parse(String(quantity)).toString(),
          memberId: memberId!,
          counterparty: counterparty!,
          unit: unit!,
        });
    }
  }

  /**
   * A refund of the whole takes its entry back. One of a part, or of what nobody recorded, is what it is: money that went the other
   * way.
   */
  takenBack({ cells, refunds }: AssembledRow): Readonly<Record<string, string>> {
    const original = refunds === null ? undefined : this.originals.get(refunds);
    if (!original || refunds === null) return {};
    const { direction, ...same } = originalOf(cells);
    const isWhole = Object.entries(same).every(
      ([field, value]) => original[field as keyof Original] === value,
    );
    if (!isWhole || direction === original.direction) return {};
    return { direction: original.direction, quantity: `-${same.quantity}`, reverses: refunds };
  }
}

function originalOf(cells: Readonly<Record<string, string>>): Original {
  const {
    direction = '',
    quantity = '',
    member_id: memberId = '',
    counterparty = 'pool:pool',
    unit = '',
  } = cells;
  return { direction, quantity, memberId, counterparty, unit };
}
