import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const PATH = 'docs/security.md';
const STATES = ['met', 'met in part', 'not met', 'not applicable', 'for who installs it'] as const;

/**
 * The requirements of OWASP ASVS 5.0.0 at levels 1 and 2, by section: `1.2: 1-9` are 1.2.1 to 1.2.9. Those at level 3 are left out,
 * and so are gaps.
 */
const REQUIREMENTS = `
1.1: 1-2
1.2: 1-9
1.3: 1-11
1.4: 1-3
1.5: 1-2
2.1: 1-3
2.2: 1-3
2.3: 1-4
2.4: 1
3.2: 1-2
3.3: 1-4
3.4: 1-6
3.5: 1-5
3.7: 1-2
4.1: 1-3
4.2: 1
4.3: 1-2
4.4: 1-4
5.1: 1
5.2: 1-3
5.3: 1-2
5.4: 1-3
6.1: 1-3
6.2: 1-12
6.3: 1-4
6.4: 1-4
6.5: 1-5
6.6: 1-3
6.8: 1-4
7.1: 1-3
7.2: 1-4
7.3: 1-2
7.4: 1-5
7.5: 1-2
7.6: 1-2
8.1: 1-2
8.2: 1-3
8.3: 1
8.4: 1
9.1: 1-3
9.2: 1-4
10.1: 1-2
10.2: 1-2
10.3: 1-4
10.4: 1-11
10.5: 1-5
10.6: 1-2
10.7: 1-3
11.1: 1-2
11.2: 1-3
11.3: 1-3
11.4: 1-4
11.5: 1
11.6: 1
12.1: 1-3
12.2: 1-2
12.3: 1-4
13.1: 1
13.2: 1-5
13.3: 1-2
13.4: 1-5
14.1: 1-2
14.2: 1-4
14.3: 1-3
15.1: 1-3
15.2: 1-3
15.3: 1-7
16.1: 1
16.2: 1-5
16.3: 1-4
16.4: 1-3
16.5: 1-3
17.1: 1
17.2: 1-4
17.3: 1-2
`;

/** Of these, the ones that level 1 asks for already. */
const LEVEL_1 = `
1.2: 1-5
1.3: 1-2
1.5: 1
2.1: 1
2.2: 1-2
2.3: 1
3.2: 1-2
3.3: 1
3.4: 1-2
3.5: 1-3
4.1: 1
4.4: 1
5.2: 1-2
5.3: 1-2
6.1: 1
6.2: 1-8
6.3: 1-2
6.4: 1-2
7.2: 1-4
7.4: 1-2
8.1: 1
8.2: 1-2
8.3: 1
9.1: 1-3
9.2: 1
10.4: 1-5
11.3: 1-2
11.4: 1
12.1: 1
12.2: 1-2
13.4: 1
14.2: 1
14.3: 1
15.1: 1
15.2: 1
15.3: 1
`;

interface Row {
  readonly number: string;
  readonly level: string;
  readonly state: string;
  readonly where: string;
}

/** The numbers that ranges name: `1.2: 1-3, 5` are 1.2.1, 1.2.2, 1.2.3 and 1.2.5. */
function numbersOf(ranges: string): string[] {
  return ranges
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [section, spans] = line.split(': ') as [string, string];
      return spans.split(', ').flatMap((span) => {
        const [first, last = first] = span.split('-').map(Number) as [number, number?];
        return Array.from({ length: last - first + 1 }, (_, i) => `${section}.${String(first + i)}`);
      });
    });
}

/** The rows of all tables whose first cell is the number of a requirement. */
function rowsOf(document: string): Row[] {
  return document
    .split('\n')
    .filter((line) => /^\| \d+\.\d+\.\d+ /.test(line))
    .map((line) => {
      const [number, level, , state, where] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      return { number: number!, level: level!, state: state!, where: where! };
    });
}

/** What is named as a file of this repository, in code or as a link beside the document. */
function filesIn(document: string): string[] {
  const inCode = [...document.matchAll(/`((?:test|src|docs|migrations)\/[^`\s]+)`/g)].map(
    ([, path]) => path!,
  );
  const linked = [...document.matchAll(/\]\(((?!https?:|#)[^)#]+)/g)].map(([, path]) =>
    normalize(join(dirname(PATH), path!)),
  );
  return [...new Set([...inCode, ...linked])];
}

/** Links within the document, as they name a heading. */
function missingHeadings(document: string): string[] {
  const headings = [...document.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
  return [...document.matchAll(/\]\(#([^)]+)\)/g)]
    .map(([, to]) => to!)
    .filter((to) => !headings.includes(to));
}

/** What a row says against itself: nothing is met without showing where, and nothing is unmet without a reason. */
function untold({ number, state, where }: Row): string[] {
  if (!(STATES as readonly string[]).includes(state)) return [`${number} is “${state}”`];
  if (where === '') return [`${number} says not where, or why`];
  if (state === 'not met' && !where.startsWith('not met: ')) return [`${number} says not what is missing`];
  return [];
}

describe(PATH, () => {
  const document = readFileSync(PATH, 'utf8');
  const rows = rowsOf(document);

  it('lists each requirement of levels 1 and 2 once, in order', () => {
    expect(numbersOf(REQUIREMENTS)).toHaveLength(253);
    expect(rows.map(({ number }) => number)).toEqual(numbersOf(REQUIREMENTS));
  });

  it('says at which level each is asked', () => {
    const first = new Set(numbersOf(LEVEL_1));
    expect(rows.filter(({ number, level }) => level !== (first.has(number) ? '1' : '2'))).toEqual([]);
  });

  it('says of each how it stands, and where that is shown or why it is so', () =>
    expect(rows.flatMap(untold)).toEqual([]));

  it('counts them as they are', () => {
    const counted = STATES.map(
      (state) => `${String(rows.filter((row) => row.state === state).length)} are ${state}`,
    );
    const told = document.replaceAll(/\s+/g, ' ');
    expect(told).toContain(`Of the ${String(rows.length)} requirements ${counted.join(', ')}.`);
  });

  it('names only files that there are, and headings of its own', () => {
    expect(filesIn(document).length).toBeGreaterThan(50);
    expect(filesIn(document).filter((path) => !existsSync(path))).toEqual([]);
    expect(missingHeadings(document)).toEqual([]);
  });

  it('would be found out', () => {
    const row = (number: string, state: string, where: string): Row => ({ number, level: '1', state, where });
    expect(untold(row('1.1.1', 'nearly met', '`test/x.test.ts`'))).toEqual(['1.1.1 is “nearly met”']);
    expect(untold(row('1.1.1', 'met', ''))).toEqual(['1.1.1 says not where, or why']);
    expect(untold(row('1.1.1', 'not met', 'later'))).toEqual(['1.1.1 says not what is missing']);
    expect(filesIn('`test/nowhere.test.ts`, [there](there.md)')).toEqual([
      'test/nowhere.test.ts',
      'docs/there.md',
    ]);
    expect(missingHeadings('## What is here\n[here](#what-is-here) [there](#there)')).toEqual(['there']);
    expect(rowsOf('| 1.2.3 | 1 | asked | met | here |')).toEqual([row('1.2.3', 'met', 'here')]);
    expect(numbersOf('1.2: 1-2, 4\n')).toEqual(['1.2.1', '1.2.2', '1.2.4']);
  });
});
