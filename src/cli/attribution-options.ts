import { InvalidArgumentError, type Command } from 'commander';

/** What was said of one member on a command line. */
export interface TypedAttribution {
  readonly memberId: string;
  readonly share: string;
  readonly wording: string;
  readonly behind: readonly string[];
}

interface Unfinished {
  readonly memberId: string;
  share?: string;
  wording?: string;
  readonly behind: string[];
}

/** Options that say who did what: `--member` begins what is said of one, and the others go on with it. */
export class AttributionOptions {
  private readonly typed: Unfinished[] = [];

  addTo(command: Command): Command {
    return command
      .option('--member <id>', 'a member that is named; once for each, before what it did', (memberId) => {
        this.typed.push({ memberId, behind: [] });
      })
      .option('--share <part>', 'its part, such as 0.6; all shares sum to 1', (share) => {
        this.last('--share').share = share;
      })
      .option('--wording <words>', 'what it did, as the statement says it', (wording) => {
        this.last('--wording').wording = wording;
      })
      .option('--behind <thing>', 'what it gave for that: entry/ID or asset/ID; once for each', (thing) => {
        this.last('--behind').behind.push(thing);
      });
  }

  /** All of them; null where nobody was named. What is missing is wrong usage. */
  attributions(command: Command): TypedAttribution[] | null {
    for (const { memberId, share, wording, behind } of this.typed) {
      const missing = [
        ...(share === undefined ? ['--share'] : []),
        ...(wording === undefined ? ['--wording'] : []),
        ...(behind.length === 0 ? ['--behind'] : []),
      ];
      if (missing.length > 0)
        command.error(`error: --member ${memberId} needs ${missing.join(', ')} after it`);
    }
    return this.typed.length === 0 ? null : (this.typed as TypedAttribution[]);
  }

  private last(option: string): Unfinished {
    const last = this.typed.at(-1);
    if (!last) throw new InvalidArgumentError(`--member comes before ${option}.`);
    return last;
  }
}
