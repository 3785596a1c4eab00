import { decimalOf, percentOf } from './tables.js';
import { words, type Chapter, type CommandLine, type Run, type Told } from './telling.js';

/** What the demo reads of a proposal in `review show --format json`. */
export interface Proposal {
  readonly id: string;
  readonly memberId: string;
  readonly supplyId: string;
  readonly quantity: string;
  readonly unit: string;
  readonly decision: { readonly quantity: string | null; readonly becomes: string | null } | null;
}

/** Somebody’s words on the quarter, or on what is proposed of the money: the largest part of it, or the smallest. */
export interface Position {
  readonly member: string;
  readonly stance: 'support' | 'concern' | 'object';
  readonly words: string;
  readonly on?: 'largest' | 'smallest';
}

export interface ReviewStory {
  readonly quarter: string;
  readonly title: string;
  readonly facilitator: string;
  /** Opened, prepared and discussed on these days. */
  readonly days: readonly [opened: string, prepared: string, discussed: string];
  /** The options of `review supply add`. The money is called `fund`; all else is offered by members. */
  readonly supplies: readonly CommandLine[];
  readonly pulses: readonly (readonly [member: string, fairness: number, comment?: string])[];
  readonly positions: readonly Position[];
}

/** What is decided: the largest part of the money is cut to a half, the smallest refused, and the rest agreed. */
export interface Decisions {
  readonly day: string;
  readonly agreed: string;
  readonly hours: string;
  /** When members deliver what they offered. */
  readonly due: string;
  readonly cut: readonly [reason: string, action: string];
  readonly refused: readonly [reason: string, dissent: string];
}

/** The days from the opening of a review to its discussion. */
export function discussed(review: ReviewStory): Chapter[] {
  const { title, quarter, facilitator, supplies, pulses, positions } = review;
  const [opened, prepared, discussion] = review.days;
  const step = stepsOf(quarter);
  return [
    {
      title,
      day: opened,
      told: [
        step('open', '--facilitator', facilitator),
        ...supplies.map((supply) => step('supply add', ...supply)),
      ],
    },
    {
      day: prepared,
      told: [
        step('prepare'),
        step('propose'),
        ...pulses.map(([member, fairness, comment]) =>
          step(
            'pulse',
            ...['--member', member, '--fairness', String(fairness), '--as', `member:${member}`],
            ...(comment === undefined ? [] : ['--comment', comment]),
          ),
        ),
      ],
    },
    {
      day: discussion,
      told: [step('discuss'), ...positions.map((position) => stated(quarter, position))],
    },
  ];
}

/** The day of the decisions of a review, and of the close. */
export function decided(quarter: string, facilitator: string, decisions: Decisions): Chapter[] {
  const step = stepsOf(quarter);
  return [
    {
      day: decisions.day,
      told: [
        step('deciding'),
        (run) => decideAll(run, quarter, decisions),
        step('publish'),
        ...signedAndClosed(quarter, facilitator),
      ],
    },
  ];
}

/** Who signs for the Partnership Office. */
export const BACKBONE = 'Tomas Brandt';

export function signedAndClosed(quarter: string, facilitator: string): Told[] {
  const step = stepsOf(quarter);
  return [
    step('sign', '--role', 'facilitator', '--signer', facilitator),
    step('sign', '--role', 'backbone', '--signer', BACKBONE),
    words(`close --quarter ${quarter}`),
  ];
}

export async function proposalsOf(run: Run, quarter: string): Promise<readonly Proposal[]> {
  const shown = await run(words(`review show --quarter ${quarter} --format json`));
  return (JSON.parse(shown) as { proposals: Proposal[] }).proposals;
}

const stepsOf =
  (quarter: string) =>
  (step: string, ...options: string[]): CommandLine => [
    ...words(`review ${step} --quarter ${quarter}`),
    ...options,
  ];

function stated(quarter: string, { member, stance, words: said, on }: Position): Told {
  return async (run) => {
    const about = on && extremesOf(await proposalsOf(run, quarter))[on];
    await run(
      stepsOf(quarter)(
        'position',
        ...['--member', member, '--stance', stance, '--words', said, '--as', `member:${member}`],
        ...(about ? ['--proposal', about.id] : []),
      ),
    );
  };
}

async function decideAll(run: Run, quarter: string, decisions: Decisions): Promise<void> {
  const proposals = await proposalsOf(run, quarter);
  const { largest, smallest } = extremesOf(proposals);
  const decide = (proposal: Proposal, outcome: string, reason: string, ...options: string[]) => {
    const about = ['--proposal', proposal.id, '--outcome', outcome, '--reason', reason];
    return run(stepsOf(quarter)('decide', ...about, ...options));
  };
  for (const proposal of proposals) {
    if (proposal === largest) {
      const [reason, action] = decisions.cut;
      const half = decimalOf(percentOf(centsOf(proposal), 50, 100), 2);
      await decide(proposal, 'amended', reason, '--quantity', half, '--action', action);
    } else if (proposal === smallest) {
      const [reason, dissent] = decisions.refused;
      await decide(proposal, 'rejected', reason, '--dissent', `${proposal.memberId}=${dissent}`);
    } else if (proposal.supplyId === 'fund') {
      await decide(proposal, 'accepted', decisions.agreed);
    } else {
      await decide(proposal, 'accepted', decisions.hours, '--due', decisions.due);
    }
  }
}

/** The largest and the smallest part of the money, the first of equal ones; nobody is both. */
function extremesOf(proposals: readonly Proposal[]): { largest?: Proposal; smallest?: Proposal } {
  const bySize = proposals
    .filter(({ supplyId }) => supplyId === 'fund')
    .sort((one, other) => centsOf(other) - centsOf(one));
  const [largest] = bySize;
  const smallest = bySize.length > 1 ? bySize.at(-1) : undefined;
  return { ...(largest ? { largest } : {}), ...(smallest ? { smallest } : {}) };
}

function centsOf({ quantity }: Proposal): number {
  return Number.parseInt(quantity.replace('.', ''), 10);
}
