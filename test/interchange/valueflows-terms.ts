/**
 * What the published ValueFlows vocabulary says of the terms that exports use: its release 1.0.0 of February 2026
 * (https://w3id.org/valueflows/ont/1.0.0/vf, CC BY-SA 4.0), read from all_vf.TTL of the repository valueflows/valueflows.
 * Written down by hand, apart from the code that it judges.
 */
export const CLASSES = [
  'Organization',
  'EconomicEvent',
  'EconomicResource',
  'Commitment',
  'Process',
  'ResourceSpecification',
  'Unit',
  'Measure',
] as const;

type ClassName = (typeof CLASSES)[number];

/** What may stand behind a property: a literal, a thing of these classes, or one of the vocabulary's actions. */
type Range = 'string' | 'boolean' | 'instant' | 'decimal' | 'address' | 'action' | readonly ClassName[];

const FLOWS = ['EconomicEvent', 'Commitment'] as const;
const AGENTS = ['Organization'] as const;

/** Properties by their domain (of the classes above) and range; `Agent` is there by its subclass `Organization`. */
export const PROPERTIES: Readonly<Record<string, { readonly of: readonly ClassName[]; readonly is: Range }>> =
  {
    action: { of: FLOWS, is: 'action' },
    provider: { of: FLOWS, is: AGENTS },
    receiver: { of: FLOWS, is: AGENTS },
    inputOf: { of: FLOWS, is: ['Process'] },
    outputOf: { of: FLOWS, is: ['Process'] },
    resourceConformsTo: { of: FLOWS, is: ['ResourceSpecification'] },
    resourceClassifiedAs: { of: [...FLOWS, 'ResourceSpecification'], is: 'string' },
    resourceInventoriedAs: { of: FLOWS, is: ['EconomicResource'] },
    toResourceInventoriedAs: { of: ['EconomicEvent'], is: ['EconomicResource'] },
    resourceQuantity: { of: FLOWS, is: ['Measure'] },
    effortQuantity: { of: FLOWS, is: ['Measure'] },
    hasPointInTime: { of: FLOWS, is: 'instant' },
    created: { of: FLOWS, is: 'instant' },
    due: { of: ['Commitment'], is: 'instant' },
    finished: { of: ['Commitment', 'Process'], is: 'boolean' },
    fulfills: { of: ['EconomicEvent'], is: ['Commitment'] },
    corrects: { of: ['EconomicEvent'], is: ['EconomicEvent'] },
    conformsTo: { of: ['EconomicResource'], is: ['ResourceSpecification'] },
    accountingQuantity: { of: ['EconomicResource'], is: ['Measure'] },
    primaryAccountable: { of: ['EconomicResource'], is: AGENTS },
    inScopeOf: { of: ['Process'], is: AGENTS },
    classifiedAs: { of: ['Process', 'EconomicResource', 'Organization', 'Unit'], is: 'string' },
    defaultUnitOfResource: { of: ['ResourceSpecification'], is: ['Unit'] },
    mediumOfExchange: { of: ['ResourceSpecification'], is: 'boolean' },
    hasNumericalValue: { of: ['Measure'], is: 'decimal' },
    hasUnit: { of: ['Measure'], is: ['Unit'] },
    label: { of: ['Unit'], is: 'string' },
    symbol: { of: ['Unit'], is: 'string' },
    omUnitIdentifier: { of: ['Unit'], is: 'address' },
    name: { of: ['Organization', 'EconomicResource', 'Process', 'ResourceSpecification'], is: 'string' },
    note: {
      of: ['Organization', ...FLOWS, 'EconomicResource', 'Process', 'ResourceSpecification'],
      is: 'string',
    },
  };

/** How the actions behave: on which side of a process a flow of theirs may stand, and what is counted of it. */
export const ACTIONS: Readonly<
  Record<
    string,
    { readonly sides: readonly ('inputOf' | 'outputOf')[]; readonly counts: 'resource' | 'effort' }
  >
> = {
  transfer: { sides: [], counts: 'resource' },
  copy: { sides: [], counts: 'resource' },
  raise: { sides: [], counts: 'resource' },
  lower: { sides: [], counts: 'resource' },
  work: { sides: ['inputOf'], counts: 'effort' },
  deliverService: { sides: ['inputOf', 'outputOf'], counts: 'resource' },
};

/** Of the ontology of units of measure 2.0 (om-2.0.rdf of the repository HajoRijgersberg/OM, CC BY 4.0): the units used. */
export const UNITS_OF_MEASURE = [
  ...['hour', 'minute-Time', 'day', 'week', 'month', 'year', 'one', 'kilogram', 'gram', 'tonne', 'metre'],
  ...['kilometre', 'squareMetre', 'cubicMetre', 'litre', 'hectare', 'kilowattHour', 'euro'],
  ...['UnitedStatesDollar', 'poundSterling', 'SwissFranc', 'AustralianDollar', 'CanadianDollar'],
  ...['HongKongDollar', 'NewZealandDollar', 'SingaporeDollar', 'JapaneseYen'],
] as const;
