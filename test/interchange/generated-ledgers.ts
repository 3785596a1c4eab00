import fc from 'fast-check';
import type { JsonObject } from '../../src/kernel/canonical-json.js';
import { act, entry, foundedLedger, joined, pool, type TestLedger } from './support.js';

/** Ids and units that have broken a program somewhere: each means something to a tool, a spreadsheet or a terminal. */
export const HOSTILE_IDS = [
  'Org A',
  'org a',
  'two  spaces',
  'a:b:c',
  'a;b',
  '; comment',
  '"quoted"',
  'back\\slash',
  '(virtual)',
  '[balanced]',
  '* starred',
  '! pending',
  '=1+1',
  "'=1+1",
  '-5',
  '--x20-',
  'a-x20-b',
  'a b',
  'a%20b',
  '%',
  'date:2000-01-01',
  'type: Z',
  'naïve café',
  'שלום',
  'مرحبا',
  '日本語',
  '😀 emoji 👩‍👩‍👧',
  'zero\u200bwidth',
  'zerowidth',
  'rtl\u202eoverride',
  'no\u00a0break',
  'comma, stop.',
  'pipe|pipe',
  'a>b',
  '<script>',
  '{curly} @@ 5 EUR',
  '0',
  '000',
  'x'.repeat(200),
  'x'.repeat(199) + 'y',
  '😀'.repeat(200),
] as const;

export const HOSTILE_UNITS = [
  'items',
  'Items',
  'm²',
  'AUTO',
  'eur',
  'true',
  'null',
  'a',
  '5',
  'two words',
  'semi;colon',
  '"',
  '%',
  '-',
  'x'.repeat(100),
  'x'.repeat(99) + 'y',
  '日',
  '@',
  'zero\u200bwidth',
] as const;

const TEXTS = [
  null,
  'Plain words',
  'a ; comment | note',
  'two\nlines\ttab',
  '"quoted" \\ back',
  '  spaces  ',
  '(code) * !',
  'date:1999-01-01, [2000-01-01]',
  '=HYPERLINK("x")',
  '\u202eevil 😀',
] as const;

const id = fc.constantFrom(...HOSTILE_IDS);
const amount = (places: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 0, max: places }))
    .map(([digits, scale]) => {
      const padded = String(digits).padStart(scale + 1, '0');
      return scale === 0 ? padded : `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
    });
const value = fc.option(amount(2));

const funds = fc.record({
  kind: fc.constant('funds'),
  unit: fc.constantFrom('EUR', 'USD', 'GBP'),
  quantity: amount(2),
  value: fc.constant(null),
});
const time = fc.record({
  kind: fc.constant('staff-time'),
  unit: fc.constant('hours'),
  quantity: amount(2),
  value,
});
const goods = fc.record({
  kind: fc.constantFrom('in-kind', 'knowledge'),
  unit: fc.constantFrom(...HOSTILE_UNITS),
  quantity: amount(6),
  value,
});
const services = fc.record({
  kind: fc.constantFrom('service', 'access', 'recognition'),
  unit: fc.constantFrom('days', 'mentions'),
  quantity: amount(3),
  value,
});

const deed = fc.record({
  memberId: id,
  other: id,
  toPool: fc.boolean(),
  poolId: fc.constantFrom('pool', ...HOSTILE_IDS.slice(0, 12)),
  occurredOn: fc.integer({ min: 0, max: 2_000 }).map((days) => dateAfter(days)),
  description: fc.constantFrom(...TEXTS),
  project: fc.constantFrom(...TEXTS),
  valueType: fc.constantFrom(null, 'strategic', 'strategic:0.3|innovative:0.7'),
  status: fc.constantFrom(null, null, null, 'proposed'),
  byMember: fc.constantFrom(false, false, true),
  life: fc.constantFrom(
    'as it is',
    'as it is',
    'accepted',
    'accepted',
    'disputed',
    'upheld',
    'other quantity',
    'other value',
    'withdrawn',
  ),
  details: fc.record({
    category: fc.constantFrom('furniture', '=cmd', 'used; goods'),
    technique: fc.constantFrom(...TEXTS),
    inputs: fc.constantFrom(...TEXTS),
    approvedBy: fc.option(id),
    use: fc.constantFrom(null, 'used', 'monetised'),
    restrictions: fc.constantFrom(...TEXTS),
  }),
  award: fc.option(id),
  statements: fc.array(fc.constantFrom(true, false, null), { minLength: 4, maxLength: 4 }),
  reversed: fc.constantFrom(false, false, false, true),
  valuedLater: fc.boolean(),
  what: fc.oneof(
    fc.record({
      direction: fc.constantFrom('contribution', 'benefit', 'exchange'),
      of: fc.oneof(funds, time, goods),
    }),
    fc.record({ direction: fc.constantFrom('benefit', 'exchange'), of: services }),
  ),
});

function dateAfter(days: number): string {
  return new Date(Date.UTC(2020, 6, 1) + days * 86_400_000).toISOString().slice(0, 10);
}

const entryIds = fc.constantFrom(...HOSTILE_IDS).map((text) => [...text].slice(0, 190).join(''));
const ledgers = fc.array(fc.tuple(deed, entryIds), { minLength: 120, maxLength: 120 });

/** A ledger of everything that can happen, with names as bad as they come. The same seed makes the same ledger. */
export async function generatedLedger(seed: number): Promise<TestLedger> {
  const [deeds] = fc.sample(ledgers, { seed, numRuns: 1 }) as [[Deed, string][]];
  const ledger = await foundedLedger();
  for (const memberId of HOSTILE_IDS)
    await joined(ledger, memberId, { name: `${memberId.slice(0, 100)} & Co` });
  for (const poolId of ['pool', ...HOSTILE_IDS.slice(0, 12)]) {
    await act(ledger, 'open-pool', pool(poolId, { allowNegative: true, name: `Fund ${poolId}` }));
  }
  for (const [i, memberId] of HOSTILE_IDS.entries()) {
    if (i % 3 !== 0) continue;
    const [given, received] = [String(i * 37), `${String(i)}.25`];
    await act(ledger, 'state-baseline', { memberId, given, received, reason: 'before', actingFor: null });
  }
  for (const [i, memberId] of HOSTILE_IDS.entries()) {
    // Every member promises some hours, under an id as bad as its own.
    const pledge = { pledgeId: memberId, memberId, kind: 'staff-time', unit: 'hours' };
    await act(ledger, 'make-pledge', {
      ...pledge,
      quantity: String(i + 1),
      value: i % 2 === 0 ? null : '99.50',
      madeOn: '2020-06-01',
      dueOn: '2026-12-31',
      counterparty: null,
      description: TEXTS[i % TEXTS.length]!,
      actingFor: null,
    });
  }
  const rate = { currency: 'USD', rateToBase: '0.9137', validOn: '2021-01-01', source: 'a bank' };
  await act(ledger, 'record-exchange-rate', rate);
  for (const [i, [deed, name]] of deeds.entries()) await record(ledger, deed, `${name}${String(i)}`);
  return ledger;
}

type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

async function record(ledger: TestLedger, deed: Deed, entryId: string): Promise<void> {
  const { memberId, other, poolId, what, occurredOn } = deed;
  const direction = what.direction;
  if (memberId === other && (direction === 'exchange' || !deed.toPool)) return;
  const counterparty = direction !== 'exchange' && deed.toPool ? `pool:${poolId}` : `member:${other}`;
  const { description, project, valueType, byMember } = deed;
  const actingFor = byMember ? `member:${memberId}` : null;
  const status = byMember ? null : deed.status;
  const words = { description, project, valueType, status, actingFor, ...detailsOf(deed, entryId) };
  const delivers = what.of.kind === 'staff-time' && direction !== 'benefit';
  const data = entry(entryId, {
    pledgeId: delivers ? memberId : null,
    ...what.of,
    ...words,
    direction,
    memberId,
    counterparty,
    occurredOn,
  });
  await act(ledger, 'record-entry', data);
  const isFunds = what.of.kind === 'funds';
  const unvalued = !isFunds && what.of.value === null;
  if (unvalued && deed.valuedLater) {
    await act(ledger, 'value-entry', {
      entryId,
      value: '1234.57',
      basis: 'an expert’s word',
      actingFor: null,
    });
  }
  const quantity = await live(ledger, deed, entryId);
  if (!deed.reversed || quantity === null) return;
  const takenBack = {
    ...data,
    actingFor: null,
    entryId: `${entryId} back`,
    quantity: `-${quantity}`,
    value: null,
    pledgeId: null,
    reverses: entryId,
    occurredOn: '2026-06-30',
  };
  await act(ledger, 'record-entry', takenBack);
}

function detailsOf({ what, details, award, statements }: Deed, entryId: string): JsonObject {
  const [necessary, allowable, federallyFunded, inApprovedBudget] = statements;
  const claim = { necessary, allowable, federallyFunded, inApprovedBudget } as JsonObject;
  const isClaimed = award !== null && what.direction !== 'benefit';
  return {
    inKind: what.of.kind === 'in-kind' ? details : null,
    costShare: isClaimed ? { award, item: `item ${[...entryId].slice(-100).join('')}`, ...claim } : null,
  };
}

/** Leads an entry through its life. Gives the quantity that it comes to, and null where nothing can be taken back. */
async function live(ledger: TestLedger, deed: Deed, entryId: string): Promise<string | null> {
  const { life, byMember, memberId, what } = deed;
  const recorded = what.of.quantity;
  if (life === 'as it is') return recorded;
  const onEntry = { entryId, actingFor: null };
  if (life !== 'disputed') await act(ledger, 'accept-entry', onEntry);
  if (life === 'accepted') return recorded;
  const disputer = byMember ? null : `member:${memberId}`;
  await act(ledger, 'dispute-entry', { entryId, reason: 'we count others', actingFor: disputer });
  if (life === 'disputed') return null;
  const nothing = { quantity: null, value: null };
  const amounts = {
    upheld: { outcome: 'upheld', ...nothing },
    withdrawn: { outcome: 'withdrawn', ...nothing },
    'other quantity': { outcome: 'adjusted', quantity: '7.25', value: null },
    'other value': { outcome: 'adjusted', quantity: null, value: '4321.09' },
  }[what.of.unit === 'EUR' && life === 'other value' ? 'other quantity' : life];
  await act(ledger, 'resolve-dispute', { ...onEntry, ...amounts, reason: 'counted again' });
  if (life === 'withdrawn') return null;
  return amounts.quantity ?? recorded;
}
