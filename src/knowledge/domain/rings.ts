import { Amount } from '../../kernel/amount.js';
import { compareIds, least } from './credits.js';

/** Credits from a user to an author over a window. */
export interface Praise {
  readonly from: string;
  readonly to: string;
  readonly credits: Amount;
}

/** Members that praise each other in a circle. Shown to the facilitator, never punished: pairs alone are damped. */
export interface Ring {
  /** In the order in which credits go round, from the first id on. */
  readonly members: readonly string[];
  /** The smallest flow in it: what goes all the way round. */
  readonly credits: Amount;
}

type Graph = ReadonlyMap<string, ReadonlyMap<string, Amount>>;

/**
 * One ring for each group of members that all reach one another (its strongly connected components): a shortest one of at
 * least three members, ties by id. Groups that only hold pairs have none.
 */
export function ringsIn(praises: readonly Praise[]): Ring[] {
  const graph = new Map<string, Map<string, Amount>>();
  const sorted = [...praises].sort((a, b) => compareIds(a.from, b.from) || compareIds(a.to, b.to));
  for (const { from, to, credits } of sorted) {
    if (from === to || !credits.isPositive()) continue;
    const known = graph.get(from) ?? new Map<string, Amount>();
    graph.set(from, known.set(to, (known.get(to) ?? Amount.zero).plus(credits)));
  }
  return groupsIn(graph)
    .map((group) => shortestRing(graph, group))
    .filter((ring) => ring !== undefined)
    .sort((a, b) => compareIds(a.members[0]!, b.members[0]!));
}

/** The strongly connected components of three members and more (Kosaraju’s way, without recursion). */
function groupsIn(graph: Graph): ReadonlySet<string>[] {
  const reversed = new Map<string, string[]>();
  for (const [from, flows] of graph) {
    for (const to of flows.keys()) reversed.set(to, [...(reversed.get(to) ?? []), from]);
  }
  const order: string[] = [];
  const seen = new Set<string>();
  for (const start of graph.keys()) finish(start, (id) => [...(graph.get(id)?.keys() ?? [])], seen, order);
  const taken = new Set<string>();
  const groups: ReadonlySet<string>[] = [];
  for (const start of order.reverse()) {
    const group: string[] = [];
    finish(start, (id) => reversed.get(id) ?? [], taken, group);
    if (group.length >= 3) groups.push(new Set(group));
  }
  return groups;
}

/** Adds all that can be reached and was not seen, each once what lies behind it is done. */
function finish(start: string, next: (id: string) => string[], seen: Set<string>, order: string[]): void {
  if (seen.has(start)) return;
  seen.add(start);
  const stack = [{ id: start, left: next(start) }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const id = top.left.shift();
    if (id === undefined) {
      order.push(top.id);
      stack.pop();
    } else if (!seen.has(id)) {
      seen.add(id);
      stack.push({ id, left: next(id) });
    }
  }
}

function shortestRing(graph: Graph, group: ReadonlySet<string>): Ring | undefined {
  let shortest: readonly string[] | undefined;
  for (const from of [...group].sort(compareIds)) {
    for (const to of graph.get(from)?.keys() ?? []) {
      if (!group.has(to)) continue;
      const back = wayBack(graph, group, to, from, (shortest?.length ?? Infinity) - 1);
      if (back) shortest = back;
      if (shortest?.length === 3) return ringOf(graph, shortest);
    }
  }
  return shortest && ringOf(graph, shortest);
}

/** The shortest way from one member to another that is longer than one step, and no longer than so many members. */
function wayBack(
  graph: Graph,
  group: ReadonlySet<string>,
  start: string,
  goal: string,
  most: number,
): readonly string[] | undefined {
  let ways: (readonly string[])[] = [[start]];
  const seen = new Set([start]);
  while (ways.length > 0 && ways[0]!.length < most) {
    const longer: (readonly string[])[] = [];
    for (const way of ways) {
      for (const id of graph.get(way.at(-1)!)?.keys() ?? []) {
        if (id === goal && way.length > 1) return [...way, goal];
        if (id === goal || seen.has(id) || !group.has(id)) continue;
        seen.add(id);
        longer.push([...way, id]);
      }
    }
    ways = longer;
  }
  return undefined;
}

function ringOf(graph: Graph, members: readonly string[]): Ring {
  const first = members.indexOf([...members].sort(compareIds)[0]!);
  const round = [...members.slice(first), ...members.slice(0, first)];
  const credits = round
    .map((from, i) => graph.get(from)!.get(round[(i + 1) % round.length]!)!)
    .reduce((one, other) => least(one, other));
  return { members: round, credits };
}
