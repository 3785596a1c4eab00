import fc from 'fast-check';
import { freeText, identifier, newEventId } from '../../src/kernel/ids.js';
import { problemOf } from './problem-of.js';

describe('an event’s id', () => {
  it('is a UUID of version 7', () =>
    expect(newEventId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

  it('is new each time, and sorts after the one before', () => {
    const ids = Array.from({ length: 5000 }, newEventId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(ids);
  });
});

describe('an identifier', () => {
  it.each([
    'a',
    'Member 1',
    'fund/2026',
    'Ünïcode',
    '社会',
    'x'.repeat(200),
    '😀'.repeat(200),
    'constructor',
  ])('may be %j', (text) => expect(identifier(text, 'member')).toBe(text));

  it('is brought to NFC, so that both ways to write é are one id', () =>
    expect(identifier('cafe\u0301', 'member')).toBe('caf\u00e9'));

  it('is counted after NFC, in code points', () => {
    expect(identifier('e\u0301'.repeat(200), 'member')).toHaveLength(200);
    expect(problemOf(() => identifier('😀'.repeat(201), 'member')).code).toBe('kernel.id-malformed');
  });

  it.each([
    '',
    ' ',
    ' a',
    'a ',
    '\u00a0a',
    'a\u3000',
    '\ufeffa',
    'a\nb',
    'a\tb',
    'a\u0000',
    'a\u007fb',
    'a\u0085b',
    'a\u2028b',
    '\ud800',
    'a\udc00b',
    'x'.repeat(201),
    'x'.repeat(100_000),
  ])('may not be %j', (text) => {
    const problem = problemOf(() => identifier(text, 'member'));
    expect(problem.code).toBe('kernel.id-malformed');
    expect(problem.details['field']).toBe('member');
    expect(problem.message.length).toBeLessThan(800);
  });

  it.each([[1], [null], [undefined], [{}]])('may not be %j, which is no text', (value) =>
    expect(problemOf(() => identifier(value as string, 'member')).code).toBe('kernel.id-malformed'),
  );

  it('once read is read the same again', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        let read: string;
        try {
          read = identifier(text, 'id');
        } catch {
          return;
        }
        expect(identifier(read, 'id')).toBe(read);
        expect(read).toBe(text.normalize('NFC'));
      }),
    ));
});

describe('a free text', () => {
  it('keeps tabs and lines, and writes every line end one way', () =>
    expect(freeText('one\r\n\ttwo\rthree\n', 'description', 100)).toBe('one\n\ttwo\nthree\n'));

  it('may be empty, and may have white space at its ends', () => {
    expect(freeText('', 'description', 10)).toBe('');
    expect(freeText(' a ', 'description', 10)).toBe(' a ');
  });

  it('is brought to NFC', () => expect(freeText('e\u0301', 'description', 1)).toBe('é'));

  it('is counted in code points', () => {
    expect(freeText('😀😀', 'description', 2)).toBe('😀😀');
    expect(problemOf(() => freeText('😀😀😀', 'description', 2))).toMatchObject({
      code: 'kernel.text-malformed',
      details: { field: 'description', max: 2 },
    });
  });

  it.each(['\u0000', 'a\u0008', 'a\u000b', 'a\u001b[31m', 'a\u007f', '\ud800', 'a\udfffb'])(
    'may not hold %j',
    (text) => expect(problemOf(() => freeText(text, 'description', 100)).code).toBe('kernel.text-malformed'),
  );

  it('must be text', () =>
    expect(problemOf(() => freeText(5 as unknown as string, 'description', 100)).code).toBe(
      'kernel.text-malformed',
    ));
});
