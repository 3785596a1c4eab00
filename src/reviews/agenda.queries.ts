import { nameOn, type Directory } from '../coalition/domain/directory.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import type { PledgeOn } from '../exchange/domain/pledge-figures.js';
import { pledgesAt } from '../exchange/pledge-figures.queries.js';
import { Amount } from '../kernel/amount.js';
import { Problem } from '../kernel/problem.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { ringsOfPraise, type RingOfPraise } from '../knowledge/flows.queries.js';
import { QuarterReader } from '../knowledge/quarter-credits.queries.js';
import { figureId, viewText } from '../portfolios/domain/figure-id.js';
import type { ValuePortfolio } from '../portfolios/domain/portfolio.js';
import { openEntriesIn, type OpenEntry } from '../portfolios/open-entries.queries.js';
import { figureViewOf, outlookOf, type LedgerReads } from '../portfolios/view.queries.js';
import { agendaOf, LOW_PULSE, type Agenda, type Weighed } from './domain/agenda.js';
import type { FairStanding } from './domain/fair-shares.js';
import { isOpenEntrySeen } from './completeness.queries.js';
import { quarterFairness } from './fair-shares.queries.js';
import { frozenQuarter } from './frozen.js';
import { recordedAt } from './review-in-report.queries.js';
import { proposalRows, pulseRows, voiceRows } from './review-rows.js';
import { isPositionSeen } from './review-seen.js';
import type { PulseRow, VoiceRow } from './reviews.tables.js';

export { AGENDA_KINDS } from './domain/agenda.js';

/** What is talked about in a review, made from the data. */
export interface ReviewAgenda extends Agenda {
  readonly coalition: ValuePortfolio['coalition'];
  readonly quarter: string;
  readonly from: string;
  readonly to: string;
  /** The ledger's position that figures are known at; what members say is as it stands now. */
  readonly position: number;
  /** When the event at that position was recorded. */
  readonly knownAt: string;
  readonly isFrozen: boolean;
}

/**
 * The agenda of a review: figures at its frozen position, or now before it is prepared; objections and pulses as they stand. A member is told
 * of what it sees, and of how many of it there are.
 */
export async function reviewAgenda(
  ledger: LedgerReads,
  coalitionId: string,
  quarterText: string,
  sight: Sight = SEES_ALL,
): Promise<ReviewAgenda> {
  return ledger.read(async (snapshot) => {
    const { row, known, period, isFrozen } = await frozenQuarter(ledger, snapshot, coalitionId, quarterText);
    const { directory } = known;
    const { id: quarter, from, to } = period.quarter!;
    const words = new AgendaWords(directory, to, viewText(figureViewOf(known, period)));
    const outlook = outlookOf(ledger, known, sight);
    if (!outlook.isInside) throw new Problem('reviews.review-unknown', { quarter });
    const proposals = await proposalRows(snapshot, coalitionId, row);
    const seesPosition = (memberId: string): boolean => isPositionSeen(memberId, row, proposals, outlook);
    const fairness = await quarterFairness(ledger, snapshot, known, period);
    const reader = await QuarterReader.in(ledger, snapshot, known, period);
    const open = await openEntriesIn(ledger, snapshot, known, { from, to });
    const pledges = await pledgesAt(snapshot, known, { to });
    const agenda = agendaOf([
      ...[...fairness.shares.standings(directory.coalition.currency.scale)]
        .filter(([, { status }]) => status === 'under-served' && outlook.seesTotalsOfOthers)
        .map(([memberId, standing]) => words.gap(memberId, standing)),
      ...open
        .filter((entry) => entry.standing === 'disputed' && isOpenEntrySeen(entry, outlook))
        .map((entry) => words.dispute(entry)),
      ...pledges
        .filter(({ isOverdue, memberId }) => isOverdue && outlook.seesDetailOf(memberId))
        .map((pledge) => words.overdue(pledge)),
      ...(outlook.seesOthersInDetail ? await ringsOfPraise(known, reader, quarter) : []).map((ring) =>
        words.ring(ring),
      ),
      ...(await voiceRows(snapshot, coalitionId, row))
        .filter(({ stance, memberId }) => stance === 'object' && seesPosition(memberId))
        .map((voice) => words.objection(voice)),
      ...(await pulseRows(snapshot, coalitionId, quarter))
        .filter(({ fairness: pulse, memberId }) => pulse <= LOW_PULSE && outlook.seesUndecidedOf(memberId))
        .map((pulse) => words.pulse(pulse)),
    ]);
    const { id, name, currency, timeZone } = directory.coalition;
    return {
      coalition: { id, name, currency: currency.code, timeZone },
      ...{ quarter, from, to },
      position: known.position,
      knownAt: (await recordedAt(snapshot, coalitionId, known.position))!,
      isFrozen,
      ...agenda,
    };
  });
}

/** One sentence for each thing to talk about. */
class AgendaWords {
  constructor(
    private readonly directory: Directory,
    private readonly on: string,
    private readonly view: string,
  ) {}

  gap(memberId: string, { received, target, shortfall }: FairStanding): Weighed {
    const unit = this.base.code;
    return {
      kind: 'gap',
      subject: `member/${memberId}`,
      words: `${this.name(memberId)} received ${this.money(received)} ${unit} over the quarters that count, ${this.money(shortfall)} ${unit} less than the ${this.money(target)} ${unit} of its fair share.`,
      figure: this.figure(memberId, 'fair', 'shortfall'),
      weight: shortfall,
    };
  }

  dispute({ entryId, memberId, counterparty, kind, unit, quantity, value, occurredOn }: OpenEntry): Weighed {
    const worth = value === null ? 'without a value' : `worth ${this.money(value)} ${this.base.code}`;
    return {
      kind: 'dispute',
      subject: `entry/${entryId}`,
      words: `The entry ${entryId} of ${occurredOn} is disputed: ${formatAmount(quantity, unitOf(unit))} ${unit} (${kind}) of ${this.name(memberId)} and ${this.party(counterparty)}, ${worth}.`,
      figure: this.figure(memberId, 'disputed', 'value'),
      weight: value ?? Amount.zero,
    };
  }

  overdue({ pledgeId, memberId, kind, unit, promised, outstanding, dueOn }: PledgeOn): Weighed {
    const amount = (quantity: Amount): string => formatAmount(quantity, unitOf(unit));
    return {
      kind: 'overdue-pledge',
      subject: `pledge/${pledgeId}`,
      words: `${this.name(memberId)} promised ${amount(promised.quantity)} ${unit} (${kind}) by ${dueOn}, and ${amount(outstanding.quantity)} ${unit} of it did not come (pledge ${pledgeId}).`,
      figure: this.figure(memberId, 'pledges', 'overdue'),
      weight: outstanding.value ?? Amount.zero,
    };
  }

  ring({ members, credits }: RingOfPraise): Weighed {
    const names = members.map((id) => this.name(id));
    return {
      kind: 'ring',
      subject: `member/${members[0]!}`,
      words: `${[...names, names[0]!].join(' → ')} confirm each other’s knowledge in a circle, by which ${credits} credits go all the way round: ask how they work together.`,
      figure: figureId('coalition', null, this.view, 'rings', ...members),
      weight: Amount.parse(credits),
    };
  }

  objection({ quarter, memberId, proposalId, words }: VoiceRow): Weighed {
    const isOnQuarter = proposalId === '';
    return {
      kind: 'objection',
      subject: isOnQuarter ? `quarter/${quarter}` : `proposal/${proposalId}`,
      words: `${this.name(memberId)} objects to ${isOnQuarter ? quarter : `proposal ${proposalId}`}: “${words}”`,
      weight: Amount.zero,
    };
  }

  pulse({ memberId, fairness, comment }: PulseRow): Weighed {
    return {
      kind: 'pulse',
      subject: `member/${memberId}`,
      words: `${this.name(memberId)} gives the fairness of the quarter ${String(fairness)} of 5${comment === null ? '.' : `: “${comment}”`}`,
      weight: Amount.parse(String(5 - fairness)),
    };
  }

  private get base() {
    return this.directory.coalition.currency;
  }

  private money(amount: Amount): string {
    return formatAmount(amount, this.base);
  }

  private name(memberId: string): string {
    const member = this.directory.members.get(memberId);
    return member ? nameOn(member, this.on) : memberId;
  }

  private party(counterparty: string): string {
    const member = /^member:(.*)$/s.exec(counterparty);
    return member ? this.name(member[1]!) : counterparty;
  }

  /** Of the member whose account it is shown with. */
  private figure(memberId: string, ...path: readonly string[]): string {
    return figureId('member', this.directory.survivorOf(memberId, this.on), this.view, ...path);
  }
}
