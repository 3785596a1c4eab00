/** Words of a coalition’s first page, of what waits for somebody, and of for whom somebody acts. */
export const coalition = {
  quarter: (number: number, year: string) =>
    `${['first', 'second', 'third', 'fourth'][number - 1]!} quarter of ${year}`,
  yourPart: 'Your part',
};

export const overview = {
  lead: ({ quarter, days, given, received }: Sums) =>
    `${capital(quarter)}: members gave ${given} and received ${received} so far, and ${days}.`,
  leadPlain: (quarter: string, days: string) => `It is the ${quarter}, and ${days}.`,
  leadPublished: ({ quarter, given, received }: Omit<Sums, 'days'>) =>
    `In the ${quarter}, the last one with a published report, members gave ${given} and received ${received}.`,
  leadNothing: 'Nothing is published yet. When a quarter is closed, its report stands here.',
  daysLeft: (days: number) =>
    days <= 1
      ? 'today is its last day'
      : `${days === 2 ? 'one day is' : `${days - 1} days are`} left after today`,
  waits: (count: number, isMore: boolean) =>
    count === 0
      ? 'Nothing waits for you.'
      : isMore
        ? `More than ${count} things wait for you.`
        : count === 1
          ? 'One thing waits for you.'
          : `${count} things wait for you.`,
  unvalued: (count: number) =>
    count === 0
      ? 'all entries have a value'
      : count === 1
        ? 'and one entry without a value'
        : `and ${count} entries without a value`,
  givenNow: 'Given this quarter',
  receivedNow: 'Received this quarter',
  membersNow: 'Members today',
  balanceOwn: 'Your balance',
  openPortfolio: (name: string) => `${name}: what it gave, what it got`,
  stands: 'Where the quarter stands',
  stages: {
    running: 'Running',
    opened: 'Review opened',
    preparing: 'Prepare',
    discussing: 'Discuss',
    deciding: 'Decide',
    closed: 'Closed',
  },
  standsRunning: (quarter: string, until: string) =>
    `The ${quarter} runs until ${until}. Its review begins after that.`,
  standsDue: (quarter: string) => `The ${quarter} is over, and its review is not open yet.`,
  standsInReview: {
    opened: (quarter: string) => `The review of the ${quarter} is open. Next its figures are frozen.`,
    preparing: (quarter: string) =>
      `The ${quarter} is being prepared: members read their sheets and say how fair they find it.`,
    discussing: (quarter: string) => `The ${quarter} is being discussed: members say where they stand.`,
    deciding: (quarter: string) => `Decisions are being taken on the ${quarter}.`,
  },
  closedThrough: (quarter: string) => `The last closed quarter is the ${quarter}.`,
  noneClosed: 'No quarter is closed yet.',
  toReview: 'Go to the review',
  toReport: 'Read the last report',
  openReview: 'Open the review',
  flows: 'What was given and received, by kind',
  flowsHint: 'Choose a column to see the entries behind it.',
  flowsOf: ({ quarter, given, received }: Omit<Sums, 'days'>) =>
    `${quarter}: ${given} given, ${received} received`,
  flowsTable: 'The same as a table',
  quarter: 'Quarter',
  perMember: (quarter: string) => `Who gave and who received in the ${quarter}`,
  most: (count: number, all: number) =>
    count < all ? `The ${count} with most to show of ${all}.` : 'All members.',
  memberFlow: ({ name, given, received }: { name: string; given: string; received: string }) =>
    `${name}: ${given} given, ${received} received`,
  allMembers: 'All members',
  notTold:
    'In this coalition members see nothing of each other but what is published. Your own figures are in your portfolio.',
  nothingThisQuarter: 'Nothing is recorded for these quarters yet',
  nothingHow:
    'What members give and get stands here, quarter by quarter, as soon as the first entry is accepted.',
  steps: 'The way to the first report',
  stepsIntro: 'Five steps, in this order. Each is ticked off here when it is done.',
  stepDone: 'done',
  stepNext: 'next',
  step: {
    members: 'Add the members',
    membersHow: 'One by one, or all at once from a file.',
    rates: 'Agree on rates',
    ratesHow: 'What an hour of staff time is worth, so that contributions can be compared.',
    entries: 'Record what was given and received',
    entriesHow: 'Import the spreadsheet that you have, or record a first contribution.',
    review: 'Hold the first review',
    reviewHow: 'When the quarter is over: prepare, discuss, decide.',
    close: 'Close the quarter',
    closeHow: 'Two people sign, and the report is published.',
  },
  waitForFirst:
    'The coalition is being set up: its coordinator adds the members and records what they give and get.',
};

export const needsYou = {
  title: 'Needs you',
  lead: (count: number, isMore: boolean) =>
    count === 0
      ? 'Nothing waits for you at the moment.'
      : isMore
        ? `More than ${count} things wait for you.`
        : count === 1
          ? 'One thing waits for you.'
          : `${count} things wait for you.`,
  emptyTitle: 'All done',
  empty:
    'What you can bring a step further stands here until you have: entries to confirm, disputes to answer, pledges that are late, steps of a review.',
  forReaders: 'Your role reads and changes nothing, so nothing waits for you.',
  all: 'All of them',
  groups: {
    review: 'Quarterly review',
    disputes: 'Disputes',
    entries: 'Entries to confirm',
    applications: 'Uses of knowledge to confirm',
    pledges: 'Pledges that are late',
    redemptions: 'Reserved credits',
    achievements: 'Recognition',
  },
  waiting: 'Waits for others',
  waitingIntro: 'You entered these, and somebody else acts next. They count once they are accepted.',
  actsNext: (who: string) => `${who} can act next`,
  nobodyNext: 'nobody can act on it at the moment',
  act: {
    accept: 'Look and accept',
    answer: 'Answer',
    settle: 'Settle',
    confirm: 'Look and confirm',
    deliver: 'Look',
    redeem: 'Hand out or set free',
    fetch: 'Look',
    release: 'Set free',
    consent: 'Say yes or no',
    publish: 'Publish',
    go: 'Go there',
  },
  entry: { contribution: 'given', benefit: 'received', exchange: 'given' },
  on: (day: string) => `on ${day}`,
  toWhom: (party: string) => `to ${party}`,
  fromWhom: (party: string) => `from ${party}`,
  pool: 'the pool',
  backbone: 'the backbone',
  usedAsset: (asset: string) => `used “${asset}”`,
  outstanding: (amount: string) => `${amount} outstanding`,
  due: (day: string) => `due on ${day}`,
  reserved: ({ credits, offer }: { credits: string; offer: string }) => `${credits} credits for “${offer}”`,
  until: (day: string) => `until ${day}`,
  lapsed: (day: string) => `not fetched by ${day}`,
  named: (agreed: string, named: string) => `consented: ${agreed} of ${named}`,
  tasks: {
    open: (quarter: string) => `Open the review of the ${quarter}`,
    prepare: (quarter: string) => `Prepare the review of the ${quarter}`,
    discuss: (quarter: string) => `Open the discussion of the ${quarter}`,
    'go-on': (quarter: string) => `Go on to deciding on the ${quarter}`,
    propose: (quarter: string) => `Make proposals for the ${quarter} again`,
    close: (quarter: string) => `Close the ${quarter}`,
    publish: (quarter: string) => `Publish the report of the ${quarter}`,
    decide: (quarter: string) => `Decide on proposals for the ${quarter}`,
    'give-reasons': (quarter: string) => `Publish the reasons of decisions on the ${quarter}`,
    sign: (quarter: string) => `Sign the close of the ${quarter}`,
    reopen: (quarter: string) => `Agree to reopen the ${quarter}, or not`,
    pulse: (quarter: string) => `Say how fair you find the ${quarter}`,
    position: (quarter: string) => `Say where you stand on the ${quarter}`,
  },
  taskNotes: {
    open: 'It is over, and nobody opened its review yet.',
    prepare: 'Figures are frozen, so that all speak of the same ones.',
    discuss: 'Members say from then on where they stand.',
    'go-on': 'Pulses and supplies are closed then.',
    propose: 'Figures were frozen anew since they were made.',
    close: 'Both signatures are there.',
    publish: 'It is closed, and nobody can read its report yet.',
    decide: (count: string) => `Undecided: ${count}`,
    'give-reasons': (count: string) => `Unpublished: ${count}`,
    sign: (as: string) => `As ${as}; two different people sign.`,
    reopen: 'One person asks for it, and another one has to agree.',
    pulse: 'From one to five, with a word if you like.',
    position: 'Support, concern or objection, in your own words.',
  },
  signsAs: { facilitator: 'facilitator', backbone: 'backbone' },
};

export const forWhom = {
  title: 'For whom?',
  lead: 'You speak for several here. Choose for whom you look now; the top of each page says it, and lets you change it.',
  choose: 'For whom?',
  as: (role: string) => `Go on as ${role}`,
};

interface Sums {
  readonly quarter: string;
  readonly days: string;
  readonly given: string;
  readonly received: string;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
