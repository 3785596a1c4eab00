import type { Outlook } from '../coalition/domain/outlook.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { Problem } from '../kernel/problem.js';
import type { EntryPart, Part, PartList } from './domain/explanation.js';
import { parseFigureId, viewText, type FigureId } from './domain/figure-id.js';
import { unknownFigure, type ExplainContext } from './explain-context.queries.js';
import { togetherTold, type TogetherTold } from './seen.queries.js';
import { isWhole } from './view.queries.js';

/** Fair figures that are a member's own, and not its part of what all come to. */
const OWN_FAIR: ReadonlySet<string> = new Set(['received', 'given', 'need', 'budget']);
const DISPUTE_EVENTS: ReadonlySet<string> = new Set(['EntryDisputed', 'DisputeAnswered', 'DisputeResolved']);

/**
 * Which figures are explained to a reader, and by which of their parts. Its own it is told down to entries and files; others' as
 * it sees their accounts; what all come to together where that is told (`togetherTold`); pools always, by its own entries.
 */
export class FiguresSeen {
  constructor(
    private readonly context: ExplainContext,
    private readonly outlook: Outlook,
  ) {}

  /** @throws Problem `coalition.member-unknown`, `portfolios.figure-unknown` */
  async assertSeen(id: FigureId): Promise<void> {
    const { outlook } = this;
    if (outlook.seesAll) return;
    if (id.subject === 'member' && !(outlook.isInside && outlook.seesDetailOf(this.accountOf(id))))
      throw new Problem('coalition.member-unknown', { member: id.id! });
    if (await this.isSeen(id)) return;
    const { view } = this.context;
    throw unknownFigure(id.subject, id.id, view, id.path, 'a figure that you may see');
  }

  /** The parts that the reader sees. What the others add is told in one sum, so that the whole is still the whole. */
  async partsSeen(list: PartList, id: FigureId): Promise<PartList> {
    const { outlook } = this;
    if (outlook.seesAll) return list;
    if (outlook.seesOthersInDetail || (id.subject === 'member' && !isOfAll(id))) {
      const read: PartList['read'] = async (from, to) =>
        (await list.read(from, to)).map((part) => this.told(part));
      return { ...list, read };
    }
    const parts = await list.read(0, list.length);
    const seen: Part[] = [];
    for (const part of parts) if (await this.isPartSeen(part, id)) seen.push(this.told(part));
    const hidden = parts.length > seen.length && list.amounts;
    const amountOf = ({ amount }: Part): Amount => Amount.parse(amount!);
    const own = list.amounts && seen.map(amountOf);
    return {
      length: seen.length,
      amounts: own && (hidden ? [...own, sumOf(list.amounts).minus(sumOf(own))] : own),
      read: (from, to) => Promise.resolve(seen.slice(from, to)),
    };
  }

  /** The account that a member's figures are explained by. */
  private accountOf({ id }: FigureId): string {
    const { known, period } = this.context;
    return known.directory.survivorOf(id!, period.to);
  }

  private together(): Promise<TogetherTold> {
    const { snapshot, known, period } = this.context;
    return togetherTold(snapshot, known, period, this.outlook);
  }

  /** Whether totals of each are told in the view that the figure is in. */
  private get tellsTotals(): boolean {
    const { known, period } = this.context;
    return this.outlook.seesTotalsOfOthers && isWhole(known, period);
  }

  private async isSeen(id: FigureId): Promise<boolean> {
    const { outlook } = this;
    if (!outlook.isInside) return false;
    const [head, name] = id.path;
    if (id.subject === 'member') {
      const account = this.accountOf(id);
      if (head === 'pending') return outlook.seesUndecidedOf(account);
      if (head === 'disputed') return outlook.seesUndecidedOf(account) || outlook.seesDisputesOfOthers;
    }
    if (outlook.seesOthersInDetail) return true;
    switch (id.subject) {
      case 'pool':
        // Between two moments single entries could be told.
        return !this.context.known.isPinned;
      case 'coalition':
        return this.isTotalSeen(id.path);
      case 'member':
        if (head === 'shares')
          return name === 'given' || name === 'received' ? (await this.together())[name] : true;
        if (head === 'credits' && name === 'equityShare') return this.tellsTotals;
        if (head === 'fair') return OWN_FAIR.has(name ?? 'share') || this.tellsTotals;
        return true;
      default:
        return id.subject satisfies never;
    }
  }

  private async isTotalSeen([head, name = 'value', ...more]: readonly string[]): Promise<boolean> {
    if (head === 'flows') return [name, ...more].some((id) => this.outlook.isOwn(id)) && more.length === 1;
    if (more.length > 0) return false;
    if (head === 'given' || head === 'received') return name === 'value' && (await this.together())[head];
    if (head === 'balance') return this.tellsTotals;
    return head === 'medians' && name !== 'alignment' && this.tellsTotals;
  }

  private async isPartSeen(part: Part, of: FigureId): Promise<boolean> {
    const { outlook } = this;
    switch (part.type) {
      case 'figure': {
        const id = parseFigureId(part.figure);
        // What may be told of one period says nothing of another.
        if (id.subject === 'coalition' && viewText(id.view) !== this.context.view) return this.tellsTotals;
        if (id.subject !== 'member') return this.isSeen(id);
        if (outlook.isOwn(this.accountOf(id))) return true;
        const [head, name] = id.path;
        const isTotal = head === 'balance' || head === 'fair' || (name === 'value' && id.path.length === 2);
        return isTotal && this.tellsTotals;
      }
      case 'entry':
        return this.isOwnEntry(part);
      case 'pledge':
        return outlook.isOwn(part.memberId);
      case 'policy':
        return true;
      case 'fact':
      case 'credit':
        return of.subject === 'member' || of.path[0] === 'flows';
      default:
        return part satisfies never;
    }
  }

  private isOwnEntry({ memberId, counterparty }: EntryPart): boolean {
    return this.outlook.isOwn(memberId) || this.outlook.isOwnParty(counterparty);
  }

  /** An entry of others without its files, and without disputes where they are not shown. */
  private told(part: Part): Part {
    if (part.type !== 'entry' || this.isOwnEntry(part)) return part;
    const seesDisputes = this.outlook.seesDisputesOfOthers;
    return {
      ...part,
      evidence: [],
      events: part.events.filter(
        ({ type }) => type !== 'EvidenceAttached' && (seesDisputes || !DISPUTE_EVENTS.has(type)),
      ),
    };
  }
}

/** Whether a figure of a member is made of what all come to. */
function isOfAll({ path: [head, name] }: FigureId): boolean {
  return head === 'shares' || head === 'fair' || (head === 'credits' && name === 'equityShare');
}
