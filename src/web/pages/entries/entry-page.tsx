import type { ComponentChildren, VNode } from 'preact';
import { ErrorSummary } from '../../controls.js';
import { Page } from '../../layout.js';
import { FactList } from '../../parts.js';
import { EntryActions, isOffered } from './entry-acts.js';
import { EntryEvidence } from './entry-evidence.js';
import { EntryHistory } from './entry-history.js';
import type { EntryProps } from './entry-props.js';
import {
  capital,
  entryPath,
  entryTitle,
  kindWord,
  quantityWords,
  sidesIn,
  statusOf,
  StatusBadge,
} from './entry-words.js';
import { valuationWords } from './valuation-words.js';

/** One entry: what happened, how it stands and who acts next; then what is behind it. */
export function EntryPage(props: EntryProps): VNode {
  const { view, entry } = props;
  const { words, reader, coalition } = view;
  const title = entryTitle(words, entry);
  return (
    <Page view={view} title={title}>
      <p class="kicker">
        <a href={reader.to(`/c/${coalition.id}/ledger`)}>{words.entry.back}</a>
      </p>
      <h1>
        {title} <StatusBadge words={words} status={statusOf(entry)} />
      </h1>
      <Lost {...props} />
      <p class="lead">{leadOf(props)}</p>
      <EntryActions {...props} />
      <div class="columns entry">
        <div>
          <Valued {...props} />
          <Facts {...props} />
          <Corrections {...props} />
        </div>
        <div>
          <EntryEvidence {...props} />
          <EntryHistory {...props} />
        </div>
      </div>
      {coalition.may('read the log') ? <InTheLog {...props} /> : null}
    </Page>
  );
}

/** What was refused and has no form here any more, as the entry changed meanwhile: why, and what was typed, to be copied. */
function Lost({ view, sent, acts }: EntryProps): VNode | null {
  if (sent === undefined || isOffered(acts.acts, sent.name)) return null;
  const typed = ['reason', 'quantity', 'value', 'basis']
    .map((field) => sent.typed(field))
    .filter((text) => text !== '');
  return (
    <>
      <ErrorSummary view={view} form={sent} />
      {typed.map((text) => (
        <p class="quoted">{text}</p>
      ))}
    </>
  );
}

/** Of several steps that somebody can take, the one that brings most. */
const DECISIVE = ['accept', 'adjust', 'uphold', 'withdraw', 'answer'] as const;

function leadOf({ view, entry, names, currency, party }: EntryProps): string {
  const { words, reader } = view;
  const told = words.entry;
  const { giver, taker } = sidesIn(names, entry);
  const what = told.quantityOf(
    quantityWords(view, entry.quantity.replace(/^-/, ''), entry.unit),
    kindWord(words, entry.kind),
  );
  const day = reader.day(entry.lateFor ?? entry.occurredOn);
  const happened =
    entry.direction === 'benefit' ? told.got(taker, what, giver, day) : told.gave(giver, what, taker, day);
  const worth =
    entry.value === null
      ? told.unvalued
      : entry.kind === 'funds' && entry.unit === currency
        ? ''
        : told.worth(`${reader.amount(entry.value.replace(/^-/, ''))} ${currency}`);
  const stands = {
    proposed: told.isProposed,
    accepted: told.counts,
    disputed: told.isDisputed,
    withdrawn: told.isWithdrawn,
    rejected: told.isRejected,
    reversed: told.isReversed,
  }[statusOf(entry)];
  const steps = entry.waitsFor.map((waits) => {
    const who = waits.party === party ? told.youAre : names.party(waits.party);
    return told.steps[DECISIVE.find((step) => waits.steps.includes(step))!](who);
  });
  const next = steps.length === 0 ? '' : told.nextSteps(reader.list(steps));
  const parts =
    entry.reverses === null
      ? [happened, worth, stands, next]
      : [told.takesBack(reader.day(entry.occurredOn)), happened, worth];
  return parts.filter((part) => part !== '').join(' ');
}

function Valued({ view, entry, currency }: EntryProps): VNode {
  const { words, reader } = view;
  const told = words.entry;
  const types = Object.entries(entry.valueTypes).map(([type, weight]) => {
    const name = words.record.valueTypes[type as keyof typeof words.record.valueTypes];
    return weight === '1' ? name : `${name} ${reader.share(weight)}`;
  });
  return (
    <section>
      <h2>{told.valued}</h2>
      <p class="figure">
        {entry.value === null ? words.ledger.noValue : `${reader.amount(entry.value)} ${currency}`}
      </p>
      <p>
        {entry.valuation !== null
          ? valuationWords(view, entry.valuation, currency)
          : entry.reverses !== null
            ? told.reversalValued
            : told.unvalued}
      </p>
      <p class="hint">
        {told.types}: {reader.list(types)}
        {entry.valueTypesStated ? null : ` (${told.byDefault})`}
      </p>
    </section>
  );
}

function Facts(props: EntryProps): VNode {
  const { view, entry, names } = props;
  const { words, reader, coalition } = view;
  const told = words.entry;
  const { giver, taker } = sidesIn(names, entry);
  const { inKind, costShare, pledgeId, lateFor } = entry;
  const facts: (readonly [string, ComponentChildren])[] = [
    [words.ledger.between, words.ledger.fromTo(giver, taker)],
    [words.ledger.kind, capital(kindWord(words, entry.kind))],
    [words.ledger.quantity, quantityWords(view, entry.quantity, entry.unit)],
    [
      told.happened,
      <>
        {reader.day(lateFor ?? entry.occurredOn)}
        {lateFor === null ? null : <span class="hint">{told.bookedOn(reader.day(entry.occurredOn))}</span>}
      </>,
    ],
    [
      told.recordedBy,
      `${capital(names.party(entry.recordedBy))}, ${reader.moment(entry.recordedAt, coalition.timeZone)}`,
    ],
  ];
  if (entry.project !== null) facts.push([told.project, entry.project]);
  if (entry.description !== null && entry.description !== entryTitle(words, entry)) {
    facts.push([words.record.description, entry.description]);
  }
  if (pledgeId !== null) {
    const path = `/c/${coalition.id}/pledges/${encodeURIComponent(pledgeId)}`;
    facts.push([told.pledge, <a href={reader.to(path)}>{pledgeId}</a>]);
  }
  if (costShare !== null) facts.push([told.award, told.claimed(costShare.award, costShare.item)]);
  if (inKind !== null) {
    const lines = [
      inKind.category,
      told.uses[inKind.use],
      ...(inKind.technique === null ? [] : [told.technique(inKind.technique)]),
      ...(inKind.inputs === null ? [] : [told.inputs(inKind.inputs)]),
      ...(inKind.restrictions === null ? [] : [told.restricted(inKind.restrictions)]),
    ];
    facts.push([told.inKind, lines.map((line) => <span class="line">{line}</span>)]);
  }
  return (
    <section>
      <h2>{told.facts}</h2>
      <FactList facts={facts} />
    </section>
  );
}

/** What was put right by this entry, and what puts it right. */
function Corrections({ view, entry }: EntryProps): VNode | null {
  const { words, reader, coalition } = view;
  const told = words.entry;
  const links = (
    [
      [told.reverses, entry.reverses],
      [told.reversedBy, entry.reversedBy],
      [told.replaces, entry.replaces],
      [told.replacedBy, entry.replacedBy],
    ] as const
  ).flatMap(([label, id]) => (id === null ? [] : [[label, id] as const]));
  if (links.length === 0) return null;
  return (
    <section>
      <h2>{told.corrections}</h2>
      <FactList
        facts={links.map(([label, id]) => [label, <a href={reader.to(entryPath(coalition.id, id))}>{id}</a>])}
      />
    </section>
  );
}

/** What the entry can be held to: its events in the chain. */
function InTheLog({ view, entry }: EntryProps): VNode {
  const told = view.words.entry;
  const proof = `/c/${view.coalition.id}/verify?entry=${encodeURIComponent(entry.id)}#entry`;
  return (
    <details class="log">
      <summary>{told.inLog}</summary>
      <h2>{told.forAuditors}</h2>
      <p>
        <a href={view.reader.to(proof)}>{told.proof}</a>
      </p>
      {entry.events.map((event) => (
        <FactList
          facts={[
            [told.position, view.reader.number(event.position)],
            [told.event, <code>{`${event.type} ${event.eventId}`}</code>],
            [told.hash, <code>{event.hash}</code>],
            [told.before, <code>{event.prevHash}</code>],
          ]}
        />
      ))}
    </details>
  );
}
