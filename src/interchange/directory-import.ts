import { isProblem, type Problem } from '../kernel/problem.js';
import {
  baselineOf,
  commandOf,
  conflictsOf,
  hasUnreadableCell,
  type DirectoryTable,
} from './directory-rows.js';
import type { ImportContext } from './import-context.js';
import type { Row } from './import-row.js';
import { errorsOf } from './row-checks.js';

/** Takes in the rows that concern the coalition itself: members, their changes, pools and rates. */
export class DirectoryImport {
  constructor(private readonly context: ImportContext) {}

  async take(table: DirectoryTable, rows: readonly Row[]): Promise<void> {
    for (const row of rows) this.takeRow(table, row);
    await this.context.transaction.flush();
  }

  private takeRow(table: DirectoryTable, row: Row): void {
    const { transaction } = this.context;
    if (hasUnreadableCell(table, row)) {
      this.refuse(table, row);
      return;
    }
    const baseline = baselineOf(table, row);
    const commands = [commandOf[table](row), ...(baseline ? [baseline] : [])];
    try {
      const answers = commands.map(({ command, data }) =>
        transaction.execute(this.context.request(command, data)),
      );
      const isNew = answers.some(({ answer }) => answer['changed'] === true);
      if (isNew) this.context.stated(table, row);
      else this.context.countOf(table).unchanged += 1;
    } catch (error) {
      if (!isProblem(error)) throw error;
      this.refuse(table, row, error);
    }
  }

  private refuse(table: DirectoryTable, row: Row, refusal?: Problem): void {
    const { errors, refused, transaction } = this.context;
    const conflicts = refusal ? conflictsOf(row, refusal, transaction.directory) : [];
    const found = conflicts.length > 0 ? conflicts : errorsOf(table, row, transaction.directory, refusal);
    for (const error of refused.newOf(found)) errors.add(error);
    if (conflicts.length === 0) refused.row(table, row);
  }
}
