import fc from 'fast-check';
import {
  compareFigures,
  type Comparison,
  type ComparisonAsked,
} from '../../src/portfolios/compare.queries.js';
import type { ComparedFigures } from '../../src/portfolios/domain/comparison.js';
import { giveGetBalances } from '../../src/portfolios/give-get.queries.js';
import {
  aCoalition,
  baselineStated,
  benefit,
  COALITION,
  contribution,
  disputeResolved,
  entryAccepted,
  entryDisputed,
  entryValued,
  exchange,
  memberJoined,
  memberMerged,
  memberRenamed,
  poolOpened,
  reversalOf,
  type Told,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';

const compared = (on: TestLedger, asked: ComparisonAsked): Promise<Comparison> =>
  compareFigures(on.ledger, COALITION, asked);

const MONEY = ['opening', 'given', 'received', 'closing', 'pending', 'disputed'] as const;
const cents = (text: string): bigint => BigInt(text.replace('.', ''));

/** Differences and lines that do not agree, reckoned in cents without the code that is tested. */
function disagreements({ members }: Comparison): string[] {
  const wrong: string[] = [];
  const none: ComparedFigures = {
    opening: '0.00',
    given: '0.00',
    received: '0.00',
    closing: '0.00',
    entries: 0,
    pending: '0.00',
    disputed: '0.00',
    undecided: 0,
  };
  for (const { id, from, to, difference, lines } of members) {
    const [was, is] = [from?.figures ?? none, to?.figures ?? none];
    for (const name of MONEY) {
      const by = cents(is[name]) - cents(was[name]);
      const byLines = lines.reduce((sum, line) => sum + cents(line.difference[name]), 0n);
      if (cents(difference[name]) !== by || byLines !== by)
        wrong.push(
          `${id} ${name}: ${String(by)}, ${difference[name]} is said, lines make ${String(byLines)}`,
        );
    }
    for (const name of ['entries', 'undecided'] as const) {
      const counted = lines.reduce((sum, line) => sum + line.difference[name], 0);
      if (difference[name] !== is[name] - was[name] || counted !== difference[name])
        wrong.push(`${id} ${name}: ${String(counted)}`);
    }
    for (const { entry, why } of lines) if (why.length === 0) wrong.push(`${id} ${String(entry)}: no reason`);
  }
  return wrong;
}

/** By member: what each line adds to the closing balance, and why. */
function linesIn({ members }: Comparison): Record<string, string[]> {
  return Object.fromEntries(
    members.map(({ id, lines }) => [
      id,
      lines.map(
        ({ entry, difference, why }) =>
          `${entry ?? 'baseline'} ${difference.closing} ${why.map((reason) => reason.why).join(' ')}`,
      ),
    ]),
  );
}

onBothEngines('the difference between two views', (engine) => {
  const ledgers = ledgersOn(engine);

  it('is told entry by entry, with why', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      contribution('kept', { quantity: '10.00' }),
      contribution('unvalued', { kind: 'in-kind', unit: 'items', quantity: '1' }),
      contribution('maybe', { status: 'proposed', quantity: '20.00' }),
      exchange('swap', { value: '300.00' }),
      contribution('less', { quantity: '40.00' }),
      contribution('wrong', { quantity: '50.00' }),
      contribution('mistake', { quantity: '60.00' }),
    );
    const from = { asKnownAt: String((await giveGetBalances(ledger.ledger, COALITION, {})).position) };
    await ledger.tellAll(
      entryValued('unvalued', '5.00'),
      entryAccepted('maybe'),
      entryDisputed('swap'),
      entryDisputed('less', null),
      disputeResolved('less', { outcome: 'adjusted', quantity: '35.00' }),
      entryDisputed('wrong', null),
      disputeResolved('wrong', { outcome: 'withdrawn' }),
      reversalOf(contribution('mistake', { quantity: '60.00' }), 'taken back'),
      contribution('new', { quantity: '1.00' }),
    );
    const comparison = await compared(ledger, { quarter: '2026-Q1', from, to: {} });
    expect(linesIn(comparison)).toEqual({
      alder: [
        'less -5.00 disputed adjusted',
        'maybe 20.00 accepted',
        'new 1.00 recorded',
        'swap -300.00 disputed',
        'unvalued 5.00 valued',
        'wrong -50.00 disputed withdrawn',
        'taken back -60.00 reversed',
      ],
      birch: ['swap 300.00 disputed'],
    });
    expect(comparison.members[0]).toMatchObject({
      from: { figure: expect.stringMatching(/^member\/alder\/2026-Q1~\d+$/), figures: { closing: '460.00' } },
      to: { figure: 'member/alder/2026-Q1', figures: { closing: '71.00', disputed: '300.00' } },
      difference: { closing: '-389.00', pending: '-20.00', disputed: '300.00' },
    });
    expect(disagreements(comparison)).toEqual([]);
    // The other way round everything is the same with the sign changed.
    const back = await compared(ledger, { quarter: '2026-Q1', from: {}, to: from });
    expect(back.members[0]!.difference.closing).toBe('389.00');
    expect(disagreements(back)).toEqual([]);
  });

  it('says what happened between two days, and whose history moved meanwhile', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      memberJoined('dogwood', { joinedOn: '2026-03-05' }),
      baselineStated('dogwood', { given: '9.00', received: '2.00' }),
      contribution('early', { memberId: 'birch', occurredOn: '2026-03-02', quantity: '10.00' }),
      contribution('late', { occurredOn: '2026-03-20', quantity: '20.00' }),
      contribution('later', { occurredOn: '2026-03-30', quantity: '40.00' }),
      memberRenamed('alder', '2026-03-12', 'Alder & Daughters'),
      memberMerged('birch', 'alder', '2026-03-15'),
      memberMerged('dogwood', 'alder', '2026-03-15'),
    );
    const asked = { quarter: '2026-Q1', from: { asOf: '2026-03-10' }, to: { asOf: '2026-03-20' } };
    const comparison = await compared(ledger, asked);
    expect(linesIn(comparison)).toEqual({
      alder: ['baseline 7.00 merged', 'early 10.00 merged', 'late 20.00 occurred'],
      birch: ['early -10.00 merged'],
      dogwood: ['baseline -7.00 merged'],
    });
    expect(comparison.members[0]).toMatchObject({
      from: { name: 'The alder association' },
      to: { name: 'Alder & Daughters' },
      lines: [{}, { memberId: 'birch', why: [{ why: 'merged', on: '2026-03-15' }] }, {}],
    });
    expect(comparison.members[1]).toMatchObject({ id: 'birch', to: null });
    const one = await compared(ledger, { ...asked, member: 'birch' });
    expect(one.members.map(({ id }) => id)).toEqual(['alder', 'birch']);
    expect((await compared(ledger, { ...asked, member: 'cedar' })).members).toMatchObject([
      { id: 'cedar', difference: { closing: '0.00' }, lines: [] },
    ]);
    await expect(compared(ledger, { ...asked, member: 'nobody' })).rejects.toMatchObject({
      code: 'coalition.member-unknown',
    });
  });

  it('is nothing where nothing lies between', async () => {
    const ledger = await ledgers.with(...aCoalition(), contribution('one'));
    expect((await compared(ledger, { from: {}, to: {} })).members).toEqual([]);
  });

  it('adds up exactly, whatever was recorded, decided and merged between any two views', async () => {
    await fc.assert(
      fc.asyncProperty(
        histories,
        fc.array(pairs, { minLength: 3, maxLength: 5 }),
        async (history, wanted) => {
          const ledger = await ledgers.open();
          try {
            await ledger.tellAll(...foundation);
            // What is refused changes nothing; what counts is that much is accepted.
            for (const told of history) await ledger.tell(told).catch(() => undefined);
            const { position } = await giveGetBalances(ledger.ledger, COALITION, {});
            for (const { quarter, from, to } of wanted) {
              const view = ({ asOf, known }: Look) => ({
                asOf: asOf ?? undefined,
                asKnownAt: known === null ? undefined : String(1 + (known % position)),
              });
              const asked = { quarter: quarter ?? undefined, from: view(from), to: view(to) };
              if (quarter !== null && [from, to].some(({ asOf }) => asOf !== null && asOf < START[quarter]!))
                continue;
              const comparison = await compared(ledger, asked);
              expect({ asked, wrong: disagreements(comparison) }).toEqual({ asked, wrong: [] });
              await agreesWithBalances(ledger, comparison, asked);
            }
          } finally {
            await ledger.close();
          }
        },
      ),
      { numRuns: engine.name === 'SQLite' ? 40 : 5 },
    );
  });
});

/** Each view's figures are those of the balances, and who is not listed has the same in both. */
async function agreesWithBalances(
  { ledger }: TestLedger,
  { members }: Comparison,
  { quarter, from, to }: ComparisonAsked,
): Promise<void> {
  for (const [side, scope] of [
    ['from', from],
    ['to', to],
  ] as const) {
    const balances = await giveGetBalances(ledger, COALITION, { quarter, ...scope });
    const shown = new Map(balances.members.map((member) => [member.id, member]));
    for (const member of members) {
      const own = shown.get(member.id);
      expect(member[side] === null).toBe(own === undefined);
      if (!own) continue;
      expect(member[side]!.figures).toMatchObject({
        given: own.given.value,
        received: own.received.value,
        opening: own.balance.opening,
        closing: own.balance.closing,
      });
    }
  }
}

const MEMBERS = ['alder', 'birch', 'cedar', 'dogwood'];
const foundation: Told[] = [
  ...aCoalition(),
  memberJoined('dogwood', { joinedOn: '2026-02-10' }),
  poolOpened('open', { allowNegative: true }),
];
const START: Readonly<Record<string, string>> = { '2026-Q1': '2026-01-01', '2026-Q2': '2026-04-01' };

const days = fc
  .integer({ min: 0, max: 150 })
  .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));

interface Look {
  readonly asOf: string | null;
  readonly known: number | null;
}
const looks: fc.Arbitrary<Look> = fc.record({ asOf: fc.option(days), known: fc.option(fc.nat(1_000)) });
const pairs = fc.record({ quarter: fc.constantFrom('2026-Q1', '2026-Q2', null), from: looks, to: looks });

const choices = fc.record({
  action: fc.constantFrom(
    'give',
    'give',
    'get',
    'swap',
    'hours',
    'propose',
    'value',
    'accept',
    'dispute',
    'resolve',
    'resolve',
    'reverse',
    'merge',
    'baseline',
  ),
  on: days,
  amount: fc.integer({ min: 1, max: 99_999 }),
  member: fc.nat(3),
  target: fc.nat(100),
  outcome: fc.constantFrom('upheld', 'adjusted', 'withdrawn'),
});

/** What is asked, in an order in which most of it can be accepted. */
const histories = fc.array(choices, { minLength: 3, maxLength: 30 }).map((wanted) => {
  const entries: Told[] = [];
  return wanted.map(({ action, on, amount, member, target, outcome }, i): Told => {
    const id = `e${String(i)}`;
    const memberId = MEMBERS[member]!;
    const quantity = (amount / 100).toFixed(2);
    const common = { memberId, occurredOn: on, quantity, counterparty: 'pool:open' };
    const aimed = entries[target % Math.max(1, entries.length)] ?? contribution('none');
    const aimedId = aimed.data['entryId'] as string;
    const entered = (told: Told): Told => {
      entries.push(told);
      return told;
    };
    switch (action) {
      case 'give':
        return entered(contribution(id, common));
      case 'get':
        return entered(benefit(id, common));
      case 'swap':
        return entered(
          exchange(id, { ...common, counterparty: `member:${MEMBERS[(member + 1) % 4]!}`, value: quantity }),
        );
      case 'hours':
        return entered(contribution(id, { ...common, kind: 'staff-time', unit: 'hours' }));
      case 'propose':
        return entered(benefit(id, { ...common, status: 'proposed' }));
      case 'value':
        return entryValued(aimedId, quantity);
      case 'accept':
        return entryAccepted(aimedId);
      case 'dispute':
        return entryDisputed(aimedId, null);
      case 'resolve':
        return disputeResolved(aimedId, { outcome, quantity: outcome === 'adjusted' ? quantity : null });
      case 'reverse':
        return reversalOf(aimed, id, { occurredOn: on, value: null });
      case 'merge':
        return memberMerged(memberId, MEMBERS[(member + 1) % 4]!, on);
      case 'baseline':
        return baselineStated(memberId, { given: quantity, received: '1.50' });
      default:
        return action satisfies never;
    }
  });
});
