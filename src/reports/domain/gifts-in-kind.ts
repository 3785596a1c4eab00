import type { InKindDetails } from '../../exchange/domain/events.js';
import { Amount } from '../../kernel/amount.js';

/** A gift in kind, as far as its disclosure needs it. */
export interface Gift {
  readonly quantity: Amount;
  readonly unit: string;
  /** In base currency; null while it is unvalued. */
  readonly value: Amount | null;
  readonly project: string | null;
  /** The basis of its value, in words. */
  readonly basis: string | null;
  readonly inKind: InKindDetails | null;
}

/** What became of a category's gifts: monetised or used. */
export class Disposition {
  entries = 0;
  value = Amount.zero;
  /** The programmes or other activities that they were used in, by name. */
  readonly projects = new Set<string>();
}

/** What must be disclosed of each category of contributed nonfinancial assets (FASB ASU 2020-07, ASC 958-605-50-1A). */
export class GiftCategory {
  entries = 0;
  value = Amount.zero;
  /** 50-1A(a): whether they were monetised or used, and where. */
  readonly monetised = new Disposition();
  readonly used = new Disposition();
  /** 50-1A(c): what donors asked for; none where all of it is unrestricted. */
  readonly restrictions = new Set<string>();
  /** 50-1A(d): techniques, each with the inputs that it was used with. */
  readonly techniques = new Map<string, Set<string>>();
  /** Gifts of which nothing is said about how their value was found. */
  withoutTechnique = 0;
  readonly quantities = new Map<string, Amount>();

  /** @param name null for gifts of which no category is stated */
  constructor(readonly name: string | null) {}

  add({ quantity, unit, value, project, basis, inKind }: Gift & { readonly value: Amount }): void {
    this.entries += 1;
    this.value = this.value.plus(value);
    this.quantities.set(unit, (this.quantities.get(unit) ?? Amount.zero).plus(quantity));
    const disposition = inKind?.use === 'monetised' ? this.monetised : this.used;
    disposition.entries += 1;
    disposition.value = disposition.value.plus(value);
    if (project !== null) disposition.projects.add(project);
    if (inKind?.restrictions) this.restrictions.add(inKind.restrictions);
    const technique = inKind?.technique ?? basis;
    if (technique === null) {
      this.withoutTechnique += 1;
      return;
    }
    const inputs = this.techniques.get(technique) ?? new Set<string>();
    if (inKind?.inputs) inputs.add(inKind.inputs);
    this.techniques.set(technique, inputs);
  }
}

/** Gifts with a value, by category in the order of their names; those of which none is stated come last. */
export function giftCategories(gifts: readonly Gift[]): GiftCategory[] {
  const categories = new Map<string | null, GiftCategory>();
  for (const gift of gifts) {
    const { value, inKind } = gift;
    if (value === null) continue;
    const name = inKind?.category ?? null;
    const category = categories.get(name) ?? new GiftCategory(name);
    categories.set(name, category);
    category.add({ ...gift, value });
  }
  return [...categories.values()].sort((one, other) => {
    if (one.name === null || other.name === null) return one.name === null ? 1 : -1;
    return one.name < other.name ? -1 : 1;
  });
}
