import { createHash } from 'node:crypto';
import { canonicalEnvelope } from '../../src/event-store/hash-chain.js';
import { canonicalJson, type JsonObject } from '../../src/kernel/canonical-json.js';
import { Amount } from '../../src/kernel/amount.js';
import { beginningOf, parseDate } from '../../src/kernel/calendar.js';
import { exportLedger } from '../../src/interchange/export.js';
import type { CloudEvent } from '../../src/operations/cloud-event.js';
import { closeAll, type TestLedger } from './support.js';
import { creditLedger } from './credit-ledger.js';
import { generatedLedger, HOSTILE_IDS } from './generated-ledgers.js';
import { exported, ourBalances, ourCredits, type Balances, type Naming } from './tools.js';
import { ACTIONS, CLASSES, PROPERTIES, UNITS_OF_MEASURE } from './valueflows-terms.js';

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await generatedLedger(7);
});

afterAll(closeAll);

describe('the log as CloudEvents', () => {
  it('holds every event on a line of its own, from which anyone can recompute the chain', async () => {
    const { text } = await exported(ledger, 'cloudevents');
    const events = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as CloudEvent);
    let prevHash = '0'.repeat(64);
    for (const [i, event] of events.entries()) {
      expect(event).toMatchObject({ specversion: '1.0', position: String(i + 1), prevhash: prevHash });
      const envelope = canonicalEnvelope({
        coalitionId: event.source.replace('urn:evenhand:coalition:', ''),
        position: Number(event.position),
        eventId: event.id,
        type: event.type.replace('evenhand.', ''),
        version: event.dataversion,
        subject: event.subject,
        occurredOn: event.occurredon,
        recordedAt: event.time,
        actor: event.actor,
        correlationId: event.correlationid,
        causationId: event.causationid ?? null,
        idempotencyKey: event.idempotencykey ?? null,
        canonicalData: canonicalJson(event.data),
      });
      prevHash = createHash('sha256')
        .update(prevHash + envelope)
        .digest('hex');
      expect(event.hash).toBe(prevHash);
    }
    const { position, hash, entries } = await exportLedger(ledger, 'coast', 'cloudevents', () => undefined);
    expect([events.length, prevHash, entries]).toEqual([position, hash, position]);
    const sequences = events.map(({ sequence }) => sequence);
    expect(sequences.toSorted()).toEqual(sequences);
    expect(events[0]).toMatchObject({ dataschema: 'urn:evenhand:event:CoalitionFounded:1' });
  });
});

type Node = Readonly<Record<string, unknown>>;

interface Graph {
  readonly '@context': JsonObject;
  readonly '@graph': readonly Node[];
}

async function graphOf(of: TestLedger): Promise<readonly Node[]> {
  return (JSON.parse((await exported(of, 'valueflows')).text) as Graph)['@graph'];
}

const UNKNOWN_ACTION: (typeof ACTIONS)[string] = { sides: [], counts: 'resource' };

/** What is wrong with a graph by the published vocabulary, in sentences. */
function faultsOf(graph: readonly Node[]): string[] {
  const faults: string[] = [];
  const byId = new Map(graph.map((node) => [node['@id'], node]));
  if (byId.size !== graph.length) faults.push('two nodes have one id');
  const check = (node: Node, where: string): void => {
    const type = node['@type'] as (typeof CLASSES)[number];
    if (!CLASSES.includes(type)) faults.push(`${where} is a ${String(type)}`);
    for (const [key, value] of Object.entries(node)) {
      if (key.startsWith('@') || key.startsWith('evenhand:')) continue;
      const property = Object.hasOwn(PROPERTIES, key) ? PROPERTIES[key]! : undefined;
      if (!property?.of.includes(type)) faults.push(`${where} has ${key}, which no ${type} has`);
      else if (!isOf(value, property.is, where))
        faults.push(`${where} has ${JSON.stringify(value)} for ${key}`);
    }
    const action = node['action'] as string | undefined;
    if (action === undefined) return;
    const { sides, counts } = ACTIONS[action] ?? UNKNOWN_ACTION;
    for (const side of ['inputOf', 'outputOf'] as const)
      if (side in node && !sides.includes(side)) faults.push(`${where} is ${action}, ${side} a process`);
    if (!(`${counts}Quantity` in node)) faults.push(`${where} is ${action} without its ${counts}`);
  };
  const isOf = (value: unknown, range: (typeof PROPERTIES)[string]['is'], where: string): boolean => {
    if (Array.isArray(value)) return value.every((one) => isOf(one, range, where));
    if (typeof range !== 'string') {
      const node = typeof value === 'string' ? byId.get(value) : (value as Node);
      if (typeof value !== 'string') check(value as Node, `a part of ${where}`);
      return node !== undefined && (range as readonly unknown[]).includes(node['@type']);
    }
    if (range === 'boolean') return typeof value === 'boolean';
    if (typeof value !== 'string') return false;
    if (range === 'action') return Object.hasOwn(ACTIONS, value);
    if (range === 'decimal') return /^-?\d+(\.\d+)?$/.test(value);
    if (range === 'instant') return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);
    if (range === 'address') {
      const om = 'http://www.ontology-of-units-of-measure.org/resource/om-2/';
      return UNITS_OF_MEASURE.some((unit) => value === om + unit);
    }
    return true;
  };
  for (const node of graph) check(node, String(node['@id']));
  return faults;
}

const naming: Naming = {
  account: (role, kind, ...ids) => [role, kind, ...ids.map(encodeURIComponent)].join(':'),
  unit: encodeURIComponent,
  baseline: encodeURIComponent,
};

interface Measure {
  readonly hasNumericalValue: string;
  readonly hasUnit: string;
}

/** The part of an id after its word: of `here:member:ann`, `ann`. */
const idIn = (id: unknown): string => (id as string).split(':').slice(2).join(':');

/** Members' accounts, and the stocks of pools, from nothing but the nodes. */
function balancesIn(graph: readonly Node[]): { quantities: Balances; values: Balances; pools: Balances } {
  const sums = { quantities: new Map<string, Amount>(), values: new Map<string, Amount>() };
  const add = (to: Map<string, Amount>, key: string, amount: Amount): void => {
    to.set(key, (to.get(key) ?? Amount.zero).plus(amount));
  };
  const pools = new Map<string, Amount>();
  for (const node of graph) {
    if (node['@type'] === 'EconomicResource' && idIn(node['@id']).includes(':')) {
      const [pool, kind, unit] = idIn(node['@id']).split(':');
      const { hasNumericalValue } = node['accountingQuantity'] as Measure;
      add(pools, `pool:${kind!}:${pool!} ${unit!}`, Amount.parse(hasNumericalValue));
    }
    if (node['@type'] !== 'EconomicEvent' || node['evenhand:standing'] !== 'accepted') continue;
    const { hasNumericalValue, hasUnit } = (node['resourceQuantity'] ?? node['effortQuantity']) as Measure;
    const [kind] = node['resourceClassifiedAs'] as [string];
    const unit = idIn(hasUnit);
    const quantity = Amount.parse(hasNumericalValue);
    const value = (node['evenhand:value'] as Measure | undefined)?.hasNumericalValue;
    const count = (role: string, member: unknown, sign: (amount: Amount) => Amount): void => {
      const key = `${role}:${kind}:${idIn(member)} ${unit}`;
      add(sums.quantities, key, sign(quantity));
      if (value !== undefined) add(sums.values, key, sign(Amount.parse(value)));
    };
    const direction = node['evenhand:direction'];
    if (direction !== 'benefit') count('given', node['provider'], (amount) => amount.negated());
    if (direction !== 'contribution') count('received', node['receiver'], (amount) => amount);
  }
  const texts = (of: Map<string, Amount>): Balances =>
    Object.fromEntries([...of].filter(([, sum]) => !sum.isZero()).map(([key, sum]) => [key, sum.toString()]));
  return { quantities: texts(sums.quantities), values: texts(sums.values), pools: texts(pools) };
}

describe('the ledger in the ValueFlows vocabulary', () => {
  let graph: readonly Node[];

  beforeAll(async () => {
    graph = await graphOf(ledger);
  });

  it('uses the terms of the published vocabulary, as they are meant, on a ledger of everything', () => {
    expect(faultsOf(graph)).toEqual([]);
    expect(new Set(graph.map((node) => node['@type']))).toEqual(
      new Set(CLASSES.filter((name) => name !== 'Measure')),
    );
  });

  it.each<[string, (node: Node) => Node]>([
    ['no property', (node) => ({ ...node, inventedQuantity: '1' })],
    ['no class', (node) => ({ ...node, '@type': 'Gift' })],
    ['no action', (node) => ({ ...node, action: 'donate' })],
    ['nothing that is there', (node) => ({ ...node, provider: 'here:member:nobody' })],
    [
      'a number',
      (node) => ({
        ...node,
        resourceQuantity: { ...(node['resourceQuantity'] as Node), hasNumericalValue: 0.1 },
      }),
    ],
    ['a day without its zone', (node) => ({ ...node, hasPointInTime: '2026-07-01' })],
  ])('would be told of what the vocabulary has not: %s', (_, spoilt) => {
    const at = graph.findIndex((node) => node['action'] === 'transfer' && 'hasPointInTime' in node);
    expect(faultsOf(graph.with(at, spoilt(graph[at]!)))).not.toEqual([]);
  });

  it('gives the same balances to whoever adds its events up, and the same stocks of pools', async () => {
    const ours = await ourBalances(ledger, naming);
    const theirs = balancesIn(graph);
    expect(theirs.quantities).toEqual(ours.quantities);
    expect(theirs.values).toEqual(ours.values);
    const held = Object.entries(ours.pools).filter(([key]) => /^pool:(funds|in-kind):/.test(key));
    expect(theirs.pools).toEqual(Object.fromEntries(held));
    const without = graph.filter(
      (_, i) => i !== graph.findIndex((node) => node['@type'] === 'EconomicEvent'),
    );
    expect(balancesIn(without).quantities).not.toEqual(ours.quantities);
  });

  it('holds pledges as commitments, which events fulfil, and reversals as corrections', () => {
    const of = (type: string): Node[] => graph.filter((node) => node['@type'] === type);
    expect(of('Commitment')).toHaveLength(HOSTILE_IDS.length);
    expect(of('EconomicEvent').some((node) => 'fulfills' in node)).toBe(true);
    const correcting = of('EconomicEvent').filter((node) => 'corrects' in node);
    expect(correcting.length).toBeGreaterThan(0);
    for (const node of correcting) {
      const { hasNumericalValue } = (node['resourceQuantity'] ?? node['effortQuantity']) as Measure;
      expect(hasNumericalValue).toMatch(/^-/);
    }
  });

  it('holds credits as accounts that go up and down', async () => {
    const withCredits = await creditLedger();
    const nodes = await graphOf(withCredits);
    expect(faultsOf(nodes)).toEqual([]);
    const owned = new Map<string, Amount>();
    for (const [account, amount] of Object.entries(await ourCredits(withCredits, naming))) {
      const [, kind, id] = account.split(' ')[0]!.split(':');
      if (kind !== 'held' && kind !== 'reserved') continue;
      owned.set(id!, (owned.get(id!) ?? Amount.zero).plus(Amount.parse(amount)));
    }
    expect(owned.size).toBeGreaterThan(0);
    for (const [id, amount] of owned) {
      const account = nodes.find((node) => node['@id'] === `here:credits:${id}`)!;
      const { hasNumericalValue } = account['accountingQuantity'] as Measure;
      expect(Amount.parse(hasNumericalValue).toString()).toBe(amount.toString());
    }
  });
});

describe('the instant at which a day begins', () => {
  it.each([
    ['2026-07-01', 'Europe/Brussels', '2026-07-01T00:00:00+02:00'],
    ['2026-01-01', 'America/Los_Angeles', '2026-01-01T00:00:00-08:00'],
    ['2026-01-01', 'Asia/Kathmandu', '2026-01-01T00:00:00+05:45'],
    // Clocks went from midnight to one.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T01:00:00-02:00'],
  ])('of %s in %s is %s', (date, zone, instant) => {
    expect(beginningOf(parseDate(date), zone)).toBe(instant);
  });
});
