/**
 * The proposals of a quarter with a thousand members and two hundred supplies, in a thread as a server makes them, while
 * the event loop of the main thread is watched.
 *
 * A third of the supplies are restricted, each to other members; a fifth go in whole steps, a tenth have a most for each
 * member, a tenth are members' own offers; a tenth of the members have floors, and half declared no priorities.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { VALUE_TYPES } from '../src/coalition/domain/value-types.js';
import type { Claimant, ProposalsAsked, Supply } from '../src/reviews/domain/proposals.js';
import { ThreadedProposals } from '../src/reviews/solver/threaded-proposals.js';
import { addFigure, addRatio, outcome, secondsOf, type Outcome } from './measure.js';
import type { BenchOptions } from './places.js';
import { watched } from './watched.js';

const MEMBERS = 1_000;
const SUPPLIES = 200;

export async function proposals({ short }: BenchOptions): Promise<Outcome> {
  const rounds = short ? 1 : 5;
  const result = outcome(`proposals for ${String(MEMBERS)} members and ${String(SUPPLIES)} supplies`);
  const figures = {
    seconds: [] as number[],
    megabytes: [] as number[],
    idle: [] as number[],
    busy: [] as number[],
  };
  const threaded = new ThreadedProposals();
  for (let round = 0; round < rounds; round += 1) {
    const asked = quarterOf(new Draws(round + 1));
    figures.idle.push((await watched(() => wait(3_000))).delayMs);
    const watching = await watched(async () => {
      figures.seconds.push(await secondsOf(() => threaded.propose(asked)));
    });
    figures.busy.push(watching.delayMs);
    figures.megabytes.push(watching.megabytes);
  }
  await threaded.close();
  addFigure(result, 'time', 's', figures.seconds);
  addFigure(result, 'most memory of the whole process', 'MB', figures.megabytes);
  addFigure(result, 'delay of the main thread, 99 of 100 at most, nothing to do', 'ms', figures.idle);
  addFigure(result, 'the same while proposals are made', 'ms', figures.busy);
  addRatio(
    result,
    'delay while proposals are made, against nothing to do',
    figures.busy,
    figures.idle,
    '≤ 2',
  );
  return result;
}

function quarterOf(draws: Draws): ProposalsAsked {
  const ids = Array.from({ length: MEMBERS }, (_, i) => `member-${i.toString().padStart(4, '0')}`);
  const claimants = ids.map((memberId): Claimant => {
    const received = draws.upTo(100_000);
    const weights = VALUE_TYPES.map(() => draws.upTo(10));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const declared = draws.once(2) && all > 0;
    return {
      memberId,
      received: String(received),
      share: String(20 + draws.upTo(100)),
      floor: draws.once(10) ? String(received + draws.upTo(5_000)) : '0',
      priorities: declared
        ? Object.fromEntries(VALUE_TYPES.map((type, i) => [type, (weights[i]! / all).toFixed(4)]))
        : null,
    };
  });
  const supplies = Array.from({ length: SUPPLIES }, (_, i): Supply => {
    const whole = draws.once(5);
    const source = draws.once(10) ? `member:${ids[draws.upTo(MEMBERS)]!}` : 'pool:common';
    const openTo = draws.once(3) ? ids.filter(() => draws.once(3)) : null;
    const valueType = VALUE_TYPES[draws.upTo(VALUE_TYPES.length)]!;
    const limited = draws.once(10);
    return {
      ...{ supplyId: `supply-${i}`, source, valueType, openTo },
      ...(whole
        ? {
            kind: 'service',
            quantity: '20',
            unit: 'places',
            step: '1',
            value: '20000',
            mostEach: limited ? '2' : null,
          }
        : {
            kind: 'funds',
            quantity: '50000',
            unit: 'EUR',
            step: '0.01',
            value: '50000',
            mostEach: limited ? '5000' : null,
          }),
    };
  });
  return { currency: 'EUR', claimants, supplies };
}

/** The same draws every time, for the same seed. */
class Draws {
  constructor(private state: number) {}

  /** A whole number from 0, below `limit`. */
  upTo(limit: number): number {
    this.state = (Math.imul(this.state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  once(inSoMany: number): boolean {
    return this.upTo(inSoMany) === 0;
  }
}
