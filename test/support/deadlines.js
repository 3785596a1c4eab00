import { addEventHandler } from 'jest-circus';

/**
 * The runner waits for ever: each test and each hook ends here after Jest's `testTimeout`, or its own, and says so.
 * @param {() => unknown} work
 * @param {number} milliseconds
 */
function withDeadline(work, milliseconds) {
  return async () => {
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const late = new Promise((_resolve, reject) => {
      timer = setTimeout(
        () => reject(new Error(`Not done after ${milliseconds} ms, which is all that it has.`)),
        milliseconds,
      );
    });
    try {
      await Promise.race([work(), late]);
    } catch (thrown) {
      throw told(thrown);
    } finally {
      clearTimeout(timer);
    }
  };
}

/**
 * The runner tells the stack of whatever was thrown, and nothing else of it.
 * @param {unknown} thrown
 */
function told(thrown) {
  if (!(thrown instanceof Error)) return new Error(`Thrown, and no error: ${String(thrown)}`);
  for (let { cause } = thrown; cause instanceof Error; { cause } = cause)
    thrown.stack += `\nbecause ${cause.stack ?? cause.message}`;
  return thrown;
}

const USUAL_MS = 60_000;

addEventHandler((event, state) => {
  if (event.name !== 'add_test' && event.name !== 'add_hook') return;
  const { children, hooks } = state.currentDescribeBlock;
  const added = event.name === 'add_test' ? children.at(-1) : hooks.at(-1);
  if (added && 'fn' in added && added.fn?.length === 0)
    added.fn = withDeadline(/** @type {() => unknown} */ (added.fn), event.timeout ?? USUAL_MS);
});
