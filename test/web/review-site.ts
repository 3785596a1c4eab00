import type { Engine } from '../support/engines.js';
import type { RoleAt } from '../http/callers.js';
import { COALITION, contribution, Door, HERE, member } from '../http/door.js';
import { Visitor } from './visitor.js';

export const REVIEWS = `/c/${COALITION}/review`;
export const QUARTER = '2026-Q2';
export const REVIEW = `${REVIEWS}/${QUARTER}`;

/** Who holds the review: each has this role, and no other. */
const ROLES: Readonly<Record<string, Omit<RoleAt, 'coalitionId'>>> = {
  Ana: { role: 'facilitator' },
  Ben: { role: 'facilitator' },
  Orla: { role: 'coordinator' },
  Sipho: { role: 'representative', memberId: 'mill' },
  Ugo: { role: 'auditor' },
  Vera: { role: 'observer' },
};
export type Person = 'Ana' | 'Ben' | 'Orla' | 'Sipho' | 'Ugo' | 'Vera';

/** A coalition of four with a pool, whose second quarter of 2026 is over and has a few entries. */
export class ReviewSite {
  private constructor(readonly door: Door) {}

  static async open(engine: Engine): Promise<ReviewSite> {
    const door = await Door.open(await engine.readyUrl());
    await door.found();
    const told: [string, object][] = [
      ['members', member('mill', { need: '3' })],
      ['members', member('theatre', { need: '1' })],
    ];
    const entries = [
      { id: 'gift', memberId: 'clinic', quantity: '5000.00', counterparty: 'pool:fund' },
      {
        id: 'grant',
        direction: 'benefit',
        memberId: 'school',
        quantity: '900.00',
        counterparty: 'pool:fund',
      },
      { id: 'rehearsal', memberId: 'theatre', quantity: '700.00', counterparty: 'pool:fund' },
    ];
    for (const [i, entry] of entries.entries()) {
      told.push(['entries', contribution({ ...entry, occurredOn: `2026-05-0${String(i + 1)}` })]);
    }
    for (const [path, body] of told) {
      const { status, text } = await door.post(`${HERE}/${path}`, body);
      if (status !== 201) throw new Error(`${path}: ${String(status)} ${text}`);
    }
    // A representative's own word waits for acceptance, and has no value yet.
    const offered = { id: 'evenings', memberId: 'mill', kind: 'staff-time', quantity: '6', unit: 'hours' };
    const { status, text } = await door.post(
      `${HERE}/entries`,
      contribution({ ...offered, occurredOn: '2026-06-01' }),
      { 'evenhand-acting-for': 'member:mill' },
      'representative of mill',
    );
    if (status !== 201) throw new Error(`${String(status)} ${text}`);
    return new ReviewSite(door);
  }

  async cookieOf(name: Person): Promise<string> {
    const headers = await this.door.callers.headersOf(name, [{ ...ROLES[name]!, coalitionId: COALITION }]);
    return headers['cookie']!;
  }

  async visitor(name: Person, language?: string): Promise<Visitor> {
    return Visitor.signedIn(this.door.address, await this.cookieOf(name), language);
  }

  close(): Promise<void> {
    return this.door.close();
  }
}
