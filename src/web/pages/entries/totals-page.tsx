import type { VNode } from 'preact';
import type { MemberView } from '../../../coalition/coalition.queries.js';
import type { MemberLine, MemberLines } from '../../../portfolios/member-lines.queries.js';
import { Page } from '../../layout.js';
import { FigureStrip } from '../../parts.js';
import type { Here } from '../../view.js';
import { money } from '../figures.js';
import { MemberSpells } from '../members/member-parts.js';

interface TotalsProps {
  readonly view: Here;
  readonly member: MemberView;
  readonly line: MemberLine | null;
  readonly lines: MemberLines;
}

/** Another member, for one that sees what each gave and received in all, or only who is there. */
export function TotalsPage({ view, member, line, lines }: TotalsProps): VNode {
  const { reader, words } = view;
  const { portfolio } = words;
  const of = (value: string): string => money(reader, value, lines.currency);
  const figures =
    line?.given == null || line.received === null || line.balance === null
      ? null
      : [
          { label: words.given, value: of(line.given) },
          { label: words.received, value: of(line.received) },
          { label: portfolio.balance, value: of(line.balance.closing) },
        ];
  return (
    <Page view={view} title={member.name}>
      <h1>{member.name}</h1>
      <MemberSpells view={view} member={member} isDetailSeen={false} />
      <p class="lead">{figures === null ? portfolio.onlyName : portfolio.onlyTotals}</p>
      {figures === null ? null : (
        <section>
          <h2>{portfolio.inQuarter(reader.quarter(lines.quarter))}</h2>
          <FigureStrip figures={figures} />
        </section>
      )}
    </Page>
  );
}
