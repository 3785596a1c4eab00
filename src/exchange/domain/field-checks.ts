import { assertActiveOn, knownMember, type Directory } from '../../coalition/domain/directory.js';
import { TEXT_LIMIT } from '../../coalition/domain/field-checks.js';
import { BENEFIT_KINDS, CONTRIBUTION_KINDS } from '../../coalition/domain/value-types.js';
import type { parseDate } from '../../kernel/calendar.js';
import { assertCurrencyValidOn } from '../../kernel/currency.js';
import { freeText } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { unitOf, type Unit } from '../../kernel/unit.js';
import { counterpartyText, parseCounterparty } from './entry.js';
import type { Direction, EntryRecorded, InKindDetails } from './events.js';

export function checkedDirection(found: string): Direction {
  if (found === 'contribution' || found === 'benefit' || found === 'exchange') return found;
  throw new Problem('exchange.direction-unknown', { found });
}

export function checkedKind(found: string, direction: Direction): string {
  const allowed: readonly string[] = direction === 'contribution' ? CONTRIBUTION_KINDS : BENEFIT_KINDS;
  if (allowed.includes(found)) return found;
  throw new Problem('exchange.kind-not-allowed', { found, direction, expected: allowed.join(', ') });
}

/** Funds are counted in a currency and staff time in hours; nothing else is, so that in-kind never passes for cash. */
export function checkedUnit(found: string, kind: string, on: ReturnType<typeof parseDate>): Unit {
  const unit = unitOf(found);
  if (kind === 'funds') {
    if (!unit.currency)
      throw new Problem('exchange.unit-not-allowed', {
        kind,
        found,
        expected: 'a currency code such as EUR',
      });
    assertCurrencyValidOn(unit.code, on);
  } else if (unit.currency) {
    const expected = 'its own unit, such as hours, items or m²; what it is worth goes into value';
    throw new Problem('exchange.unit-not-allowed', { kind, found, expected });
  }
  return unit;
}

/** How an entry may stand when it is recorded. */
export function checkedStanding(found: string | null): EntryRecorded['standing'] {
  if (found === null || found === 'accepted') return 'accepted';
  if (found === 'proposed') return 'proposed';
  throw new Problem('exchange.status-unknown', { found });
}

/** What became of a gift in kind; used, where nothing is said. */
export function checkedUse(found: string | null): InKindDetails['use'] {
  if (found === null || found === 'used') return 'used';
  if (found === 'monetised') return 'monetised';
  throw new Problem('exchange.in-kind-detail-malformed', {
    field: 'use',
    found,
    expected: 'used or monetised',
  });
}

export function checkedCounterparty(
  found: string | null,
  memberId: string,
  direction: Direction,
  occurredOn: string,
  directory: Directory,
): string {
  const counterparty = parseCounterparty(found);
  if ('pool' in counterparty) {
    if (direction === 'exchange')
      throw new Problem('exchange.exchange-with-pool', { found: found ?? 'pool' });
    const pool = directory.pool(counterparty.pool);
    if (!pool) throw new Problem('coalition.pool-unknown', { pool: counterparty.pool });
    if (occurredOn < pool.openedOn) {
      throw new Problem('coalition.pool-not-open', {
        pool: pool.poolId,
        on: occurredOn,
        openedOn: pool.openedOn,
      });
    }
  } else {
    const other = knownMember(directory, counterparty.member);
    if (other.id === memberId) throw new Problem('exchange.exchange-with-itself', { member: memberId });
    assertActiveOn(other, occurredOn);
  }
  return counterpartyText(counterparty);
}

export function text(found: string | null, field: string): string | null {
  if (found === null) return null;
  const checked = freeText(found, field, TEXT_LIMIT);
  return checked === '' ? null : checked;
}
