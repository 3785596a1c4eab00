import type { Row } from './tables.js';

/** What financial statements disclose of a gift in kind. */
export interface GiftDetails {
  readonly category: string;
  readonly technique: string;
  readonly inputs: string;
  readonly use: 'used' | 'monetised';
  readonly restrictions: string;
}

/** What its giver states of a contribution that is claimed as cost sharing; what is left out is not stated. */
export interface Claim {
  readonly award: string;
  readonly item: string;
  readonly necessary?: boolean;
  readonly allowable?: boolean;
  readonly federallyFunded?: boolean;
  readonly inApprovedBudget?: boolean;
}

/** What of a line decides its details. */
interface Detailed {
  readonly kind: string;
  readonly direction: string;
  readonly unit: string;
  readonly price?: object;
  readonly reverses?: object;
  readonly gift?: Partial<GiftDetails>;
  readonly claim?: Claim;
}

const FOOD = { category: 'food', technique: 'purchase cost', inputs: 'supplier’s invoices' };
const PRINT = { category: 'printed matter', technique: 'catalogue price', inputs: 'printer’s price list' };
const FOR_BABIES = { category: 'things for babies', restrictions: 'maternal health only' };

const BY_UNIT: Readonly<Record<string, Partial<GiftDetails>>> = {
  doses: { category: 'medicines', technique: 'list price', inputs: 'national tender' },
  leaflets: PRINT,
  posters: PRINT,
  laptops: { category: 'computers', technique: 'resale price', inputs: 'three listings of the model' },
  'vehicle days': { category: 'use of vehicles', technique: 'hire rate', inputs: 'two local quotations' },
  'm² days': { category: 'use of rooms', technique: 'city tariff', inputs: 'tariff for meeting rooms' },
  'day tickets': { category: 'travel', technique: 'face value' },
  'food parcels': FOOD,
  'vegetable crates': { category: 'food', technique: 'wholesale price', inputs: 'market report of the week' },
  'baby boxes': { ...FOR_BABIES, technique: 'purchase cost', inputs: 'supplier’s invoices' },
  prams: FOR_BABIES,
  'blood-pressure monitors': { category: 'medical devices', technique: 'catalogue price' },
};

/** The columns that an entry fills as a gift in kind, and as a claim. What nobody has valued has no technique. */
export function detailsOf(line: Detailed): Row<'entries.csv'> {
  const { kind, direction, unit, price, reverses, gift, claim } = line;
  const isGift = kind === 'in-kind' && direction !== 'benefit' && !reverses;
  const details = isGift ? { ...BY_UNIT[unit], ...gift } : {};
  return {
    category: details.category,
    technique: price && details.technique,
    inputs: price && details.inputs,
    approved_by: details.category && price ? 'treasurer' : undefined,
    use: details.use,
    restrictions: details.restrictions,
    award: claim?.award,
    item: claim?.item,
    necessary: said(claim?.necessary),
    allowable: said(claim?.allowable),
    federally_funded: said(claim?.federallyFunded),
    in_approved_budget: said(claim?.inApprovedBudget),
  };
}

function said(statement: boolean | undefined): string | undefined {
  return statement === undefined ? undefined : String(statement);
}
