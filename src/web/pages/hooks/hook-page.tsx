import type { VNode } from 'preact';
import type { CursorPage } from '../../../event-store/cursor.js';
import type { DeadLetterView, HookView } from '../../../hooks/hooks.queries.js';
import { ActionButton, ErrorSummary, PageForm, TickField } from '../../controls.js';
import { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { FactList, MorePages } from '../../parts.js';
import type { NameOf } from '../../person-names.js';
import { DataTable, numbers, type Row } from '../../tables.js';
import type { Here } from '../naming.js';
import {
  hookPath,
  lastDelivery,
  outcomeWords,
  standsIn,
  StateBadge,
  typeWithoutPrefix,
} from './hook-words.js';

interface HookProps {
  readonly view: Here;
  readonly hook: HookView;
  readonly letters: CursorPage<DeadLetterView>;
  readonly nameOf: NameOf;
  /** As it was refused, or an empty one. */
  readonly form: Form;
}

/** One address that is told of what is recorded: how it is doing, and what can be done about it. */
export function HookPage(props: HookProps): VNode {
  const { view, hook, form } = props;
  const { reader, words, coalition } = view;
  const { hooks } = words;
  return (
    <Page view={view} title={hooks.title}>
      <p class="kicker">
        <a href={reader.to(`/c/${coalition.id}/hooks`)}>{hooks.back}</a>
      </p>
      <h1>
        <span class="address">{hook.url}</span> <StateBadge view={view} hook={hook} />
      </h1>
      <ErrorSummary view={view} form={form} />
      <p class="lead">{standsIn(view, hook)}</p>
      <GoOn {...props} />
      <Facts {...props} />
      <Letters {...props} />
      <Changes {...props} />
    </Page>
  );
}

/** Pause, or go on; behind the event that failed where one did. */
function GoOn({ view, hook }: HookProps): VNode {
  const { hooks } = view.words;
  const form = new Form('go-on', view.words);
  const path = hookPath(view, hook.id);
  if (hook.state === 'active')
    return <ActionButton view={view} action={`${path}/pausing`} label={hooks.pause} />;
  return (
    <PageForm view={view} form={form} action={`${path}/resumption`} submit={hooks.resume}>
      {hook.failures > 0 ? (
        <TickField view={view} form={form} name="putAside" label={hooks.putAside} />
      ) : null}
    </PageForm>
  );
}

function Facts({ view, hook, nameOf }: HookProps): VNode {
  const { reader, words, coalition } = view;
  const { hooks } = words;
  const moment = (instant: string): string => reader.moment(instant, coalition.timeZone);
  const timed = (label: string, instant: string | null): (readonly [string, string])[] =>
    instant === null ? [] : [[label, moment(instant)]];
  const rows: (readonly [string, string])[] = [
    [hooks.deliveredTo, reader.number(hook.position)],
    [hooks.behind, reader.number(hook.behind)],
    [hooks.last, lastDelivery(view, hook)],
    ...(hook.failures > 0 ? [[hooks.failures, reader.number(hook.failures)] as const] : []),
    ...timed(hooks.failingSince, hook.failingSince),
    ...timed(hooks.nextTry, hook.nextAttemptAt),
    [hooks.kinds, hook.types === null ? hooks.all : reader.list(hook.types.map(typeWithoutPrefix))],
    ...timed(hooks.oldSecret, hook.oldSecretUntil),
    [hooks.madeBy, hooks.madeByWhom(nameOf(hook.createdBy) ?? null, moment(hook.createdAt))],
  ];
  return (
    <section>
      <h2>{hooks.facts}</h2>
      <FactList facts={rows} />
    </section>
  );
}

function Letters(props: HookProps): VNode {
  const { view, hook, letters } = props;
  const { hooks } = view.words;
  return (
    <section id="dead-letters">
      <h2>{hooks.letters}</h2>
      {letters.items.length === 0 ? (
        <p class="muted">{hooks.noLetters}</p>
      ) : (
        <>
          <p>{hooks.lettersIntro}</p>
          <DataTable
            id="letters"
            title={hooks.letters}
            head={[hooks.event, hooks.last, numbers(hooks.tries), hooks.act]}
            rows={letters.items.map((letter) => letterRow(props, letter))}
          />
        </>
      )}
      <MorePages
        view={view}
        next={
          letters.next === null
            ? null
            : `${hookPath(view, hook.id)}?after=${encodeURIComponent(letters.next)}#dead-letters`
        }
      />
    </section>
  );
}

function letterRow({ view, hook }: HookProps, letter: DeadLetterView): Row {
  const { reader, words, coalition } = view;
  const { hooks } = words;
  const position = String(letter.position);
  const path = `${hookPath(view, hook.id)}/dead-letters/${position}`;
  const api = `/api/v1/coalitions/${coalition.id}/hooks/${encodeURIComponent(hook.id)}/dead-letters/${position}`;
  const at = hooks.atPosition(reader.number(letter.position));
  return {
    of: (
      <>
        {typeWithoutPrefix(letter.type)} <a href={api}>{at}</a>
      </>
    ),
    cells: [
      `${reader.moment(letter.lastAttemptAt, coalition.timeZone)}: ${outcomeWords(view, letter.outcome)}`,
      reader.number(letter.attempts),
      <div class="row">
        {letter.sendingAgain ? (
          <span class="badge">{hooks.sending}</span>
        ) : (
          <ActionButton
            {...{ view, action: `${path}/sending`, label: hooks.send }}
            full={`${hooks.send}: ${at}`}
          />
        )}
        <ActionButton
          {...{ view, action: `${path}/forgetting`, label: hooks.forget }}
          full={`${hooks.forget}: ${at}`}
        />
      </div>,
    ],
  };
}

/** What is done rarely: another secret, and the end. */
function Changes({ view, hook }: HookProps): VNode {
  const { hooks } = view.words;
  const form = new Form('changes', view.words);
  const path = hookPath(view, hook.id);
  return (
    <>
      <details class="rare">
        <summary>{hooks.newSecret}</summary>
        <p>{hooks.newSecretHow}</p>
        <PageForm view={view} form={form} action={`${path}/secret`} submit={hooks.newSecret} />
      </details>
      <details class="rare">
        <summary>{hooks.remove}</summary>
        <p>{hooks.removeHow(hook.deadLetters)}</p>
        <PageForm view={view} form={form} action={`${path}/removal`} submit={hooks.remove} grave />
      </details>
    </>
  );
}
