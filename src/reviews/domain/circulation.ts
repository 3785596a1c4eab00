/**
 * Flows that go round: whatever reaches a node leaves it. Amounts, and what a unit gains on an arc, are whole numbers, so
 * that everything about them can be checked exactly.
 */
export interface Circulation {
  /** Nodes are numbered from 0, the root, whose potential is zero. */
  readonly nodes: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** How much may and must pass each arc. */
export interface Bounds {
  readonly low: readonly bigint[];
  readonly high: readonly bigint[];
}

/** What a solver believes to be best, rounded to whole numbers. Nothing follows from it: see `provedBest`. */
export interface Guess {
  readonly flow: readonly bigint[];
  readonly potentials: readonly bigint[];
}

/** A solver that works in floating point, and may be asked again for other gains and bounds on the same arcs. */
export interface Solver {
  open(circulation: Circulation): SolverSession;
}

export interface SolverSession {
  guess(gains: readonly bigint[], bounds: Bounds): Guess;
  close(): void;
}

/** A flow of which no other gains more, and the potentials that prove it. */
export interface ProvedFlow {
  readonly flow: readonly bigint[];
  readonly potentials: readonly bigint[];
}

/**
 * The flow that gains most, proved in whole numbers whatever the solver said. Let a potential stand at every node, and the
 * *excess* of an arc be its gain, plus the potential where it begins, minus that where it ends. Where every arc of positive
 * excess is full and every arc of negative excess is at its least, no other flow gains more: over a circulation potentials
 * cancel out, so that the gain of any flow is the sum of its excesses, and this one has the most of each.
 *
 * A guess that is no flow within the bounds is dropped for `start`. Potentials that do not prove it are raised until they
 * do; where that has no end, there is a ring of arcs that gains, and as much as fits is sent round it.
 */
export function provedBest(
  circulation: Circulation,
  gains: readonly bigint[],
  bounds: Bounds,
  guess: Guess,
  start: readonly bigint[],
): ProvedFlow {
  const flow = [...(isFlow(circulation, bounds, guess.flow) ? guess.flow : start)];
  const potentials = Array.from({ length: circulation.nodes }, (_, node) => guess.potentials[node] ?? 0n);
  for (;;) {
    const ring = raisePotentials(circulation, gains, bounds, flow, potentials);
    if (!ring) break;
    sendRound(ring, bounds, flow);
  }
  const root = potentials[0]!;
  const proved = { flow, potentials: potentials.map((potential) => potential - root) };
  assertBest(circulation, gains, bounds, proved);
  return proved;
}

/** Whether it is within the bounds, and whatever reaches a node leaves it. */
export function isFlow({ nodes, from, to }: Circulation, bounds: Bounds, flow: readonly bigint[]): boolean {
  if (flow.length !== from.length) return false;
  const kept = new Array<bigint>(nodes).fill(0n);
  for (const [arc, amount] of flow.entries()) {
    if (amount < bounds.low[arc]! || amount > bounds.high[arc]!) return false;
    kept[from[arc]!]! -= amount;
    kept[to[arc]!]! += amount;
  }
  return kept.every((amount) => amount === 0n);
}

/** The bounds within which a flow is as good as the best one: arcs whose excess is not zero stay as they are. */
export function bestFace(
  circulation: Circulation,
  gains: readonly bigint[],
  { low, high }: Bounds,
  potentials: readonly bigint[],
): Bounds {
  const excesses = gains.map((_, arc) => excessOf(circulation, gains, potentials, arc));
  return {
    low: low.map((least, arc) => (excesses[arc]! > 0n ? high[arc]! : least)),
    high: high.map((most, arc) => (excesses[arc]! < 0n ? low[arc]! : most)),
  };
}

export function gainOf(gains: readonly bigint[], flow: readonly bigint[]): bigint {
  let gain = 0n;
  for (const [arc, amount] of flow.entries()) if (amount !== 0n) gain += gains[arc]! * amount;
  return gain;
}

function excessOf(
  { from, to }: Circulation,
  gains: readonly bigint[],
  potentials: readonly bigint[],
  arc: number,
): bigint {
  return gains[arc]! + potentials[from[arc]!]! - potentials[to[arc]!]!;
}

/** An arc, and whether more goes through it or less. */
interface Step {
  readonly arc: number;
  readonly more: boolean;
}

/**
 * Raises potentials (Bellman and Ford's way) until no arc that could take more has a positive excess, and none that could
 * do with less a negative one. Gives a ring that gains, if there is one.
 */
function raisePotentials(
  circulation: Circulation,
  gains: readonly bigint[],
  { low, high }: Bounds,
  flow: readonly bigint[],
  potentials: bigint[],
): Step[] | undefined {
  const { nodes, from, to } = circulation;
  const raisedBy = new Array<Step | undefined>(nodes).fill(undefined);
  for (;;) {
    let raised = false;
    for (let arc = 0; arc < from.length; arc++) {
      const excess = excessOf(circulation, gains, potentials, arc);
      if (excess > 0n && flow[arc]! < high[arc]!) {
        potentials[to[arc]!]! += excess;
        raisedBy[to[arc]!] = { arc, more: true };
        raised = true;
      } else if (excess < 0n && flow[arc]! > low[arc]!) {
        potentials[from[arc]!]! -= excess;
        raisedBy[from[arc]!] = { arc, more: false };
        raised = true;
      }
    }
    if (!raised) return undefined;
    const ring = ringIn(circulation, raisedBy);
    if (ring) return ring;
  }
}

/** A ring among the steps by which nodes were raised last: to go round it gains. */
function ringIn(
  { nodes, from, to }: Circulation,
  raisedBy: readonly (Step | undefined)[],
): Step[] | undefined {
  const seenFrom = new Array<number>(nodes).fill(-1);
  for (let start = 0; start < nodes; start++) {
    let node = start;
    const steps: Step[] = [];
    while (seenFrom[node] === -1) {
      seenFrom[node] = start;
      const step = raisedBy[node];
      if (!step) break;
      steps.push(step);
      node = step.more ? from[step.arc]! : to[step.arc]!;
    }
    // It came back to a node of this very walk: what was walked since then is the ring.
    if (seenFrom[node] === start && raisedBy[node])
      return steps.slice(steps.findIndex(({ arc, more }) => (more ? to[arc] : from[arc]) === node));
  }
  return undefined;
}

function sendRound(ring: readonly Step[], { low, high }: Bounds, flow: bigint[]): void {
  let most: bigint | undefined;
  for (const { arc, more } of ring) {
    const fits = more ? high[arc]! - flow[arc]! : flow[arc]! - low[arc]!;
    if (most === undefined || fits < most) most = fits;
  }
  for (const { arc, more } of ring) flow[arc]! += more ? most! : -most!;
}

/** The proof itself, apart from how it was found: a flow, and a bound on all flows that equals what it gains. */
function assertBest(
  circulation: Circulation,
  gains: readonly bigint[],
  bounds: Bounds,
  { flow, potentials }: ProvedFlow,
): void {
  if (!isFlow(circulation, bounds, flow)) throw new Error('What should be the best flow is none.');
  let bound = 0n;
  for (let arc = 0; arc < flow.length; arc++) {
    const excess = excessOf(circulation, gains, potentials, arc);
    if (excess !== 0n) bound += excess * (excess > 0n ? bounds.high[arc]! : bounds.low[arc]!);
  }
  if (bound !== gainOf(gains, flow)) throw new Error('The best flow is not proved.');
}
