import {
  assertMay,
  isSameParty,
  parseParty,
  type Party,
  type Standpoint,
} from '../../coalition/domain/authority.js';
import { knownMember, type Directory } from '../../coalition/domain/directory.js';
import { name, reason } from '../../coalition/domain/field-checks.js';
import {
  BENEFIT_KINDS,
  CONTRIBUTION_KINDS,
  isValueType,
  VALUE_TYPES,
} from '../../coalition/domain/value-types.js';
import { counterpartyText, parseCounterparty } from '../../exchange/domain/entry.js';
import { Amount } from '../../kernel/amount.js';
import { identifier } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { Quantity, unitOf } from '../../kernel/unit.js';
import type { ReviewEvent, SupplyListed } from './events.js';
import { assertStage, knownReview, type ReviewFacts, type SupplyState } from './review.js';

/** The unit of knowledge-equity accounts. */
const CREDITS = 'credits';

/** Lists something that can be given next; texts as they came, null where nothing was said. */
export interface ListSupply {
  readonly quarter: string;
  readonly supplyId: string | null;
  readonly title: string;
  /** `pool`, `pool:ID` or `member:ID`. */
  readonly source: string;
  readonly kind: string;
  readonly quantity: string;
  readonly unit: string;
  /** Null means the currency's minor unit for money, and one of anything else. */
  readonly step: string | null;
  /** Of the whole quantity, in base currency; null where money in base currency is its own value. */
  readonly value: string | null;
  readonly valueType: string;
  /** The members that may have it; empty means all. */
  readonly openTo: readonly string[];
  readonly mostEach: string | null;
  readonly actingFor: string | null;
}

export interface WithdrawSupply {
  readonly quarter: string;
  readonly supplyId: string;
  readonly reason: string;
  readonly actingFor: string | null;
}

/**
 * Lists a supply in a review, until proposals are decided on. The same again states nothing. Credits are no supply: only confirmed
 * uses earn them (domain.md §7; docs/rebalancing.md says why none are granted).
 */
export function listSupply(
  command: ListSupply,
  supplyId: string,
  directory: Directory,
  facts: ReviewFacts,
): ReviewEvent[] {
  const review = knownReview(facts, directory, command.quarter);
  const { quarter } = review;
  const source = parseCounterparty(command.source);
  if ('pool' in source) {
    if (!directory.pool(source.pool)) throw new Problem('coalition.pool-unknown', { pool: source.pool });
  } else knownMember(directory, source.member);
  const by = parseParty(command.actingFor, directory);
  assertMay('list or withdraw a supply', by, offererIf(by, source, directory, facts.today()));
  // What a member is to give is promised first, and only what can be given can be promised.
  const kinds: readonly string[] = 'pool' in source ? BENEFIT_KINDS : CONTRIBUTION_KINDS;
  if (!kinds.includes(command.kind)) throw malformed('kind', command.kind, kinds.join(', '));
  if (!isValueType(command.valueType)) {
    throw malformed('value type', command.valueType, VALUE_TYPES.join(', '));
  }
  const base = directory.coalition.currency;
  const { unit, amount: quantity } = Quantity.of(Amount.parse(command.quantity), command.unit);
  if (!quantity.isPositive()) throw malformed('quantity', command.quantity, 'a quantity above zero');
  const data: SupplyListed = {
    quarter,
    supplyId,
    title: name(command.title, 'title'),
    source: counterpartyText(source),
    kind: command.kind,
    unit: unit.code,
    quantity: quantity.toString(),
    step: stepOf(command.step, quantity, unit.code).toString(),
    value: valueOf(command, quantity, unit.code, base.code).toString(),
    valueType: command.valueType,
    openTo:
      command.openTo.length === 0
        ? null
        : [...new Set(command.openTo.map((id) => knownMember(directory, id).id))].sort(),
    mostEach: command.mostEach === null ? null : mostEachOf(command.mostEach, unit.code).toString(),
    by,
  };
  const known = facts.supply(quarter, supplyId);
  if (known) {
    assertSame(known, data);
    return [];
  }
  if (data.unit === CREDITS) throw new Problem('reviews.supply-of-credits', { supply: data.title });
  assertStage(review, 'list a supply', 'opened', 'preparing', 'discussing');
  return [{ type: 'SupplyListed', occurredOn: facts.today(), data }];
}

/** Takes a supply back of which nothing was decided yet. The same again states nothing. */
export function withdrawSupply(
  command: WithdrawSupply,
  directory: Directory,
  facts: ReviewFacts,
): ReviewEvent[] {
  const review = knownReview(facts, directory, command.quarter);
  const supply = knownSupply(facts, review.quarter, command.supplyId);
  const by = parseParty(command.actingFor, directory);
  assertMay(
    'list or withdraw a supply',
    by,
    offererIf(by, parseCounterparty(supply.source), directory, facts.today()),
  );
  const why = reason(command.reason, 'reason');
  if (supply.isWithdrawn) return [];
  assertStage(review, 'withdraw a supply', 'opened', 'preparing', 'discussing', 'deciding');
  const decided = facts
    .proposals(review.quarter)
    .find(({ supplyId, outcome }) => supplyId === supply.supplyId && outcome !== null);
  if (decided) {
    throw new Problem('reviews.supply-in-use', {
      proposal: decided.proposalId,
      supply: supply.supplyId,
      outcome: decided.outcome,
    });
  }
  const data = { quarter: review.quarter, supplyId: supply.supplyId, reason: why, by };
  return [{ type: 'SupplyWithdrawn', occurredOn: facts.today(), data }];
}

export function knownSupply(facts: ReviewFacts, quarter: string, text: string): SupplyState {
  const supplyId = identifier(text, 'supply_id');
  const supply = facts.supply(quarter, supplyId);
  if (!supply) throw new Problem('reviews.supply-unknown', { quarter, supply: supplyId });
  return supply;
}

function malformed(field: string, found: string, expected: string): Problem {
  return new Problem('reviews.field-malformed', { field, found, expected });
}

/** What quantities are handed out in. A quantity is a whole number of steps. */
function stepOf(text: string | null, quantity: Amount, unit: string): Amount {
  const { scale, currency } = unitOf(unit);
  const smallest = Amount.ofQuotient(1n, 10n ** BigInt(scale), scale);
  const usual = currency ? smallest : Amount.one;
  const step = text === null ? usual : Quantity.of(Amount.parse(text), unit).amount;
  if (!step.isPositive() || quantity.atto % step.atto !== 0n) {
    throw malformed(
      'step',
      step.toString(),
      `a step above zero, of which ${quantity.toString()} is a multiple,`,
    );
  }
  return step;
}

function valueOf(command: ListSupply, quantity: Amount, unit: string, base: string): Amount {
  if (command.kind === 'funds' && unit === base) {
    if (command.value !== null && !Amount.parse(command.value).equals(quantity)) {
      throw malformed('value', command.value, `${quantity.toString()}, as money is its own value,`);
    }
    return quantity;
  }
  if (command.value === null) throw malformed('value', '', 'what it is worth in base currency');
  const value = Quantity.of(Amount.parse(command.value), base).amount;
  if (!value.isPositive()) throw malformed('value', command.value, 'a value above zero');
  return value;
}

function mostEachOf(text: string, unit: string): Amount {
  const most = Quantity.of(Amount.parse(text), unit).amount;
  if (!most.isPositive()) throw malformed('most for each', text, 'a quantity above zero');
  return most;
}

function offererIf(
  party: Party,
  source: ReturnType<typeof parseCounterparty>,
  directory: Directory,
  today: string,
): ReadonlySet<Standpoint> {
  const isOwn = 'member' in source && isSameParty(party, `member:${source.member}`, directory, today);
  return new Set<Standpoint>(isOwn ? ['offerer'] : []);
}

/** @throws Problem `reviews.supply-exists` for the first field that was told otherwise */
function assertSame(known: SupplyState, told: SupplyListed): void {
  const now = inWords(told);
  for (const [field, before] of Object.entries(inWords(known))) {
    const found = now[field]!;
    if (before !== found) {
      throw new Problem('reviews.supply-exists', { supply: known.supplyId, field, known: before, found });
    }
  }
}

function inWords(supply: SupplyListed | SupplyState): Record<string, string> {
  return {
    title: supply.title,
    source: supply.source,
    kind: supply.kind,
    unit: supply.unit,
    quantity: supply.quantity.toString(),
    step: supply.step.toString(),
    value: supply.value.toString(),
    'value type': supply.valueType,
    'members that may have it': supply.openTo?.join(', ') ?? '',
    'most for each': supply.mostEach?.toString() ?? '',
  };
}
