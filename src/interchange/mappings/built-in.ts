import type { JsonObject } from '../../kernel/canonical-json.js';

/**
 * Open Collective's export of transactions (version 2), under the names of its columns or, with `useFieldNames`, under their words. The
 * account that a row belongs to is a pool; the account on the other side is the member that gave (a credit) or got (a debit). What
 * counts is the net amount, as it is what the account's balance moved by. Its refunds name the transaction that they take back.
 * Accounts that are not told to be organisations may be people, who are no members: they stand together as one.
 */
const openCollective: JsonObject = {
  name: 'open-collective',
  about: 'Transactions of Open Collective, as its site exports them (CSV, version 2)',
  dateFormat: 'utc-datetime',
  id: {
    from: { column: ['shortId', 'Short Transaction ID', 'id', 'Transaction GraphQL ID'], first: 8 },
    prefix: 'oc:',
  },
  columns: {
    occurred_on: ['datetime', 'Date & Time', 'date', 'Date'],
    quantity: ['netAmount', 'Amount Single Column', 'amount', 'Gross Amount'],
    unit: ['currency', 'Currency'],
    member_id: ['oppositeAccountSlug', 'Opposite Account Handle'],
    counterparty: ['accountSlug', 'Account Handle'],
    description: {
      join: [
        ['kind', 'Kind'],
        ['description', 'Description'],
      ],
      with: ': ',
    },
  },
  prefixes: { counterparty: 'pool:' },
  constants: { kind: 'funds' },
  sign: { positive: { direction: 'contribution' }, negative: { direction: 'benefit' } },
  refund: {
    when: { column: ['isRefund', 'Is Refund', 'isReverse', 'Is Reverse'], is: ['REFUND', 'REVERSE'] },
    of: {
      column: ['shortRefundId', 'Short Refund Transaction ID', 'refundId', 'Refund ID', 'reverseId'],
      first: 8,
    },
  },
  balance: { column: ['balance', 'Balance'], account: ['accountSlug', 'Account Handle'] },
  makes: {
    pools: { name: ['accountName', 'Account Name'], allowNegative: true },
    members: {
      name: ['oppositeAccountName', 'Opposite Account Name'],
      only: {
        column: ['oppositeAccountType', 'Opposite Account Type'],
        is: ['ORGANIZATION', 'COLLECTIVE', 'FUND', 'PROJECT', 'EVENT', 'VENDOR'],
      },
      others: { id: 'open-collective', name: 'Others on Open Collective' },
    },
  },
};

/** Mappings that every coalition has; one of its own under the same name comes first. */
export const builtInMappings: ReadonlyMap<string, JsonObject> = new Map([
  ['open-collective', openCollective],
]);
