import { accessProblems } from './problems/access.js';
import { coalitionProblems } from './problems/coalition.js';
import { exchangeProblems } from './problems/exchange.js';
import { hooksProblems } from './problems/hooks.js';
import { interchangeProblems } from './problems/interchange.js';
import { kernelProblems } from './problems/kernel.js';
import { knowledgeProblems } from './problems/knowledge.js';
import { ledgerProblems } from './problems/ledger.js';
import { portfoliosProblems } from './problems/portfolios.js';
import { recognitionProblems } from './problems/recognition.js';
import { reportsProblems } from './problems/reports.js';
import { requestProblems } from './problems/request.js';
import { reviewProblems } from './problems/reviews.js';
import { excerpt } from './excerpt.js';
import type { ProblemDefinition, ProblemSection } from './problems/definition.js';

export type { ProblemDefinition, ProblemSection };

/** The catalogue's sections by room. Each room's codes begin with its name, so no two sections can clash. */
export const problemSections = {
  kernel: kernelProblems,
  ledger: ledgerProblems,
  coalition: coalitionProblems,
  exchange: exchangeProblems,
  knowledge: knowledgeProblems,
  interchange: interchangeProblems,
  portfolios: portfoliosProblems,
  reviews: reviewProblems,
  recognition: recognitionProblems,
  reports: reportsProblems,
  hooks: hooksProblems,
  access: accessProblems,
  request: requestProblems,
} as const satisfies Record<string, ProblemSection>;

/** Every problem that Evenhand can answer with. Codes are permanent: others' programs branch on them. */
export const problems = {
  ...kernelProblems,
  ...ledgerProblems,
  ...coalitionProblems,
  ...exchangeProblems,
  ...knowledgeProblems,
  ...interchangeProblems,
  ...portfoliosProblems,
  ...reviewProblems,
  ...recognitionProblems,
  ...reportsProblems,
  ...hooksProblems,
  ...accessProblems,
  ...requestProblems,
} as const satisfies ProblemSection;

export type ProblemCode = keyof typeof problems;

/** A problem as RFC 9457 has it; the details stand beside the standard members. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly retry: ProblemDefinition['retry'];
  readonly [member: string]: unknown;
}

/** Names that the document itself uses (RFC 9457 §3.1, and ours), so that no detail may bear them. */
const reservedMembers = new Set(['type', 'title', 'status', 'detail', 'instance', 'code', 'retry']);

const detailTextLimit = 500;

/**
 * A broken rule, as the domain throws it. The message is the catalogue's detail sentence with the details filled in.
 * Texts among the details are cut to 500 characters: what somebody sent comes back as a hint, never in bulk.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, details: Readonly<Record<string, unknown>> = {}) {
    const kept: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(details)) {
      if (reservedMembers.has(name)) throw new TypeError(`A problem's detail cannot be called “${name}”.`);
      if (value !== undefined)
        kept[name] = typeof value === 'string' ? excerpt(value, detailTextLimit) : value;
    }
    const definition: ProblemDefinition | undefined = Object.hasOwn(problems, code)
      ? problems[code]
      : undefined;
    if (!definition) throw new TypeError(`The catalogue has no problem “${code}”.`);
    super(filledIn(definition.detail, kept));
    this.name = 'Problem';
    this.code = code;
    this.details = kept;
  }

  get title(): string {
    return problems[this.code].title;
  }

  get status(): ProblemDefinition['status'] {
    return problems[this.code].status;
  }

  get retry(): ProblemDefinition['retry'] {
    return problems[this.code].retry;
  }

  /** The RFC 9457 document: plain JSON, with amounts and other values as their text. */
  toDocument(): ProblemDocument {
    const details: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(this.details)) details[name] = plain(value);
    return {
      ...details,
      type: `urn:evenhand:problem:${this.code}`,
      title: this.title,
      status: this.status,
      detail: this.message,
      code: this.code,
      retry: this.retry,
    };
  }

  /** The way back from a document, so that a problem can cross from one thread to another. */
  static fromDocument(document: Readonly<Record<string, unknown>>): Problem {
    const details: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(document))
      if (!reservedMembers.has(name)) details[name] = value;
    return new Problem(document['code'] as ProblemCode, details);
  }
}

export function isProblem(value: unknown): value is Problem {
  return value instanceof Problem;
}

function filledIn(sentence: string, details: Readonly<Record<string, unknown>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) =>
    name in details ? inWords(details[name]) : '—',
  );
}

function inWords(value: unknown): string {
  const text = plain(value);
  if (text === null) return '—';
  if (Array.isArray(text)) return excerpt(text.map(inWords).join(', '), detailTextLimit);
  return excerpt(typeof text === 'string' ? text : JSON.stringify(text), detailTextLimit);
}

/** JSON has no amounts and no bigints: they go as text. Lists and plain objects are followed. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'object':
      break;
    default:
      return (value as bigint | symbol).toString();
  }
  if (Array.isArray(value)) return value.map(plain);
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  // Amounts, quantities and errors say themselves what they are in words.
  if (!isPlain) return (value as { toString(): string }).toString();
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}
