/** What is asked of coalitions, by programs through the API and by people on the pages. */
import type { Deed } from './asking.js';
import type { Kind, LoadedCoalition } from './mixed-kinds.js';

interface Seen {
  readonly of: LoadedCoalition;
  /** Some that were recorded, and up to which position. */
  readonly entries: readonly string[];
  readonly position: number;
}

interface Reader {
  readonly quarter: string;
  /** The member that it is about. */
  readonly member: string;
  /** Of a representative. */
  readonly cookie: string;
  readonly random: () => number;
}

export function reading(
  kind: Kind,
  { of, entries, position }: Seen,
  { quarter, member, cookie, random }: Reader,
): Deed {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const at = encodeURIComponent(member);
  const entry = entries.length > 0 ? encodeURIComponent(pick(entries)) : undefined;
  const figure = encodeURIComponent(pick(of.figures));
  const [api, site] = [`/api/v1/coalitions/${of.slug}`, `/c/${of.slug}`];
  const page = { accept: 'text/html', 'accept-encoding': 'gzip', 'accept-language': 'en-GB' };
  const get = (path: string, headers: Readonly<Record<string, string>>): Deed => ({
    ...{ kind, method: 'GET', path, headers, expects: [200] },
  });
  const asked = (path: string): Deed => get(`${api}/${path}`, { authorization: of.bearer });
  // One in four who reads pages is a coordinator.
  const read = (path: string, who = random() < 0.25 ? of.coordinator : cookie): Deed =>
    get(`${site}${path}`, { ...page, cookie: who });
  switch (kind) {
    case 'balances':
      return asked(`balances?quarter=${quarter}`);
    case 'portfolio':
      return asked(`members/${at}/portfolio?quarter=${quarter}`);
    case 'entries':
      return asked(`entries?order=newest&limit=50${random() < 0.5 ? '' : `&member=${at}`}`);
    case 'entry':
      return asked(entry === undefined ? 'entries?limit=1' : `entries/${entry}`);
    case 'explanation':
      return asked(`figures?figure=${figure}`);
    case 'credits':
      return asked('credits');
    case 'events since':
      return asked(`events?after=${String(position)}&limit=100`);
    case 'page: overview':
      return read('');
    case 'page: needs you':
      return read('/needs-you');
    case 'page: ledger':
      return read(random() < 0.5 ? '/ledger' : `/ledger?quarter=${quarter}&member=${at}`);
    case 'page: entry':
      return read(entry === undefined ? '/ledger' : `/ledger/${entry}`, of.coordinator);
    case 'page: portfolio':
      return read(`/members/${at}`);
    case 'page: record':
      return read('/record');
    case 'page: pledges':
      return read('/pledges');
    case 'page: knowledge':
      return read('/knowledge');
    case 'page: explanation':
      return read(`/explain?figure=${figure}`, of.coordinator);
    case 'page: report':
      return read(`/reports/${quarter}`, of.coordinator);
    case 'report as XLSX':
      return asked(`reports/${quarter}?format=xlsx`);
    default:
      return asked(`reports/${quarter}`);
  }
}
