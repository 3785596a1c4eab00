import { excerpt } from './excerpt.js';
import { Problem } from './problem.js';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

const depthLimit = 200;
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const needsEscapeOrCheck = /["\\\u0000-\u001f\ud800-\udfff]/;
const loneSurrogate = /\p{Surrogate}/u;

/**
 * The canonical text of a JSON value (RFC 8785): members sorted by UTF-16 code units, no white space, numbers as
 * ECMAScript prints them. Hashes are taken of it, so what has no canonical form is refused and never mended.
 * @throws Problem `kernel.json-malformed` for undefined, infinite and not-a-number, lone surrogates, and whatever JSON lacks.
 */
export function canonicalJson(value: JsonValue): string {
  return written(value, 0);
}

function written(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      if (!Number.isFinite(value)) throw refused(String(value));
      return `${value}`;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= depthLimit) throw refused(`more than ${depthLimit} levels`);
      return Array.isArray(value) ? writtenList(value, depth + 1) : writtenObject(value, depth + 1);
    default:
      throw refused(typeof value);
  }
}

function writtenList(list: readonly unknown[], depth: number): string {
  let text = '[';
  for (let index = 0; index < list.length; index++) {
    if (index > 0) text += ',';
    text += written(list[index], depth);
  }
  return text + ']';
}

function writtenObject(object: object, depth: number): string {
  // A prototype without a prototype is that of plain objects, of whichever realm; dates, maps and classes have more.
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw refused('an object of a class');
  const { sorted, labels } = orderOf(Object.keys(object));
  let text = '{';
  for (let index = 0; index < sorted.length; index++) {
    text += labels[index]!;
    text += written((object as Readonly<Record<string, unknown>>)[sorted[index]!], depth);
  }
  return text + '}';
}

/** The members of an object by name, and each name as it is written: `,"name":`. */
interface Order {
  readonly found: readonly string[];
  readonly sorted: readonly string[];
  readonly labels: readonly string[];
}

/**
 * Orders by the first name that was found. A program writes objects of few shapes, and to sort their names and quote them
 * each time took half of the work.
 */
const orders = new Map<string, readonly Order[]>();
/** What is kept is bounded, as names may come from anywhere. */
const mostFirstNames = 1_000;
const mostOrdersOfOne = 16;
const mostNames = 64;

function orderOf(found: readonly string[]): Order {
  const first = found[0];
  if (first === undefined) return { found, sorted: found, labels: found };
  const known = orders.get(first) ?? [];
  for (const order of known) if (isSame(order.found, found)) return order;
  const sorted = found.toSorted();
  const labels = sorted.map((name, index) => `${index > 0 ? ',' : ''}${quoted(name)}:`);
  const order = { found, sorted, labels };
  const hasRoom = known.length > 0 || orders.size < mostFirstNames;
  if (hasRoom && known.length < mostOrdersOfOne && found.length <= mostNames)
    orders.set(first, [...known, order]);
  return order;
}

function isSame(names: readonly string[], others: readonly string[]): boolean {
  if (names.length !== others.length) return false;
  for (let index = 0; index < names.length; index++) if (names[index] !== others[index]) return false;
  return true;
}

function quoted(text: string): string {
  if (!needsEscapeOrCheck.test(text)) return `"${text}"`;
  if (loneSurrogate.test(text)) throw refused(`a lone surrogate in “${excerpt(text, 100)}”`);
  return JSON.stringify(text);
}

function refused(found: string): Problem {
  return new Problem('kernel.json-malformed', { found });
}
