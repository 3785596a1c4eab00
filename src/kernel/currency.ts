import { amountPlaces } from './amount.js';
import { parseDate, type CalendarDate } from './calendar.js';
import { Problem } from './problem.js';

/**
 * ISO 4217 as of 2026: list one (active) with its minor units, and the codes of list three that were withdrawn in 1990
 * or later. Minor units are ISO's own (HUF 2, ISK 0, UGX 0), not what shops in the country round to.
 */
const activeByMinorUnits: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW
      CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF
      IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
      MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP
      SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG
      YER ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

/** Metals and units of account: ISO gives them no minor unit, so nothing limits their places but an amount's own. */
const withoutMinorUnits = 'XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XUA';

/** First days of the active currencies that came in since 1990. */
const introduced = `
  AFN 2002-10-07  AMD 1993-11-22  AOA 1999-12-13  ARS 1992-01-01  AZN 2006-01-01  BAM 1995-01-01  BRL 1994-07-01
  BYN 2016-07-01  CDF 1998-07-01  CZK 1993-01-01  ERN 1997-11-08  EUR 1999-01-01  GEL 1995-09-23  GHS 2007-07-01
  KGS 1993-05-10  KZT 1993-11-05  MDL 1993-11-29  MKD 1993-05-10  MRU 2018-01-01  MXN 1993-01-01  MZN 2006-07-01
  NAD 1993-01-01  PEN 1991-07-01  PLN 1995-01-01  RON 2005-07-01  RSD 2006-10-25  RUB 1998-01-01  SDG 2007-01-10
  SLE 2022-07-01  SRD 2004-01-01  SSP 2011-07-18  STN 2018-01-01  TJS 2000-10-26  TMT 2009-01-01  TRY 2005-01-01
  UAH 1996-09-02  UYU 1993-03-01  UZS 1994-07-01  VED 2021-10-01  VES 2018-08-20  XAD 2025-05-12  XCG 2025-03-31
  YER 1990-05-22  ZMW 2013-01-01  ZWG 2024-04-08`;

/**
 * Withdrawn codes: code, minor units while it was in force (`-` where ISO gave none), last valid day. That is the last
 * day on which it could be paid with, also beside its successor, or the day before the month in which ISO withdrew it,
 * whichever is later: ISO itself gives no more than the month.
 */
const withdrawn = `
  ADP 0 2003-06-30  AFA 2 2002-12-31  ANG 2 2025-06-30  AOK 2 1991-03-01  AON 2 2000-02-01  AOR 2 2000-02-01
  ARA 2 1992-01-01  ATS 2 2002-02-28  AZM 2 2006-12-31  BAD 2 1997-06-30  BEC 0 1990-03-05  BEF 0 2002-02-28
  BEL 0 1990-03-05  BGL 2 2003-10-31  BGN 2 2026-01-31  BRE 2 1993-08-01  BRN 2 1990-03-16  BRR 2 1994-07-01
  BUK 2 1990-01-31  BYB 0 2000-12-31  BYR 0 2016-12-31  CHC 2 2004-10-31  CSD 2 2006-10-25  CSK 2 1993-03-01
  CUC 2 2021-06-30  CYP 2 2008-01-31  DDM 2 1990-10-02  DEM 2 2002-02-28  ECS 2 2000-10-02  ECV 2 2000-08-31
  EEK 2 2011-01-14  ESB 0 1994-12-31  ESP 0 2002-02-28  FIM 2 2002-02-28  FRF 2 2002-02-28  GEK 2 1995-09-30
  GHC 2 2007-12-31  GRD 0 2002-02-28  GWP 2 1997-04-30  HRD 2 1995-01-01  HRK 2 2023-01-14  IEP 2 2002-02-28
  ITL 0 2002-02-28  LTL 2 2015-01-15  LTT 2 1993-07-20  LUC 0 1990-03-05  LUF 0 2002-02-28  LUL 0 1990-03-05
  LVL 2 2014-01-14  LVR 2 1994-11-30  MGF 0 2004-12-31  MRO 2 2018-06-30  MTL 2 2008-01-31  MXP 2 1995-12-31
  MZM 2 2006-12-31  NIC 2 1991-04-30  NLG 2 2002-02-28  PEI 2 1991-07-01  PLZ 2 1996-12-31  PTE 0 2002-02-28
  ROL 2 2006-12-31  RUR 2 2003-12-31  SDD 2 2007-06-30  SDP 2 1998-06-01  SIT 2 2007-01-14  SKK 2 2009-01-16
  SLL 2 2024-03-31  SRG 2 2003-12-31  STD 2 2018-06-30  SUR 2 1992-10-01  TJR 0 2001-03-31  TMM 2 2009-12-31
  TPE 0 2002-10-31  TRL 0 2005-12-31  UAK 2 1996-09-16  USS 2 2014-03-28  UYP 2 1993-03-01  VEB 2 2008-06-30
  VEF 2 2018-12-05  XEU 2 1998-12-31  XFO - 2006-09-30  XFU - 2013-11-30  XRE - 1999-11-30  YDD 3 1996-06-11
  YUD 2 1990-01-01  YUM 2 2003-06-30  YUN 2 1995-10-31  ZAL 2 1995-03-13  ZMK 2 2013-06-30  ZRN 2 1999-05-31
  ZRZ 2 1994-01-31  ZWD 2 2008-08-01  ZWL 2 2024-08-31  ZWN 2 2008-08-01  ZWR 2 2009-05-31`;

interface Currency {
  readonly minorUnits: number;
  readonly validFrom?: string;
  readonly validUntil?: string;
}

const currencies = tabulated();

/** Whether this is an ISO 4217 code, active or withdrawn. XXX (no currency) and XTS (testing) name no money. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

/** All codes known, in alphabetical order. */
export function currencyCodes(): readonly string[] {
  return [...currencies.keys()].sort();
}

/**
 * The decimal places that ISO 4217 gives a currency; 18 for those, such as gold, to which it gives none.
 * @throws Problem `kernel.currency-unknown`
 */
export function minorUnitsOf(code: string): number {
  return currencyOf(code).minorUnits;
}

/**
 * @throws Problem `kernel.currency-unknown`, or `kernel.currency-not-valid` {found, date, validFrom, validUntil} where the
 * date lies before the currency's introduction (if that was in 1990 or later) or after its last valid day.
 */
export function assertCurrencyValidOn(code: string, date: CalendarDate): void {
  const { validFrom, validUntil } = currencyOf(code);
  if ((validFrom === undefined || date >= validFrom) && (validUntil === undefined || date <= validUntil))
    return;
  throw new Problem('kernel.currency-not-valid', { found: code, date, validFrom, validUntil });
}

function currencyOf(code: string): Currency {
  const currency = currencies.get(code);
  if (!currency) throw new Problem('kernel.currency-unknown', { found: code });
  return currency;
}

function tabulated(): ReadonlyMap<string, Currency> {
  const firstDays = new Map(rowsOf(introduced, 2).map(([code, day]) => [code!, parseDate(day!)]));
  const table = new Map<string, Currency>();
  const add = (code: string, minorUnits: number, validUntil?: string) => {
    if (table.has(code)) throw new Error(`${code} stands twice in the table of currencies.`);
    table.set(code, { minorUnits, validFrom: firstDays.get(code), validUntil });
  };
  for (const minorUnits of [0, 2, 3, 4])
    for (const [code] of rowsOf(activeByMinorUnits[minorUnits]!, 1)) add(code!, minorUnits);
  for (const [code] of rowsOf(withoutMinorUnits, 1)) add(code!, amountPlaces);
  for (const [code, places, day] of rowsOf(withdrawn, 3))
    add(code!, places === '-' ? amountPlaces : places!.charCodeAt(0) - 48, parseDate(day!));
  return table;
}

function rowsOf(table: string, columns: number): string[][] {
  const cells = table.trim().split(/\s+/);
  return Array.from({ length: cells.length / columns }, (_, row) =>
    cells.slice(row * columns, (row + 1) * columns),
  );
}
