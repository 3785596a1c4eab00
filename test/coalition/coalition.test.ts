import { coalitionFounded, poolOpened, settingsChanged } from '../support/builders.js';
import { after, given } from '../support/decider-specification.js';

describe('founding a coalition', () => {
  it('states its settings, on the date that its own zone shows', () =>
    given()
      .at('2026-06-30T22:30:00.000Z')
      .when(coalitionFounded())
      .then({
        type: 'CoalitionFounded',
        occurredOn: '2026-07-01',
        data: {
          name: 'River Basin Alliance',
          currency: 'EUR',
          timeZone: 'Europe/Brussels',
          fiscalStartMonth: 1,
        },
      }));

  it('does nothing where it was founded alike', () =>
    given(coalitionFounded()).when(coalitionFounded()).thenNothing());

  it.each([
    ['name', { name: 'Another' }],
    ['currency', { currency: 'USD' }],
    ['time zone', { timeZone: 'Europe/Paris' }],
    ['fiscal year', { fiscalStartMonth: 7 }],
  ])('is refused where one with another %s exists', (_, over) =>
    given(coalitionFounded()).when(coalitionFounded(over)).thenProblem('ledger.coalition-exists'),
  );

  it.each([
    [{ currency: 'EURO' }, 'kernel.currency-unknown'],
    [{ currency: 'eur' }, 'kernel.currency-unknown'],
    [{ currency: 'DEM' }, 'kernel.currency-not-valid'],
    [{ timeZone: 'Brussels' }, 'kernel.time-zone-unknown'],
    [{ timeZone: '+02:00' }, 'kernel.time-zone-unknown'],
    [{ fiscalStartMonth: 0 }, 'coalition.fiscal-start-malformed'],
    [{ fiscalStartMonth: 13 }, 'coalition.fiscal-start-malformed'],
    [{ fiscalStartMonth: 1.5 }, 'coalition.fiscal-start-malformed'],
    [{ name: '   ' }, 'kernel.text-malformed'],
    [{ name: 'x'.repeat(301) }, 'kernel.text-malformed'],
  ] as const)('is refused with %j', (over, code) => given().when(coalitionFounded(over)).thenProblem(code));
});

describe('changing the settings', () => {
  it('states only what changed, and why', () =>
    given(coalitionFounded())
      .when(settingsChanged({ name: 'Basin', timeZone: 'Europe/Brussels' }))
      .then({
        type: 'CoalitionSettingsChanged',
        occurredOn: '2026-07-01',
        data: { name: 'Basin', reason: 'decided in July' },
      }));

  it('dates a new zone by that zone', () =>
    given(coalitionFounded())
      .when(settingsChanged({ timeZone: 'Pacific/Auckland' }))
      .then({ type: 'CoalitionSettingsChanged', data: { timeZone: 'Pacific/Auckland' } }));

  it('does nothing where nothing differs', () =>
    given(coalitionFounded())
      .when(settingsChanged({ name: 'River Basin Alliance' }))
      .thenNothing());

  it('states who sees what, and nothing of what stays as it is by default', () =>
    given(coalitionFounded())
      .when(
        settingsChanged({ informationTier: 'own', disputesShownTo: 'parties', positionsShownTo: 'backbone' }),
      )
      .then({
        type: 'CoalitionSettingsChanged',
        data: { informationTier: 'own', positionsShownTo: 'backbone', reason: 'decided in July' },
      }));

  it('keeps what was agreed on who sees what, whatever else changes', () =>
    given(
      coalitionFounded(),
      settingsChanged({ informationTier: 'open' }),
      settingsChanged({ name: 'Basin' }),
    )
      .when(settingsChanged({ informationTier: 'open' }))
      .thenNothing());

  it.each([
    ['informationTier', 'all'],
    ['disputesShownTo', 'everybody'],
    ['positionsShownTo', 'Members'],
  ])('is refused where %s is %s', (field, found) =>
    given(coalitionFounded())
      .when(settingsChanged({ [field]: found }))
      .thenProblem('coalition.disclosure-malformed', { field, found }),
  );

  it('is refused where the zone is unknown', () =>
    given(coalitionFounded())
      .when(settingsChanged({ timeZone: 'Mars/Olympus' }))
      .thenProblem('kernel.time-zone-unknown'));

  it('leaves currency and fiscal year as they are', async () => {
    const { directory } = await after(
      coalitionFounded(),
      settingsChanged({ name: 'Basin', timeZone: 'Asia/Tokyo' }),
    );
    expect(directory.coalition).toMatchObject({
      name: 'Basin',
      timeZone: 'Asia/Tokyo',
      fiscalStartMonth: 1,
      currency: { code: 'EUR' },
    });
  });
});

describe('opening a pool', () => {
  it('states its terms on the day it opens', () =>
    given(coalitionFounded())
      .when(poolOpened('fund', { restrictedTo: 'dykes', allowNegative: true }))
      .then({
        type: 'PoolOpened',
        occurredOn: '2026-01-01',
        data: { poolId: 'fund', name: 'The fund pool', restrictedTo: 'dykes', allowNegative: true },
      }));

  it('does nothing where it was opened alike', () =>
    given(coalitionFounded(), poolOpened('fund')).when(poolOpened('fund')).thenNothing());

  it.each([
    ['name', { name: 'Another' }],
    ['restricted_to', { restrictedTo: 'dykes' }],
    ['allow_negative', { allowNegative: true }],
    ['opened_on', { openedOn: '2026-02-01' }],
  ])('is refused where one with another %s exists, and shows both', (field, over) =>
    given(coalitionFounded(), poolOpened('fund'))
      .when(poolOpened('fund', over))
      .thenProblem('coalition.pool-exists', { pool: 'fund', field }),
  );

  it('is refused under a malformed id', () =>
    given(coalitionFounded()).when(poolOpened(' fund')).thenProblem('kernel.id-malformed'));

  it('can give the common pool terms of its own', async () => {
    const before = await after(coalitionFounded());
    expect(before.directory.pool('pool')).toMatchObject({ allowNegative: false, openedOn: '1900-01-01' });
    const { directory } = await after(coalitionFounded(), poolOpened('pool', { allowNegative: true }));
    expect(directory.pool('pool')).toMatchObject({ allowNegative: true, openedOn: '2026-01-01' });
    expect(directory.pool('other')).toBeUndefined();
  });
});
