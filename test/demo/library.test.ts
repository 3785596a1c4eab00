import { demoCoalition } from '../../scripts/demo/coalition.js';
import { libraryBreaches } from './library-laws.js';
import { cell, quarterOf, rowsOf, type Files } from './reading.js';

const SEEDS = [2026, 0, -1, 783_984, 9_007_199_254_740_991];

describe.each(SEEDS)('what members know with seed %d', (seed) => {
  const { files } = demoCoalition(seed);

  it('is shared by members, and used by others after that, who confirm it', () => {
    expect(libraryBreaches(files)).toEqual([]);
  });

  it('is a library of sixteen assets, three deep, of which two wait for their first use', () => {
    const assets = rowsOf(files, 'knowledge.csv');
    const used = new Set(rowsOf(files, 'applications.csv').map((use) => cell(use, 'asset_id')));
    expect(assets).toHaveLength(16);
    expect(assets.map((asset) => cell(asset, 'asset_id')).filter((id) => !used.has(id))).toEqual([
      'visiting',
      'merging',
    ]);
    const parentsOf = (id: string): string =>
      cell(
        assets.find((asset) => asset['asset_id'] === id)!,
        'derives_from',
      );
    expect(parentsOf('asthma-study')).toContain('mould-atlas');
    expect(parentsOf('mould-atlas')).toBe('door-knocking');
  });

  it('is used in every quarter, and by a sister of its author', () => {
    const uses = rowsOf(files, 'applications.csv');
    expect(new Set(uses.map((use) => quarterOf(cell(use, 'applied_on')))).size).toBe(9);
    expect(uses).toContainEqual(
      expect.objectContaining({ asset_id: 'navigators', member_id: 'st-brigids', confirmed_by: 'backbone' }),
    );
  });
});

describe('the laws of the library', () => {
  const { files } = demoCoalition();
  const changed = (name: 'knowledge.csv' | 'applications.csv', from: RegExp, to: string): Files => {
    const text = files[name].replace(from, to);
    expect(text).not.toBe(files[name]);
    return { ...files, [name]: text };
  };
  it.each<readonly [string, string, Files]>([
    [
      'an author is nobody',
      'its author nobody is no member',
      changed('knowledge.csv', /,lumenbyte,/, ',nobody,'),
    ],
    ['shares are not whole', 'do not sum to 1', changed('knowledge.csv', /:0\.6\|/, ':0.5|')],
    [
      'a child is older than its parent',
      'it comes before first-aid',
      changed('knowledge.csv', /(first-aid,[^,]*),[^,]*/, '$1,2026-01-05'),
    ],
    [
      'something is used before it was shared',
      'glossary was not shared',
      changed('knowledge.csv', /(glossary,[^,]*),[^,]*/, '$1,2026-07-01'),
    ],
    [
      'an author uses its own',
      'pier-nine uses its own',
      changed('applications.csv', /club-night,open-door/, 'club-night,pier-nine'),
    ],
    [
      'an author confirms',
      'an author confirms it',
      changed('applications.csv', /(club-night,.*),open-door,/, '$1,pier-nine,'),
    ],
    [
      'a use is confirmed before it was',
      'confirmed before it was',
      changed('applications.csv', /,[\d-]+,\n/, ',2024-10-01,\n'),
    ],
    ['two uses share an id', 'share an id', changed('applications.csv', /U-002/, 'U-001')],
  ])('notice when %s', (_, breach, broken) => {
    expect(libraryBreaches(broken).join('\n')).toContain(breach);
  });
});
