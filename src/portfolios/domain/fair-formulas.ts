/** The formulas of fair shares and the fairness panel in words (docs/fair-shares.md). */

export const FAIR_FORMULAS = {
  share:
    'α × contribution share + β × need share + γ / number of active members, from exact fractions, rounded once, half-even, to four places. The contribution share is what counts of what it gave in the window, by what counts of all active members’; the need share is its need by all of theirs; where nobody gave, or nothing tells of need, everybody’s is the same. None where it is not active on the quarter’s last day.',
  target:
    'What all active members received in the window (nothing, if more was taken back), shared out by their exact fair shares to the minor unit by largest remainder, ties by id. None where it is not active on the quarter’s last day.',
  shortfall:
    'Target less received in the window, where that is above zero. None where it is not active on the quarter’s last day.',
  status:
    'In balance where what it received in the window is no further from its target than the tolerance times the target; or else under-served or over-served. None where it is not active on the quarter’s last day.',
  received:
    'The value of what the member received in the quarters of the window. None where it is not active on the quarter’s last day.',
  given:
    'Value given in the quarters of the window, each type times the weight that the policy gives it; nothing, where more was taken back than given.',
  needDeclared:
    'The need that it declared last by the period’s last day, as a weight; nothing where it declared none.',
  needByBudget:
    'Nobody declared a need, so it is the smallest stated budget by the member’s own, or by the median one where it stated none; rounded half-even to eighteen places.',
  needUntold:
    'Nobody declared a need or stated a budget, so nothing tells of need, and need shares are all the same.',
  budget: 'The yearly budget that it stated last by the period’s last day. None where it stated none.',
  givenPerBudget:
    'What it gave in the quarter for as much budget as the smallest stated one is, rounded half-even to eighteen places. None without a budget.',
} as const;

export const WINDOW_FORMULAS = {
  given: 'What counts of what the active members gave in the window, together.',
  need: 'The needs of the active members, together.',
  received: 'What the active members received in the window, together.',
} as const;

const GINI =
  'The Gini coefficient Σ_i Σ_j |x_i − x_j| / (2 N Σ x) over the active members, rounded once, half-even, to four places';

export const FAIRNESS_FORMULAS = {
  giniGiven: `${GINI}, of what each gave in the quarter. None where nothing was given.`,
  giniReceived: `${GINI}, of what each received in the quarter. None where nothing was received.`,
  giniGivenPerCapacity: `${GINI}, of what each gave in the quarter by its yearly budget, over those that stated one. None where nothing was given.`,
  topFifthShareGiven:
    'What the ⌈N/5⌉ active members that gave most in the quarter gave of what all active members gave, half-even to four places. None where nothing was given.',
  meanAlignment:
    'The mean alignment of the active members that have one, half-even to four places. None where nobody has one.',
  gotNothing:
    'How many active members received nothing in the quarter: no value, and nothing unvalued. The report lists them.',
  statedNoPosition:
    'How many active members took no position in the quarter’s review, neither on the quarter nor on any proposal. None where it has no review. The report lists them.',
  members: 'How many members are active on the quarter’s last day.',
  medianBudget:
    'The middle one of the yearly budgets that active members stated; between two middle ones their mean. None where nobody stated one.',
  smallestBudget: 'The smallest yearly budget that active members stated. None where nobody stated one.',
} as const;

export const SIZE_FORMULAS = {
  small: 'Of the active members that stated a budget up to the median one',
  large: 'Of the active members that stated a budget above the median one',
} as const;

export const OF_SIZE_FORMULAS = {
  count: 'how many they are',
  given: 'what they gave in the quarter',
  received: 'what they received in the quarter',
  return: 'received by given, half-even to four places; none where nothing was given',
} as const;
