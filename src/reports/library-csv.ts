import type { ApplicationView } from '../knowledge/applications.queries.js';
import { weightedIdsText } from '../knowledge/domain/asset.js';
import type { AssetView } from '../knowledge/library.queries.js';
import type { OfferView } from '../knowledge/offers.queries.js';
import type { RedemptionView } from '../knowledge/redemptions.queries.js';
import { fieldOf, listCsv } from './list-csv.js';

/** The library's lists for a spreadsheet: to look at, where the export is to be read back. */
export function assetListCsv(assets: readonly AssetView[]): string {
  return listCsv(
    [
      fieldOf('id', true),
      fieldOf('title', true),
      fieldOf('assetType', true),
      fieldOf('licence', true),
      fieldOf('sharedOn'),
      { name: 'authors', cell: ({ authors }) => weightedIdsText(authors), isText: true },
      {
        name: 'derivesFrom',
        cell: ({ derivesFrom }) => (derivesFrom.length === 0 ? null : weightedIdsText(derivesFrom)),
        isText: true,
      },
      fieldOf('edition'),
      fieldOf('uses'),
      fieldOf('description', true),
    ],
    assets,
  );
}

export function applicationListCsv(applications: readonly ApplicationView[]): string {
  return listCsv(
    [
      fieldOf('appliedOn'),
      fieldOf('id', true),
      fieldOf('assetId', true),
      fieldOf('memberId', true),
      fieldOf('depth'),
      fieldOf('outcomeValue'),
      fieldOf('state'),
      fieldOf('quarter'),
      fieldOf('recordedBy', true),
      fieldOf('decidedBy', true),
      fieldOf('confirmedOn'),
      fieldOf('entryId', true),
      fieldOf('description', true),
    ],
    applications,
  );
}

export function offerListCsv(offers: readonly OfferView[]): string {
  return listCsv(
    [
      fieldOf('id', true),
      fieldOf('title', true),
      fieldOf('offeredBy', true),
      fieldOf('price'),
      fieldOf('capacity'),
      fieldOf('redeemed'),
      fieldOf('reserved'),
      fieldOf('left'),
      fieldOf('value'),
      fieldOf('validFrom'),
      fieldOf('validTo'),
      fieldOf('withdrawnOn'),
    ],
    offers,
  );
}

export function redemptionListCsv(redemptions: readonly RedemptionView[]): string {
  return listCsv(
    [
      fieldOf('reservedOn'),
      fieldOf('id', true),
      fieldOf('offerId', true),
      fieldOf('memberId', true),
      fieldOf('credits'),
      fieldOf('state'),
      fieldOf('until'),
      fieldOf('endedOn'),
      fieldOf('entryId', true),
    ],
    redemptions,
  );
}
