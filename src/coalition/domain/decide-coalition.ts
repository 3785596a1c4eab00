import { Amount } from '../../kernel/amount.js';
import { assertTimeZone, dateIn, parseDate } from '../../kernel/calendar.js';
import { assertCurrencyValidOn } from '../../kernel/currency.js';
import { freeText, identifier } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { unitOf } from '../../kernel/unit.js';
import type { AdoptRate, ChangeSettings, FoundCoalition, OpenPool, RecordExchangeRate } from './commands.js';
import type { Directory } from './directory.js';
import type { CoalitionEvent } from './events.js';
import { name, NAME_LIMIT, TEXT_LIMIT } from './field-checks.js';
import { DISPUTE_READERS, INFORMATION_TIERS, POSITION_READERS, type Disclosure } from './sight.js';
import { BENEFIT_KINDS, isKind } from './value-types.js';

/** A coalition's id stands in addresses and file names: lower-case letters, digits and single hyphens. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const SLUG_LIMIT = 60;

/** Founds a coalition on the date that its own zone shows now. */
export function foundCoalition(command: FoundCoalition, directory: Directory, now: string): CoalitionEvent[] {
  const slug = directory.coalitionId;
  if (!SLUG.test(slug) || slug.length > SLUG_LIMIT)
    throw new Problem('coalition.slug-malformed', { found: slug });
  assertTimeZone(command.timeZone);
  const occurredOn = dateIn(command.timeZone, now);
  assertCurrencyValidOn(command.currency, occurredOn);
  const { fiscalStartMonth } = command;
  if (!Number.isInteger(fiscalStartMonth) || fiscalStartMonth < 1 || fiscalStartMonth > 12) {
    throw new Problem('coalition.fiscal-start-malformed', { found: fiscalStartMonth });
  }
  const data = {
    name: name(command.name, 'name'),
    currency: command.currency,
    timeZone: command.timeZone,
    fiscalStartMonth,
  };
  const known = directory.settings;
  if (known) {
    const same =
      known.name === data.name &&
      known.currency.code === data.currency &&
      known.timeZone === data.timeZone &&
      known.fiscalStartMonth === fiscalStartMonth;
    if (same) return [];
    throw new Problem('ledger.coalition-exists', { coalition: slug });
  }
  return [{ type: 'CoalitionFounded', occurredOn, data }];
}

/**
 * Name, time zone and who sees what may change; currency and fiscal year may not, for figures would change their meaning.
 * @throws Problem `kernel.time-zone-unknown`, `coalition.disclosure-malformed`
 */
export function changeSettings(command: ChangeSettings, directory: Directory, now: string): CoalitionEvent[] {
  const { coalition } = directory;
  const timeZone = command.timeZone ?? coalition.timeZone;
  assertTimeZone(timeZone);
  const wanted = {
    name: command.name === null ? coalition.name : name(command.name, 'name'),
    timeZone,
    informationTier: among('informationTier', INFORMATION_TIERS, command, coalition),
    disputesShownTo: among('disputesShownTo', DISPUTE_READERS, command, coalition),
    positionsShownTo: among('positionsShownTo', POSITION_READERS, command, coalition),
  };
  const fields = Object.keys(wanted) as (keyof typeof wanted)[];
  const changed = fields.filter((field) => wanted[field] !== coalition[field]);
  if (changed.length === 0) return [];
  return [
    {
      type: 'CoalitionSettingsChanged',
      occurredOn: dateIn(timeZone, now),
      data: {
        ...Object.fromEntries(changed.map((field) => [field, wanted[field]])),
        reason: freeText(command.reason, 'reason', TEXT_LIMIT),
      },
    },
  ];
}

/** A setting with few choices: the one that is asked for, or the one there is. */
function among<Name extends keyof Disclosure>(
  field: Name,
  choices: readonly Disclosure[Name][],
  { [field]: found }: ChangeSettings,
  { [field]: known }: Disclosure,
): Disclosure[Name] {
  if (found === null || found === undefined) return known;
  const choice = choices.find((one) => one === found);
  if (!choice) throw new Problem('coalition.disclosure-malformed', { field, found, expected: choices });
  return choice;
}

export function openPool(command: OpenPool, directory: Directory): CoalitionEvent[] {
  const poolId = identifier(command.poolId, 'pool_id');
  const openedOn = parseDate(command.openedOn);
  const data = {
    poolId,
    name: name(command.name, 'name'),
    restrictedTo:
      command.restrictedTo === null ? null : freeText(command.restrictedTo, 'restricted_to', NAME_LIMIT),
    allowNegative: command.allowNegative,
  };
  const known = directory.pools.get(poolId);
  if (known && !known.takenBack) {
    const differs = differences([
      ['name', known.name, data.name],
      ['restricted_to', known.restrictedTo, data.restrictedTo],
      ['allow_negative', String(known.allowNegative), String(data.allowNegative)],
      ['opened_on', known.openedOn, openedOn],
    ]);
    if (differs) throw new Problem('coalition.pool-exists', { pool: poolId, ...differs });
    return [];
  }
  return [{ type: 'PoolOpened', occurredOn: openedOn, data }];
}

/** Adopts a dated rate. Rates of one kind, unit and category never overlap, so that one date has one rate. */
export function adoptRate(command: AdoptRate, directory: Directory): CoalitionEvent[] {
  const { kind } = command;
  if (!isKind(kind) || kind === 'funds') {
    const expected = BENEFIT_KINDS.filter((known) => known !== 'funds').join(', ');
    throw new Problem('exchange.kind-not-allowed', { found: kind, direction: 'rate', expected });
  }
  const unit = unitOf(command.unit);
  if (unit.currency)
    throw new Problem('exchange.unit-not-allowed', {
      kind,
      found: unit.code,
      expected: 'a unit that is no currency',
    });
  const rate = Amount.parse(command.rate);
  if (rate.isNegative()) throw new Problem('coalition.rate-negative', { found: command.rate });
  const validFrom = parseDate(command.validFrom);
  const validTo = command.validTo === null ? null : parseDate(command.validTo);
  if (validTo !== null && validTo < validFrom) {
    throw new Problem('coalition.period-malformed', { from: validFrom, to: validTo });
  }
  const data = {
    kind,
    category: command.category === '' ? '' : identifier(command.category, 'category'),
    unit: unit.code,
    rate: rate.toString(),
    method: identifier(command.method, 'method'),
    validFrom,
    validTo,
    source: freeText(command.source, 'source', TEXT_LIMIT),
  };
  const related = directory.rates.filter(
    (known) => known.kind === kind && known.unit === data.unit && known.category === data.category,
  );
  const same = related.find((known) => known.validFrom === validFrom);
  if (same) {
    const equal =
      same.rate.equals(rate) &&
      same.validTo === validTo &&
      same.method === data.method &&
      same.source === data.source;
    if (equal) return [];
    throw new Problem('coalition.rate-exists', { ...data, found: same.rate.toString(), wanted: data.rate });
  }
  const overlapping = related.find(
    (known) =>
      (known.validTo === null || known.validTo >= validFrom) &&
      (validTo === null || known.validFrom <= validTo),
  );
  if (overlapping) {
    throw new Problem('coalition.rate-overlaps', {
      ...data,
      validTo: validTo ?? 'open end',
      otherFrom: overlapping.validFrom,
      otherTo: overlapping.validTo ?? 'open end',
    });
  }
  return [{ type: 'RateAdopted', occurredOn: validFrom, data }];
}

export function recordExchangeRate(command: RecordExchangeRate, directory: Directory): CoalitionEvent[] {
  const validOn = parseDate(command.validOn);
  assertCurrencyValidOn(command.currency, validOn);
  const base = directory.coalition.currency.code;
  if (command.currency === base) throw new Problem('coalition.exchange-rate-of-base', { currency: base });
  const rateToBase = Amount.parse(command.rateToBase);
  if (!rateToBase.isPositive()) throw new Problem('coalition.rate-negative', { found: command.rateToBase });
  const source = freeText(command.source, 'source', TEXT_LIMIT);
  const known = directory.exchangeRates.get(command.currency)?.find((rate) => rate.validOn === validOn);
  if (known) {
    if (known.rateToBase.equals(rateToBase) && known.source === source) return [];
    throw new Problem('coalition.exchange-rate-exists', {
      currency: command.currency,
      validOn,
      found: known.rateToBase.toString(),
      wanted: rateToBase.toString(),
    });
  }
  return [
    {
      type: 'ExchangeRateRecorded',
      occurredOn: validOn,
      data: { currency: command.currency, rateToBase: rateToBase.toString(), validOn, source },
    },
  ];
}

/** The first field that differs between what is recorded and what was found, for a problem that shows both. */
export function differences(
  fields: readonly (readonly [field: string, recorded: string | null, found: string | null])[],
): { field: string; recorded: string; found: string } | undefined {
  const differing = fields.find(([, recorded, found]) => recorded !== found);
  return differing && { field: differing[0], recorded: differing[1] ?? '', found: differing[2] ?? '' };
}
