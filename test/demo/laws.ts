import { cell, rowsOf, steps, type Files, type Row } from './reading.js';

const GIVEN_KINDS = ['knowledge', 'funds', 'staff-time', 'in-kind'];
const RECEIVED_KINDS = [...GIVEN_KINDS, 'service', 'access', 'recognition'];
const CURRENCIES = ['EUR', 'GBP'];
const VALUE_TYPES = ['strategic', 'operational', 'financial', 'innovative', 'reputational'];
const WITHOUT_VALUE = ['knowledge', 'access', 'recognition'];
/** The projects that a restricted pool may pay for. */
const ALLOWED_PROJECTS: Readonly<Record<string, readonly string[]>> = { maternal: ['maternal-health'] };

/** Every breach of the import contract and of the coalition's own sense, in words; none for a good set of files. */
export function breachesOf(files: Files): string[] {
  const ofRows = [...registerBreaches(files), ...entryBreaches(files)];
  // Rows that can't be read can't be added up either.
  return ofRows.length > 0 ? ofRows : [...reversalBreaches(files), ...poolBreaches(files)];
}

function registerBreaches(files: Files): string[] {
  const breaches: string[] = [];
  const members = rowsOf(files, 'members.csv');
  const ids = members.map((member) => cell(member, 'member_id'));
  if (new Set(ids).size !== ids.length) breaches.push('two members share an id');
  for (const member of members) {
    const weights = VALUE_TYPES.map((type) => cell(member, `priority_${type}`)).filter((text) => text !== '');
    if (weights.length > 0 && sumOfHundredths(weights) !== 100n) {
      breaches.push(`${member['member_id']}: priorities do not sum to 1`);
    }
  }
  for (const change of rowsOf(files, 'member_changes.csv')) {
    if (!ids.includes(cell(change, 'member_id')))
      breaches.push(`change of unknown member ${change['member_id']}`);
    if (change['change'] === 'merged' && !ids.includes(cell(change, 'to')))
      breaches.push('merged into nobody');
  }
  const rates = rowsOf(files, 'rates.csv');
  for (const [index, rate] of rates.entries()) {
    if (steps(cell(rate, 'rate'), 2) <= 0n) breaches.push(`${rate['category']}: a rate of nothing`);
    const overlaps = rates
      .slice(index + 1)
      .some(
        (other) =>
          other['category'] === rate['category'] &&
          cell(other, 'valid_from') <= (cell(rate, 'valid_to') || '9999') &&
          cell(rate, 'valid_from') <= (cell(other, 'valid_to') || '9999'),
      );
    if (overlaps) breaches.push(`${rate['category']}: two rates in force on one day`);
  }
  return breaches;
}

function sumOfHundredths(weights: readonly string[]): bigint {
  return weights.reduce((sum, weight) => sum + steps(weight, 2), 0n);
}

function entryBreaches(files: Files): string[] {
  const breaches: string[] = [];
  const isMember = membership(files);
  const pools = new Map(rowsOf(files, 'pools.csv').map((pool) => [cell(pool, 'pool_id'), pool]));
  const exchangeRates = rowsOf(files, 'exchange_rates.csv');
  const pledges = new Set(rowsOf(files, 'pledges.csv').map((pledge) => cell(pledge, 'pledge_id')));
  const seen = new Set<string>();
  const claimed = new Set<string>();
  let lastDay = '';

  for (const [index, entry] of rowsOf(files, 'entries.csv').entries()) {
    const say = (what: string): number => breaches.push(`line ${index + 2}: ${what}`);
    const [id, direction, member, kind, day, unit, value, counterparty] = [
      'entry_id',
      'direction',
      'member_id',
      'kind',
      'occurred_on',
      'unit',
      'value',
      'counterparty',
    ].map((column) => cell(entry, column)) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];

    if (id !== '' && seen.has(id)) say(`id ${id} is used twice`);
    seen.add(id);
    if (!/^\d{4}-\d\d-\d\d$/.test(day) || day < lastDay) say(`the date ${day} is out of order`);
    lastDay = day;
    if (!['contribution', 'benefit', 'exchange'].includes(direction)) say(`direction ${direction}`);
    if (!(direction === 'benefit' ? RECEIVED_KINDS : GIVEN_KINDS).includes(kind))
      say(`${direction} of ${kind}`);
    if (!['accepted', 'proposed'].includes(cell(entry, 'status'))) say('status');

    if ((kind === 'funds') !== CURRENCIES.includes(unit)) say(`${kind} in ${unit}`);
    if ((kind === 'staff-time') !== (unit === 'hours')) say(`${kind} in ${unit}`);
    const places = kind === 'funds' || unit === 'hours' ? 2 : 0;
    if (!isDecimal(cell(entry, 'quantity'), places)) say(`quantity ${entry['quantity']} of ${unit}`);
    else if (steps(cell(entry, 'quantity'), places) > 0n === (entry['reverses'] !== ''))
      say('sign of the quantity');
    if (value !== '' && !isDecimal(value, 2)) say(`value ${value}`);
    if (value !== '' && cell(entry, 'valuation_basis') === '') say('a value without a basis');
    if (value !== '' && (kind === 'funds' || kind === 'staff-time' || WITHOUT_VALUE.includes(kind))) {
      say(`${kind} with a value of its own`);
    }
    if (kind === 'staff-time' && cell(entry, 'valuation_basis') === '') say('hours without a role');
    if (unit !== 'EUR' && kind === 'funds') {
      if (!exchangeRates.some((rate) => rate['currency'] === unit && cell(rate, 'valid_on') <= day)) {
        say(`no exchange rate for ${unit}`);
      }
    }
    const valueType = cell(entry, 'value_type');
    if (valueType !== '' && !isSplit(valueType)) say(`value type ${valueType}`);

    const item = `${member} ${cell(entry, 'item')}`;
    if (cell(entry, 'award') !== '' && claimed.has(item)) say(`${item} is claimed twice`);
    if (cell(entry, 'award') !== '') claimed.add(item);
    if (cell(entry, 'category') !== '' && (kind !== 'in-kind' || direction === 'benefit')) {
      say(`${direction} of ${kind} with the details of a gift`);
    }
    if (cell(entry, 'pledge_id') !== '' && !pledges.has(cell(entry, 'pledge_id'))) {
      say(`nobody pledged ${entry['pledge_id']}`);
    }

    if (!isMember(member, day)) say(`${member} was not a member on ${day}`);
    const [counterpartyType, counterpartyId = ''] = counterparty.split(':');
    if (direction === 'exchange') {
      if (counterpartyType !== 'member' || !isMember(counterpartyId, day))
        say(`exchange with ${counterparty}`);
      if (counterpartyId === member) say('exchange with itself');
    } else if (counterparty !== '') {
      const pool = pools.get(counterpartyId);
      if (counterpartyType !== 'pool' || !pool) say(`counterparty ${counterparty}`);
      else if (cell(pool, 'opened_on') > day) say(`${counterparty} was not open`);
      else if (ALLOWED_PROJECTS[counterpartyId]?.includes(cell(entry, 'project')) === false) {
        say(`${counterparty} is not for ${entry['project']}`);
      }
    } else if (kind === 'funds' || kind === 'in-kind') say('money or goods without a pool');

    const description = cell(entry, 'description');
    if (description === '' || description.length > 110) say('description');
    if (Object.values(entry).some((text) => /^[=+@\t]/.test(text) || text !== text.normalize('NFC'))) {
      say('text that a spreadsheet would take for a formula, or that is not NFC');
    }
  }
  return breaches;
}

/** As the contract's importer sees it: from joining until leaving or merging, that last day not counted. */
export function membership(files: Files): (member: string, day: string) => boolean {
  const changes = rowsOf(files, 'member_changes.csv').filter((change) => change['change'] !== 'renamed');
  const joined = new Map(
    rowsOf(files, 'members.csv').map((row) => [cell(row, 'member_id'), cell(row, 'joined_on')]),
  );
  return (member, day) => {
    const joinedOn = joined.get(member);
    if (joinedOn === undefined || day < joinedOn) return false;
    return !changes.some((change) => change['member_id'] === member && cell(change, 'on') <= day);
  };
}

function isDecimal(text: string, places: number): boolean {
  return new RegExp(places === 0 ? '^-?\\d+$' : `^-?\\d+(\\.\\d{1,${places}})?$`).test(text);
}

function isSplit(text: string): boolean {
  if (VALUE_TYPES.includes(text)) return true;
  const parts = text.split('|').map((part) => part.split(':'));
  return (
    parts.every(([type = '', weight = '']) => VALUE_TYPES.includes(type) && isDecimal(weight, 2)) &&
    sumOfHundredths(parts.map(([, weight = '0']) => weight)) === 100n
  );
}

function reversalBreaches(files: Files): string[] {
  const entries = rowsOf(files, 'entries.csv');
  const byId = new Map(entries.map((entry) => [cell(entry, 'entry_id'), entry]));
  const reversed = new Set<string>();
  return entries.flatMap((reversal) => {
    const named = cell(reversal, 'reverses');
    if (named === '') return [];
    const original = byId.get(named);
    if (!original || original['reverses'] !== '') return [`${named} can't be reversed`];
    if (reversed.has(named)) return [`${named} is reversed twice`];
    reversed.add(named);
    const same = [
      'direction',
      'member_id',
      'kind',
      'unit',
      'valuation_basis',
      'counterparty',
      'project',
    ].every((column) => reversal[column] === original[column]);
    const isNegated = ['quantity', 'value'].every(
      (column) => cell(reversal, column) === (original[column] === '' ? '' : `-${original[column]}`),
    );
    const isLater = cell(reversal, 'occurred_on') >= cell(original, 'occurred_on');
    return same && isNegated && isLater ? [] : [`${named} is not mirrored by its reversal`];
  });
}

/** What each pool holds at the end of each day: a promise that is only proposed brings nothing, but may take. */
function poolBreaches(files: Files): string[] {
  const mayGoNegative = new Map(
    rowsOf(files, 'pools.csv').map((pool) => [`pool:${pool['pool_id']}`, pool['allow_negative'] === 'true']),
  );
  const holdings = new Map<string, bigint>();
  const breaches: string[] = [];
  const entries = rowsOf(files, 'entries.csv');
  for (const [index, entry] of entries.entries()) {
    if (isStocked(entry)) {
      const shelf = `${entry['counterparty']} ${entry['unit']}`;
      const quantity = steps(cell(entry, 'quantity'), 2);
      const isIn = entry['direction'] === 'contribution';
      if (!isIn) holdings.set(shelf, (holdings.get(shelf) ?? 0n) - quantity);
      else if (entry['status'] === 'accepted') holdings.set(shelf, (holdings.get(shelf) ?? 0n) + quantity);
    }
    if (entries[index + 1]?.['occurred_on'] === entry['occurred_on']) continue;
    for (const [shelf, held] of holdings) {
      if (held < 0n && !mayGoNegative.get(shelf.split(' ')[0] ?? '')) {
        breaches.push(`${shelf} stands at ${held} hundredths on ${entry['occurred_on']}`);
      }
    }
  }
  return breaches;
}

function isStocked(entry: Row): boolean {
  return (
    entry['direction'] !== 'exchange' && ['funds', 'in-kind', 'staff-time'].includes(cell(entry, 'kind'))
  );
}

/** The lowest balance in cents that a pool had at the end of any day, in one unit. */
export function lowestBalanceOf(files: Files, pool: string, unit: string): bigint {
  const entries = rowsOf(files, 'entries.csv').filter(
    (entry) => isStocked(entry) && entry['counterparty'] === `pool:${pool}` && entry['unit'] === unit,
  );
  let balance = 0n;
  let lowest = 0n;
  for (const [index, entry] of entries.entries()) {
    const quantity = steps(cell(entry, 'quantity'), 2);
    balance += entry['direction'] === 'contribution' ? quantity : -quantity;
    const isDaysEnd = entries[index + 1]?.['occurred_on'] !== entry['occurred_on'];
    if (isDaysEnd && balance < lowest) lowest = balance;
  }
  return lowest;
}
