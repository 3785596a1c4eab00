import { excerpt } from '../../kernel/excerpt.js';
import { freeText } from '../../kernel/ids.js';
import { endingOf, endingsOf } from './media-types.js';

/** The longest name of a file, in code points. */
export const EVIDENCE_NAME_LIMIT = 200;
/** A name comes with its folders from some browsers. */
const GIVEN_NAME_LIMIT = 1_000;
const NAMELESS = 'evidence';

/**
 * The name that a person's file has, as it is recorded: one line, without folders and without marks that turn its
 * direction. Names are for people only; no file on disk is ever called by one.
 * @throws Problem `kernel.text-malformed` {field, found, max}
 */
export function evidenceName(text: string): string {
  const field = 'name of the file';
  return freeText(oneName(freeText(text, field, GIVEN_NAME_LIMIT)), field, EVIDENCE_NAME_LIMIT);
}

function oneName(text: string): string {
  const folders = text.replace(/[\p{Bidi_Control}\ufeff]/gu, '').split(/[/\\]/);
  const name = folders
    .at(-1)!
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return /^[. ]*$/.test(name) ? NAMELESS : name;
}

/**
 * `Content-Disposition` (RFC 6266) that always makes a download of it, whatever the name: what no system takes in a name
 * is replaced, and the ending is one of the media type's, so that text named `invoice.bat` arrives as `invoice.bat.txt`.
 */
export function contentDisposition(name: string, mediaType: string): string {
  const safe = downloadName(name, mediaType);
  const plain = safe.replace(/[^ -~]|["%]/gu, '_');
  const encoded = encodeURIComponent(safe).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function downloadName(name: string, mediaType: string): string {
  const harmless = oneName(excerpt(name, GIVEN_NAME_LIMIT))
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^\.+/, '_')
    .replace(/[. ]+$/, '');
  const endings = endingsOf(mediaType);
  return endings.includes(endingOf(harmless)) ? harmless : `${harmless}.${endings[0] ?? 'bin'}`;
}

/** A file of evidence as it is sent to somebody. */
export interface SentEvidence {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/**
 * The headers with which evidence is sent, and never without them: somebody from outside made the file, so no browser may
 * show it, guess what it is, or run it here.
 */
export function evidenceHeaders({ name, mediaType, bytes }: SentEvidence): Record<string, string> {
  const isKnown = endingsOf(mediaType).length > 0;
  const charset = mediaType.startsWith('text/') ? '; charset=utf-8' : '';
  return {
    'content-type': isKnown ? `${mediaType}${charset}` : 'application/octet-stream',
    'content-length': String(bytes),
    'content-disposition': contentDisposition(name, mediaType),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  };
}
