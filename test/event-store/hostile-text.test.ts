import { isProblem } from '../../src/kernel/problem.js';
import {
  aCoalition,
  applicationConfirmed,
  applicationContested,
  applicationWithdrawn,
  benefit,
  quarterClosed,
  contribution,
  creditsRedeemed,
  creditsReleased,
  creditsReserved,
  entryDisputed,
  entryValued,
  evidenceAttached,
  exchange,
  knowledgeApplied,
  knowledgeDerived,
  knowledgeRevised,
  knowledgeShared,
  memberJoined,
  offerListed,
  offerWithdrawn,
  pledgeAmended,
  pledgeMade,
  poolOpened,
  rateAdopted,
  reversalOf,
  type Told,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';
import { refusalOf } from '../support/problems.js';

const hostile = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  'pool:\u0000',
  'member:a\u0000b',
  '\ud800',
  'a\udfffb',
  '\u001f',
  '\u2028',
  'x'.repeat(201),
  `'; DROP TABLE events; --`,
  '{"a":"\\"}',
  'NaN',
  '1e999',
  '٣',
];
const given = contribution('e1');
/** One command of each sort, with every field filled. */
const commands: Told[] = [
  contribution('n1', {
    value: null,
    valuationBasis: 'nurse',
    valueType: 'strategic',
    counterparty: 'pool:fund',
    project: 'dyke',
    description: 'words',
    pledgeId: 'p1',
    status: 'accepted',
  }),
  benefit('n2', { quantity: '1.00' }),
  exchange('n3'),
  reversalOf(given, 'n4', { counterparty: 'pool' }),
  entryValued('e2', '5.00'),
  memberJoined('dogwood'),
  poolOpened('second', { restrictedTo: 'dykes' }),
  pledgeMade('p2', { description: 'words' }),
  pledgeAmended('p1', { quantity: '400.00' }),
  entryDisputed('e1', 'member:alder'),
  evidenceAttached('e1'),
  rateAdopted(),
  knowledgeShared('n5', {
    derivesFrom: 'guide',
    assetType: 'method',
    licence: 'CC-BY-4.0',
    description: 'words',
    actingFor: 'backbone',
  }),
  knowledgeDerived('atlas', 'guide'),
  knowledgeRevised('guide'),
  knowledgeApplied('n6', 'guide', {
    outcomeValue: '5.00',
    description: 'words',
    confirmedBy: 'backbone',
    confirmedOn: '2026-02-20',
  }),
  applicationConfirmed('u1', { actingFor: 'member:birch' }),
  applicationContested('u1', { actingFor: 'member:birch' }),
  applicationWithdrawn('u2'),
  offerListed('n7', { capacity: '5', valueType: 'strategic', value: '5.00', validTo: '2026-12-31' }),
  creditsReserved('n8', 'course', { actingFor: 'member:alder' }),
  creditsRedeemed('d1', { reason: 'words' }),
  creditsReleased('d1', { reason: 'words' }),
  offerWithdrawn('course', '2026-06-01'),
  quarterClosed('2026-Q1', { actingFor: 'backbone' }),
];

onBothEngines('text from outside', (engine) => {
  const ledgers = ledgersOn(engine);

  it('is taken as it is or refused with a problem, in every field of every command', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      pledgeMade('p1'),
      given,
      contribution('e2', { kind: 'in-kind', unit: 'items' }),
      knowledgeShared('guide'),
      knowledgeShared('atlas'),
      knowledgeApplied('u0', 'guide', { confirmedBy: 'backbone' }),
      quarterClosed('2026-Q1'),
      knowledgeApplied('u1', 'guide'),
      knowledgeApplied('u2', 'guide'),
      offerListed('course'),
      creditsReserved('d1', 'course'),
    );
    for (const { command, data } of commands) {
      for (const [field, text] of Object.entries(data).filter(([, value]) => typeof value === 'string')) {
        const variants = hostile.map((found) => ({ command, data: { ...data, [field]: found } }));
        for (const settled of await ledger.tellTogether(variants)) {
          if (settled.status === 'rejected' && !isProblem(settled.reason)) {
            throw new Error(`${command}, field ${field} with “${text as string}” replaced`, {
              cause: settled.reason,
            });
          }
        }
      }
    }
    expect(await ledger.verify()).toMatchObject({ ok: true });
  });

  it.each(['actor', 'idempotencyKey', 'correlationId', 'causationId'])(
    'is refused as %s where it is no identifier, and disturbs no neighbour',
    async (field) => {
      const ledger = await ledgers.with(...aCoalition());
      for (const found of ['', 'a\u0000b', '\ud800', 'x'.repeat(201)]) {
        const [refused] = await Promise.allSettled([
          ledger.tell(given, { [field]: found }),
          ledger.tell(contribution(null)),
        ]);
        expect(refused).toMatchObject({ reason: { code: 'kernel.id-malformed', details: { field } } });
      }
      expect(await ledger.verify()).toMatchObject({ ok: true, events: 9 });
    },
  );

  it.each(['\u0000', 'a\u0000b', '\ud800', `'; DROP TABLE events; --`, 'x'.repeat(1000)])(
    'names no coalition where it is %j',
    async (coalitionId) => {
      const ledger = await ledgers.open();
      expect(await refusalOf(ledger.tell(given, { coalitionId }))).toMatchObject({
        code: 'ledger.coalition-unknown',
      });
    },
  );

  it('means the same id and unit however its accents are composed', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      memberJoined('ch\u00eane'),
      poolOpened('for\u00eat'),
      contribution('entr\u00e9e', {
        memberId: 'che\u0302ne',
        counterparty: 'pool:fore\u0302t',
        kind: 'in-kind',
        unit: 'pie\u0300ces',
      }),
      entryValued('entre\u0301e', '5.00'),
      benefit('e2', {
        counterparty: 'pool:fore\u0302t',
        kind: 'in-kind',
        unit: 'pie\u0300ces',
        quantity: '60',
      }),
    );
    const tooMuch = { counterparty: 'pool:for\u00eat', kind: 'in-kind', unit: 'pi\u00e8ces', quantity: '41' };
    expect(await refusalOf(ledger.tell(benefit('e3', tooMuch)))).toMatchObject({
      code: 'exchange.pool-overdrawn',
      details: { balance: '40' },
    });
    await ledger
      .tell(
        reversalOf(benefit('entre\u0301e'), 'r2', {
          direction: 'contribution',
          memberId: 'che\u0302ne',
          kind: 'in-kind',
          unit: 'pie\u0300ces',
          quantity: '-100',
          counterparty: null,
        }),
      )
      .then(
        () => {
          throw new Error('the pool would be overdrawn');
        },
        (error: { code: string }) => expect(error.code).toBe('exchange.pool-overdrawn'),
      );
    expect(await ledger.verify()).toMatchObject({ ok: true });
  });
});
