import { DEFAULT_POLICY } from '../../src/coalition/domain/policy.js';
import { Amount } from '../../src/kernel/amount.js';
import { byAuthor, pairCredits, sentCredits, type Use } from '../../src/knowledge/domain/credits.js';
import type { Source } from '../../src/knowledge/domain/lineage.js';
import {
  coalitionFounded,
  knowledgeApplied,
  knowledgeShared,
  memberJoined,
  policyAdopted,
  quarterClosed,
} from '../support/builders.js';
import { tablesIn } from '../support/document-table.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';

const table = tablesIn('docs/knowledge-equity.md');

const hundredths = (text: string): string => Amount.parse(text).rounded(2).toString();

onBothEngines('the two quarters that are worked by hand', (engine) => {
  const ledgers = ledgersOn(engine);

  it('come to the very numbers of the document', async () => {
    const applications = table('application', 'user', 'asset', 'on', 'depth', 'outcome').map(
      ([id, memberId, asset, appliedOn, depth, outcome]) =>
        knowledgeApplied(id!, asset!, {
          ...{ memberId: memberId!, appliedOn: appliedOn!, depth: depth! },
          outcomeValue: outcome === '' ? null : outcome!,
          confirmedBy: 'backbone',
        }),
    );
    expect(applications).toHaveLength(10);
    const ledger = await ledgers.open();
    await ledger.tellAll(
      coalitionFounded(),
      memberJoined('alder', { parentGroup: 'trees' }),
      memberJoined('birch'),
      memberJoined('cedar'),
      memberJoined('dune'),
      memberJoined('elm', { parentGroup: 'trees' }),
      policyAdopted({ quarterCap: '60' }),
      knowledgeShared('guide', { authors: 'alder:0.6|birch:0.4' }),
      knowledgeShared('atlas', { authors: 'cedar', derivesFrom: 'guide' }),
      knowledgeShared('toolkit', { authors: 'dune', derivesFrom: 'atlas' }),
      ...applications,
      quarterClosed('2026-Q1'),
      quarterClosed('2026-Q2'),
    );
    const pairs = await ledger.rows(
      'SELECT quarter, author_id, user_id, raw, counted, credits FROM accruals ORDER BY 1, 2, 3',
    );
    const shown = pairs.map((pair) => [
      ...[pair['quarter'], pair['author_id'], pair['user_id']],
      ...[hundredths(String(pair['raw'])), hundredths(String(pair['credits']))],
    ]);
    const told = table('quarter', 'author', 'user', 'sent', 'lesser', 'earned');
    expect(shown).toEqual(
      told.map(([quarter, author, user, sent, , earned]) => [quarter, author, user, sent, earned]),
    );
    // What damps a pair is not stored: M × (counted / earned − 1) gives it back.
    const lesser = pairs.map((pair) => {
      const earned = Amount.parse(String(pair['credits']));
      const lost = Amount.parse(String(pair['counted'])).minus(earned);
      return lost.inProportion(Amount.parse('100'), earned, 2).toString();
    });
    expect(lesser).toEqual(told.map((row) => row[4]));
    const earned = new Map<string, Amount>();
    for (const pair of pairs) {
      const key = `${String(pair['quarter'])} ${String(pair['author_id'])}`;
      earned.set(key, (earned.get(key) ?? Amount.zero).plus(Amount.parse(String(pair['credits']))));
    }
    const lots = await ledger.rows('SELECT vested_in, member_id, vested FROM credit_lots ORDER BY 1, 2');
    expect(
      lots.map((lot) => {
        const [quarter, member] = [String(lot['vested_in']), String(lot['member_id'])];
        return [
          quarter,
          member,
          earned.get(`${quarter} ${member}`)!.rounded(2).toString(),
          String(lot['vested']),
        ];
      }),
    ).toEqual(table('quarter', 'member', 'earned', 'vests'));
    await ledger.verify();
  });
});

describe('volume', () => {
  const rules = DEFAULT_POLICY.knowledge;
  const consulted = (userId: string, assetId: string): Use => ({
    ...{ userId, assetId, deepest: 'consulted', outcomes: Amount.zero, earlierQuarters: 0 },
  });
  const sources = new Map<string, Source>();
  const assetsOf = (author: string, many: number): string[] =>
    Array.from({ length: many }, (_, i) => {
      sources.set(`${author}-${i}`, { authors: [{ id: author, weight: Amount.one }], parents: [] });
      return `${author}-${i}`;
    });
  const earned = (uses: Use[]): string => {
    const sent = sentCredits({ uses, sources, rules, accountOf: (id) => id, exclusionOf: () => null });
    return byAuthor(pairCredits(sent, rules, () => Amount.zero))
      .get('alder')!
      .rounded(2)
      .toString();
  };

  it.each(table('assets each', 'one way', 'each of a pair'))(
    'of %s trivial assets gains what the document says: %s, or %s',
    (many, oneWay, mutual) => {
      const byBirch = assetsOf('alder', Number(many)).map((asset) => consulted('birch', asset));
      const byAlder = assetsOf('birch', Number(many)).map((asset) => consulted('alder', asset));
      expect([earned(byBirch), earned([...byBirch, ...byAlder])]).toEqual([oneWay, mutual]);
    },
  );
});
