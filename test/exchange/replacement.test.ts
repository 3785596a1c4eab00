import type { RecordEntry } from '../../src/exchange/domain/entry.js';
import { entryOf } from '../../src/exchange/entry-story.queries.js';
import { mirrorOf, reversalOf as reversalData } from '../../src/exchange/exchange.queries.js';
import {
  aCoalition,
  benefit,
  COALITION,
  contribution,
  pledgeMade,
  reversalOf,
  type Told,
} from '../support/builders.js';
import { onSqlite } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';

onSqlite('an entry that is replaced', (engine) => {
  const ledgers = ledgersOn(engine);
  const asTold = (told: Told): RecordEntry => told.data as unknown as RecordEntry;

  const replaced = async (
    on: TestLedger,
    wrong: string,
    entry: RecordEntry,
    actingFor: string | null = null,
  ) => {
    const mirror = await mirrorOf(on.ledger, COALITION, wrong);
    const said = { entryId: `${wrong}-back`, occurredOn: '2026-04-10', description: 'a slip of the pen' };
    const reversal = reversalData(mirror, wrong, said);
    const data = { reversal, entry, actingFor } as unknown as Told['data'];
    return on.tell({ command: 'replace-entry', data });
  };

  it('is taken back and recorded anew by one command, and each tells of the other', async () => {
    const on = await ledgers.with(...aCoalition(), contribution('wrong'));
    const { answer } = await replaced(on, 'wrong', asTold(contribution('right', { quantity: '120.00' })));
    expect(answer).toMatchObject({ entryId: 'right', reversalId: 'wrong-back', changed: true });
    expect(await entryOf(on.ledger, COALITION, 'wrong')).toMatchObject({
      ...{
        reversedBy: 'wrong-back',
        replacedBy: 'right',
        replaces: null,
        reversalReason: 'a slip of the pen',
      },
    });
    expect(await entryOf(on.ledger, COALITION, 'right')).toMatchObject({
      ...{ value: '120.00', replacedBy: null, replaces: 'wrong' },
    });
    // What merely follows a reversal is not in the place of anything, nor is what one import brings together.
    const wrong = contribution('other');
    await on.tellAll(wrong, reversalOf(wrong, 'other-back'), contribution('next'));
    const together = { correlationId: 'an-import' };
    await on.tell(contribution('imported'), together);
    await on.tell(reversalOf(contribution('imported'), 'imported-back'), together);
    await on.tell(contribution('after'), together);
    expect(await entryOf(on.ledger, COALITION, 'after')).toMatchObject({ replaces: null });
    expect(await entryOf(on.ledger, COALITION, 'imported')).toMatchObject({ replacedBy: null });
    expect(await entryOf(on.ledger, COALITION, 'next')).toMatchObject({ replaces: null, replacedBy: null });
  });

  it('keeps both or nothing', async () => {
    const on = await ledgers.with(...aCoalition(), contribution('wrong'));
    const before = (await on.events()).length;
    await expect(
      replaced(on, 'wrong', asTold(contribution('right', { quantity: '0' }))),
    ).rejects.toMatchObject({
      code: 'exchange.quantity-not-positive',
    });
    await expect(replaced(on, 'wrong', asTold(contribution('wrong-back')))).rejects.toMatchObject({
      code: 'exchange.entry-exists',
    });
    expect((await on.events()).length).toBe(before);
    expect(await entryOf(on.ledger, COALITION, 'wrong')).toMatchObject({ reversedBy: null });
  });

  it('is asked of its pool together with what stands in its place', async () => {
    const on = await ledgers.with(...aCoalition(), contribution('in'), benefit('out', { quantity: '90.00' }));
    // The pool could give neither back alone.
    await replaced(on, 'in', asTold(contribution('in-2', { quantity: '95.00' })));
    await expect(
      replaced(on, 'in-2', asTold(contribution('in-3', { quantity: '80.00' }))),
    ).rejects.toMatchObject({ code: 'exchange.pool-overdrawn' });
    await expect(
      replaced(on, 'out', asTold(benefit('out-2', { quantity: '96.00', occurredOn: '2026-04-10' }))),
    ).rejects.toMatchObject({ code: 'exchange.pool-overdrawn' });
    await replaced(on, 'out', asTold(benefit('out-2', { quantity: '94.00', occurredOn: '2026-04-10' })));
  });

  it('hands its claim and its pledge on, and is replaced by whoever may take it back', async () => {
    const costShare = {
      ...{ award: 'award-1', item: 'invoice-7', necessary: true, allowable: true },
      ...{ federallyFunded: false, inApprovedBudget: true },
    };
    const on = await ledgers.with(
      ...aCoalition(),
      pledgeMade('promised', { quantity: '500.00' }),
      contribution('wrong', { costShare, pledgeId: 'promised' }),
    );
    const right = asTold(contribution('right', { costShare, pledgeId: 'promised', quantity: '150.00' }));
    await expect(replaced(on, 'wrong', right, 'member:alder')).rejects.toMatchObject({
      code: 'coalition.act-not-permitted',
    });
    await replaced(on, 'wrong', right);
    const { pledge, costShare: claim, replaces } = await entryOf(on.ledger, COALITION, 'right');
    expect([pledge?.delivered, claim?.stands, replaces]).toEqual(['150.00', true, 'wrong']);
  });
});
