import type { VNode } from 'preact';
import { cumulativeLines } from '../../../charts/cumulative-lines.js';
import { pairedBars } from '../../../charts/paired-bars.js';
import { VALUE_TYPES } from '../../../coalition/domain/value-types.js';
import { unitOf } from '../../../kernel/unit.js';
import { cumulativeOf } from '../../../portfolios/domain/portfolio.js';
import { ChartFigure } from '../../parts.js';
import { DataTable, numbers } from '../../tables.js';
import { ExplainedFigure, memberPath, money } from '../figures.js';
import type { PortfolioProps } from './portfolio-props.js';

/** What it gave and received over quarters, added up, and each of them in a table. */
export function TrendSection({ view, portfolio: shown }: PortfolioProps): VNode {
  const { reader, words } = view;
  const { portfolio } = words;
  const { currency } = shown.coalition;
  const points = cumulativeOf(shown.trend, unitOf(currency));
  const chart = cumulativeLines({
    key: 'trend',
    title: portfolio.trend,
    description: points
      .map((point) =>
        portfolio.trendOf({
          quarter: point.quarter,
          given: money(reader, point.given, currency),
          received: money(reader, point.received, currency),
        }),
      )
      .join('. '),
    points,
    words: { given: words.given.toLowerCase(), received: words.received.toLowerCase() },
  });
  return (
    <section aria-labelledby="trend-title-h" class="headed">
      <h2 id="trend-title-h">{portfolio.trend}</h2>
      {points.length < 2 ? null : <ChartFigure chart={chart} />}
      <details open={points.length < 2}>
        <summary>{portfolio.asTable}</summary>
        <DataTable
          id="trend"
          title={portfolio.trend}
          head={[
            words.overview.quarter,
            numbers(portfolio.quarterGiven),
            numbers(portfolio.quarterReceived),
            numbers(portfolio.closing),
          ]}
          rows={shown.trend.map((quarter) => ({
            of: (
              <a href={reader.to(`${memberPath(view, shown.member.id)}?quarter=${quarter.quarter}`)}>
                {quarter.quarter}
              </a>
            ),
            cells: (['given/value', 'received/value', 'balance/closing'] as const).map((path) => (
              <ExplainedFigure view={view} figure={`${quarter.figure}/${path}`}>
                {reader.amount(
                  path === 'given/value'
                    ? quarter.given
                    : path === 'received/value'
                      ? quarter.received
                      : quarter.balance.closing,
                )}
              </ExplainedFigure>
            )),
          }))}
        />
      </details>
    </section>
  );
}

/** What it looks for beside what it got. */
export function FitSection({ view, portfolio: shown, speaks }: PortfolioProps): VNode {
  const { reader, words } = view;
  const { portfolio } = words;
  const { priorities, mix } = shown;
  const hasDeclared = Object.keys(priorities).length > 0;
  return (
    <section aria-labelledby="fit-title-h" class="headed">
      <h2 id="fit-title-h">{portfolio.fit}</h2>
      {hasDeclared && mix ? (
        <ChartFigure
          chart={pairedBars({
            key: 'fit',
            title: portfolio.fit,
            description: VALUE_TYPES.map((type) =>
              portfolio.fitOf({
                type: words.valueTypes[type],
                declared: reader.share(priorities[type] ?? '0'),
                realised: reader.share(mix[type]),
              }),
            ).join('. '),
            pairs: VALUE_TYPES.map((type) => ({
              name: words.valueTypes[type],
              declared: priorities[type] ?? '0',
              realised: mix[type],
            })),
            words: { declared: portfolio.declared, realised: portfolio.realised },
          })}
        />
      ) : (
        <p>{hasDeclared ? portfolio.fitNothing : portfolio.fitNone}</p>
      )}
      {speaks && !hasDeclared ? (
        <p>
          <a href={reader.to(`${memberPath(view, shown.member.id)}/change`)}>{portfolio.declare}</a>
        </p>
      ) : null}
    </section>
  );
}
