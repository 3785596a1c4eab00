import type { ComponentChildren, VNode } from 'preact';
import type { UndecidedItem } from '../../../portfolios/domain/portfolio.js';
import { DataTable, numbers, type Row } from '../../tables.js';
import { ExplainedFigure, kindWords, money } from '../figures.js';
import type { PortfolioProps } from './portfolio-props.js';
import { quantityIn } from '../naming.js';

interface Fact {
  readonly label: string;
  readonly value: ComponentChildren;
  readonly note?: string;
}

function Facts({ facts }: { readonly facts: readonly Fact[] }): VNode {
  return (
    <dl class="facts">
      {facts.map(({ label, value, note }) => (
        <div>
          <dt>{label}</dt>
          <dd>
            {value}
            {note === undefined ? null : <span class="hint">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What it promised, and what came of that. */
export function PledgesSection({ view, portfolio: shown }: PortfolioProps): VNode {
  const { reader, words, coalition } = view;
  const { portfolio } = words;
  const fact = (name: 'pledged' | 'delivered' | 'outstanding' | 'overdue'): Fact => ({
    label: portfolio[name],
    value: (
      <ExplainedFigure view={view} figure={`${shown.figure}/pledges/${name}`}>
        {money(reader, shown.pledges[name], shown.coalition.currency)}
      </ExplainedFigure>
    ),
  });
  const { reliability } = shown.pledges;
  return (
    <section>
      <h2>{portfolio.pledges}</h2>
      <Facts
        facts={[
          fact('pledged'),
          fact('delivered'),
          fact('outstanding'),
          fact('overdue'),
          {
            label: portfolio.reliability,
            value: reliability === null ? portfolio.noneSaid : reader.share(reliability),
            note: portfolio.reliabilityNote,
          },
        ]}
      />
      <p>
        <a href={reader.to(`/c/${coalition.id}/pledges?member=${encodeURIComponent(shown.member.id)}`)}>
          {portfolio.allPledges}
        </a>
      </p>
    </section>
  );
}

/** Its knowledge-equity account. */
export function CreditsSection({ view, portfolio: shown }: PortfolioProps): VNode {
  const { reader, words } = view;
  const { portfolio } = words;
  const { credits } = shown;
  const fact = (
    name: 'closing' | 'accrued' | 'vested' | 'reserved' | 'redeemed' | 'expired',
    label: string,
    note?: string,
  ): Fact => ({
    label,
    value: (
      <ExplainedFigure view={view} figure={`${shown.figure}/credits/${name}`}>
        {reader.amount(credits[name])}
      </ExplainedFigure>
    ),
    ...(note === undefined ? {} : { note }),
  });
  return (
    <section>
      <h2>{portfolio.credits}</h2>
      <Facts
        facts={[
          fact('closing', portfolio.creditsClosing),
          fact('accrued', portfolio.accrued, portfolio.accruedNote),
          fact('vested', portfolio.vested),
          fact('reserved', portfolio.reserved),
          fact('redeemed', portfolio.redeemed),
          fact('expired', portfolio.expired),
          ...(credits.equityShare === null
            ? []
            : [{ label: portfolio.equityShare, value: reader.share(credits.equityShare) }]),
        ]}
      />
    </section>
  );
}

/** What counts nowhere yet: never hidden from who entered it, or it is entered twice. */
export function UndecidedSection(props: PortfolioProps): VNode {
  const { view, portfolio: shown } = props;
  const { portfolio } = view.words;
  const rows = [
    ...shown.pending.items.map((item) => undecidedRow(props, item, portfolio.pending)),
    ...shown.disputed.items.map((item) => undecidedRow(props, item, portfolio.disputed)),
  ];
  return (
    <section aria-labelledby="undecided-title">
      <h2 id="undecided-title">{portfolio.undecided}</h2>
      {rows.length === 0 ? (
        <p class="muted">{portfolio.nothingUndecided}</p>
      ) : (
        <>
          <p>{portfolio.undecidedIntro}</p>
          <DataTable
            id="undecided"
            title={portfolio.undecided}
            head={[portfolio.what, portfolio.day, portfolio.standing, numbers(portfolio.value)]}
            rows={rows}
          />
        </>
      )}
    </section>
  );
}

function undecidedRow(
  { view, portfolio: shown }: PortfolioProps,
  item: UndecidedItem,
  standing: string,
): Row {
  const { reader, words, coalition } = view;
  const path = `/c/${coalition.id}/ledger/${encodeURIComponent(item.entry)}`;
  const side = words[item.side].toLowerCase();
  return {
    of: (
      <>
        <a href={reader.to(path)}>
          {quantityIn(view, item.quantity, item.unit)} · {kindWords(view, item.kind)}
        </a>{' '}
        <span class="hint">{[side, item.description].filter(Boolean).join(' · ')}</span>
      </>
    ),
    cells: [
      reader.day(item.occurredOn),
      standing,
      item.value === null ? (
        <span class="muted">{words.portfolio.noValue}</span>
      ) : (
        money(reader, item.value, shown.coalition.currency)
      ),
    ],
  };
}

/** For what it is recognised in public. */
export function RecognitionSection({ view, portfolio: shown }: PortfolioProps): VNode {
  const { reader, words } = view;
  const { portfolio } = words;
  return (
    <section>
      <h2>{portfolio.recognition}</h2>
      {shown.recognition.length === 0 ? <p class="muted">{portfolio.noRecognition}</p> : null}
      <ul class="cards">
        {shown.recognition.map(({ title, wording, share, publishedOn }) => (
          <li class="card">
            <h3>{title}</h3>
            <p>{wording}</p>
            <p class="hint">
              {portfolio.share(reader.share(share))} · {reader.day(publishedOn)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
