import { assertMay, parseParty } from '../../coalition/domain/authority.js';
import { firstOpenDay } from '../../coalition/domain/closing.js';
import {
  assertActiveOn,
  DEFAULT_POOL,
  knownMember,
  type Directory,
} from '../../coalition/domain/directory.js';
import { name, NAME_LIMIT, reason, TEXT_LIMIT } from '../../coalition/domain/field-checks.js';
import type { EntryRecorded } from '../../exchange/domain/events.js';
import { defaultValueTypes } from '../../exchange/domain/valuation.js';
import { parseDate } from '../../kernel/calendar.js';
import { freeText } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { parseWeightedIds, weightedIdsText, type AssetState } from './asset.js';
import type { KnowledgeEvent, WeightedId } from './events.js';
import { assertToldAsBefore } from './same.js';
import { isAuthor, knownAsset, type LibraryFacts } from './facts.js';

/** What can be asked about the library, as doors hand it over: texts as they came; null where nothing was said. */
export interface ShareKnowledge {
  readonly assetId: string | null;
  readonly title: string;
  readonly sharedOn: string;
  /** `ID:0.6|ID:0.4`, or one id. */
  readonly authors: string;
  readonly derivesFrom: string | null;
  readonly assetType: string | null;
  readonly licence: string | null;
  readonly description: string | null;
  readonly actingFor: string | null;
}

export interface DeriveKnowledge {
  readonly assetId: string;
  readonly on: string;
  readonly derivesFrom: string;
  readonly actingFor: string | null;
}

export interface ReviseKnowledge {
  readonly assetId: string;
  readonly on: string;
  readonly note: string;
  readonly actingFor: string | null;
}

/** An entry that follows from what the library records. */
export interface ContributionRecorded {
  readonly type: 'ContributionRecorded';
  readonly occurredOn: string;
  readonly data: EntryRecorded;
}

/** Shares an asset: each author contributes its share of it to the common pool. The same again states nothing. */
export function shareKnowledge(
  command: ShareKnowledge,
  assetId: string,
  directory: Directory,
  facts: LibraryFacts,
  newId: () => string,
): (KnowledgeEvent | ContributionRecorded)[] {
  const sharedOn = parseDate(command.sharedOn);
  const isMember = (id: string): boolean => directory.members.has(id);
  const authors = parseWeightedIds(command.authors, 'authors', isMember);
  for (const { id } of authors) assertActiveOn(knownMember(directory, id), sharedOn);
  const by = parseParty(command.actingFor, directory);
  assertMay('share knowledge', by, standpoints(isAuthor(by, authors, directory, facts.today())));
  const told = {
    title: name(command.title, 'title'),
    assetType: words(command.assetType, 'asset_type', NAME_LIMIT),
    licence: words(command.licence, 'licence', NAME_LIMIT),
    description: words(command.description, 'description', TEXT_LIMIT),
  };
  const parents =
    command.derivesFrom === null ? null : parentsOf(command.derivesFrom, assetId, sharedOn, facts);
  const known = facts.asset(assetId);
  if (known) {
    assertSame(known, { ...told, sharedOn, authors, parents: parents ?? known.parents });
    return [];
  }
  // A member proposes what it contributes (domain.md §4); the asset itself is there at once, as it earns nothing by that.
  const standing = by === 'backbone' ? 'accepted' : 'proposed';
  const events: (KnowledgeEvent | ContributionRecorded)[] = [
    { type: 'KnowledgeShared', occurredOn: sharedOn, data: { assetId, ...told, authors, by } },
  ];
  if (parents)
    events.push({ type: 'KnowledgeDerived', occurredOn: sharedOn, data: { assetId, parents, by } });
  const countsOn = later(sharedOn, firstOpenDay(directory));
  for (const { id, weight } of authors) {
    const data: EntryRecorded = {
      entryId: newId(),
      direction: 'contribution',
      memberId: id,
      ...knowledgeEntry(weight),
      standing,
      recordedBy: by,
      description: told.title,
      arisesFrom: `asset/${assetId}`,
    };
    events.push({ type: 'ContributionRecorded', occurredOn: countsOn, data });
  }
  return events;
}

/** What all entries about knowledge have in common: assets, to and from the common pool, that money does not measure. */
export function knowledgeEntry(quantity: string) {
  return {
    counterparty: `pool:${DEFAULT_POOL}`,
    kind: 'knowledge',
    quantity,
    unit: 'assets',
    value: null,
    valuation: null,
    valueTypes: defaultValueTypes('knowledge'),
    valueTypesStated: false,
    project: null,
    pledgeId: null,
    rateCategory: null,
    inKind: null,
    costShare: null,
    lateFor: null,
  } as const;
}

export function later(one: string, other: string): string {
  return one > other ? one : other;
}

/** Says what an asset was made from, once. The same again states nothing. */
export function deriveKnowledge(
  command: DeriveKnowledge,
  directory: Directory,
  facts: LibraryFacts,
): KnowledgeEvent[] {
  const asset = knownAsset(facts, command.assetId);
  const { assetId } = asset;
  const on = parseDate(command.on);
  const by = parseParty(command.actingFor, directory);
  const author = isAuthor(by, asset.authors, directory, facts.today());
  assertMay('derive or revise knowledge', by, standpoints(author));
  assertShared(asset, on);
  const parents = parentsOf(command.derivesFrom, assetId, on, facts);
  if (asset.parents) {
    const known = weightedIdsText(asset.parents);
    if (known === weightedIdsText(parents)) return [];
    throw new Problem('knowledge.lineage-stated', { asset: assetId, known, on: asset.derivedOn });
  }
  return [{ type: 'KnowledgeDerived', occurredOn: on, data: { assetId, parents, by } }];
}

/** Another edition of an asset. */
export function reviseKnowledge(
  command: ReviseKnowledge,
  directory: Directory,
  facts: LibraryFacts,
): KnowledgeEvent[] {
  const asset = knownAsset(facts, command.assetId);
  const { assetId, edition } = asset;
  const on = parseDate(command.on);
  const by = parseParty(command.actingFor, directory);
  const author = isAuthor(by, asset.authors, directory, facts.today());
  assertMay('derive or revise knowledge', by, standpoints(author));
  assertShared(asset, on);
  const note = reason(command.note, 'note');
  return [{ type: 'KnowledgeRevised', occurredOn: on, data: { assetId, edition: edition + 1, note, by } }];
}

export function assertShared({ assetId, sharedOn }: AssetState, on: string): void {
  if (on >= sharedOn) return;
  throw new Problem('knowledge.before-it-was-shared', { asset: assetId, sharedOn, on });
}

/** Reads what an asset derives from: known assets, none of which comes from it. */
function parentsOf(text: string, assetId: string, on: string, facts: LibraryFacts): WeightedId[] {
  const parents = parseWeightedIds(text, 'derives_from', (id) => facts.asset(id) !== undefined);
  for (const { id } of parents) assertShared(knownAsset(facts, id), on);
  // Nothing comes from an asset that is new.
  if (!facts.asset(assetId)) return parents;
  const cameFrom = new Map<string, string>();
  let generation = parents.map(({ id }) => id);
  for (const id of generation) cameFrom.set(id, assetId);
  while (generation.length > 0) {
    const ancestors: string[] = [];
    for (const ancestor of facts.assets(generation)) {
      if (ancestor?.assetId === assetId) throw cycle(assetId, cameFrom);
      for (const { id } of ancestor?.parents ?? []) {
        if (cameFrom.has(id)) continue;
        cameFrom.set(id, ancestor!.assetId);
        ancestors.push(id);
      }
    }
    generation = ancestors;
  }
  return parents;
}

function cycle(assetId: string, cameFrom: ReadonlyMap<string, string>): Problem {
  const path = [assetId];
  let parent = assetId;
  for (let id = cameFrom.get(assetId); id !== undefined; id = cameFrom.get(id)) {
    path.push(id);
    if (id === assetId) break;
    parent = id;
  }
  return new Problem('knowledge.lineage-cycle', { asset: assetId, parent, path: path.join(' ← ') });
}

function assertSame(known: AssetState, told: Omit<AssetState, 'assetId' | 'derivedOn' | 'edition'>): void {
  const texts = (asset: typeof told): Record<string, string> => ({
    title: asset.title,
    shared_on: asset.sharedOn,
    authors: weightedIdsText(asset.authors),
    derives_from: asset.parents === null ? '' : weightedIdsText(asset.parents),
    asset_type: asset.assetType ?? '',
    licence: asset.licence ?? '',
    description: asset.description ?? '',
  });
  assertToldAsBefore(
    texts(known),
    texts(told),
    (differing) => new Problem('knowledge.asset-exists', { asset: known.assetId, ...differing }),
  );
}

function standpoints(author: boolean): ReadonlySet<'author'> {
  return new Set(author ? ['author'] : []);
}

/** Words that need not be there; white space alone is nothing said. */
export function words(text: string | null, field: string, limit: number): string | null {
  if (text === null) return null;
  const said = freeText(text, field, limit).trim();
  return said === '' ? null : said;
}
