import { StderrLogger } from '../../src/http/stderr-logger.js';
import { fixedClock } from '../../src/kernel/clock.js';

const NOW = '2026-07-15T10:00:00.000Z';

function lineOf(log: (logger: StderrLogger) => void): string {
  const lines: string[] = [];
  log(new StderrLogger((line) => lines.push(line), fixedClock(NOW)));
  return lines.join('');
}

describe('a line of the log', () => {
  it('says when, how grave, where and what', () => {
    expect(lineOf((logger) => logger.log('listening', 'Evenhand'))).toBe(`${NOW} info Evenhand listening\n`);
    expect(lineOf((logger) => logger.warn('late', 'Access'))).toBe(`${NOW} warning Access late\n`);
    expect(lineOf((logger) => logger.error('broken', 'HTTP'))).toBe(`${NOW} error HTTP broken\n`);
  });

  it.each([
    '\n',
    '\r\n',
    '\r',
    '\u0085',
    '\u2028',
    '\u2029',
    '\u001b[2J',
    '\0',
    '\u202e',
    '\u2066',
    '\u200f',
  ])('stays one line, as it was written, with %j in it', (sign) => {
    const line = lineOf((logger) => logger.error(`before${sign}error HTTP made up`, 'HTTP'));
    expect(line).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Cf}]+\n$/u);
    expect(line.startsWith(`${NOW} error HTTP before`)).toBe(true);
  });

  it('is not written of every route and module when the service starts', () => {
    expect(lineOf((logger) => logger.log('mapped', 'RouterExplorer'))).toBe('');
  });
});
