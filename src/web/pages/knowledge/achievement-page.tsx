import type { VNode } from 'preact';
import type { NamesHere } from '../../../coalition/names.queries.js';
import type { AchievementActs } from '../../../recognition/acts.queries.js';
import type { AchievementDetail, AttributionView } from '../../../recognition/recognition.queries.js';
import { ActionButton, ErrorSummary, PageForm, TextAreaField, TextField } from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { LostForm } from '../../lost-form.js';
import { DataTable, numbers } from '../../tables.js';
import { AssetLink, KnowledgeNav } from './knowledge-parts.js';
import { EntryLink, partyName, type Here } from '../naming.js';
import { achievementPath, StageBadge } from './recognition-page.js';

interface AchievementProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly achievement: AchievementDetail;
  /** The statement’s paragraph; null once it is retracted. */
  readonly statement: string | null;
  readonly acts: AchievementActs;
  /** The form that was refused, where one was. */
  readonly sent: Form | undefined;
  /** The member that the reader speaks for. */
  readonly own: string | null;
  readonly formOf: (name: string) => Form;
}

/** One achievement: what is said of whom, who has agreed, and the next step. */
export function AchievementPage(props: AchievementProps): VNode {
  const { view, achievement, acts, formOf } = props;
  const { reader, words, coalition } = view;
  const { recognition } = words;
  return (
    <Page view={view} title={achievement.title}>
      <KnowledgeNav view={view} part="recognition" />
      <p class="kicker">
        <a href={reader.to(`/c/${coalition.id}/knowledge/recognition`)}>{recognition.back}</a>
      </p>
      <h1>
        {achievement.title} <StageBadge view={view} stage={achievement.stage} />
      </h1>
      <ErrorSummary view={view} form={formOf('acts')} />
      <LostForm
        sent={props.sent}
        offered={[
          'acts',
          acts.publish && 'publish',
          acts.retract && 'retract',
          acts.answerFor.length > 0 && 'decline',
        ]}
      />
      <p class="lead">{leadOf(props)}</p>
      {achievement.story === null ? null : <p class="pre">{achievement.story}</p>}
      <Answers {...props} />
      <Publishing {...props} />
      <Attributions {...props} />
      <Statement {...props} />
      <Editions {...props} />
      <Further {...props} />
    </Page>
  );
}

function leadOf({ view, achievement }: AchievementProps): string {
  const { reader, words } = view;
  const { leadOf: lead } = words.recognition;
  const { stage, agreed, named, publishedOn, retractedOn, reason } = achievement;
  if (stage === 'open') return lead.open(agreed, named);
  if (stage === 'published') return lead.published(reader.day(publishedOn!));
  return lead.retracted(reader.day(retractedOn!), reason ?? '');
}

function Answers(props: AchievementProps): VNode | null {
  const { view, achievement, acts, own, formOf } = props;
  const { recognition } = view.words;
  const { edition } = achievement;
  const asked = achievement.attributions.filter(({ memberId }) => acts.answerFor.includes(memberId));
  if (asked.length === 0) return null;
  const base = achievementPath(view, achievement.id);
  return (
    <section class="answers">
      {asked.map(({ memberId, name, state }) => {
        const form = formOf(`decline-${memberId}`);
        const isOwn = asked.length === 1 && own !== null;
        return (
          <div class="card">
            <h2>{isOwn ? recognition.answer : recognition.answerFor(name)}</h2>
            <p>{recognition.answerIntro(edition)}</p>
            {state === 'agreed' ? null : (
              <ActionButton
                view={view}
                action={`${base}/consents`}
                label={recognition.agree}
                full={`${recognition.agree}: ${name}`}
                fields={{ member: memberId, edition: String(edition) }}
                main={isOwn}
              />
            )}
            {state === 'declined' ? null : (
              <details open={form.errors.length > 0}>
                <summary>
                  {recognition.decline}
                  <span class="unseen"> {name}</span>
                </summary>
                <PageForm
                  view={view}
                  form={form}
                  action={`${base}/refusals`}
                  submit={recognition.decline}
                  grave
                >
                  <input type="hidden" name="member" value={memberId} />
                  <input type="hidden" name="edition" value={String(edition)} />
                  <TextAreaField
                    {...{ view, form, name: 'reason', label: recognition.declineWhy }}
                    max={2_000}
                  />
                </PageForm>
              </details>
            )}
          </div>
        );
      })}
    </section>
  );
}

function Publishing({ view, names, achievement, acts, formOf }: AchievementProps): VNode | null {
  const { recognition } = view.words;
  if (!acts.publish) return null;
  const form = formOf('publish');
  return (
    <section class="card">
      <h2>{recognition.publish}</h2>
      <p>{recognition.publishIntro}</p>
      <PageForm
        view={view}
        form={form}
        action={`${achievementPath(view, achievement.id)}/publication`}
        submit={recognition.publish}
      >
        <TextField
          {...{ view, form, name: 'on', label: recognition.on, type: 'date' }}
          preset={names.today}
        />
        <TextField
          {...{ view, form, name: 'value', label: recognition.value, inputmode: 'decimal', optional: true }}
          hint={recognition.valueHint(names.currency)}
        />
        <TextField {...{ view, form, name: 'basis', label: recognition.basis, max: 300, optional: true }} />
      </PageForm>
    </section>
  );
}

function Attributions(props: AchievementProps): VNode {
  const { view, achievement } = props;
  const { recognition } = view.words;
  return (
    <section>
      <h2>{recognition.whoDidWhat}</h2>
      <DataTable
        id="attributions"
        title={recognition.whoDidWhat}
        head={[
          recognition.member,
          numbers(recognition.share),
          recognition.wording,
          recognition.behind,
          recognition.consent,
        ]}
        rows={achievement.attributions.map((one) => ({
          of: one.name,
          cells: [
            one.share === null ? recognition.shareUntold : view.reader.share(one.share),
            one.wording,
            <Behind view={view} attribution={one} />,
            <Consent {...props} attribution={one} />,
          ],
        }))}
      />
    </section>
  );
}

function Behind({
  view,
  attribution,
}: {
  readonly view: Here;
  readonly attribution: AttributionView;
}): VNode {
  const { recognition } = view.words;
  return (
    <ul class="plain">
      {attribution.behind.map((reference) => {
        const id = reference.slice(reference.indexOf('/') + 1);
        return (
          <li>
            {reference.startsWith('entry/') ? (
              <EntryLink view={view} id={id} label={`${recognition.behindEntry} ${id}`} />
            ) : (
              <AssetLink view={view} id={id}>{`${recognition.behindAsset} ${id}`}</AssetLink>
            )}
            {attribution.takenBack.includes(reference) ? (
              <span class="muted"> ({recognition.takenBack})</span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function Consent({
  view,
  names,
  attribution,
}: AchievementProps & { readonly attribution: AttributionView }): VNode {
  const { reader, words } = view;
  const { recognition } = words;
  const { state, answeredBy, answeredOn, reason, entryId } = attribution;
  const look = { asked: 'badge', agreed: 'badge good', declined: 'badge bad' }[state];
  return (
    <>
      <span class={look}>{recognition.consents[state]}</span>
      {answeredBy === null || answeredOn === null ? null : (
        <span class="kind">
          {recognition.said(partyName(view, names, answeredBy), reader.day(answeredOn))}
        </span>
      )}
      {reason === null ? null : <p>{reason}</p>}
      {entryId === null ? null : (
        <span class="kind">
          <EntryLink view={view} id={entryId} label={recognition.recognised} />
        </span>
      )}
    </>
  );
}

function Statement({ view, achievement, statement }: AchievementProps): VNode | null {
  const { words, coalition } = view;
  const { recognition } = words;
  if (statement === null) return null;
  const of = `/api/v1/coalitions/${coalition.id}/achievements/${encodeURIComponent(achievement.id)}/statement`;
  return (
    <section>
      <h2>{recognition.statement}</h2>
      {achievement.stage === 'open' ? <p class="hint">{recognition.draft}</p> : null}
      <blockquote class="pre statement">{statement}</blockquote>
      <p class="downloads">
        <a href={`${of}?format=text`}>{recognition.asText}</a> ·{' '}
        <a href={`${of}?format=html`}>{recognition.asPage}</a>
      </p>
    </section>
  );
}

function Editions({ view, achievement }: AchievementProps): VNode | null {
  const { reader, words } = view;
  const { recognition } = words;
  if (achievement.editions.length === 0) return null;
  return (
    <section>
      <h2>{recognition.editions}</h2>
      <ol class="story">
        {achievement.editions.toReversed().map(({ edition, toldOn, reason }) => (
          <li>
            <strong>{recognition.edition(edition)}</strong> <span class="muted">· {reader.day(toldOn)}</span>
            <p>{reason ?? recognition.firstEdition}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Further({ view, achievement, acts, formOf }: AchievementProps): VNode | null {
  const { reader, words } = view;
  const { recognition } = words;
  const base = achievementPath(view, achievement.id);
  const form = formOf('retract');
  const { stage } = achievement;
  return (
    <>
      {acts.amend ? (
        <p>
          <a href={reader.to(`${base}/change`)}>{recognition.change}</a>
        </p>
      ) : null}
      {acts.retract && stage !== 'retracted' ? (
        <details open={form.errors.length > 0}>
          <summary>{recognition.retract}</summary>
          <p>{recognition.retractIntro[stage]}</p>
          <PageForm view={view} form={form} action={`${base}/retraction`} submit={recognition.retract} grave>
            <TextAreaField {...{ view, form, name: 'reason', label: recognition.reason }} max={2_000} />
          </PageForm>
        </details>
      ) : null}
    </>
  );
}
