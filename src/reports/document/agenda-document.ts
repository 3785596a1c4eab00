import type { ReviewAgenda } from '../../reviews/agenda.queries.js';
import { heading, paragraph, type Block, type ReadingDocument } from './document.js';
import { counted, daysInWords, quarterInWords, sentence } from './words.js';

type Kind = keyof ReviewAgenda['counts'];

const KINDS: Readonly<Record<Kind, { readonly title: string; readonly ask: string }>> = {
  gap: {
    title: 'Furthest from a fair share',
    ask: 'What can be given next to those who received too little?',
  },
  dispute: { title: 'Disputed entries', ask: 'What would settle each?' },
  'overdue-pledge': { title: 'Overdue pledges', ask: 'By when will it come, or is it to be changed?' },
  ring: { title: 'Circles of confirmation', ask: 'How do these members work together?' },
  objection: { title: 'Objections', ask: 'What would have to change?' },
  pulse: { title: 'Low marks for fairness', ask: 'What lies behind them?' },
};

/** The agenda of a review as a page to go by: what to talk about, kind by kind, the heaviest first. */
export function agendaDocument(agenda: ReviewAgenda): ReadingDocument {
  const { coalition, quarter, from, to, position, isFrozen, knownAt, items, counts } = agenda;
  const kinds = (Object.keys(KINDS) as Kind[]).filter((kind) => counts[kind] > 0);
  return {
    kicker: `Agenda of the quarterly review · ${quarter}${isFrozen ? '' : ' · not frozen yet'}`,
    title: coalition.name,
    subtitle: `${sentence(quarterInWords(quarter))}: ${daysInWords(from, to)}`,
    runningHead: `${coalition.name} · agenda of the review · ${quarter}`,
    provenance: positionInWords(position, isFrozen),
    currency: coalition.currency,
    sheet: 'Agenda',
    madeAt: knownAt,
    blocks: [
      paragraph(
        kinds.length === 0
          ? 'The data asks for nothing: no gap, no dispute, no pledge overdue, no objection.'
          : `Made from the data: ${counted(items.length, 'thing', 'things')} to talk about. What weighs most comes first.`,
        'lead',
      ),
      ...kinds.flatMap((kind) => ofKind(agenda, kind)),
    ],
  };
}

/** Figures of papers for a review are those at its frozen position; before it is prepared, those of now. */
export function positionInWords(position: number, isFrozen: boolean): string {
  return `${isFrozen ? 'Figures as frozen' : 'Figures as they stand, not frozen yet'} · position ${String(position)}`;
}

function ofKind({ items, counts }: ReviewAgenda, kind: Kind): Block[] {
  const shown = items.filter((item) => item.kind === kind);
  const rest = counts[kind] - shown.length;
  return [
    heading(KINDS[kind].title),
    paragraph(KINDS[kind].ask),
    { block: 'list', items: shown.map(({ words }) => words) },
    ...(rest > 0
      ? [
          paragraph(
            `${sentence(counted(rest, 'more stands', 'more stand'))} in the ledger and not here.`,
            'note',
          ),
        ]
      : []),
  ];
}
