import { en, type SiteWords } from './en/index.js';
import { fr } from './fr/index.js';

/** The languages of the site, the first of them where nobody asked for one that there is. */
export const LANGUAGES = { en, fr } as const satisfies Readonly<Record<string, SiteWords>>;

export type Language = keyof typeof LANGUAGES;

export const isLanguage = (text: string): text is Language => Object.hasOwn(LANGUAGES, text);
