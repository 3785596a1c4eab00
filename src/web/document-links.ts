import type { ReportStanding } from '../reports/report-standings.queries.js';
import type { DocumentLinks } from './document-blocks.js';
import { withParameter } from './reader.js';
import type { View } from './view.js';

interface LinksAsked {
  readonly view: View & { readonly coalition: NonNullable<View['coalition']> };
  /** The quarter whose statements members lead to. */
  readonly quarter: string;
  readonly detailOf: ReportStanding['detailOf'];
  /** The page itself, with what its query keeps. */
  readonly here: string;
  readonly whole: string | null;
}

/** Of figures that are told of all together, and of a member’s part in them: who sees its own alone may be refused them. */
const OF_ALL = /^member\/[^/]+\/[^/]+\/(?:fair|shares|credits\/equityShare)/;

/** Where what stands in a report leads, for whoever reads it. */
export function documentLinks({ view, quarter, detailOf, here, whole }: LinksAsked): DocumentLinks {
  const { reader, coalition } = view;
  const base = `/c/${coalition.id}`;
  const isInside = coalition.may('look as a member');
  const seesDetailOf = (id: string): boolean => isInside && (detailOf === 'all' || detailOf.includes(id));
  const isExplained = (figure: string): boolean => {
    if (!isInside || detailOf === 'all') return isInside;
    const member = /^member\/([^/]+)\//.exec(figure)?.[1];
    return member !== undefined && detailOf.includes(decodeURIComponent(member)) && !OF_ALL.test(figure);
  };
  const to = (may: boolean, path: string): string | null => (may ? reader.to(`${base}${path}`) : null);
  return {
    whole,
    toWhole: (key) => reader.to(withParameter(here, 'all', key)),
    toMember: (id) => to(seesDetailOf(id), `/reports/${quarter}/statements/${encodeURIComponent(id)}`),
    toEntry: (id) => to(isInside, `/ledger/${encodeURIComponent(id)}`),
    toPledge: (id) => to(isInside, `/pledges/${encodeURIComponent(id)}`),
    toFigure: (figure) => to(isExplained(figure), `/explain?figure=${encodeURIComponent(figure)}`),
  };
}
