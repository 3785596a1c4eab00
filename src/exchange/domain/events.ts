import type { ValueTypeWeights } from '../../coalition/domain/value-types.js';

export type Direction = 'contribution' | 'benefit' | 'exchange';
export type Standing = 'accepted' | 'proposed';

/** How a quantity became a value in base currency. Everything needed to redo it by hand stands here. */
export type Valuation =
  /** Funds in base currency. */
  | { readonly method: 'own-value' }
  /** Given with the entry; `basis` is the technique and its inputs, in words. */
  | { readonly method: 'stated'; readonly basis: string | null }
  | {
      readonly method: 'exchange-rate';
      readonly rate: string;
      readonly validOn: string;
      readonly source: string;
    }
  /** By a dated rate of the coalition; `rateMethod` is for example `comparable-market`. */
  | {
      readonly method: 'rate';
      readonly rateMethod: string;
      readonly rate: string;
      readonly category: string;
      readonly validFrom: string;
      readonly source: string;
    };

/**
 * One recorded contribution, benefit, or exchange between two members. Amounts are exact decimals; `value` is in base
 * currency, and null while the entry is unvalued, which is not zero.
 */
export interface EntryRecorded {
  readonly entryId: string;
  readonly direction: Direction;
  readonly memberId: string;
  /** `pool:ID` or `member:ID`. */
  readonly counterparty: string;
  readonly kind: string;
  readonly quantity: string;
  readonly unit: string;
  readonly value: string | null;
  readonly valuation: Valuation | null;
  readonly valueTypes: ValueTypeWeights;
  /** Whether the split was given with the entry, or is the policy's default for the kind. */
  readonly valueTypesStated: boolean;
  readonly standing: Standing;
  readonly project: string | null;
  readonly description: string | null;
  readonly pledgeId: string | null;
  /** The words by which a rate was chosen, where the entry named some. */
  readonly rateCategory: string | null;
}

/** Takes an entry back, whole. Quantity and value are those of the entry, negated. */
export interface EntryReversed {
  /** The reversal's own id. */
  readonly entryId: string;
  readonly reverses: string;
  readonly direction: Direction;
  readonly memberId: string;
  readonly counterparty: string;
  readonly kind: string;
  readonly quantity: string;
  readonly unit: string;
  readonly value: string | null;
  readonly valueTypes: ValueTypeWeights;
  readonly standing: Standing;
  readonly project: string | null;
  /** Why, in words. */
  readonly description: string | null;
}

/** Gives an unvalued entry its value. `occurredOn` is the entry's own date: it is that day's deed that is worth something. */
export interface EntryValued {
  readonly entryId: string;
  readonly direction: Direction;
  readonly memberId: string;
  readonly counterparty: string;
  readonly kind: string;
  readonly unit: string;
  readonly value: string;
  readonly valuation: Valuation;
  readonly valueTypes: ValueTypeWeights;
  readonly standing: Standing;
}

export type ExchangeEvent =
  | { readonly type: 'ContributionRecorded'; readonly occurredOn: string; readonly data: EntryRecorded }
  | { readonly type: 'BenefitRecorded'; readonly occurredOn: string; readonly data: EntryRecorded }
  | { readonly type: 'ExchangeRecorded'; readonly occurredOn: string; readonly data: EntryRecorded }
  | { readonly type: 'EntryReversed'; readonly occurredOn: string; readonly data: EntryReversed }
  | { readonly type: 'EntryValued'; readonly occurredOn: string; readonly data: EntryValued };

/** Today's version of each event's shape. */
export const exchangeEventVersions: Readonly<Record<ExchangeEvent['type'], number>> = {
  ContributionRecorded: 1,
  BenefitRecorded: 1,
  ExchangeRecorded: 1,
  EntryReversed: 1,
  EntryValued: 1,
};

/** Whether a recorded event is one of this room's. */
export function isExchangeEvent(event: { readonly type: string }): boolean {
  return Object.hasOwn(exchangeEventVersions, event.type);
}
