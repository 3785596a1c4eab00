import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { EvidenceFiles } from '../../../src/exchange/evidence/evidence-files.js';
import { ALLOWED, PDF, PNG, REFUSED, zip } from '../../support/evidence-samples.js';
import { refusalOf } from '../../support/problems.js';

describe('the type of evidence', () => {
  let folder: string;
  let files: EvidenceFiles;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evenhand-evidence-'));
    files = new EvidenceFiles(folder);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each(ALLOWED)('%s is kept, of a file called %s', async (mediaType, name, bytes) => {
    const kept = await files.keep('alliance', name, bytes);
    expect(kept).toMatchObject({ name, mediaType, bytes: bytes.length });
    const path = join(folder, 'alliance', kept.sha256.slice(0, 2), kept.sha256);
    expect(await readFile(path)).toEqual(bytes);
    expect(((await stat(path)).mode & 0o777).toString(8)).toBe('440');
  });

  it.each(REFUSED)('refuses %s, whatever it is called, and says what it found', async (_, bytes, found) => {
    for (const name of ['receipt.pdf', 'photo.jpg', 'hours.csv', 'minutes.docx', 'mail.eml']) {
      const problem = await refusalOf(files.keep('alliance', name, bytes));
      expect(problem).toMatchObject({ code: 'exchange.evidence-type-not-allowed', status: 415 });
      expect(problem.details).toMatchObject({ name, found: expect.stringContaining(found) });
    }
  });

  it('follows content, not names', async () => {
    expect(await files.keep('alliance', 'receipt.html', PDF)).toMatchObject({ mediaType: 'application/pdf' });
    expect(await files.keep('alliance', 'receipt.csv', PNG)).toMatchObject({ mediaType: 'image/png' });
    const text = Buffer.from('no header here');
    expect(await files.keep('alliance', 'thanks.eml', text)).toMatchObject({ mediaType: 'text/plain' });
  });

  it('lets a picture hold an archive that is not at its end, where no reader of archives looks for it', async () => {
    const bytes = Buffer.concat([PNG, zip([{ name: 'a', content: 'a' }]), Buffer.from('.')]);
    expect(await files.keep('alliance', 'a.png', bytes)).toMatchObject({ mediaType: 'image/png' });
  });

  it('keeps of bytes by chance only what is text or a known type, and never fails otherwise', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 3_000 }),
        fc.constantFrom(
          '',
          '%PDF-',
          'PK\x03\x04',
          '\x89PNG\r\n\x1a\n',
          '\xff\xd8\xff',
          'RIFF',
          '\0\0\0\x18ftyp',
        ),
        async (bytes, beginning) => {
          const content = Buffer.concat([Buffer.from(beginning, 'latin1'), bytes]);
          const kept = await files.keep('alliance', 'x', content).catch((error: unknown) => error);
          if (kept instanceof Error) {
            expect(kept).toMatchObject({ code: 'exchange.evidence-type-not-allowed' });
            return;
          }
          const { mediaType } = kept as { mediaType: string };
          if (mediaType === 'text/plain')
            expect(content.toString()).not.toMatch(/[^\P{Cc}\t\n\r]|\ufffd|^\s*</u);
          else expect(beginning).not.toBe('');
        },
      ),
      { numRuns: 300 },
    ));
});
