import type { EntryActs } from '../../../exchange/entry-acts.queries.js';
import type { EntryDetail } from '../../../exchange/entry-story.queries.js';
import type { EntryNames } from '../../entry-names.js';
import type { Form } from '../../form.js';
import type { inCoalition } from '../../view.js';

/** What the page of an entry is drawn from. */
export interface EntryProps {
  readonly view: ReturnType<typeof inCoalition>;
  readonly entry: EntryDetail;
  readonly names: EntryNames;
  readonly currency: string;
  readonly acts: EntryActs;
  /** `backbone` or `member:ID`: for whom the reader acts; null for nobody. */
  readonly party: string | null;
  /** Names of those who acted, as far as the reader may know who has access. */
  readonly people: ReadonlyMap<string, string>;
  /** What was sent and refused; undefined where the page is only looked at. */
  readonly sent: Form | undefined;
  readonly formOf: (name: string) => Form;
}
