import { onBothEngines } from '../support/engines.js';
import { Followers, STREAMS_LIMIT, type Following } from '../../src/operations/followers.js';
import { keyAt } from './callers.js';
import { COALITION, contribution, Door, HERE } from './door.js';

/** What comes from a stream of events, as it comes. */
class Listening {
  private text = '';
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private readonly decoder = new TextDecoder();

  constructor(readonly response: Response) {
    this.reader = response.body!.getReader();
  }

  /** The ids of the next events. */
  async ids(count: number): Promise<string[]> {
    for (;;) {
      const ids = [...this.text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => id!);
      if (ids.length >= count) return ids;
      const { value, done } = await this.reader.read();
      if (done) return [...ids, 'the end'];
      this.text += this.decoder.decode(value, { stream: true });
    }
  }

  data(): { position: string; type: string }[] {
    return [...this.text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data!) as never);
  }

  close(): Promise<void> {
    return this.reader.cancel();
  }
}

onBothEngines('the log as a stream', (engine) => {
  let door: Door;
  let url: string;
  let key: { authorization: string };
  const open: Listening[] = [];

  beforeAll(async () => {
    url = await engine.readyUrl();
    door = await Door.open(url);
    await door.found();
    key = await keyAt(url, COALITION);
  });

  afterEach(async () => {
    for (const listening of open.splice(0)) await listening.close().catch(() => undefined);
  });

  afterAll(() => door.close());

  async function listen(at: Door, headers: Record<string, string> = {}, query = ''): Promise<Listening> {
    const response = await fetch(`${at.address}${HERE}/events${query}`, {
      headers: { ...key, accept: 'text/event-stream', ...headers },
    });
    const listening = new Listening(response);
    open.push(listening);
    return listening;
  }

  /** A stream that was left counts until the service looks at it again, which is a matter of half a second. */
  async function untilLetIn(): Promise<void> {
    while ((await listen(door)).response.status !== 200)
      await new Promise((resume) => setTimeout(resume, 50));
  }

  it('tells what is recorded, also by another instance, and goes on where a reader was', async () => {
    const other = await Door.open(url);
    try {
      const listening = await listen(door);
      expect(listening.response.headers.get('content-type')).toBe('text/event-stream');
      expect(await listening.ids(4)).toEqual(['1', '2', '3', '4']);
      await other.post(`${HERE}/entries`, contribution({ id: 'elsewhere' }));
      expect(await listening.ids(5)).toEqual(['1', '2', '3', '4', '5']);
      expect(listening.data().at(-1)).toMatchObject({ position: '5', type: 'evenhand.ContributionRecorded' });
      const resumed = await listen(other, { 'last-event-id': '3' }, '?after=1');
      expect(await resumed.ids(2)).toEqual(['4', '5']);
    } finally {
      await other.close();
    }
  });

  it('has a limit for each who follows, which counts no stream that was left', async () => {
    for (let i = 0; i < STREAMS_LIMIT; i += 1) await untilLetIn();
    const refused = await listen(door);
    expect(refused.response.status).toBe(429);
    await open[0]!.close();
    await untilLetIn();
  });

  it('is refused with a place that is none, and ends when the service stops', async () => {
    expect((await listen(door, { 'last-event-id': 'x' })).response.status).toBe(400);
    const own = await Door.open(url);
    const listening = await listen(own);
    await listening.ids(4);
    await own.close();
    expect((await listening.ids(99)).at(-1)).toBe('the end');
  });
});

describe('a stream of events', () => {
  const events = (after: number, count: number): { position: string }[] =>
    Array.from({ length: count }, (_, i) => ({ position: String(after + i + 1) }));

  function followers(): Followers {
    const made = new Followers();
    made.pace = { lookEveryMs: 1, beatEveryMs: 5, askEveryMs: 1 };
    return made;
  }

  const following = (more: Partial<Following>): Following => ({
    principalId: 'ann',
    after: 0,
    read: () => Promise.resolve({ events: [], position: 0 }),
    isStillLetIn: () => Promise.resolve(true),
    ...more,
  });

  it('ends without another event once its reader is no longer let in, and says meanwhile that it is there', async () => {
    let isIn = true;
    let hasNews = false;
    const stream = followers().follow(
      following({
        read: (after) => Promise.resolve({ events: (hasNews ? events(after, 1) : []) as never, position: 1 }),
        isStillLetIn: () => Promise.resolve(isIn),
      }),
    );
    let text = '';
    for await (const piece of stream) {
      text += String(piece);
      // Withdrawn at the moment at which there is something to tell.
      if (text.includes(': still here')) [isIn, hasNews] = [false, true];
    }
    expect(text).toContain(': still here');
    expect(text).not.toContain('id:');
  });

  it('reads no further than its reader does', async () => {
    let read = 0;
    const stream = followers().follow(
      following({
        read: (after) => {
          read = after + 100;
          return Promise.resolve({
            events: events(after, 100).map((event) => ({ ...event, data: 'x'.repeat(1_000) })) as never,
            position: 1_000_000,
          });
        },
      }),
    );
    stream.once('readable', () => undefined);
    await new Promise((resume) => setTimeout(resume, 50));
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThanOrEqual(200);
    stream.destroy();
  });
});
