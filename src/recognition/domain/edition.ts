import { knownMember, type Directory } from '../../coalition/domain/directory.js';
import { name, TEXT_LIMIT } from '../../coalition/domain/field-checks.js';
import { Amount } from '../../kernel/amount.js';
import { parseDate } from '../../kernel/calendar.js';
import { freeText, identifier } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { assertWeightsSumToOne } from '../../kernel/split.js';
import { byId, type RecognitionFacts } from './achievement.js';
import type { Attribution, Edition } from './events.js';

/** The most members that an achievement names, and the most things behind what one of them did. */
export const MOST_NAMED = 200;
export const MOST_BEHIND = 200;
/** Longest wording of one member's part, in characters. */
export const WORDING_LIMIT = 1_000;

/** What benefits of recognition are counted in: one for each member that a statement names. */
export const RECOGNITION_UNIT = 'attributions';

/** What an edition is told to be; texts as they came. */
export interface TellEdition {
  readonly title: string;
  readonly achievedOn: string;
  readonly story: string | null;
  readonly sharesShown: boolean;
  readonly attributions: readonly TellAttribution[];
}

export interface TellAttribution {
  readonly memberId: string;
  readonly share: string;
  readonly wording: string;
  /** `entry/ID` and `asset/ID`. */
  readonly behind: readonly string[];
}

/**
 * Reads an edition: every member once, with a share above zero and something behind it; the shares sum to 1.
 * @throws Problem `recognition.field-malformed`, `kernel.weights-malformed`, `coalition.member-unknown`
 */
export function editionOf(told: TellEdition, directory: Directory): Edition {
  const achievedOn = parseDate(told.achievedOn);
  const title = name(told.title, 'title');
  const said = told.story === null ? '' : freeText(told.story, 'story', TEXT_LIMIT).trim();
  const count = told.attributions.length;
  if (count < 1 || count > MOST_NAMED)
    throw malformed('number of members', String(count), `1 to ${String(MOST_NAMED)} members`);
  const attributions = told.attributions.map((one) => attributionOf(one, directory)).sort(byId);
  for (const [i, { memberId }] of attributions.entries()) {
    if (attributions[i - 1]?.memberId === memberId)
      throw malformed('member', memberId, 'every member once, with all that it did,');
  }
  assertWeightsSumToOne(
    attributions.map(({ memberId, share }) => ({ id: memberId, weight: Amount.parse(share) })),
  );
  const story = said === '' ? null : said;
  return { title, achievedOn, story, sharesShown: told.sharesShown, attributions };
}

function attributionOf(told: TellAttribution, directory: Directory): Attribution {
  const { id: memberId } = knownMember(directory, told.memberId);
  const share = Amount.parse(told.share);
  if (!share.isPositive()) throw malformed(`share of “${memberId}”`, told.share, 'a share above zero');
  const wording = freeText(told.wording, 'wording', WORDING_LIMIT).trim();
  if (wording === '')
    throw malformed(`wording for “${memberId}”`, told.wording, 'what it did, in words that may be printed,');
  const behind = [...new Set(told.behind.map(referenceOf))].sort();
  if (behind.length < 1 || behind.length > MOST_BEHIND) {
    const expected = `1 to ${String(MOST_BEHIND)} contributions or assets`;
    throw malformed(`number of things behind “${memberId}”`, String(behind.length), expected);
  }
  return { memberId, share: share.toString(), wording, behind };
}

/** `entry/ID` or `asset/ID`, with its id in its one form. */
export function referenceOf(text: string): string {
  const [kind] = /^(?:entry|asset)(?=\/)/.exec(text) ?? [];
  if (kind === undefined) throw malformed('thing behind it', text, 'entry/ID or asset/ID');
  return `${kind}/${identifier(text.slice(kind.length + 1), `${kind}_id`)}`;
}

/**
 * Every contribution behind an edition is accepted and stands, every asset was applied, and both are of the member that is
 * recognised for them, by its own id or one that merged with it.
 * @throws Problem `recognition.behind-unknown`, `recognition.behind-not-its-own`, `recognition.behind-does-not-count`
 */
export function assertCounts({ attributions }: Edition, directory: Directory, facts: RecognitionFacts): void {
  const today = facts.today();
  for (const { memberId, behind } of attributions) {
    const isIts = (id: string): boolean =>
      directory.survivorOf(id, today) === directory.survivorOf(memberId, today);
    for (const reference of behind) {
      const id = reference.slice(reference.indexOf('/') + 1);
      const fault = reference.startsWith('entry/')
        ? faultOfEntry(id, isIts, facts)
        : faultOfAsset(id, isIts, facts);
      if (fault) throw new Problem(fault.code, { behind: reference, member: memberId, found: fault.found });
    }
  }
}

interface Fault {
  readonly code:
    'recognition.behind-unknown' | 'recognition.behind-not-its-own' | 'recognition.behind-does-not-count';
  readonly found: string;
}

function faultOfEntry(
  entryId: string,
  isIts: (id: string) => boolean,
  facts: RecognitionFacts,
): Fault | undefined {
  const entry = facts.entry(entryId);
  if (!entry) return { code: 'recognition.behind-unknown', found: 'no such entry' };
  const { direction, memberId, standing, reverses, reversedBy } = entry;
  if (direction === 'benefit') {
    return { code: 'recognition.behind-not-its-own', found: `a benefit of “${memberId}”` };
  }
  if (!isIts(memberId))
    return { code: 'recognition.behind-not-its-own', found: `a contribution of “${memberId}”` };
  if (reverses !== null) return { code: 'recognition.behind-does-not-count', found: 'a reversal' };
  if (reversedBy !== null) return { code: 'recognition.behind-does-not-count', found: 'reversed' };
  return standing === 'accepted' ? undefined : { code: 'recognition.behind-does-not-count', found: standing };
}

function faultOfAsset(
  assetId: string,
  isIts: (id: string) => boolean,
  facts: RecognitionFacts,
): Fault | undefined {
  const asset = facts.asset(assetId);
  if (!asset) return { code: 'recognition.behind-unknown', found: 'no such asset' };
  if (!asset.authors.some(({ id }) => isIts(id))) {
    const authors = asset.authors.map(({ id }) => `“${id}”`).join(', ');
    return { code: 'recognition.behind-not-its-own', found: `an asset of ${authors}` };
  }
  if (facts.isApplied(assetId)) return undefined;
  return { code: 'recognition.behind-does-not-count', found: 'not applied' };
}

/** What an edition says, field by field; used to tell two of them apart in words. */
export function inWords(edition: Edition): Readonly<Record<string, string>> {
  const of = (text: (attribution: Attribution) => string): string =>
    edition.attributions.map((one) => `${one.memberId}: ${text(one)}`).join('\n');
  return {
    title: edition.title,
    'day of the achievement': edition.achievedOn,
    story: edition.story ?? '',
    'showing of shares': edition.sharesShown ? 'yes' : 'no',
    shares: of(({ share }) => share),
    wordings: of(({ wording }) => wording),
    'things behind it': of(({ behind }) => behind.join(', ')),
  };
}

/** The first field in which two editions differ; undefined where they are the same. */
export function differenceOf(
  known: Edition,
  found: Edition,
): { field: string; known: string; found: string } | undefined {
  const [before, now] = [inWords(known), inWords(found)];
  const field = Object.keys(before).find((one) => before[one] !== now[one]);
  return field === undefined ? undefined : { field, known: before[field]!, found: now[field]! };
}

export function malformed(field: string, found: string, expected: string): Problem {
  return new Problem('recognition.field-malformed', { field, found, expected });
}
