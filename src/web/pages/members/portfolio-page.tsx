import type { ComponentChildren, VNode } from 'preact';
import type { ValuePortfolio } from '../../../portfolios/domain/portfolio.js';
import { Filters, Downloads, FigureStrip, type Figure } from '../../parts.js';
import { Page } from '../../layout.js';
import { ExplainedFigure, memberPath, money } from '../figures.js';
import { MemberSpells } from './member-parts.js';
import { FitSection, TrendSection } from './portfolio-charts.js';
import { MatrixSection } from './portfolio-matrix.js';
import {
  CreditsSection,
  PledgesSection,
  RecognitionSection,
  UndecidedSection,
} from './portfolio-sections.js';
import type { PortfolioProps } from './portfolio-props.js';
import { QuarterFilter } from '../quarter-filter.js';

/** A member’s value portfolio: what it gave, what it got, and how that compares with what it looks for and with others. */
export function PortfolioPage(props: PortfolioProps): VNode {
  const { view, member, portfolio: shown, speaks } = props;
  const { reader, words, coalition } = view;
  const { portfolio, members } = words;
  const { id, name, formerNames, joinedBy } = shown.member;
  const of = (value: string): string => money(reader, value, shown.coalition.currency);
  const own = memberPath(view, id);
  return (
    <Page view={view} title={name}>
      <div class="titled">
        <h1>{name}</h1>
        {speaks ? (
          <a class="button quiet" href={reader.to(`${own}/change`)}>
            {members.change}
          </a>
        ) : null}
      </div>
      <MemberSpells view={view} member={member} isDetailSeen />
      <History>
        {shown.movedFrom === null
          ? null
          : portfolio.movedFrom({
              from: shown.movedFrom.name,
              into: name,
              on: reader.day(shown.movedFrom.on),
            })}
        {formerNames.map((former) => portfolio.formerly(former.name, reader.day(former.to)))}
        {joinedBy.map((joined) => portfolio.joinedBy(joined.name, reader.day(joined.on)))}
      </History>
      <p class="lead">
        {portfolio.lead({
          name,
          when: shown.quarter === null ? portfolio.inAll : portfolio.inQuarter(reader.quarter(shown.quarter)),
          given: of(shown.given.value),
          received: of(shown.received.value),
          balance: of(shown.balance.closing),
        })}
      </p>
      <Filters view={view} action={reader.to(own)} label={portfolio.period}>
        <QuarterFilter view={view} label={portfolio.period} chosen={shown.quarter} all={portfolio.allTime} />
      </Filters>
      <FigureStrip figures={figuresOf(props)} />
      <p class="links hint">
        <span>{portfolio.explainHint}</span>
        <a href={reader.to(`/c/${coalition.id}/ledger?member=${encodeURIComponent(id)}${inQuarter(shown)}`)}>
          {portfolio.seeEntries}
        </a>
      </p>
      <UndecidedSection {...props} />
      <TrendSection {...props} />
      <MatrixSection {...props} direction="given" />
      <MatrixSection {...props} direction="received" />
      <FitSection {...props} />
      <div class="columns">
        <PledgesSection {...props} />
        <CreditsSection {...props} />
      </div>
      <RecognitionSection {...props} />
      <FilesSection {...props} />
    </Page>
  );
}

const inQuarter = ({ quarter }: ValuePortfolio): string => (quarter === null ? '' : `&quarter=${quarter}`);

/** What became of it over the years, in sentences; nothing where nothing did. */
function History({ children }: { readonly children: ComponentChildren }): VNode | null {
  const sentences = [children].flat(2).filter((one) => typeof one === 'string');
  return sentences.length === 0 ? null : <p>{sentences.join(' ')}</p>;
}

function figuresOf({ view, portfolio: shown }: PortfolioProps): Figure[] {
  const { reader, words } = view;
  const { portfolio } = words;
  const of = (value: string): string => money(reader, value, shown.coalition.currency);
  const explained = (path: string, text: string): VNode => (
    <ExplainedFigure view={view} figure={`${shown.figure}/${path}`}>
      {text}
    </ExplainedFigure>
  );
  const side = (direction: 'given' | 'received'): Figure => {
    const share = shown.shares[direction];
    const median = shown.medians[direction];
    const unvalued = shown[direction].unvaluedEntries;
    const notes = [
      share === null ? null : portfolio.shareOf(reader.share(share)),
      median === null ? null : portfolio.median(of(median)),
      unvalued === 0 ? null : portfolio.unvalued(reader.number(unvalued)),
    ];
    return {
      label: words[direction],
      value: explained(`${direction}/value`, of(shown[direction].value)),
      note: notes.filter(Boolean).join('; ') || undefined,
    };
  };
  const figures: Figure[] = [
    side('given'),
    side('received'),
    {
      label: portfolio.balance,
      value: explained('balance/closing', of(shown.balance.closing)),
      note: portfolio.opening(of(shown.balance.opening)),
    },
  ];
  if (shown.return !== null)
    figures.push({ label: portfolio.return, value: explained('return', reader.amount(shown.return)) });
  if (shown.alignment !== null)
    figures.push({
      label: portfolio.alignment,
      value: explained('alignment', reader.share(shown.alignment)),
      note: portfolio.alignmentNote,
    });
  return figures;
}

/** The statement of the quarter as a document, and the figures as files. */
function FilesSection({ view, portfolio: shown }: PortfolioProps): VNode {
  const { reader, words, coalition } = view;
  const { portfolio } = words;
  const api = `/api/v1/coalitions/${coalition.id}`;
  const id = encodeURIComponent(shown.member.id);
  const scope = shown.quarter === null ? '' : `?quarter=${shown.quarter}`;
  return (
    <section>
      <h2>{portfolio.statement}</h2>
      {shown.quarter === null ? null : (
        <>
          <p>{portfolio.statementIntro(reader.quarter(shown.quarter))}</p>
          <Downloads
            view={view}
            of={`${api}/statements/${shown.quarter}/${id}`}
            formats={['pdf', 'html', 'xlsx', 'json']}
          />
        </>
      )}
      <p>{portfolio.figuresAs}</p>
      <Downloads view={view} of={`${api}/members/${id}/portfolio${scope}`} formats={['csv', 'json']} />
      <p class="hint">{portfolio.asKnown(reader.number(shown.position))}</p>
    </section>
  );
}
