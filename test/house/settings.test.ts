import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const VARIABLE = /EVENHAND_[A-Z_]*[A-Z]/g;

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(ROOT, path)).isDirectory() ? filesUnder(path) : [path];
  });
}

function variablesIn(paths: readonly string[]): string[] {
  const found = paths.flatMap((path) => readFileSync(join(ROOT, path), 'utf8').match(VARIABLE) ?? []);
  return [...new Set(found)].sort();
}

/** Whether one text speaks of a variable; families are told of by one of them (`…_PER_ADDRESS`) or by a name for all. */
const isTold = (told: readonly string[]) => (name: string) =>
  told.includes(name) || told.some((one) => name.startsWith(one) || one.startsWith(`${name}_`));

describe('the settings of the service', () => {
  // Pictures are taken by tests alone.
  const read = variablesIn(filesUnder('src')).filter((name) => name !== 'EVENHAND_PICTURES');

  it('are all in the README or in the documents that it leads to', () => {
    const told = variablesIn(['README.md', ...filesUnder('docs')]);
    expect(read.length).toBeGreaterThan(15);
    expect(read.filter((name) => !isTold(told)(name) && !name.startsWith('EVENHAND_OIDC_'))).toEqual([]);
  });

  it('are those that the files for running it set', () => {
    const set = variablesIn(filesUnder('deploy'));
    expect(set.length).toBeGreaterThan(5);
    expect(set.filter((name) => !read.includes(name))).toEqual([]);
  });

  it.each(['deploy/Dockerfile', 'deploy/compose.yaml', 'deploy/evenhand.service'])(
    'lead from %s to files that there are',
    (path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      const built = [
        ...text.matchAll(/(?:\/evenhand\/|opt\/evenhand\/|node["', ]+)(dist\/[\w/.-]+\.js)/g),
      ].map(([, file]) => file!);
      expect(built.length).toBeGreaterThan(0);
      for (const file of built) {
        const source = file.replace(/^dist\//, '').replace(/\.js$/, '.ts');
        expect([file, statSync(join(ROOT, source)).isFile()]).toEqual([file, true]);
      }
    },
  );
});
