import { NAME_LIMIT, TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import {
  Day,
  Decimal,
  Flag,
  Identifier,
  Instant,
  ListOf,
  Part,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import type {
  Adjustment,
  AmountsOfEntry,
  DisputeView,
  EntryDetail,
  EntryEvent,
  EvidenceView,
  PledgeOfEntry,
  Said,
} from './entry-story.queries.js';
import { EntryAnswer, PARTY_LIMIT, POSITION_LIMIT, Valued } from './exchange-answers.js';

/** Who said or did something, when, and where it stands in the log. */
export class SaidAnswer implements Said {
  @Words(PARTY_LIMIT, { about: 'For whom: `backbone` or `member:ID`.' })
  by!: string;

  @Words(200, { about: 'Who did it, by a name in the log.' })
  actor!: string;

  @Instant({ about: 'When it was recorded.' })
  recordedAt!: string;

  @WholeNumber(1, POSITION_LIMIT, { about: 'Its place in the ledger.' })
  position!: number;
}

export class EntryEventAnswer implements EntryEvent {
  @WholeNumber(1, POSITION_LIMIT, { about: 'Its place in the ledger.' })
  position!: number;

  @Identifier({ about: 'Its id (UUIDv7).' })
  eventId!: string;

  @Words(100, { about: 'What happened.' })
  type!: string;

  @Day({ about: 'When it happened.' })
  occurredOn!: string;

  @Instant({ about: 'When it was recorded.' })
  recordedAt!: string;

  @Words(200, { about: 'Who did it, by a name in the log.' })
  actor!: string;

  @Words(PARTY_LIMIT, { about: 'For whom: `backbone` or `member:ID`.' })
  by!: string;

  @Words(64, { about: 'The hash of the event before.' })
  prevHash!: string;

  @Words(64, { about: 'Its hash, SHA-256.' })
  hash!: string;
}

export class AmountsAnswer implements AmountsOfEntry {
  @Decimal({ about: 'How much, in the entry’s unit.' })
  quantity!: string;

  @Decimal({ about: 'In base currency; null where it was unvalued.', nullable: true })
  value!: string | null;
}

export class AdjustmentAnswer extends AmountsAnswer implements Adjustment {
  @Valued('How its quantity became its value.')
  valuation!: Adjustment['valuation'];

  @Part(() => AmountsAnswer, { about: 'What it came to before.' })
  before!: AmountsAnswer;
}

export class DisputeAnswerAnswer extends SaidAnswer {
  @Words(TEXT_LIMIT, { about: 'In words.' })
  answer!: string;
}

export class ResolutionAnswer extends SaidAnswer {
  @Words(20, { about: '`upheld`, `adjusted` or `withdrawn`.' })
  outcome!: string;

  @Words(TEXT_LIMIT, { about: 'Why.' })
  reason!: string;

  @Part(() => AdjustmentAnswer, { about: 'What it comes to instead, where it was adjusted.', nullable: true })
  adjusted!: AdjustmentAnswer | null;
}

export class DisputeAnswer extends SaidAnswer implements DisputeView {
  @Words(TEXT_LIMIT, { about: 'Why.' })
  reason!: string;

  @Words(20, { about: 'How the entry stood before: `proposed` or `accepted`.' })
  heldFrom!: string;

  @ListOf(() => DisputeAnswerAnswer, { about: 'What the other side said, oldest first.' })
  answers!: DisputeAnswerAnswer[];

  @Part(() => ResolutionAnswer, { about: 'How it ended; null while it is open.', nullable: true })
  resolution!: ResolutionAnswer | null;
}

export class EvidenceAnswer extends SaidAnswer implements EvidenceView {
  @Words(NAME_LIMIT, { about: 'The name that the file came with.' })
  name!: string;

  @Words(200, { about: 'Its type, by its content.' })
  mediaType!: string;

  @WholeNumber(0, POSITION_LIMIT, { about: 'Its size.' })
  bytes!: number;

  @Words(64, { about: 'Its SHA-256.' })
  sha256!: string;
}

export class InKindAnswer {
  @Words(NAME_LIMIT, { about: 'Its category.' })
  category!: string;

  @Words(TEXT_LIMIT, { about: 'How its fair value was found.', nullable: true })
  technique!: string | null;

  @Words(TEXT_LIMIT, { about: 'What it was found from.', nullable: true })
  inputs!: string | null;

  @Identifier({ about: 'The actor who approved the valuation.', nullable: true })
  approvedBy!: string | null;

  @Words(20, { about: '`used` or `monetised`.' })
  use!: NonNullable<EntryDetail['inKind']>['use'];

  @Words(TEXT_LIMIT, { about: 'What the giver asked for; null where it is unrestricted.', nullable: true })
  restrictions!: string | null;
}

export class CostShareAnswer {
  @Identifier({ about: 'The award.' })
  award!: string;

  @Identifier({ about: 'What is claimed.' })
  item!: string;

  @Flag({
    about: 'Whether it was stated as necessary and reasonable; null where nothing was.',
    nullable: true,
  })
  necessary!: boolean | null;

  @Flag({ about: 'Whether it was stated as allowable; null where nothing was.', nullable: true })
  allowable!: boolean | null;

  @Flag({
    about: 'Whether it was stated that another federal award pays for it; null where nothing was.',
    nullable: true,
  })
  federallyFunded!: boolean | null;

  @Flag({
    about: 'Whether it was stated that the approved budget provides for it; null where nothing was.',
    nullable: true,
  })
  inApprovedBudget!: boolean | null;

  @Flag({ about: 'False once the entry was taken back or withdrawn; its item is free again.' })
  stands!: boolean;
}

export class PledgeOfEntryAnswer implements PledgeOfEntry {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Identifier({ about: 'Who promised.' })
  memberId!: string;

  @Decimal({ about: 'What is promised.' })
  quantity!: string;

  @Decimal({ about: 'What was delivered of it, by this entry and others.' })
  delivered!: string;

  @Decimal({ about: 'What is still to come.' })
  outstanding!: string;

  @Words(100, { about: 'Its unit.' })
  unit!: string;

  @Day({ about: 'By when.' })
  dueOn!: string;

  @Words(20, { about: '`open`, `waived` or `lapsed`.' })
  status!: string;
}

export class EntryDetailAnswer extends EntryAnswer implements EntryDetail {
  @Valued('How its quantity became the value that it has now; null while it is unvalued, and for reversals.')
  valuation!: EntryDetail['valuation'];

  @Flag({ about: 'Whether its value types were given with it, or are the default of its kind.' })
  valueTypesStated!: boolean;

  @Identifier({ about: 'The member whose account it is shown in today.' })
  survivor!: string;

  @Part(() => InKindAnswer, { about: 'More about a gift in kind.', nullable: true })
  inKind!: InKindAnswer | null;

  @Part(() => CostShareAnswer, { about: 'Its claim on an award.', nullable: true })
  costShare!: CostShareAnswer | null;

  @Part(() => PledgeOfEntryAnswer, {
    about: 'The pledge that it delivers, as it stands today.',
    nullable: true,
  })
  pledge!: PledgeOfEntryAnswer | null;

  @ListOf(() => DisputeAnswer, { about: 'Oldest first; only the last one can be open.' })
  disputes!: DisputeAnswer[];

  @ListOf(() => EvidenceAnswer, { about: 'The files attached to it, oldest first.' })
  evidence!: EvidenceAnswer[];

  @ListOf(() => EntryEventAnswer, { about: 'All that happened to it, and where it stands in the chain.' })
  events!: EntryEventAnswer[];

  @Words(TEXT_LIMIT, { about: 'Why it was taken back, where it was and that was said.', nullable: true })
  reversalReason!: string | null;

  @Identifier({ about: 'The entry in whose place it was recorded.', nullable: true })
  replaces!: string | null;

  @Identifier({ about: 'The entry that was recorded in its place.', nullable: true })
  replacedBy!: string | null;
}
