import type { VNode } from 'preact';
import type { Explanation } from '../../../portfolios/domain/explanation.js';
import { ErrorSummary, TextField } from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { Downloads, MorePages } from '../../parts.js';
import { DataTable, numbers } from '../../tables.js';
import type { Here } from '../../view.js';
import { explanationPath } from '../figures.js';
import { partRow, shownValue } from './explained-parts.js';

interface ExplainProps {
  readonly view: Here;
  /** What was asked, and what is wrong with it. */
  readonly form: Form;
  /** Null before anything was asked, or where that can’t be explained. */
  readonly explained: Explanation | null;
}

/** How a figure came to be, down to entries, events and evidence. */
export function ExplainPage({ view, form, explained }: ExplainProps): VNode {
  const { reader, words, coalition } = view;
  const { explain } = words;
  return (
    <Page view={view} title={explain.title}>
      <h1>{explain.title}</h1>
      {explained === null ? (
        <p class="lead">{explain.intro}</p>
      ) : (
        <Explained view={view} explained={explained} />
      )}
      <form class="filters" method="get" action={reader.to(`/c/${coalition.id}/explain`)}>
        <ErrorSummary view={view} form={form} />
        {reader.carried.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <TextField
          view={view}
          form={form}
          name="figure"
          label={explain.ask}
          hint={explain.askHint}
          preset={explained?.figure ?? ''}
          max={2_000}
        />
        <button class={explained === null ? undefined : 'quiet'}>{explain.submit}</button>
      </form>
    </Page>
  );
}

interface ExplainedProps {
  readonly view: ExplainProps['view'];
  readonly explained: Explanation;
}

function Explained(props: ExplainedProps): VNode {
  const { view, explained } = props;
  const { reader, words } = view;
  const { explain } = words;
  const { value, unit, formula, rule, policyVersion, from, to, position, figure, next } = explained;
  const path = explanationPath(view, figure);
  const facts: (readonly [string, VNode | string])[] = [
    [explain.formula, formula],
    [explain.rule, explain.rules[rule]],
    [explain.period, from === null ? reader.day(to) : reader.days(from, to)],
    [explain.known, explain.position(reader.number(position))],
    [
      explain.policy,
      policyVersion === 0 ? explain.policyDefaults : explain.policyVersion(reader.number(policyVersion)),
    ],
  ];
  return (
    <>
      <p class="lead">
        {value === null ? explain.untold : explain.lead(shownValue(view, value, unit))} <code>{figure}</code>
      </p>
      <dl class="facts">
        {facts.map(([label, fact]) => (
          <div>
            <dt>{label}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <Parts {...props} />
      <MorePages view={view} next={next === null ? null : `${path}&after=${encodeURIComponent(next)}`} />
      <Rates {...props} />
      <Downloads
        view={view}
        of={`/api/v1/coalitions/${view.coalition.id}/figures?figure=${encodeURIComponent(figure)}`}
        formats={['json']}
      />
    </>
  );
}

function Parts({ view, explained }: ExplainedProps): VNode {
  const { reader, words } = view;
  const { explain } = words;
  const { parts, page, unit } = explained;
  if (parts.length === 0)
    return (
      <section>
        <h2>{explain.parts}</h2>
        <p>{explain.noParts}</p>
      </section>
    );
  const isAll = page.first === 1 && page.last === page.of;
  return (
    <section aria-labelledby="parts-title">
      <h2 id="parts-title">{explain.parts}</h2>
      <p>
        {explain.shownOf({
          first: reader.number(page.first),
          last: reader.number(page.last),
          of: reader.number(page.of),
        })}{' '}
        {page.shown === null || page.notShown === null || isAll
          ? null
          : explain.shownSum({
              shown: shownValue(view, page.shown, unit),
              notShown: shownValue(view, page.notShown, unit),
            })}
      </p>
      <DataTable
        id="parts"
        title={explain.parts}
        head={[explain.part, explain.from, numbers(explain.value), numbers(explain.adds)]}
        rows={parts.map((part) => partRow(view, part))}
      />
    </section>
  );
}

/** The rates by which the entries shown were valued. */
function Rates({ view, explained: { rates } }: ExplainedProps): VNode | null {
  const { reader, words } = view;
  const { explain } = words;
  if (rates.length === 0) return null;
  return (
    <section aria-labelledby="rates-title">
      <h2 id="rates-title">{explain.rates}</h2>
      <DataTable
        id="rates"
        title={explain.rates}
        head={[explain.source, explain.since, numbers(explain.rate), numbers(explain.usedFor)]}
        rows={rates.map(({ source, validFrom, rate, unit, category, rateMethod, entries }) => ({
          of: (
            <>
              {source} <span class="hint">{[category, rateMethod].filter(Boolean).join(' · ')}</span>
            </>
          ),
          cells: [reader.day(validFrom), `${reader.amount(rate)} / ${unit}`, reader.number(entries)],
        }))}
      />
    </section>
  );
}
