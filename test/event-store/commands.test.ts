import type { Directory } from '../../src/coalition/domain/directory.js';
import type { NewEvent } from '../../src/event-store/event.js';
import type { CommandDefinition, Decision } from '../../src/event-store/ledger-model.js';
import type { JsonObject } from '../../src/kernel/canonical-json.js';
import { ledgerModel } from '../../src/ledger-model.js';
import {
  aCoalition,
  benefit,
  coalitionFounded,
  contribution,
  memberJoined,
  memberLeft,
  poolOpened,
  reversalOf,
  settingsChanged,
  type Told,
} from '../support/builders.js';
import { factsOf } from '../support/decider-specification.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import { refusalOf } from '../support/problems.js';

const leaving: NewEvent = {
  type: 'MemberLeft',
  subject: 'member/cedar',
  occurredOn: '2026-06-30',
  data: { memberId: 'cedar' },
};
const [recorded] = (await factsOf(...aCoalition(), contribution('never'))).slice(-1) as unknown as [NewEvent];

/** Commands of no capability, which stumble where a programmer's mistake would. */
const stumbling: readonly CommandDefinition<Directory>[] = [
  {
    name: 'stumble-before-stating',
    decide: () => {
      throw new Error('an assertion did not hold');
    },
  },
  {
    name: 'stumble-while-stating',
    decide: (): Decision<JsonObject> => ({
      events: [leaving, { type: 'NeverDefined', subject: 'nothing', occurredOn: '2026-06-30', data: {} }],
      answer: {},
    }),
  },
  {
    name: 'state-what-cannot-be-written',
    decide: ({ first }) => ({
      events: [
        first === 'entry' ? { ...recorded, data: recorded.data } : leaving,
        {
          type: 'MemberRenamed',
          subject: 'member/alder',
          occurredOn: '2026-06-30',
          data: { name: '\ud800' },
        },
      ],
      answer: {},
    }),
  },
];
const stumblingModel = {
  ...ledgerModel,
  commands: new Map([
    ...ledgerModel.commands,
    ...stumbling.map((command) => [command.name, command] as const),
  ]),
};
const stumble = (command: string): Told => ({ command, data: {} });

const outcomes = (settled: readonly PromiseSettledResult<unknown>[]): string[] =>
  settled.map((one) =>
    one.status === 'fulfilled' ? 'done' : ((one.reason as { code?: string }).code ?? String(one.reason)),
  );

async function entryIds(ledger: TestLedger): Promise<unknown[]> {
  return (await ledger.rows('SELECT entry_id FROM entries ORDER BY position')).map((row) => row['entry_id']);
}

onBothEngines('a command', (engine) => {
  const ledgers = ledgersOn(engine);

  describe('with an idempotency key', () => {
    it('gives the first answer again, and records nothing more', async () => {
      const ledger = await ledgers.with(...aCoalition());
      const first = await ledger.tell(contribution('e1'), { idempotencyKey: 'k1' });
      await ledger.tell(contribution('e2'));
      const again = await ledger.tell(contribution('e1'), { idempotencyKey: 'k1' });
      expect(first).toMatchObject({ position: 6, repeated: false });
      expect(again).toEqual({ ...first, repeated: true });
      expect(await ledger.verify()).toMatchObject({ ok: true, events: 7 });
    });

    it('gives an id that the ledger made again, not another one', async () => {
      const ledger = await ledgers.with(...aCoalition());
      const first = await ledger.tell(contribution(null), { idempotencyKey: 'k1' });
      const again = await ledger.tell(contribution(null), { idempotencyKey: 'k1' });
      expect(again.answer).toEqual(first.answer);
    });

    it('gives it also after the database was closed and opened again', async () => {
      const ledger = await ledgers.with(...aCoalition());
      const first = await ledger.tell(contribution('e1'), { idempotencyKey: 'k1' });
      await ledger.close();
      const reopened = await ledgers.open({ url: ledger.url });
      expect(await reopened.tell(contribution('e1'), { idempotencyKey: 'k1' })).toEqual({
        ...first,
        repeated: true,
      });
    });

    it('gives it where both come at once', async () => {
      const ledger = await ledgers.with(...aCoalition());
      const same = Array.from({ length: 20 }, () => contribution('e1'));
      const settled = await ledger.tellTogether(same, { idempotencyKey: 'k1' });
      const results = settled.map((one) => (one.status === 'fulfilled' ? one.value : undefined)!);
      expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(new Set(results.map(({ answer }) => JSON.stringify(answer))).size).toBe(1);
      expect(await entryIds(ledger)).toEqual(['e1']);
    });

    it('is refused where the key stood for something else, whether recorded or in the same group', async () => {
      const ledger = await ledgers.with(...aCoalition());
      const key = { idempotencyKey: 'k1' };
      const settled = await ledger.tellTogether([contribution('e1'), contribution('e2')], key);
      expect(outcomes(settled)).toEqual(['done', 'ledger.idempotency-key-reused']);
      const problem = await refusalOf(ledger.tell(contribution('e3'), key));
      expect(problem).toMatchObject({ code: 'ledger.idempotency-key-reused', status: 422 });
      expect(await refusalOf(ledger.tell(memberJoined('dogwood'), key))).toMatchObject({
        code: problem.code,
      });
      expect(await entryIds(ledger)).toEqual(['e1']);
    });

    it('frees the key where it was refused', async () => {
      const ledger = await ledgers.with(...aCoalition());
      await refusalOf(ledger.tell(benefit('e1'), { idempotencyKey: 'k1' }));
      await ledger.tell(contribution('e2'), { idempotencyKey: 'k1' });
      expect(await entryIds(ledger)).toEqual(['e2']);
    });

    it('means its key in its own coalition only', async () => {
      const ledger = await ledgers.with(...aCoalition());
      const key = { idempotencyKey: 'k1' };
      await ledger.tell(contribution('e1'), key);
      const founded = await ledger.tell(coalitionFounded(), { ...key, coalitionId: 'hill-farms' });
      expect(founded.repeated).toBe(false);
    });

    it('keeps the answer of one that had nothing to do', async () => {
      const ledger = await ledgers.with(...aCoalition());
      const first = await ledger.tell(memberJoined('alder'), { idempotencyKey: 'k1' });
      expect(first).toMatchObject({ answer: { changed: false }, position: 5, repeated: false });
      await ledger.tell(contribution('e1'));
      expect(await ledger.tell(memberJoined('alder'), { idempotencyKey: 'k1' })).toEqual({
        ...first,
        repeated: true,
      });
    });
  });

  describe('that is refused', () => {
    it('leaves no trace and disturbs no neighbour in its group', async () => {
      const ledger = await ledgers.with(...aCoalition());
      const settled = await ledger.tellTogether([
        contribution('e1'),
        benefit('e2', { quantity: '100.01' }),
        benefit('e3', { quantity: '60.00' }),
        benefit('e4', { quantity: '60.00' }),
        contribution('e1'),
        benefit('e5', { quantity: '40.00' }),
      ]);
      expect(outcomes(settled)).toEqual([
        'done',
        'exchange.pool-overdrawn',
        'done',
        'exchange.pool-overdrawn',
        'exchange.entry-exists',
        'done',
      ]);
      expect(await entryIds(ledger)).toEqual(['e1', 'e3', 'e5']);
      expect(await ledger.verify()).toMatchObject({ ok: true, events: 8 });
    });

    it('leaves no trace where it is alone', async () => {
      const ledger = await ledgers.with(...aCoalition());
      const before = await ledger.verify();
      await refusalOf(ledger.tell(benefit('e1')));
      expect(await ledger.verify()).toEqual(before);
      await ledger.tell(contribution('e1'));
      expect(await ledger.verify()).toMatchObject({ ok: true, events: 6 });
    });

    it('leaves no ledger behind where there was none', async () => {
      const ledger = await ledgers.open();
      const problem = await refusalOf(ledger.tell(contribution('e1')));
      expect(problem).toMatchObject({ code: 'ledger.coalition-unknown', status: 404 });
      expect(await ledger.rows('SELECT * FROM ledger_heads')).toEqual([]);
    });
  });

  describe('that fails by a mistake of ours', () => {
    it.each(['stumble-before-stating', 'stumble-while-stating'])(
      'fails alone in the middle of a group (%s)',
      async (mistake) => {
        const ledger = await ledgers.open({ model: stumblingModel });
        await ledger.tellAll(...aCoalition());
        const settled = await ledger.tellTogether([
          contribution('e1'),
          benefit('e2', { quantity: '100.01' }),
          stumble(mistake),
          memberJoined('dogwood'),
          contribution('e3', { memberId: 'dogwood' }),
          contribution('e4', { memberId: 'cedar', occurredOn: '2026-07-01' }),
        ]);
        expect(outcomes(settled)).toEqual([
          'done',
          'exchange.pool-overdrawn',
          expect.stringContaining('Error:'),
          'done',
          'done',
          'done',
        ]);
        expect(await entryIds(ledger)).toEqual(['e1', 'e3', 'e4']);
        expect(await ledger.verify()).toMatchObject({ ok: true, events: 9 });
      },
    );

    it('fails alone where it was the only one, and the next ones go on', async () => {
      const ledger = await ledgers.open({ model: stumblingModel });
      await ledger.tellAll(...aCoalition());
      await expect(ledger.tell(stumble('stumble-while-stating'))).rejects.toThrow('NeverDefined');
      await expect(ledger.tell(stumble('never-heard-of'))).rejects.toThrow('unknown command never-heard-of');
      await ledger.tell(contribution('e1', { memberId: 'cedar', occurredOn: '2026-07-01' }));
      expect(await ledger.verify()).toMatchObject({ ok: true, events: 6 });
    });
  });

  it('is refused whole where its last fact cannot be written, and its first ones are gone with it', async () => {
    const ledger = await ledgers.open({ model: stumblingModel });
    await ledger.tellAll(...aCoalition());
    const stating = { command: 'state-what-cannot-be-written', data: { first: 'entry' } };
    const settled = await ledger.tellTogether([contribution('e1'), stating, contribution('e2')]);
    expect(outcomes(settled)).toEqual(['done', 'kernel.json-malformed', 'done']);
    expect(await entryIds(ledger)).toEqual(['e1', 'e2']);
    expect(await ledger.verify()).toMatchObject({ ok: true, events: 7 });
  });

  it('that changed the directory before its last fact could not be written leaves it as it was', async () => {
    const ledger = await ledgers.open({ model: stumblingModel });
    await ledger.tellAll(...aCoalition());
    const stating = { command: 'state-what-cannot-be-written', data: { first: 'departure' } };
    const settled = await ledger.tellTogether([
      contribution('e1'),
      stating,
      contribution('e2', { memberId: 'cedar', occurredOn: '2026-07-01' }),
    ]);
    expect(outcomes(settled)).toEqual(['done', expect.stringContaining('staged whole'), 'done']);
    await ledger.tell(contribution('e3', { memberId: 'cedar', occurredOn: '2026-07-01' }));
    expect(await ledger.verify()).toMatchObject({ ok: true, events: 8 });
  });

  it('reads what only its decision shows to be needed, such as the pool of what it reverses', async () => {
    const before = await ledgers.with(...aCoalition(), contribution('e1', { counterparty: 'pool:fund' }));
    await before.close();
    const ledger = await ledgers.open({ url: before.url });
    const gift = contribution('e1', { counterparty: null });
    await ledger.tell(reversalOf(gift, 'r1', { counterparty: null }));
    expect(await ledger.verify()).toMatchObject({ ok: true, events: 7 });
  });

  it('sees what its neighbours in the group did before it, however unforeseen', async () => {
    const ledger = await ledgers.open();
    const given = contribution('e1', { counterparty: 'pool:fund' });
    const settled = await ledger.tellTogether([
      coalitionFounded(),
      memberJoined('alder'),
      memberJoined('birch'),
      poolOpened('fund'),
      given,
      benefit('e2', { counterparty: 'pool:fund', quantity: '30.00' }),
      benefit('e3', { counterparty: 'pool:fund', quantity: '70.01' }),
      memberLeft('birch', '2026-02-28'),
      benefit('e4', { counterparty: 'pool:fund', quantity: '1.00' }),
      reversalOf(given, 'r1'),
    ]);
    expect(outcomes(settled)).toEqual([
      ...Array.from({ length: 6 }, () => 'done'),
      'exchange.pool-overdrawn',
      'done',
      'coalition.member-not-active',
      'exchange.pool-overdrawn',
    ]);
    expect(await ledger.verify()).toMatchObject({ ok: true });
  });

  it('is refused by If-Match where the directory changed meanwhile, and says what is current', async () => {
    const ledger = await ledgers.with(...aCoalition());
    await ledger.tell(contribution('e1'));
    await ledger.tell(settingsChanged({ name: 'Basin' }), { ifDirectoryUnchangedSince: 5 });
    const problem = await refusalOf(
      ledger.tell(settingsChanged({ name: 'Rivers' }), { ifDirectoryUnchangedSince: 5 }),
    );
    expect(problem).toMatchObject({
      code: 'request.precondition-failed',
      details: { found: 5, expected: 7 },
    });
  });
});
