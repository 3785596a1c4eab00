import { nameOn, type Directory } from '../coalition/domain/directory.js';
import type { Amount } from '../kernel/amount.js';

/** What a member had given and received before it joined, as ledgers go out: its account begins with it. */
export interface ExportedBaseline {
  readonly memberId: string;
  readonly name: string;
  readonly on: string;
  readonly given: Amount;
  readonly received: Amount;
}

/**
 * Baselines that come to something, in the order of the members. They stand in accounts of their own, against equity: what a
 * member gave and received as a member is the same beside them, and with them its balance is whole.
 */
export function exportedBaselines({ members }: Directory): ExportedBaseline[] {
  return [...members.values()].flatMap((member) => {
    const { baseline } = member;
    if (!baseline || (baseline.given.isZero() && baseline.received.isZero())) return [];
    return [{ memberId: member.id, name: nameOn(member, baseline.on), ...baseline }];
  });
}
