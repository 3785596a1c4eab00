import { Amount } from '../../kernel/amount.js';
import { percent } from '../../kernel/readable.js';
import type { FairExplanation, MemberStatement } from '../domain/statement.js';
import { paragraph, type Block, type Cell } from './document.js';
import { column } from './figure-blocks.js';
import { counted, dayInWords, daysInWords, moneyInWords, statusInWords } from './words.js';

/** Places of shares in sentences that show how one follows from others. */
const PLACES = 2;

/** How a member's fair share came to be, in words with the numbers. */
export function fairBlocks({ member, fair, coalition, to }: MemberStatement, key: string): Block[] {
  if (!fair)
    return [paragraph(`${member.name} was not active on the quarter’s last day, so it has no fair share.`)];
  const money = (amount: string): string => moneyInWords(amount, coalition.currency);
  const share = (part: string): string => percent(part, PLACES);
  const period = daysInWords(fair.window.from, fair.window.to);
  return [
    paragraph(
      `Before the amounts were known, the coalition agreed by which principles it shares what there is, and how much each weighs. ` +
        `They are applied to the time from ${period}, among the ${counted(fair.members, 'member', 'members')} active on its last day.`,
    ),
    {
      block: 'table',
      key: `${key}-fair`,
      title: 'Three principles',
      columns: [
        column('Principle', 'words'),
        column('How its part is told', 'words'),
        column('Weight', 'share'),
        column('Its part', 'share'),
      ],
      rows: principles(fair, money),
      total: null,
      note: null,
    },
    paragraph(
      `${percent(fair.proportionality)} × ${share(fair.contributionShare)} + ${percent(fair.need)} × ${share(fair.needShare)} + ` +
        `${percent(fair.equality)} × ${share(fair.equalShare)} = ${share(fair.share)}: the fair share. ` +
        `All active members received ${money(fair.receivedInAll)} in this time, and its share of that is ${money(fair.target)}. ` +
        standing(fair, money),
    ),
    paragraph(
      `Shares are exact fractions, and are rounded only here, to be shown. Policy ${fair.policyVersion === 0 ? 'by default' : `version ${String(fair.policyVersion)}`}, as it was on ${dayInWords(to)}.`,
      'note',
    ),
  ];
}

const NEED_WORDS: Readonly<Record<FairExplanation['needBasis'], string>> = {
  declared: 'Its part of the need that members declared',
  capacity: 'By yearly budgets, as nobody declared a need: the smaller, the more',
  equal: 'The same for all, as nobody told a need or a budget',
};

function principles(fair: FairExplanation, money: (amount: string) => string): Cell[][] {
  const gave = Amount.parse(fair.countedInAll).isPositive()
    ? `${money(fair.counted)} of ${money(fair.countedInAll)} that count of what was given`
    : 'The same for all, as nobody gave anything that counts';
  return [
    ['What a member gives', gave, fair.proportionality, fair.contributionShare],
    ['What a member needs', NEED_WORDS[fair.needBasis], fair.need, fair.needShare],
    ['All alike', `One of ${String(fair.members)}`, fair.equality, fair.equalShare],
  ];
}

function standing(fair: FairExplanation, money: (amount: string) => string): string {
  const [received, target] = [Amount.parse(fair.received), Amount.parse(fair.target)];
  const apart = received.minus(target);
  const places = fair.target.split('.')[1]?.length ?? 0;
  const difference = apart.isZero()
    ? 'exactly that'
    : `which is ${money(apart.abs().toFixed(places))} ${apart.isPositive() ? 'more' : 'less'}`;
  const within = fair.status === 'in-balance' ? 'within' : 'outside';
  return `It received ${money(fair.received)}, ${difference}: ${statusInWords(fair.status)!}, as that is ${within} the tolerance of ${percent(fair.tolerance)}.`;
}
