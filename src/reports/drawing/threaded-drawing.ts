import { parentPort, workerData } from 'node:worker_threads';
import {
  SingleUseThreads,
  type ThreadAnswer,
  type ThreadProgress,
  type Watch,
} from '../../event-store/single-use-threads.js';
import { DrawingHere, type Drawing, type DrawingPort } from './drawing-port.js';

/** Longer than the statements of a thousand members take, several times over. */
const LONGEST_SECONDS = 300;
const WAITING_LIMIT = 20;
const TASK = 'evenhandDrawing';
/** Parts of a PDF are read and put aside by the hundred: with the usual 48 MB of what is new they stay for longer than they are used. */
const YOUNG_MEGABYTES = 6;
/**
 * More than any drawing needs, and far less than is usual: a heap that may not become large is cleared when it is half as large again as what
 * is in use, and not only when it is four times that.
 */
const OLD_MEGABYTES = 1_024;

/** Files drawn in a thread, one after another: a large one takes seconds and memory, and both go back with its thread. */
export class ThreadedDrawing implements DrawingPort {
  private readonly threads: SingleUseThreads<Drawing, string | Uint8Array>;

  constructor(longestSeconds = LONGEST_SECONDS) {
    this.threads = new SingleUseThreads(
      new URL(import.meta.url),
      TASK,
      {
        ...{ longestSeconds, waiting: WAITING_LIMIT },
        ...{ youngMegabytes: YOUNG_MEGABYTES, oldMegabytes: OLD_MEGABYTES },
      },
      {
        busy: 'reports.drawing-busy',
        tookTooLong: 'reports.drawing-took-too-long',
        failed: 'reports.drawing-failed',
      },
    );
  }

  /** @throws Problem `reports.drawing-busy`, `reports.drawing-took-too-long`, `reports.drawing-failed` */
  draw(drawing: Drawing, watch?: Watch): Promise<string | Uint8Array> {
    return this.threads.run(drawing, watch);
  }

  close(): Promise<void> {
    return this.threads.close();
  }
}

const drawing = ((workerData ?? {}) as Record<string, Drawing | undefined>)[TASK];
if (parentPort && drawing) {
  const port = parentPort;
  const progress = (done: number, total: number): void => {
    port.postMessage({ done, total } satisfies ThreadProgress);
  };
  const result = await new DrawingHere().draw(drawing, { progress });
  // A large file is handed over, not copied, where its memory holds nothing else.
  const isOwn = typeof result !== 'string' && result.byteLength === result.buffer.byteLength;
  port.postMessage(
    { result } satisfies ThreadAnswer<string | Uint8Array>,
    isOwn ? [result.buffer as ArrayBuffer] : [],
  );
}
