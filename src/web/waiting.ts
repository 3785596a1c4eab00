import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Role } from '../access/domain/standing.js';
import type { EntriesAsked, EntryView } from '../exchange/exchange.queries.js';
import type { PledgeView } from '../exchange/pledges.queries.js';
import type { ApplicationView } from '../knowledge/applications.queries.js';
import type { OpenRedemption } from '../knowledge/open-redemptions.queries.js';
import type { AchievementView } from '../recognition/recognition.queries.js';
import type { ReviewStanding } from '../reviews/review-tasks.queries.js';
import { PAGE_LIMIT } from '../event-store/cursor.js';
import { siteQuestions as ask } from './questions.js';
import type { Visit } from './visit.js';
import type { View } from './view.js';

/** The first few of something. */
export interface Some<Item> {
  readonly items: readonly Item[];
  readonly isMore: boolean;
}

/** Everything that waits for whoever looks, and what they entered that waits for others. */
export interface Waiting {
  /** For whom they act: `backbone` or `member:ID`; null where they act for nobody. */
  readonly party: string | null;
  readonly disputes: Some<EntryView>;
  readonly entries: Some<EntryView>;
  /** What they proposed, and others act on next. */
  readonly ofOthers: Some<EntryView>;
  readonly applications: Some<ApplicationView>;
  readonly pledges: Some<PledgeView>;
  readonly redemptions: Some<OpenRedemption>;
  readonly achievements: Some<AchievementView>;
  readonly review: ReviewStanding;
  /** What members are called that stand in any of these. */
  readonly names: ReadonlyMap<string, string>;
}

const NONE: Some<never> = { items: [], isMore: false };
const ANY: Omit<EntriesAsked, 'limit'> = {
  ...{ after: null, member: null, kind: null, direction: null, from: null, to: null, project: null },
  ...{ status: null, recordedBy: null, waitingFor: null, pledge: null, award: null },
};
/** In which place each role signs a close. */
const SIGNS = { facilitator: 'facilitator', coordinator: 'backbone' } as const;

/** Finds what waits for somebody: each along an index of what is open, and no more than is shown. */
@Injectable()
export class WaitingFor {
  constructor(private readonly queries: QueryBus) {}

  /** @param limit of each kind */
  async whoever(visit: Visit, coalition: NonNullable<View['coalition']>, limit: number): Promise<Waiting> {
    const { standing, sight, coalitionId } = visit;
    const who = {
      actor: standing.principal.id,
      holdsReviews: coalition.may('hold reviews') && sight.from === 'all',
      signsAs: Object.entries(SIGNS).flatMap(([role, as]) =>
        standing.roles.includes(role as Role) ? as : [],
      ),
    };
    const review = await this.queries.execute(ask.reviewTasks.ask(coalitionId, who, sight));
    // A facilitator acts for the backbone in reviews alone.
    const party = coalition.may('take part') ? standing.actingFor : null;
    if (party === null || standing.role === 'facilitator')
      return this.named(visit, { ...NOTHING, party, review });
    const memberId = sight.from === 'member' ? sight.memberId : null;
    const page = { after: null, limit };
    const entriesWith = async (over: Partial<EntriesAsked>): Promise<Some<EntryView>> => {
      const asked = { ...ANY, limit, ...over };
      return some(await this.queries.execute(ask.waitingEntries.ask(coalitionId, asked, sight)));
    };
    const waitingFor = party;
    const ofOthers = memberId === null ? NONE : await entriesWith({ recordedBy: party, status: 'proposed' });
    const applications = { ...page, asset: null, member: memberId, state: 'awaiting', quarter: null };
    const pledges = { ...page, member: memberId, state: 'overdue', dueBy: null };
    const achievements = { ...page, stage: null, member: null, waitingFor };
    const redemptions = await this.queries.execute(ask.openRedemptions.ask(coalitionId, limit + 1, sight));
    return this.named(visit, {
      party,
      review,
      disputes: await entriesWith({ waitingFor, status: 'disputed' }),
      entries: await entriesWith({ waitingFor, status: 'proposed' }),
      ofOthers: {
        ...ofOthers,
        items: ofOthers.items.filter(({ waitsFor }) => !waitsFor.some((one) => one.party === party)),
      },
      applications: some(
        await this.queries.execute(ask.waitingApplications.ask(coalitionId, applications, sight)),
      ),
      pledges: some(await this.queries.execute(ask.waitingPledges.ask(coalitionId, pledges, sight))),
      redemptions: { items: redemptions.slice(0, limit), isMore: redemptions.length > limit },
      achievements: some(
        await this.queries.execute(ask.waitingAchievements.ask(coalitionId, achievements, sight)),
      ),
    });
  }

  private async named({ coalitionId, sight }: Visit, found: Omit<Waiting, 'names'>): Promise<Waiting> {
    const entries = [found.disputes, found.entries, found.ofOthers].flatMap(({ items }) => items);
    const parties = entries.flatMap(({ counterparty, waitsFor }) => [
      counterparty,
      ...waitsFor.map(({ party }) => party),
    ]);
    const ids = [
      ...[...entries, ...found.applications.items, ...found.pledges.items, ...found.redemptions.items].map(
        ({ memberId }) => memberId,
      ),
      ...parties.flatMap((party) => (party.startsWith('member:') ? party.slice('member:'.length) : [])),
    ];
    const members = await this.queries.execute(ask.memberNames.ask(coalitionId, ids, sight));
    if (!parties.some((party) => party.startsWith('pool:'))) return { ...found, names: members };
    const { answer } = await this.queries.execute(
      ask.pools.ask(coalitionId, { after: null, limit: PAGE_LIMIT }, sight),
    );
    const pools = answer.items.map(({ id, name }) => [`pool:${id}`, name] as const);
    return { ...found, names: new Map([...members, ...pools]) };
  }
}

const NOTHING: Omit<Waiting, 'party' | 'review' | 'names'> = {
  ...{ disputes: NONE, entries: NONE, ofOthers: NONE, applications: NONE, pledges: NONE },
  ...{ redemptions: NONE, achievements: NONE },
};

function some<Item>({
  items,
  next,
}: {
  readonly items: readonly Item[];
  readonly next: string | null;
}): Some<Item> {
  return { items, isMore: next !== null };
}
