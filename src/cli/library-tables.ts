import type { ApplicationView } from '../knowledge/applications.queries.js';
import { weightedIdsText } from '../knowledge/domain/asset.js';
import type { AssetDetail, AssetView, RelatedAsset } from '../knowledge/library.queries.js';
import type { OfferView } from '../knowledge/offers.queries.js';
import type { RedemptionView } from '../knowledge/redemptions.queries.js';
import { printable, textTable } from './terminal.js';

/** Assets, one a line. */
export function assetsTable(assets: readonly AssetView[]): string {
  const rows = assets.map((asset) => [
    asset.id,
    asset.title,
    asset.assetType ?? '',
    asset.licence ?? '',
    asset.sharedOn,
    weightedIdsText(asset.authors),
    asset.derivesFrom.length === 0 ? '' : weightedIdsText(asset.derivesFrom),
    String(asset.edition),
    String(asset.uses),
  ]);
  return textTable(
    ['Asset', 'Title', 'Type', 'Licence', 'Shared', 'Authors', 'Made from', 'Edition', 'Uses'],
    rows,
    2,
  );
}

/** One asset: what it is, where it comes from, what was made of it, and how it was used. */
export function assetStory(asset: AssetDetail): string {
  const facts = [
    ['Asset', asset.id],
    ['Title', asset.title],
    ['Type', asset.assetType],
    ['Licence', asset.licence],
    ['Description', asset.description],
    ['Shared', asset.sharedOn],
    ['Uses', String(asset.uses)],
  ] as const;
  const sections = [
    facts.flatMap(([name, said]) => (said === null ? [] : [`${name}: ${printable(said)}\n`])).join(''),
    textTable(
      ['Author', 'Share'],
      asset.authors.map(({ id, weight }) => [id, weight]),
      1,
    ),
    ...relatedTable('Made from', asset.derivesFrom),
    ...relatedTable('Made from it', asset.derivedAssets),
  ];
  const more = asset.derivedAssetsInAll - asset.derivedAssets.length;
  if (more > 0) sections.push(`${String(more)} more were made from it: knowledge list --derives-from\n`);
  if (asset.editions.length > 1) {
    const rows = asset.editions.map(({ edition, on, note }) => [String(edition), on, note ?? '']);
    sections.push(textTable(['Edition', 'Date', 'What is new'], rows, 0));
  }
  if (asset.usesByQuarter.length > 0) {
    const rows = asset.usesByQuarter.map(({ quarter, outcomes, ...counts }) => [
      quarter,
      ...[counts.users, counts.consulted, counts.adapted, counts.embedded].map(String),
      outcomes ?? '—',
      ...[counts.awaiting, counts.contested].map(String),
    ]);
    const head = [
      'Quarter',
      'Users',
      'Consulted',
      'Adapted',
      'Embedded',
      'Outcomes',
      'Awaiting',
      'Contested',
    ];
    sections.push(textTable(head, rows, 7));
  }
  return sections.join('\n');
}

function relatedTable(name: string, assets: readonly RelatedAsset[]): string[] {
  if (assets.length === 0) return [];
  return [
    textTable(
      [name, 'Title', 'Weight'],
      assets.map(({ id, title, weight }) => [id, title, weight]),
      1,
    ),
  ];
}

/** Applications, one a line. */
export function applicationsTable(applications: readonly ApplicationView[]): string {
  const rows = applications.map((application) => [
    application.appliedOn,
    application.id,
    application.assetId,
    application.memberId,
    application.depth,
    application.state,
    application.quarter ?? '',
    application.decidedBy ?? '',
    application.outcomeValue ?? '',
  ]);
  return textTable(
    ['Date', 'Application', 'Asset', 'Used by', 'Depth', 'State', 'Counts in', 'Decided by', 'Outcome'],
    rows,
    1,
  );
}

/** Offers, one a line. */
export function offersTable(offers: readonly OfferView[]): string {
  const rows = offers.map((offer) => [
    offer.id,
    offer.title,
    offer.offeredBy,
    offer.validFrom,
    offer.validTo ?? '',
    offer.withdrawnOn ?? '',
    offer.price,
    ...[offer.redeemed, offer.reserved].map(String),
    offer.left === null ? 'no limit' : String(offer.left),
  ]);
  return textTable(
    ['Offer', 'Title', 'By', 'From', 'To', 'Withdrawn', 'Price', 'Redeemed', 'Reserved', 'Left'],
    rows,
    4,
  );
}

/** Redemptions, one a line. */
export function redemptionsTable(redemptions: readonly RedemptionView[]): string {
  const rows = redemptions.map(({ reservedOn, id, offerId, memberId, state, until, endedOn, credits }) => [
    ...[reservedOn, id, offerId, memberId, state, until, endedOn ?? '', credits],
  ]);
  return textTable(
    ['Reserved', 'Redemption', 'Offer', 'Member', 'State', 'Until', 'Ended', 'Credits'],
    rows,
    1,
  );
}
