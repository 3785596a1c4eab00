import { knowledgeFlows } from '../../src/knowledge/flows.queries.js';
import { ringsIn } from '../../src/knowledge/domain/rings.js';
import { creditsWhatIf } from '../../src/knowledge/what-if.queries.js';
import { Amount } from '../../src/kernel/amount.js';
import {
  aCoalition,
  quarterClosed,
  COALITION,
  knowledgeApplied,
  knowledgeShared,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';

const praise = (path: string, credits = '1') => {
  const [from, to] = path.split('>') as [string, string];
  return { from, to, credits: Amount.parse(credits) };
};
const rings = (...paths: ReturnType<typeof praise>[]) =>
  ringsIn(paths).map(({ members, credits }) => `${members.join('>')}: ${credits.toString()}`);

describe('rings of praise', () => {
  it('are the shortest circle of each group, with the smallest flow in it', () => {
    const found = rings(
      praise('c>a', '5'),
      praise('a>b', '2'),
      praise('b>c', '7'),
      praise('c>d'),
      praise('d>a'),
    );
    expect(found).toEqual(['a>b>c: 2']);
  });

  it('are not pairs, however many, nor members that only give', () => {
    expect(rings(praise('a>b'), praise('b>a'), praise('b>c'), praise('c>b'), praise('d>a'))).toEqual([]);
  });

  it('are found apart in groups apart, and longer ones too', () => {
    const four = [praise('m>n'), praise('n>o'), praise('o>p'), praise('p>m', '0.5')];
    expect(rings(...four, praise('c>b'), praise('b>a'), praise('a>c'), praise('a>m'))).toEqual([
      'a>c>b: 1',
      'm>n>o>p: 0.5',
    ]);
  });
});

onBothEngines('knowledge in a quarter', (engine) => {
  const ledgers = ledgersOn(engine);
  const use = (id: string, asset: string, memberId: string) =>
    knowledgeApplied(id, asset, { memberId, confirmedBy: `member:${memberId}` });
  const told = [
    ...aCoalition(),
    knowledgeShared('a', { authors: 'alder' }),
    knowledgeShared('b', { authors: 'birch' }),
    knowledgeShared('c', { authors: 'cedar', derivesFrom: 'b' }),
    knowledgeShared('dusty'),
    use('u1', 'a', 'birch'),
    use('u2', 'b', 'cedar'),
    use('u3', 'c', 'alder'),
  ];

  it('shows who learned from whom, what nobody used, and circles', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(...told);
    expect(await knowledgeFlows(ledger.ledger, COALITION, '2026-Q1')).toMatchObject({
      // alder and birch praise each other by 2 at least: 10 × 100 / 102 and 2 × 100 / 102.
      flows: [
        { from: 'alder', to: 'birch', credits: '1.96' },
        { from: 'alder', to: 'cedar', credits: '8.00' },
        { from: 'birch', to: 'alder', credits: '9.80' },
        { from: 'cedar', to: 'birch', credits: '10.00' },
      ],
      mostApplied: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
      unused: [{ id: 'dusty', title: 'The dusty method', sharedOn: '2026-01-10' }],
      rings: [{ members: ['alder', 'cedar', 'birch'], credits: '8.00' }],
    });
  });

  it('can be supposed under other rules, open or closed, and nothing changes by it', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(...told);
    const before = await ledger.head();
    const whatIf = (rules: Record<string, string>) =>
      creditsWhatIf(ledger.ledger, COALITION, '2026-Q1', rules);
    const supposed = await whatIf({ base: '20', lineageShare: '0', expiryQuarters: '3' });
    expect(supposed).toMatchObject({
      rules: [
        { rule: 'base', from: '10', to: '20' },
        { rule: 'lineageShare', from: '0.2', to: '0' },
        { rule: 'expiryQuarters', from: '8', to: '3' },
      ],
      members: [
        { id: 'alder', real: '9.80', supposed: '20.00', difference: '10.20' },
        { id: 'birch', real: '11.96', supposed: '20.00', difference: '8.04' },
        { id: 'cedar', real: '8.00', supposed: '20.00', difference: '12.00' },
      ],
      totals: { real: '29.76', supposed: '60.00', difference: '30.24' },
    });
    expect(await ledger.head()).toEqual(before);
    await ledger.tell(quarterClosed('2026-Q1'));
    expect(await whatIf({ base: '20', lineageShare: '0' })).toMatchObject({ members: supposed.members });
    await expect(whatIf({ bass: '20' })).rejects.toMatchObject({ code: 'coalition.policy-rule-unknown' });
  });
});
