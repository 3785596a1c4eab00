import type { VNode } from 'preact';
import type { QuarterPolicy } from '../../coalition/quarter-policy.queries.js';
import type { WhatIf } from '../../knowledge/what-if.queries.js';
import { ErrorSummary, TextField } from '../controls.js';
import type { Form } from '../form.js';
import { Page } from '../layout.js';
import { DataTable, numbers } from '../tables.js';
import { KnowledgeNav } from './knowledge-parts.js';
import type { Here } from './naming.js';

/** The rules that one quarter’s credits go by. */
export const WHAT_IF_RULES = [
  'base',
  'depthConsulted',
  'depthAdapted',
  'depthEmbedded',
  'outcomeRate',
  'outcomeCap',
  'pairCap',
  'mutualLimit',
  'windowQuarters',
  'lineageShare',
  'quarterCap',
] as const;

interface WhatIfProps {
  readonly view: Here;
  readonly quarter: string;
  /** The rules that the quarter goes by. */
  readonly policy: QuarterPolicy;
  readonly form: Form;
  /** Null before any rule is typed, or where one is not right. */
  readonly outcome: WhatIf | null;
}

/** A quarter’s credits under other rules, beside the real ones. */
export function WhatIfPage(props: WhatIfProps): VNode {
  const { view, quarter, policy, form, outcome } = props;
  const { reader, words, coalition } = view;
  const { whatIf, credits } = words;
  return (
    <Page view={view} title={whatIf.title}>
      <KnowledgeNav view={view} part="credits" />
      <p class="kicker">
        <a href={reader.to(`/c/${coalition.id}/knowledge/credits?quarter=${quarter}`)}>
          {credits.back}, {reader.quarter(quarter)}
        </a>
      </p>
      <h1>{whatIf.title}</h1>
      <p class="lead">{outcome ? leadOf(view, outcome) : whatIf.intro}</p>
      {outcome ? <Outcome view={view} outcome={outcome} /> : null}
      <section>
        <h2>{whatIf.rules}</h2>
        <form class="fields rules" method="get" action={`/c/${coalition.id}/knowledge/what-if`} novalidate>
          <ErrorSummary view={view} form={form} />
          {reader.carried.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="quarter" value={quarter} />
          <div class="grid">
            {WHAT_IF_RULES.map((rule) => (
              <TextField
                {...{ view, form, name: rule, label: whatIf.names[rule], inputmode: 'decimal' }}
                hint={whatIf.now(nowOf(policy, rule) ?? whatIf.none)}
                optional
              />
            ))}
          </div>
          <p class="actions">
            <button>{whatIf.show}</button>
          </p>
        </form>
      </section>
    </Page>
  );
}

function nowOf({ knowledge }: QuarterPolicy, rule: (typeof WHAT_IF_RULES)[number]): string | null {
  const value = knowledge[rule];
  return value === null ? null : String(value);
}

function leadOf({ reader, words }: Here, { totals, quarter }: WhatIf): string {
  const { difference } = totals;
  const { more, less, same, lead } = words.whatIf;
  const amount = reader.amount(difference.replace('-', ''));
  const by = !/[1-9]/.test(difference) ? same : difference.startsWith('-') ? less(amount) : more(amount);
  return lead(by, reader.quarter(quarter));
}

function Outcome({ view, outcome }: { readonly view: Here; readonly outcome: WhatIf }): VNode {
  const { reader, words } = view;
  const { whatIf, credits } = words;
  const figures = ({ real, supposed, difference }: WhatIf['totals']): string[] =>
    [real, supposed, difference].map((amount) => reader.amount(amount));
  return (
    <section>
      <DataTable
        id="what-if"
        title={whatIf.title}
        head={[credits.member, ...[whatIf.real, whatIf.supposed, whatIf.difference].map(numbers)]}
        rows={outcome.members
          .filter(({ real, supposed }) => /[1-9]/.test(`${real}${supposed}`))
          .map((member) => ({ of: member.name, cells: figures(member) }))}
        total={{ of: credits.total, cells: figures(outcome.totals) }}
      />
    </section>
  );
}
