import type { VNode } from 'preact';
import type { HookView } from '../../../hooks/hooks.queries.js';
import type { Here } from '../naming.js';

/** Why each pause came about, by the words’ own names. */
const WHY = { asked: 'asked', gone: 'gone', failing: 'gave-up', 'dead-letters': 'full' } as const;

/** Whether somebody has to do something: what is paused by a coordinator is as it should be. */
export function needsSomebody({ state, pausedFor, failures, deadLetters }: HookView): boolean {
  return state === 'paused' ? pausedFor !== 'asked' : failures > 0 || deadLetters > 0;
}

export function StateBadge({ view, hook }: { readonly view: Here; readonly hook: HookView }): VNode {
  const { hooks } = view.words;
  if (hook.state === 'paused') return <span class="badge">{hooks.paused}</span>;
  return hook.failures > 0 ? (
    <span class="badge bad">{hooks.failing}</span>
  ) : (
    <span class="badge good">{hooks.active}</span>
  );
}

/** How a hook is doing, in a sentence. */
export function standsIn({ reader, words, coalition }: Here, hook: HookView): string {
  const { stands } = words.hooks;
  const { state, pausedFor, failures, behind, position, nextAttemptAt, lastOutcome } = hook;
  if (state === 'paused') return stands[WHY[pausedFor ?? 'asked']];
  if (failures > 0) {
    const next = nextAttemptAt === null ? null : reader.moment(nextAttemptAt, coalition.timeZone);
    return stands.failing(
      failures,
      reader.number(failures),
      outcomeWords({ words }, lastOutcome ?? ''),
      next,
    );
  }
  return behind > 0
    ? stands.onTheWay(behind, reader.number(behind))
    : stands.upToDate(reader.number(position));
}

/** The status that was answered, or why there was none, in words. */
export function outcomeWords({ words }: Pick<Here, 'words'>, outcome: string): string {
  const { outcomes, answered } = words.hooks;
  return Object.hasOwn(outcomes, outcome) ? outcomes[outcome as keyof typeof outcomes] : answered(outcome);
}

export function lastDelivery({ reader, words, coalition }: Here, hook: HookView): string {
  const { lastAttemptAt, lastOutcome } = hook;
  if (lastAttemptAt === null || lastOutcome === null) return words.hooks.notYet;
  return `${reader.moment(lastAttemptAt, coalition.timeZone)}: ${outcomeWords({ words }, lastOutcome)}`;
}

/** What an event’s type is called in the log. */
export function typeWithoutPrefix(type: string): string {
  return type.replace(/^evenhand\./, '');
}

export function hookPath({ coalition }: Here, id: string): string {
  return `/c/${coalition.id}/hooks/${encodeURIComponent(id)}`;
}
