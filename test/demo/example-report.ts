import { fileURLToPath } from 'node:url';

/** Where the report of the demo lies for everybody to look at. */
export const EXAMPLE_REPORT = fileURLToPath(new URL('../../examples/report/', import.meta.url));

/** A report without the ids that are drawn anew whenever the demo is told, and the hashes over them. */
export function withoutChance(report: unknown): unknown {
  const text = JSON.stringify(report)
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
    .replace(/"[0-9a-f]{64}"/g, '"hash"');
  return JSON.parse(text);
}
