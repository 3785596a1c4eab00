import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { TerminalProcess } from '../support/terminal-process.js';

const ROOT = join(import.meta.dirname, '..', '..');
const DOCUMENTS = ['docs/tutorial.md'];

interface Block {
  readonly language: string;
  /** What stands behind the language: the name of a file, or that a command is refused. */
  readonly about: string;
  readonly text: string;
}

function blocksOf(document: string): Block[] {
  const text = readFileSync(join(ROOT, document), 'utf8');
  return [...text.matchAll(/^```(\w+)(?: ([^\n]+))?\n(.*?)^```$/gms)].map(([, language, about, body]) => ({
    language: language!,
    about: about ?? '',
    text: body!,
  }));
}

/** Columns of a table and the ends of its lines are as wide as their content. */
const plain = (text: string): string => text.trim().replace(/[ \t]+$/gm, '');

/** `init --name "Two words"` as a shell would split it; documents quote with double quotes alone. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
}

describe.each(DOCUMENTS)('%s', (document) => {
  let folder: string;
  let terminal: TerminalProcess;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'evenhand-tutorial-'));
    terminal = TerminalProcess.open(folder);
  });
  afterAll(async () => {
    await terminal.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('does what it says, command by command, in an empty folder', async () => {
    let url = '';
    let said = '';
    let commands = 0;
    const run = async (line: string, expected: number): Promise<void> => {
      const exported = /^export EVENHAND_DATABASE_URL=(.*)$/.exec(line);
      if (exported) {
        url = exported[1]!;
        return;
      }
      if (!line.startsWith('npx evenhand ')) {
        execFileSync('/bin/sh', ['-c', line], { cwd: folder });
        return;
      }
      const { code, stdout, stderr } = await terminal.run(url, wordsOf(line).slice(2));
      said = stdout + stderr;
      expect([line, code, code === expected ? '' : said]).toEqual([line, expected, '']);
      commands += 1;
    };
    for (const { language, about, text } of blocksOf(document)) {
      if (language === 'csv') {
        mkdirSync(dirname(join(folder, about)), { recursive: true });
        writeFileSync(join(folder, about), text);
      } else if (language === 'sh') {
        for (const line of text.trim().split('\n')) await run(line, about === 'refused' ? 1 : 0);
      } else if (language === 'text') expect(plain(said)).toBe(plain(text));
    }
    expect(commands).toBeGreaterThan(20);
  }, 120_000);
});
