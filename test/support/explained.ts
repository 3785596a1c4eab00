import type {
  EntryPart,
  EventReference,
  Explanation,
  FigurePart,
  Part,
  PledgePart,
} from '../../src/portfolios/domain/explanation.js';
import { explainFigure } from '../../src/portfolios/explain.queries.js';
import { COALITION } from './builders.js';
import type { TestLedger } from './ledgers.js';

/** Keys that say what something is, and how much of nothing. */
const NO_FIGURES = new Set([
  'id',
  'name',
  'status',
  'coalition',
  'member',
  'movedFrom',
  'quarter',
  'from',
  'to',
  'asOf',
  'position',
  'policyVersion',
  'restrictedTo',
  // Below `fairness`, what fair shares stand on, and who got nothing: its figure is how many did.
  'window',
  'needBasis',
  'gotNothing',
  'statedNoPosition',
  'kind',
  'unit',
  'items',
  'figure',
]);

/** A figure in a document: the id that the document gives it, and what stands there. */
export interface Leaf {
  readonly id: string;
  readonly value: string | null;
}

/** Every figure of a JSON document, by the ids that it carries. What has no id above it is no figure. */
export function figuresIn(node: unknown, prefix?: string): Leaf[] {
  if (Array.isArray(node)) return node.flatMap((item) => figuresIn(item, prefix));
  if (typeof node !== 'object' || node === null) {
    if (prefix === undefined) return [];
    return [{ id: prefix, value: node === null ? null : `${node as string | number}` }];
  }
  const own = (node as { figure?: string }).figure;
  return Object.entries(node).flatMap(([key, inner]) => {
    if (own === undefined && prefix === undefined) {
      return typeof inner === 'object' ? figuresIn(inner) : [];
    }
    // Where no mix can be told, there are no shares and no gaps either.
    const isFairStatus = key === 'status' && prefix?.endsWith('/fair') === true;
    if ((NO_FIGURES.has(key) && !isFairStatus) || (inner === null && (key === 'mix' || key === 'gap')))
      return [];
    return figuresIn(inner, `${own ?? prefix!}/${encodeURIComponent(key)}`);
  });
}

/** Exact decimals as whole numbers of 10⁻¹⁸, read without the code that is tested. */
function atto(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,18}))?$/.exec(text);
  if (!match) throw new Error(`${text} is no decimal`);
  return BigInt(`${match[1]}${match[2]}${(match[3] ?? '').padEnd(18, '0')}`);
}

function halfEven(numerator: bigint, denominator: bigint): bigint {
  const [n, d] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
  const floor = n / d - (n % d < 0n ? 1n : 0n);
  const twice = 2n * (n - floor * d);
  return twice > d || (twice === d && floor % 2n !== 0n) ? floor + 1n : floor;
}

const PLACE = 10n ** 14n;
const ONE = 10n ** 18n;

/** A quotient of amounts to four places, as a whole number of 10⁻¹⁸. */
const quotient = (numerator: bigint, denominator: bigint): bigint =>
  halfEven(numerator * 10_000n, denominator) * PLACE;

/** So few that most figures have several pages, and so many that the demo coalition is walked through in seconds. */
const PARTS_ON_A_PAGE = 20;

/** What tells a part from the others of the same figure. */
function nameOf(part: Part): string {
  switch (part.type) {
    case 'figure':
      return `${part.role} ${part.figure}`;
    case 'entry':
      return `entry ${part.entry}`;
    case 'pledge':
      return `pledge ${part.pledge}`;
    case 'credit':
      return `credit ${part.what} ${JSON.stringify(part.factors)}`;
    case 'policy':
      return `policy ${part.rule}`;
    case 'fact':
      return `fact ${String(part.event.position)}`;
    default:
      return part satisfies never;
  }
}

/** Explains figures and everything that they are made of, each once, and notes what does not add up. */
export class Walk {
  readonly explained = new Map<string, Promise<Explanation>>();
  readonly wrong: string[] = [];
  private readonly done = new Set<string>();
  private log: Map<number, EventReference> | undefined;

  constructor(
    private readonly ledger: TestLedger,
    private readonly coalitionId = COALITION,
  ) {}

  async check({ id, value }: Leaf): Promise<void> {
    const found = await this.explanation(id);
    if (found.value !== value)
      this.wrong.push(`${id}: ${String(value)} is shown, ${String(found.value)} explained`);
    if (this.done.has(found.figure)) return;
    this.done.add(found.figure);
    await this.checkParts(found);
  }

  private explanation(id: string): Promise<Explanation> {
    let known = this.explained.get(id);
    if (!known) this.explained.set(id, (known = this.allPages(id)));
    return known;
  }

  /** All parts of a figure, page by page; what each page says of the others is checked on the way. */
  private async allPages(id: string): Promise<Explanation> {
    const parts: Part[] = [];
    let after: string | null = null;
    for (;;) {
      const found: Explanation = await explainFigure(this.ledger.ledger, this.coalitionId, id, {
        after,
        limit: PARTS_ON_A_PAGE,
      });
      const { page, value, rule } = found;
      const first = found.parts.length === 0 ? 0 : parts.length + 1;
      parts.push(...found.parts);
      const last = found.parts.length === 0 ? 0 : parts.length;
      if (page.first !== first || page.last !== last)
        this.wrong.push(`${id}: the page of ${String(first)} to ${String(last)} is wrong about its place`);
      if (rule === 'sum' && value !== null && atto(page.shown!) + atto(page.notShown!) !== atto(value))
        this.wrong.push(`${id}: ${page.shown!} is shown, ${page.notShown!} is not, and they make ${value}`);
      const added = found.parts.reduce((sum, { amount }) => sum + atto(amount ?? '0'), 0n);
      if (page.shown !== null && added !== atto(page.shown))
        this.wrong.push(`${id}: the parts shown do not make ${page.shown}`);
      after = found.next;
      if (after !== null) continue;
      if (page.of !== parts.length)
        this.wrong.push(`${id}: of ${String(page.of)} parts, ${String(parts.length)} are on its pages`);
      if (new Set(parts.map(nameOf)).size !== parts.length) this.wrong.push(`${id}: a part is shown twice`);
      return { ...found, parts };
    }
  }

  private async checkParts(found: Explanation): Promise<void> {
    for (const part of found.parts) {
      if (part.type === 'figure') await this.check({ id: part.figure, value: part.value });
      else if (part.type === 'policy') await this.checkEvents(part.event ? [part.event] : []);
      else await this.checkEvents(part.type === 'fact' ? [part.event] : part.events);
    }
    if (found.value === null) return;
    if (found.rule === 'target' || found.rule === 'status') {
      const made = found.rule === 'status' ? statusMade(found) : await this.targetMade(found.value, found);
      if (made !== found.value)
        this.wrong.push(`${found.figure}: its parts make ${made}, not ${found.value}`);
      return;
    }
    const expected = whatPartsMake(found);
    if (expected !== atto(found.value)) {
      this.wrong.push(`${found.figure}: its parts make ${String(expected)}, not ${found.value}`);
    }
  }

  /** The whole cut by the exact shares of all members, as each of them explains its own. */
  private async targetMade(value: string, { figure, parts }: Explanation): Promise<string> {
    const figures = parts.filter((part): part is FigurePart => part.type === 'figure');
    const places = value.split('.')[1]?.length ?? 0;
    const minor = 10n ** BigInt(18 - places);
    const whole = atto(figures.find(({ role }) => role === 'whole')!.value!);
    const left = { units: whole > 0n ? whole / minor : 0n };
    const cuts: { owner: string; units: bigint; over: bigint; under: bigint }[] = [];
    const all = left.units;
    for (const share of figures.filter(({ role }) => role === 'share')) {
      const [over, under] = exactShare(await this.explanation(share.figure));
      const units = (all * over) / under;
      left.units -= units;
      const owner = share.figure.replace(/share$/, 'target');
      cuts.push({ owner, units, over: (all * over) % under, under });
    }
    cuts.sort((a, b) => {
      const difference = b.over * a.under - a.over * b.under;
      return difference > 0n ? 1 : difference < 0n ? -1 : a.owner < b.owner ? -1 : 1;
    });
    const place = cuts.findIndex(({ owner }) => owner === figure);
    const units = cuts[place]!.units + (BigInt(place) < left.units ? 1n : 0n);
    const digits = units.toString().padStart(places + 1, '0');
    return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }

  private async checkEvents(events: readonly EventReference[]): Promise<void> {
    this.log ??= new Map(
      (await this.ledger.events(this.coalitionId)).map((event) => [event.position, event]),
    );
    for (const { position, type, hash, recordedAt, actor } of events) {
      const event = this.log.get(position);
      const same =
        event?.type === type &&
        event.hash === hash &&
        event.recordedAt === recordedAt &&
        event.actor === actor;
      if (!same) this.wrong.push(`event ${String(position)} is not as it was said to be`);
    }
  }
}

/** τ as a fraction, from the weights, numerators and denominators of an explanation; where there is nothing to go by, 1 / N. */
function exactShare({ parts }: Explanation): [bigint, bigint] {
  const count = atto((parts.at(-1) as FigurePart).value!) / ONE;
  const value = (place: number): bigint => atto((parts[place] as { value: string }).value);
  const term = (place: number): [bigint, bigint] => {
    const all = value(place + 2);
    return all === 0n ? [value(place), count] : [value(place) * value(place + 1), all];
  };
  const [p, n] = [term(0), term(3)];
  const over = p[0] * n[1] * count + n[0] * p[1] * count + value(6) * p[1] * n[1];
  return [over, p[1] * n[1] * count * ONE];
}

function statusMade({ parts }: Explanation): string {
  const [target, received, tolerance] = parts.map((part) => atto((part as { value: string }).value)) as [
    bigint,
    bigint,
    bigint,
  ];
  const [lacking, within] = [(target - received) * ONE, tolerance * target];
  if (lacking <= within && -lacking <= within) return 'in-balance';
  return lacking > 0n ? 'under-served' : 'over-served';
}

function whatPartsMake({ rule, parts, unit }: Explanation): bigint {
  const figures = parts.filter((part): part is FigurePart => part.type === 'figure');
  const valueOf = (role: FigurePart['role']): bigint =>
    atto(figures.find((part) => part.role === role)!.value!);
  switch (rule) {
    case 'sum':
    case 'declared':
      for (const { role, amount, value } of figures) {
        const signed = role === 'minus' ? -atto(value!) : atto(value!);
        if (amount === null || atto(amount) !== signed)
          throw new Error(`${role} ${String(value)} adds ${String(amount)}`);
      }
      return parts.reduce((sum, part) => sum + atto((part as EntryPart).amount), 0n);
    case 'mean':
      return quotient(
        parts.reduce((sum, part) => sum + atto((part as PledgePart).amount), 0n),
        ONE * BigInt(parts.length),
      );
    case 'ratio':
      return quotient(valueOf('numerator'), valueOf('denominator'));
    case 'gap': {
      const all = valueOf('denominator');
      return quotient(valueOf('weight') * all - valueOf('numerator') * ONE, all * ONE);
    }
    case 'alignment': {
      const all = valueOf('denominator');
      const weights = figures.filter(({ role }) => role === 'weight');
      const shares = figures.filter(({ role }) => role === 'numerator');
      const lesser = weights.map(({ value }, i) => {
        const [wanted, got] = [atto(value!) * all, atto(shares[i]!.value!) * ONE];
        return wanted < got ? wanted : got;
      });
      return quotient(
        lesser.reduce((sum, one) => sum + one, 0n),
        all * ONE,
      );
    }
    case 'median': {
      const sorted = figures.map(({ value }) => atto(value!)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      const both = sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!;
      const place = unit === null ? PLACE : 10n ** 16n;
      return halfEven(both, 2n * place) * place;
    }
    case 'counted': {
      let [sum, weight] = [0n, 0n];
      for (const part of parts) {
        if (part.type === 'policy') weight = atto(part.value);
        else sum += weight * atto((part as FigurePart).value!);
      }
      return sum > 0n ? sum / ONE : 0n;
    }
    case 'per-budget': {
      const weight = figures.find(({ role }) => role === 'weight');
      const times = weight ? atto(weight.value!) : ONE;
      return halfEven(valueOf('numerator') * times, valueOf('denominator'));
    }
    case 'least':
      return figures.map(({ value }) => atto(value!)).reduce((least, one) => (one < least ? one : least));
    case 'fair-share':
      return quotient(...exactShare({ parts } as Explanation));
    case 'shortfall': {
      const lacking = valueOf('plus') - valueOf('minus');
      return lacking > 0n ? lacking : 0n;
    }
    case 'count':
      return BigInt(parts.length) * ONE;
    case 'gini': {
      const values = figures.map(({ value }) => atto(value!));
      const sum = values.reduce((all, one) => all + one, 0n);
      let differences = 0n;
      for (const one of values)
        for (const other of values) differences += one > other ? one - other : other - one;
      return quotient(differences, 2n * BigInt(values.length) * sum);
    }
    case 'top-fifth': {
      const values = figures.map(({ value }) => atto(value!)).sort((a, b) => (a > b ? -1 : a < b ? 1 : 0));
      const add = (some: readonly bigint[]): bigint => some.reduce((all, one) => all + one, 0n);
      return quotient(add(values.slice(0, Math.ceil(values.length / 5))), add(values));
    }
    case 'target':
    case 'status':
      throw new Error(`${rule} is checked by its own`);
    default:
      return rule satisfies never;
  }
}
