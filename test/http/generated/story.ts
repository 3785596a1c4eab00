import { PDF } from '../../support/evidence-samples.js';

/** How a coalition's texts and amounts look, so that those of another one can be told wherever they appear. */
export interface Words {
  readonly slug: string;
  readonly id: (name: string) => string;
  readonly text: (words: string) => string;
  /** What most entries are about, in base currency. */
  readonly amount: string;
  readonly fileOf: () => Buffer;
}

/** What a caller of a coalition's own sends while the coalition comes into being. */
export interface Step {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  /** As the description has it: `/api/v1/coalitions/{slug}/members/{id}/rename`. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** JSON, or the bytes of one file. */
  readonly body: Readonly<Record<string, unknown>> | Buffer;
  /** The member whose representative sends it; the coordinator does otherwise. */
  readonly of?: string;
}

/** The mark of what belongs to a coalition that nobody here may see, in all of its texts and ids, and its amounts. */
export const FOREIGN_MARK = 'quagga';
/** The key under which both coalitions record: one counts for one coalition, so that it means nothing in the other. */
export const FOREIGN_KEY = 'the same key';
export const FOREIGN_AMOUNT = '7909135.71';

export const OWN: Words = {
  slug: 'river-basin',
  id: (name) => name,
  text: (words) => words,
  amount: '5000.00',
  fileOf: () => PDF,
};
export const FOREIGN: Words = {
  slug: `${FOREIGN_MARK}-hills`,
  id: (name) => `${FOREIGN_MARK}-${name}`,
  text: (words) => `${words} ${FOREIGN_MARK}`,
  amount: FOREIGN_AMOUNT,
  fileOf: () => Buffer.concat([PDF, Buffer.from(`\n% ${FOREIGN_MARK}\n`)]),
};

/** A year of a small coalition: something of every kind that can be recorded, in every state that it can be in. */
export function storyOf({ slug, id, text, amount, fileOf }: Words): readonly Step[] {
  const [clinic, school, mill] = ['clinic', 'school', 'mill'].map((name) => id(name)) as [
    string,
    string,
    string,
  ];
  const here = '/api/v1/coalitions/{slug}';
  const step = (
    path: string,
    body: Step['body'],
    parameters: Readonly<Record<string, string>> = {},
    more: Partial<Step> = {},
  ): Step => ({ method: 'POST', path: `${here}${path}`, parameters: { slug, ...parameters }, body, ...more });
  const member = (name: string, over: object = {}): Step =>
    step('/members', {
      ...{ id: id(name), name: text(`The ${name}`), joinedOn: '2026-01-01' },
      ...{ capacityBudget: amount, capacityFte: '2.5', need: '3', ...over },
    });
  const entry = (name: string, over: object = {}): Step =>
    step('/entries', {
      ...{
        id: id(name),
        direction: 'contribution',
        memberId: clinic,
        kind: 'funds',
        occurredOn: '2026-02-03',
      },
      ...{ quantity: amount, unit: 'EUR', project: text('Wells'), description: text('For the wells') },
      ...over,
    });
  const review = '/reviews/{quarter}';
  const inQ2 = { quarter: '2026-Q2' };
  const reason = text('As agreed');
  return [
    {
      ...{ method: 'POST', path: '/api/v1/coalitions', parameters: {} },
      body: { id: slug, name: text('An alliance'), currency: 'EUR', timeZone: 'Europe/Brussels' },
    },
    step('/policies', { from: '2026-01-01', rules: { base: '12', windowQuarters: 6 }, reason }),
    member('clinic', { priorities: { strategic: '0.5', financial: '0.5' } }),
    member('school'),
    member('mill'),
    member('museum', { leftOn: '2026-05-01', parentGroup: id('group') }),
    step('/members/{id}/rename', { on: '2026-03-01', name: text('Mill and bakery') }, { id: mill }),
    step('/pools', {
      id: id('fund'),
      name: text('The fund'),
      openedOn: '2026-01-01',
      restrictedTo: text('Wells'),
    }),
    step('/pools', { id: id('purse'), name: text('The purse'), openedOn: '2026-01-01', allowNegative: true }),
    step('/rates', {
      ...{ kind: 'staff-time', category: null, unit: 'hours', rate: '40.00', method: 'replacement-cost' },
      ...{ validFrom: '2026-01-01', validTo: null, source: text('A survey') },
    }),
    step('/exchange-rates', {
      ...{ currency: 'USD', rateToBase: '0.9', validOn: '2026-01-02', source: text('The central bank') },
    }),
    entry('money', { counterparty: `pool:${id('fund')}` }),
    entry('hours', {
      memberId: school,
      kind: 'staff-time',
      quantity: '12',
      unit: 'hours',
      occurredOn: '2026-05-06',
    }),
    entry('got', {
      direction: 'benefit',
      memberId: mill,
      counterparty: `pool:${id('purse')}`,
      occurredOn: '2026-05-07',
    }),
    entry('swap', { direction: 'exchange', counterparty: `member:${school}`, occurredOn: '2026-06-01' }),
    entry('laptops', { kind: 'in-kind', quantity: '3', unit: 'laptops', occurredOn: '2026-06-02' }),
    entry('dollars', {
      quantity: '200.00',
      unit: 'USD',
      occurredOn: '2026-07-02',
      valueType: 'strategic:0.5|innovative:0.5',
    }),
    entry('proposed', { status: 'proposed', occurredOn: '2026-07-03' }),
    entry('disputed', { occurredOn: '2026-07-04', memberId: school }),
    entry('twice', { occurredOn: '2026-07-05' }),
    entry('wrong', { occurredOn: '2026-07-05', quantity: '12.00' }),
    entry('chairs', { kind: 'in-kind', quantity: '40', unit: 'chairs', occurredOn: '2026-06-02' }),
    step('/entries/{id}/valuation', { value: '800.00', basis: text('An offer') }, { id: id('chairs') }),
    step(
      '/entries/{id}/replacement',
      {
        ...{ id: id('right'), direction: 'contribution', memberId: clinic, kind: 'funds' },
        ...{ occurredOn: '2026-07-05', quantity: '21.00', unit: 'EUR', reversedOn: '2026-07-06', reason },
      },
      { id: id('wrong') },
    ),
    step(
      '/imports',
      Buffer.from(`member_id,name,joined_on\n${id('garden')},${text('The garden')},2026-06-01\n`),
    ),
    {
      ...step(
        '/mappings/{name}',
        {
          mapping: {
            about: text('Statements of our account'),
            dateFormat: 'DD.MM.YYYY',
            id: { from: 'Reference', prefix: 'giro:' },
            columns: { occurred_on: 'Booked on', quantity: 'Amount', member_id: 'Name' },
            constants: { kind: 'funds', unit: 'EUR' },
            sign: { positive: { direction: 'contribution' }, negative: { direction: 'benefit' } },
          },
          revision: null,
        },
        { name: id('giro') },
      ),
      method: 'PUT',
    },
    step('/entries/{id}/disputes', { reason }, { id: id('disputed') }, { of: school }),
    step(
      '/entries/{id}/reversals',
      { id: id('reversal'), occurredOn: '2026-07-06', description: text('Booked twice') },
      { id: id('twice') },
    ),
    step('/entries/{id}/evidence', fileOf(), { id: id('money') }),
    step('/pledges', {
      ...{
        id: id('pledge'),
        memberId: clinic,
        kind: 'funds',
        quantity: amount,
        unit: 'EUR',
        madeOn: '2026-03-01',
      },
      ...{ dueOn: '2026-09-30', description: text('Next year too') },
    }),
    step('/pledges', {
      ...{
        id: id('late'),
        memberId: school,
        kind: 'staff-time',
        quantity: '10',
        unit: 'hours',
        madeOn: '2026-03-01',
      },
      ...{ dueOn: '2026-06-30', counterparty: `pool:${id('fund')}` },
    }),
    step('/pledges/{id}/amendments', { on: '2026-04-01', dueOn: '2026-10-31', reason }, { id: id('pledge') }),
    step('/knowledge', {
      ...{
        id: id('guide'),
        title: text('A guide'),
        sharedOn: '2026-01-10',
        authors: `${clinic}:0.6|${school}:0.4`,
      },
      ...{ assetType: text('method'), licence: 'CC-BY-4.0', description: text('How to dig') },
    }),
    step('/knowledge', {
      id: id('atlas'),
      title: text('An atlas'),
      sharedOn: '2026-01-11',
      authors: mill,
      derivesFrom: id('guide'),
    }),
    step('/knowledge/{id}/editions', { on: '2026-02-01', note: text('Clearer') }, { id: id('guide') }),
    step('/applications', {
      ...{ id: id('use'), assetId: id('guide'), memberId: mill, appliedOn: '2026-02-10', depth: 'embedded' },
      ...{ outcomeValue: amount, description: text('In every well') },
    }),
    step('/applications/{id}/confirmation', { on: '2026-02-11' }, { id: id('use') }),
    step('/members/{id}/baseline', { given: amount, received: '10.00', reason }, { id: school }),
    {
      ...step(
        '/members/{id}/priorities',
        { on: '2026-02-01', priorities: { operational: '1' } },
        { id: mill },
      ),
      method: 'PUT',
    },
    {
      ...step('/members/{id}/profile', { on: '2026-02-02', capacityBudget: amount }, { id: school }),
      method: 'PUT',
    },
    step('/quarters/{quarter}/close', {}, { quarter: '2026-Q1' }),
    step('/applications', {
      id: id('waiting'),
      assetId: id('atlas'),
      memberId: school,
      appliedOn: '2026-06-10',
      depth: 'adapted',
    }),
    step('/offers', {
      ...{
        id: id('course'),
        title: text('A course'),
        offeredBy: `member:${school}`,
        price: '2',
        capacity: 1000,
      },
      ...{ validFrom: '2026-04-01', value: '50.00', valueType: 'operational' },
    }),
    step('/redemptions', { id: id('seat'), offerId: id('course'), memberId: clinic, on: '2026-07-01' }),
    ...['camp', 'fair', 'bridge'].flatMap((name) => [
      step('/achievements', {
        ...{ id: id(name), title: text(`A ${name}`), achievedOn: '2026-06-30', story: text('Forty came') },
        sharesShown: true,
        attributions: [
          { memberId: clinic, share: '0.75', wording: text('paid for it'), behind: [`entry/${id('money')}`] },
          { memberId: school, share: '0.25', wording: text('taught them'), behind: [`entry/${id('hours')}`] },
        ],
      }),
      step('/achievements/{id}/consents', { memberId: school, edition: 1 }, { id: id(name) }, { of: school }),
    ]),
    step('/achievements/{id}/consents', { memberId: clinic, edition: 1 }, { id: id('fair') }, { of: clinic }),
    step('/reviews', { quarter: '2026-Q2', facilitator: text('Ana') }),
    step(
      `${review}/supplies`,
      {
        ...{
          id: id('board'),
          title: text('Set aside by the board'),
          source: `pool:${id('fund')}`,
          kind: 'funds',
        },
        ...{ quantity: '1000.00', unit: 'EUR', valueType: 'financial' },
      },
      inQ2,
    ),
    step(`${review}/preparation`, {}, inQ2),
    step(`${review}/proposals`, {}, inQ2),
    step(`${review}/pulses`, { memberId: clinic, fairness: 2, comment: text('Not yet') }, inQ2, {
      of: clinic,
    }),
    step(`${review}/discussion`, {}, inQ2),
    step(
      `${review}/positions`,
      {
        ...{ memberId: mill, proposalId: '1.1', stance: 'object', words: text('It got some before') },
      },
      inQ2,
      { of: mill },
    ),
    step('/report-files', { quarter: '2026-Q1', format: 'csv', asKnownAt: null }),
    step('/invitations', { role: 'observer', memberId: null, email: `${id('guest')}@example.org` }),
    step('/keys', { role: 'auditor', memberId: null, name: text('A program'), writes: false, days: 30 }),
    { ...step('', { name: text('A wide alliance'), reason }), method: 'PATCH' },
  ];
}
