import type { Directory } from '../coalition/domain/directory.js';
import { parseCounterparty } from '../exchange/domain/entry.js';
import { isHeld } from '../exchange/domain/postings.js';
import type { PledgeMade } from '../exchange/domain/events.js';
import type { PledgeRow } from '../exchange/pledges.tables.js';
import { Amount } from '../kernel/amount.js';
import { beginningOf, parseDate } from '../kernel/calendar.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { CREDITS } from './chart.js';
import type { ExportedCredits } from './exported-credits.js';
import type { ExportedEntry } from './exported-entries.js';
import { actionOf, measuredAs, type GraphNode } from './valueflows-terms.js';

/** The coalition itself, which holds its pools and acts for them. */
const COALITION = 'here:coalition';

/** What gives and what gets: the agents, and of a pool what it holds, or the process that time given to it goes into. */
interface Flow {
  readonly provider: string;
  readonly receiver: string;
  readonly action: string;
  readonly places: GraphNode;
}

/**
 * Makes the nodes of a ledger in the ValueFlows vocabulary, and remembers the units, specifications, processes and stocks that
 * they name: few, however long the history.
 */
export class ValueFlowsGraph {
  private readonly units = new Set<string>();
  private readonly specifications = new Map<string, GraphNode>();
  private readonly processes = new Map<string, GraphNode>();
  private readonly stocks = new Map<
    string,
    { readonly node: GraphNode; readonly unit: string; held: Amount }
  >();
  private readonly beginnings = new Map<string, string>();

  constructor(private readonly directory: Directory) {}

  /** The coalition and its members. */
  *agents(): Generator<GraphNode> {
    const { coalition, members } = this.directory;
    yield { '@id': COALITION, '@type': 'Organization', name: coalition.name, classifiedAs: ['coalition'] };
    for (const member of members.values()) {
      const { merged } = member;
      const group = member.profiles.at(-1)?.value.parentGroup ?? null;
      const note = [
        ...(merged ? [`Merged into ${merged.into} on ${merged.on}.`] : []),
        ...(group === null ? [] : [`Belongs to ${group}.`]),
      ].join(' ');
      yield {
        '@id': memberNode(member.id),
        '@type': 'Organization',
        name: member.names.at(-1)!.value,
        classifiedAs: ['member'],
        ...(note === '' ? {} : { note }),
      };
    }
  }

  /** An entry, or the reversal of one, as what happened. */
  event(entry: ExportedEntry): GraphNode {
    const { data, quantity, value, lateFor, pledgeId, reverses } = entry;
    const { provider, receiver, action, places } = this.flowOf(data);
    const ofPool = poolSide(data);
    if (ofPool) this.moved(ofPool.poolId, data, ofPool.gets ? quantity : quantity.negated());
    const base = this.directory.coalition.currency.code;
    const project = 'project' in data ? data.project : null;
    return {
      '@id': entryNode(data.entryId),
      '@type': 'EconomicEvent',
      action,
      provider,
      receiver,
      ...places,
      ...this.specified(data.kind, data.unit),
      [action === 'work' ? 'effortQuantity' : 'resourceQuantity']: this.measure(quantity, data.unit),
      hasPointInTime: this.beginning(entry.occurredOn),
      created: entry.recordedAt,
      ...(data.description === null ? {} : { note: data.description }),
      ...(pledgeId === null ? {} : { fulfills: pledgeNode(pledgeId) }),
      ...(reverses === null ? {} : { corrects: entryNode(reverses) }),
      'evenhand:direction': data.direction,
      'evenhand:standing': entry.standing,
      ...(value === null ? {} : { 'evenhand:value': this.measure(value, base) }),
      'evenhand:valueTypes': Object.entries(data.valueTypes).map(([type, weight]) => ({
        'evenhand:valueType': type,
        'evenhand:weight': weight,
      })),
      ...(project === null ? {} : { 'evenhand:project': project }),
      ...(lateFor === null ? {} : { 'evenhand:lateFor': lateFor }),
    };
  }

  /** A pledge as it stands now. */
  commitment(row: PledgeRow, made: PledgeMade): GraphNode {
    const { pledgeId, kind, unit, quantity, value, memberId, counterparty } = row;
    const promised = { direction: 'contribution', kind, unit, memberId, counterparty } as const;
    const { provider, receiver, action, places } = this.flowOf(promised);
    // Of an event only: what is promised is in nobody's stock yet.
    const { toResourceInventoriedAs: _, ...inProcess } = places;
    const base = this.directory.coalition.currency.code;
    return {
      '@id': pledgeNode(pledgeId),
      '@type': 'Commitment',
      action,
      provider,
      receiver,
      ...inProcess,
      ...this.specified(kind, unit),
      [action === 'work' ? 'effortQuantity' : 'resourceQuantity']: this.measure(quantity, unit),
      created: this.beginning(row.madeOn),
      due: this.beginning(row.dueOn),
      finished: row.openDueOn === null,
      ...(made.description === null ? {} : { note: made.description }),
      'evenhand:status': row.status,
      ...(value === null ? {} : { 'evenhand:value': this.measure(value, base) }),
    };
  }

  /**
   * Credits that a member gains or loses, as its account going up or down; undefined where they only change their place in it,
   * as reserved ones do.
   */
  credits(moved: ExportedCredits): GraphNode | undefined {
    const { position, line, memberId, occurredOn, what, source, destination } = moved;
    const isOwned = (kind: string): boolean => kind === 'held' || kind === 'reserved';
    if (isOwned(source.kind) === isOwned(destination.kind)) return undefined;
    const gains = isOwned(destination.kind);
    const stock = this.stock(`here:credits:${encodeURIComponent(memberId)}`, CREDITS, CREDITS, {
      name: `Credits of ${this.directory.members.get(memberId)?.names.at(-1)?.value ?? memberId}`,
      primaryAccountable: memberNode(memberId),
    });
    stock.held = gains ? stock.held.plus(moved.credits) : stock.held.minus(moved.credits);
    return {
      '@id': `here:credits-moved:${String(position)}:${String(line)}`,
      '@type': 'EconomicEvent',
      action: gains ? 'raise' : 'lower',
      provider: memberNode(memberId),
      receiver: memberNode(memberId),
      resourceInventoriedAs: stock.node['@id'],
      ...this.specified(CREDITS, CREDITS),
      resourceQuantity: this.measure(moved.credits, CREDITS),
      hasPointInTime: this.beginning(occurredOn),
      note: what,
    };
  }

  /** Everything that the nodes so far name: what pools and members hold, processes, specifications and units. */
  *named(): Generator<GraphNode> {
    for (const { node, unit, held } of this.stocks.values())
      yield { ...node, accountingQuantity: this.measure(held, unit) };
    yield* this.processes.values();
    yield* this.specifications.values();
    for (const unit of this.units) {
      const address = measuredAs(unit);
      yield {
        '@id': unitNode(unit),
        '@type': 'Unit',
        label: unit,
        symbol: unit,
        ...(address === undefined ? {} : { omUnitIdentifier: address }),
      };
    }
  }

  private flowOf(
    data: Pick<ExportedEntry['data'], 'direction' | 'kind' | 'unit' | 'memberId' | 'counterparty'>,
  ): Flow {
    const { direction, kind, unit, memberId } = data;
    const other = parseCounterparty(data.counterparty);
    const isPool = 'pool' in other;
    const [member, counterpart] = [memberNode(memberId), isPool ? COALITION : memberNode(other.member)];
    const gives = direction !== 'benefit';
    const [provider, receiver] = gives ? [member, counterpart] : [counterpart, member];
    const action = actionOf(kind, { toPool: isPool && gives });
    return {
      provider,
      receiver,
      action,
      places: isPool ? this.placesIn(other.pool, kind, unit, action, gives) : {},
    };
  }

  /**
   * Where in a pool a flow goes, or comes from: its stock, of what can be put by; else the process in which it takes part. Copying is
   * no part of a process in the vocabulary, so that says the pool in a word of ours.
   */
  private placesIn(poolId: string, kind: string, unit: string, action: string, gets: boolean): GraphNode {
    if (isHeld(kind)) {
      const { node } = this.poolStock(poolId, kind, unit);
      return { [gets ? 'toResourceInventoriedAs' : 'resourceInventoriedAs']: node['@id'] };
    }
    const id = `here:pool:${encodeURIComponent(poolId)}`;
    if (!this.processes.has(id)) {
      const name = this.directory.pool(poolId)?.name ?? poolId;
      this.processes.set(id, { '@id': id, '@type': 'Process', name, inScopeOf: COALITION });
    }
    if (action === 'copy') return { 'evenhand:pool': id };
    return { [gets ? 'inputOf' : 'outputOf']: id };
  }

  private poolStock(poolId: string, kind: string, unit: string) {
    const id = `here:pool:${[poolId, kind, unit].map(encodeURIComponent).join(':')}`;
    const name = this.directory.pool(poolId)?.name ?? poolId;
    return this.stock(id, kind, unit, { name, primaryAccountable: COALITION });
  }

  private stock(id: string, kind: string, unit: string, more: GraphNode) {
    let stock = this.stocks.get(id);
    if (!stock) {
      const conformsTo = this.specified(kind, unit)['resourceConformsTo'];
      const node = { '@id': id, '@type': 'EconomicResource', conformsTo, ...more };
      this.stocks.set(id, (stock = { node, unit, held: Amount.zero }));
    }
    return stock;
  }

  private moved(poolId: string, { kind, unit }: { kind: string; unit: string }, quantity: Amount): void {
    if (!isHeld(kind)) return;
    const stock = this.poolStock(poolId, kind, unit);
    stock.held = stock.held.plus(quantity);
  }

  /** What a flow consists of: a kind, in a unit. */
  private specified(kind: string, unit: string): GraphNode {
    const id = `here:specification:${[kind, unit].map(encodeURIComponent).join(':')}`;
    if (!this.specifications.has(id)) {
      this.units.add(unit);
      this.specifications.set(id, {
        '@id': id,
        '@type': 'ResourceSpecification',
        name: `${kind}, ${unit}`,
        resourceClassifiedAs: [kind],
        defaultUnitOfResource: unitNode(unit),
        ...(kind === 'funds' || kind === CREDITS ? { mediumOfExchange: true } : {}),
      });
    }
    return { resourceConformsTo: id, resourceClassifiedAs: [kind] };
  }

  private measure(amount: Amount, unit: string): GraphNode {
    this.units.add(unit);
    return {
      '@type': 'Measure',
      hasNumericalValue: formatAmount(amount, unitOf(unit)),
      hasUnit: unitNode(unit),
    };
  }

  private beginning(date: string): string {
    let beginning = this.beginnings.get(date);
    if (beginning === undefined) {
      beginning = beginningOf(parseDate(date), this.directory.coalition.timeZone);
      this.beginnings.set(date, beginning);
    }
    return beginning;
  }
}

function poolSide(
  data: ExportedEntry['data'],
): { readonly poolId: string; readonly gets: boolean } | undefined {
  const other = parseCounterparty(data.counterparty);
  return 'pool' in other ? { poolId: other.pool, gets: data.direction !== 'benefit' } : undefined;
}

const memberNode = (id: string): string => `here:member:${encodeURIComponent(id)}`;
const entryNode = (id: string): string => `here:entry:${encodeURIComponent(id)}`;
const pledgeNode = (id: string): string => `here:pledge:${encodeURIComponent(id)}`;
const unitNode = (unit: string): string => `here:unit:${encodeURIComponent(unit)}`;
