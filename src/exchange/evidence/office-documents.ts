import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { endingsOf, type Judged } from './media-types.js';

/** Documents have hundreds of parts at most. */
const PARTS_LIMIT = 20_000;
/** The one part that is unpacked is a list of types, of a few kilobytes. */
const LIST_BYTES_LIMIT = 1024 * 1024;

const OPEN_XML_LIST = '[content_types].xml';
const OPEN_DOCUMENT_TYPE = 'mimetype';
const openXmlType =
  /["'](application\/vnd\.openxmlformats-officedocument\.(?:wordprocessingml\.document|spreadsheetml\.sheet|presentationml\.presentation))\.main\+xml["']/;
const openXmlMacro = /macro|vba|activex/i;
/** Macros of OpenDocument; and a whole document encrypted inside another, whose macros nobody can see. */
const openDocumentMacro = /^(?:(?:basic|scripts|dialogs)\/|encrypted-package$)/;

/**
 * What kind of office document a ZIP archive is, as office programs decide it: by its directory, which stands at the end,
 * and by the one part that names the types of all others. Nothing else is unpacked, so a bomb does not go off.
 */
export async function officeTypeOf(path: string): Promise<Judged> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    return await judge(zip);
  } catch (error) {
    return { found: `a ZIP archive that cannot be read (${(error as Error).message})` };
  } finally {
    zip?.close();
  }
}

async function judge(zip: ZipFile): Promise<Judged> {
  if (zip.entryCount > PARTS_LIMIT) return { found: `a ZIP archive of ${String(zip.entryCount)} files` };
  const lists: { readonly name: string; readonly entry: Entry }[] = [];
  let hasMacros = false;
  for await (const entry of zip.eachEntry()) {
    // As the bytes stand there: other readers know nothing of the names in extra fields. Case counts for none of them.
    const name = entry.fileNameRaw.toString('latin1').toLowerCase();
    if (name === OPEN_XML_LIST || name === OPEN_DOCUMENT_TYPE) lists.push({ name, entry });
    hasMacros ||= openDocumentMacro.test(name);
  }
  const [list, another] = lists;
  if (!list) return { found: 'a ZIP archive that is no office document' };
  if (another) return { found: 'a ZIP archive that is two documents at once' };
  const text = await partText(zip, list.entry);
  if (list.name === OPEN_XML_LIST) return openXml(text);
  if (hasMacros) return { found: 'an OpenDocument file with macros' };
  return endingsOf(text).length > 0 && text.startsWith('application/vnd.oasis.')
    ? { mediaType: text }
    : { found: `a ZIP archive that says it is “${text.slice(0, 100)}”` };
}

async function partText(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > LIST_BYTES_LIMIT) throw new Error('its list of types is too long');
  const chunks: Buffer[] = [];
  // What turns out longer than it was said to be ends with an error.
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>)
    chunks.push(chunk);
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}

function openXml(list: string): Judged {
  const encoding = /^<\?xml[^>]*encoding=["']([^"']*)/.exec(list)?.[1] ?? 'utf-8';
  // Letters can be written as numbers, in another encoding, or by a declaration; then the names would not be what they seem.
  if (/&#|<!DOCTYPE/i.test(list) || encoding.toLowerCase() !== 'utf-8')
    return { found: 'an Office file whose list of types is disguised' };
  if (openXmlMacro.test(list)) return { found: 'an Office file with macros' };
  const mediaType = openXmlType.exec(list)?.[1];
  return mediaType === undefined
    ? { found: 'a ZIP archive that is no Word, Excel or PowerPoint file' }
    : { mediaType };
}
