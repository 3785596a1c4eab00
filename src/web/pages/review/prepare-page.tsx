import type { VNode } from 'preact';
import type { Completeness } from '../../../reviews/completeness.queries.js';
import type { ReviewAgenda } from '../../../reviews/agenda.queries.js';
import { READINESS_PARTS, type MemberReadiness, type Readiness } from '../../../reviews/readiness.queries.js';
import type { PreparationSheet } from '../../../reviews/sheets.queries.js';
import type { Option } from '../../controls.js';
import { FigureStrip } from '../../parts.js';
import type { ReviewRoom } from '../../review-room.js';
import { DataTable, type Row } from '../../tables.js';
import { AgendaSection } from './agenda-section.js';
import { PulseSection } from './pulse-section.js';
import { MoveButton, ReviewFrame } from './review-frame.js';
import { SheetSection } from './sheet-section.js';
import { SuppliesSection } from './supplies-section.js';

interface PrepareProps {
  readonly room: ReviewRoom;
  readonly completeness: Completeness;
  readonly readiness: Readiness;
  readonly agenda: ReviewAgenda;
  /** Of the member that the reader speaks for; null for others, and where it took no part. */
  readonly sheet: PreparationSheet | null;
  /** For whom the reader may speak. */
  readonly members: readonly Option[];
  readonly pools: readonly Option[];
}

/** What is there for a review, what is missing, and what to talk about. */
export function PreparePage(props: PrepareProps): VNode {
  const { room, sheet, agenda, members } = props;
  return (
    <ReviewFrame room={room} at="prepare" next={<NextToPrepare room={room} />}>
      <CompletenessSection {...props} />
      {sheet === null ? null : <SheetSection room={room} sheet={sheet} />}
      <PulseSection room={room} members={members} />
      <SuppliesSection {...props} />
      <AgendaSection room={room} agenda={agenda} />
    </ReviewFrame>
  );
}

function NextToPrepare({ room }: { readonly room: ReviewRoom }): VNode | null {
  const { view, review, holds, isOver, own } = room;
  const words = view.words.review;
  if (holds && review.stage === 'opened') {
    if (isOver) return <MoveButton room={room} path="preparation" label={words.freeze} main />;
    return (
      <a class="button" href="#list-supply">
        {words.addSupply}
      </a>
    );
  }
  if (holds) {
    return (
      <>
        <div class="row">
          <MoveButton room={room} path="discussion" label={words.discuss} main />
          <MoveButton room={room} path="preparation" label={words.freezeAgain} />
        </div>
        <p class="hint">{words.freezeAgainHint}</p>
      </>
    );
  }
  if (own === null || review.stage === 'opened') return null;
  if (review.pulses.given.some(({ memberId }) => memberId === own)) return null;
  return (
    <a class="button" href="#pulse">
      {words.pulse}
    </a>
  );
}

function CompletenessSection({ room, completeness, readiness }: PrepareProps): VNode {
  const { view } = room;
  const { reader } = view;
  const words = view.words.review;
  const { counts } = words;
  const of = (all: number): string => counts.of(reader.number(all));
  const { entries, unvalued, unaccepted, disputed, overduePledges, pledges, isFrozen } = completeness;
  const left = readiness.of - readiness.members.length;
  return (
    <section>
      <h2>{words.complete}</h2>
      <p>
        {readiness.of === 0 ? null : `${words.completeLead(readiness.ready, readiness.of)} `}
        {isFrozen ? words.completeFrozen : words.completeNow}
      </p>
      <FigureStrip
        figures={[
          { label: counts.entries, value: reader.number(entries) },
          { label: counts.unvalued, value: reader.number(unvalued.count), note: of(entries) },
          { label: counts.unaccepted, value: reader.number(unaccepted.count), note: of(entries) },
          { label: counts.disputed, value: reader.number(disputed.count), note: of(entries) },
          { label: counts.overdue, value: reader.number(overduePledges.count), note: of(pledges) },
        ]}
      />
      {readiness.members.length === 0 ? null : (
        <DataTable
          id="readiness"
          title={words.complete}
          head={[words.member, words.readiness, words.open_, words.sheet]}
          rows={readiness.members.map((member) => readinessRow(room, member))}
        />
      )}
      {left > 0 ? <p class="muted">{words.moreMembers(left)}</p> : null}
      {readiness.of > 1 ? <p class="hint">{words.sheetsText}</p> : null}
    </section>
  );
}

function readinessRow({ view, review }: ReviewRoom, member: MemberReadiness): Row {
  const { reader, coalition } = view;
  const words = view.words.review;
  const { id, name, done } = member;
  const path = `/api/v1/coalitions/${coalition.id}/reviews/${review.quarter}/sheets/${encodeURIComponent(id)}`;
  return {
    of: <a href={reader.to(`/c/${coalition.id}/members/${encodeURIComponent(id)}`)}>{name}</a>,
    cells: [
      <div class="bar-of">
        <progress value={done} max={READINESS_PARTS} aria-label={`${words.readiness}: ${name}`}></progress>
        <span>{words.readyOf(done, READINESS_PARTS)}</span>
      </div>,
      openIn(words, member).join(', ') || <span class="muted">{words.nothingOpen}</span>,
      <>
        <a href={`${path}?format=pdf`}>
          PDF<span class="unseen"> {words.sheetOf(name)}</span>
        </a>{' '}
        ·{' '}
        <a href={`${path}?format=html`}>
          HTML<span class="unseen"> {words.sheetOf(name)}</span>
        </a>
      </>,
    ],
  };
}

function openIn({ openThings }: ReviewRoom['view']['words']['review'], member: MemberReadiness): string[] {
  const counted = (['unvalued', 'unaccepted', 'disputed', 'overdue'] as const).filter((of) => member[of] > 0);
  return [
    ...counted.map((of) => openThings[of](member[of])),
    ...member.undeclared.map((declaration) => openThings.undeclared[declaration]),
    ...(member.gavePulse ? [] : [openThings.pulse]),
  ];
}
