import type { VNode } from 'preact';
import type { NamesHere } from '../../../coalition/names.queries.js';
import type { AchievementDetail } from '../../../recognition/recognition.queries.js';
import { PageForm, SelectField, TextAreaField, TextField, TickField } from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { MOST_ROWS, rowField } from '../../typed-attributions.js';
import { memberOptions, type Here } from '../naming.js';
import { achievementPath } from './recognition-page.js';

interface EditionProps {
  readonly view: Here;
  readonly names: NamesHere;
  /** What is changed; null where something new is proposed. */
  readonly achievement: AchievementDetail | null;
  /** Shares in per cent, by member. */
  readonly shares: ReadonlyMap<string, string>;
  /** The member that the reader speaks for. */
  readonly own: string | null;
  readonly form: Form;
}

/** Rows that stand empty for more members. */
const SPARE = 2;
const FIRST_ROWS = 4;

/** Says what was achieved, and who did what: at first, or otherwise than before. */
export function EditionPage({ view, names, achievement, shares, own, form }: EditionProps): VNode {
  const { words, reader, coalition } = view;
  const { recognition } = words;
  const title = achievement ? recognition.changeTitle(achievement.title) : recognition.newTitle;
  const back = achievement
    ? achievementPath(view, achievement.id)
    : `/c/${coalition.id}/knowledge/recognition`;
  const field = { view, form };
  const named = achievement?.attributions ?? [];
  const typed = Array.from({ length: MOST_ROWS }, (_, i) => i + 1).findLast(
    (place) => form.typed(rowField('member', place)) !== '',
  );
  const rows = Math.min(
    MOST_ROWS,
    Math.max(FIRST_ROWS, (typed ?? 0) + SPARE, named.length === 0 ? 0 : named.length + SPARE),
  );
  return (
    <Page view={view} title={title}>
      <h1>{title}</h1>
      <p class="lead">{achievement ? recognition.changeIntro : recognition.newIntro}</p>
      {named.length > MOST_ROWS ? (
        <p>{recognition.tooMany(MOST_ROWS)}</p>
      ) : (
        <PageForm
          view={view}
          form={form}
          action={achievement ? `${back}/amendments` : `/c/${coalition.id}/new/achievement`}
          submit={achievement ? recognition.changeIt : recognition.proposeIt}
        >
          {achievement ? (
            <input type="hidden" name="knownEdition" value={String(achievement.edition)} />
          ) : null}
          <TextField
            {...{ ...field, name: 'title', label: recognition.headline, max: 300 }}
            preset={achievement?.title ?? ''}
          />
          <TextField
            {...{ ...field, name: 'achievedOn', label: recognition.achievedOn, type: 'date' }}
            preset={achievement?.achievedOn ?? names.today}
          />
          <TextAreaField
            {...{ ...field, name: 'story', label: recognition.story, max: 2_000, optional: true }}
            preset={achievement?.story ?? ''}
            rows={5}
          />
          <TickField {...{ ...field, name: 'showShares', label: recognition.showShares }} />
          <p class="hint">{recognition.sharesHint}</p>
          {Array.from({ length: rows }, (_, i) => (
            <Row
              {...{ view, names, form }}
              place={i + 1}
              preset={named[i] ?? null}
              share={named[i] ? (shares.get(named[i].memberId) ?? '') : ''}
              own={i === 0 && achievement === null ? own : null}
            />
          ))}
          {achievement ? (
            <TextAreaField {...{ ...field, name: 'reason', label: recognition.reason }} max={2_000} />
          ) : null}
        </PageForm>
      )}
      <p>
        <a href={reader.to(back)}>{words.cancel}</a>
      </p>
    </Page>
  );
}

interface RowProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly form: Form;
  readonly place: number;
  readonly preset: AchievementDetail['attributions'][number] | null;
  readonly share: string;
  readonly own: string | null;
}

function Row({ view, names, form, place, preset, share, own }: RowProps): VNode {
  const { recognition } = view.words;
  const field = { view, form };
  // What was sent is shown as it was typed, also where a row was emptied.
  const wasSent = form.typed('title') !== '';
  const chosen = preset?.memberId ?? own ?? '';
  const isOptional = place > 1;
  return (
    <fieldset class="attribution">
      <legend>{recognition.named(place)}</legend>
      <div class="pair share">
        <SelectField
          {...{ ...field, name: rowField('member', place), label: recognition.memberOf }}
          options={memberOptions(view, names)}
          preset={wasSent ? '' : chosen}
          optional={isOptional}
        />
        <TextField
          {...{ ...field, name: rowField('share', place), label: recognition.shareOf }}
          inputmode="decimal"
          preset={wasSent ? '' : share}
          optional
        />
      </div>
      <TextAreaField
        {...{ ...field, name: rowField('wording', place), label: recognition.wordingOf }}
        max={1_000}
        preset={wasSent ? '' : (preset?.wording ?? '')}
        optional={isOptional}
      />
      <TextAreaField
        {...{ ...field, name: rowField('behind', place), label: recognition.behindOf }}
        hint={recognition.behindHint}
        rows={2}
        preset={wasSent ? '' : (preset?.behind.join('\n') ?? '')}
        optional={isOptional}
      />
    </fieldset>
  );
}
