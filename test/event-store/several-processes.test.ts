import {
  aCoalition,
  benefit,
  contribution,
  memberJoined,
  poolOpened,
  type Told,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { LedgerProcess, type Answer } from '../support/ledger-process.js';
import { ledgersOn } from '../support/ledgers.js';

const codeOf = (answer: Answer | undefined): string =>
  answer === undefined ? 'unanswered' : 'refused' in answer ? answer.refused.code : 'done';

onBothEngines('two processes on one database', (engine) => {
  const ledgers = ledgersOn(engine);
  const started: LedgerProcess[] = [];
  const start = async (url: string, count = 2): Promise<LedgerProcess[]> => {
    const processes = await Promise.all(Array.from({ length: count }, () => LedgerProcess.open(url)));
    started.push(...processes);
    return processes;
  };
  const askEach = (processes: readonly LedgerProcess[], toldOf: (who: number) => Told[]) =>
    Promise.all(
      processes.flatMap((process, who) =>
        toldOf(who).map(async (told) => codeOf(await process.tell([told]))),
      ),
    );

  afterEach(async () => {
    for (const process of started.splice(0)) await process.kill();
  });

  it('record everything that they acknowledge exactly once, in one chain without gaps', async () => {
    const ledger = await ledgers.with(...aCoalition());
    const processes = await start(ledger.url);
    const here = Array.from({ length: 100 }, (_, i) => contribution(`here-${i}`));
    const [codes, own] = await Promise.all([
      askEach(processes, (who) =>
        Array.from({ length: 200 }, (_, i) =>
          i % 10 === 9
            ? contribution(`bad-${who}-${i}`, { memberId: 'nobody' })
            : contribution(`${who}-${i}`),
        ),
      ),
      ledger.tellTogether(here),
    ]);
    expect(codes.filter((code) => code === 'done')).toHaveLength(360);
    expect(codes.filter((code) => code === 'coalition.member-unknown')).toHaveLength(40);
    expect(own.every(({ status }) => status === 'fulfilled')).toBe(true);
    const ids = (await ledger.rows('SELECT entry_id FROM entries')).map((row) => row['entry_id']);
    const expected = [0, 1].flatMap((who) =>
      Array.from({ length: 200 }, (_, i) => i)
        .filter((i) => i % 10 !== 9)
        .map((i) => `${who}-${i}`),
    );
    expect(new Set(ids)).toEqual(new Set([...expected, ...here.map(({ data }) => data['entryId'])]));
    expect(ids).toHaveLength(460);
    expect(await ledger.verify()).toMatchObject({ ok: true, position: 465, events: 465 });
  });

  it('never overdraw a pool together', async () => {
    const ledger = await ledgers.with(...aCoalition(), contribution('e1', { quantity: '100.00' }));
    const processes = await start(ledger.url);
    const codes = await askEach(processes, (who) =>
      Array.from({ length: 80 }, (_, i) => benefit(`${who}-${i}`, { quantity: '1.00' })),
    );
    expect(codes.filter((code) => code === 'done')).toHaveLength(100);
    expect(codes.filter((code) => code === 'exchange.pool-overdrawn')).toHaveLength(60);
    expect(await ledger.verify()).toMatchObject({ ok: true, events: 106 });
  });

  it('see at once which members joined and which pools were opened in the other', async () => {
    const ledger = await ledgers.with(...aCoalition());
    const [one, other] = await start(ledger.url);
    for (let round = 0; round < 5; round += 1) {
      const [joining, giving] = round % 2 === 0 ? [one!, other!] : [other!, one!];
      const member = `member-${round}`;
      expect(codeOf(await giving.tell([contribution(`early-${round}`, { memberId: member })]))).toBe(
        'coalition.member-unknown',
      );
      await joining.tell([memberJoined(member), poolOpened(`pool-${round}`)]);
      const gift = contribution(`gift-${round}`, { memberId: member, counterparty: `pool:pool-${round}` });
      expect(codeOf(await giving.tell([gift]))).toBe('done');
      expect(codeOf(await joining.tell([gift]))).toBe('exchange.entry-exists');
    }
    expect(await ledger.verify()).toMatchObject({ ok: true });
  });

  it('answer a repeated key alike, whichever of them is asked', async () => {
    const ledger = await ledgers.with(...aCoalition());
    const processes = await start(ledger.url);
    const answers = await Promise.all(
      processes.flatMap((process) =>
        Array.from({ length: 10 }, () => process.tell([contribution(null)], { idempotencyKey: 'k1' })),
      ),
    );
    const results = answers.flatMap((answer) => (answer && 'results' in answer ? answer.results : []));
    expect(results).toHaveLength(20);
    expect(new Set(results.map(({ answer }) => JSON.stringify(answer))).size).toBe(1);
    expect(await ledger.rows('SELECT entry_id FROM entries')).toHaveLength(1);
  });

  it('open an empty database at once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const url = await engine.freshUrl();
      const processes = await start(url, 3);
      expect(codeOf(await processes[0]!.tell(aCoalition().slice(0, 1)))).toBe('done');
      expect(codeOf(await processes[1]!.tell(aCoalition().slice(1)))).toBe('done');
      expect(codeOf(await processes[2]!.tell([contribution('e1')]))).toBe('done');
      await Promise.all(processes.map((process) => process.close()));
      const ledger = await ledgers.open({ url });
      expect(ledger.ledger.opened).toEqual({ migrated: [], rebuilt: [] });
      expect(await ledger.verify()).toMatchObject({ ok: true, events: 6 });
    }
  });

  it('rebuild the figures at once, while entries go on', async () => {
    const ledger = await ledgers.with(...aCoalition());
    await ledger.tellTogether(Array.from({ length: 300 }, (_, i) => contribution(`e-${i}`)));
    const processes = await start(ledger.url);
    const answers = await Promise.all(
      processes.flatMap((process, who) => [
        process.rebuild(),
        process.rebuild(),
        ...Array.from({ length: 50 }, (_, i) => process.tell([contribution(`${who}-${i}`)])),
      ]),
    );
    expect(answers.map(codeOf).filter((code) => code !== 'done')).toEqual([]);
    expect(await ledger.verify()).toMatchObject({ ok: true, events: 405 });
  });
});
