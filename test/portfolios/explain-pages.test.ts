import { cursorOf } from '../../src/event-store/cursor.js';
import { explainFigure } from '../../src/portfolios/explain.queries.js';
import {
  aCoalition,
  baselineStated,
  COALITION,
  contribution,
  disputeResolved,
  entryDisputed,
  entryValued,
  evidenceAttached,
  memberJoined,
  reversalOf,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';

const gift = (id: string, quantity: string, occurredOn = '2026-02-01') =>
  contribution(id, { quantity, occurredOn });

onBothEngines('pages of an explanation', (engine) => {
  const ledgers = ledgersOn(engine);

  const page = (on: TestLedger, figure: string, limit: number, after: string | null = null) =>
    explainFigure(on.ledger, COALITION, figure, { limit, after });

  const names = ({ parts }: { readonly parts: readonly object[] }): string[] =>
    parts.map((part) => ('entry' in part ? (part.entry as string) : (part as { figure: string }).figure));

  /** The rest of a figure's pages, as they are after the first one. */
  async function rest(on: TestLedger, figure: string, limit: number, first: string | null) {
    const pages = [];
    for (let after = first; after !== null;) {
      const next = await page(on, figure, limit, after);
      pages.push(next);
      after = next.next;
    }
    return pages;
  }

  it('put first what moves the figure most, and say what is shown and what is not', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      gift('small', '1.00'),
      gift('large', '500.00', '2026-03-01'),
      gift('wrong', '70.00'),
      reversalOf(gift('wrong', '70.00'), 'taken back'),
      gift('middle', '20.00', '2026-01-05'),
    );
    const given = 'member/alder/2026-Q1/given/value';
    const first = await page(ledger, given, 2);
    expect(first).toMatchObject({
      value: '521.00',
      page: { of: 5, first: 1, last: 2, shown: '570.00', notShown: '-49.00' },
    });
    // What was taken back stands beside what it was, in the order of their days and ids.
    expect(names(first)).toEqual(['large', 'wrong']);
    const [second, third, ...more] = await rest(ledger, given, 2, first.next);
    expect(names(second!)).toEqual(['taken back', 'middle']);
    expect(second!.page).toEqual({ of: 5, first: 3, last: 4, shown: '-50.00', notShown: '571.00' });
    expect(names(third!)).toEqual(['small']);
    expect(third).toMatchObject({
      next: null,
      page: { first: 5, last: 5, shown: '1.00', notShown: '520.00' },
    });
    expect(more).toEqual([]);
    const whole = await explainFigure(ledger.ledger, COALITION, given);
    expect([names(whole).length, whole.next, whole.page.notShown]).toEqual([5, null, '0.00']);
  });

  it('tell of the figure as the first one did, whatever is recorded meanwhile', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      baselineStated('alder', { given: '9.00', received: '0' }),
      ...['a', 'b', 'c', 'd', 'e'].map((id, i) => gift(id, `${String(50 - i)}.00`)),
      contribution('unvalued', { kind: 'in-kind', unit: 'items', quantity: '3', occurredOn: '2026-02-02' }),
    );
    for (const [i, figure] of [
      'member/alder/2026-Q1/given/value',
      'member/alder/life/given/value',
      'member/alder/2026-Q2/balance/opening',
      'member/alder/2026-Q1/given/unvaluedEntries',
    ].entries()) {
      const before = await explainFigure(ledger.ledger, COALITION, figure);
      const first = await page(ledger, figure, 1);
      await ledger.tellAll(
        gift(`larger ${String(i)}`, '999.00'),
        gift(`later ${String(i)}`, '45.50', `203${String(i)}-01-01`),
        ...(i === 0
          ? [
              entryDisputed('b', null),
              disputeResolved('b', { outcome: 'adjusted', quantity: '1.00' }),
              entryDisputed('c', null),
              reversalOf(gift('d', '47.00'), 'd back'),
              evidenceAttached('e'),
              entryValued('unvalued', '900.00'),
            ]
          : []),
      );
      const pages = [first, ...(await rest(ledger, figure, 1, first.next))];
      expect(pages.flatMap(({ parts }) => parts)).toEqual(before.parts);
      for (const each of pages) {
        expect(each).toMatchObject({ value: before.value, position: before.position, to: before.to });
      }
    }
  });

  it('go through the members of a coalition too, and through those behind a median by size', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      ...['dogwood', 'elm', 'fir'].map((id) => memberJoined(id)),
      ...['alder', 'birch', 'cedar', 'dogwood', 'elm'].map((memberId, i) =>
        contribution(memberId, { memberId, quantity: `${String(10 + i)}.00`, occurredOn: '2026-02-01' }),
      ),
    );
    const given = await page(ledger, 'coalition/2026-Q1/given', 2);
    expect(names(given)).toEqual(['member/elm/2026-Q1/given/value', 'member/dogwood/2026-Q1/given/value']);
    expect(given.page).toEqual({ of: 5, first: 1, last: 2, shown: '27.00', notShown: '33.00' });
    const median = await page(ledger, 'coalition/2026-Q1/medians/given', 6);
    expect(median.parts.map((part) => 'value' in part && part.value)).toEqual([
      '14.00',
      '13.00',
      '12.00',
      '11.00',
      '10.00',
      '0.00',
    ]);
    expect(median.page).toEqual({ of: 6, first: 1, last: 6, shown: null, notShown: null });
  });

  it('refuse a cursor that is not theirs', async () => {
    const ledger = await ledgers.with(...aCoalition(), gift('a', '2.00'), gift('b', '1.00'));
    const given = 'member/alder/2026-Q1/given/value';
    const { next } = await page(ledger, given, 1);
    const malformed = { code: 'request.cursor-malformed' };
    await expect(page(ledger, 'member/alder/2026-Q1/received', 1, next)).rejects.toMatchObject(malformed);
    await expect(page(ledger, 'member/alder/2026-Q2/given', 1, next)).rejects.toMatchObject(malformed);
    await expect(page(ledger, given, 1, 'nonsense')).rejects.toMatchObject(malformed);
    await expect(
      page(ledger, given, 1, cursorOf('parts', [given, 6, '2026-03-31', -1])),
    ).rejects.toMatchObject(malformed);
    await expect(
      page(ledger, given, 1, cursorOf('parts', [given, 99, '2026-03-31', 1])),
    ).rejects.toMatchObject({ code: 'ledger.position-unknown' });
    const beyond = await page(ledger, given, 1, cursorOf('parts', [given, 7, '2026-03-31', 40]));
    expect(beyond).toMatchObject({
      parts: [],
      next: null,
      page: { of: 2, first: 0, last: 0, shown: '0.00' },
    });
  });
});
