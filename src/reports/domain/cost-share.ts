import type { CostShareClaim, InKindDetails, Valuation } from '../../exchange/domain/events.js';

/** Whether a criterion is met, as far as the ledger knows. */
export type Met = 'met' | 'not-met' | 'not-stated';

/** One criterion of 2 CFR 200.306(b), and what of the record decides it. */
export interface Criterion {
  /** Such as `200.306(b)(1)`. */
  readonly paragraph: string;
  readonly asks: string;
  readonly met: Met;
  readonly because: string;
}

/** What of a claimed contribution the criteria look at. */
export interface Claimed {
  readonly kind: string;
  readonly value: string | null;
  readonly valuation: Valuation | null;
  /** How it was valued when it was recorded, which the price of another quantity rests on. */
  readonly recordedValuation: Valuation | null;
  readonly inKind: InKindDetails | null;
  readonly claim: CostShareClaim;
  readonly evidence: number;
}

/**
 * The criteria that US federal cost sharing must all meet (2 CFR 200.306(b)(1) to (7), as in force since 2024-10-01). What the
 * ledger enforces is met; what somebody must judge is met or not as the recorder stated, and `not-stated` where nothing was.
 */
export function costShareCriteria(claimed: Claimed): Criterion[] {
  const { claim, evidence } = claimed;
  const criterion = (number: number, asks: string, verdict: Verdict): Criterion => {
    return { paragraph: `200.306(b)(${String(number)})`, asks, ...verdict };
  };
  return [
    criterion(1, 'verifiable in the records', proved(evidence)),
    criterion(2, 'not included as a contribution for any other Federal award', {
      met: 'met',
      because: 'the ledger takes an item of a member on one award, once',
    }),
    criterion(3, 'necessary and reasonable for the objectives of the award', stated(claim.necessary, true)),
    criterion(4, 'allowable under subpart E', stated(claim.allowable, true)),
    criterion(
      5,
      'not paid by the Federal Government under another Federal award',
      stated(claim.federallyFunded, false),
    ),
    criterion(6, 'provided for in the approved budget', stated(claim.inApprovedBudget, true)),
    criterion(7, 'conforms to other provisions: valued as 200.306(d) to (j) ask', valuedAsAsked(claimed)),
  ];
}

type Verdict = Pick<Criterion, 'met' | 'because'>;

function proved(evidence: number): Verdict {
  if (evidence === 0) return { met: 'not-met', because: 'no evidence is attached' };
  const because = evidence === 1 ? '1 file is attached' : `${String(evidence)} files are attached`;
  return { met: 'met', because };
}

function stated(said: boolean | null, right: boolean): Verdict {
  if (said === null) return { met: 'not-stated', because: 'nothing was stated' };
  return said === right
    ? { met: 'met', because: 'stated so by who recorded it' }
    : { met: 'not-met', because: 'stated otherwise by who recorded it' };
}

/** Methods by which an hour is worth what similar work, or this employee, is paid. */
const RATES_OF_SIMILAR_WORK: Readonly<Record<string, string>> = {
  'actual-cost': 'the employee’s regular rate of pay (200.306(f))',
  'comparable-market': 'a rate paid for similar work in the labor market (200.306(e))',
};

/**
 * Whether the valuation conforms: volunteers' services at rates paid for similar work (200.306(e)), employees' at their regular
 * pay (f), donated goods, space and equipment at no more than fair value then (g to i), with the basis documented (j).
 */
function valuedAsAsked(claimed: Claimed): Verdict {
  const { kind, value, inKind } = claimed;
  const valuation =
    claimed.valuation?.method === 'in-proportion' ? claimed.recordedValuation : claimed.valuation;
  if (value === null || valuation === null) return { met: 'not-met', because: 'it has no value' };
  if (kind === 'funds') return { met: 'met', because: 'funds are worth what they are' };
  if (kind === 'staff-time' && valuation.method === 'rate') {
    const rate = RATES_OF_SIMILAR_WORK[valuation.rateMethod];
    if (rate !== undefined) return { met: 'met', because: `valued at ${rate}` };
    const because = `a rate by ${valuation.rateMethod} does not say what similar work is paid (200.306(e))`;
    return { met: 'not-stated', because };
  }
  if (valuation.method === 'rate') {
    return valuation.source === ''
      ? { met: 'not-stated', because: 'its rate has no source' }
      : { met: 'met', because: `valued at a rate from ${valuation.source}` };
  }
  const basis = inKind?.technique ?? (valuation.method === 'stated' ? valuation.basis : null);
  return basis === null
    ? { met: 'not-stated', because: 'nothing is said of how its value was found (200.306(j))' }
    : { met: 'met', because: `its basis is documented: ${basis}` };
}

export function meetsAll(criteria: readonly Criterion[]): boolean {
  return criteria.every(({ met }) => met === 'met');
}
