/** Texts that have broken a program somewhere: a script, a spreadsheet, a page, a terminal, a database or a ledger. */
export const hostileTexts: readonly string[] = [
  // Ten scripts
  'Nördliche Klinik für Kinder',
  'Δίκτυο Κοινωνίας',
  'Сеть взаимопомощи',
  'רשת העמק',
  'شبكة الوادي',
  'घाटी का जाल',
  'เครือข่ายหุบเขา',
  '渓谷ネットワーク',
  '계곡 연합',
  '山谷联盟',
  'ሸለቆ ማኅበር',
  // Long, composed otherwise, invisible, turning the direction of writing
  'ä'.repeat(200),
  '👩‍👩‍👧‍👦'.repeat(28),
  'cafe\u0301 e\u0327\u0301 Z\u0351\u036b\u0343\u036a\u0302',
  '\u0041\u030a \u212b \u00c5',
  '🏳️‍🌈 👩🏽‍⚕️ 🇪🇺 1️⃣',
  'left\u200e right\u200f arabic\u061c mark',
  'over\u202egnp.exe\u202c \u2066isolated\u2069',
  'zero\u200bwidth\u200djoiner\ufeff bom',
  'soft\u00adhyphen no\u00a0break',
  'two\nlines',
  'tab\tstop',
  'line end\r\nof Windows',
  'line\u2028and paragraph\u2029separator',
  'next\u0085line \u009b31m C1',
  // Formulas of a spreadsheet, and what looks like one that was made harmless already
  '=HYPERLINK("http://example.org","x")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  "=cmd|' /C calc'!A0",
  "'=1+1",
  "''@x",
  "'quoted'",
  // CSV, JSON, HTML, SQL, addresses
  'a,b;c"d"e',
  '"',
  '","x","',
  '{"a":"\\"}\\u0041',
  '\\n is no line end \\',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>&amp;',
  "'; DROP TABLE events; --",
  '%0d%0aSet-Cookie: a=b ${7*7} {{7*7}}',
  'null',
  '__proto__',
  // The syntax of ledgers
  'a ; comment | note',
  '; position: 1, reverses: x',
  '2026-01-01 * "Payee" "Narration"',
  '    given:funds:x  -100 EUR',
  '(code) ! 10 EUR @@ 5 USD',
  'date:1999-01-01, [2000-01-01] #tag ^link',
  'option "title" "x"',
];

/** Turned after tabs and carriage returns too; only descriptions may begin so, as names begin with what can be seen. */
export const hostileDescriptions: readonly string[] = [...hostileTexts, '\t=1+1', '\r=1+1', '  spaces  '];

/** Characters that no text holds, with words around them. */
export const refusedTexts: readonly string[] = ['\u0000', '\u0007', '\u001b[31m', '\u007f', '\ud800'].map(
  (character) => `a${character}b`,
);

/** A text as it is kept: composed characters, and line feeds at the ends of lines. */
export const kept = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC');
