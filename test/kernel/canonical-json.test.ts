import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson, type JsonValue } from '../../src/kernel/canonical-json.js';
import { problemOf } from './problem-of.js';

describe('canonical JSON', () => {
  it('writes RFC 8785’s own example of a whole value (section 3.2.2)', () => {
    const value = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`) as JsonValue;
    expect(canonicalJson(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts names by UTF-16 code units, as in RFC 8785’s example (section 3.2.3)', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const order = Object.values(JSON.parse(canonicalJson(value)) as object);
    expect(canonicalJson(value).indexOf('"\\r"')).toBe(1);
    expect(order).toHaveLength(7);
    expect([...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map((match) => match[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it.each([
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [-5e-324, '-5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [1e23, '1e+23'],
    [1.0000000000000001e23, '1.0000000000000001e+23'],
    [999999999999999700000, '999999999999999700000'],
    [1e21, '1e+21'],
    [9.999999999999997e-7, '9.999999999999997e-7'],
    [0.000001, '0.000001'],
    [333333333.3333333, '333333333.3333333'],
    [Number('-0.0000033333333333333333'), '-0.0000033333333333333333'],
    [Number('1424953923781206.2'), '1424953923781206.2'],
  ])('writes the number %d as RFC 8785’s appendix B does', (number, text) =>
    expect(canonicalJson(number)).toBe(text),
  );

  it('says the same as the package canonicalize, for any JSON value', () =>
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 }), (value) => {
        expect(canonicalJson(value as JsonValue)).toBe(canonicalize(value));
      }),
      { numRuns: 3000 },
    ));

  it('says the same for objects with many names, whichever order they came in', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary' }), { maxLength: 80 }), (names) => {
        const there = Object.fromEntries(names.map((name) => [name, 1]));
        const back = Object.fromEntries(names.toReversed().map((name) => [name, 1]));
        expect(canonicalJson(there)).toBe(canonicalize(there));
        expect(canonicalJson(back)).toBe(canonicalJson(there));
      }),
    ));

  it('sorts a hundred names as it sorts a few', () => {
    const names = Array.from({ length: 100 }, (_, index) => `n${(index * 37) % 100}`);
    const value = Object.fromEntries(names.map((name) => [name, name]));
    expect(canonicalJson(value)).toBe(canonicalize(value));
  });

  it('reads back as the same value', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value as JsonValue))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    ));

  it('keeps names that objects treat specially', () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":2,"10":3,"9":4}') as JsonValue)).toBe(
      '{"10":3,"9":4,"__proto__":2,"b":1}',
    );
    expect(canonicalJson(Object.assign(Object.create(null) as object, { a: 1 }) as JsonValue)).toBe(
      '{"a":1}',
    );
  });

  it.each([
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    // eslint-disable-next-line no-sparse-arrays -- the hole is what must be refused
    ['a hole in a list', [1, , 2]],
    ['not-a-number', NaN],
    ['infinity', [Infinity]],
    ['a lone high surrogate', 'a\ud800b'],
    ['a lone low surrogate in a name', { '\udc00': 1 }],
    ['surrogates the wrong way round', '\udc00\ud800'],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a date', new Date(0)],
    ['a map', new Map()],
  ])('refuses %s', (_, value) =>
    expect(problemOf(() => canonicalJson(value as unknown as JsonValue)).code).toBe('kernel.json-malformed'),
  );

  it('refuses a value that holds itself, instead of running out of stack', () => {
    const loop: unknown[] = [];
    loop.push(loop);
    expect(problemOf(() => canonicalJson(loop as unknown as JsonValue)).code).toBe('kernel.json-malformed');
  });
});
