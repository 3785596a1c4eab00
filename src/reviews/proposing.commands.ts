import { Inject } from '@nestjs/common';
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '../event-store/ledger-transaction.js';
import { LedgerCommand, READS } from '../http/bus.js';
import type { Caller } from '../http/caller.decorator.js';
import { Amount } from '../kernel/amount.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { Problem } from '../kernel/problem.js';
import type { LedgerReads } from '../portfolios/view.queries.js';
import { obstaclesIn } from './domain/proposal-words.js';
import type { Proposals } from './domain/proposals.js';
import { frozenQuarter } from './frozen.js';
import { proposalsAsked } from './proposals-asked.queries.js';
import { ProposalsHere, SOLVER, type ProposalsPort } from './solver/proposals-port.js';

/** Who asks for proposals, of which quarter. */
export interface ProposingFor {
  readonly coalitionId: string;
  readonly quarter: string;
  readonly actingFor: string | null;
  readonly idempotencyKey?: string;
}

/**
 * Makes proposals for a review: from its frozen figures and what was listed for it, reckoned outside the lane, and recorded only
 * where the review did not move on meanwhile.
 * @param record records what was reckoned, by `record-proposals`
 * @throws Problem `reviews.not-at-this-stage`, those of `propose`, and those of recording
 */
export async function proposeFor(
  ledger: LedgerReads,
  solver: ProposalsPort,
  { coalitionId, quarter: quarterText, actingFor, idempotencyKey }: ProposingFor,
  record: (data: JsonObject) => Promise<CommandResult>,
): Promise<CommandResult> {
  const before = await madeBefore(ledger, coalitionId, quarterText, idempotencyKey);
  if (before) return before;
  const { asked, frozen, fairness } = await ledger.read(async (snapshot) => {
    const found = await frozenQuarter(ledger, snapshot, coalitionId, quarterText);
    return { frozen: found, ...(await proposalsAsked(ledger, snapshot, found)) };
  });
  const { quarter, stage, preparedAt, run } = frozen.row;
  if (preparedAt === null) {
    throw new Problem('reviews.not-at-this-stage', {
      quarter,
      act: 'make proposals',
      found: stage,
      expected: 'preparing',
    });
  }
  const made = asked.supplies.length === 0 ? NOTHING_TO_GIVE : await solver.propose(asked);
  const data = {
    quarter,
    position: preparedAt,
    run: run + 1,
    policyVersion: fairness.policy.version,
    proposals: made.proposals.map(({ id: _, member, supply, unit: _unit, quantity, value, ...said }) => ({
      memberId: member,
      supplyId: supply,
      quantity: plain(quantity),
      value: plain(value),
      ...said,
      before: plain(said.before),
      after: plain(said.after),
    })),
    obstacles: obstaclesIn(made),
    actingFor,
  };
  return record(data);
}

/** Has proposals made for a review, wherever they are reckoned: of every door of the service. */
export class MakeProposals extends Command<CommandResult> {
  constructor(
    readonly caller: Caller,
    readonly quarter: string,
  ) {
    super();
  }
}

@CommandHandler(MakeProposals)
export class MakeProposalsHandler implements ICommandHandler<MakeProposals> {
  constructor(
    private readonly commands: CommandBus,
    @Inject(READS) private readonly reads: LedgerReads,
    @Inject(SOLVER) private readonly solver: ProposalsPort,
  ) {}

  execute({ caller, quarter }: MakeProposals): Promise<CommandResult> {
    return proposeFor(this.reads, this.solver, { ...caller, quarter }, (data) =>
      this.commands.execute(new LedgerCommand('record-proposals', caller, data)),
    );
  }
}

/** The same in this thread, for programs that nobody else waits for. */
export function proposeHere(
  ledger: LedgerReads,
  asked: ProposingFor,
  record: (data: JsonObject) => Promise<CommandResult>,
): Promise<CommandResult> {
  return proposeFor(ledger, new ProposalsHere(), asked, record);
}

/** What a retry is answered: reckoned anew it would be another run, which is not what the same key may ask for. */
async function madeBefore(
  ledger: LedgerReads,
  coalitionId: string,
  quarter: string,
  idempotencyKey: string | undefined,
): Promise<CommandResult | undefined> {
  if (idempotencyKey === undefined) return undefined;
  const [row] = await ledger.read(async (snapshot) => {
    await snapshot.within(coalitionId);
    return snapshot.rows('SELECT answer FROM answers WHERE coalition_id = ? AND idempotency_key = ?', [
      coalitionId,
      idempotencyKey,
    ]);
  });
  if (!row) return undefined;
  const made = JSON.parse(row[0] as string) as CommandResult;
  const isSame = made.answer['quarter'] === quarter && made.answer['proposals'] !== undefined;
  return isSame ? { ...made, repeated: true } : undefined;
}

/** What comes of a review for which nothing was listed. */
const NOTHING_TO_GIVE: Pick<Proposals, 'proposals' | 'obstacles' | 'unused'> = {
  proposals: [],
  obstacles: [],
  unused: [],
};

/** As events keep amounts: without the places that are zero. */
function plain(text: string): string {
  return Amount.parse(text).toString();
}
