/** The published vocabulary, version 1.0.0, and the ontology of units of measure that it stands on. */
const VALUEFLOWS = 'https://w3id.org/valueflows/ont/vf#';
const UNITS_OF_MEASURE = 'http://www.ontology-of-units-of-measure.org/resource/om-2/';

/** A node of a graph in JSON-LD. */
export type GraphNode = Readonly<Record<string, unknown>>;

/**
 * The context of an export. It stands in the file, so that nothing has to be fetched to read it: names without a colon are the
 * vocabulary's, `evenhand:…` is what it has no words for, `here:…` are the coalition's own things.
 */
export function contextOf(coalitionId: string): GraphNode {
  const link = { '@type': '@id' };
  const instant = { '@type': 'xsd:dateTimeStamp' };
  return {
    '@version': 1.1,
    '@vocab': VALUEFLOWS,
    xsd: 'http://www.w3.org/2001/XMLSchema#',
    evenhand: 'urn:evenhand:vocabulary:',
    here: `urn:evenhand:coalition:${encodeURIComponent(coalitionId)}:`,
    action: { '@type': '@vocab' },
    provider: link,
    receiver: link,
    primaryAccountable: link,
    inScopeOf: link,
    inputOf: link,
    outputOf: link,
    resourceConformsTo: link,
    conformsTo: link,
    resourceInventoriedAs: link,
    toResourceInventoriedAs: link,
    fulfills: link,
    corrects: link,
    hasUnit: link,
    defaultUnitOfResource: link,
    'evenhand:pool': link,
    hasPointInTime: instant,
    due: instant,
    created: instant,
    // As text and typed, so that no reader makes a binary fraction of it.
    hasNumericalValue: { '@type': 'xsd:decimal' },
    omUnitIdentifier: { '@type': 'xsd:anyURI' },
    'evenhand:weight': { '@type': 'xsd:decimal' },
    'evenhand:lateFor': { '@type': 'xsd:date' },
  };
}

/** Our units that the ontology of units of measure has too, by its names. Others are told by their own name alone. */
const MEASURED: Readonly<Record<string, string>> = {
  hours: 'hour',
  hour: 'hour',
  minutes: 'minute-Time',
  days: 'day',
  day: 'day',
  weeks: 'week',
  months: 'month',
  years: 'year',
  items: 'one',
  item: 'one',
  pieces: 'one',
  kg: 'kilogram',
  g: 'gram',
  t: 'tonne',
  m: 'metre',
  km: 'kilometre',
  'm²': 'squareMetre',
  'm³': 'cubicMetre',
  l: 'litre',
  ha: 'hectare',
  kWh: 'kilowattHour',
  EUR: 'euro',
  USD: 'UnitedStatesDollar',
  GBP: 'poundSterling',
  CHF: 'SwissFranc',
  AUD: 'AustralianDollar',
  CAD: 'CanadianDollar',
  HKD: 'HongKongDollar',
  NZD: 'NewZealandDollar',
  SGD: 'SingaporeDollar',
  JPY: 'JapaneseYen',
};

/** The address of a unit in the ontology of units of measure; undefined where it has none. */
export function measuredAs(unit: string): string | undefined {
  return Object.hasOwn(MEASURED, unit) ? UNITS_OF_MEASURE + MEASURED[unit]! : undefined;
}

/**
 * The action that a kind of entry is. Funds and goods change hands; time given to a pool is work in its process; know-how is
 * copied, since the giver keeps it; whatever is done for somebody is a service delivered.
 */
export function actionOf(kind: string, gives: { readonly toPool: boolean }): string {
  switch (kind) {
    case 'funds':
    case 'in-kind':
      return 'transfer';
    case 'knowledge':
      return 'copy';
    case 'staff-time':
      return gives.toPool ? 'work' : 'deliverService';
    default:
      return 'deliverService';
  }
}
