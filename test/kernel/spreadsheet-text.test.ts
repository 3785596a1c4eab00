import fc from 'fast-check';
import { spreadsheetSafe, textFromCell } from '../../src/kernel/spreadsheet-text.js';

describe('texts in cells of spreadsheets', () => {
  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', "'=1", "''=1"])('%j is no formula any more', (text) => {
    expect(spreadsheetSafe(text)).toBe(`'${text}`);
  });

  it.each(["'", "'quoted'", 'a=b', '', "O'Neill"])('%j stays as it is', (text) => {
    expect(spreadsheetSafe(text)).toBe(text);
    expect(textFromCell(text)).toBe(text);
  });

  it('come back as they were', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", '=', '-', 'a') }));
    fc.assert(fc.property(text, (found) => textFromCell(spreadsheetSafe(found)) === found));
  });
});
