import type { ComponentChildren, VNode } from 'preact';

/** A column: its name, and whether it holds numbers, which stand at the right one below the other. */
export type Column = string | { readonly label: string; readonly isNumber: true };

/** A row of a table: what it is about, and a cell for each of the other columns. */
export interface Row {
  readonly of: ComponentChildren;
  readonly cells: readonly ComponentChildren[];
  /** Leads to the row from elsewhere. */
  readonly id?: string;
}

interface TableProps {
  readonly id: string;
  readonly title: string;
  /** Whether the title is seen; one that stands in a heading just above is for those who listen. */
  readonly isTitled?: boolean;
  readonly head: readonly Column[];
  readonly rows: readonly Row[];
  /** What the columns come to. */
  readonly total?: Row;
}

const labelOf = (column: Column): string => (typeof column === 'string' ? column : column.label);
const classOf = (column: Column | undefined): string | undefined =>
  typeof column === 'object' ? 'number' : undefined;

/** A column of numbers. */
export const numbers = (label: string): Column => ({ label, isNumber: true });

/**
 * A table. On a phone its rows stand one below the other, each cell with its column’s name before it; the roles keep it a table for
 * whoever listens, as browsers forget that where the layout is another.
 */
export function DataTable({ id, title, isTitled, head, rows, total }: TableProps): VNode {
  return (
    <div class="table">
      <table role="table" aria-labelledby={id}>
        <caption id={id} class={isTitled ? undefined : 'unseen'}>
          {title}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {head.map((column) => (
              <th role="columnheader" scope="col" class={classOf(column)}>
                {labelOf(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <TableRow head={head} row={row} />
          ))}
        </tbody>
        {total ? (
          <tfoot role="rowgroup">
            <TableRow head={head} row={total} />
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

function TableRow({ head, row }: { readonly head: readonly Column[]; readonly row: Row }): VNode {
  return (
    <tr role="row" id={row.id}>
      <th role="rowheader" scope="row">
        {row.of}
      </th>
      {row.cells.map((cell, index) => {
        const column = head[index + 1];
        return (
          <td role="cell" class={classOf(column)} data-label={column && labelOf(column)}>
            <div>{cell}</div>
          </td>
        );
      })}
    </tr>
  );
}
