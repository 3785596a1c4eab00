/** Why a part of a workbook can't be read, in words. */
export class WorkbookFault extends Error {}

/** What stands in a part, as it comes; names without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Of the few names that are ever asked for. */
const patterns = new Map<string, RegExp>();

/** The attributes of an element, as they stand there. */
export class Attributes {
  constructor(private readonly written: string) {}

  /** The value of an attribute, whatever its prefix. */
  get(name: string): string | undefined {
    let pattern = patterns.get(name);
    if (!pattern) {
      pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
      patterns.set(name, pattern);
    }
    const found = pattern.exec(this.written);
    return found ? unescaped(found[1] ?? found[2]!) : undefined;
  }
}

/** Text or a tag that goes on longer than this is no spreadsheet. A cell holds 32 767 characters at most, each written as up to ten. */
const PIECE_LIMIT_CHARACTERS = 1_000_000;

const MEANT: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads XML as it comes, of the plain kind that spreadsheets are made of: UTF-8, no declarations of types, so that there is
 * nothing that could grow when it is read, nor any file or address that it could ask for.
 * @throws WorkbookFault
 */
export async function readXml(bytes: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const reader = new XmlReader(handler);
  for await (const chunk of bytes) reader.read(chunk);
  reader.end();
}

/** The same, piece by piece, for whoever wants to stop between pieces. */
export class XmlReader {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private rest = '';
  private readonly inside: string[] = [];

  constructor(private readonly handler: XmlHandler) {}

  /** @throws WorkbookFault */
  read(chunk?: Uint8Array): void {
    try {
      this.rest += chunk ? this.decoder.decode(chunk, { stream: true }) : this.decoder.decode();
    } catch {
      throw new WorkbookFault('it is not in UTF-8');
    }
    let at = 0;
    for (;;) {
      const next = this.piece(at);
      if (next < 0) break;
      at = next;
    }
    this.rest = this.rest.slice(at);
    if (this.rest.length > PIECE_LIMIT_CHARACTERS) throw new WorkbookFault('it holds a piece without an end');
  }

  /** @throws WorkbookFault */
  end(): void {
    this.read();
    if (this.rest.trim() !== '' || this.inside.length > 0) throw new WorkbookFault('it breaks off');
  }

  /** Reads what begins at a place; where the next begins, or -1 where its end has not arrived yet. */
  private piece(at: number): number {
    const { rest } = this;
    if (rest.charCodeAt(at) !== 60) {
      const end = rest.indexOf('<', at);
      if (end < 0) return -1;
      if (this.inside.length > 0) this.handler.text?.(unescaped(rest.slice(at, end)));
      return end;
    }
    if (rest.startsWith('<!--', at)) return this.after('-->', at);
    if (rest.startsWith('<?', at)) return this.after('?>', at);
    if (rest.startsWith('<![CDATA[', at)) {
      const end = this.after(']]>', at);
      if (end > 0) this.handler.text?.(rest.slice(at + 9, end - 3));
      return end;
    }
    // What begins like one of those, and is not all there yet.
    if (rest.length - at < 9 && '<![CDATA['.startsWith(rest.slice(at))) return -1;
    if (rest.startsWith('<!', at)) {
      if (rest.length - at < 4) return -1;
      throw new WorkbookFault('it declares types of its own');
    }
    const end = endOfTag(rest, at);
    if (end >= 0) this.tag(rest.slice(at + 1, end));
    return end < 0 ? -1 : end + 1;
  }

  private after(mark: string, at: number): number {
    const end = this.rest.indexOf(mark, at);
    return end < 0 ? -1 : end + mark.length;
  }

  private tag(written: string): void {
    if (written.startsWith('/')) {
      const name = localName(written.slice(1).trim());
      if (this.inside.pop() !== name) throw new WorkbookFault(`“${name}” ends where it did not begin`);
      this.handler.close?.(name);
      return;
    }
    const isEmpty = written.endsWith('/');
    const plain = isEmpty ? written.slice(0, -1) : written;
    const space = plain.search(/\s/);
    const name = localName(space < 0 ? plain : plain.slice(0, space));
    this.handler.open?.(name, new Attributes(space < 0 ? '' : plain.slice(space)));
    if (isEmpty) this.handler.close?.(name);
    else this.inside.push(name);
    if (this.inside.length > 100) throw new WorkbookFault('its elements are nested too deep');
  }
}

/** Where a tag ends: at `>`, but not inside quotation marks. */
function endOfTag(text: string, from: number): number {
  let quote = 0;
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return at;
  }
  return -1;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));?/gi, (written, decimal, hexadecimal, name) => {
    if (name !== undefined) {
      const meant = Object.hasOwn(MEANT, name as string) ? MEANT[name as string] : undefined;
      if (meant === undefined) throw new WorkbookFault(`it has “${written}”, which stands for nothing`);
      return meant;
    }
    const code =
      decimal === undefined ? parseInt(hexadecimal as string, 16) : parseInt(decimal as string, 10);
    if (code > 0x10ffff) throw new WorkbookFault(`it has “${written}”, which is no character`);
    return String.fromCodePoint(code);
  });
}
