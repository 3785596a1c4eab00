/** How the stories of the demo are told: command lines that a coordinator would type, on the day on which it would. */

/** A command of the terminal, without the coalition that it is about. */
export type CommandLine = readonly string[];

/** Runs a command that must succeed, and answers what it printed. */
export type Run = (words: CommandLine) => Promise<string>;

/** A command, or several where one depends on what another answered. */
export type Told = CommandLine | ((run: Run) => Promise<void>);

/** What happens on a day. */
export interface Chapter {
  /** Told on the day of the chapter before, and as a part of it, without one. */
  readonly title?: string;
  readonly day: string;
  readonly told: readonly Told[];
  /** What can be asked once all is told. */
  readonly asked?: () => readonly CommandLine[];
}

export interface Teller {
  /** A chapter begins. */
  begin(chapter: Chapter): void;
  /** Runs a command of the coalition, at this instant of the story. */
  run(words: CommandLine, at: string): Promise<string>;
}

/** Tells chapters one after another, each from nine in the morning on, a minute a command: the same times whenever it is told. */
export async function tell(chapters: readonly Chapter[], teller: Teller): Promise<void> {
  let day = '';
  let minutes = 0;
  const run: Run = (words) => {
    const at = new Date(`${day}T09:00:00.000Z`);
    at.setUTCMinutes(minutes);
    minutes += 1;
    return teller.run(words, at.toISOString());
  };
  for (const chapter of chapters) {
    teller.begin(chapter);
    if (chapter.day !== day) [day, minutes] = [chapter.day, 0];
    for (const told of chapter.told) {
      if (typeof told === 'function') await told(run);
      else await run(told);
    }
  }
}

export function words(line: string): string[] {
  return line.split(' ');
}
