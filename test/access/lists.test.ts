import { INFORMATION_TIERS, type Sight } from '../../src/coalition/domain/sight.js';
import { entriesOf } from '../../src/exchange/exchange.queries.js';
import { pledgesOf } from '../../src/exchange/pledges.queries.js';
import { applicationsOf } from '../../src/knowledge/applications.queries.js';
import { knowledgeFlows } from '../../src/knowledge/flows.queries.js';
import { assetsOf } from '../../src/knowledge/library.queries.js';
import { redemptionsOf } from '../../src/knowledge/redemptions.queries.js';
import { achievementsOf } from '../../src/recognition/recognition.queries.js';
import { fileJobs } from '../../src/reports/report-files.queries.js';
import { reviewCompleteness } from '../../src/reviews/completeness.queries.js';
import { COALITION, settingsChanged } from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { openedOn, type TestLedger } from '../support/ledgers.js';
import { OTHERS, READER, seenCoalition } from './seen-coalition.js';

const page = { after: null, limit: 500 };
const noEntries = {
  ...{ member: null, kind: null, direction: null, from: null, to: null, project: null, status: null },
  ...{ recordedBy: null, waitingFor: null, pledge: null, award: null },
};

/** Whose things each list holds for a reader, as far as their ids say so. */
async function heldBy({ ledger }: TestLedger, sight: Sight): Promise<Record<string, unknown>> {
  const owners = (items: readonly { readonly id: string }[]): string[] =>
    [
      ...new Set(
        items.map(({ id }) => id.split('-').at(-1)!).filter((id) => [READER, ...OTHERS].includes(id)),
      ),
    ].sort();
  const list = async (found: Promise<{ readonly items: readonly { readonly id: string }[] }>) =>
    owners((await found).items);
  const flows = await knowledgeFlows(ledger, COALITION, '2026-Q1', sight);
  return {
    entries: await list(entriesOf(ledger, COALITION, { ...noEntries, ...page }, sight)),
    waiting: await list(
      entriesOf(ledger, COALITION, { ...noEntries, ...page, waitingFor: 'backbone' }, sight),
    ),
    ofBirch: await list(entriesOf(ledger, COALITION, { ...noEntries, ...page, member: 'birch' }, sight)),
    pledges: await list(
      pledgesOf(ledger, COALITION, { ...page, member: null, state: null, dueBy: null }, sight),
    ),
    uses: await list(
      applicationsOf(
        ledger,
        COALITION,
        { ...page, asset: null, member: null, state: null, quarter: null },
        sight,
      ),
    ),
    redemptions: await list(
      redemptionsOf(ledger, COALITION, { ...page, member: null, offer: null, state: null }, sight),
    ),
    unused: await list(
      assetsOf(
        ledger,
        COALITION,
        { ...page, search: null, unused: true, author: null, derivesFrom: null },
        sight,
      ),
    ),
    achievements: (
      await achievementsOf(ledger, COALITION, { ...page, stage: null, member: null, waitingFor: null }, sight)
    ).items.map(({ id }) => id),
    namingBirch: (
      await achievementsOf(
        ledger,
        COALITION,
        { ...page, stage: null, member: 'birch', waitingFor: null },
        sight,
      )
    ).items.map(({ id }) => id),
    files: (await fileJobs(ledger, COALITION, page, sight)).items.length,
    flows: flows.flows.length,
  };
}

onBothEngines('lists for one who does not see all', (engine) => {
  let ledger: TestLedger;

  beforeAll(async () => {
    ledger = await openedOn(engine);
    await seenCoalition(ledger);
  });
  afterAll(() => ledger.close());

  const everybody = [READER, ...OTHERS].sort();
  const own = {
    ...{
      entries: [READER],
      waiting: [READER],
      ofBirch: [],
      pledges: [READER],
      uses: [READER, 'fir', 'gorse'],
    },
    ...{ redemptions: [READER], unused: [], achievements: ['mine', 'published'], namingBirch: ['published'] },
    ...{ files: 0, flows: 2 },
  };
  const open = {
    ...{
      entries: everybody,
      waiting: [READER],
      ofBirch: ['birch', 'cedar'],
      pledges: everybody,
      uses: everybody,
    },
    ...{ redemptions: [READER, 'birch', 'cedar'], unused: [], achievements: ['draft', 'mine', 'published'] },
    ...{ namingBirch: ['published'], files: 0, flows: 7 },
  };
  const expected = { open, totals: own, own };

  it.each(INFORMATION_TIERS)('hold under the tier %s what a member sees', async (tier) => {
    await ledger.tell(settingsChanged({ informationTier: tier }));
    const sight = { from: 'member', memberId: READER } as const;
    expect(await heldBy(ledger, sight)).toEqual(expected[tier]);
    const { entries, unaccepted } = await reviewCompleteness(ledger.ledger, COALITION, '2026-Q2', sight);
    expect([entries > 10, unaccepted.first]).toEqual([tier === 'open', ['maybe-alder']]);
  });

  it('hold for an observer what was published', async () => {
    const nothing = {
      entries: [],
      waiting: [],
      ofBirch: [],
      pledges: [],
      uses: [],
      redemptions: [],
      unused: [],
    };
    expect(await heldBy(ledger, { from: 'published' })).toEqual({
      ...nothing,
      ...{ achievements: ['published'], namingBirch: ['published'], files: 0, flows: 0 },
    });
  });
});
