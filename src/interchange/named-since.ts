import type { RecordedEvent } from '../event-store/event.js';
import type { JsonObject } from '../kernel/canonical-json.js';

/** The members and pools that a batch brought. */
export interface Brought {
  readonly members: ReadonlySet<string>;
  readonly pools: ReadonlySet<string>;
}

/** A later fact that names one of them. */
export interface Naming {
  readonly what: 'member' | 'pool';
  readonly id: string;
  readonly at: number;
  readonly subject: string;
}

/** Words of people: what stands there names nobody, whatever it looks like. */
const FREE_TEXT: ReadonlySet<string> = new Set([
  'description',
  'reason',
  'name',
  'title',
  'note',
  'project',
  'words',
  'wording',
  'statement',
]);

/** Fields that hold a member's id as it is, and lists of them with weights; elsewhere it stands as `member:ID`. */
const MEMBER_FIELDS: ReadonlySet<string> = new Set([
  'memberId',
  'into',
  'user',
  'author',
  'owner',
  'authors',
]);

/** Which of a batch's members and pools a later fact names, in any field that is no text of people. */
export function namedBy({ data, position, subject }: RecordedEvent, brought: Brought): Naming[] {
  const found = new Map<string, Naming>();
  const add = (what: Naming['what'], id: string): void => {
    const known = what === 'member' ? brought.members : brought.pools;
    if (known.has(id)) found.set(`${what}:${id}`, { what, id, at: position, subject });
  };
  const look = (value: unknown, field: string): void => {
    if (typeof value === 'string') {
      if (FREE_TEXT.has(field)) return;
      if (value.startsWith('member:')) add('member', value.slice('member:'.length));
      else if (value.startsWith('pool:')) add('pool', value.slice('pool:'.length));
      else if (field === 'poolId') add('pool', value);
      else if (MEMBER_FIELDS.has(field)) add('member', value);
    } else if (Array.isArray(value)) {
      for (const one of value) look(one, field);
    } else if (typeof value === 'object' && value !== null) {
      // The ids of a list are those of its field.
      for (const [name, inner] of Object.entries(value as JsonObject))
        look(inner, name === 'id' ? field : name);
    }
  };
  look(data, '');
  return [...found.values()];
}
