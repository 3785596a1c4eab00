import type { VNode } from 'preact';
import type { ProposalsWhatIf } from '../../../reviews/proposals-what-if.queries.js';
import { ErrorSummary, TextField } from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { ChartFigure, Filters, FigureStrip } from '../../parts.js';
import type { ReviewRoom } from '../../review-room.js';
import { DataTable, numbers } from '../../tables.js';
import { CHART_ROWS, fairnessChart } from './fairness-chart.js';
import { Obstacles } from './obstacles.js';
import { money } from './review-frame.js';

/** The rules that can be tried, each with its value in the quarter. */
export const TRIED_RULES = ['proportionality', 'need', 'equality', 'floor'] as const;
export type TriedRule = (typeof TRIED_RULES)[number];

interface CompareProps {
  readonly room: ReviewRoom;
  readonly form: Form;
  readonly now: Readonly<Record<TriedRule, string>>;
  /** Null before other rules were asked for, and where they are not right. */
  readonly found: ProposalsWhatIf | null;
}

const TABLE_ROWS = 60;

/** What is proposed by the rules of the quarter, beside what would be under others. */
export function ComparePage({ room, form, now, found }: CompareProps): VNode {
  const { view, review, base } = room;
  const { reader } = view;
  const words = view.words.review;
  const at = `${base}/compare`;
  return (
    <Page view={view} title={`${words.compare}: ${reader.quarter(review.quarter)}`}>
      <p class="kicker">
        <a href={reader.to(`${base}/discuss`)}>{words.back}</a>
      </p>
      <h1>{words.compare}</h1>
      <p class="lead">
        {found
          ? words.compareLead(
              money(reader, found.real.shortfallAfter, found.currency),
              money(reader, found.supposed.shortfallAfter, found.currency),
            )
          : words.compareSame}
      </p>
      <p class="muted">
        {words.compareText} {words.weightsHint} {words.compareHint}
      </p>
      <ErrorSummary view={view} form={form} />
      <Filters view={view} action={at} label={words.compare}>
        {TRIED_RULES.map((rule) => (
          <TextField
            view={view}
            form={form}
            name={rule}
            label={words[rule]}
            hint={words.ruleHint(reader.amount(now[rule]))}
            preset={now[rule]}
            inputmode="decimal"
            max={12}
          />
        ))}
      </Filters>
      {found ? <Found room={room} found={found} /> : null}
    </Page>
  );
}

function Found({ room, found }: { readonly room: ReviewRoom; readonly found: ProposalsWhatIf }): VNode {
  const { reader, words: site } = room.view;
  const words = site.review;
  const { currency, real, supposed } = found;
  const isZero = (amount: string): boolean => Number(amount) === 0;
  const given = found.members.filter(
    ({ real: own, supposed: other }) => !isZero(own.proposed) || !isZero(other.proposed),
  );
  const members = (given.length > 0 ? given : found.members).toSorted(
    (one, other) => Math.abs(Number(other.difference.after)) - Math.abs(Number(one.difference.after)),
  );
  const left = found.members.length - Math.min(members.length, TABLE_ROWS);
  return (
    <>
      <FigureStrip
        figures={[
          { label: words.shortfallBefore, value: money(reader, real.shortfallBefore, currency) },
          { label: words.byPolicy, value: money(reader, real.shortfallAfter, currency) },
          { label: words.byOther, value: money(reader, supposed.shortfallAfter, currency) },
        ]}
      />
      <ChartFigure
        chart={fairnessChart(
          room,
          'compared',
          currency,
          members.slice(0, CHART_ROWS).map((member) => ({
            name: member.name,
            before: member.real.before,
            after: member.real.after,
            otherwise: member.supposed.after,
            target: member.real.target,
          })),
        )}
      />
      <DataTable
        id="compared-table"
        title={words.compare}
        head={[
          words.member,
          numbers(words.fairBefore),
          numbers(words.byPolicy),
          numbers(words.byOther),
          numbers(words.difference),
        ]}
        rows={members.slice(0, TABLE_ROWS).map(({ name, real: own, supposed: other, difference }) => ({
          of: name,
          cells: [own.before, own.after, other.after, difference.after].map((text) => reader.amount(text)),
        }))}
      />
      {left > 0 ? <p class="hint">{words.othersInChart(left)}</p> : null}
      {[...real.obstacles, ...supposed.obstacles].length === 0 ? null : (
        <>
          <h2>{words.tradeOffs}</h2>
          <div class="columns">
            {[
              { title: words.byPolicy, obstacles: real.obstacles },
              { title: words.byOther, obstacles: supposed.obstacles },
            ]
              .filter(({ obstacles }) => obstacles.length > 0)
              .map(({ title, obstacles }) => (
                <div>
                  <h3>{title}</h3>
                  <Obstacles room={room} obstacles={obstacles} />
                </div>
              ))}
          </div>
        </>
      )}
    </>
  );
}
