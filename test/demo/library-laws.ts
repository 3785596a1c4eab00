import { membership } from './laws.js';
import { cell, rowsOf, steps, type Files, type Row } from './reading.js';

/** What is wrong with the library, its uses and its offers, in words; nothing in a good set of files. */
export function libraryBreaches(files: Files): string[] {
  const isMember = membership(files);
  const assets = new Map(rowsOf(files, 'knowledge.csv').map((row) => [cell(row, 'asset_id'), row]));
  const breaches: string[] = [];
  for (const [id, asset] of assets) {
    const sharedOn = cell(asset, 'shared_on');
    for (const author of idsOf(cell(asset, 'authors')))
      if (!isMember(author, sharedOn)) breaches.push(`${id}: its author ${author} is no member`);
    for (const column of ['authors', 'derives_from'])
      if (!isWhole(cell(asset, column))) breaches.push(`${id}: the weights of ${column} do not sum to 1`);
    for (const parent of idsOf(cell(asset, 'derives_from')))
      if (!((assets.get(parent)?.['shared_on'] ?? '9999') <= sharedOn))
        breaches.push(`${id}: it comes before ${parent}`);
  }
  const uses = rowsOf(files, 'applications.csv');
  if (new Set(uses.map((use) => cell(use, 'application_id'))).size !== uses.length)
    breaches.push('two uses share an id');
  for (const use of uses) breaches.push(...breachesOfUse(use, assets, isMember));
  return breaches;
}

function breachesOfUse(
  use: Row,
  assets: ReadonlyMap<string, Row>,
  isMember: (id: string, day: string) => boolean,
): string[] {
  const [id, assetId, user, day, confirmer] = [
    'application_id',
    'asset_id',
    'member_id',
    'applied_on',
    'confirmed_by',
  ].map((column) => cell(use, column)) as [string, string, string, string, string];
  const breaches: string[] = [];
  const asset = assets.get(assetId);
  if (!asset || cell(asset, 'shared_on') > day) return [`${id}: ${assetId} was not shared`];
  const authors = idsOf(cell(asset, 'authors'));
  if (!isMember(user, day)) breaches.push(`${id}: ${user} is no member`);
  if (authors.includes(user)) breaches.push(`${id}: ${user} uses its own`);
  if (authors.includes(confirmer)) breaches.push(`${id}: an author confirms it`);
  if (cell(use, 'confirmed_on') < day) breaches.push(`${id}: it is confirmed before it was`);
  if (cell(use, 'confirmed_on') > '2026-11-13') breaches.push(`${id}: it is confirmed after the story`);
  return breaches;
}

const idsOf = (weighted: string): string[] =>
  weighted === '' ? [] : weighted.split('|').map((part) => part.split(':')[0]!);

function isWhole(weighted: string): boolean {
  if (!weighted.includes(':')) return true;
  const weights = weighted.split('|').map((part) => steps(part.split(':')[1]!, 2));
  return weights.reduce((sum, weight) => sum + weight, 0n) === 100n;
}
