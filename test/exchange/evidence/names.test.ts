import fc from 'fast-check';
import {
  contentDisposition,
  evidenceHeaders,
  evidenceName,
} from '../../../src/exchange/evidence/evidence-names.js';
import { problemOf } from '../../kernel/problem-of.js';

/** Reads the header as RFC 6266 and RFC 5987 say, and nothing more. */
function readDisposition(header: string): { readonly plain: string; readonly name: string } {
  const read =
    /^attachment; filename="([ !#$&-[\]-~]*)"; filename\*=UTF-8''((?:[\w!#$&+.^`|~-]|%[0-9A-F]{2})+)$/.exec(
      header,
    );
  if (!read) throw new Error(`not as it should be: ${header}`);
  return { plain: read[1]!, name: decodeURIComponent(read[2]!) };
}

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 50 }),
  fc.string({
    unit: fc.constantFrom('.', '/', '\\', '"', '%', "'", '\r', '\n', ';', '\u202e', '\ud800', 'ä'),
    maxLength: 20,
  }),
);

describe('the name of a file of evidence', () => {
  it.each([
    ['Reçu n° 7.pdf', 'Reçu n° 7.pdf'],
    ['領収書.pdf', '領収書.pdf'],
    ['إيصال.pdf', 'إيصال.pdf'],
    ['Rec\u0327u.pdf', 'Reçu.pdf'],
    ['C:\\fakepath\\receipt.pdf', 'receipt.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['folder/', 'evidence'],
    ['..', 'evidence'],
    ['', 'evidence'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['\u200e photo\t of\na\u2028day .jpg ', 'photo of a day .jpg'],
  ])('is of %j recorded as %j', (given, recorded) => expect(evidenceName(given)).toBe(recorded));

  it.each(['a\0.pdf', 'a\u001b[2J.pdf', '\ud800.pdf', `${'x'.repeat(201)}.pdf`, 'x'.repeat(9_000)])(
    'cannot be %j',
    (name) => expect(problemOf(() => evidenceName(name)).code).toBe('kernel.text-malformed'),
  );

  it('is the same when it is recorded again', () =>
    fc.assert(
      fc.property(anyName, (given) => {
        let name: string;
        try {
          name = evidenceName(given);
        } catch {
          return;
        }
        expect(evidenceName(name)).toBe(name);
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]|^\s|\s$|^\.*$/u);
      }),
    ));
});

describe('the header that names a file for download', () => {
  it.each([
    ['Reçu n° 7.pdf', 'application/pdf', 'Re_u n_ 7.pdf', 'Reçu n° 7.pdf'],
    ['領収書', 'application/pdf', '___.pdf', '領収書.pdf'],
    ['Photo.JPEG', 'image/jpeg', 'Photo.JPEG', 'Photo.JPEG'],
    ['invoice.bat', 'text/plain', 'invoice.bat.txt', 'invoice.bat.txt'],
    ['page.html', 'text/csv', 'page.html.csv', 'page.html.csv'],
    ['receipt.pdf.', 'application/pdf', 'receipt.pdf', 'receipt.pdf'],
    ['.profile', 'text/plain', '_profile.txt', '_profile.txt'],
    ['a.txt:b.exe', 'text/plain', 'a.txt_b.exe.txt', 'a.txt_b.exe.txt'],
    ['what', 'application/x-unheard-of', 'what.bin', 'what.bin'],
    ['100% “sure”; it\'s "me".txt', 'text/plain', "100_ _sure_; it's _me_.txt", "100% “sure”; it's _me_.txt"],
  ])('of %j as %s says %j and %j', (given, mediaType, plain, name) =>
    expect(readDisposition(contentDisposition(given, mediaType))).toEqual({ plain, name }),
  );

  it('is a download with a harmless name and ending, whatever it was called', () =>
    fc.assert(
      fc.property(anyName, (given) => {
        for (const read of Object.values(readDisposition(contentDisposition(given, 'image/png')))) {
          expect(read).toMatch(/^[^.].*\.png$/u);
          expect(read).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Bidi_Control}]/u);
        }
      }),
    ));

  it('comes with all that keeps a browser from showing, guessing or running it', () => {
    expect(evidenceHeaders({ name: 'a.csv', mediaType: 'text/csv', bytes: 12 })).toEqual({
      'content-type': 'text/csv; charset=utf-8',
      'content-length': '12',
      'content-disposition': `attachment; filename="a.csv"; filename*=UTF-8''a.csv`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    });
    const page = evidenceHeaders({ name: 'a.html', mediaType: 'text/html', bytes: 12 });
    expect(page).toMatchObject({ 'content-type': 'application/octet-stream' });
  });
});
