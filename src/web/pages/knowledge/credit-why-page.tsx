import type { VNode } from 'preact';
import type { NamesHere } from '../../../coalition/names.queries.js';
import type { MemberCredits } from '../../../knowledge/credits.queries.js';
import type {
  CreditPart,
  Explanation,
  FactPart,
  FigurePart,
  Part,
} from '../../../portfolios/domain/explanation.js';
import { Page } from '../../layout.js';
import { MorePages } from '../../parts.js';
import { DataTable, numbers, type Row } from '../../tables.js';
import { applicationPath } from './application-table.js';
import { KnowledgeNav } from './knowledge-parts.js';
import { memberName, sentence, type Here } from '../naming.js';

export const CREDIT_FIGURES = [
  'opening',
  'accrued',
  'vested',
  'reserved',
  'redeemed',
  'expired',
  'balance',
  'equityShare',
] as const;
export type CreditFigure = (typeof CREDIT_FIGURES)[number];

interface WhyProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly quarter: string;
  readonly account: MemberCredits;
  readonly figure: CreditFigure;
  /** Null where the figure is not explained to the reader. */
  readonly explanation: Explanation | null;
  readonly titles: ReadonlyMap<string, string>;
}

/** How one figure of a member’s account came to be, down to every factor and event. */
export function CreditWhyPage(props: WhyProps): VNode {
  const { view, quarter, account, figure, explanation } = props;
  const { reader, words, coalition } = view;
  const { credits } = words;
  const title = credits.ofMember(account.name);
  const lead = credits.memberLead(
    account.name,
    reader.amount(account.accrued),
    reader.amount(account.balance),
  );
  return (
    <Page view={view} title={title}>
      <KnowledgeNav view={view} part="credits" />
      <p class="kicker">
        <a href={reader.to(`/c/${coalition.id}/knowledge/credits?quarter=${quarter}`)}>
          {credits.back}, {reader.quarter(quarter)}
        </a>
      </p>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <Figures {...props} />
      {explanation === null ? null : (
        <section>
          <h2 id="why">{credits.explained(credits.figureNames[figure])}</h2>
          <p>{explanation.formula}</p>
          <p class="hint">
            {credits.policy(reader.number(explanation.policyVersion))}{' '}
            <a href={reader.to(`/c/${coalition.id}/policies`)}>{credits.policyLink}</a>
          </p>
          {explanation.parts.length === 0 ? (
            <p class="muted">{credits.noParts}</p>
          ) : (
            <Parts {...props} explanation={explanation} />
          )}
          <MorePages
            view={view}
            next={
              explanation.next === null
                ? null
                : `${whyPath(props, figure)}&after=${encodeURIComponent(explanation.next)}`
            }
          />
        </section>
      )}
    </Page>
  );
}

function whyPath({ view, account, quarter }: WhyProps, figure: CreditFigure): string {
  const id = encodeURIComponent(account.id);
  return `/c/${view.coalition.id}/knowledge/credits/${id}?quarter=${quarter}&figure=${figure}`;
}

function Figures(props: WhyProps): VNode {
  const { view, account, figure } = props;
  const { reader, words } = view;
  const { credits } = words;
  return (
    <nav class="figures" aria-label={credits.figures}>
      <ul>
        {CREDIT_FIGURES.map((name) => {
          const value = account[name];
          if (value === null) return null;
          return (
            <li>
              <a
                href={reader.to(`${whyPath(props, name)}#why`)}
                aria-current={name === figure ? 'true' : undefined}
              >
                <span>{credits.figureNames[name]}</span>
                <strong>{name === 'equityShare' ? reader.share(value) : reader.amount(value)}</strong>
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

type PartsProps = WhyProps & { readonly explanation: Explanation };

function Parts(props: PartsProps): VNode {
  const { view, explanation } = props;
  const { credits } = view.words;
  const { value, unit } = explanation;
  return (
    <DataTable
      id="parts"
      title={credits.explain}
      head={[credits.partWhat, credits.reckoning, numbers(credits.amount)]}
      rows={explanation.parts.map((part) => rowOf(props, part))}
      {...(value === null
        ? {}
        : {
            total: {
              of: credits.figureNames[props.figure],
              cells: ['', unit === null ? view.reader.share(value) : view.reader.amount(value)],
            },
          })}
    />
  );
}

function rowOf(props: PartsProps, part: Part): Row {
  const { reader } = props.view;
  switch (part.type) {
    case 'credit':
      return creditRow(props, part);
    case 'fact':
      return factRow(props, part);
    case 'figure':
      return figureRow(props, part);
    default:
      return { of: part.type, cells: ['', part.amount === null ? '' : reader.amount(part.amount)] };
  }
}

function creditRow({ view, names, titles }: PartsProps, part: CreditPart): Row {
  const { reader, words } = view;
  const { parts } = words.credits;
  const { factors, what } = part;
  const user = memberName(names, factors['user'] ?? '');
  const asset = titles.get(factors['asset'] ?? '') ?? factors['asset'] ?? '';
  const said = parts[what];
  return {
    of: (
      <>
        {typeof said === 'string' ? said : said(user, asset)}
        {part.applications.map((id) => (
          <span class="kind">
            <a href={reader.to(applicationPath(view, id))}>
              {words.knowledge.applications}: {id}
            </a>
          </span>
        ))}
      </>
    ),
    cells: [<Factors view={view} titles={titles} factors={factors} />, reader.amount(part.amount)],
  };
}

/** Said with the part already. */
const SAID = new Set(['user', 'asset']);

function Factors({
  view,
  titles,
  factors,
}: Pick<WhyProps, 'view' | 'titles'> & { readonly factors: CreditPart['factors'] }): VNode {
  const { words } = view;
  const labels: Readonly<Partial<Record<string, string>>> = words.credits.factors;
  const shown = Object.entries(factors).filter(
    (one): one is [string, string] => one[1] !== null && !SAID.has(one[0]) && !isSelf(one[0], factors),
  );
  return (
    <>
      <Reckoning view={view} factors={factors} />
      <details>
        <summary>{words.credits.everyFactor}</summary>
        <dl class="factors">
          {shown.map(([name, value]) => (
            <div>
              <dt>{labels[name] ?? name}</dt>
              <dd>{factorText(view, titles, name, value)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

/** The credit of a use in one line, as docs/knowledge-equity.md reckons it: base × depth / q + rate × min(outcomes, cap). */
function Reckoning({
  view,
  factors,
}: {
  readonly view: Here;
  readonly factors: CreditPart['factors'];
}): VNode | null {
  const { reader, words } = view;
  const { base, depthFactor, q, outcomeRate, outcomes, outcomeCap, creditOfUse, ofAuthor, excluded } =
    factors;
  if (creditOfUse === undefined) return null;
  const figure = (value: string | null | undefined): string => reader.amount(value ?? '0');
  const outcome =
    outcomes === '0' ? '' : ` + ${figure(outcomeRate)} × min(${figure(outcomes)}; ${figure(outcomeCap)})`;
  const whole = `${figure(base)} × ${figure(depthFactor)} ÷ ${figure(q)}${outcome} = ${figure(creditOfUse)}`;
  const reasons: Readonly<Partial<Record<string, string>>> = words.credits.excluded;
  const part = excluded
    ? (reasons[excluded] ?? excluded)
    : `${words.credits.factors.ofAuthor}: ${figure(ofAuthor)}`;
  return (
    <p class="reckoning">
      {whole}
      <span class="kind">{part}</span>
    </p>
  );
}

/** What credit came by way of, where that is the asset itself. */
function isSelf(name: string, { asset, through }: CreditPart['factors']): boolean {
  return name === 'through' && asset === through;
}

function factorText(
  { reader, words }: Here,
  titles: ReadonlyMap<string, string>,
  name: string,
  value: string,
): string {
  if (name === 'through') return titles.get(value) ?? value;
  if (name === 'depth') {
    const depths: Readonly<Partial<Record<string, string>>> = words.knowledge.depths;
    return depths[value] ?? value;
  }
  if (name === 'excluded') {
    const reasons: Readonly<Partial<Record<string, string>>> = words.credits.excluded;
    return reasons[value] ?? value;
  }
  return /^-?\d+(\.\d+)?$/.test(value) ? reader.amount(value) : value;
}

function factRow({ view }: PartsProps, { what, occurredOn, amount, event }: FactPart): Row {
  const { reader, words, coalition } = view;
  const events: Readonly<Partial<Record<string, string>>> = words.credits.events;
  const label = `#${reader.number(event.position)}`;
  return {
    of: sentence(events[what] ?? what),
    cells: [
      <>
        {reader.day(occurredOn)}{' '}
        {coalition.may('read the log') ? (
          <a href={`/api/v1/coalitions/${coalition.id}/events?after=${String(event.position - 1)}&limit=1`}>
            {label}
          </a>
        ) : (
          <span class="muted">{label}</span>
        )}
      </>,
      reader.amount(amount),
    ],
  };
}

/** Figures within an explanation of credits are those of the same account, or of all members together. */
function figureRow({ view, ...props }: PartsProps, { figure, value, unit, role }: FigurePart): Row {
  const { reader, words } = view;
  const name = figure.split('/').at(-1)! as CreditFigure;
  const isOwn = figure.startsWith('member/') && CREDIT_FIGURES.includes(name);
  const label = words.credits.figureNames[name] ?? figure;
  const shown = value === null ? '' : unit === null ? reader.share(value) : reader.amount(value);
  return {
    of: isOwn ? (
      <a href={reader.to(`${whyPath({ view, ...props }, name)}#why`)}>{label}</a>
    ) : (
      `${label}: ${words.credits.total.toLowerCase()}`
    ),
    cells: [role === 'minus' ? '−' : role === 'plus' ? '+' : '', shown],
  };
}
