import type { VNode } from 'preact';
import { SIGNING_ROLES, type SigningRole } from '../../../reviews/domain/events.js';
import type { Completeness } from '../../../reviews/completeness.queries.js';
import { ActionButton, PageForm, TextAreaField } from '../../controls.js';
import { Downloads } from '../../parts.js';
import { basedOn, type ReviewRoom } from '../../review-room.js';
import { MoveButton, ReviewFrame } from './review-frame.js';

interface CloseProps {
  readonly room: ReviewRoom;
  readonly completeness: Completeness;
  /** Credits that vest with the close, as text; null where the reader is not told. */
  readonly credits: string | null;
}

/** What the close does, who signs it, and what it left behind. */
export function ClosePage(props: CloseProps): VNode {
  const { room } = props;
  const { review } = room;
  return (
    <ReviewFrame room={room} at="close" next={<NextToClose room={room} />}>
      {review.stage === 'closed' ? <SealedReport room={room} /> : <CloseDoes {...props} />}
      <Signatures room={room} />
      {review.stage === 'closed' ? <Reopening room={room} /> : null}
    </ReviewFrame>
  );
}

/** The place in which the reader may still sign; null where it may not, or has signed. */
function placeOf({ view, review, signs, signsAs, step }: ReviewRoom): SigningRole | null {
  const { signatures, stage } = review;
  if (!signs || stage !== 'deciding' || step !== 'close') return null;
  if (signatures.some(({ signer }) => signer === view.person?.id)) return null;
  return signsAs.find((role) => !signatures.some((signed) => signed.role === role)) ?? null;
}

function NextToClose({ room }: { readonly room: ReviewRoom }): VNode | null {
  const { view, review, holds, base } = room;
  const { reader } = view;
  const words = view.words.review;
  const { signatures, stage, quarter, published } = review;
  if (stage === 'closed') {
    if (published === null && holds)
      return <MoveButton room={room} path="close" label={words.sealAgain} main />;
    return (
      <a class="button" href={reader.to(`/c/${view.coalition.id}/reports/${quarter}`)}>
        {words.report}
      </a>
    );
  }
  if (holds && signatures.length === SIGNING_ROLES.length) {
    return (
      <>
        <MoveButton room={room} path="close" label={words.closeNow(reader.quarter(quarter))} main />
        <p class="hint">{words.closeHint}</p>
      </>
    );
  }
  const place = placeOf(room);
  if (place) {
    return (
      <>
        <ActionButton
          view={view}
          action={`${base}/signatures`}
          label={words.sign(words.asRole[place])}
          fields={{ based: basedOn(review), role: place }}
          main
        />
        <p class="hint">{words.signHint}</p>
      </>
    );
  }
  return signatures.some(({ signer }) => signer === view.person?.id) ? <p>{words.signedYou}</p> : null;
}

function CloseDoes({ room, completeness, credits }: CloseProps): VNode {
  const { view, review, step, holds } = room;
  const { reader } = view;
  const words = view.words.review;
  const { closeDoes } = words;
  const unpublished = review.proposals.filter(({ decision }) => decision && !decision.isPublished).length;
  const vests =
    credits === null
      ? closeDoes.vestsSome
      : Number(credits) === 0
        ? closeDoes.vestsNone
        : closeDoes.vests(reader.amount(credits));
  const waiting = completeness.unaccepted.count + completeness.disputed.count;
  return (
    <section>
      <h2>{words.closeTitle}</h2>
      {step === 'close' ? null : <p class="muted">{words.stillReview}</p>}
      <ul class="does">
        <li>{closeDoes.locks(completeness.entries, reader.number(completeness.entries))}</li>
        {waiting > 0 ? <li>{closeDoes.waits(waiting)}</li> : null}
        <li>
          {closeDoes.publishes(unpublished)}
          {holds && unpublished > 0 ? (
            <MoveButton room={room} path="publication" label={words.publish} />
          ) : null}
        </li>
        <li>{vests}</li>
        <li>{closeDoes.expires}</li>
        <li>{closeDoes.seals}</li>
      </ul>
    </section>
  );
}

function Signatures({ room }: { readonly room: ReviewRoom }): VNode {
  const { view, review, personOf } = room;
  const { reader, coalition } = view;
  const words = view.words.review;
  const isSigned = review.signatures.length === SIGNING_ROLES.length;
  return (
    <section>
      <h2>{words.signatures}</h2>
      <p>{words.signaturesText}</p>
      <dl class="facts">
        {SIGNING_ROLES.map((role) => {
          const signed = review.signatures.find((signature) => signature.role === role);
          return (
            <div>
              <dt>{words.asRole[role]}</dt>
              <dd>
                {signed ? (
                  <>
                    <span class="badge good">✓</span> {words.signedBy(personOf(signed.signer))}
                  </>
                ) : (
                  words.notSigned
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {!isSigned && review.stage !== 'closed' && coalition.may('manage access') ? (
        <p>
          <a href={reader.to(`/c/${coalition.id}/people#invite`)}>{words.inviteSigner}</a>
        </p>
      ) : null}
    </section>
  );
}

function SealedReport({ room }: { readonly room: ReviewRoom }): VNode {
  const { view, review } = room;
  const words = view.words.review;
  const { published, quarter } = review;
  return (
    <section>
      <h2>{words.sealed}</h2>
      {published === null ? (
        <p>{words.notSealed}</p>
      ) : (
        <>
          <p>
            {words.sealedText}
            <br />
            <code>{published}</code>
          </p>
          <Downloads
            view={view}
            of={`/api/v1/coalitions/${view.coalition.id}/reports/${quarter}`}
            formats={['pdf', 'html', 'xlsx', 'json']}
          />
        </>
      )}
    </section>
  );
}

/** Two people open the last closed quarter again, each by a word of their own. */
function Reopening({ room }: { readonly room: ReviewRoom }): VNode | null {
  const { view, review, signs, base, formOf, personOf } = room;
  const { reader, coalition } = view;
  const words = view.words.review;
  if (coalition.closedThrough !== review.quarter) return null;
  const asked = review.reopeningAsked;
  const form = formOf('reopen');
  const isMine = asked?.signer === view.person?.id;
  if (!signs && !asked) return null;
  return (
    <section id="reopening">
      <h2>{words.reopen}</h2>
      {asked ? (
        <>
          <p>{words.reopenAsked(personOf(asked.signer), reader.day(asked.askedOn))}</p>
          <blockquote>{asked.reason}</blockquote>
          {isMine ? <p>{words.reopenYours}</p> : null}
        </>
      ) : (
        <p>{words.reopenText}</p>
      )}
      {signs && !isMine ? (
        <details open={form.errors.length > 0 || asked !== null}>
          <summary>{asked ? words.reopenAgree : words.reopenAsk}</summary>
          <PageForm
            view={view}
            form={form}
            action={`${base}/reopening`}
            submit={asked ? words.reopenAgree : words.reopenAsk}
            grave
          >
            <TextAreaField
              view={view}
              form={form}
              name="reason"
              label={words.reopenReason}
              preset={asked?.reason ?? ''}
              max={2_000}
            />
          </PageForm>
        </details>
      ) : null}
    </section>
  );
}
