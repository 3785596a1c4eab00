import type { ComponentChildren, VNode } from 'preact';
import type { NamesHere } from '../../../coalition/names.queries.js';
import type { ApplicationStatus, ApplicationView } from '../../../knowledge/applications.queries.js';
import { DataTable, numbers } from '../../tables.js';
import { quantityIn, type Here } from '../naming.js';

interface TableProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly applications: readonly ApplicationView[];
  /** What the first column says of each, and its name. */
  readonly of: (application: ApplicationView) => ComponentChildren;
  readonly first: string;
}

/** Applications, one a row; each leads to its page. */
export function ApplicationTable({ view, names, applications, of, first }: TableProps): VNode {
  const { reader, words } = view;
  const { knowledge } = words;
  return (
    <DataTable
      id="applications"
      title={knowledge.applications}
      head={[
        first,
        knowledge.appliedOn,
        knowledge.depth,
        numbers(knowledge.outcomes),
        words.applications.state,
      ]}
      rows={applications.map((application) => ({
        of: <a href={reader.to(applicationPath(view, application.id))}>{of(application)}</a>,
        cells: [
          reader.day(application.appliedOn),
          depthWord(view, application.depth),
          application.outcomeValue === null ? '' : quantityIn(view, application.outcomeValue, names.currency),
          <ApplicationState view={view} state={application.state} />,
        ],
      }))}
    />
  );
}

export function applicationPath({ coalition }: Here, id: string): string {
  return `/c/${coalition.id}/knowledge/applications/${encodeURIComponent(id)}`;
}

export function depthWord({ words }: Here, depth: string): string {
  const depths: Readonly<Partial<Record<string, string>>> = words.knowledge.depths;
  return depths[depth] ?? depth;
}

export function ApplicationState({
  view,
  state,
}: {
  readonly view: Here;
  readonly state: ApplicationStatus;
}): VNode {
  const look = { confirmed: 'badge good', contested: 'badge bad', awaiting: 'badge', withdrawn: 'badge' }[
    state
  ];
  return <span class={look}>{view.words.applications.states[state]}</span>;
}
