import { Amount } from '../../src/kernel/amount.js';
import { knowledgeApplied, knowledgeShared, quarterClosed, type Told } from '../support/builders.js';
import { factsOf } from '../support/decider-specification.js';
import { exampleApplications, exampleCoalition, tableOf } from './example.js';

const firstQuarter = exampleApplications().filter(({ data }) => (data['appliedOn'] as string) < '2026-04-01');

/** What alder vests in the first quarter where something more happens. */
async function vestedWith(...more: readonly Told[]): Promise<string> {
  const events = await factsOf(...exampleCoalition(), ...firstQuarter, ...more, quarterClosed('2026-Q1'));
  const vested = events.find(({ type, data }) => type === 'CreditsVested' && data['memberId'] === 'alder');
  return Amount.parse(vested!.data['credits'] as string).toFixed(2);
}

const ten = Array.from({ length: 10 }, (_, i) => String(i));
const confirmed = { confirmedBy: 'backbone', appliedOn: '2026-03-01' };
const consulted = (id: string, asset: string, memberId: string, over: object = {}): Told =>
  knowledgeApplied(id, asset, { memberId, ...confirmed, ...over });

describe('volume', () => {
  const told = new Map(
    tableOf('alder does this', 'vested').map((row) => [row['alder does this']!, row['vested']!]),
  );
  const trifles = (author: string, user: string): Told[] =>
    ten.flatMap((n) => [
      knowledgeShared(`trifle-${author}-${n}`, { authors: author }),
      consulted(`trifle-${author}-${n}`, `trifle-${author}-${n}`, user),
    ]);

  it.each([
    ['what the example says', []],
    ['shares ten more assets that nobody uses', ten.map((n) => knowledgeShared(`idle-${n}`))],
    [
      'has birch apply the guide twenty times more, consulting it',
      [...ten, ...ten.map((n) => `1${n}`)].map((n) => consulted(`more-${n}`, 'guide', 'birch')),
    ],
    [
      'is praised ten times more by birch, for ten trifles, and praises it back',
      [...trifles('alder', 'birch'), ...trifles('birch', 'alder')],
    ],
  ])('yields what docs/knowledge-equity.md says where alder %s', async (what, more) => {
    expect(await vestedWith(...more)).toBe(told.get(what));
  });

  it('yields nothing where one use is cut into ten', async () => {
    const whole = await vestedWith(
      consulted('whole', 'guide', 'elm', { depth: 'adapted', outcomeValue: '900' }),
    );
    const cut = ten.map((n) =>
      consulted(`cut-${n}`, 'guide', 'elm', { depth: 'adapted', outcomeValue: '90' }),
    );
    expect(await vestedWith(...cut)).toBe(whole);
    expect(told.get('cuts one use into ten, each with a tenth of the outcome')).toBe(await vestedWith());
  });
});
