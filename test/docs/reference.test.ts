import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { references } from './references.js';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'reference');
/** Spaces and lines of dashes are as wide as the formatter makes them. */
const words = (text: string): string => text.replace(/-{3,}/g, '---').replace(/[ \t]+/g, ' ');

it.each(Object.entries(references()))(
  'docs/reference/%s tells of today’s program; npm run reference makes it anew',
  (name, text) => {
    const path = join(FOLDER, name);
    if (process.env['EVENHAND_WRITE_REFERENCE']) writeFileSync(path, text);
    expect(words(readFileSync(path, 'utf8'))).toBe(words(text));
    expect(text.length).toBeGreaterThan(2_000);
  },
);
