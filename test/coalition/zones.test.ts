import { coalitionSettings } from '../../src/coalition/coalition.queries.js';
import { giveGetBalances } from '../../src/portfolios/give-get.queries.js';
import { coalitionFounded, contribution, memberJoined } from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { fortyZones } from '../support/forty-zones.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';

/** A deed of half past eleven in the evening, on a day that ends a month somewhere. */
interface Evening {
  readonly zone: string;
  readonly date: string;
  readonly startMonth: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall shows at an instant, by the calendar that comes with the runtime: `2026-03-31 23:30`. */
function wallClock(zone: string, milliseconds: number): string {
  let format = formats.get(zone);
  if (!format) {
    const two = '2-digit';
    format = new Intl.DateTimeFormat('en', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: two, day: two, hour: two, minute: two },
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(
    format.formatToParts(milliseconds).map(({ type, value }) => [type, value]),
  );
  return `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}`;
}

const asUtc = (wall: string): number => Date.parse(`${wall.replace(' ', 'T')}:00Z`);

/** The instant at which the clock on the wall shows a time; undefined where it never does. */
function instantAt(zone: string, wall: string): number | undefined {
  let guess = asUtc(wall);
  for (let turn = 0; turn < 3; turn += 1) guess += asUtc(wall) - asUtc(wallClock(zone, guess));
  return wallClock(zone, guess) === wall ? guess : undefined;
}

/** The fiscal quarter of a date, counted in months from the year's first; the year is that in which it ends. */
function fiscalQuarter(date: string, startMonth: number): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  const monthsIn = (month - startMonth + 12) % 12;
  const endsLater = startMonth > 1 && month >= startMonth;
  return `${endsLater ? year + 1 : year}-Q${Math.floor(monthsIn / 3) + 1}`;
}

/** The last day of the quarter that a month lies in. */
function lastDayOfQuarter(year: number, month: number, startMonth: number): string {
  const monthsLeft = 2 - ((month - startMonth + 12) % 3);
  return new Date(Date.UTC(year, month + monthsLeft, 0)).toISOString().slice(0, 10);
}

const HOUR_MS = 3_600_000;

/** Whether clocks were put forward or back on a date, or the date never was. */
function isOdd(zone: string, date: string): boolean {
  const noon = Date.parse(`${date}T12:00:00Z`);
  const offsetAt = (at: number): number => asUtc(wallClock(zone, at)) - at;
  return offsetAt(noon - 24 * HOUR_MS) !== offsetAt(noon + 24 * HOUR_MS);
}

/** Last days of quarters, and those on which clocks changed, where there were any: zone by zone. */
function evenings(): Evening[] {
  const found: Evening[] = [];
  for (const [i, zone] of [...fortyZones, 'Pacific/Kwajalein', 'Pacific/Midway'].entries()) {
    const month = (i % 12) + 1;
    found.push({ zone, startMonth: month, date: lastDayOfQuarter(2026, ((i * 5) % 12) + 1, month) });
    const monthEnds = Array.from({ length: 12 * 36 }, (_, months) =>
      new Date(Date.UTC(1992, months + 1, 0)).toISOString().slice(0, 10),
    );
    const odd = monthEnds.findLast((date) => isOdd(zone, date));
    if (odd) found.push({ zone, startMonth: (Number(odd.slice(5, 7)) % 12) + 1, date: odd });
  }
  for (let startMonth = 1; startMonth <= 12; startMonth += 1) {
    found.push({ zone: 'Europe/Brussels', startMonth, date: lastDayOfQuarter(2027, startMonth, startMonth) });
  }
  // The Line Islands went without the last day of 1994, and Samoa without the last but one of 2011.
  found.push({ zone: 'Pacific/Kiritimati', startMonth: 1, date: '1994-12-30' });
  found.push({ zone: 'Pacific/Apia', startMonth: 7, date: '2011-12-29' });
  found.push({ zone: 'Pacific/Apia', startMonth: 7, date: '2011-12-31' });
  return found;
}

onBothEngines('an evening at a quarter’s end', (engine) => {
  const ledgers = ledgersOn(engine);
  let now = 0;

  /** What a coalition that is founded then takes for today, and where a gift of that day goes. */
  async function seenBy(ledger: TestLedger, { zone, date, startMonth }: Evening, i: number) {
    const over = { coalitionId: `evening-${i}` };
    const at = instantAt(zone, `${date} 23:30`)!;
    now = at;
    await ledger.tell(
      coalitionFounded({ timeZone: zone, fiscalStartMonth: startMonth, currency: 'USD' }),
      over,
    );
    const { answer: settings } = await coalitionSettings(ledger.ledger, over.coalitionId);
    const today = await giveGetBalances(ledger.ledger, over.coalitionId, {});
    await ledger.tell(memberJoined('alder', { joinedOn: date }), over);
    await ledger.tell(contribution('gift', { unit: 'USD', occurredOn: date }), over);
    const quarter = await giveGetBalances(ledger.ledger, over.coalitionId, {
      quarter: settings.currentQuarter,
    });
    now = at + HOUR_MS / 2 + 60_000;
    const { answer: morning } = await coalitionSettings(ledger.ledger, over.coalitionId);
    const next = await giveGetBalances(ledger.ledger, over.coalitionId, { quarter: morning.currentQuarter });
    const tomorrow = await giveGetBalances(ledger.ledger, over.coalitionId, {});
    return {
      founded: settings.foundedOn,
      quarter: settings.currentQuarter,
      today: 'asOf' in today ? today.asOf : '',
      given: quarter.members[0]!.given.value,
      nextQuarter: morning.currentQuarter,
      opening: next.members[0]!.balance.opening,
      tomorrow: 'asOf' in tomorrow ? tomorrow.asOf : '',
    };
  }

  it('belongs to the day and the quarter that a clock on the wall shows, in forty zones and under every fiscal year', async () => {
    const ledger = await ledgers.open({ clock: { now: () => new Date(now).toISOString() } });
    let turns = 0;
    const all = evenings().filter(({ zone, date }) => instantAt(zone, `${date} 23:30`) !== undefined);
    expect(new Set(all.map(({ startMonth }) => startMonth)).size).toBe(12);
    expect(all.filter(({ zone, date }) => isOdd(zone, date)).length).toBeGreaterThan(20);
    for (const [i, evening] of all.entries()) {
      const { zone, date, startMonth } = evening;
      const after = instantAt(zone, `${date} 23:30`)! + HOUR_MS / 2 + 60_000;
      const tomorrow = wallClock(zone, after).slice(0, 10);
      const quarter = fiscalQuarter(date, startMonth);
      const nextQuarter = fiscalQuarter(tomorrow, startMonth);
      if (nextQuarter !== quarter) turns += 1;
      expect([evening, await seenBy(ledger, evening, i)]).toEqual([
        evening,
        {
          ...{ founded: date, today: date, tomorrow, quarter, nextQuarter },
          given: '100.00',
          opening: nextQuarter === quarter ? '0.00' : '100.00',
        },
      ]);
    }
    // Samoa’s day that never was lies within a quarter, and São Paulo had an evening’s last hour twice.
    expect(turns).toBe(all.length - 2);
  });
});
