import { connect, createServer, type Server } from 'node:net';
import { freshDatabase, postgresMissing, type FreshDatabase } from '../support/postgres.js';
import { aCoalition, contribution } from '../support/builders.js';
import { openedOn, type TestLedger } from '../support/ledgers.js';
import { refusalOf } from '../support/problems.js';

/** What only a transaction that writes says, and how it ends. */
const WRITING = 'FOR UPDATE';
const COMMIT = 'COMMIT\0';

/** Stands between a program and its server, and cuts the line when a commit was asked for: before the server hears of it, or before the program does. */
class Line {
  cut: 'never' | 'before' | 'after' = 'never';

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async to(url: string): Promise<Line> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const line = new Line(server, (server.address() as { port: number }).port);
    server.on('connection', (near) => {
      const far = connect(Number(new URL(url).port), '127.0.0.1');
      const end = (): void => void (near.destroy(), far.destroy());
      let [isWriting, isCommitting] = [false, false];
      near.on('data', (chunk) => {
        if (chunk.includes('BEGIN')) isWriting = chunk.includes(WRITING);
        isCommitting ||= line.cut !== 'never' && isWriting && chunk.includes(COMMIT);
        if (isCommitting && line.cut === 'before') end();
        else far.write(chunk);
      });
      far.on('data', (chunk) => {
        if (isCommitting) end();
        else near.write(chunk);
      });
      for (const socket of [near, far]) socket.on('error', end).on('close', end);
    });
    return line;
  }

  urlOf(url: string): string {
    return Object.assign(new URL(url), { port: String(this.port) }).href;
  }

  close(): void {
    this.server.close();
  }
}

const describePostgres = postgresMissing === undefined ? describe : describe.skip;

describePostgres('a command whose connection is lost while it is committed', () => {
  let database: FreshDatabase;
  let line: Line;
  let ledger: TestLedger;

  beforeAll(async () => {
    database = await freshDatabase(process.env.EVENHAND_TEST_POSTGRES_TEMPLATE);
    line = await Line.to(database.url);
    const url = line.urlOf(database.url);
    ledger = await openedOn({ readyUrl: () => Promise.resolve(url) }, { url });
    await ledger.tellAll(...aCoalition());
  });
  afterAll(async () => {
    await ledger.close();
    line.close();
    await database.drop();
  });

  it.each(['before', 'after'] as const)(
    'is not said to be refused, and is recorded once when it is sent again: cut %s the server has it',
    async (cut) => {
      const idempotencyKey = `sent-${cut}`;
      line.cut = cut;
      const refused = await refusalOf(ledger.tell(contribution(cut), { idempotencyKey }));
      expect(refused.code).toBe('ledger.outcome-unknown');
      line.cut = 'never';
      const there = (): Promise<unknown[]> =>
        ledger.rows('SELECT entry_id FROM entries WHERE entry_id = ?', cut);
      expect(await there()).toHaveLength(cut === 'after' ? 1 : 0);
      await ledger.tell(contribution(cut), { idempotencyKey });
      expect(await there()).toHaveLength(1);
      expect(await ledger.verify()).toMatchObject({ ok: true });
    },
  );
});
