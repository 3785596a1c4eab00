import type { VNode } from 'preact';
import type { TrailItem } from '../../../access/trail.queries.js';
import { isRoleName } from '../people/role-words.js';
import { Page } from '../../layout.js';
import { MorePages } from '../../parts.js';
import type { NameOf } from '../../person-names.js';
import { DataTable, type Row } from '../../tables.js';
import type { CoalitionView } from '../imports/import-page.js';

interface Props {
  readonly view: CoalitionView;
  readonly items: readonly TrailItem[];
  readonly next: string | null;
  readonly nameOf: NameOf;
}

/** What was done about access, newest first. */
export function TrailPage({ view, items, next, nameOf }: Props): VNode {
  const { words, reader, coalition } = view;
  const { trail } = words;
  const here = `/c/${coalition.id}/verify/trail`;
  return (
    <Page view={view} title={trail.title}>
      <p class="kicker">
        <a href={reader.to(`/c/${coalition.id}/verify`)}>{words.verify.title}</a>
      </p>
      <h1>{trail.title}</h1>
      <p class="lead">{trail.lead}</p>
      <DataTable
        id="acts"
        title={trail.title}
        head={[trail.when, trail.who, trail.what, trail.about]}
        rows={items.map((item): Row => ({
          of: reader.moment(item.at, coalition.timeZone),
          cells: [whoWords(view, item.actor, nameOf), trail.acts[item.act], aboutWords(view, item, nameOf)],
        }))}
      />
      <MorePages view={view} next={next === null ? null : `${here}?after=${encodeURIComponent(next)}`} />
    </Page>
  );
}

function whoWords({ words }: CoalitionView, actor: string, nameOf: NameOf): VNode | string {
  const { actors } = words.trail;
  if (Object.hasOwn(actors, actor)) return actors[actor as keyof typeof actors];
  return nameOf(actor) ?? <code class="hash">{actor}</code>;
}

/** What stands beside an act, as words where there are any: people by name, roles, members, ids as they are. */
function aboutWords(view: CoalitionView, { about }: TrailItem, nameOf: NameOf): string {
  const { words, reader, coalition } = view;
  return Object.entries(about)
    .map(([name, value]) => {
      if (typeof value === 'string') {
        const known = nameOf(value);
        if (known !== undefined) return known;
        if (name === 'role' && isRoleName(words, value)) return words.roles[value];
        return name === 'expiresAt' || name === 'madeAt' ? reader.moment(value, coalition.timeZone) : value;
      }
      return typeof value === 'number' ? `${String(value)} ×` : null;
    })
    .filter((text) => text !== null)
    .join(', ');
}
