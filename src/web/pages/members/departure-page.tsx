import type { VNode } from 'preact';
import type { MemberView } from '../../../coalition/coalition.queries.js';
import type { PledgeView } from '../../../exchange/pledges.queries.js';
import { PageForm, SelectField, TextAreaField } from '../../controls.js';
import { Page } from '../../layout.js';
import { LostForm } from '../../lost-form.js';
import { FigureStrip } from '../../parts.js';
import { memberPath, money } from '../figures.js';
import { kindWord, memberName, memberOptions, partyName, quantityIn } from '../naming.js';
import type { DepartureProps } from './departure-props.js';
import { SettlementSection } from './settlement-section.js';

/** What can become of a pledge whose member leaves. */
export const PARTINGS = ['keep', 'waive', 'hand-over'] as const;

/** The fields of one pledge. */
export const howField = (pledgeId: string): string => `how:${pledgeId}`;
export const toField = (pledgeId: string): string => `to:${pledgeId}`;

/** How a member parts: its account, what was settled or is to be, and what is open still. */
export function DeparturePage(props: DepartureProps): VNode {
  const { view, member, settled, pledges, maySettle, form } = props;
  const { reader, words } = view;
  const { departure } = words;
  const own = memberPath(view, member.id);
  const leftOn = lastDayOf(member);
  const isToSettle = leftOn !== null && settled === null;
  return (
    <Page view={view} title={departure.title(member.name)}>
      <p class="kicker">
        <a href={reader.to(own)}>{member.name}</a>
      </p>
      <h1>{departure.title(member.name)}</h1>
      <LostForm sent={form} offered={[isToSettle && maySettle && 'settle']} />
      <p class="lead">{leadOf(props, leftOn)}</p>
      {leftOn === null ? (
        <p>
          {view.coalition.may('administer') ? (
            <a class="button" href={reader.to(`${own}/change`)}>
              {departure.toLeave}
            </a>
          ) : null}
        </p>
      ) : null}
      {settled === null ? <Account {...props} /> : <SettlementSection {...props} settled={settled} />}
      {isToSettle && maySettle ? <Settle {...props} /> : null}
      {isToSettle && !maySettle && pledges.length > 0 ? <p>{departure.whoSettles}</p> : null}
      <StillOpen {...props} />
    </Page>
  );
}

/** The last day of a membership that ended; null of a member, and of one that merged, whose account another carries on. */
function lastDayOf({ merged, spells }: MemberView): string | null {
  return merged === null ? (spells.at(-1)?.to ?? null) : null;
}

function leadOf({ view, member, settled, pledges }: DepartureProps, leftOn: string | null): string {
  const { reader, words } = view;
  const { departure } = words;
  if (leftOn === null) return departure.isMember(member.name);
  const day = reader.day(leftOn);
  return settled === null
    ? departure.toSettle(member.name, day, pledges.length)
    : departure.settled(member.name, day, reader.day(settled.recordedAt));
}

function Account({ view, portfolio }: DepartureProps): VNode {
  const { reader, words } = view;
  const { departure } = words;
  const of = (value: string): string => money(reader, value, portfolio.coalition.currency);
  return (
    <FigureStrip
      figures={[
        { label: words.given, value: of(portfolio.given.value) },
        { label: words.received, value: of(portfolio.received.value) },
        { label: words.balance, value: of(portfolio.balance.closing), note: departure.asOfToday },
      ]}
    />
  );
}

/** What becomes of each pledge, said all at once: a departure is settled once. */
function Settle({ view, member, names, pledges, form }: DepartureProps): VNode {
  const { words } = view;
  const { departure } = words;
  const heirs = memberOptions(view, names).filter(({ value }) => value !== member.id);
  return (
    <section id="settle" class="sheet">
      <h2>{departure.settle}</h2>
      <p>{pledges.length === 0 ? departure.settleNone : departure.settleHow}</p>
      <PageForm
        view={view}
        form={form}
        action={`${memberPath(view, member.id)}/departure`}
        submit={departure.settleIt}
        grave
      >
        {pledges.map((pledge) => (
          <PledgeFields view={view} names={names} pledge={pledge} heirs={heirs} form={form} />
        ))}
        <TextAreaField
          {...{ view, form, name: 'reason', label: departure.reason, hint: departure.reasonHint }}
          max={2_000}
        />
      </PageForm>
    </section>
  );
}

interface PledgeFieldsProps extends Pick<DepartureProps, 'view' | 'names' | 'form'> {
  readonly pledge: PledgeView;
  readonly heirs: readonly { readonly value: string; readonly label: string }[];
}

function PledgeFields({ view, names, pledge, heirs, form }: PledgeFieldsProps): VNode {
  const { reader, words } = view;
  const { departure } = words;
  const rest = quantityIn(view, pledge.outstanding, pledge.unit);
  const title = departure.pledge(
    rest,
    kindWord(view, pledge.kind),
    partyName(view, names, pledge.counterparty),
  );
  return (
    <fieldset>
      <legend>{title}</legend>
      <p class="hint">
        {[pledge.description, departure.dueOn(reader.day(pledge.dueOn))].filter(Boolean).join(' · ')}
      </p>
      <div class="pair">
        <SelectField
          {...{ view, form, name: howField(pledge.id), label: departure.how }}
          options={PARTINGS.map((value) => ({ value, label: departure.ways[value] }))}
        />
        <SelectField
          {...{ view, form, name: toField(pledge.id), label: departure.to, options: heirs }}
          none={departure.nobody}
          optional
        />
      </div>
    </fieldset>
  );
}

/** What of it goes on after it has left, and where. */
function StillOpen(props: DepartureProps): VNode {
  const { view, member, portfolio, pledges, reservations, names } = props;
  const { reader, words, coalition } = view;
  const { departure } = words;
  const base = `/c/${coalition.id}`;
  const id = encodeURIComponent(member.id);
  const { credits, pending, disputed } = portfolio;
  const items: (readonly [text: string, path: string])[] = [
    ...(pledges.length === 0
      ? []
      : ([[departure.openPledges(pledges.length), `${base}/pledges?member=${id}`]] as const)),
    ...(pending.entries === 0
      ? []
      : ([[departure.pending(pending.entries), `${base}/ledger?member=${id}&status=proposed`]] as const)),
    ...(disputed.entries === 0
      ? []
      : ([[departure.disputed(disputed.entries), `${base}/ledger?member=${id}&status=disputed`]] as const)),
    ...(isZero(credits.closing)
      ? []
      : ([[departure.credits(reader.amount(credits.closing)), `${base}/knowledge/credits`]] as const)),
    ...reservations.map(
      ({ offerId, credits: price, until }) =>
        [
          departure.reserved(reader.amount(price), reader.day(until)),
          `${base}/knowledge/offers/${encodeURIComponent(offerId)}#redemptions`,
        ] as const,
    ),
  ];
  return (
    <section>
      <h2>{departure.stillOpen}</h2>
      {items.length === 0 ? (
        <p class="muted">{departure.nothingOpen(memberName(names, member.id))}</p>
      ) : (
        <ul>
          {items.map(([text, path]) => (
            <li>
              <a href={reader.to(path)}>{text}</a>
            </li>
          ))}
        </ul>
      )}
      <p class="hint">{departure.stays}</p>
    </section>
  );
}

const isZero = (amount: string): boolean => /^-?[0.]*$/.test(amount);
