import { Amount } from '../../kernel/amount.js';
import { creditAccountOf } from './postings.js';

/** What moved in a member's account. Reserved is what was reserved less what was redeemed of it or set free. */
export interface CreditFlow {
  readonly vested: Amount;
  readonly reserved: Amount;
  readonly redeemed: Amount;
  readonly expired: Amount;
}

/** One movement of credits between two accounts of the chart in `postings.ts`. */
export interface CreditPosting {
  readonly source: string;
  readonly destination: string;
  readonly credits: Amount;
}

const HELD = creditAccountOf.held('');
const RESERVED = creditAccountOf.reserved('');
const REDEEMED = creditAccountOf.redeemed('');
const EXPIRED = creditAccountOf.expired('');

/** What a posting means for its member: the same flows that the sums are kept of. */
export function flowOf({ source, destination, credits }: CreditPosting): {
  readonly memberId: string;
  readonly flow: CreditFlow;
} {
  const change = (account: string): Amount => {
    const into = destination.startsWith(account) ? credits : Amount.zero;
    return source.startsWith(account) ? into.minus(credits) : into;
  };
  const account = [HELD, RESERVED, REDEEMED, EXPIRED].find((one) => destination.startsWith(one))!;
  return {
    memberId: destination.slice(account.length),
    flow: {
      vested: source === creditAccountOf.issued ? credits : Amount.zero,
      reserved: change(RESERVED),
      redeemed: change(REDEEMED),
      expired: change(EXPIRED),
    },
  };
}

/** The account of one member in a period: opening + vested − reserved − redeemed − expired = held. */
export class CreditAccount {
  opening = Amount.zero;
  /** What vested before the period. */
  vestedBefore = Amount.zero;
  accrued = Amount.zero;
  vested = Amount.zero;
  reserved = Amount.zero;
  redeemed = Amount.zero;
  expired = Amount.zero;

  /** What can be redeemed at the end of the period. */
  get held(): Amount {
    return this.opening.plus(heldBy(this));
  }

  get vestedInLife(): Amount {
    return this.vestedBefore.plus(this.vested);
  }

  addToOpening(flow: CreditFlow): void {
    this.opening = this.opening.plus(heldBy(flow));
    this.vestedBefore = this.vestedBefore.plus(flow.vested);
  }

  addToPeriod(flow: CreditFlow): void {
    this.vested = this.vested.plus(flow.vested);
    this.reserved = this.reserved.plus(flow.reserved);
    this.redeemed = this.redeemed.plus(flow.redeemed);
    this.expired = this.expired.plus(flow.expired);
  }

  accrue(credits: Amount): void {
    this.accrued = this.accrued.plus(credits);
  }
}

function heldBy({ vested, reserved, redeemed, expired }: CreditFlow): Amount {
  return vested.minus(reserved).minus(redeemed).minus(expired);
}
