import type { Told } from '../support/builders.js';
import type { Asked, Deed } from './deeds.js';
import { daysChanged, isClosed, planClosingDeed } from './simple-closings.js';
import { planCoalitionDeed, type Plan } from './simple-coalition.js';
import { planLifeDeed, planRecord, type LifeDeed } from './simple-entries.js';
import { planAboutPledge, planPledge, planSettlement } from './simple-pledges.js';
import type { SimpleEntry, SimplePledge, SimpleState } from './simple-state.js';

/** What should come of a command: it changes something, says nothing new, is a repeat of its key, or is refused. */
export type Expected =
  | { readonly outcome: 'done' | 'unchanged' | 'repeated' }
  | { readonly outcome: 'refused'; readonly reasons: readonly string[] };

export interface Step {
  readonly told: Told;
  readonly key: string | undefined;
  readonly expected: Expected;
  /** Everything as it stands after the command, where it changed something. */
  readonly after: SimpleState | null;
}

interface Said {
  readonly deed: Deed;
  readonly id: string;
  readonly key: string | undefined;
  readonly told: Told;
}

/** The ledger in a page: lists, and everything else found by looking through them. */
export class SimpleLedger {
  readonly state: SimpleState = {
    members: [],
    pools: [{ id: 'pool', openedOn: -Infinity, allowNegative: false }],
    hourRates: [],
    dollarRates: [],
    entries: [],
    pledges: [],
    departures: [],
    policies: [],
    closings: [],
  };
  private readonly said: Said[] = [];
  /** What was told under an idempotency key and was not refused. */
  private readonly answered = new Map<string, string>();
  private count = 0;

  /** Another one that stands as this does, to try what may not have happened. */
  copy(): SimpleLedger {
    const { state, said, answered, count } = this;
    return Object.assign(new SimpleLedger(), structuredClone({ state, said, answered, count }));
  }

  /** What to tell the ledger for a deed, and what should come of it. */
  tell({ deed, key: chosen }: Asked): Step {
    if (deed.does === 'again') {
      const again = this.said.at(-1 - (deed.which % Math.max(1, this.said.length)));
      return again ? this.step(again.deed, again.id, again.key, again.told) : this.tell(NOTHING_YET);
    }
    const id = `${(this.count += 1)}`;
    return this.step(deed, id, chosen === null ? undefined : `key-${chosen}`);
  }

  private step(deed: Deed, id: string, key: string | undefined, told?: Told): Step {
    const planned = this.whileOpen(deed, this.plan(deed, id, told));
    this.said.push({ deed, id, key, told: planned.told });
    const content = JSON.stringify(planned.told);
    const known = key === undefined ? undefined : this.answered.get(key);
    const step = { told: planned.told, key, after: null };
    if (known !== undefined) {
      if (known === content) return { ...step, expected: { outcome: 'repeated' } };
      return { ...step, expected: { outcome: 'refused', reasons: ['ledger.idempotency-key-reused'] } };
    }
    const { reasons, change } = planned;
    if (reasons.length > 0) return { ...step, expected: { outcome: 'refused', reasons } };
    if (key !== undefined) this.answered.set(key, content);
    if (!change) return { ...step, expected: { outcome: 'unchanged' } };
    change();
    return { ...step, expected: { outcome: 'done' }, after: structuredClone(this.state) };
  }

  /** What would change something in a closed quarter is refused, whatever it is. */
  private whileOpen(deed: Deed, planned: Plan): Plan {
    const { told, reasons, change } = planned;
    if (!change || !daysChanged(this.state, deed, told).some((day) => isClosed(this.state, day)))
      return planned;
    return { told, change, reasons: [...reasons, 'coalition.quarter-closed'] };
  }

  /** `told`: what was said for this deed before, which names the same entries again. */
  private plan(deed: Deed, id: string, told: Told | undefined): Plan {
    const { state } = this;
    const { entryId, pledgeId, reverses } = (told?.data ?? {}) as Record<string, string | null>;
    switch (deed.does) {
      case 'record': {
        const named = told
          ? pledgeId
          : deed.entry.pledge === null
            ? null
            : this.nameOfPledge(deed.entry.pledge);
        const known = state.pledges.find((pledge) => pledge.id === named);
        const taken = deed.entry.taken ? state.entries.at(-1)?.id : undefined;
        const entry = entryId ?? taken ?? `e-${id}`;
        const fitting = deed.entry.fits && known ? { direction: 'contribution', ...promised(known) } : {};
        const recorded = { ...deed.entry, ...fitting };
        return planRecord(state, recorded, { id: entry, pledge: known ?? named ?? null });
      }
      case 'reverse':
      case 'value':
      case 'accept':
      case 'dispute':
      case 'answer':
      case 'resolve':
      case 'prove': {
        const name = told ? (reverses ?? entryId) : back(state.entries, deed.which, SENSIBLE[deed.does])?.id;
        const entry = state.entries.find((one) => one.id === name);
        return planLifeDeed(state, deed, entry, `r-${id}`);
      }
      case 'pledge': {
        const taken = deed.taken ? state.pledges.at(-1)?.id : undefined;
        return planPledge(state, deed, pledgeId ?? taken ?? `p-${id}`);
      }
      case 'amend':
      case 'waive':
      case 'lapse': {
        const name = told ? pledgeId : back(state.pledges, deed.which, ({ status }) => status === 'open')?.id;
        return planAboutPledge(
          state,
          deed,
          state.pledges.find((one) => one.id === name),
        );
      }
      case 'settle':
        return planSettlement(state, deed.gone ? { ...deed, who: this.lastGone() ?? deed.who } : deed);
      case 'policy':
      case 'close':
        return planClosingDeed(state, deed);
      case 'again':
        throw new Error('said again by its own way');
      default:
        return planCoalitionDeed(state, deed, 'acting' in deed ? deed.acting : null);
    }
  }

  private lastGone(): string | undefined {
    return this.state.members.findLast(({ spells }) => spells.at(-1)!.to !== null)?.id;
  }

  /** A pledge, or one that nobody made. */
  private nameOfPledge(which: number): string {
    return back(this.state.pledges, which, ({ status }) => status === 'open')?.id ?? 'p-0';
  }
}

const NOTHING_YET: Asked = {
  deed: { does: 'leave', who: 'elm', day: 1 },
  key: null,
};

const promised = ({ who, what, with: other }: SimplePledge) => ({ who, what, with: other });

const stands = ({ standing, reverses, reversedBy }: SimpleEntry): boolean =>
  reverses === null && reversedBy === null && standing !== 'withdrawn';
const isDisputed = ({ standing }: SimpleEntry): boolean => standing === 'disputed';

/** Entries with which a deed makes sense. */
const SENSIBLE: Readonly<Record<LifeDeed['does'], (entry: SimpleEntry) => boolean>> = {
  reverse: (entry) => stands(entry) && !isDisputed(entry),
  value: (entry) => stands(entry) && entry.cents === null,
  accept: (entry) => stands(entry) && entry.standing === 'proposed',
  dispute: (entry) => stands(entry) && !isDisputed(entry),
  answer: isDisputed,
  resolve: isDisputed,
  prove: () => true,
};

function back<T>(list: readonly T[], which: number, isSensible: (one: T) => boolean): T | undefined {
  const sensible = which % 4 === 3 ? [] : list.filter(isSensible);
  const among = sensible.length > 0 ? sensible : list;
  return among.at(-1 - (which % Math.max(1, among.length)));
}
