import { renderToString } from 'preact-render-to-string';
import type { ReadingDocument } from '../document/document.js';
import { DocumentPage } from './document-page.js';
import { documentStyle } from './style.js';

/** A document as one self-contained file. Whatever people wrote is escaped. */
export function documentHtml(document: ReadingDocument): string {
  return `<!doctype html>\n${renderToString(<DocumentPage document={document} style={documentStyle()} />)}\n`;
}
