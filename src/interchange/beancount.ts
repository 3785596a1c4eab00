import { hash as digest } from 'node:crypto';
import { nameOn, type Directory } from '../coalition/domain/directory.js';
import type { Amount } from '../kernel/amount.js';
import { isCurrency } from '../kernel/currency.js';
import { quotientText, roundTrips } from './long-division.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { exportedBaselines } from './baselines.js';
import { CREDITS, sidesOf, type Account, type Chart } from './chart.js';
import type { ExportedCredits } from './exported-credits.js';
import type { ExportedEntry } from './exported-entries.js';

/** Letters and digits that every beancount knows as such. */
const PLAIN = /[A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]/;

/**
 * An id as beancount takes it in account names, which hold letters, digits and hyphens: anything else is written as its code
 * point, `-x20-` for a space. A hyphen that would begin such a code is itself written so; hence no two ids come out alike.
 */
export function beancountName(id: string): string {
  let name = '';
  const characters = [...id];
  characters.forEach((character, place) => {
    const plain = character === '-' ? characters[place + 1] !== 'x' : PLAIN.test(character);
    name += plain ? character : `-x${character.codePointAt(0)!.toString(16)}-`;
  });
  return name;
}

/** Words that beancount reads as something else than a currency. */
const RESERVED = new Set(['TRUE', 'FALSE', 'NULL']);

/**
 * A unit as beancount takes it: at most 24 capitals and digits. ISO codes are themselves; a plain word stands in capitals, `hours` as
 * HOURS, where no ISO code looks so; any other is told by its first letters and sixteen digits of its SHA-256.
 */
export function beancountCommodity(unit: string): string {
  if (isCurrency(unit)) return unit;
  const capitals = unit.toUpperCase();
  const isWord = /^[a-z][a-z0-9]{1,23}$/.test(unit);
  if (isWord && !isCurrency(capitals) && !RESERVED.has(capitals)) return capitals;
  const letters = capitals
    .normalize('NFD')
    .replace(/[^A-Z0-9]+/g, '')
    .slice(0, 6);
  const hash = digest('sha256', unit, 'hex').slice(0, 16).toUpperCase();
  return `${/^[A-Z]/.test(letters) ? letters : `U${letters}`.slice(0, 6)}-${hash}`;
}

const ROOTS = {
  given: 'Income:Given',
  received: 'Expenses:Received',
  'disputed-given': 'Income:Disputed-Given',
  'disputed-received': 'Expenses:Disputed-Received',
  pool: 'Assets:Pool',
  direct: 'Equity:Direct',
  credits: 'Equity:Credits',
} as const satisfies Record<Account['role'], string>;

/** Names of members and pools begin with a letter of their own, as beancount wants a capital there and ids begin with anything. */
function accountName({ role, kind, ids }: Account): string {
  const capital = kind.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
  const prefix = role === 'pool' ? 'P' : 'M';
  return [ROOTS[role], capital, ...ids.map((id) => `${prefix}-${beancountName(id)}`)].join(':');
}

/** A text as beancount takes it: quotation marks and backslashes escaped, control characters left out. */
function quoted(text: string): string {
  if (/^[\w .,:;'()/-]*$/.test(text)) return `"${text}"`;
  const escaped = text
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replace(/[\p{Cc}]/gu, ' ');
  return `"${escaped}"`;
}

/** What stands at the head of a file: its options, units and accounts, each opened on its first day. */
export function beancountHead(directory: Directory, chart: Chart): string {
  const { coalition } = directory;
  const base = coalition.currency.code;
  let text = `option "title" ${quoted(coalition.name)}\noption "operating_currency" "${base}"\n\n`;
  const first = chart.accounts.reduce(
    (least, { openedOn }) => (openedOn < least ? openedOn : least),
    coalition.foundedOn,
  );
  for (const unit of new Set([base, ...chart.units.map(({ unit }) => unit)])) {
    text += `${first} commodity ${beancountCommodity(unit)}\n  unit: ${quoted(unit)}\n`;
  }
  text += '\n';
  for (const account of chart.accounts) {
    text += `${account.openedOn} open ${accountName(account)}\n`;
    account.ids.forEach((id, place) => {
      const isPool = account.role === 'pool';
      const name = isPool ? directory.pool(id)?.name : directory.members.get(id)?.names.at(-1)?.value;
      const key = isPool ? 'pool' : place === 0 ? 'member' : 'receiver';
      text += `  ${key}_id: ${quoted(id)}\n  ${isPool || place === 0 ? '' : 'receiver_'}name: ${quoted(name ?? id)}\n`;
    });
  }
  return `${text}\n`;
}

/** What members had given and received before they joined, against `Equity:Opening`: signs as in their other accounts. */
export function beancountBaselines(directory: Directory): string {
  const baselines = exportedBaselines(directory);
  const first = baselines.reduce((least, { on }) => (on < least ? on : least), '9999-12-31');
  if (baselines.length === 0) return '';
  const { currency } = directory.coalition;
  let text = `${first} open Equity:Opening\n`;
  for (const { memberId, name, on } of baselines) {
    text += `${on} open ${baselineAccount(memberId)}\n  member_id: ${quoted(memberId)}\n  name: ${quoted(name)}\n`;
  }
  text += '\n';
  for (const { memberId, name, on, given, received } of baselines) {
    const amount = (of: Amount): string => `${formatAmount(of, currency)} ${currency.code}`;
    text +=
      `${on} * ${quoted(name)} "Baseline"\n` +
      `  ${baselineAccount(memberId)}  ${amount(given.negated())}\n` +
      `  ${baselineAccount(memberId)}  ${amount(received)}\n` +
      `  Equity:Opening  ${amount(given.minus(received))}\n\n`;
  }
  return text;
}

function baselineAccount(memberId: string): string {
  return `Equity:Baseline:M-${beancountName(memberId)}`;
}

/** An entry as a transaction of two postings: the native quantity, at what it is worth where that is known. */
export function beancountTransaction(
  entry: ExportedEntry,
  directory: Directory,
  places: ReadonlyMap<string, number>,
): string {
  const { data, occurredOn, quantity } = entry;
  const member = directory.members.get(data.memberId);
  const payee = member ? nameOn(member, occurredOn) : data.memberId;
  const unit = unitOf(data.unit);
  const { source, destination } = sidesOf(entry);
  // Beancount shows as many places as most amounts of a unit have, and cuts the others: so all have the same.
  const shown = unit.currency ? unit.scale : (places.get(unit.code) ?? 0);
  const commodity = `${beancountCommodity(unit.code)}${priceOf(entry, directory)}`;
  const amount = (of: Amount): string => `${of.toFixed(shown)} ${commodity}`;
  let text = `${occurredOn} * ${quoted(payee)} ${quoted(data.description ?? '')}\n  entry: ${quoted(data.entryId)}\n`;
  if (entry.reverses !== null) text += `  reverses: ${quoted(entry.reverses)}\n`;
  if (entry.lateFor !== null) text += `  late_for: ${entry.lateFor}\n`;
  if (data.project !== null) text += `  project: ${quoted(data.project)}\n`;
  return (
    `${text}  position: ${String(entry.position)}\n` +
    `  ${accountName(source)}  ${amount(quantity.negated())}\n` +
    `  ${accountName(destination)}  ${amount(quantity)}\n\n`
  );
}

/** A movement of credits, of which what members hold, have reserved, redeemed or lost stands above zero. */
export function beancountCredits(moved: ExportedCredits, directory: Directory): string {
  const { occurredOn, position, memberId, what, source, destination } = moved;
  const member = directory.members.get(memberId);
  const payee = member ? nameOn(member, occurredOn) : memberId;
  const amount = (of: Amount): string =>
    `${formatAmount(of, unitOf(CREDITS))} ${beancountCommodity(CREDITS)}`;
  return (
    `${occurredOn} * ${quoted(payee)} ${quoted(what)}\n  position: ${String(position)}\n` +
    `  ${accountName(source)}  ${amount(moved.credits.negated())}\n` +
    `  ${accountName(destination)}  ${amount(moved.credits)}\n\n`
  );
}

/**
 * What the quantity is worth in all, as `@@`. Beancount turns that into a price per unit of 28 digits, and would show a cent less
 * where these do not give the total back: there the price stands itself, with more digits than it computes with.
 */
function priceOf({ data, quantity: of, value }: ExportedEntry, directory: Directory): string {
  const base = directory.coalition.currency;
  // Funds in base currency are their own value.
  if (value === null || (data.kind === 'funds' && data.unit === base.code)) return '';
  const [total, quantity] = [value.abs(), of.abs()];
  if (roundTrips(total, quantity)) return ` @@ ${formatAmount(total, base)} ${base.code}`;
  return ` @ ${quotientText(total, quantity)} ${base.code}`;
}
