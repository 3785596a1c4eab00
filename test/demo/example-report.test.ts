import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QuarterlyReport } from '../../src/reports/domain/report.js';
import { REPORT_FORMATS, reportFile } from '../../src/reports/report-file.js';
import { EXAMPLE_REPORT } from './example-report.js';

const fileOf = (format: string): Buffer => readFileSync(join(EXAMPLE_REPORT, `corran-bay-2026-Q2.${format}`));

describe('the report that stands in examples/report', () => {
  const report = JSON.parse(fileOf('json').toString()) as QuarterlyReport;

  it('is there in every format, and nothing else is', () => {
    const names = REPORT_FORMATS.map((format) => `corran-bay-2026-Q2.${format}`);
    expect(readdirSync(EXAMPLE_REPORT).sort()).toEqual(names.sort());
  });

  it.each(REPORT_FORMATS)(
    'is what is drawn of it today, as %s (`npm run demo -- --no-serve --example` draws it anew)',
    async (format) => {
      const drawn = Buffer.from(await reportFile(report, format));
      expect(drawn.equals(fileOf(format))).toBe(true);
    },
  );
});
