import { readFileSync } from 'node:fs';
import { permissions, STANDPOINTS_IN_WORDS, type Act } from '../../src/coalition/domain/authority.js';

/** The rows of the table that says who may do what. */
function rowsIn(document: string): Map<string, string> {
  const table = document.split('| act ')[1]!.split('\n\n')[0]!.trimEnd();
  const rows = table.split('\n').slice(2);
  return new Map(
    rows.map((row) => {
      const [, act, who] = row.split('|').map((cell) => cell.trim());
      return [act!, who!];
    }),
  );
}

describe('docs/entries.md, docs/knowledge-equity.md, docs/recognition.md and docs/review.md', () => {
  it('says of every act who may do it, as the domain has it', () => {
    const documents = ['entries', 'knowledge-equity', 'recognition', 'review'].map(
      (name) => `docs/${name}.md`,
    );
    const told = new Map(documents.flatMap((path) => [...rowsIn(readFileSync(path, 'utf8'))]));
    const known = (Object.keys(permissions) as Act[]).map((act): [string, string] => {
      const who = permissions[act].map((standpoint) => STANDPOINTS_IN_WORDS[standpoint]);
      return [act, who.length === 0 ? 'nobody else' : who.join(', or ')];
    });
    expect(told).toEqual(new Map(known));
  });
});
