import { nameOn, type Directory } from '../coalition/domain/directory.js';
import type { Amount } from '../kernel/amount.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { exportedBaselines } from './baselines.js';
import { CREDITS, sidesOf, type Account, type Chart } from './chart.js';
import type { ExportedCredits } from './exported-credits.js';
import type { ExportedEntry } from './exported-entries.js';
import { quotedText } from './quoted-text.js';

/** Characters that stand for themselves in an account's name or a code. Everything else is written as %XX. */
const PLAIN = /[\p{L}\p{N}\p{M}\-_.@+&'/]/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/**
 * An id as hledger takes it in account names, codes and units: UTF-8 as %XX, as in addresses, where hledger would read
 * something else into a character or nobody could see it. Single spaces stay. `decodeURIComponent` reads it back, so no two
 * ids come out alike.
 */
export function hledgerName(id: string): string {
  if (/^[A-Za-z0-9\-_.]+$/.test(id)) return id;
  let name = '';
  for (const character of id) {
    const plain =
      character === ' ' ? !name.endsWith(' ') : PLAIN.test(character) && !INVISIBLE.test(character);
    name += plain ? character : percentEncoded(character);
  }
  return name;
}

function percentEncoded(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

/** A unit as a commodity: in quotation marks where it is more than letters. */
export function hledgerCommodity(unit: string): string {
  // hledger takes AUTO for an amount that was left out.
  if (/^[A-Za-z]+$/.test(unit)) return unit === 'AUTO' ? '"%41UTO"' : unit;
  return `"${hledgerName(unit)}"`;
}

function accountName({ role, kind, ids }: Account): string {
  return [role, kind, ...ids.map(hledgerName)].join(':');
}

/** A text in a description, where `;` begins a comment and `|` ends the payee; both are shown by their wide forms. */
function descriptive(text: string): string {
  if (/^[\w .,'()/-]*$/.test(text) && !text.includes('  ')) return text.trim();
  return text
    .replace(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}]+/gu, ' ')
    .replaceAll(';', '；')
    .replaceAll('|', '｜')
    .trim();
}

/** A comment that says what an account's name stands for. Nothing in it looks like a tag or a date to hledger. */
function about(label: string, text: string): string {
  return `${label} ${quotedText(text).replace(/[:,[\]]/g, (found) => `\\u00${found.charCodeAt(0).toString(16)}`)}`;
}

/** What stands at the head of a journal: its chart of accounts, with the ids behind the names, and its units. */
export function hledgerHead(directory: Directory, chart: Chart, position: number): string {
  const { coalition } = directory;
  let text =
    `; ${about('Ledger of', coalition.name)} at position ${String(position)}\n` +
    `; Given is money out of a member’s account, so below zero; received, and what pools hold, above.\n` +
    `decimal-mark .\n\n` +
    `account given  ; type: Revenue\naccount received  ; type: Expense\naccount pool  ; type: Asset\naccount direct  ; type: Equity\n` +
    `account disputed-given  ; type: Revenue\naccount disputed-received  ; type: Expense\n` +
    `account credits  ; type: Equity\n\n`;
  const units = new Set([coalition.currency.code, ...chart.units.map(({ unit }) => unit)]);
  for (const unit of units) text += `commodity ${hledgerCommodity(unit)}  ; ${about('unit', unit)}\n`;
  text += '\n';
  for (const account of chart.accounts) {
    const words = account.ids.map((id) => {
      const name =
        account.role === 'pool' ? directory.pool(id)?.name : directory.members.get(id)?.names.at(-1)?.value;
      return `${about('id', id)} ${about('name', name ?? id)}`;
    });
    text += `account ${accountName(account)}${words.length > 0 ? `  ; ${words.join(' ')}` : ''}\n`;
  }
  return `${text}\n`;
}

/** What members had given and received before they joined, against `opening`: signs as in their other accounts. */
export function hledgerBaselines(directory: Directory): string {
  const baselines = exportedBaselines(directory);
  if (baselines.length === 0) return '';
  const { currency } = directory.coalition;
  let text = 'account baseline  ; type: Equity\naccount opening  ; type: Equity\n';
  for (const { memberId, name } of baselines) {
    text += `account baseline:${hledgerName(memberId)}  ; ${about('id', memberId)} ${about('name', name)}\n`;
  }
  text += '\n';
  for (const { memberId, name, on, given, received } of baselines) {
    const account = `baseline:${hledgerName(memberId)}`;
    const amount = (of: Amount): string => `${formatAmount(of, currency)} ${currency.code}`;
    text +=
      `${on} ${descriptive(name)} | Baseline\n` +
      `    ${account}  ${amount(given.negated())}\n` +
      `    ${account}  ${amount(received)}\n` +
      `    opening  ${amount(given.minus(received))}\n\n`;
  }
  return text;
}

/** An entry as a transaction of two postings: the native quantity, at what it is worth where that is known. */
export function hledgerTransaction(entry: ExportedEntry, directory: Directory): string {
  const { data, occurredOn, value } = entry;
  const member = directory.members.get(data.memberId);
  const payee = descriptive(member ? nameOn(member, occurredOn) : data.memberId);
  const words = [data.project, data.description].filter((text) => text !== null).map(descriptive);
  const note = words.length > 0 ? ` | ${words.join(', ')}` : '';
  const reverses = entry.reverses === null ? '' : `, reverses: ${hledgerName(entry.reverses)}`;
  const tags = reverses + (entry.lateFor === null ? '' : `, late_for: ${entry.lateFor}`);
  const unit = unitOf(data.unit);
  const base = directory.coalition.currency;
  // Funds in base currency are their own value.
  const isOwnValue = data.kind === 'funds' && unit.code === base.code;
  const cost = value === null || isOwnValue ? '' : ` @@ ${formatAmount(value.abs(), base)} ${base.code}`;
  const commodity = hledgerCommodity(unit.code);
  const { source, destination } = sidesOf(entry);
  const quantity = formatAmount(entry.quantity, unit);
  return (
    `${occurredOn} (${hledgerName(data.entryId)}) ${payee}${note}  ; position: ${String(entry.position)}${tags}\n` +
    `    ${accountName(source)}  ${negated(quantity)} ${commodity}${cost}\n` +
    `    ${accountName(destination)}  ${quantity} ${commodity}${cost}\n\n`
  );
}

/** A movement of credits, of which what members hold, have reserved, redeemed or lost stands above zero. */
export function hledgerCredits(moved: ExportedCredits, directory: Directory): string {
  const { occurredOn, position, memberId, what, source, destination } = moved;
  const member = directory.members.get(memberId);
  const payee = descriptive(member ? nameOn(member, occurredOn) : memberId);
  const credits = formatAmount(moved.credits, unitOf(CREDITS));
  return (
    `${occurredOn} ${payee} | ${what}  ; position: ${String(position)}\n` +
    `    ${accountName(source)}  ${negated(credits)} ${CREDITS}\n` +
    `    ${accountName(destination)}  ${credits} ${CREDITS}\n\n`
  );
}

function negated(quantity: string): string {
  return quantity.startsWith('-') ? quantity.slice(1) : `-${quantity}`;
}
