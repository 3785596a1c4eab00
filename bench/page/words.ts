/** What each benchmark is about, for those who did not write it. */
export interface BenchmarkWords {
  readonly title: string;
  /** What is measured, against what. */
  readonly about: string;
}

const WORDS: Readonly<Record<string, BenchmarkWords>> = {
  append: {
    title: 'Recording entries',
    about:
      'Single entries, each decided, booked twice, hashed, added to all figures and safe on disk before it is answered. On SQLite against a plain program that writes the very same rows and decides nothing, and against Emmett, an event store; on PostgreSQL against pgbench.',
  },
  http: {
    title: 'Recording entries through the API',
    about:
      'Fifty connections post entries to the whole server, each answered once it is safe on disk; against the same server’s answer to the same requests when it records nothing.',
  },
  sustained: {
    title: 'A load that goes on',
    about:
      'One server with a thousand members and a long history, asked at a steady rate by people and programs: how long they wait, and whether memory stays; the end of the run against its beginning.',
  },
  instances: {
    title: 'Several servers on one database',
    about:
      'Three servers on one PostgreSQL with a hundred coalitions, one of them killed half-way; against one server with the same load. Nothing acknowledged may be lost.',
  },
  access: {
    title: 'Knowing who asks',
    about:
      'What a request takes longer because it is let in by a session or a key, and counted; against the same request at a door that stands open.',
  },
  replay: {
    title: 'Making all figures anew',
    about:
      'A whole history read again, with all entries, postings and sums made from it and kept; against ledger and hledger, which read the same entries and print the balance of every account.',
  },
  report: {
    title: 'The report of a quarter',
    about:
      'The figures of ten thousand entries of a thousand members, behind a long history; against the same quarter behind a short one.',
  },
  portfolio: {
    title: 'A member’s value portfolio',
    about:
      'Shares, balances and medians over a thousand members, and how the largest figure came to be, behind a long history; against the same behind a short one, and against merely reading the rows it is made of.',
  },
  pages: {
    title: 'The pages of the site',
    about:
      'What fifty readers wait for, and the processor time of each page behind a long history; against a ledger that shows the same today behind a short one.',
  },
  import: {
    title: 'Taking in a file',
    about:
      'A hundred thousand entries checked and recorded, all or none; against inserting the same rows as text, unchecked.',
  },
  knowledge: {
    title: 'A large library',
    about:
      'A hundred thousand uses of five thousand assets, twenty generations deep, taken in, and their quarter closed; then one use more, against the same with a single asset.',
  },
  drawing: {
    title: 'The report on paper',
    about:
      'The PDF of a quarter with the statements of a thousand members. The server answers others meanwhile: how late it gets to them, against a server that has nothing to do.',
  },
  proposals: {
    title: 'Proposals for the review',
    about:
      'What a thousand members could get of two hundred supplies. The server answers others meanwhile: how late it gets to them, against a server that has nothing to do.',
  },
  growth: {
    title: 'A ledger that grows',
    about:
      'The same questions and commands on ledgers from two thousand events to a million, in one run. What is asked stays the same: a page, a quarter, one entry more. Lines that lie flat take no notice of the history; the dashed line would grow in step with it.',
  },
};

export function wordsFor(name: string): BenchmarkWords {
  return WORDS[name] ?? { title: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`, about: '' };
}
