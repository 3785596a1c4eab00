import type { CommandRequest } from '../src/event-store/ledger-transaction.js';
import type { JsonObject } from '../src/kernel/canonical-json.js';

/**
 * The ledger that every benchmark works on: one coalition of 1 000 members and 20 pools, with entries of all kinds
 * whose dates run over two years. It is made from a seed, so that each run, and each contender, gets the same.
 *
 * Nothing here is arranged to suit the program: a twentieth of the entries is entered months late, a tenth moves
 * between two members, some are proposed only, some have no value yet, and some take an earlier one back. Most pools may
 * not go below zero, so what is drawn from them is checked against every later day.
 */
export const COALITION = 'harbour';
export const ACTOR = 'person:bench';

export const MEMBERS = 1_000;
const POOLS = 20;
const FIRST_DAY = Date.UTC(2024, 0, 1);
const DAYS = 731;
const DAY_MS = 86_400_000;

/** A small generator of random numbers (mulberry32): the same seed gives the same numbers on every machine. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function request(command: string, data: object): CommandRequest {
  return { coalitionId: COALITION, command, data: data as JsonObject, actor: ACTOR };
}

function dateOf(day: number, firstDay = FIRST_DAY): string {
  return new Date(firstDay + day * DAY_MS).toISOString().slice(0, 10);
}

export const memberId = (number: number): string => `member-${String(number).padStart(4, '0')}`;
const poolId = (number: number): string => `pool-${String(number).padStart(2, '0')}`;

/** The fields of an entry that may be left open. */
export const ENTRY_ALONE = {
  entryId: null,
  value: null,
  valuationBasis: null,
  valueType: null,
  counterparty: null,
  project: null,
  description: null,
  pledgeId: null,
  reverses: null,
  status: null,
  actingFor: null,
  inKind: null,
  costShare: null,
};

/** Founds the coalition: members, pools, rates, and enough in each pool for what is drawn from it later. */
export function foundingCommands(): CommandRequest[] {
  const random = randomNumbers(1);
  const commands = [
    request('found-coalition', {
      name: 'Harbour coalition',
      currency: 'EUR',
      timeZone: 'Europe/Lisbon',
      fiscalStartMonth: 1,
    }),
  ];
  for (let number = 0; number < MEMBERS; number += 1) {
    commands.push(
      request('join-member', {
        memberId: memberId(number),
        name: `Member number ${String(number)}`,
        joinedOn: '2023-01-01',
        leftOn: null,
        parentGroup: number % 5 === 0 ? 'port-authority' : null,
        capacityBudget: String(1_000 + Math.floor(random() * 90_000)),
        capacityFte: (random() * 20).toFixed(1),
        need: null,
        priorities: number % 2 === 0 ? { financial: '0.4', strategic: '0.35', innovative: '0.25' } : null,
      }),
    );
  }
  for (let number = 0; number < POOLS; number += 1) {
    commands.push(
      request('open-pool', {
        poolId: poolId(number),
        name: `Pool number ${String(number)}`,
        restrictedTo: number % 4 === 0 ? 'training' : null,
        allowNegative: number % 5 === 4,
        openedOn: '2023-01-01',
      }),
    );
  }
  for (const [category, rate] of [
    ['', '55'],
    ['senior', '95.50'],
  ] as const) {
    commands.push(
      request('adopt-rate', {
        kind: 'staff-time',
        category,
        unit: 'hours',
        rate,
        method: 'comparable-market',
        validFrom: '2023-01-01',
        validTo: null,
        source: 'collective agreement',
      }),
    );
  }
  for (let month = 0; month < 24; month += 1) {
    commands.push(
      request('record-exchange-rate', {
        currency: 'USD',
        rateToBase: (0.88 + random() / 10).toFixed(4),
        validOn: dateOf(month * 30),
        source: 'central bank',
      }),
    );
  }
  for (let number = 0; number < POOLS; number += 1) {
    for (const [kind, unit] of [
      ['funds', 'EUR'],
      ['funds', 'USD'],
      ['in-kind', 'items'],
    ] as const) {
      commands.push(
        request('record-entry', {
          ...ENTRY_ALONE,
          direction: 'contribution',
          memberId: memberId(number),
          kind,
          unit,
          quantity: '1000000000',
          counterparty: `pool:${poolId(number)}`,
          occurredOn: '2024-01-01',
        }),
      );
    }
  }
  return commands;
}

/** Entries that are kept in mind for being taken back or valued, once they are old enough to have been answered. */
const REMEMBERED = 4_000;
const REMEMBERED_AT_LEAST = 2_000;

interface Remembered {
  readonly entry: Readonly<Record<string, string | null>>;
  readonly day: number;
}

const CONTRIBUTION_KINDS = ['funds', 'funds', 'staff-time', 'staff-time', 'in-kind', 'knowledge'] as const;
const BENEFIT_KINDS = [
  'funds',
  'staff-time',
  'in-kind',
  'knowledge',
  'access',
  'service',
  'recognition',
] as const;
const UNITS: Readonly<Record<string, string>> = {
  'staff-time': 'hours',
  'in-kind': 'items',
  knowledge: 'assets',
  access: 'days',
  service: 'services',
  recognition: 'mentions',
};
const WORDS =
  'harbour training quay crane survey winter night market school report boat method shared first'.split(' ');

/** Where entries lie, and what tells those of one list from those of another. */
export interface EntryRange {
  readonly seed: number;
  readonly firstDay: number;
  readonly days: number;
  /** Begins the ids of those that have one. */
  readonly ids: string;
}

const TWO_YEARS: EntryRange = { seed: 7, firstDay: FIRST_DAY, days: DAYS, ids: 'E' };

/** An endless list of entries, of which `expected` cover the two years, or another time. */
export class EntryGenerator {
  private readonly random: () => number;
  private readonly reversible: Remembered[] = [];
  private readonly unvalued: Remembered[] = [];
  private made = 0;

  constructor(
    private readonly expected: number,
    private readonly range = TWO_YEARS,
  ) {
    this.random = randomNumbers(range.seed);
  }

  next(): CommandRequest {
    const day = this.day();
    this.made += 1;
    const dice = this.random();
    if (dice < 0.02 && this.reversible.length >= REMEMBERED_AT_LEAST) {
      return this.reversal(this.reversible.shift()!, day);
    }
    if (dice < 0.03 && this.unvalued.length >= REMEMBERED_AT_LEAST) {
      const { entry } = this.unvalued.shift()!;
      const value = this.money(900);
      return request('value-entry', {
        entryId: entry['entryId'],
        value,
        basis: 'two quotations',
        actingFor: null,
      });
    }
    return request('record-entry', this.entry(day));
  }

  /** Most entries are entered within days of what they tell of; one in twenty, months later. */
  private day(): number {
    const { days } = this.range;
    const now = Math.floor((this.made / this.expected) * days);
    const late = this.random() < 0.05 ? this.random() * 200 : -Math.log(1 - this.random()) * 7;
    return Math.min(days - 1, Math.max(0, now - Math.floor(late)));
  }

  private pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)]!;
  }

  /** A few members do much and many do little, as in life. */
  private member(): string {
    return memberId(Math.floor(this.random() ** 2 * MEMBERS));
  }

  private money(most: number): string {
    return (0.01 + this.random() * most).toFixed(2);
  }

  private words(count: number): string {
    return Array.from({ length: count }, () => this.pick(WORDS)).join(' ');
  }

  private entry(day: number): Record<string, string | null> {
    const dice = this.random();
    const direction = dice < 0.6 ? 'contribution' : dice < 0.9 ? 'benefit' : 'exchange';
    const kind = this.pick<string>(direction === 'contribution' ? CONTRIBUTION_KINDS : BENEFIT_KINDS);
    const unit = UNITS[kind] ?? (this.random() < 0.05 ? 'USD' : 'EUR');
    const memberId = this.member();
    const entry = {
      ...ENTRY_ALONE,
      entryId: this.random() < 0.5 ? `${this.range.ids}-${String(this.made)}` : null,
      direction,
      memberId,
      kind,
      occurredOn: dateOf(day, this.range.firstDay),
      quantity: this.quantity(kind),
      unit,
      counterparty: direction === 'exchange' ? this.other(memberId) : `pool:${poolId(this.poolNumber())}`,
      ...this.valuation(kind),
      valueType: this.random() < 0.2 ? 'strategic:0.5|innovative:0.3|financial:0.2' : null,
      project: this.random() < 0.4 ? `project-${String(Math.floor(this.random() * 40))}` : null,
      description: this.random() < 0.7 ? this.words(3 + Math.floor(this.random() * 8)) : null,
      status: this.random() < 0.03 ? 'proposed' : null,
    };
    this.remember(entry, day);
    return entry;
  }

  private quantity(kind: string): string {
    if (kind === 'funds') return this.money(5_000);
    if (kind === 'staff-time') return (0.25 * (1 + Math.floor(this.random() * 64))).toString();
    return String(1 + Math.floor(this.random() * 12));
  }

  /** Funds and staff time are valued by the program; of the rest, four in five come with a value. */
  private valuation(kind: string): { value: string | null; valuationBasis: string | null } {
    if (kind === 'funds') return { value: null, valuationBasis: null };
    if (kind === 'staff-time') {
      return { value: null, valuationBasis: this.random() < 0.3 ? 'senior' : null };
    }
    if (this.random() < 0.2) return { value: null, valuationBasis: null };
    return { value: this.money(2_500), valuationBasis: 'market price of the same thing' };
  }

  private poolNumber(): number {
    return Math.floor(this.random() * POOLS);
  }

  private other(memberId: string): string {
    for (;;) {
      const other = this.member();
      if (other !== memberId) return `member:${other}`;
    }
  }

  private remember(entry: Record<string, string | null>, day: number): void {
    if (entry['entryId'] === null) return;
    const isUnvalued = entry['value'] === null && entry['kind'] !== 'funds' && entry['kind'] !== 'staff-time';
    const list = isUnvalued ? this.unvalued : this.reversible;
    if (list.length < REMEMBERED) list.push({ entry, day });
  }

  private reversal({ entry, day }: Remembered, today: number): CommandRequest {
    return request('record-entry', {
      ...ENTRY_ALONE,
      direction: entry['direction'],
      memberId: entry['memberId'],
      kind: entry['kind'],
      unit: entry['unit'],
      quantity: `-${entry['quantity']!}`,
      counterparty: entry['counterparty'],
      reverses: entry['entryId'],
      occurredOn: dateOf(Math.max(day, today), this.range.firstDay),
      description: 'entered twice',
    });
  }
}
