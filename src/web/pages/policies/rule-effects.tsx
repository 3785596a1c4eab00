import type { VNode } from 'preact';
import type { WhatIf } from '../../../knowledge/what-if.queries.js';
import type { FairSharesInQuarter } from '../../../reviews/fair-standings.queries.js';
import type { ProposalsWhatIf } from '../../../reviews/proposals-what-if.queries.js';
import { FigureStrip } from '../../parts.js';
import { DataTable, numbers } from '../../tables.js';
import type { View } from '../../view.js';

/** What other rules would come to in a quarter; null where they are the same, or nobody is told. */
export interface RuleEffects {
  readonly quarter: string;
  readonly shares: FairSharesInQuarter | null;
  readonly credits: WhatIf | null;
  readonly proposals: ProposalsWhatIf | null;
}

interface EffectsProps {
  readonly view: View;
  readonly effects: RuleEffects;
  /** The form of the page, by which long tables are shown whole. */
  readonly toMember: (id: string) => string | null;
}

/** What is shown at once of the members whom other rules concern; the file has all. */
const ROWS = 200;

/** Each member under the rules of the quarter, and under others. */
export function EffectsSection({ view, effects, toMember }: EffectsProps): VNode {
  const { words, reader } = view;
  const here = words.whatIf;
  const { shares, credits, proposals, quarter } = effects;
  return (
    <section class="effects" id="effects">
      <h2>{here.effects(reader.quarter(quarter))}</h2>
      <p class="hint">{here.nothingChanges}</p>
      {shares?.supposed ? <FairEffects view={view} shares={shares} toMember={toMember} /> : null}
      {credits === null ? null : <CreditEffects view={view} credits={credits} toMember={toMember} />}
      {proposals === null ? null : <ProposalEffects view={view} proposals={proposals} toMember={toMember} />}
      {shares?.supposed || credits || proposals ? null : <p>{here.same}</p>}
    </section>
  );
}

interface Named {
  readonly id: string;
  readonly name: string;
}

function nameOf({ id, name }: Named, toMember: EffectsProps['toMember']): VNode | string {
  const to = toMember(id);
  return to === null ? name : <a href={to}>{name}</a>;
}

function FairEffects({
  view,
  shares,
  toMember,
}: Pick<EffectsProps, 'view' | 'toMember'> & { readonly shares: FairSharesInQuarter }): VNode {
  const { words, reader } = view;
  const here = words.whatIf;
  const { members, totals, supposed, currency } = shares;
  const under = (of: 'real' | 'supposed'): number =>
    members.filter((member) => (of === 'real' ? member : member.supposed!).status === 'under-served').length;
  const changed = members.filter((member) => member.supposed!.status !== member.status);
  return (
    <>
      <h3>{here.fairTitle}</h3>
      <p>
        {changed.length === 0
          ? here.noStandingChanges
          : here.standingsChange(changed.length, reader.list(changed.slice(0, 5).map(({ name }) => name)))}
      </p>
      <FigureStrip
        figures={[
          {
            label: here.underServed,
            value: `${reader.number(under('real'))} → ${reader.number(under('supposed'))}`,
          },
          {
            label: here.shortfall(currency),
            value: `${reader.amount(totals.shortfall)} → ${reader.amount(supposed!.totals.shortfall)}`,
          },
        ]}
      />
      <DataTable
        id="fair-effects"
        title={here.fairTitle}
        head={[
          here.member,
          numbers(here.shareNow),
          numbers(here.shareThen),
          numbers(here.targetNow(currency)),
          numbers(here.targetThen(currency)),
          numbers(here.difference),
          here.standingNow,
          here.standingThen,
        ]}
        rows={members.slice(0, ROWS).map((member) => ({
          of: nameOf(member, toMember),
          cells: [
            reader.share(member.share),
            reader.share(member.supposed!.share),
            reader.amount(member.target),
            reader.amount(member.supposed!.target),
            reader.signed(member.difference!.target),
            here.standings[member.status],
            <Changed
              text={here.standings[member.supposed!.status]}
              isOther={member.status !== member.supposed!.status}
            />,
          ],
        }))}
      />
      {members.length > ROWS ? (
        <p class="hint">{here.firstOf(reader.number(ROWS), reader.number(members.length))}</p>
      ) : null}
    </>
  );
}

function Changed({ text, isOther }: { readonly text: string; readonly isOther: boolean }): VNode {
  return isOther ? <strong>{text}</strong> : <>{text}</>;
}

function CreditEffects({
  view,
  credits,
  toMember,
}: Pick<EffectsProps, 'view' | 'toMember'> & { readonly credits: WhatIf }): VNode {
  const { words, reader } = view;
  const here = words.whatIf;
  const { members, totals } = credits;
  const cells = (one: { real: string; supposed: string; difference: string }): string[] => [
    reader.amount(one.real),
    reader.amount(one.supposed),
    reader.signed(one.difference),
  ];
  return (
    <>
      <h3>{here.creditsTitle}</h3>
      <DataTable
        id="credit-effects"
        title={here.creditsTitle}
        head={[here.member, numbers(here.now), numbers(here.then), numbers(here.difference)]}
        rows={members
          .slice(0, ROWS)
          .map((member) => ({ of: nameOf(member, toMember), cells: cells(member) }))}
        total={{ of: here.all, cells: cells(totals) }}
      />
    </>
  );
}

function ProposalEffects({
  view,
  proposals,
  toMember,
}: Pick<EffectsProps, 'view' | 'toMember'> & { readonly proposals: ProposalsWhatIf }): VNode {
  const { words, reader } = view;
  const here = words.whatIf;
  const { members, real, supposed, currency } = proposals;
  return (
    <>
      <h3>{here.proposalsTitle}</h3>
      <DataTable
        id="proposal-effects"
        title={here.proposalsTitle}
        head={[
          here.member,
          numbers(here.proposedNow(currency)),
          numbers(here.proposedThen(currency)),
          numbers(here.difference),
          numbers(here.lacksThen(currency)),
        ]}
        rows={members.slice(0, ROWS).map((member) => ({
          of: nameOf(member, toMember),
          cells: [
            reader.amount(member.real.proposed),
            reader.amount(member.supposed.proposed),
            reader.signed(member.difference.proposed),
            reader.amount(member.supposed.shortfallAfter),
          ],
        }))}
        total={{
          of: here.all,
          cells: [
            reader.amount(real.proposed),
            reader.amount(supposed.proposed),
            '',
            reader.amount(supposed.shortfallAfter),
          ],
        }}
      />
    </>
  );
}
