import { readerOf, withParameter } from '../../src/web/reader.js';
import { plainDecimal } from '../../src/web/plain-decimal.js';
import { memberTyped } from '../../src/web/pages/people/role-fields.js';
import { slugOf } from '../../src/web/slug.js';
import { SubmittedOnce, type Accepted } from '../../src/web/submitted-once.js';
import { fieldsOf } from '../../src/http/forms.js';
import { problemOf } from '../kernel/problem-of.js';

describe('the member that somebody typed', () => {
  const named = (name: string, isMerged = false) => ({ name, isActive: !isMerged, isMerged });
  const members = new Map([
    ['alder', named('Alder Trust')],
    ['birch', named('Birch')],
    ['birch-2', named('Birch')],
    ['Elm', named('alder')],
    ['oak', named('Oak', true)],
  ]);
  it.each([
    ['alder', 'alder'],
    ['Alder Trust', 'alder'],
    [' alder trust ', 'alder'],
    ['birch-2', 'birch-2'],
    ['Birch', 'Birch'],
    ['Oak', 'Oak'],
    ['nobody', 'nobody'],
  ])('as %j is %j', (typed, id) => {
    expect(memberTyped(typed, members)).toBe(id);
  });
});

describe('the reader of a page', () => {
  it.each([
    ['', undefined, 'en', '1 July 2026'],
    ['fr-CA,en;q=0.5', undefined, 'fr', '1 juillet 2026'],
    ['en-US', undefined, 'en', 'July 1, 2026'],
    ['en-US,fr;q=0.9', 'fr', 'fr', '1 juillet 2026'],
    ['de, nl;q=0.5', undefined, 'en', '1 July 2026'],
    ['fr;q=0', undefined, 'en', '1 July 2026'],
    [`${'xx,'.repeat(10_000)}fr`, undefined, 'en', '1 July 2026'],
    ['fr-../../x', undefined, 'en', '1 July 2026'],
  ])('of %j and ?lang=%s reads %s', (accepted, lang, language, day) => {
    const reader = readerOf({ headers: { 'accept-language': accepted }, query: lang ? { lang } : {} });
    expect([reader.language, reader.day('2026-07-01')]).toEqual([language, day]);
  });

  it('carries the language of the address on, and no other', () => {
    const asked = readerOf({ headers: {}, query: { lang: 'fr' } });
    expect([asked.to('/a'), asked.to('/a?b=c#d')]).toEqual(['/a?lang=fr', '/a?b=c&lang=fr#d']);
    expect(readerOf({ headers: { 'accept-language': 'fr' }, query: {} }).to('/a')).toBe('/a');
    expect(withParameter('/a', 'returnTo', '/b?c=d&e')).toBe('/a?returnTo=%2Fb%3Fc%3Dd%26e');
  });
});

it.each([
  ['Riverbend Health Partners', 'riverbend-health-partners'],
  ['  Santé – Régionale  (Ouest) ', 'sante-regionale-ouest'],
  ['健康', ''],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
])('makes of the name %j the short name %j', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

describe('forms that are sent twice', () => {
  const accepted = (location: string): Accepted => ({ location, html: null, cookie: null });

  it('are done once while they are remembered, and never remembered where they were refused or failed', async () => {
    let now = 0;
    let done = 0;
    const once = new SubmittedOnce(() => now);
    const work = () => Promise.resolve(accepted(`/${String((done += 1))}`));
    expect(await Promise.all([once.run('a', work), once.run('a', work)])).toEqual([
      accepted('/1'),
      accepted('/1'),
    ]);
    now = 119_000;
    expect(await once.run('a', work)).toEqual(accepted('/1'));
    now = 121_000;
    expect(await once.run('a', work)).toEqual(accepted('/2'));
    expect(await once.run('b', () => Promise.resolve(null))).toBeNull();
    await expect(once.run('b', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await once.run('b', work)).toEqual(accepted('/3'));
  });

  it('fill no memory', async () => {
    let done = 0;
    const once = new SubmittedOnce(() => 0);
    const work = () => Promise.resolve(accepted(String((done += 1))));
    for (let i = 0; i < 600; i += 1) await once.run(String(i), work);
    await once.run('599', work);
    expect(done).toBe(600);
    await once.run('0', work);
    expect(done).toBe(601);
  });
});

it('reads a form, and refuses one that says a thing twice or too many things', () => {
  expect([...fieldsOf('name=Ana+%C3%A9&empty=')]).toEqual([
    ['name', 'Ana é'],
    ['empty', ''],
  ]);
  expect(problemOf(() => fieldsOf('a=1&a=2'))).toMatchObject({ code: 'request.malformed' });
  const many = Array.from({ length: 101 }, (_, i) => `f${String(i)}=`).join('&');
  expect(problemOf(() => fieldsOf(many))).toMatchObject({ code: 'request.malformed' });
});

it.each([
  ['1250.50', '.', '1250.50'],
  ['1,250.50', '.', '1250.50'],
  ['1,250', '.', '1250'],
  ['1250,50', '.', null],
  ['1 250,50', ',', '1250.50'],
  ['1.250,50', ',', '1250.50'],
  ['1250.5', ',', '1250.5'],
  // A thousand and more to some, little more than one to others.
  ['1.250', ',', null],
  ['1e3', '.', null],
  ['-3', '.', '-3'],
  ['12,34,5', '.', null],
] as const)('reads %j, typed with %j before the decimals, as %j', (typed, point, plain) => {
  expect(plainDecimal(typed, point)).toBe(plain);
});
