import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { formatAmount } from '../kernel/unit.js';
import { figureId, viewText } from '../portfolios/domain/figure-id.js';
import { giveGetFigures } from '../portfolios/give-get.queries.js';
import {
  figureViewOf,
  isWhole,
  knownLedger,
  outlookOf,
  periodOf,
  type FigureScope,
  type LedgerReads,
} from '../portfolios/view.queries.js';
import { isFewest, settleUp, type Transfer } from './domain/settle-up.js';

/** Who stands for what members gave and no member received: pools hold it, or it was used in common. */
export const COMMONS = 'commons';

/** One that pays or is paid, with its balance in base currency: positive, it is owed; negative, it owes. */
export interface SettledParty {
  /** `member:ID`, or `commons`. */
  readonly party: string;
  readonly name: string;
  readonly balance: string;
  /** Accepted entries without a value, which no transfer of money settles. */
  readonly unvaluedEntries: number;
  /** The figure behind it: a member’s closing balance; of the commons, that of all members, whose negative its balance is. */
  readonly figure: string;
}

export interface NamedTransfer extends Transfer {
  readonly fromName: string;
  readonly toName: string;
}

/** What would clear the balances of all members. Nothing of it is recorded. */
export interface SettleUp {
  /** The quarter at whose end balances are settled; null where a day was asked for. */
  readonly quarter: string | null;
  /** The last day that counts. */
  readonly asOf: string;
  readonly position: number;
  readonly currency: string;
  /** Whether there is no way with fewer transfers; where it is not looked for, there may be one. */
  readonly isFewest: boolean;
  /** Members in the order of their ids, then the commons. */
  readonly parties: readonly SettledParty[];
  /** In order of who pays and who is paid. */
  readonly transfers: readonly NamedTransfer[];
  /** What all transfers move. */
  readonly moved: string;
}

/**
 * Who would pay whom how much, so that every member’s give/get balance (domain.md §5) is zero, in the fewest transfers (§8). What is
 * agreed are the accepted entries. Balances are not zero in all, as members give to what is held in common, and get from it: that
 * settles with them as one more party.
 * @throws Problem `access.tier-withholds`
 */
export async function settleUpOf(
  ledger: LedgerReads,
  coalitionId: string,
  scope: FigureScope,
  sight: Sight = SEES_ALL,
): Promise<SettleUp> {
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(ledger, snapshot, coalitionId, scope.asKnownAt);
    const asked = await periodOf(ledger, snapshot, known, scope);
    outlookOf(ledger, known, sight).assertSeesTotals('who would pay whom', isWhole(known, asked));
    // Up to the same day, but from the first one on, so that what has no value is counted over all that the balance is made of.
    const life = asked.quarter ? await periodOf(ledger, snapshot, known, { asOf: asked.to }) : asked;
    const { members } = await giveGetFigures(ledger, snapshot, known, life);
    const base = known.directory.coalition.currency;
    const view = viewText(figureViewOf(known, asked));
    const parties: SettledParty[] = [
      ...members.map(({ id, name, closing, given, received }) => ({
        party: `member:${id}`,
        name,
        balance: formatAmount(closing, base),
        unvaluedEntries: given.unvalued + received.unvalued,
        figure: figureId('member', id, view, 'balance', 'closing'),
      })),
      {
        party: COMMONS,
        name: 'Held in common',
        balance: formatAmount(sumOf(members.map(({ closing }) => closing)).negated(), base),
        unvaluedEntries: 0,
        figure: figureId('coalition', null, view, 'balance', 'closing'),
      },
    ];
    const names = new Map(parties.map(({ party, name }) => [party, name]));
    const transfers = settleUp(
      parties.map(({ party, balance }) => ({ partyId: party, balance })),
      base.code,
    );
    return {
      quarter: asked.quarter?.id ?? null,
      asOf: asked.to,
      position: known.position,
      currency: base.code,
      isFewest: isFewest(parties.filter(({ balance }) => !Amount.parse(balance).isZero()).length),
      parties,
      transfers: transfers.map(({ from, to, amount }) => ({
        ...{ from, fromName: names.get(from)!, to, toName: names.get(to)!, amount },
      })),
      moved: formatAmount(sumOf(transfers.map(({ amount }) => Amount.parse(amount))), base),
    };
  });
}
