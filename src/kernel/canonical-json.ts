import { excerpt } from './excerpt.js';
import { Problem } from './problem.js';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

const depthLimit = 200;
const lengthOfShortLists = 32;
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
  const names = sorted(Object.keys(object));
  let text = '{';
  for (let index = 0; index < names.length; index++) {
    const name = names[index]!;
    if (index > 0) text += ',';
    text += quoted(name) + ':' + written((object as Readonly<Record<string, unknown>>)[name], depth);
  }
  return text + '}';
}

/** Sorts in place. Insertion beats the built-in sort on lists as short as an event's, and is free on sorted ones. */
function sorted(names: string[]): string[] {
  if (names.length > lengthOfShortLists) return names.sort();
  for (let index = 1; index < names.length; index++) {
    const name = names[index]!;
    let place = index;
    while (place > 0 && names[place - 1]! > name) {
      names[place] = names[place - 1]!;
      place--;
    }
    names[place] = name;
  }
  return names;
}

function quoted(text: string): string {
  if (!needsEscapeOrCheck.test(text)) return `"${text}"`;
  if (loneSurrogate.test(text)) throw refused(`a lone surrogate in “${excerpt(text, 100)}”`);
  return JSON.stringify(text);
}

function refused(found: string): Problem {
  return new Problem('kernel.json-malformed', { found });
}
