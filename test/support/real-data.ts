/**
 * A suite on real data, which is no part of this repository: EVENHAND_REAL_DATA names its folder. Without it the
 * suite is skipped, and the run lists it by name.
 */
export function onRealData(name: string, suite: (folder: string) => void): void {
  const folder = process.env.EVENHAND_REAL_DATA;
  if (folder) describe(name, () => suite(folder));
  else describe.skip(`${name} (EVENHAND_REAL_DATA is not set)`, () => suite(''));
}
