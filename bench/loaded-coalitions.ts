/** The coalitions that a mixed load is sent to, with the keys and sessions of those who send it. */
import type { CommandRequest } from '../src/event-store/ledger-transaction.js';
import type { JsonObject } from '../src/kernel/canonical-json.js';
import { bearerAt, COORDINATOR, cookieAt } from './credentials.js';
import type { BenchLedger } from './ledgers.js';
import type { LoadedCoalition } from './mixed-kinds.js';
import type { Today } from './pages-ledger.js';
import { ACTOR, COALITION, ENTRY_ALONE, memberId, MEMBERS } from './workload.js';

const SMALL_MEMBERS = 20;
const SMALL_ASSETS = 6;
/** Nobody draws that much. */
const PLENTY = '1000000000';
const JOINED_ON = '2024-01-01';
const POOL = 'fund';
/** People of each coalition who work on its pages. */
const SMALL_REPRESENTATIVES = 3;
const LARGE_REPRESENTATIVES = 45;

/** So many coalitions of twenty members, each with a pool, a few assets, and an entry of each member in the quarter under way. */
export async function smallCoalitions(
  ledger: BenchLedger,
  many: number,
  today: Today,
): Promise<LoadedCoalition[]> {
  const coalitions: LoadedCoalition[] = [];
  for (let number = 0; number < many; number += 1) {
    const slug = `coalition-${String(number).padStart(3, '0')}`;
    await ledger.batch(slug, async (transaction) => {
      for (const command of foundingOf(slug, today)) {
        await transaction.prepare([command]);
        transaction.execute(command);
      }
    });
    const members = Array.from({ length: SMALL_MEMBERS }, (_, i) => memberId(i));
    coalitions.push({
      ...{ slug, members, pools: [POOL] },
      assets: Array.from({ length: SMALL_ASSETS }, (_, i) => ({ id: assetId(i), user: memberId(i + 1) })),
      figures: members.map((member) => `member/${member}/${today.quarter}/given/funds`),
      ...(await credentialsOf(ledger, slug, members.slice(0, SMALL_REPRESENTATIVES))),
    });
  }
  return coalitions;
}

/** The coalition of a thousand members that `pages` reads: see `pagesLedger`. */
export async function largeCoalition(ledger: BenchLedger, today: Today): Promise<LoadedCoalition> {
  // The first are those who do most, and have figures of this quarter.
  const busiest = Array.from({ length: LARGE_REPRESENTATIVES }, (_, i) => memberId(i));
  return {
    slug: COALITION,
    members: Array.from({ length: MEMBERS }, (_, i) => memberId(i)),
    pools: ['pool-01', 'pool-02', 'pool-03', 'pool-05', 'pool-06', 'pool-07'],
    assets: Array.from({ length: 50 }, (_, i) => ({ id: assetId(i), user: memberId(i + 200) })),
    figures: busiest.map((member) => `member/${member}/${today.quarter}/given/funds`),
    ...(await credentialsOf(ledger, COALITION, busiest)),
  };
}

const assetId = (number: number): string => `asset-${String(number)}`;

async function credentialsOf(
  { store }: BenchLedger,
  coalitionId: string,
  represented: readonly string[],
): Promise<Pick<LoadedCoalition, 'bearer' | 'coordinator' | 'representatives'>> {
  const representatives = [];
  for (const member of represented) {
    const cookie = await cookieAt(store, { coalitionId, role: 'representative', memberId: member });
    representatives.push({ memberId: member, cookie });
  }
  return {
    bearer: await bearerAt(store, coalitionId),
    coordinator: await cookieAt(store, { ...COORDINATOR, coalitionId }),
    representatives,
  };
}

function foundingOf(coalitionId: string, { firstDay }: Today): CommandRequest[] {
  const order = (command: string, data: object): CommandRequest => ({
    ...{ coalitionId, command, data: data as JsonObject, actor: ACTOR },
  });
  const settings = { currency: 'EUR', timeZone: 'Europe/Lisbon', fiscalStartMonth: 1 };
  const pool = { poolId: POOL, name: 'The fund', restrictedTo: null, allowNegative: false };
  const first = memberId(0);
  const given = (member: string, quantity: string, occurredOn: string): CommandRequest =>
    order('record-entry', {
      ...{ ...ENTRY_ALONE, direction: 'contribution', memberId: member, kind: 'funds', unit: 'EUR' },
      ...{ quantity, counterparty: `pool:${POOL}`, occurredOn },
    });
  const numbers = Array.from({ length: SMALL_MEMBERS }, (_, i) => i);
  return [
    order('found-coalition', { name: coalitionId, ...settings }),
    ...numbers.map((number) =>
      order('join-member', {
        ...{
          memberId: memberId(number),
          name: `Member ${String(number)}`,
          joinedOn: JOINED_ON,
          leftOn: null,
        },
        ...{ parentGroup: null, capacityBudget: '50000', capacityFte: '12', need: null, priorities: null },
      }),
    ),
    order('open-pool', { ...pool, openedOn: JOINED_ON }),
    given(first, PLENTY, JOINED_ON),
    ...numbers.map((number) =>
      given(memberId(number), String(100 + number), new Date(firstDay).toISOString().slice(0, 10)),
    ),
    ...numbers.slice(0, SMALL_ASSETS).map((number) =>
      order('share-knowledge', {
        ...{ assetId: assetId(number), title: `Method ${String(number)}`, sharedOn: JOINED_ON },
        ...{
          actingFor: 'backbone',
          authors: memberId(number),
          derivesFrom: null,
          assetType: null,
          licence: null,
          description: null,
        },
      }),
    ),
  ];
}
