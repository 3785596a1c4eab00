import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  FiscalCalendar,
  addDays,
  assertTimeZone,
  dateIn,
  parseDate,
  parseInstant,
  type CalendarDate,
} from '../../src/kernel/calendar.js';
import { problemOf } from './problem-of.js';
import { fortyZones } from '../support/forty-zones.js';

const firstDay = Temporal.PlainDate.from('1900-01-01');
const daysInAll = firstDay.until('2200-12-31').days;
const anyDate = fc
  .integer({ min: 0, max: daysInAll })
  .map((days) => parseDate(firstDay.add({ days }).toString()));
const startMonths = Array.from({ length: 12 }, (_, index) => index + 1);

describe('a calendar date', () => {
  it.each(['1900-01-01', '2000-02-29', '2024-02-29', '2026-07-01', '2200-12-31'])('may be %s', (text) =>
    expect(parseDate(text)).toBe(text),
  );

  it.each([
    '',
    '2026-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '1899-12-31',
    '2201-01-01',
    '2026-7-1',
    '20260701',
    '2026-07-01T00:00:00Z',
    ' 2026-07-01',
    '2026-07-01\n',
    '01/07/2026',
    '２０２６-07-01',
    '+002026-07-01',
  ])('may not be %j', (text) => {
    for (const _ of ['first', 'again'])
      expect(problemOf(() => parseDate(text))).toMatchObject({
        code: 'kernel.date-malformed',
        details: { found: text },
      });
  });

  it.each([[20260701], [null], [undefined], [['2026-07-01']]])('may not be %j, which is no text', (value) =>
    expect(problemOf(() => parseDate(value as unknown as string)).code).toBe('kernel.date-malformed'),
  );

  it('is real exactly where Temporal says so', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2200 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const text = `${year}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`;
          const real = holds(() => Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }));
          expect(holds(() => parseDate(text))).toBe(real);
        },
      ),
      { numRuns: 2000 },
    ));

  it('moves by days over months, leap days and years', () => {
    expect(addDays(parseDate('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(parseDate('2026-01-01'), -1)).toBe('2025-12-31');
    expect(addDays(parseDate('2026-01-01'), 0)).toBe('2026-01-01');
  });

  it('and moves back again', () =>
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -400, max: 400 }), (date, days) => {
        fc.pre(date > '1902-01-01' && date < '2199-01-01');
        expect(addDays(addDays(date, days), -days)).toBe(date);
      }),
    ));

  it('does not move past the year 2200', () =>
    expect(problemOf(() => addDays(parseDate('2200-12-31'), 1)).code).toBe('kernel.date-malformed'));
});

describe('an instant', () => {
  it.each([
    ['2026-07-01T09:30:00Z', '2026-07-01T09:30:00.000Z'],
    ['2026-07-01T09:30:00.123Z', '2026-07-01T09:30:00.123Z'],
    ['2026-07-01T09:30:00.999999999Z', '2026-07-01T09:30:00.999Z'],
    ['1960-01-01T00:00:00.9999Z', '1960-01-01T00:00:00.999Z'],
    ['2026-07-01T01:30:00+02:00', '2026-06-30T23:30:00.000Z'],
    ['2026-06-30T23:30:00-00:30', '2026-07-01T00:00:00.000Z'],
    ['2026-07-01t09:30:00z', '2026-07-01T09:30:00.000Z'],
  ])('%s is %s', (text, canonical) => {
    expect(parseInstant(text)).toBe(canonical);
    expect(parseInstant(canonical)).toBe(canonical);
  });

  it.each([
    '',
    '2026-07-01',
    '2026-07-01T09:30Z',
    '2026-07-01T09:30:00',
    '2026-07-01 09:30:00Z',
    '2026-07-01T24:00:00Z',
    '2026-07-01T24:00:00.000Z',
    '2026-07-01T23:60:00.000Z',
    '2026-06-30T23:59:60.000Z',
    '2026-07-01T23:60:00Z',
    '2026-06-30T23:59:60Z',
    '2026-02-29T00:00:00Z',
    '2026-02-29T00:00:00.000Z',
    '2026-07-01T09:30:00.Z',
    '2026-07-01T09:30:00+0200',
    '2026-07-01T09:30:00+24:00',
    '2026-07-01T09:30:00Z[Europe/Brussels]',
    '1899-12-31T23:59:59Z',
    '2200-12-31T23:59:59-01:00',
    'now',
    '1782896400000',
  ])('%j is none', (text) =>
    expect(problemOf(() => parseInstant(text)).code).toBe('kernel.instant-malformed'),
  );
});

describe('a time zone', () => {
  it.each(['UTC', 'Europe/Brussels', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata', 'Pacific/Kiritimati'])(
    '%s is known',
    (id) => expect(() => assertTimeZone(id)).not.toThrow(),
  );

  it.each([
    '',
    'Europe/Atlantis',
    'europe/brussels',
    '+01:00',
    '-05',
    'Z',
    'Europe/Brussels ',
    '../etc',
    'CET+1',
  ])('%j is not', (id) => {
    expect(problemOf(() => assertTimeZone(id)).code).toBe('kernel.time-zone-unknown');
    expect(problemOf(() => dateIn(id, '2026-07-01T00:00:00Z')).code).toBe('kernel.time-zone-unknown');
  });
});

describe('the date in a zone', () => {
  it('is looked at in forty zones', () => expect(new Set(fortyZones).size).toBe(40));

  describe.each(fortyZones)('in %s', (zone) => {
    it.each(['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01'])('turns exactly as %s begins', (day) => {
      const begins = startOfDay(zone, day);
      const before = begins.subtract({ milliseconds: 1 });
      expect(dateIn(zone, begins.toString())).toBe(day);
      expect(dateIn(zone, before.toString())).toBe(addDays(parseDate(day), -1));
      const calendar = new FiscalCalendar(1);
      const quarter = calendar.quarterOf(dateIn(zone, begins.toString()));
      expect(calendar.quarterOf(dateIn(zone, before.toString()))).toBe(calendar.previous(quarter));
    });
  });

  it('follows a zone that skipped a whole day', () => {
    expect(dateIn('Pacific/Apia', '2011-12-30T09:59:59.999Z')).toBe('2011-12-29');
    expect(dateIn('Pacific/Apia', '2011-12-30T10:00:00Z')).toBe('2011-12-31');
  });
});

describe('a fiscal calendar', () => {
  it.each([
    [1, '2026-07-01', '2026-Q3'],
    [1, '2026-12-31', '2026-Q4'],
    [7, '2025-07-01', '2026-Q1'],
    [7, '2025-09-30', '2026-Q1'],
    [7, '2026-06-30', '2026-Q4'],
    [4, '2026-03-31', '2026-Q4'],
    [4, '2026-04-01', '2027-Q1'],
    [10, '2025-10-01', '2026-Q1'],
    [2, '2026-01-31', '2026-Q4'],
    [12, '2025-12-01', '2026-Q1'],
  ])('that begins in month %i has %s in %s', (startMonth, date, quarter) =>
    expect(new FiscalCalendar(startMonth).quarterOf(parseDate(date))).toBe(quarter),
  );

  it('says a quarter’s first and last day', () => {
    expect(new FiscalCalendar(7).quarter('2026-Q1')).toEqual({
      id: '2026-Q1',
      from: '2025-07-01',
      to: '2025-09-30',
    });
    expect(new FiscalCalendar(1).quarter('2024-Q1')).toEqual({
      id: '2024-Q1',
      from: '2024-01-01',
      to: '2024-03-31',
    });
    expect(new FiscalCalendar(12).quarter('2024-Q1')).toEqual({
      id: '2024-Q1',
      from: '2023-12-01',
      to: '2024-02-29',
    });
  });

  describe.each(startMonths)('that begins in month %i', (startMonth) => {
    const calendar = new FiscalCalendar(startMonth);

    it('cuts each year into four quarters without gap or overlap', () =>
      fc.assert(
        fc.property(fc.integer({ min: 1902, max: 2198 }), (year) => {
          const quarters = [1, 2, 3, 4].map((number) => calendar.quarter(`${year}-Q${number}`));
          expect(quarters[0]!.from.slice(5)).toBe(`${`${startMonth}`.padStart(2, '0')}-01`);
          quarters.forEach(({ id, from, to }, index) => {
            expect(from < to).toBe(true);
            expect(calendar.quarterOf(from)).toBe(id);
            expect(calendar.quarterOf(to)).toBe(id);
            const following = quarters[index + 1] ?? calendar.quarter(`${year + 1}-Q1`);
            expect(addDays(parseDate(to), 1)).toBe(following.from);
            expect(calendar.next(id)).toBe(following.id);
            expect(calendar.previous(following.id)).toBe(id);
          });
          expect(quarters[3]!.to.slice(0, 4)).toBe(`${year}`);
        }),
        { numRuns: 40 },
      ));

    it('has every date in exactly the quarter that spans it', () =>
      fc.assert(
        fc.property(anyDate, (date: CalendarDate) => {
          const { from, to } = calendar.quarter(calendar.quarterOf(date));
          expect(from <= date && date <= to).toBe(true);
        }),
      ));
  });

  it.each([
    '',
    '2026',
    '2026-Q0',
    '2026-Q5',
    '2026-q1',
    '26-Q1',
    '2026Q1',
    '2026-Q1 ',
    '1899-Q4',
    '2202-Q1',
    '2026-Q1\n',
  ])('has no quarter %j', (id) => {
    const calendar = new FiscalCalendar(1);
    expect(FiscalCalendar.isQuarterId(id)).toBe(false);
    for (const act of [() => calendar.quarter(id), () => calendar.next(id), () => calendar.previous(id)])
      expect(problemOf(act)).toMatchObject({ code: 'request.quarter-malformed', details: { found: id } });
  });

  it('ends at its last quarter', () => {
    expect(problemOf(() => new FiscalCalendar(1).next('2201-Q4')).code).toBe('request.quarter-malformed');
    expect(problemOf(() => new FiscalCalendar(1).previous('1900-Q1')).code).toBe('request.quarter-malformed');
  });

  it.each([0, 13, 1.5, Number.NaN])('does not begin in month %d', (month) =>
    expect(() => new FiscalCalendar(month)).toThrow(RangeError),
  );
});

function startOfDay(zone: string, day: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant();
}

function holds(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
