import type { VNode } from 'preact';
import type {
  EntryPart,
  EventReference,
  EvidenceReference,
  Part,
} from '../../../portfolios/domain/explanation.js';
import type { Row } from '../../tables.js';
import type { Here } from '../../view.js';
import { ExplainedFigure, kindWords } from '../figures.js';
import { quantityIn } from '../naming.js';
import { unitBeside } from '../units.js';

/** A value with its unit; a ratio, which has none, as it is. */
export function shownValue({ reader, words }: Here, value: string, unit: string | null): string {
  const shown = /^-?\d+(\.\d+)?$/.test(value) ? reader.amount(value) : value;
  return unit === null ? shown : `${shown}\u00a0${unitBeside(words, value, unit)}`;
}

/** A part of a figure in a line: what it is, by what it came about, what it is worth, and what it adds. */
export function partRow(view: Here, part: Part): Row {
  const { reader, words, coalition } = view;
  const { explain } = words;
  const adds = part.amount === null ? '' : shownValue(view, part.amount, null);
  const base = `/c/${coalition.id}`;
  switch (part.type) {
    case 'figure':
      return {
        of: (
          <>
            <span class="muted">{explain.roles[part.role]}</span>{' '}
            <ExplainedFigure view={view} figure={part.figure}>
              {part.figure}
            </ExplainedFigure>
          </>
        ),
        cells: ['', part.value === null ? '—' : shownValue(view, part.value, part.unit), adds],
      };
    case 'entry':
      return entryRow(view, part, adds);
    case 'pledge':
      return {
        of: (
          <>
            {explain.pledge}{' '}
            <a href={reader.to(`${base}/pledges/${encodeURIComponent(part.pledge)}`)}>{part.pledge}</a>{' '}
            <span class="hint">
              {kindWords(view, part.kind)} · {words.needsYou.due(reader.day(part.dueOn))}
            </span>
          </>
        ),
        cells: [
          <Events view={view} events={part.events} />,
          explain.delivered({
            delivered: reader.amount(part.delivered),
            promised: quantityIn(view, part.promised, part.unit),
          }),
          adds,
        ],
      };
    case 'fact':
      return {
        of: `${explain.fact}: ${part.what}`,
        cells: [<Events view={view} events={[part.event]} />, reader.day(part.occurredOn), adds],
      };
    case 'credit':
      return {
        of: (
          <>
            {explain.credit}: {part.what}{' '}
            <span class="hint">
              {Object.entries(part.factors)
                .filter(([, factor]) => factor !== null)
                .map(([name, factor]) => `${name} ${factor!}`)
                .join(' · ')}
            </span>
          </>
        ),
        cells: [<Events view={view} events={part.events} />, part.applications.join(', '), adds],
      };
    case 'policy':
      return {
        of: (
          <>
            {explain.rulePart} <a href={reader.to(`${base}/policies`)}>{part.rule}</a>
          </>
        ),
        cells: [
          <>
            {explain.policyVersion(reader.number(part.policyVersion))}
            {part.event === null ? null : <Events view={view} events={[part.event]} />}
          </>,
          part.value,
          adds,
        ],
      };
    default:
      return part satisfies never;
  }
}

function entryRow(view: Here, part: EntryPart, adds: string): Row {
  const { reader, words, coalition } = view;
  const { explain } = words;
  const path = `/c/${coalition.id}/ledger/${encodeURIComponent(part.entry)}`;
  const notes = [
    reader.day(part.occurredOn),
    kindWords(view, part.kind),
    part.description,
    part.lateFor === null ? null : explain.late(reader.day(part.lateFor)),
    part.reverses === null ? null : explain.reversal(part.reverses),
  ];
  return {
    of: (
      <>
        {explain.entry} <a href={reader.to(path)}>{part.entry}</a>{' '}
        <span class="hint">{notes.filter(Boolean).join(' · ')}</span>
      </>
    ),
    cells: [
      <>
        <Events view={view} events={part.events} />
        <Evidence view={view} entry={part.entry} evidence={part.evidence} />
      </>,
      quantityIn(view, part.quantity, part.unit),
      adds,
    ],
  };
}

/** The events behind a part, by which anyone can check it against the log. */
function Events({
  view,
  events,
}: {
  readonly view: Here;
  readonly events: readonly EventReference[];
}): VNode | null {
  const { reader, words, coalition } = view;
  if (events.length === 0) return null;
  return (
    <details>
      <summary>
        {words.explain.events}: {reader.number(events.length)}
      </summary>
      <ul class="plain">
        {events.map(({ position, type, recordedAt, actor, hash }) => (
          <li>
            {type} · {words.explain.position(reader.number(position))} ·{' '}
            {reader.moment(recordedAt, coalition.timeZone)} · <code>{actor}</code>
            <br />
            <code class="hash">{hash}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Evidence(props: {
  readonly view: Here;
  readonly entry: string;
  readonly evidence: readonly EvidenceReference[];
}): VNode {
  const { view, entry, evidence } = props;
  const { words, coalition } = view;
  if (evidence.length === 0) return <span class="hint id">{words.explain.noEvidence}</span>;
  const api = `/api/v1/coalitions/${coalition.id}/entries/${encodeURIComponent(entry)}/evidence`;
  return (
    <ul class="plain">
      {evidence.map(({ name, sha256 }) => (
        <li>
          <a href={`${api}/${sha256}`}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
