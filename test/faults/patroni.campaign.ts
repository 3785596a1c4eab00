import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { aCoalition, contribution } from '../support/builders.js';
import { LedgerProcess } from '../support/ledger-process.js';
import { TestLedger } from '../support/ledgers.js';
import { databaseLocation } from '../../src/event-store/database.js';
import { Ledger } from '../../src/event-store/ledger.js';
import { ledgerModel } from '../../src/ledger-model.js';
import { missingForCluster, PatroniCluster } from './patroni-cluster.js';

/** How often a primary is lost: a minute or so each, which no usual run can afford. `npm run faults -- patroni` runs it. */
const TIMES = Number(process.env.EVENHAND_TEST_PATRONI ?? 3);
const CALLERS = 8;
const BEFORE_MS = 2_000;
const AFTER_MS = 3_000;

/** Callers who enter one after another, and send each again under the same key until it is acknowledged. */
class Load {
  readonly acknowledged: string[] = [];
  private readonly times: number[] = [];
  private readonly refusals = new Map<string, number>();
  private isOver = false;
  private readonly callers: Promise<void>[];

  constructor(private readonly process: LedgerProcess) {
    this.callers = Array.from({ length: CALLERS }, (_, who) => this.enter(who));
  }

  private async enter(who: number): Promise<void> {
    for (let turn = 0; !this.isOver; turn += 1) {
      const id = `entry-${String(who)}-${String(turn)}`;
      for (;;) {
        const answer = await this.process.tell([contribution(id)], { idempotencyKey: id });
        if (answer && 'results' in answer) break;
        const code = answer?.refused.code ?? 'the process ended';
        this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
        if (!/^ledger\.(write-failed|outcome-unknown|busy)$/.test(code)) throw new Error(`${id}: ${code}`);
        await pause(100);
      }
      this.acknowledged.push(id);
      this.times.push(performance.now());
    }
  }

  /** The longest time since then, in ms, in which nothing was acknowledged. */
  longestGapSince(start: number): number {
    const after = [start, ...this.times.filter((time) => time >= start)];
    return Math.max(0, ...after.slice(1).map((time, i) => time - after[i]!));
  }

  async untilAcknowledgedAfter(moment: number): Promise<void> {
    while ((this.times.at(-1) ?? 0) < moment) await pause(20);
  }

  async end(): Promise<ReadonlyMap<string, number>> {
    this.isOver = true;
    await Promise.all(this.callers);
    return this.refusals;
  }
}

describe('a ledger behind PgBouncer, HAProxy and Patroni', () => {
  let cluster: PatroniCluster;
  let process: LedgerProcess;

  const openAt = async (url: string): Promise<TestLedger> =>
    new TestLedger(await Ledger.open(databaseLocation(url), ledgerModel), url);

  beforeAll(async () => {
    const missing = missingForCluster();
    if (missing.length > 0) throw new Error(`not installed here: ${missing.join(', ')}`);
    cluster = await PatroniCluster.start();
    const primary = await cluster.untilWhole();
    const client = new pg.Client({ connectionString: cluster.urlAt(primary) });
    await client.connect();
    await client.query('CREATE DATABASE evenhand');
    await client.end();
    const ledger = await openAt(cluster.urlAt(primary, 'evenhand'));
    await ledger.tellAll(...aCoalition());
    await ledger.close();
    process = await LedgerProcess.open(cluster.url('pool'));
  }, 300_000);
  afterAll(async () => {
    await process?.kill();
    await cluster?.stop();
  }, 60_000);

  it(
    `has all that was acknowledged, and each entry once, when primaries are lost ${String(TIMES)} times`,
    async () => {
      const load = new Load(process);
      for (let time = 0; time < TIMES; time += 1) {
        const how = time % 3 === 2 ? 'hangs' : 'killed';
        const primary = await cluster.untilWhole();
        await pause(BEFORE_MS);
        const lostAt = performance.now();
        if (how === 'killed') await cluster.kill(primary);
        else cluster.hang(primary);
        const next = await cluster.untilAnother(primary);
        const promotedAt = performance.now();
        await load.untilAcknowledgedAfter(promotedAt);
        await pause(AFTER_MS);
        if (how === 'killed') cluster.startMember(primary);
        else cluster.resume(primary);
        const told = [primary, how, 'then', next, 'promoted after', seconds(promotedAt - lostAt)];
        const gap = `nothing acknowledged for ${seconds(load.longestGapSince(lostAt))}`;
        globalThis.process.stderr.write(
          `${told.join(' ')}, ${gap}, ${String(load.acknowledged.length)} entries\n`,
        );
      }
      await cluster.untilWhole();
      const refusals = await load.end();
      globalThis.process.stderr.write(`refused: ${JSON.stringify([...refusals])}\n`);
      const ledger = await openAt(cluster.url('primary'));
      const there = (await ledger.rows('SELECT entry_id FROM entries')).map((row) => String(row['entry_id']));
      expect(load.acknowledged.filter((id) => !there.includes(id))).toEqual([]);
      expect(there).toHaveLength(load.acknowledged.length);
      expect(await ledger.verify()).toMatchObject({ ok: true, findings: [] });
      await ledger.close();
    },
    60_000 + TIMES * 240_000,
  );
});

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
