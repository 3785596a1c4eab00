import { unitBeside } from '../../src/web/pages/units.js';
import { en } from '../../src/web/words/en/index.js';
import { fr } from '../../src/web/words/fr/index.js';
import { pluralIn } from '../../src/web/words/plural.js';

/** Everything that words say of one of something, by where they stand. Those that need something else than a count say nothing. */
function saidOfOne(words: object, at = ''): [place: string, text: string][] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
    const place = `${at}.${name}`;
    if (typeof value === 'object' && value !== null) return saidOfOne(value, place);
    if (typeof value !== 'function') return [];
    try {
      const text: unknown = (value as (...counts: number[]) => unknown)(...Array<number>(6).fill(1));
      return typeof text === 'string' ? [[place, text]] : [];
    } catch {
      return [];
    }
  });
}

const MORE_IN_ENGLISH =
  /\b1 (members|entries|pledges|proposals|facts|findings|flows|cells|things|files|rows|events|supplies|quarters|decisions|assets|items|errors)\b/;
const MORE_IN_FRENCH =
  /\b1 (membres|écritures|promesses|propositions|faits|constats|flux les|cases|choses|fichiers|lignes|événements|ressources|trimestres|décisions|savoirs|erreurs)\b/;

/** Of these there are always several. */
const ALWAYS_SEVERAL = /\.(moreThan|waits|firstOf|allRows)$|needsYou\.lead$/;

describe('words beside a number', () => {
  it.each([
    ['English', en, MORE_IN_ENGLISH],
    ['French', fr, MORE_IN_FRENCH],
  ])('say of one thing what is said of one: %s', (_, words, more) => {
    const said = saidOfOne(words).filter(([place]) => !ALWAYS_SEVERAL.test(place));
    expect(said.length).toBeGreaterThan(200);
    expect(said.filter(([, text]) => more.test(text))).toEqual([]);
  });

  it('go by the rules of their language', () => {
    const [english, french] = [pluralIn('en'), pluralIn('fr')];
    expect([0, 1, 2].map((count) => english(count, 'entry', 'entries'))).toEqual([
      'entries',
      'entry',
      'entries',
    ]);
    expect([0, 1, 2].map((count) => french(count, 'écriture', 'écritures'))).toEqual([
      'écriture',
      'écriture',
      'écritures',
    ]);
    expect(french(1_000_000, 'écriture', 'écritures')).toBe('écritures');
  });

  it('name units by their quantity, and leave those that people named themselves', () => {
    const units = (['1', '1.00', '2', '-1'] as const).map((quantity) => unitBeside(en, quantity, 'mentions'));
    expect(units).toEqual(['mention', 'mentions', 'mentions', 'mention']);
    expect(unitBeside(fr, '1.50', 'hours')).toBe('heure');
    expect(unitBeside(en, '1', 'baby boxes')).toBe('baby boxes');
    expect(unitBeside(en, '1', 'constructor')).toBe('constructor');
  });
});
