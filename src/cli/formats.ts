import { Problem } from '../kernel/problem.js';

/**
 * The formats of a list with commas between.
 * @throws Problem `reports.format-unknown`; `reports.folder-missing` where several files have no folder to go to
 */
export function formatsIn<Format extends string>(
  list: string,
  known: readonly Format[],
  out: string | undefined,
): Format[] {
  const formats = [...new Set(list.split(',').map((name) => name.trim()))];
  for (const name of formats) {
    if (!(known as readonly string[]).includes(name))
      throw new Problem('reports.format-unknown', { found: name, expected: known.join(', ') });
  }
  if (out === undefined && formats.length > 1)
    throw new Problem('reports.folder-missing', { formats: formats.join(', ') });
  return formats as Format[];
}
