import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(process.cwd(), 'src/kernel');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const banned = /\b(?:Date\.now|new Date|Math\.random|performance|parseFloat|parseInt|toNumber)\b|\bNumber\(/;

describe('the kernel', () => {
  it('is looked at whole', () => expect(sources).toContain('amount.ts'));

  it.each(sources.filter((name) => name !== 'clock.ts'))('reads no clock and makes no floats in %s', (name) =>
    expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(banned),
  );

  it('reads the clock in one place, which shows that the rule can fail', () =>
    expect(readFileSync(join(folder, 'clock.ts'), 'utf8')).toMatch(banned));
});
