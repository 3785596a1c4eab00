import sequencer from '@jest/test-sequencer';

/** The package’s module for import has its class as default; its types are those of the one for require. */
const Sequencer = /** @type {typeof sequencer.default} */ (/** @type {unknown} */ (sequencer));

/** Files that take longer than any other, from the longest on. */
const LONGEST = [
  'http/generated/requests',
  'real-data/terminal',
  'http/threads',
  'faults/',
  'event-store/several-processes',
  'web/',
];

/**
 * Begins with the files that take longest, so that none of them is still at work when everything else is done. Jest knows how long a file
 * takes from its last run, which a fresh clone has not had.
 */
export default class LongestFirst extends Sequencer {
  /**
   * @override
   * @param {import('@jest/test-result').Test[]} tests
   * @returns {Promise<import('@jest/test-result').Test[]>}
   */
  async sort(tests) {
    /** @param {{ readonly path: string }} test */
    const place = ({ path }) => {
      const at = LONGEST.findIndex((name) => path.includes(`/test/${name}`));
      return at < 0 ? LONGEST.length : at;
    };
    return [...(await super.sort(tests))].sort((one, other) => place(one) - place(other));
  }
}
