import {
  Choice,
  Day,
  Decimal,
  Identifier,
  Instant,
  ListOf,
  Part,
  Shape,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import type { SettledEntry, SettledPledge, SettlementStatement } from './domain/settlement.js';
import {
  BalanceFiguresAnswer,
  CreditFiguresAnswer,
  FlowAnswer,
  PledgeFiguresAnswer,
} from './reports-answers.js';

const LARGEST = Number.MAX_SAFE_INTEGER;

class SettlementCoalitionAnswer {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(300, { about: 'Its name.' })
  name!: string;

  @Words(3, { about: 'Its base currency.' })
  currency!: string;
}

class SettlementMemberAnswer {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(300, { about: 'Its name on its last day.' })
  name!: string;
}

export class HeirAnswer {
  @Identifier({ about: 'The member that promises the rest.' })
  memberId!: string;

  @Identifier({ about: 'Its pledge.' })
  pledgeId!: string;
}

export class SettledPledgeAnswer implements SettledPledge {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Identifier({ about: 'Who promised it: the member itself, or one that merged into it.' })
  memberId!: string;

  @Words(100, { about: 'What was promised.' })
  kind!: string;

  @Words(100, { about: 'Its unit.' })
  unit!: string;

  @Words(220, { about: '`pool:ID` or `member:ID`.' })
  counterparty!: string;

  @Words(4_000, { about: 'In words.', nullable: true })
  description!: string | null;

  @Day({ about: 'When it was made.' })
  madeOn!: string;

  @Day({ about: 'When it was due.' })
  dueOn!: string;

  @Decimal({ about: 'What was promised.' })
  promised!: string;

  @Decimal({ about: 'What that is worth; null where it is unvalued.', nullable: true })
  promisedValue!: string | null;

  @Decimal({ about: 'What was delivered of it.' })
  delivered!: string;

  @Decimal({ about: 'What that is worth; null where it is unvalued.', nullable: true })
  deliveredValue!: string | null;

  @Decimal({ about: 'What was not.' })
  rest!: string;

  @Decimal({ about: 'What that is worth; null where it is unvalued.', nullable: true })
  restValue!: string | null;

  @Choice(['kept', 'waived', 'handed-over', 'fulfilled', 'lapsed'], { about: 'What became of it.' })
  outcome!: SettledPledge['outcome'];

  @Part(() => HeirAnswer, { about: 'With whom the rest went on.', nullable: true })
  handedTo!: HeirAnswer | null;
}

export class SettledEntryAnswer implements SettledEntry {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(20, { about: '`contribution`, `benefit` or `exchange`.' })
  direction!: string;

  @Words(220, { about: '`pool:ID` or `member:ID`.' })
  counterparty!: string;

  @Day({ about: 'When it happened.' })
  occurredOn!: string;

  @Words(100, { about: 'What changed hands.' })
  kind!: string;

  @Words(100, { about: 'Its unit.' })
  unit!: string;

  @Decimal({ about: 'How much.' })
  quantity!: string;

  @Decimal({ about: 'In base currency; null while it is unvalued, which is not zero.', nullable: true })
  value!: string | null;
}

class SettledPledgesAnswer {
  @Part(() => PledgeFiguresAnswer, { about: 'All of them together, on its last day.' })
  figures!: PledgeFiguresAnswer;

  @ListOf(() => SettledPledgeAnswer, { about: 'One by one.' })
  items!: SettledPledgeAnswer[];
}

class SettledEntriesAnswer {
  @WholeNumber(0, LARGEST, { about: 'How many.' })
  entries!: number;

  @Decimal({ about: 'Their value in base currency.' })
  value!: string;

  @ListOf(() => SettledEntryAnswer, { about: 'One by one, by day and id.' })
  items!: SettledEntryAnswer[];
}

export class SettlementAnswer implements SettlementStatement {
  @Part(() => SettlementCoalitionAnswer, { about: 'The coalition it left.' })
  coalition!: SettlementCoalitionAnswer;

  @Part(() => SettlementMemberAnswer, { about: 'The member that left.' })
  member!: SettlementMemberAnswer;

  @Day({ about: 'The first day of the membership that ended.' })
  joinedOn!: string;

  @Day({ about: 'Its last day.' })
  leftOn!: string;

  @Words(220, { about: 'On whose behalf it was settled.' })
  settledBy!: string;

  @Words(4_000, { about: 'In words.' })
  reason!: string;

  @Instant({ about: 'When it was settled.' })
  recordedAt!: string;

  @WholeNumber(1, LARGEST, { about: 'The ledger’s position that the figures are known at.' })
  position!: number;

  @Words(64, { about: 'The hash of the event there.' })
  headHash!: string;

  @Part(() => FlowAnswer, { about: 'What it gave in its whole life.' })
  given!: SettlementStatement['given'];

  @Part(() => FlowAnswer, { about: 'What it received in its whole life.' })
  received!: SettlementStatement['received'];

  @Part(() => BalanceFiguresAnswer, { about: 'Opens with the baseline that it joined with.' })
  balance!: BalanceFiguresAnswer;

  @Part(() => SettledPledgesAnswer, { about: 'What it had promised, and what became of it.' })
  pledges!: SettlementStatement['pledges'];

  @Part(() => SettledEntriesAnswer, { about: 'Entries that nobody had accepted yet.' })
  pending!: SettledEntriesAnswer;

  @Part(() => SettledEntriesAnswer, { about: 'Entries that were disputed.' })
  disputed!: SettledEntriesAnswer;

  @Part(() => CreditFiguresAnswer, { about: 'Knowledge-equity credits.' })
  credits!: CreditFiguresAnswer;

  @Shape({ type: 'array', items: { type: 'object' } }, { about: 'What it is named for, and still will be.' })
  attributions!: readonly never[];
}
