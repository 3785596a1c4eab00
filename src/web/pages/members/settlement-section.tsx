import type { VNode } from 'preact';
import type { SettledEntry, SettledPledge, SettlementStatement } from '../../../reports/domain/settlement.js';
import { Downloads, FigureStrip } from '../../parts.js';
import { DataTable, numbers, type Row } from '../../tables.js';
import { kindWords, money } from '../figures.js';
import { EntryLink, memberName, quantityIn } from '../naming.js';
import type { DepartureProps } from './departure-props.js';

type Props = DepartureProps & { readonly settled: SettlementStatement };

/** The statement of a departure, as it was known when it was settled. */
export function SettlementSection(props: Props): VNode {
  const { view, settled } = props;
  const { reader, words, coalition } = view;
  const { departure } = words;
  const of = (value: string): string => money(reader, value, settled.coalition.currency);
  const { items } = settled.pledges;
  const apart = [...settled.pending.items, ...settled.disputed.items];
  const path = `/api/v1/coalitions/${coalition.id}/members/${encodeURIComponent(settled.member.id)}`;
  return (
    <>
      <FigureStrip
        figures={[
          { label: words.given, value: of(settled.given.value) },
          { label: words.received, value: of(settled.received.value) },
          {
            label: words.balance,
            value: of(settled.balance.closing),
            note: departure.onLastDay(of(settled.balance.opening)),
          },
          { label: departure.creditsHeld, value: reader.amount(settled.credits.closing) },
        ]}
      />
      <p class="quoted">{settled.reason}</p>
      <section>
        <h2>{departure.pledges}</h2>
        {items.length === 0 ? (
          <p class="muted">{departure.noPledges}</p>
        ) : (
          <DataTable
            id="settled-pledges"
            title={departure.pledges}
            head={[
              departure.promise,
              departure.due,
              numbers(departure.promised),
              numbers(departure.delivered),
              numbers(departure.rest),
              departure.outcome,
            ]}
            rows={items.map((pledge) => pledgeRow(props, pledge))}
          />
        )}
      </section>
      {apart.length === 0 ? null : (
        <section>
          <h2>{departure.apart}</h2>
          <p>{departure.apartHow}</p>
          <DataTable
            id="settled-entries"
            title={departure.apart}
            head={[departure.entry, departure.day, numbers(departure.worth)]}
            rows={apart.map((entry) => entryRow(props, entry))}
          />
        </section>
      )}
      <Downloads view={view} of={`${path}/settlement?leftOn=${settled.leftOn}`} formats={['csv', 'json']} />
      <p class="hint">
        {departure.known(reader.number(settled.position))} <code class="hash">{settled.headHash}</code>
      </p>
    </>
  );
}

function pledgeRow({ view, names }: Props, pledge: SettledPledge): Row {
  const { reader, words, coalition } = view;
  const { departure } = words;
  const pathOf = (id: string): string => reader.to(`/c/${coalition.id}/pledges/${encodeURIComponent(id)}`);
  const { id, kind, unit, handedTo } = pledge;
  return {
    of: (
      <>
        <a href={pathOf(id)}>{pledge.description ?? kindWords(view, kind)}</a>{' '}
        <span class="hint id">{id}</span>
      </>
    ),
    cells: [
      reader.day(pledge.dueOn),
      quantityIn(view, pledge.promised, unit),
      quantityIn(view, pledge.delivered, unit),
      quantityIn(view, pledge.rest, unit),
      handedTo === null ? (
        departure.outcomes[pledge.outcome]
      ) : (
        <a href={pathOf(handedTo.pledgeId)}>{departure.handedTo(memberName(names, handedTo.memberId))}</a>
      ),
    ],
  };
}

function entryRow({ view, settled }: Props, entry: SettledEntry): Row {
  const { reader, words } = view;
  const { id, quantity, unit, kind, occurredOn, value } = entry;
  const label = `${quantityIn(view, quantity, unit)} · ${kindWords(view, kind)}`;
  return {
    of: <EntryLink view={view} id={id} label={label} />,
    cells: [
      reader.day(occurredOn),
      value === null ? (
        <span class="muted">{words.portfolio.noValue}</span>
      ) : (
        money(reader, value, settled.coalition.currency)
      ),
    ],
  };
}
