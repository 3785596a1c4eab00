/**
 * The PDF of a quarter with the statements of a thousand members, drawn as a server does: read in one thread, drawn in another of its own,
 * while the event loop of the main thread is watched. Beside it the report alone.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { packed } from '../src/reports/drawing/packed-statements.js';
import { ThreadedDrawing } from '../src/reports/drawing/threaded-drawing.js';
import { reportWithStatements } from '../src/reports/statements.queries.js';
import { addFigure, addRatio, outcome, secondsOf, type Outcome } from './measure.js';
import { withFolder, type BenchOptions } from './places.js';
import { QUARTER, withLastQuarter } from './report.js';
import { watched } from './watched.js';
import { COALITION } from './workload.js';

const EVENTS_BEFORE = 10_000;

export async function drawing({ short }: BenchOptions): Promise<Outcome> {
  const rounds = short ? 1 : 3;
  const result = outcome('the PDF of a quarter with the statements of 1 000 members');
  const figures = {
    reading: [] as number[],
    alone: [] as number[],
    whole: [] as number[],
    megabytes: [] as number[],
    idle: [] as number[],
    busy: [] as number[],
  };
  await withFolder(async (folder) => {
    const ledger = await withLastQuarter(EVENTS_BEFORE, folder);
    const threads = new ThreadedDrawing();
    for (let round = 0; round < rounds; round += 1) {
      const before = performance.now();
      const { report, statements } = packed(await reportWithStatements(ledger, COALITION, QUARTER));
      figures.reading.push((performance.now() - before) / 1_000);
      figures.alone.push(
        await secondsOf(() => threads.draw({ report, format: 'pdf' }).then(() => undefined)),
      );
      figures.idle.push((await watched(() => wait(3_000))).delayMs);
      const watching = await watched(async () => {
        figures.whole.push(
          await secondsOf(() => threads.draw({ report, statements, format: 'pdf' }).then(() => undefined)),
        );
      });
      figures.busy.push(watching.delayMs);
      figures.megabytes.push(watching.megabytes);
    }
    await threads.close();
    await ledger.close();
  });
  addFigure(result, 'reading the figures and all lines', 's', figures.reading);
  addFigure(result, 'drawing the report alone', 's', figures.alone);
  addFigure(result, 'drawing it with all statements', 's', figures.whole);
  addFigure(result, 'most memory of the whole process meanwhile', 'MB', figures.megabytes);
  addFigure(result, 'delay of the main thread, 99 of 100 at most, nothing to do', 'ms', figures.idle);
  addFigure(result, 'the same while statements are drawn', 'ms', figures.busy);
  addRatio(result, 'delay while drawing, against nothing to do', figures.busy, figures.idle, '≤ 2');
  return result;
}
