import { once } from 'node:events';

/** After the last test: removes the databases that tests copied, ends the server that the run started, and waits until its data is gone. */
export default async function endThisRun() {
  /** @type {import('./templates.js').Templates | undefined} */
  const templates = Reflect.get(globalThis, 'evenhandTemplates');
  await templates?.remove();
  /** @type {import('node:child_process').ChildProcessWithoutNullStreams | undefined} */
  const keeper = Reflect.get(globalThis, 'evenhandPostgresKeeper');
  if (!keeper) return;
  delete process.env.EVENHAND_TEST_POSTGRES_URL;
  keeper.ref();
  keeper.stdin.end();
  if (keeper.exitCode === null) await once(keeper, 'exit');
}
