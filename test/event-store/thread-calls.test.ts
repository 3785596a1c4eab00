import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ThreadCalls } from '../../src/event-store/thread-calls.js';
import { ThreadedLongWork } from '../../src/event-store/threaded-ledger.js';
import { Problem } from '../../src/kernel/problem.js';

const compiled = (path: string): string => JSON.stringify(pathToFileURL(resolve('dist/src', path)).href);

/** A thread that answers as it is told by each call. */
const PROGRAM = `
  import { parentPort, workerData } from 'node:worker_threads';
  import { setTimeout as wait } from 'node:timers/promises';
  import { answerCalls } from ${compiled('event-store/thread-calls.js')};
  import { Problem } from ${compiled('kernel/problem.js')};
  let messages = 0;
  parentPort.on('message', () => (messages += 1));
  await answerCalls(parentPort, async () => {
    if (workerData === 'problem') throw new Problem('ledger.schema-newer', { found: 'Later' });
    if (workerData === 'fault') throw new TypeError('no database');
    if (workerData === 'exit') process.exit(3);
    return {
      async answer(call, progress) {
        if (call.wait) await wait(call.wait);
        if (call.never) await new Promise(() => {});
        if (call.refuse) throw new Problem('coalition.member-unknown', { member: call.refuse });
        if (call.fail) throw new TypeError('a fault inside');
        if (call.die) setImmediate(() => { throw new Error('died'); });
        if (call.die) await new Promise(() => {});
        if (call.progress) progress(1, 2);
        return { echo: call, messages };
      },
      async close() {
        if (workerData === 'slow close') await wait(50);
        parentPort.postMessage('closed');
      },
    };
  });
`;

interface Echo {
  readonly echo: object;
  readonly messages: number;
}

describe('calls to a thread', () => {
  const crashes: string[] = [];
  const workers: Worker[] = [];

  function thread(workerData?: string): Worker {
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(PROGRAM)}`), { workerData });
    workers.push(worker);
    return worker;
  }

  const start = (workerData?: string): Promise<ThreadCalls> =>
    ThreadCalls.start(thread(workerData), ({ message }) => crashes.push(message));

  afterEach(async () => {
    crashes.length = 0;
    await Promise.all(workers.splice(0).map((worker) => worker.terminate()));
  });

  it('are answered, each with its own answer', async () => {
    const calls = await start();
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) => calls.call<Echo>({ i, wait: (i % 3) + 1 })),
    );
    expect(answers.map(({ echo }) => echo)).toEqual(
      Array.from({ length: 200 }, (_, i) => ({ i, wait: (i % 3) + 1 })),
    );
    await calls.stop();
    expect(crashes).toEqual([]);
  });

  it('travel together: those of one turn of the event loop in one message, and so do their answers', async () => {
    const calls = await start();
    let answered = 0;
    workers.at(-1)!.on('message', () => (answered += 1));
    const few = (i: number): number[] => Array.from({ length: 7 }, (_, of) => 10 * i + of);
    const answers = await Promise.all(few(0).map((i) => calls.call<Echo>({ i })));
    expect(new Set(answers.map(({ messages }) => messages))).toEqual(new Set([1]));
    expect(answered).toBe(1);
    await calls.stop();
  });

  it('give a thread without work half of them ahead, so that both threads have something to do', async () => {
    const calls = await start();
    const sizes = async (length: number): Promise<number[]> => {
      const answers = await Promise.all(Array.from({ length }, (_, i) => calls.call<Echo>({ i })));
      const first = answers[0]!.messages;
      const ahead = answers.filter(({ messages }) => messages === first).length;
      return [ahead, length - ahead];
    };
    expect(await sizes(100)).toEqual([8, 92]);
    expect(await sizes(100)).toEqual([46, 54]);
    expect(await sizes(50)).toEqual([27, 23]);
    await calls.stop();
  });

  it('wait for each other while the thread is busy, but not for one that takes long', async () => {
    const calls = await start();
    const turns: Promise<Echo>[] = [];
    for (let turn = 0; turn < 40; turn += 1) {
      turns.push(calls.call<Echo>({ turn, wait: 20 }));
      await new Promise((resume) => setImmediate(resume));
    }
    const { messages } = (await Promise.all(turns)).at(-1)!;
    expect(messages).toBeLessThan(20);
    void calls.call({ never: true }).catch(() => undefined);
    await new Promise((resume) => setTimeout(resume, 10));
    void calls.call({ never: true }).catch(() => undefined);
    await new Promise((resume) => setTimeout(resume, 10));
    expect((await calls.call<Echo>({ late: true })).echo).toEqual({ late: true });
  });

  it('bring back problems as problems, and faults as faults', async () => {
    const calls = await start();
    await expect(calls.call({ refuse: 'nobody' })).rejects.toEqual(
      new Problem('coalition.member-unknown', { member: 'nobody' }),
    );
    await expect(calls.call({ refuse: 'nobody' })).rejects.toBeInstanceOf(Problem);
    await expect(calls.call({ fail: true })).rejects.toThrow('a fault inside');
    await calls.stop();
  });

  it('tell of progress', async () => {
    const calls = await start();
    const seen: number[][] = [];
    await calls.call({ progress: true }, (done, total) => seen.push([done, total]));
    expect(seen).toEqual([[1, 2]]);
    await calls.stop();
  });

  it('fail with an unknown outcome when the thread dies, and its owner is told', async () => {
    const calls = await start();
    const pending = [calls.call({ wait: 10_000 }), calls.call({ die: true })];
    for (const call of pending) await expect(call).rejects.toMatchObject({ code: 'ledger.outcome-unknown' });
    expect(crashes).toEqual(['died']);
    await expect(calls.call({})).rejects.toMatchObject({ code: 'ledger.write-failed' });
    await calls.stop();
  });

  it('are finished before the thread stops, and none is taken after', async () => {
    const calls = await start('slow close');
    const first = calls.call<Echo>({ wait: 10 });
    const last = calls.call<Echo>({ wait: 100 });
    const stopped = calls.stop();
    await expect(calls.call({})).rejects.toMatchObject({ code: 'ledger.write-failed' });
    expect((await first).echo).toEqual({ wait: 10 });
    expect((await last).echo).toEqual({ wait: 100 });
    await stopped;
    expect(crashes).toEqual([]);
  });

  it('are abandoned without alarm where that is asked for', async () => {
    const calls = await start();
    const long = calls.call({ never: true });
    const failure = expect(long).rejects.toMatchObject({ code: 'ledger.outcome-unknown' });
    await calls.abandon();
    await failure;
    expect(crashes).toEqual([]);
  });

  it('are refused as busy beyond ten thousand', async () => {
    const calls = await start();
    const many = Array.from({ length: 10_000 }, () => calls.call({ wait: 20 }));
    await expect(calls.call({})).rejects.toMatchObject({ code: 'ledger.busy', retry: 'later' });
    await Promise.all(many);
    await calls.stop();
  });

  it.each([
    ['problem', 'Later'],
    ['fault', 'no database'],
    ['exit', 'the thread ended at once'],
  ])('are not possible where the thread can’t begin: %s', async (how, expected) => {
    await expect(start(how)).rejects.toThrow(expected);
  });

  it('start a thread for long work when it is first needed, and give it up when it takes too long', async () => {
    let started = 0;
    const longWork = new ThreadedLongWork(() => {
      started += 1;
      return start();
    });
    await longWork.close(0);
    expect(started).toBe(0);
    const { echo } = await longWork.run<Echo>('verify', { coalitionId: 'a' });
    expect(echo).toEqual({ name: 'verify', argument: { coalitionId: 'a' } });
    await longWork.run('verify', null);
    expect(started).toBe(1);
    await longWork.close(10_000);
    expect(crashes).toEqual([]);
  });
});
