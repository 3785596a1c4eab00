import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ProposalsHere } from '../../src/reviews/solver/proposals-port.js';
import type { ThreadedProposals, WAITING_LIMIT } from '../../src/reviews/solver/threaded-proposals.js';
import { claimant, money, quarter } from './quarters.js';

/** Threads need compiled code, as in a server. */
const compiled = (await import(
  pathToFileURL(resolve('dist/src/reviews/solver/threaded-proposals.js')).href
)) as { ThreadedProposals: typeof ThreadedProposals; WAITING_LIMIT: typeof WAITING_LIMIT };

/** What compiled code throws is of a class of its own. */
const refusalOf = (promised: Promise<unknown>): Promise<unknown> =>
  promised.then(
    () => 'no problem',
    (problem: unknown) => problem,
  );

const asked = quarter([claimant('alder', '0'), claimant('birch', '100')], [money('fund', '100.00')]);

describe('proposals in a thread', () => {
  const open: ThreadedProposals[] = [];

  function threaded(longestSeconds?: number): ThreadedProposals {
    const proposals = new compiled.ThreadedProposals(longestSeconds);
    open.push(proposals);
    return proposals;
  }

  afterEach(async () => {
    await Promise.all(open.map((proposals) => proposals.close()));
    open.length = 0;
  });

  it('are the same as without one, one quarter after another', async () => {
    const here = await new ProposalsHere().propose(asked);
    const proposals = threaded();
    expect(await Promise.all([proposals.propose(asked), proposals.propose(asked)])).toEqual([here, here]);
  });

  it('are refused as without one, and the next quarter goes on', async () => {
    const proposals = threaded();
    const refused = proposals.propose(quarter([claimant('alder', '-1')], []));
    const next = proposals.propose(asked);
    expect(await refusalOf(refused)).toMatchObject({ code: 'reviews.claimant-malformed' });
    expect((await next).proposals).toHaveLength(1);
  });

  it('are refused where too many wait already', async () => {
    const proposals = threaded(0);
    const all = Array.from({ length: compiled.WAITING_LIMIT + 2 }, () => refusalOf(proposals.propose(asked)));
    expect(await all.at(-1)).toMatchObject({ code: 'reviews.proposals-busy' });
    expect(await all.at(-2)).toMatchObject({ code: 'reviews.proposals-took-too-long' });
    expect(await refusalOf(proposals.propose(asked))).toMatchObject({
      code: 'reviews.proposals-took-too-long',
    });
  });

  it('are given up after a while, and the thread is ended', async () => {
    const proposals = threaded(0);
    expect(await refusalOf(proposals.propose(asked))).toMatchObject({
      code: 'reviews.proposals-took-too-long',
      details: { seconds: 0 },
    });
  });

  it('are ended when the server closes, and not begun after that', async () => {
    const proposals = threaded();
    const [underWay, waiting] = [proposals.propose(asked), proposals.propose(asked)];
    const refusals = Promise.all([refusalOf(underWay), refusalOf(waiting)]);
    await Promise.resolve();
    await proposals.close();
    expect(await refusals).toMatchObject([
      { code: 'reviews.proposals-failed' },
      { code: 'reviews.proposals-failed', details: { reason: 'the server is closing' } },
    ]);
    expect(await refusalOf(proposals.propose(asked))).toMatchObject({ code: 'reviews.proposals-failed' });
  });

  it('fail clearly where the thread meets a fault', async () => {
    const twice = quarter([claimant('alder', '0'), claimant('alder', '0')], []);
    expect(await refusalOf(threaded().propose(twice))).toMatchObject({
      code: 'reviews.proposals-failed',
      details: { reason: 'Two claimants, or two supplies, bear the same id.' },
    });
  });
});
