import { StderrLogger, type LogFormat } from '../../src/http/stderr-logger.js';
import { fixedClock } from '../../src/kernel/clock.js';

const NOW = '2026-07-15T10:00:00.000Z';

function lineOf(log: (logger: StderrLogger) => void, format: LogFormat = 'text'): string {
  const lines: string[] = [];
  log(new StderrLogger({ write: (line) => lines.push(line), clock: fixedClock(NOW), format }));
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

  it('has its fields beside what every line has, in both ways of writing', () => {
    const fields = { event: 'request', status: 200, principal: null };
    expect(lineOf((logger) => logger.log(fields, 'Requests'))).toBe(
      `${NOW} info Requests event=request status=200 principal=null\n`,
    );
    expect(JSON.parse(lineOf((logger) => logger.log(fields, 'Requests'), 'json'))).toEqual({
      ...{ time: NOW, level: 'info', context: 'Requests' },
      ...fields,
    });
  });

  it.each(['\n', '\u0085', '\u2028', '\u202e', '"', '\ud800'])(
    'stays one line of JSON with %j in it',
    (sign) => {
      const line = lineOf((logger) => logger.error(`before${sign}after`, 'HTTP'), 'json');
      expect(line.trimEnd()).not.toMatch(/[\n\p{Cc}\p{Zl}\p{Zp}]/u);
      expect(JSON.parse(line)).toMatchObject({ message: expect.stringMatching(/^before.*after$/s) });
    },
  );
});
