import type { VNode } from 'preact';
import type { EntryView } from '../../../exchange/exchange.queries.js';
import type { DirectionTotals } from '../../../portfolios/entry-totals.queries.js';
import { Page } from '../../layout.js';
import {
  filterQuery,
  isNarrowed,
  NO_FILTER,
  quartersBack,
  runsOver,
  type LedgerFilter,
} from '../../ledger-filter.js';
import { Downloads, EmptyState, FigureStrip, MorePages, type Figure } from '../../parts.js';
import { DataTable, numbers, type Column, type Row } from '../../tables.js';
import {
  entryPath,
  entryTitle,
  kindWord,
  quantityWords,
  sidesIn,
  statusOf,
  StatusBadge,
} from './entry-words.js';
import { LedgerFilters } from './ledger-filters.js';
import type { LedgerProps } from './ledger-props.js';

/** The entries of a coalition, narrowed down by what stands in the address, with what they come to. */
export function LedgerPage(props: LedgerProps): VNode {
  const { view, filter, page, totals } = props;
  const { words, coalition } = view;
  const path = `/c/${coalition.id}/ledger`;
  const isEmpty = page.items.length === 0;
  const file = `/api/v1/coalitions/${coalition.id}/entries-file${filterQuery(filter, { order: 'newest' })}`;
  return (
    <Page view={view} title={words.ledger.title}>
      <h1>{words.ledger.title}</h1>
      <p class="lead">{leadOf(props)}</p>
      <Views {...props} />
      <LedgerFilters {...props} action={path} />
      {isEmpty && page.next === null ? (
        <section>
          <h2 class="unseen">{words.ledger.figureEntries}</h2>
          <NothingHere {...props} />
        </section>
      ) : null}
      {isEmpty && page.next === null ? null : (
        <>
          <FigureStrip figures={figuresOf(props)} />
          {totals.given === null ? <p class="hint">{words.ledger.tooMany}</p> : null}
          {isEmpty ? null : <Entries {...props} />}
          {page.lookedTo === null ? null : (
            <p class="hint">{words.ledger.lookedTo(view.reader.day(page.lookedTo))}</p>
          )}
          <MorePages
            view={view}
            next={page.next === null ? null : `${path}${filterQuery(filter, { after: page.next })}`}
          />
          <Downloads view={view} of={file} formats={['csv', 'json']} />
        </>
      )}
    </Page>
  );
}

function leadOf({
  view: { reader, words },
  filter,
  names,
  totals,
  countedTo,
  currency,
}: LedgerProps): string {
  const { ledger } = words;
  const { entries, given, received } = totals;
  const { from, to, quarter, member } = filter;
  const days =
    from !== null && to !== null && from <= to
      ? ledger.days(reader.days(from, to))
      : from !== null
        ? ledger.since(reader.day(from))
        : to === null
          ? null
          : ledger.until(reader.day(to));
  const times = [
    ...(quarter === null ? [] : [ledger.inQuarter(reader.quarter(quarter))]),
    ...(days === null ? [] : [days]),
  ];
  const money = (of: DirectionTotals | null): string | null => of && `${reader.amount(of.value)} ${currency}`;
  return ledger.lead({
    count:
      entries === null
        ? ledger.moreThan(reader.number(countedTo))
        : ledger.entries(entries, reader.number(entries)),
    member: member === null ? null : names.member(member),
    when: times.length === 0 ? null : times.join(', '),
    given: money(given),
    received: money(received),
  });
}

function figuresOf({ view: { reader, words }, totals, countedTo, currency }: LedgerProps): Figure[] {
  const { ledger } = words;
  const { entries, given, received } = totals;
  const of = (label: string, direction: DirectionTotals | null): Figure => {
    if (direction === null) return { label, value: '—' };
    const { value, unvalued, waiting } = direction;
    const count = direction.entries;
    const notes = [
      count === 0
        ? ledger.noneInIt
        : ledger.perDirection(
            ledger.entries(count, reader.number(count)).toLocaleLowerCase(),
            unvalued === 0 ? null : reader.number(unvalued),
          ),
      ...(/[1-9]/.test(waiting) ? [ledger.waiting(`${reader.amount(waiting)} ${currency}`)] : []),
    ];
    return {
      label,
      value: `${reader.amount(value)} ${currency}`,
      note: notes.map((note) => <span class="line">{note}</span>),
    };
  };
  return [
    {
      label: ledger.figureEntries,
      value: entries === null ? `${reader.number(countedTo)}+` : reader.number(entries),
    },
    of(words.given, given),
    of(words.received, received),
  ];
}

/** Filters that people ask for again and again; the member stays. */
function Views({ view, filter }: LedgerProps): VNode {
  const { words, reader, coalition } = view;
  const { ledger } = words;
  const [thisQuarter, lastQuarter] = quartersBack(coalition.quarter.id, 2) as [string, string];
  const { member } = filter;
  const views: readonly (readonly [string, Partial<LedgerFilter>])[] = [
    [ledger.all, {}],
    [ledger.thisQuarter, { quarter: thisQuarter }],
    [ledger.lastQuarter, { quarter: lastQuarter }],
    [ledger.pending, { status: 'proposed' }],
    [ledger.disputed, { status: 'disputed' }],
    [ledger.unvalued, { unvalued: 'true' }],
  ];
  return (
    <nav class="views" aria-label={ledger.views}>
      <ul>
        {views.map(([label, only]) => {
          const query = filterQuery({ ...NO_FILTER, member, ...only });
          const isHere = query === filterQuery(filter);
          return (
            <li>
              <a
                href={reader.to(`/c/${coalition.id}/ledger${query}`)}
                aria-current={isHere ? 'true' : undefined}
              >
                {label}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function NothingHere({ view, filter }: LedgerProps): VNode {
  const { words, reader, coalition } = view;
  const { ledger } = words;
  if (isNarrowed(filter)) {
    return (
      <EmptyState title={ledger.empty}>
        <p>{ledger.emptyAbout}</p>
        <p>
          <a href={reader.to(`/c/${coalition.id}/ledger`)}>{ledger.all}</a>
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={ledger.none}>
      <p>{ledger.noneAbout}</p>
      <p class="row">
        {coalition.may('take part') ? (
          <a class="button" href={reader.to(`/c/${coalition.id}/record`)}>
            {ledger.first}
          </a>
        ) : null}
        {coalition.may('administer') ? (
          <a href={reader.to(`/c/${coalition.id}/import`)}>{ledger.importFile}</a>
        ) : null}
      </p>
    </EmptyState>
  );
}

function Entries(props: LedgerProps): VNode {
  const { view, filter, page, names, balances } = props;
  const { words, reader, coalition } = view;
  const { ledger } = words;
  const account = filter.member === null ? null : filter.member;
  const runs = runsOver(filter) !== null && balances.size > 0;
  const head: Column[] =
    account === null
      ? [
          ledger.entry,
          ledger.day,
          ledger.between,
          numbers(ledger.quantity),
          numbers(ledger.value),
          ledger.status,
        ]
      : [
          ...[ledger.entry, ledger.day, ledger.with, numbers(ledger.quantity)],
          ...[numbers(words.given), numbers(words.received)],
          ...(runs ? [numbers(words.balance)] : []),
          ledger.status,
        ];
  return (
    <>
      <DataTable
        id="entries"
        title={ledger.list}
        head={head}
        rows={page.items.map((entry) => rowOf(props, entry, runs))}
      />
      {runs ? <p class="hint">{ledger.balanceRuns(names.member(account!))}</p> : null}
      {account !== null && !runs && runsOver(filter) === null ? (
        <p class="hint">
          {ledger.balanceElsewhere}{' '}
          <a
            href={reader.to(
              `/c/${coalition.id}/ledger${filterQuery({ ...NO_FILTER, member: account, from: filter.from, to: filter.to, quarter: filter.quarter })}`,
            )}
          >
            {ledger.withBalance}
          </a>
        </p>
      ) : null}
    </>
  );
}

function rowOf(props: LedgerProps, entry: EntryView, runs: boolean): Row {
  const { view, filter, names, balances } = props;
  const { words, reader, coalition } = view;
  const { ledger } = words;
  const { giver, taker } = sidesIn(names, entry);
  const title = entryTitle(words, entry);
  const of = (
    <>
      <a href={reader.to(entryPath(coalition.id, entry.id))}>{title}</a>
      <span class="hint line">
        {[kindWord(words, entry.kind), ...(entry.project === null ? [] : [entry.project])].join(' · ')}
      </span>
    </>
  );
  const day = (
    <>
      <time class="day" datetime={entry.occurredOn}>
        {reader.day(entry.occurredOn)}
      </time>
      {entry.lateFor === null ? null : (
        <span class="hint line">{ledger.lateFor(reader.day(entry.lateFor))}</span>
      )}
    </>
  );
  const quantity = quantityWords(view, entry.quantity, entry.unit);
  const value =
    entry.value === null ? <span class="muted">{ledger.noValue}</span> : reader.amount(entry.value);
  const status = <StatusBadge words={words} status={statusOf(entry)} />;
  const { member } = filter;
  if (member === null) {
    return { of, cells: [day, ledger.fromTo(giver, taker), quantity, value, status] };
  }
  // An entry between a member and one that merged into it is on both sides of its account.
  const isFirst = entry.memberId === member || entry.counterparty !== `member:${member}`;
  const isGiven = entry.direction === 'exchange' ? isFirst : entry.direction === 'contribution';
  const concernsIt = entry.direction === 'exchange' || isFirst;
  return {
    of,
    cells: [
      ...[day, isFirst ? names.counterparty(entry.counterparty) : names.member(entry.memberId), quantity],
      ...[concernsIt && isGiven ? value : null, concernsIt && !isGiven ? value : null],
      ...(runs ? [reader.amount(balances.get(entry.id) ?? '0')] : []),
      status,
    ],
  };
}
