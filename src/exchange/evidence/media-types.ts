/** What may be kept as evidence, each with the endings that a file of it may have; the first is given to one that has none. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/webp': ['webp'],
  'image/heic': ['heic'],
  'image/heif': ['heif', 'heic'],
  'text/plain': ['txt', 'text', 'md', 'log', 'tsv'],
  'text/csv': ['csv'],
  'message/rfc822': ['eml'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
};

/** The same in words, for those who are told what would be right. */
export const ALLOWED_IN_WORDS =
  'a PDF, a PNG, JPEG, WebP or HEIC picture, a Word, Excel, PowerPoint or OpenDocument file without macros, or text, CSV or e-mail in UTF-8';

/** The endings of a media type's files; nothing for one that is not allowed. */
export function endingsOf(mediaType: string): readonly string[] {
  return Object.hasOwn(ENDINGS, mediaType) ? ENDINGS[mediaType]! : [];
}

/** What stands after the last point of a name, in lower case; empty where there is no point. */
export function endingOf(name: string): string {
  const point = name.lastIndexOf('.');
  return point < 0 ? '' : name.slice(point + 1).toLowerCase();
}

/** What a look at a file's content gives: a type that is allowed, or in words what was found instead. */
export type Judged = { readonly mediaType: string } | { readonly found: string };
