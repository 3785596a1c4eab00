import { Amount } from '../../src/kernel/amount.js';
import { Problem, isProblem, problems, problemSections, type ProblemCode } from '../../src/kernel/problem.js';

const codes = Object.keys(problems) as ProblemCode[];

describe('the catalogue of problems', () => {
  it.each(Object.entries(problemSections))(
    'has every code of the section %s under that name',
    (room, section) => {
      for (const code of Object.keys(section))
        expect(code).toMatch(new RegExp(`^${room}(\\.[a-z][a-z0-9-]*)$`));
    },
  );

  it('holds every section whole', () =>
    expect(codes).toHaveLength(
      Object.values(problemSections).flatMap((section) => Object.keys(section)).length,
    ));

  it.each(codes)('%s has a title without a full stop and a detail in sentences', (code) => {
    const { title, detail } = problems[code];
    expect(title).toMatch(/^[A-Z][^.]*[^.\s]$/);
    expect(detail).toMatch(/^[A-Z].*\.$/);
    expect(detail).not.toMatch(/\{(type|title|status|detail|instance|code|retry)\}/);
  });
});

describe('a problem', () => {
  const overdrawn = new Problem('exchange.pool-overdrawn', {
    pool: 'fund',
    unit: 'EUR',
    on: '2026-07-01',
    balance: Amount.parse('100.00'),
    wanted: Amount.parse('100.01'),
  });

  it('says in words what was found, where, and what would be right', () => {
    expect(overdrawn).toBeInstanceOf(Error);
    expect(overdrawn.message).toBe(
      'The pool “fund” holds 100 EUR on 2026-07-01, which is less than the 100.01 EUR wanted.',
    );
    expect(overdrawn).toMatchObject({ title: 'Pool overdrawn', status: 422, retry: 'never' });
  });

  it('becomes a document as RFC 9457 has it', () =>
    expect(overdrawn.toDocument()).toEqual({
      type: 'urn:evenhand:problem:exchange.pool-overdrawn',
      title: 'Pool overdrawn',
      status: 422,
      detail: overdrawn.message,
      code: 'exchange.pool-overdrawn',
      retry: 'never',
      pool: 'fund',
      unit: 'EUR',
      on: '2026-07-01',
      balance: '100',
      wanted: '100.01',
    }));

  it('crosses a thread as its document, and is itself again', () => {
    const crossed = Problem.fromDocument(structuredClone(overdrawn.toDocument()));
    expect(isProblem(crossed)).toBe(true);
    expect(crossed.toDocument()).toEqual(overdrawn.toDocument());
  });

  it('carries any detail as plain JSON', () => {
    const details = {
      list: [1n, Amount.one, null],
      inner: { when: undefined, n: NaN },
      none: undefined,
      many: 3n,
    };
    const document = new Problem('request.internal', details).toDocument();
    expect(document).toMatchObject({ list: ['1', '1', null], inner: { when: null, n: 'NaN' }, many: '3' });
    expect(document).not.toHaveProperty('none');
    expect(() => JSON.stringify(document)).not.toThrow();
  });

  it('shows lists in words, and a dash for what is not known', () => {
    expect(new Problem('request.field-unknown', { field: 'x', expected: ['a', 'b'] }).message).toBe(
      'The request has a field “x” that is not known here. Known are a, b.',
    );
    expect(new Problem('coalition.member-unknown').message).toBe('There is no member “—” in this coalition.');
  });

  it('does not fill in what the details themselves contain', () =>
    expect(new Problem('request.field-unknown', { field: '{expected}', expected: '$&' }).message).toBe(
      'The request has a field “{expected}” that is not known here. Known are $&.',
    ));

  it('sends back only the beginning of a long text, and always well-formed', () => {
    const { details, message } = new Problem('kernel.amount-malformed', { found: '😀'.repeat(100_000) });
    expect(details['found']).toHaveLength(500);
    expect(message.length).toBeLessThan(600);
    expect(/\p{Surrogate}/u.test(message)).toBe(false);
  });

  it('cannot hide a standard member behind a detail', () => {
    for (const name of ['type', 'title', 'status', 'detail', 'instance', 'code', 'retry'])
      expect(() => new Problem('request.internal', { [name]: 'x' })).toThrow(TypeError);
  });

  it('has a code of the catalogue', () => {
    for (const code of ['no.such-code', 'constructor', undefined])
      expect(() => Problem.fromDocument({ code })).toThrow('The catalogue has no problem');
  });

  it('is told apart from other errors', () => {
    expect(isProblem(new Error('x'))).toBe(false);
    expect(isProblem(null)).toBe(false);
  });
});
