import { demoCoalition } from '../../scripts/demo/coalition.js';
import { DEFAULT_POLICY } from '../../src/coalition/domain/policy.js';
import { fileOf } from '../../src/interchange/import-files.js';
import { importFiles } from '../../src/interchange/import.js';
import { Amount } from '../../src/kernel/amount.js';
import { formatAmount, unitOf } from '../../src/kernel/unit.js';
import { partsOf } from '../../src/knowledge/domain/credits.js';
import type { Source } from '../../src/knowledge/domain/lineage.js';
import { splitParts } from '../../src/knowledge/domain/asset.js';
import type { Depth } from '../../src/knowledge/domain/events.js';
import { creditAccounts } from '../../src/knowledge/credits.queries.js';
import { coalitionFounded, COALITION } from '../support/builders.js';
import { tablesIn } from '../support/document-table.js';
import { onSqlite } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';
import { cell, quarterOf, rowsOf, type Row } from './reading.js';

const { files } = demoCoalition();

interface Library {
  readonly assets: readonly Row[];
  readonly uses: readonly Row[];
}

const TRUE: Library = { assets: rowsOf(files, 'knowledge.csv'), uses: rowsOf(files, 'applications.csv') };

const isBy =
  (author: string) =>
  ({ authors }: Row): boolean =>
    authors!.split('|').some((part) => part.split(':')[0] === author);
const isOfAssetBy = (author: string) => {
  const ids = new Set(TRUE.assets.filter(isBy(author)).map((asset) => asset['asset_id']));
  return (use: Row): boolean => ids.has(use['asset_id']);
};

/** Every use of the members' assets so many times more, in the same quarter. */
function toldAgain(more: number, ...authors: readonly string[]): Library {
  const repeated = authors.flatMap((author) => TRUE.uses.filter(isOfAssetBy(author)));
  const again = Array.from({ length: more }, (_, i) =>
    repeated.map((use) => ({ ...use, application_id: `${cell(use, 'application_id')}-${String(i)}` })),
  ).flat();
  return { ...TRUE, uses: [...TRUE.uses, ...again] };
}

const QUARTERS = [...new Set(TRUE.uses.map((use) => quarterOf(cell(use, 'applied_on'))))].slice(1);

/** So many assets more of each author, which its user consults in each of the quarters. */
function trivialAssets(
  each: number,
  quarters: readonly string[],
  ...by: readonly (readonly [author: string, user: string])[]
): Library {
  const assets: Row[] = [];
  const uses: Row[] = [];
  for (const [author, user] of by) {
    for (let i = 0; i < each; i += 1) {
      const id = `leaflet-${author}-${String(i)}`;
      const about = { title: id, shared_on: '2025-01-02', authors: author, derives_from: '' };
      assets.push({ asset_id: id, ...about, asset_type: '', licence: '', description: '' });
      for (const quarter of quarters) uses.push(consulted(id, user, quarter));
    }
  }
  return { assets: [...TRUE.assets, ...assets], uses: [...TRUE.uses, ...uses] };
}

function consulted(asset: string, user: string, quarter: string): Row {
  const month = String(3 * parseInt(quarter.slice(6), 10) - 2).padStart(2, '0');
  const on = `${quarter.slice(0, 4)}-${month}-03`;
  return {
    ...{ application_id: `${asset} ${quarter}`, asset_id: asset, member_id: user, applied_on: on },
    ...{ depth: 'consulted', outcome_value: '', confirmed_by: user, confirmed_on: on, description: '' },
  };
}

const TOGETHER = [
  ['pier-nine', 'open-door'],
  ['open-door', 'pier-nine'],
] as const;
const FRIEND = ['tenants-union', 'growers'] as const;

/** What members try, as the document has it: who, what, and the library that comes of it. */
const TRIED: readonly (readonly [member: string, what: string, library: Library])[] = [
  ['tenants-union', 'shares its assets a second time', twice('tenants-union')],
  ['tenants-union', 'has its users tell of the copies too', usedTwice('tenants-union')],
  ['tenants-union', 'has each use of them told twice', toldAgain(1, 'tenants-union')],
  ['tenants-union', 'has each use of them told ten times', toldAgain(9, 'tenants-union')],
  ['pier-nine', 'and its friend tell each use of the other twice', toldAgain(1, 'pier-nine', 'open-door')],
  ['pier-nine', 'and its friend tell each ten times', toldAgain(9, 'pier-nine', 'open-door')],
  [
    'pier-nine',
    'and its friend add a leaflet each, and consult them every quarter',
    trivialAssets(1, QUARTERS, ...TOGETHER),
  ],
  ['pier-nine', 'and its friend add ten each', trivialAssets(10, QUARTERS, ...TOGETHER)],
  [
    'tenants-union',
    'has a friend that consults ten leaflets in a quarter, and asks for nothing',
    trivialAssets(10, ['2026-Q2'], FRIEND),
  ],
  ['tenants-union', 'has one that consults forty', trivialAssets(40, ['2026-Q2'], FRIEND)],
];

function twice(author: string): Library {
  const copies = TRUE.assets.filter(isBy(author));
  const again = copies.map((asset) => ({ ...asset, asset_id: `${cell(asset, 'asset_id')}-2` }));
  return { ...TRUE, assets: [...TRUE.assets, ...again] };
}

/** Each asset in two, as if they were others, and whoever used one says that it used both. */
function usedTwice(author: string): Library {
  const copied = TRUE.uses.filter(isOfAssetBy(author)).map((use) => ({
    ...use,
    application_id: `${cell(use, 'application_id')}-2`,
    asset_id: `${cell(use, 'asset_id')}-2`,
  }));
  return { assets: twice(author).assets, uses: [...TRUE.uses, ...copied] };
}

/** What a member would have if every record counted in full, whoever else it praised: as scores of activity do. */
function byRecords(member: string, { assets, uses }: Library): Amount {
  const weighted = (text: string) =>
    text === ''
      ? []
      : splitParts(
          text.split('|').map((part) => ({ id: part.split(':')[0]!, weight: part.split(':')[1] ?? '1' })),
        );
  const sources = new Map<string, Source>(
    assets.map((asset) => [
      cell(asset, 'asset_id'),
      { authors: weighted(cell(asset, 'authors')), parents: weighted(cell(asset, 'derives_from')) },
    ]),
  );
  const parts = partsOf(member, {
    uses: uses.map((use) => ({
      userId: cell(use, 'member_id'),
      assetId: cell(use, 'asset_id'),
      deepest: cell(use, 'depth') as Depth,
      outcomes: Amount.parse(cell(use, 'outcome_value') || '0'),
      earlierQuarters: 0,
    })),
    sources,
    rules: DEFAULT_POLICY.knowledge,
    accountOf: (id) => id,
    exclusionOf: (author, user) => (author === user ? 'own-use' : null),
  });
  let sum = Amount.zero;
  for (const { credits, excluded } of parts) if (excluded === null) sum = sum.plus(credits);
  return sum;
}

function csvText(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0]!);
  return [
    columns.join(),
    ...rows.map((row) => columns.map((column) => `"${cell(row, column)}"`).join()),
    '',
  ].join('\n');
}

const credits = (amount: Amount): string => formatAmount(amount.rounded(2), unitOf('credits'));

onSqlite('who tries to gain credits by volume', (engine) => {
  const ledgers = ledgersOn(engine);

  async function accounts({ assets, uses }: Library): Promise<ReadonlyMap<string, Amount>> {
    const ledger = await ledgers.with(coalitionFounded({ timeZone: 'Europe/Dublin' }));
    const texts = [
      ...(['members.csv', 'member_changes.csv'] as const).map((name) => fileOf(name, files[name])),
      fileOf('knowledge.csv', csvText(assets)),
      fileOf('applications.csv', csvText(uses)),
    ];
    const { errors } = await importFiles(ledger.ledger, COALITION, texts, { actor: 'backbone' });
    expect(errors).toEqual([]);
    const { members } = await creditAccounts(ledger.ledger, COALITION, {});
    return new Map(members.map(({ id, accrued }) => [id, Amount.parse(accrued)]));
  }

  it('gains what the document says', async () => {
    const before = await accounts(TRUE);
    const gain = (one: Amount, other: Amount): string => {
      const more = other.minus(one);
      return `+${credits(more)}`;
    };

    const found: string[][] = [];
    for (const [member, what, library] of TRIED) {
      const was = before.get(member)!;
      const is = (await accounts(library)).get(member)!;
      const records = library.assets.length + library.uses.length - TRUE.assets.length - TRUE.uses.length;
      found.push([
        ...[member, what, String(records), credits(was), credits(is), gain(was, is)],
        gain(byRecords(member, TRUE), byRecords(member, library)),
      ]);
    }
    expect(found).toEqual(
      tablesIn('docs/knowledge-equity.md')(
        'member',
        'what it tries',
        'records',
        'had',
        'has',
        'gains',
        'by records',
      ),
    );
  });
});
