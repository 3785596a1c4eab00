import type { VNode } from 'preact';
import type { ImportView } from '../../../interchange/imports.queries.js';
import { FileField, PageForm } from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { EmptyState, MorePages } from '../../parts.js';
import type { NameOf } from '../../person-names.js';
import { DataTable, type Row } from '../../tables.js';
import type { inCoalition } from '../../view.js';

export type CoalitionView = ReturnType<typeof inCoalition>;

interface Props {
  readonly view: CoalitionView;
  readonly form: Form;
  readonly batches: readonly ImportView[];
  readonly next: string | null;
  readonly nameOf: NameOf;
}

/** Files that can be imported, with the columns that each must have; `docs/import.md` has all of them. */
const TABLES = [
  ['members.csv', 'member_id, name, joined_on'],
  ['pools.csv', 'pool_id, name, opened_on'],
  ['entries.csv', 'direction, member_id, kind, occurred_on, quantity, unit'],
  ['pledges.csv', 'member_id, kind, quantity, unit, made_on, due_on'],
  ['rates.csv', 'kind, unit, rate, method, valid_from, source'],
  ['exchange_rates.csv', 'currency, rate_to_base, valid_on, source'],
  ['member_changes.csv', 'on, member_id, change'],
  ['knowledge.csv', 'title, shared_on, authors'],
  ['applications.csv', 'asset_id, member_id, applied_on, depth'],
  ['offers.csv', 'title, offered_by, price_credits, valid_from'],
  ['redemptions.csv', 'offer_id, member_id, on, state'],
  ['achievements.csv', 'achievement_id, title, achieved_on'],
  ['attributions.csv', 'achievement_id, member_id, share, wording, behind'],
] as const;

/** Files into the ledger, and what was imported so far. */
export function ImportPage({ view, form, batches, next, nameOf }: Props): VNode {
  const { words, reader, coalition } = view;
  const { imports } = words;
  const here = `/c/${coalition.id}/import`;
  const standing = batches.filter(({ undone }) => undone === null).length;
  return (
    <Page view={view} title={imports.title}>
      <h1>{imports.title}</h1>
      <p class="lead">{imports.lead}</p>
      <Steps view={view} at={0} />
      <section aria-labelledby="choose" class="sheet">
        <h2 id="choose">{imports.choose}</h2>
        <PageForm view={view} form={form} action={`${here}/files`} submit={imports.look} files>
          <FileField
            view={view}
            form={form}
            name="files"
            label={imports.files}
            hint={imports.filesHint}
            accept=".csv,text/csv"
            several
          />
        </PageForm>
        <details>
          <summary>{imports.whichFiles}</summary>
          <p>{imports.whichFilesHow}</p>
          <DataTable
            id="tables"
            title={imports.whichFiles}
            head={[imports.file, imports.neededColumns]}
            rows={TABLES.map(([name, columns]): Row => ({
              of: <code>{name}</code>,
              cells: [<code>{columns}</code>],
            }))}
          />
        </details>
      </section>
      <section aria-labelledby="past">
        <h2 id="past">{imports.past}</h2>
        {batches.length === 0 ? (
          <EmptyState title={imports.noneYet}>
            <p>{imports.noneYetHow}</p>
          </EmptyState>
        ) : (
          <>
            <p>{imports.pastLead(standing, batches.length)}</p>
            <DataTable
              id="batches"
              title={imports.past}
              head={[imports.when, imports.who, imports.what, imports.state]}
              rows={batches.map((batch): Row => ({
                of: (
                  <a href={reader.to(`${here}/batches/${batch.id}`)}>
                    {reader.moment(batch.recordedAt, coalition.timeZone)}
                  </a>
                ),
                cells: [
                  actorWords(view, batch.actor, nameOf),
                  newIn(view, batch.tables),
                  batch.undone ? imports.undone : imports.stands,
                ],
              }))}
            />
            <MorePages
              view={view}
              next={next === null ? null : `${here}?after=${encodeURIComponent(next)}`}
            />
          </>
        )}
      </section>
    </Page>
  );
}

/** Where somebody is on the way of files into the ledger. */
export function Steps({ view: { words }, at }: { readonly view: CoalitionView; readonly at: number }): VNode {
  return (
    <ol class="way" aria-label={words.imports.steps}>
      {words.imports.stepNames.map((name, index) => (
        <li aria-current={index === at ? 'step' : undefined} class={index < at ? 'done' : undefined}>
          {name}
        </li>
      ))}
    </ol>
  );
}

/** `12 entries and 2 members`: what of some tables is new. */
export function newIn(
  { words, reader }: CoalitionView,
  tables: Readonly<Record<string, { readonly new: number }>>,
): string {
  const parts = Object.entries(tables)
    .filter(([, { new: fresh }]) => fresh > 0)
    .map(([table, { new: fresh }]) => words.imports.rowsOf(table, fresh, reader.number(fresh)));
  return parts.length === 0 ? words.imports.nothing : reader.list(parts);
}

export function tableWords(words: CoalitionView['words'], table: string): string {
  const known = words.imports.tables as Readonly<Record<string, string | undefined>>;
  return known[table] ?? table;
}

/** Who did something: by name where that is known, a program’s key or the terminal else. */
export function actorWords({ words }: CoalitionView, actor: string, nameOf: NameOf): string {
  const name = nameOf(actor);
  if (name !== undefined) return name;
  return actor.startsWith('terminal') ? words.imports.terminal : words.imports.someProgram;
}
