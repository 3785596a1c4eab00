import { isSameParty, type Party, type Standpoint } from '../../coalition/domain/authority.js';
import { onDate, type Directory } from '../../coalition/domain/directory.js';
import { identifier } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import type { ApplicationState } from './application.js';
import type { AssetState } from './asset.js';
import type { WeightedId } from './events.js';

/** What decisions about the library look at beside the directory. */
export interface LibraryFacts {
  /** Today, in the coalition's zone. */
  today(): string;
  asset(assetId: string): AssetState | undefined;
  /** Several at once, in the order of their ids. */
  assets(assetIds: readonly string[]): readonly (AssetState | undefined)[];
  application(applicationId: string): ApplicationState | undefined;
}

export function knownAsset(facts: Pick<LibraryFacts, 'asset'>, text: string): AssetState {
  const assetId = identifier(text, 'asset_id');
  const asset = facts.asset(assetId);
  if (!asset) throw new Problem('knowledge.asset-unknown', { asset: assetId });
  return asset;
}

export function knownApplication(facts: LibraryFacts, text: string): ApplicationState {
  const applicationId = identifier(text, 'application_id');
  const application = facts.application(applicationId);
  if (!application) throw new Problem('knowledge.application-unknown', { application: applicationId });
  return application;
}

/** A member's parent group on a date; null where it has none. */
export function parentGroupOn(directory: Directory, memberId: string, on: string): string | null {
  const member = directory.members.get(memberId);
  return (member && onDate(member.profiles, on)?.parentGroup) ?? null;
}

/** Whether two members are the same, or of the same parent group, on a date. */
export function isSameHouse(directory: Directory, one: string, other: string, on: string): boolean {
  const [first, second] = [directory.survivorOf(one, on), directory.survivorOf(other, on)];
  if (first === second) return true;
  const group = parentGroupOn(directory, first, on);
  return group !== null && group === parentGroupOn(directory, second, on);
}

/** Whether a party is one of an asset's authors. */
export function isAuthor(
  party: Party,
  authors: readonly WeightedId[],
  directory: Directory,
  today: string,
): boolean {
  return authors.some(({ id }) => isSameParty(party, `member:${id}`, directory, today));
}

/** Whether a party is outside the organisations of an asset's authors, and their parent groups. */
function isOutside(
  party: Party,
  { authors }: Pick<AssetState, 'authors'>,
  directory: Directory,
  today: string,
): boolean {
  if (party === 'backbone') return true;
  const memberId = party.slice('member:'.length);
  return !authors.some(({ id }) => isSameHouse(directory, id, memberId, today));
}

/** What a party is to the application of an asset. */
export function standpointsOf(
  party: Party,
  application: Pick<ApplicationState, 'memberId' | 'recordedBy'>,
  asset: Pick<AssetState, 'authors'>,
  directory: Directory,
  today: string,
): ReadonlySet<Standpoint> {
  const standpoints = new Set<Standpoint>();
  if (isAuthor(party, asset.authors, directory, today)) standpoints.add('author');
  if (isSameParty(party, `member:${application.memberId}`, directory, today)) standpoints.add('user');
  if (isSameParty(party, application.recordedBy, directory, today)) standpoints.add('recorder');
  if (isOutside(party, asset, directory, today)) standpoints.add('outsider');
  return standpoints;
}
