import fc from 'fast-check';
import { figureId, parseFigureId, viewText } from '../../src/portfolios/domain/figure-id.js';
import { problemOf } from '../kernel/problem-of.js';

describe('a figure’s id', () => {
  it.each([
    ['member/alder/2026-Q3/given/staff-time', 'member', 'alder', '2026-Q3', ['given', 'staff-time']],
    ['coalition/life@2026-06-30/given', 'coalition', null, 'life@2026-06-30', ['given']],
    ['pool/the%20fund/2026-Q3~1200/opening', 'pool', 'the fund', '2026-Q3~1200', ['opening']],
    ['member/a%2Fb/2026-Q3@2026-08-15~7', 'member', 'a/b', '2026-Q3@2026-08-15~7', []],
  ])('is read: %s', (text, subject, id, view, path) => {
    const parsed = parseFigureId(text);
    expect({ ...parsed, view: viewText(parsed.view) }).toEqual({ subject, id, view, path });
  });

  it('comes back as it was made, whatever the names', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .map((text) => text.normalize('NFC'))
      .filter((text) => text.trim() === text && text !== '' && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text));
    fc.assert(
      fc.property(name, fc.array(name, { maxLength: 5 }), (id, path) => {
        expect(parseFigureId(figureId('member', id, 'life', ...path))).toMatchObject({ id, path });
      }),
    );
  });

  it.each([
    '',
    'member',
    'member/alder',
    'member/alder/given',
    'member/alder/2026-Q5/given',
    'member/alder/0001-Q1/given',
    'member/alder/2026-Q3@tomorrow/given',
    'member/alder/2026-Q3~/given',
    'member/alder/2026-Q3//given',
    'member/%E0%A4%A/2026-Q3/given',
    'member/a%00b/2026-Q3/given',
    'somebody/alder/2026-Q3/given',
    `member/${'a'.repeat(2_000)}/2026-Q3`,
  ])('is refused: %j', (text) => {
    const { code, details } = problemOf(() => parseFigureId(text));
    expect(code).toBe('portfolios.figure-malformed');
    expect(details['expected']).toEqual(expect.any(String));
  });
});
