import type { VNode } from 'preact';
import type { HookView } from '../../../hooks/hooks.queries.js';
import type { LedgerHeadView } from '../../../operations/log.queries.js';
import { PageForm, TextField, TickField } from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { EmptyState } from '../../parts.js';
import { DataTable, numbers } from '../../tables.js';
import type { Here } from '../naming.js';
import { hookPath, lastDelivery, needsSomebody, StateBadge } from './hook-words.js';

interface HooksProps {
  readonly view: Here;
  readonly hooks: readonly HookView[];
  readonly head: LedgerHeadView;
  /** All that the log can hold. */
  readonly eventTypes: readonly string[];
  /** For one more. */
  readonly form: Form;
}

/** Which programs are told of what is recorded, and how each is doing. */
export function HooksPage(props: HooksProps): VNode {
  const { view, hooks: all } = props;
  const { reader, words, coalition } = view;
  const { hooks } = words;
  return (
    <Page view={view} title={hooks.title}>
      <p class="kicker">
        <a href={reader.to(`/c/${coalition.id}/people`)}>{words.people.title}</a>
      </p>
      <h1>{hooks.title}</h1>
      <p class="lead">{hooks.lead(all.length, all.filter(needsSomebody).length)}</p>
      <p>{hooks.intro}</p>
      {all.length === 0 ? (
        <section>
          <h2>{hooks.address}</h2>
          <EmptyState title={hooks.emptyTitle}>
            <p>{hooks.empty}</p>
          </EmptyState>
        </section>
      ) : (
        <DataTable
          id="hooks"
          title={hooks.title}
          head={[hooks.address, hooks.state, numbers(hooks.behind), hooks.last, numbers(hooks.aside)]}
          rows={all.map((hook) => ({
            of: (
              <a class="address" href={reader.to(hookPath(view, hook.id))}>
                {hook.url}
              </a>
            ),
            cells: [
              <StateBadge view={view} hook={hook} />,
              reader.number(hook.behind),
              lastDelivery(view, hook),
              reader.number(hook.deadLetters),
            ],
          }))}
        />
      )}
      <AddSection {...props} />
    </Page>
  );
}

function AddSection({ view, head, eventTypes, form }: HooksProps): VNode {
  const { reader, words, coalition } = view;
  const { hooks } = words;
  const types = [...eventTypes].sort();
  return (
    <section id="add">
      <h2>{hooks.add}</h2>
      <PageForm view={view} form={form} action={`/c/${coalition.id}/hooks`} submit={hooks.make}>
        <TextField
          {...{ view, form, name: 'url', label: hooks.address, hint: hooks.addressHint }}
          max={2_000}
        />
        <TextField
          {...{ view, form, name: 'after', label: hooks.after }}
          hint={hooks.afterHint(reader.number(head.position))}
          type="number"
          max={15}
          optional
        />
        <details open={types.some((type) => form.isTicked(type))}>
          <summary>{hooks.whichEvents}</summary>
          <p class="hint">{hooks.whichHint}</p>
          <div class="ticks">
            {types.map((type) => (
              <TickField view={view} form={form} name={type} label={type} />
            ))}
          </div>
        </details>
      </PageForm>
    </section>
  );
}
