import { Day, Decimal, Flag, ListOf, QuarterId, WholeNumber, Words } from '../http/fields.decorator.js';
import type { NamedTransfer, SettledParty, SettleUp } from '../reviews/settle-up.queries.js';

const LARGEST = Number.MAX_SAFE_INTEGER;
const NAME_LIMIT = 300;
/** `member:` and an id. */
const PARTY_LIMIT = 220;

export class SettledPartyAnswer implements SettledParty {
  @Words(PARTY_LIMIT, { about: '`member:ID`, or `commons` for what is held in common.' })
  party!: string;

  @Words(NAME_LIMIT, { about: 'Its name on the last day that counts.' })
  name!: string;

  @Decimal({ about: 'In base currency: positive, it is owed; negative, it owes.' })
  balance!: string;

  @WholeNumber(-LARGEST, LARGEST, {
    about:
      'Accepted entries without a value, which no transfer of money settles; less those that were reversed in the period.',
  })
  unvaluedEntries!: number;

  @Words(2_000, {
    about: 'The figure behind it; of the commons, the balance of all members, whose negative it is.',
  })
  figure!: string;
}

export class TransferAnswer implements NamedTransfer {
  @Words(PARTY_LIMIT, { about: 'Who would pay.' })
  from!: string;

  @Words(NAME_LIMIT, { about: 'Its name.' })
  fromName!: string;

  @Words(PARTY_LIMIT, { about: 'Who would be paid.' })
  to!: string;

  @Words(NAME_LIMIT, { about: 'Its name.' })
  toName!: string;

  @Decimal({ about: 'How much, in base currency; above zero.' })
  amount!: string;
}

export class SettleUpAnswer implements SettleUp {
  @QuarterId({ about: 'The quarter at whose end balances are settled; null without one.', nullable: true })
  quarter!: string | null;

  @Day({ about: 'The last day that counts.' })
  asOf!: string;

  @WholeNumber(1, LARGEST, { about: 'The ledger’s position that balances are known at.' })
  position!: number;

  @Words(3, { about: 'The base currency.' })
  currency!: string;

  @Flag({
    about:
      'Whether no way has fewer transfers. It is not looked for among more than 15 parties with a balance: then whoever owes most pays whoever is owed most.',
  })
  isFewest!: boolean;

  @ListOf(() => SettledPartyAnswer, {
    about: 'Members in the order of their ids, then the commons; balances sum to zero.',
  })
  parties!: SettledPartyAnswer[];

  @ListOf(() => TransferAnswer, { about: 'In order of who pays and who is paid.' })
  transfers!: TransferAnswer[];

  @Decimal({ about: 'What all transfers move.' })
  moved!: string;
}
