import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { AsOfDirectory, MemberView } from '../coalition/coalition.queries.js';
import { PAGE_LIMIT, type CursorPage } from '../event-store/cursor.js';
import type { Need } from '../access/domain/policy.js';
import { isProblem } from '../kernel/problem.js';
import { isRunOutdated, type ReviewView } from '../reviews/reviews.queries.js';
import { Form } from './form.js';
import type { Option } from './controls.js';
import { siteQuestions as ask } from './questions.js';
import { inCoalition, type View } from './view.js';
import type { Visit } from './visit.js';

/** The steps that a review is shown in. */
export const REVIEW_STEPS = ['prepare', 'discuss', 'decide', 'close'] as const;
export type ReviewStep = (typeof REVIEW_STEPS)[number];

type ViewHere = ReturnType<typeof inCoalition>;

/** A review as the pages of its steps have it, with who looks and what they may do in it. */
export interface ReviewRoom {
  readonly view: ViewHere;
  readonly review: ReviewView;
  /** The step that is on. */
  readonly step: ReviewStep;
  /** `/c/SLUG/review/QUARTER`. */
  readonly base: string;
  /** The member that the reader speaks for; null for the backbone and for auditors. */
  readonly own: string | null;
  /** Whether the reader may take the review on, speak in it, and sign its close. */
  readonly holds: boolean;
  readonly speaks: boolean;
  readonly signs: boolean;
  /** The places in which the reader may sign. */
  readonly signsAs: readonly ('facilitator' | 'backbone')[];
  /** Whether the quarter’s last day is over. */
  readonly isOver: boolean;
  /** Whether the reader is told what each member gave and received in all. */
  readonly seesTotals: boolean;
  readonly proposalsAreOutdated: boolean;
  readonly nameOf: (memberId: string) => string;
  /** Of `member:ID`, `pool:ID` or `pool`. */
  readonly partyOf: (party: string) => string;
  /** Of who led it or signed, where the reader may know. */
  readonly personOf: (id: string) => string;
  readonly formOf: (name: string) => Form;
}

/** A person’s id, as the ledger has it; a facilitator may be named in words as well. */
const PERSON_ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Opens a review for somebody who visits one of its pages. */
@Injectable()
export class ReviewRooms {
  constructor(private readonly queries: QueryBus) {}

  /** @throws Problem `reviews.review-unknown`, `request.quarter-malformed` */
  async open(visit: Visit, view: View, quarter: string, sent?: Form): Promise<ReviewRoom> {
    const here = inCoalition(view);
    const { sight, standing } = visit;
    const { id } = here.coalition;
    const may = (need: Need): boolean => here.coalition.may(need);
    const review = await this.queries.execute(ask.review.ask(id, quarter, sight));
    const own = sight.from === 'member' ? sight.memberId : null;
    const parties = [...partiesIn(review), ...(own === null ? [] : [`member:${own}`])];
    const names = await this.queries.execute(ask.partyNames.ask(id, parties, sight));
    const people = await this.peopleIn(here, review);
    const isBackbone = sight.from === 'all';
    const overview = here.coalition;
    return {
      view: here,
      review,
      step: stepOf(review),
      base: `/c/${id}/review/${review.quarter}`,
      own,
      holds: isBackbone && may('hold reviews'),
      speaks: may('take part in a review') && standing.actingFor !== null,
      signs: isBackbone && may('sign for a quarter'),
      signsAs: [
        ...(standing.roles.includes('facilitator') ? (['facilitator'] as const) : []),
        ...(standing.roles.includes('coordinator') ? (['backbone'] as const) : []),
      ],
      seesTotals: own === null || (await this.tierOf(id)) !== 'own',
      isOver: overview.quarter.from > review.to,
      proposalsAreOutdated: isRunOutdated(review),
      nameOf: (memberId) => names[`member:${memberId}`] ?? memberId,
      partyOf: (party) => partyWords(here.words.review, party, names),
      personOf: (person) =>
        people.get(person) ?? (PERSON_ID.test(person) ? here.words.review.somebody : person),
      formOf: (name) => (sent?.name === name ? sent : new Form(name, view.words)),
    };
  }

  /** Members to choose from: all for the backbone, who may write down what one said. */
  async membersToChoose({ view, own, nameOf }: ReviewRoom, visit: Visit): Promise<Option[]> {
    if (own !== null) return [{ value: own, label: nameOf(own) }];
    const options: Option[] = [];
    let after: string | null = null;
    do {
      const asked: { after: string | null; limit: number; on: null } = { after, limit: PAGE_LIMIT, on: null };
      const { answer }: AsOfDirectory<CursorPage<MemberView>> = await this.queries.execute(
        ask.members.ask(view.coalition.id, asked, visit.sight),
      );
      for (const { id, name, merged } of answer.items) {
        if (merged === null) options.push({ value: id, label: name });
      }
      after = answer.next;
    } while (after !== null);
    return options;
  }

  private async tierOf(coalitionId: string): Promise<string> {
    const { answer } = await this.queries.execute(ask.settings.ask(coalitionId));
    return answer.informationTier;
  }

  /** The names of who led and signed, for those who may see who has access; their own for all. */
  private async peopleIn(
    { coalition, person, words }: ViewHere,
    { facilitator, signatures, reopeningAsked }: ReviewView,
  ): Promise<Map<string, string>> {
    const ids = [facilitator, ...signatures.map(({ signer }) => signer), reopeningAsked?.signer ?? ''];
    const people = new Map<string, string>();
    for (const id of new Set(ids)) {
      if (!PERSON_ID.test(id)) continue;
      if (id === person?.id) people.set(id, `${person.name} (${words.review.you})`);
      else if (coalition.may('see who has access')) {
        const profile = await this.queries.execute(ask.profile.ask(id));
        if (profile) people.set(id, profile.name);
      }
    }
    return people;
  }
}

/** The answer, or null where the coalition agreed that the reader is not told. */
export async function ifTold<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (isProblem(error) && error.code === 'access.tier-withholds') return null;
    throw error;
  }
}

export function stepOf({ stage, proposals }: ReviewView): ReviewStep {
  if (stage === 'opened' || stage === 'preparing') return 'prepare';
  if (stage === 'discussing') return 'discuss';
  if (stage === 'closed') return 'close';
  return proposals.some(({ decision }) => decision === null) ? 'decide' : 'close';
}

/** What a form about a review was filled in on: see `assertUnmoved` of the controller. */
export function basedOn({ stage, preparedAt, run }: ReviewView): string {
  return [stage, preparedAt ?? 0, run?.run ?? 0].join('.');
}

function partiesIn({ proposals, positions, pulses, supplies }: ReviewView): string[] {
  const members = [
    ...proposals.map(({ memberId }) => memberId),
    ...proposals.flatMap(({ decision }) => (decision?.dissent ?? []).map(({ memberId }) => memberId)),
    ...positions.map(({ memberId }) => memberId),
    ...pulses.given.map(({ memberId }) => memberId),
    ...supplies.flatMap(({ openTo }) => openTo ?? []),
  ];
  return [...members.map((id) => `member:${id}`), ...supplies.map(({ source }) => source)];
}

function partyWords(
  words: ViewHere['words']['review'],
  party: string,
  names: Readonly<Record<string, string>>,
): string {
  const name = names[party] ?? party.slice(party.indexOf(':') + 1);
  return party.startsWith('member:') ? name : words.pool(name);
}
