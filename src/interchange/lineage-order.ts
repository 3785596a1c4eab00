import type { Row } from './import-row.js';
import { idsIn } from './refused.js';

export interface AssetOfRow {
  readonly row: Row;
  readonly id: string;
}

export interface LineageOrder {
  /** Parents before what derives from them, else as they came. */
  readonly ordered: readonly AssetOfRow[];
  /** Rows that come from themselves, each circle from what derives to what it derives from. */
  readonly circles: readonly (readonly AssetOfRow[])[];
  /** Rows that stand in a circle, or come from one. */
  readonly stuck: readonly AssetOfRow[];
}

/** Puts rows of assets in the order of their lineage, as far as it lies within the rows. */
export function lineageOrder(assets: readonly AssetOfRow[]): LineageOrder {
  const first = new Map<string, number>();
  assets.forEach(({ id }, place) => {
    if (!first.has(id)) first.set(id, place);
  });
  const parents = assets.map(({ row, id }, place) => parentsWithin(row, id, place, first));
  const children = new Map<number, number[]>();
  const waits = parents.map((before, place) => {
    for (const parent of before) {
      const known = children.get(parent);
      if (known) known.push(place);
      else children.set(parent, [place]);
    }
    return before.length;
  });
  const order = waits.flatMap((count, place) => (count === 0 ? [place] : []));
  for (let next = 0; next < order.length; next += 1) {
    for (const child of children.get(order[next]!) ?? []) {
      waits[child]! -= 1;
      if (waits[child] === 0) order.push(child);
    }
  }
  const stuck = waits.flatMap((count, place) => (count > 0 ? [place] : []));
  const at = (place: number): AssetOfRow => assets[place]!;
  return {
    ordered: order.map(at),
    circles: circlesOf(stuck, parents, waits).map((c) => c.map(at)),
    stuck: stuck.map(at),
  };
}

/** The rows that a row waits for: those of its parents, and an earlier one of its own id. */
function parentsWithin(row: Row, id: string, place: number, first: ReadonlyMap<string, number>): number[] {
  const cell = row.cell('derives_from').normalize('NFC');
  const whole = first.get(cell);
  const parents = new Set(whole === undefined ? idsIn(cell).flatMap((one) => first.get(one) ?? []) : [whole]);
  const same = first.get(id)!;
  if (same !== place) parents.add(same);
  return [...parents];
}

/** One circle for each set of rows that lead into the same one: followed from parent to parent until one comes again. */
function circlesOf(
  stuck: readonly number[],
  parents: readonly (readonly number[])[],
  waits: readonly number[],
): number[][] {
  const circles: number[][] = [];
  const seen = new Set<number>();
  for (const start of stuck) {
    const path: number[] = [];
    let place = start;
    while (!seen.has(place)) {
      seen.add(place);
      path.push(place);
      place = parents[place]!.find((parent) => waits[parent]! > 0)!;
    }
    const from = path.indexOf(place);
    if (from < 0) continue;
    const circle = path.slice(from);
    // From its first row on, whichever row led there.
    const least = circle.indexOf(Math.min(...circle));
    circles.push([...circle.slice(least), ...circle.slice(0, least)]);
  }
  return circles;
}
