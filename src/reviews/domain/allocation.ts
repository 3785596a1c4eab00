import { alikeIn, cutIntoGoods, type Alike } from './alike.js';
import { bestFace, provedBest, type Bounds, type Circulation, type Solver } from './circulation.js';
import { atLeastZero, least, type Good, type Taker } from './demand.js';

/** What is to be shared out: goods, and members with what each has been given of its gap already. */
export interface Sharing {
  readonly takers: readonly Taker[];
  readonly goods: readonly Good[];
  /** By taker: minor units of its gap that are filled already. */
  readonly given: readonly bigint[];
}

/** A part of a good for a taker, in minor units. Both are told by their places in the lists. */
export interface Share {
  readonly good: number;
  readonly taker: number;
  readonly value: bigint;
}

/** Gaps are filled in step to a tenth, within that to a hundredth, and within that to a thousandth. */
const ROUNDS_OF_EVENNESS = 3;
const PIECES = 10n;

/**
 * The best way to share goods out, as if all of them could be divided: of all ways the ones that leave the least shortage
 * below floors; of those the ones that give the least of what its taker does not want; of those the ones whose served
 * value, weighted by priorities, is greatest; of those the ones that fill gaps most evenly; of those the one that gives
 * what comes first by id to who comes first by id.
 *
 * Each aim is a circulation of its own (root → group of goods that are alike → taker → root) within the bounds that the aims before left open.
 * So no aim needs a weight that outweighs the next ones, and every number stays small.
 */
export function shareOut(sharing: Sharing, solver: Solver): Share[] {
  const groups = alikeIn(sharing.goods, sharing.takers);
  const arcs = arcsOf(sharing, groups);
  if (arcs.shares.length === 0) return [];
  const floors: Aim = { ofPiece: ({ belowNeed }) => (belowNeed ? 1n : 0n) };
  const fewestUnwanted: Aim = { ofShare: ({ weight }) => (weight === 0n ? -1n : 0n) };
  const served: Aim = { ofShare: ({ weight }) => weight };
  const aims: Aim[] = [served];
  if (arcs.shares.some(({ weight }) => weight === 0n)) aims.unshift(fewestUnwanted);
  if (arcs.pieces.some(({ belowNeed }) => belowNeed)) aims.unshift(floors);
  const even: Aim = { ofPiece: ({ order }) => PIECES - 1n - order };
  const byId: Aim = {
    ofShare: ({ group, taker }) => BigInt(groups.length - group) * BigInt(sharing.takers.length - taker),
  };

  let reached = follow(arcs, aims.concat(even), solver);
  for (let round = 1; round < ROUNDS_OF_EVENNESS; round++) {
    const finer = inFinerPieces(reached);
    if (finer === reached) break;
    reached = follow(finer, [even], solver);
  }
  const { shares } = follow(reached, [byId], solver);
  return groups.flatMap((group, i) =>
    cutIntoGoods(
      group,
      sharing.goods,
      shares.flatMap((share) => (share.group === i ? [{ taker: share.taker, value: share.flow }] : [])),
    ),
  );
}

/** The arcs of a circulation with what may still pass them, and what passes them now. */
interface Bounded {
  readonly low: bigint;
  readonly high: bigint;
  readonly flow: bigint;
}

interface ShareArc extends Bounded {
  readonly group: number;
  readonly taker: number;
  /** The taker's priority for the group's value type; 0 where it does not want it. */
  readonly weight: bigint;
}

/** A part of a taker's gap: its pieces lie one behind the other. */
interface Piece extends Bounded {
  readonly taker: number;
  readonly order: bigint;
  readonly belowNeed: boolean;
}

interface Arcs {
  readonly nodes: number;
  readonly firstTaker: number;
  /** From the root to each group of goods that are alike. */
  readonly groups: readonly Bounded[];
  readonly shares: readonly ShareArc[];
  readonly pieces: readonly Piece[];
}

/** What a unit gains on each arc. */
interface Aim {
  readonly ofShare?: (share: ShareArc) => bigint;
  readonly ofPiece?: (piece: Piece) => bigint;
}

function arcsOf({ takers, given }: Sharing, groups: readonly Alike[]): Arcs {
  const shares = groups.flatMap(({ valueType, value, each, takers: mayHave }, group) =>
    mayHave.flatMap((taker): ShareArc[] => {
      const { weights, gap, need } = takers[taker]!;
      const weight = weights[valueType];
      // What it does not want may only help it to its floor: where that needs nothing, the arc is spared.
      const high = least(each, value, weight > 0n ? gap : need);
      return high > 0n ? [{ group, taker, weight, low: 0n, high, flow: 0n }] : [];
    }),
  );
  return {
    nodes: 1 + groups.length + takers.length,
    firstTaker: 1 + groups.length,
    groups: groups.map(({ value }) => ({ low: 0n, high: value, flow: 0n })),
    shares,
    pieces: takers.flatMap((taker, i) => piecesOf(taker, i, given[i]!)),
  };
}

/** The tenths of a gap, cut once more where the need ends. */
function piecesOf({ gap, need }: Taker, taker: number, given: bigint): Piece[] {
  const pieces: Piece[] = [];
  for (let order = 0n; order < PIECES; order++) {
    const begin = (gap * order) / PIECES;
    const end = (gap * (order + 1n)) / PIECES;
    const middle = begin < need && need < end ? need : end;
    for (const [from, to] of [
      [begin, middle],
      [middle, end],
    ] as const) {
      const high = to - (from > given ? from : given);
      if (high > 0n) pieces.push({ taker, order, belowNeed: to <= need, low: 0n, high, flow: 0n });
    }
  }
  return pieces;
}

/** Cuts every piece that may still be filled more or less into ten; the same arcs where none can be cut. */
function inFinerPieces(arcs: Arcs): Arcs {
  if (arcs.pieces.every(({ low, high }) => high - low <= 1n)) return arcs;
  const pieces = arcs.pieces.flatMap((piece) => (piece.low === piece.high ? [piece] : cutInTen(piece)));
  return { ...arcs, pieces };
}

/** What is cut has no least: an aim leaves a piece as open as it was, or closes it. */
function cutInTen(piece: Piece): Piece[] {
  const cuts: Piece[] = [];
  for (let order = 0n; order < PIECES; order++) {
    const begin = (piece.high * order) / PIECES;
    const high = (piece.high * (order + 1n)) / PIECES - begin;
    if (high > 0n) cuts.push({ ...piece, order, high, flow: least(high, atLeastZero(piece.flow - begin)) });
  }
  return cuts;
}

/** Goes from aim to aim: each leaves open what is as good as its best. */
function follow(arcs: Arcs, aims: readonly Aim[], solver: Solver): Arcs {
  const { groups, shares, pieces, firstTaker } = arcs;
  const circulation: Circulation = {
    nodes: arcs.nodes,
    from: [
      ...groups.map(() => 0),
      ...shares.map(({ group }) => 1 + group),
      ...pieces.map(({ taker }) => firstTaker + taker),
    ],
    to: [
      ...groups.map((_, group) => 1 + group),
      ...shares.map(({ taker }) => firstTaker + taker),
      ...pieces.map(() => 0),
    ],
  };
  const all: readonly Bounded[] = [...groups, ...shares, ...pieces];
  let bounds: Bounds = { low: all.map(({ low }) => low), high: all.map(({ high }) => high) };
  let flow: readonly bigint[] = all.map((arc) => arc.flow);
  const session = solver.open(circulation);
  try {
    for (const { ofShare, ofPiece } of aims) {
      const gains = [
        ...groups.map(() => 0n),
        ...shares.map((share) => ofShare?.(share) ?? 0n),
        ...pieces.map((piece) => ofPiece?.(piece) ?? 0n),
      ];
      const best = provedBest(circulation, gains, bounds, session.guess(gains, bounds), flow);
      bounds = bestFace(circulation, gains, bounds, best.potentials);
      flow = best.flow;
    }
  } finally {
    session.close();
  }
  let next = 0;
  const reached = <Arc extends Bounded>(arc: Arc): Arc => {
    const at = next++;
    return { ...arc, low: bounds.low[at]!, high: bounds.high[at]!, flow: flow[at]! };
  };
  return {
    ...arcs,
    groups: groups.map(reached),
    // Most arcs are closed once priorities have spoken, and need not be looked at again.
    shares: shares.map(reached).filter(({ high }) => high > 0n),
    pieces: pieces.map(reached),
  };
}
