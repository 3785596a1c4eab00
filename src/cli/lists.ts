import { Option, type Command } from 'commander';
import { PAGE_LIMIT, type CursorPage, type PageAsked } from '../event-store/cursor.js';
import { print } from './terminal.js';

export const LIST_FORMATS = ['table', 'json', 'csv'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/** The options of every list: of which coalition, and for whom. */
export function withListOptions(command: Command): Command {
  return command
    .requiredOption('--coalition <slug>', 'the coalition')
    .addOption(new Option('--format <format>').choices([...LIST_FORMATS]).default('table'));
}

/** All pages of a list, one after another. */
export async function allPages<Item>(
  pageOf: (page: PageAsked) => Promise<CursorPage<Item>>,
): Promise<Item[]> {
  const found: Item[] = [];
  for (let after: string | null = null; ;) {
    const { items, next }: CursorPage<Item> = await pageOf({ after, limit: PAGE_LIMIT });
    found.push(...items);
    if (next === null) return found;
    after = next;
  }
}

/** Prints what was asked for, in the format that was asked for. */
export async function printAs<Found>(
  format: ListFormat,
  found: Found,
  { table, csv }: { readonly table: (found: Found) => string; readonly csv: (found: Found) => string },
  json: object = found as object,
): Promise<void> {
  if (format === 'json') await print(`${JSON.stringify(json, null, 2)}\n`);
  else await print(format === 'csv' ? csv(found) : table(found));
}
