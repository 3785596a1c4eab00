import type { CoalitionReads } from '../coalition/coalition.queries.js';
import { isSameParty, may, type Act, type Party, type Standpoint } from '../coalition/domain/authority.js';
import type { Directory } from '../coalition/domain/directory.js';
import { dateIn } from '../kernel/calendar.js';
import type { ApplicationView } from './applications.queries.js';
import { offererIf } from './domain/decide-offer.js';
import { isAuthor, standpointsOf } from './domain/facts.js';
import type { AssetView } from './library.queries.js';
import type { OfferView } from './offers.queries.js';
import type { RedemptionView } from './redemptions.queries.js';

/*
 * What a party may do with what the library and the accounts hold, as things stand: for pages, which offer nothing else. The rules are
 * the deciders’ (`coalition/domain/authority.ts`), who are asked again when somebody does it.
 */

interface Here {
  readonly party: Party;
  readonly directory: Directory;
  readonly today: string;
}

async function whereFrom<Acts>(
  reads: CoalitionReads,
  coalitionId: string,
  party: Party | null,
  none: Acts,
  acts: (here: Here) => Acts,
): Promise<Acts> {
  if (party === null) return none;
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    return acts({ party, directory, today: dateIn(directory.coalition.timeZone, reads.now()) });
  });
}

export interface AssetActs {
  /** Say what it was made from, and that there is another edition. */
  readonly revise: boolean;
  readonly derive: boolean;
  /** Tell that a member applied it: any member, one of them, or nobody. */
  readonly apply: 'any' | 'own' | null;
}

/** Authors tell for anybody who uses their asset, everybody for itself. */
export function assetActs(
  reads: CoalitionReads,
  coalitionId: string,
  party: Party | null,
  { authors, derivesFrom }: Pick<AssetView, 'authors' | 'derivesFrom'>,
): Promise<AssetActs> {
  const none: AssetActs = { revise: false, derive: false, apply: null };
  return whereFrom(reads, coalitionId, party, none, ({ party: by, directory, today }) => {
    const author = isAuthor(by, authors, directory, today);
    const standpoints = new Set<Standpoint>(author ? ['author'] : []);
    const revise = may('derive or revise knowledge', by, standpoints);
    const applies = may('record an application', by, standpoints);
    return { revise, derive: revise && derivesFrom.length === 0, apply: applies ? 'any' : 'own' };
  });
}

export interface ApplicationActs {
  readonly confirm: boolean;
  readonly contest: boolean;
  readonly withdraw: boolean;
}

export function applicationActs(
  reads: CoalitionReads,
  coalitionId: string,
  party: Party | null,
  application: Pick<ApplicationView, 'memberId' | 'recordedBy' | 'decidedBy' | 'state'>,
  asset: Pick<AssetView, 'authors'>,
): Promise<ApplicationActs> {
  const { memberId, state } = application;
  const none = { confirm: false, contest: false, withdraw: false };
  if (state === 'withdrawn') return Promise.resolve(none);
  return whereFrom(reads, coalitionId, party, none, ({ party: by, directory, today }) => {
    const recordedBy = application.recordedBy as Party;
    const standpoints = new Set(standpointsOf(by, { memberId, recordedBy }, asset, directory, today));
    const { decidedBy } = application;
    if (decidedBy !== null && isSameParty(by, decidedBy as Party, directory, today))
      standpoints.add('disputer');
    const allowed = (act: Act): boolean => may(act, by, standpoints);
    const decides = allowed('confirm or contest an application');
    const isContested = state === 'contested';
    return {
      confirm:
        state !== 'confirmed' && decides && (!isContested || allowed('confirm a contested application')),
      contest: !isContested && decides,
      withdraw: allowed(
        state === 'confirmed'
          ? 'withdraw a confirmed application'
          : 'withdraw an application that does not count',
      ),
    };
  });
}

export interface OfferActs {
  readonly withdraw: boolean;
  /** For any member, for the party’s own, or for nobody. */
  readonly reserve: 'any' | 'own' | null;
}

export function offerActs(
  reads: CoalitionReads,
  coalitionId: string,
  party: Party | null,
  { offeredBy, withdrawnOn }: Pick<OfferView, 'offeredBy' | 'withdrawnOn'>,
): Promise<OfferActs> {
  const none: OfferActs = { withdraw: false, reserve: null };
  return whereFrom(reads, coalitionId, party, none, ({ party: by, directory, today }) => {
    const standpoints = offererIf(by, offeredBy, directory, today);
    return {
      withdraw: withdrawnOn === null && may('list or withdraw an offer', by, standpoints),
      reserve: may('reserve credits', by, new Set()) ? 'any' : 'own',
    };
  });
}

export interface RedemptionActs {
  readonly redeem: boolean;
  readonly release: boolean;
}

/** By the ids of redemptions: what may be done with each, of one offer. */
export function redemptionActs(
  reads: CoalitionReads,
  coalitionId: string,
  party: Party | null,
  { offeredBy }: Pick<OfferView, 'offeredBy'>,
  redemptions: readonly Pick<RedemptionView, 'id' | 'memberId' | 'state'>[],
): Promise<ReadonlyMap<string, RedemptionActs>> {
  const none: ReadonlyMap<string, RedemptionActs> = new Map();
  return whereFrom(reads, coalitionId, party, none, ({ party: by, directory, today }) => {
    const offerer = offererIf(by, offeredBy, directory, today);
    return new Map(
      redemptions.map(({ id, memberId, state }) => {
        const isOwn = isSameParty(by, `member:${memberId}`, directory, today);
        const standpoints = new Set<Standpoint>([...offerer, ...(isOwn ? (['redeemer'] as const) : [])]);
        return [
          id,
          {
            redeem: state === 'reserved' && may('redeem credits', by, offerer),
            release: (state === 'reserved' || state === 'lapsed') && may('release credits', by, standpoints),
          },
        ];
      }),
    );
  });
}
