import type { CostShareClaim, Valuation } from '../../src/exchange/domain/events.js';
import { costShareCriteria, meetsAll, type Claimed, type Met } from '../../src/reports/domain/cost-share.js';
import { costShareCsv, giftsInKindCsv } from '../../src/reports/line-ups-csv.js';
import { costShareLineUp, giftsInKindLineUp } from '../../src/reports/line-ups.queries.js';
import {
  aCoalition,
  benefit,
  COALITION,
  contribution,
  disputeResolved,
  entryDisputed,
  entryValued,
  evidenceAttached,
  exchange,
  rateAdopted,
  reversalOf,
  type Told,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';

const CLAIM: CostShareClaim = {
  award: 'award-7',
  item: 'invoice 12',
  necessary: true,
  allowable: true,
  federallyFunded: false,
  inApprovedBudget: true,
};

const rate = (rateMethod: string): Valuation => ({
  method: 'rate',
  rateMethod,
  rate: '31.8',
  category: 'nurse',
  validFrom: '2026-01-01',
  source: 'the rate table',
});

describe('a claim as cost sharing', () => {
  const time: Claimed = {
    kind: 'staff-time',
    value: '318.00',
    valuation: rate('comparable-market'),
    recordedValuation: rate('comparable-market'),
    inKind: null,
    claim: CLAIM,
    evidence: 1,
  };
  const goods: Claimed = {
    ...time,
    kind: 'in-kind',
    valuation: { method: 'stated', basis: 'two quotations' },
  };

  it('meets all seven criteria where all is proved and stated', () => {
    const criteria = costShareCriteria(time);
    expect(criteria.map(({ paragraph }) => paragraph)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((number) => `200.306(b)(${String(number)})`),
    );
    expect(meetsAll(criteria)).toBe(true);
  });

  it('says of a statement whether it is as asked or otherwise', () => {
    const criteria = costShareCriteria({ ...time, claim: { ...CLAIM, federallyFunded: true } });
    const because = (place: number): string => criteria[place]!.because;
    expect([because(3), because(4)]).toEqual([
      'stated so by who recorded it',
      'stated otherwise by who recorded it',
    ]);
  });

  it.each<[what: string, claimed: Claimed, criterion: number, met: Met]>([
    ['no evidence', { ...time, evidence: 0 }, 1, 'not-met'],
    ['necessary: no', { ...time, claim: { ...CLAIM, necessary: false } }, 3, 'not-met'],
    ['necessary: not stated', { ...time, claim: { ...CLAIM, necessary: null } }, 3, 'not-stated'],
    ['allowable: no', { ...time, claim: { ...CLAIM, allowable: false } }, 4, 'not-met'],
    ['allowable: not stated', { ...time, claim: { ...CLAIM, allowable: null } }, 4, 'not-stated'],
    ['paid by another award', { ...time, claim: { ...CLAIM, federallyFunded: true } }, 5, 'not-met'],
    ['payment not stated', { ...time, claim: { ...CLAIM, federallyFunded: null } }, 5, 'not-stated'],
    ['not in the budget', { ...time, claim: { ...CLAIM, inApprovedBudget: false } }, 6, 'not-met'],
    ['budget not stated', { ...time, claim: { ...CLAIM, inApprovedBudget: null } }, 6, 'not-stated'],
    ['no value', { ...time, value: null, valuation: null }, 7, 'not-met'],
    ['a volunteers’ standard rate', { ...time, valuation: rate('volunteer-standard') }, 7, 'not-stated'],
    ['a value without a basis', { ...goods, valuation: { method: 'stated', basis: null } }, 7, 'not-stated'],
    [
      'a rate without a source',
      { ...goods, valuation: { ...rate('fair-value'), source: '' } as Valuation },
      7,
      'not-stated',
    ],
  ])('does not with %s', (_, claimed, criterion, met) => {
    const criteria = costShareCriteria(claimed);
    expect(criteria.map((one) => one.met)).toEqual(
      criteria.map((__, place) => (place === criterion - 1 ? met : 'met')),
    );
    expect(meetsAll(criteria)).toBe(false);
  });

  it.each<[what: string, claimed: Claimed]>([
    ['an employee’s own pay', { ...time, valuation: rate('actual-cost') }],
    ['a stated value with its basis', goods],
    [
      'a technique of the gift',
      {
        ...goods,
        valuation: { method: 'stated', basis: null },
        inKind: {
          category: 'beds',
          technique: 'market price',
          inputs: null,
          approvedBy: null,
          use: 'used',
          restrictions: null,
        },
      },
    ],
    ['funds', { ...time, kind: 'funds', valuation: { method: 'own-value' } }],
    [
      'another quantity at a price that conforms',
      { ...time, valuation: { method: 'in-proportion', value: '318', quantity: '10' } },
    ],
  ])('is valued as it should be with %s', (_, claimed) => {
    expect(costShareCriteria(claimed)[6]!.met).toBe('met');
  });
});

onBothEngines('line-ups', (engine) => {
  const ledgers = ledgersOn(engine);
  const claim = (item: string, over: Partial<CostShareClaim> = {}): CostShareClaim => ({
    ...CLAIM,
    item,
    ...over,
  });
  const hours = (id: string, over: object = {}): Told =>
    contribution(id, { kind: 'staff-time', unit: 'hours', quantity: '10', valuationBasis: 'nurse', ...over });
  const beds = (id: string, over: object = {}): Told =>
    contribution(id, { kind: 'in-kind', unit: 'beds', quantity: '2', value: '80.00', ...over });
  const details = {
    category: 'beds',
    technique: 'market price',
    inputs: 'two quotations',
    approvedBy: null,
    use: null,
    restrictions: null,
  };

  it('show every claim on every award against the rule, and total what is accepted', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      rateAdopted({ category: 'nurse', rate: '31.80', source: 'union table 2026' }),
      hours('whole', { costShare: claim('sheet 1') }),
      evidenceAttached('whole'),
      beds('unproved', { costShare: claim('=beds'), valuationBasis: 'two quotations' }),
      beds('unvalued', { value: null, costShare: claim('more beds') }),
      beds('proposed', { status: 'proposed', costShare: claim('third') }),
      beds('back', { costShare: claim('fourth') }),
      reversalOf(beds('back'), 'r'),
      beds('gone', { costShare: claim('fifth') }),
      entryDisputed('gone', null),
      disputeResolved('gone', { outcome: 'withdrawn' }),
      exchange('other', { value: '50.00', costShare: claim('sheet 2', { award: 'award-8' }) }),
      contribution('unclaimed'),
    );
    const all = { quarter: null, from: null, to: null, award: null };
    const lineUp = await costShareLineUp(ledger.ledger, COALITION, all);
    expect(lineUp.awards.map(({ id, claims }) => [id, claims.map((one) => [one.id, one.meetsAll])])).toEqual([
      [
        'award-7',
        [
          ['proposed', false],
          ['unproved', false],
          ['unvalued', false],
          ['whole', true],
        ],
      ],
      ['award-8', [['other', false]]],
    ]);
    expect(lineUp.awards[0]!.totals).toEqual({ meetsAll: '318.00', doesNot: '80.00', unvaluedEntries: 1 });
    expect(lineUp.totals).toEqual({ meetsAll: '318.00', doesNot: '130.00', unvaluedEntries: 1 });
    expect(lineUp.awards[0]!.claims[3]!.valuation).toMatchObject({
      rateMethod: 'comparable-market',
      rate: '31.8',
      source: 'union table 2026',
    });
    const one = await costShareLineUp(ledger.ledger, COALITION, { ...all, award: 'award-8' });
    expect(one.awards.map(({ id }) => id)).toEqual(['award-8']);
    const none = await costShareLineUp(ledger.ledger, COALITION, { ...all, quarter: '2026-Q2' });
    expect([none.from, none.to, none.awards]).toEqual(['2026-04-01', '2026-06-30', []]);
    const csv = costShareCsv(lineUp).split('\r\n');
    expect(csv).toHaveLength(7);
    expect(csv[2]).toMatch(
      /^award-7,unproved,'=beds,.*,80\.00,stated,.*not-met,met,met,met,met,met,met,false$/,
    );
  });

  it('disclose gifts in kind by category, and those that have no value apart', async () => {
    const monetised = { ...details, use: 'monetised', restrictions: 'for the school', inputs: 'an auction' };
    const ledger = await ledgers.with(
      ...aCoalition(),
      beds('one', { inKind: details, project: 'ward' }),
      beds('two', { inKind: monetised, value: '20.00' }),
      beds('three', { inKind: { ...details, category: 'food' }, unit: 'kg', quantity: '5' }),
      beds('plain', { valuationBasis: 'an expert’s word' }),
      beds('later', { value: null, inKind: details }),
      entryValued('later', '7.00'),
      beds('unvalued', { value: null, inKind: details }),
      beds('disputed', { inKind: details }),
      entryDisputed('disputed', null),
      beds('back', { inKind: details }),
      reversalOf(beds('back'), 'r'),
      benefit('got', { kind: 'in-kind', unit: 'beds', quantity: '1', value: '9.00' }),
      hours('time'),
    );
    const lineUp = await giftsInKindLineUp(ledger.ledger, COALITION, {
      quarter: null,
      from: '2026-03-02',
      to: '2026-03-02',
    });
    expect(lineUp.categories).toEqual([
      {
        category: 'beds',
        entries: 3,
        value: '107.00',
        quantities: [{ unit: 'beds', quantity: '6' }],
        used: { entries: 2, value: '87.00', projects: ['ward'] },
        monetised: { entries: 1, value: '20.00', projects: [] },
        restrictions: ['for the school'],
        techniques: [{ technique: 'market price', inputs: ['an auction', 'two quotations'] }],
        withoutTechnique: 0,
      },
      expect.objectContaining({ category: 'food', value: '80.00' }),
      expect.objectContaining({
        category: null,
        techniques: [{ technique: 'an expert’s word', inputs: [] }],
      }),
    ]);
    expect(lineUp.totals).toEqual({ entries: 5, value: '267.00' });
    expect(lineUp.unvalued.map(({ id }) => id)).toEqual(['unvalued']);
    expect(lineUp.notAccepted.map(({ id, status }) => [id, status])).toEqual([['disputed', 'disputed']]);
    expect(giftsInKindCsv(lineUp).split('\r\n')).toHaveLength(7);
  });
});
