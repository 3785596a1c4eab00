import {
  aCoalition,
  applicationConfirmed,
  contribution,
  knowledgeApplied,
  knowledgeShared,
  memberJoined,
  quarterClosed,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { LedgerProcess } from '../support/ledger-process.js';
import { ledgersOn } from '../support/ledgers.js';

/** How many quarters are closed by several processes at once; `npm run faults` asks for more. */
const CLOSES = Number(process.env.EVENHAND_TEST_CLOSES ?? 3);
const PROCESSES = 3;

function quarterAt(i: number): { id: string; day: string } {
  const [year, n] = [2002 + (i >> 2), i % 4];
  return {
    id: `${String(year)}-Q${String(n + 1)}`,
    day: `${String(year)}-${String(3 * n + 2).padStart(2, '0')}-10`,
  };
}

onBothEngines('a quarter that several processes close at once, while entries for it come in', (engine) => {
  const ledgers = ledgersOn(engine);
  const started: LedgerProcess[] = [];
  afterEach(async () => {
    for (const process of started.splice(0)) await process.kill();
  });

  it(
    `is closed once, with each entry before the close or refused, ${String(CLOSES)} times over`,
    async () => {
      const since = { joinedOn: '2002-01-01' };
      const ledger = await ledgers.with(
        ...aCoalition(),
        ...[memberJoined('author', since), memberJoined('user', since)],
        knowledgeShared('asset', { authors: 'author', sharedOn: '2002-01-01' }),
      );
      for (let i = 0; i < PROCESSES; i += 1) started.push(await LedgerProcess.open(ledger.url));
      for (let i = 0; i < CLOSES; i += 1) {
        const { id: quarter, day } = quarterAt(i);
        const use = `use-${quarter}`;
        await ledger.tellAll(
          knowledgeApplied(use, 'asset', { memberId: 'user', appliedOn: day, depth: 'adapted' }),
          applicationConfirmed(use, { on: day }),
        );
        const answers = await Promise.all(
          started.flatMap((process, who) => [
            ...[0, 1].map((n) =>
              process.tell([
                contribution(`${quarter}-${String(who)}-${String(n)}`, {
                  memberId: 'author',
                  occurredOn: day,
                }),
              ]),
            ),
            process.tell([quarterClosed(quarter)]),
            ...[2, 3].map((n) =>
              process.tell([
                contribution(`${quarter}-${String(who)}-${String(n)}`, {
                  memberId: 'author',
                  occurredOn: day,
                }),
              ]),
            ),
          ]),
        );
        const events = await ledger.events();
        const closes = events.filter(
          ({ type, data }) => type === 'QuarterClosed' && data['quarter'] === quarter,
        );
        expect(closes).toHaveLength(1);
        const closedAt = closes[0]!.position;
        const entered = events.filter(
          ({ type, data }) =>
            type === 'ContributionRecorded' && (data['entryId'] as string).startsWith(`${quarter}-`),
        );
        // Those that came too late were refused, and none was taken into a quarter that is closed.
        const refused = answers.flatMap((answer) =>
          answer && 'refused' in answer ? [answer.refused.code] : [],
        );
        const tooLate = refused.filter((code) => code === 'coalition.quarter-closed');
        expect(entered.filter(({ position }) => position > closedAt)).toEqual([]);
        expect(answers).not.toContain(undefined);
        expect(entered.length + tooLate.length).toBe(4 * PROCESSES);
        const vested = events.filter(
          ({ type, data }) => type === 'CreditsVested' && data['quarter'] === quarter,
        );
        expect(vested).toHaveLength(1);
      }
      expect(await ledger.verify()).toMatchObject({ ok: true, findings: [] });
    },
    60_000 + CLOSES * 10_000,
  );
});
