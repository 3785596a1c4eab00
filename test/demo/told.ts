import { dirname } from 'node:path';
import { LAST_DAY } from '../../scripts/demo/calendar.js';
import { chaptersOf, writeFiles } from '../../scripts/demo/chapters.js';
import { demoCoalition } from '../../scripts/demo/coalition.js';
import { tell, type Chapter, type CommandLine } from '../../scripts/demo/telling.js';
import { TerminalProcess } from '../support/terminal-process.js';

const OF = ['--coalition', 'corran-bay'];
/** When all is told, in the story's time. */
const EVENING = `${LAST_DAY}T20:00:00.000Z`;

/** The demo as `npm run demo` tells it, command by command, and questions to what came of it. */
export class ToldDemo {
  private constructor(
    readonly terminal: TerminalProcess,
    readonly url: string,
    readonly chapters: readonly Chapter[],
    /** Every command that was told, without the coalition. */
    readonly told: readonly CommandLine[],
  ) {}

  static async tell(url: string): Promise<ToldDemo> {
    const terminal = TerminalProcess.open();
    const demo = demoCoalition();
    const chapters = chaptersOf(demo, writeFiles(dirname(url.replace('sqlite:', '')), demo));
    const told: CommandLine[] = [];
    await tell(chapters, {
      begin: () => undefined,
      run: (words, at) => {
        told.push(words);
        return terminal.done(url, [...words, ...OF], at);
      },
    });
    return new ToldDemo(terminal, url, chapters, told);
  }

  run(words: CommandLine): Promise<string> {
    return this.terminal.done(this.url, [...words, ...OF], EVENING);
  }

  async ask<T = Record<string, unknown>>(line: string): Promise<T> {
    return JSON.parse(await this.run([...line.split(' '), '--format', 'json'])) as T;
  }

  close(): Promise<void> {
    return this.terminal.close();
  }
}
