import { onSqlite } from '../../support/engines.js';
import { Campaign, type Tally } from './campaign.js';
import type { Judge } from './judge.js';

/** Requests in one round, before everything is as it was founded again. */
const A_ROUND = 50;
/** Of each operation: 500 where the whole suite runs before a change lands, and as many as are asked for in a campaign. */
const EACH = Number(process.env['EVENHAND_TEST_RUNS'] ?? (process.env['CI'] ? 500 : 10));
const SEED = process.env['EVENHAND_TEST_SEED'] ?? '2026';
/** The seed of one request, as a failure names it. */
const ALONE = process.env['EVENHAND_TEST_REQUEST'];

const howToRepeat = (faults: readonly string[]): string =>
  faults.length === 0
    ? ''
    : `${faults.join('\n\n')}\n\nOne of them alone: EVENHAND_TEST_REQUEST=SEED; all of them: EVENHAND_TEST_SEED=${SEED} EVENHAND_TEST_RUNS=${String(EACH)}`;

onSqlite('requests made from the description of the API', (engine) => {
  let campaign: Campaign;

  beforeAll(async () => {
    campaign = await Campaign.prepare(await engine.readyUrl());
  });

  it(
    'are answered as it says, without a fault, and without a word of another coalition',
    async () => {
      const each = Math.min(EACH, A_ROUND);
      const [seed = SEED, round] = ALONE?.split('/') ?? [];
      const tally = await campaign.run({
        ...{ seed, each: ALONE ? A_ROUND : each, rounds: ALONE ? Number(round) + 1 : Math.ceil(EACH / each) },
        ...(ALONE ? { alone: ALONE } : {}),
      });
      expect(howToRepeat(tally.faults)).toBe('');
      if (ALONE) return;
      const counts = [...tally.byOperation].map(([id, statuses]) => [id, sumOf(statuses)] as const);
      expect(counts.filter(([, count]) => count < EACH)).toEqual([]);
      expect(counts).toHaveLength(campaign.operations.length);
      expect(neverDone(tally)).toEqual([]);
    },
    EACH * 30_000,
  );

  describe('are of use, as they find', () => {
    const faultsWith = async (
      only: RegExp,
      judge: (judge: Judge) => Pick<Judge, 'fault'>,
    ): Promise<string> => {
      const { faults } = await campaign.run({ seed: 'control', each: 10, rounds: 1, only, judge });
      return faults.join('\n');
    };
    type Change = Parameters<Judge['fault']>[1];
    const changed =
      (change: (answer: Change) => Change) =>
      (judge: Judge): Pick<Judge, 'fault'> => ({
        fault: (made, answer) => judge.fault(made, change(answer)),
      });

    it('a word of another coalition, in an answer or its headers', async () => {
      const inText = changed((answer) => ({ ...answer, text: `${answer.text} The quagga school` }));
      expect(await faultsWith(/^listMembers$/, inText)).toContain('tells “quagga” of a foreign coalition');
      const inHeader = changed((answer) => ({
        ...answer,
        headers: new Headers([...answer.headers, ['x', '7909135.71']]),
      }));
      expect(await faultsWith(/^getHead$/, inHeader)).toContain('tells “7909135.7” of a foreign coalition');
    });

    it('a fault inside', async () => {
      const broken = changed((answer) => ({ ...answer, status: 500 }));
      expect(await faultsWith(/^listPools$/, broken)).toMatch(
        /control\/0\/listPools\/\d+\n {2}curl .*\n {2}500/,
      );
    });

    it('a field that is not described, and a status that is not', async () => {
      const more = changed((answer) =>
        answer.status === 200 ? { ...answer, body: { ...answer.body, more: 1 } } : answer,
      );
      expect(await faultsWith(/^listPools$/, more)).toContain('differs from its schema');
      const other = changed((answer) => ({ ...answer, status: 206 }));
      expect(await faultsWith(/^listPools$/, other)).toContain('206 is not described');
    });
  });
});

function sumOf(statuses: ReadonlyMap<number, number>): number {
  return [...statuses.values()].reduce((sum, count) => sum + count, 0);
}

/**
 * What takes a secret that was handed out once, a job that is still under way, a consent that nobody has used yet, a proposal that is
 * still to be decided at its stage, or a provider, a server for mail or a receiver of web hooks, which this service has not got.
 */
const SELDOM_DONE =
  /^(resetPassword|addSecondFactor|removeSecondFactor|joinByInvitation|acceptInvitation|getJob|getUpkeepJob|cancelReportFile|publishRecognition|decideProposal|askPasswordReset|linkProvider|unlinkProvider|makeHook|getHook|pauseHook|resumeHook|changeHookSecret|listDeadLetters|getDeadLetter|sendDeadLetterAgain|forgetDeadLetter)$/;

/** Operations that were refused whatever was sent: of those little was tested. */
function neverDone({ byOperation }: Tally): string[] {
  if (EACH < 500) return [];
  return [...byOperation]
    .filter(([id, statuses]) => !SELDOM_DONE.test(id) && ![...statuses.keys()].some((status) => status < 300))
    .map(([id]) => id);
}
