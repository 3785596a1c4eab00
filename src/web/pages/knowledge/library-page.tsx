import type { VNode } from 'preact';
import type { NamesHere } from '../../../coalition/names.queries.js';
import type { LibraryDigest } from '../../../knowledge/library-digest.queries.js';
import type { AssetView } from '../../../knowledge/library.queries.js';
import { FilterSearch, FilterSelect } from '../../filter-fields.js';
import { Page } from '../../layout.js';
import { Downloads, EmptyState, Filters, MorePages } from '../../parts.js';
import { DataTable, numbers } from '../../tables.js';
import { AssetLink, authorsText, KnowledgeNav } from './knowledge-parts.js';
import { memberOptions, type Here } from '../naming.js';

/** What the address of the library asks for. */
export interface LibraryAsked {
  readonly search: string | null;
  readonly type: string | null;
  readonly author: string | null;
  readonly unused: boolean;
}

interface LibraryProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly digest: LibraryDigest;
  readonly asked: LibraryAsked;
  readonly items: readonly AssetView[];
  readonly next: string | null;
  readonly mayShare: boolean;
}

/** What can be learned here, and what of it is applied. */
export function LibraryPage(props: LibraryProps): VNode {
  const { view, digest, asked, items, next, mayShare } = props;
  const { reader, words, coalition } = view;
  const { knowledge } = words;
  const unused = digest.unused === null || digest.assets === 0 ? null : knowledge.unusedOf(digest.unused);
  const isFiltered = digest.assets > 0;
  return (
    <Page view={view} title={knowledge.title}>
      <KnowledgeNav view={view} part="library" />
      <h1>{knowledge.title}</h1>
      <p class="lead">{knowledge.lead(knowledge.assets(digest.assets), unused)}</p>
      {mayShare ? (
        <p>
          <a class="button" href={reader.to(`/c/${coalition.id}/new/asset`)}>
            {knowledge.share}
          </a>
        </p>
      ) : null}
      {isFiltered ? <LibraryFilters {...props} /> : null}
      {items.length === 0 ? (
        <section>
          <h2>{knowledge.listTitle}</h2>
          <EmptyState title={knowledge.emptyTitle}>
            <p>{isFiltered ? knowledge.emptyFiltered : knowledge.empty}</p>
          </EmptyState>
        </section>
      ) : (
        <div class={digest.mostApplied.length === 0 ? undefined : 'with-digest'}>
          <AssetTable {...props} />
          <MostApplied {...props} />
        </div>
      )}
      <MorePages
        view={view}
        next={next === null ? null : `${pathOf(view, asked)}&after=${encodeURIComponent(next)}`}
      />
      <Downloads view={view} of={apiPathOf(view, asked)} formats={['json']} />
    </Page>
  );
}

function pathOf({ coalition }: Here, { search, type, author, unused }: LibraryAsked): string {
  const asked = new URLSearchParams();
  if (search !== null) asked.set('search', search);
  if (type !== null) asked.set('type', type);
  if (author !== null) asked.set('author', author);
  if (unused) asked.set('use', 'unused');
  return `/c/${coalition.id}/knowledge?${asked.toString()}`;
}

/** The same list of the API. */
function apiPathOf({ coalition }: Here, { search, type, author, unused }: LibraryAsked): string {
  const asked = new URLSearchParams();
  if (search !== null) asked.set('search', search);
  if (type !== null) asked.set('assetType', type);
  if (author !== null) asked.set('author', author);
  if (unused) asked.set('unused', 'true');
  return `/api/v1/coalitions/${coalition.id}/knowledge?${asked.toString()}`;
}

function LibraryFilters({ view, names, digest, asked }: LibraryProps): VNode {
  const { knowledge } = view.words;
  return (
    <Filters view={view} action={`/c/${view.coalition.id}/knowledge`} label={knowledge.filters}>
      <FilterSearch name="search" label={knowledge.search} value={asked.search} />
      <FilterSelect
        name="type"
        label={knowledge.type}
        value={asked.type}
        none={knowledge.anyType}
        options={digest.types.map((value) => ({ value, label: value }))}
      />
      <FilterSelect
        name="author"
        label={knowledge.author}
        value={asked.author}
        none={knowledge.anybody}
        options={memberOptions(view, names)}
      />
      <FilterSelect
        name="use"
        label={knowledge.use}
        value={asked.unused ? 'unused' : null}
        none={knowledge.anyUse}
        options={[{ value: 'unused', label: knowledge.unusedOnly }]}
      />
    </Filters>
  );
}

function AssetTable({ view, names, items }: LibraryProps): VNode {
  const { reader, words } = view;
  const { knowledge } = words;
  return (
    <section>
      <h2>{knowledge.listTitle}</h2>
      <DataTable
        id="assets"
        title={knowledge.listTitle}
        head={[knowledge.asset, knowledge.by, numbers(knowledge.uses)]}
        rows={items.map((asset) => ({
          of: (
            <>
              <AssetLink view={view} id={asset.id}>
                {asset.title}
              </AssetLink>
              <span class="kind">
                {asset.assetType === null ? '' : `${asset.assetType} · `}
                {reader.day(asset.sharedOn)}
              </span>
            </>
          ),
          cells: [
            authorsText(view, names, asset.authors),
            asset.uses === null ? knowledge.usesUntold : reader.number(asset.uses),
          ],
        }))}
      />
    </section>
  );
}

function MostApplied({ view, digest }: LibraryProps): VNode | null {
  const { knowledge } = view.words;
  if (digest.mostApplied.length === 0) return null;
  return (
    <aside class="card" aria-labelledby="most-applied">
      <h2 id="most-applied">{knowledge.mostApplied}</h2>
      <ol class="plain">
        {digest.mostApplied.map(({ id, title, uses }) => (
          <li>
            <AssetLink view={view} id={id}>
              {title}
            </AssetLink>{' '}
            <span class="muted">{knowledge.times(uses)}</span>
          </li>
        ))}
      </ol>
    </aside>
  );
}
