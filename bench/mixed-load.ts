/**
 * What coalitions do on a day: programs record with a key, coordinators and members work on the pages and through the API with the session
 * of somebody who has signed in, and more is read than written. It is made from a seed.
 */
import { newEventId } from '../src/kernel/ids.js';
import { Acknowledged } from './acknowledged.js';
import type { Answer, Deed } from './asking.js';
import { ALL, KINDS, WEIGHTS, type Kind, type LoadedCoalition } from './mixed-kinds.js';
import { reading } from './mixed-reads.js';
import type { Today } from './pages-ledger.js';
import { randomNumbers } from './workload.js';

const REMEMBERED = 100;
const DAY_MS = 86_400_000;
/** How far back what is recorded lies at most. */
const DAYS_BACK = 30;
const OVERDRAFT = '999999999999';
const BOUNDARY = 'evenhand-form';

/** What can be done with what was recorded before. */
interface Known {
  readonly of: LoadedCoalition;
  readonly acknowledged: Acknowledged;
  readonly entries: string[];
  readonly proposals: string[];
  readonly pledges: { readonly id: string; readonly memberId: string; readonly counterparty: string }[];
  readonly applications: string[];
  position: number;
}

export class MixedLoad {
  private readonly random: () => number;
  private readonly known: readonly Known[];
  private readonly end = Date.now() - DAY_MS;

  constructor(
    coalitions: readonly LoadedCoalition[],
    private readonly today: Today,
    seed = 11,
  ) {
    this.random = randomNumbers(seed);
    this.known = coalitions.map((of) => ({
      ...{ of, acknowledged: new Acknowledged(), entries: [], proposals: [], pledges: [], applications: [] },
      position: 0,
    }));
  }

  acknowledgedBy(slug: string): Acknowledged {
    return this.known.find(({ of }) => of.slug === slug)!.acknowledged;
  }

  next(): Deed {
    let dice = this.random() * ALL;
    const kind = KINDS.find((one) => (dice -= WEIGHTS[one]) < 0) ?? 'contribution';
    return this.deed(kind, this.pick(this.known));
  }

  /** An entry that is recorded by a key. */
  contribution(): Deed {
    return this.deed('contribution', this.pick(this.known));
  }

  private deed(kind: Kind, known: Known): Deed {
    const { of } = known;
    const [member, pool] = [this.pick(of.members), `pool:${this.pick(of.pools)}`];
    const representative = this.pick(of.representatives);
    switch (kind) {
      case 'contribution':
        return this.entry(kind, known, { direction: 'contribution', memberId: member, counterparty: pool });
      case 'benefit':
        return this.entry(kind, known, { direction: 'benefit', memberId: member, counterparty: pool });
      case 'exchange': {
        const counterparty = `member:${of.members.find((other) => other !== member)!}`;
        return this.entry(kind, known, { direction: 'exchange', memberId: member, counterparty });
      }
      case 'overdraft, refused': {
        const body = { ...this.entryBody(), direction: 'benefit', memberId: member, counterparty: pool };
        return { ...this.post(kind, of, 'entries', { ...body, quantity: OVERDRAFT }), expects: [422] };
      }
      case 'proposal': {
        const body = { ...this.entryBody(), direction: 'contribution', memberId: representative.memberId };
        return {
          ...this.post(
            kind,
            of,
            'entries',
            { ...body, counterparty: pool },
            { cookie: representative.cookie },
          ),
          done: (answer) => keep(known.proposals, this.recorded(known, answer)),
        };
      }
      case 'entry by the form':
        return this.form(known, representative, pool);
      case 'acceptance':
      case 'reversal':
      case 'delivery':
      case 'confirmation':
        return this.following(kind, known);
      case 'pledge': {
        const body = {
          memberId: member,
          kind: 'funds',
          quantity: this.money(900),
          unit: 'EUR',
          counterparty: pool,
        };
        return {
          ...this.post(kind, of, 'pledges', { ...body, madeOn: this.day(), dueOn: this.dayIn(60) }),
          done: (answer) => {
            const { id } = told(answer);
            known.acknowledged.pledge(id);
            keep(known.pledges, { id, memberId: member, counterparty: pool });
          },
        };
      }
      case 'application': {
        const { id: assetId, user } = this.pick(of.assets);
        const body = {
          assetId,
          memberId: user,
          appliedOn: this.day(),
          depth: 'adapted',
          outcomeValue: this.money(500),
        };
        return {
          ...this.post(kind, of, 'applications', body),
          done: (answer) => {
            const { id } = told(answer);
            known.acknowledged.application(id);
            keep(known.applications, id);
          },
        };
      }
      default:
        return reading(kind, known, {
          quarter: this.today.quarter,
          member,
          cookie: representative.cookie,
          random: this.random,
        });
    }
  }

  /** What follows on something that was recorded before; where nothing was, a contribution. */
  private following(kind: 'acceptance' | 'reversal' | 'delivery' | 'confirmation', known: Known): Deed {
    const { of } = known;
    if (kind === 'delivery') {
      const pledge = this.take(known.pledges);
      if (!pledge) return this.deed('contribution', known);
      const { id: pledgeId, memberId, counterparty } = pledge;
      const delivery = this.entry(kind, known, {
        direction: 'contribution',
        memberId,
        counterparty,
        pledgeId,
      });
      // What it comes to for the pledge is an event of its own, at the position that is answered.
      return { ...delivery, done: (answer) => void known.acknowledged.entry(told(answer).id, null) };
    }
    const id = this.take(
      { acceptance: known.proposals, reversal: known.entries, confirmation: known.applications }[kind],
    );
    if (id === undefined) return this.deed('contribution', known);
    const at = encodeURIComponent(id);
    if (kind === 'confirmation') return this.post(kind, of, `applications/${at}/confirmation`, {});
    if (kind === 'acceptance') {
      return this.post(kind, of, `entries/${at}/acceptance`, undefined, { cookie: of.coordinator });
    }
    const body = { occurredOn: this.dayIn(-1), description: 'entered twice' };
    return {
      ...this.post(kind, of, `entries/${at}/reversals`, body),
      done: (answer) => this.recorded(known, answer),
    };
  }

  private entry(kind: Kind, known: Known, over: object): Deed {
    const id = this.random() < 0.5 ? { id: newEventId() } : {};
    return {
      ...this.post(kind, known.of, 'entries', { ...this.entryBody(), ...over, ...id }),
      done: (answer) => keep(known.entries, this.recorded(known, answer)),
    };
  }

  private entryBody(): object {
    return {
      ...{ kind: 'funds', quantity: this.money(900), unit: 'EUR', occurredOn: this.day() },
      ...{
        project: `project-${String(Math.floor(this.random() * 8))}`,
        description: 'for the winter school',
      },
    };
  }

  /** The form of the site, as a browser sends it: its number is the entry’s id, so that it is recorded once. */
  private form(
    { of, acknowledged, proposals }: Known,
    by: { memberId: string; cookie: string },
    pool: string,
  ): Deed {
    const entryId = newEventId();
    const fields = {
      ...{ form: entryId, kind: 'funds', direction: 'contribution', member: by.memberId, counterparty: pool },
      ...{ quantity: this.money(900), unit: 'EUR', occurredOn: this.day(), description: 'by the form' },
    };
    const parts = Object.entries(fields).map(
      ([name, value]) =>
        `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const type = `multipart/form-data; boundary=${BOUNDARY}`;
    return {
      ...{ kind: 'entry by the form', method: 'POST', path: `/c/${of.slug}/record/files`, expects: [303] },
      headers: { cookie: by.cookie, accept: 'text/html', 'content-type': type },
      body: `${parts.join('')}--${BOUNDARY}--\r\n`,
      done: () => {
        acknowledged.entry(entryId, null);
        keep(proposals, entryId);
      },
    };
  }

  /** A POST that may be sent again, and is done once. */
  private post(
    kind: Kind,
    { slug, bearer }: LoadedCoalition,
    path: string,
    body: object | undefined,
    as: Readonly<Record<string, string>> = { authorization: bearer },
  ): Deed {
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    return {
      ...{ kind, method: 'POST', path: `/api/v1/coalitions/${slug}/${path}`, expects: [201] },
      headers: { ...as, ...type, 'idempotency-key': newEventId() },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
  }

  private recorded(known: Known, answer: Answer): string {
    const { id, position } = told(answer);
    known.acknowledged.entry(id, position);
    known.position = Math.max(known.position, position);
    return id;
  }

  private take<T>(from: T[]): T | undefined {
    return from.length === 0 ? undefined : from.splice(Math.floor(this.random() * from.length), 1)[0];
  }

  private pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!;
  }

  private money(most: number): string {
    return (0.01 + this.random() * most).toFixed(2);
  }

  private day(): string {
    return this.dayIn(-1 - Math.floor(this.random() * DAYS_BACK));
  }

  private dayIn(days: number): string {
    return new Date(this.end + (days + 1) * DAY_MS).toISOString().slice(0, 10);
  }
}

interface Told {
  readonly id: string;
  readonly position: number;
}

function told({ text }: Answer): Told {
  const { id, position } = JSON.parse(text) as Told;
  if (typeof id !== 'string' || !Number.isSafeInteger(position))
    throw new Error('no answer of something recorded');
  return { id, position };
}

function keep<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > REMEMBERED) list.shift();
}
