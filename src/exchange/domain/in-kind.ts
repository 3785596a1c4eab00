import { NAME_LIMIT } from '../../coalition/domain/field-checks.js';
import { freeText, identifier } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import type { InKindInput } from './entry.js';
import type { CostShareClaim, Direction, InKindDetails } from './events.js';
import type { ExchangeFacts } from './facts.js';
import { checkedUse, text } from './field-checks.js';

/** Checks what is said of a gift in kind. Only such gifts have a category, a use and restrictions. */
export function checkedInKind(input: InKindInput | null, kind: string): InKindDetails | null {
  if (input === null) return null;
  const malformed = (field: string, found: string, expected: string): Problem =>
    new Problem('exchange.in-kind-detail-malformed', { field, found, expected });
  if (kind !== 'in-kind') throw malformed('kind', kind, 'in-kind, or nothing said of a gift in kind');
  const category = freeText(input.category, 'category', NAME_LIMIT).trim();
  if (category === '') throw malformed('category', 'empty', 'a category such as medical supplies');
  return {
    category,
    technique: text(input.technique, 'technique'),
    inputs: text(input.inputs, 'inputs'),
    approvedBy: input.approvedBy === null ? null : identifier(input.approvedBy, 'approved_by'),
    use: checkedUse(input.use),
    restrictions: text(input.restrictions, 'restrictions'),
  };
}

/**
 * Checks a claim of cost sharing: only what is given can be claimed, and an item counts on one award, once
 * (2 CFR 200.306(b)(2)). A claim ends with its entry's reversal or withdrawal.
 * @throws Problem `exchange.claim-not-allowed`, `exchange.item-claimed-twice`
 */
export function checkedClaim(
  input: CostShareClaim | null,
  { direction, memberId }: { readonly direction: Direction; readonly memberId: string },
  facts: Pick<ExchangeFacts, 'claimOf'>,
): CostShareClaim | null {
  if (input === null) return null;
  if (direction === 'benefit') throw new Problem('exchange.claim-not-allowed', { found: direction });
  const award = identifier(input.award, 'award');
  const item = identifier(input.item, 'item');
  const claim = facts.claimOf(memberId, item);
  if (claim) {
    const { entryId: claimedBy, award: claimedOn } = claim;
    throw new Problem('exchange.item-claimed-twice', { item, member: memberId, award: claimedOn, claimedBy });
  }
  const { necessary, allowable, federallyFunded, inApprovedBudget } = input;
  return { award, item, necessary, allowable, federallyFunded, inApprovedBudget };
}
