import type { NamesHere } from '../../../coalition/names.queries.js';
import type { AssetActs } from '../../../knowledge/acts.queries.js';
import type { ApplicationView } from '../../../knowledge/applications.queries.js';
import type { AssetDetail } from '../../../knowledge/library.queries.js';
import type { CreditOfUse } from '../../../knowledge/use-credits.queries.js';
import type { Option } from '../../controls.js';
import type { Form } from '../../form.js';
import type { Here } from '../naming.js';

/** What the page of an asset is made from. */
export interface AssetProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly asset: AssetDetail;
  /** The first of its applications that the reader sees. */
  readonly applications: readonly ApplicationView[];
  readonly hasMore: boolean;
  readonly acts: AssetActs;
  /** The form that was refused, where one was. */
  readonly sent: Form | undefined;
  /** The member that the reader speaks for; null for none. */
  readonly own: string | null;
  /** What its uses earned in a quarter, where the address asks for one. */
  readonly earned: {
    readonly quarter: string;
    readonly credits: readonly CreditOfUse[];
    readonly titles: ReadonlyMap<string, string>;
  } | null;
  /** Assets that it may have been made from; null where they are too many to choose among. */
  readonly sources: readonly Option[] | null;
  readonly formOf: (name: string) => Form;
}
