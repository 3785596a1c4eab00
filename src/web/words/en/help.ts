/** What the page of help says. Of the glossary, other pages lead to each word’s anchor. */
export const help = {
  title: 'Help',
  lead: 'What the words mean, who does what, and how a first quarter goes.',
  contents: 'On this page',
  words: 'What the words mean',
  roles: 'Who does what',
  quarter: 'A first quarter, step by step',
  keys: 'Keys',
  keysHow:
    'On the pages of a coalition: press ? to see all keys there, g and then a letter to go somewhere, n to record something, / to search. They are off while you type.',
  go: (where: string) => `go to: ${where}`,
  /** By anchor: other pages lead to `/help#given` and so on. */
  glossary: {
    coalition: [
      'Coalition',
      'Organisations that work on one problem together, with one ledger for all of them.',
    ],
    member: [
      'Member',
      'An organisation of the coalition, never a person. People speak for it as its representatives.',
    ],
    backbone: ['Backbone', 'The small neutral team that runs the coalition and keeps its pools.'],
    entry: [
      'Entry',
      'One thing that was given or received: a date, a quantity in its own unit, perhaps a value in money, and who was on the other side.',
    ],
    given: [
      'Given',
      'What a member contributed, of what both sides accepted: funds, hours, goods, know-how. Only what has a value counts in money; the rest stands beside it in its own unit.',
    ],
    received: [
      'Received',
      'What a member got from a pool or from another member, of what both sides accepted.',
    ],
    balance: [
      'Balance',
      'Given less received. Above zero, a member has given more than it got so far. It is no debt.',
    ],
    value: [
      'Value',
      'What an entry is worth in the coalition’s currency, by a rate of that day or as agreed. Without one it is unvalued, which is not zero.',
    ],
    'value-type': [
      'Value type',
      'What a benefit is good for: strategic, operational, financial, innovative or reputational.',
    ],
    pool: [
      'Pool',
      'Money or goods held in common, perhaps for one purpose. It never holds less than nothing, unless that was agreed.',
    ],
    pledge: [
      'Pledge',
      'A promise with a quantity and a day. Entries deliver it; what is not delivered after that day is overdue.',
    ],
    proposed: [
      'Proposed',
      'Recorded by one side, and waiting for the other. It counts nowhere yet, and is shown apart.',
    ],
    disputed: [
      'Disputed',
      'One side says that an entry is not right. Its amounts are held apart until that is resolved, with a reason.',
    ],
    reversal: [
      'Reversal',
      'An entry that takes another one back. Nothing is ever edited or removed: both stay, and add up to nothing.',
    ],
    'late-item': [
      'Late item',
      'Something of a closed quarter that comes to light later. It is booked in the open quarter and says where it belongs.',
    ],
    'fair-share': [
      'Fair share',
      'The part of all benefits that a member is due by what was agreed beforehand: by what it gave, by its need, and equally.',
    ],
    priorities: [
      'Priorities',
      'How much each value type matters to a member, as it declared itself. They sum to one hundred per cent.',
    ],
    alignment: [
      'Alignment',
      'How well what a member received fits its priorities, from nothing to one hundred per cent.',
    ],
    asset: [
      'Asset',
      'Something known that a member shared: a method, data, software. It has authors with shares.',
    ],
    application: [
      'Use',
      'A member used an asset. It counts once somebody outside its authors’ organisations confirms it.',
    ],
    credit: [
      'Credit',
      'What authors earn when others use their knowledge. It is no money; it can be redeemed for offers.',
    ],
    vesting: [
      'Vesting',
      'At the close of a quarter its credits are written down for good. Before that they are provisional.',
    ],
    offer: ['Offer', 'Something that credits can be redeemed for: first reserved, then fetched or set free.'],
    review: ['Review', 'The quarterly conversation: prepare, discuss, decide, close.'],
    proposal: [
      'Proposal',
      'Who could get what next, reckoned from fair shares and priorities. People decide on it, with a reason.',
    ],
    closing: [
      'Closed quarter',
      'Two people sign, statements are sealed, and nothing in it changes any more.',
    ],
    policy: [
      'Rates and rules',
      'What was agreed, version by version, each with its first day. None is ever edited.',
    ],
    batch: ['Import', 'Files taken in together. They are looked at first, and can be undone as a whole.'],
    chain: [
      'Chain',
      'Each fact bears a hash over itself and the one before. Whoever changes one breaks all that follow, which Verify shows.',
    ],
    head: [
      'Head',
      'The hash of the last fact. Kept elsewhere, it proves later that nothing before it was changed.',
    ],
  } as Readonly<Record<string, readonly [term: string, meaning: string]>>,
  steps: [
    [
      'Found the coalition',
      'An operator of the service founds it, with its currency and time zone, and invites a coordinator.',
    ],
    [
      'Bring in members and pools',
      'The coordinator imports members.csv and pools.csv, or records them one by one.',
    ],
    [
      'Agree on rates and rules',
      'What an hour is worth, how fair shares are weighed. Agree before amounts are known.',
    ],
    ['Invite representatives', 'Each member gets at least one person who speaks for it, by a link.'],
    [
      'Record what is given and received',
      'As it happens, or by import. What one side records, the other accepts.',
    ],
    ['Keep promises', 'Pledges are made with a day, and delivered by entries.'],
    [
      'Prepare the review',
      'At the quarter’s end: what is missing, unvalued or disputed is put right, and every member gets its sheet.',
    ],
    [
      'Discuss and decide',
      'Members state their positions; proposals are accepted or rejected, with a reason that all can read.',
    ],
    ['Close', 'Two people sign. Credits vest, statements are sealed, the report is published.'],
  ] as readonly (readonly [what: string, how: string])[],
};
