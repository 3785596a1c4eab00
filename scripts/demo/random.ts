/**
 * Chance that can be repeated: each strand of the story draws from its own stream, named and seeded, so that a new
 * strand, or one more draw in an old one, leaves all the others as they were. Whole numbers only.
 */
export interface Random {
  /** A whole number from `least` to `most`, both included, each as likely as the others. */
  between(least: number, most: number): number;
  /** True in `chance` of 100 cases. */
  percent(chance: number): boolean;
  pick<T>(choices: readonly T[]): T;
}

const TWO_TO_32 = 4_294_967_296;

/** FNV-1a over the UTF-16 code units: enough to give each name a stream of its own. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** The stream called `name` of this seed (splitmix32: 32 bits of state, one multiplication chain a draw). */
export function randomStream(seed: number, name: string): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`The seed must be a whole number, not ${seed}`);
  let state = hashOf(`${seed}/${name}`);

  function next(): number {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  }

  function between(least: number, most: number): number {
    const span = most - least + 1;
    if (!Number.isSafeInteger(span) || span < 1 || span > TWO_TO_32) {
      throw new RangeError(`No whole number lies between ${least} and ${most}`);
    }
    // Draws from the last, incomplete run of the span are thrown away: they would favour small numbers.
    const limit = TWO_TO_32 - (TWO_TO_32 % span);
    let drawn = next();
    while (drawn >= limit) drawn = next();
    return least + (drawn % span);
  }

  return {
    between,
    percent: (chance) => between(1, 100) <= chance,
    pick: <T>(choices: readonly T[]): T => {
      if (choices.length === 0) throw new RangeError('Nothing to pick from');
      return choices[between(0, choices.length - 1)] as T;
    },
  };
}
