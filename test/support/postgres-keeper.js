/**
 * Keeps the PostgreSQL server of one test run, as a process of its own, for exactly as long as the run lives.
 *
 * It says in one line of JSON where the server is (or why there is none), and ends server and data when its standard
 * input closes. The operating system closes that pipe however the run ends (done, failed, Ctrl-C or
 * kill -9), so no server is left behind.
 */
import { startPostgres } from './postgres-process.js';

let runHasEnded = false;
const starting = startPostgres();

async function end() {
  runHasEnded = true;
  // A run that ends while its server still starts must not leave it behind either.
  const server = await starting.catch(() => undefined);
  await server?.stop();
  process.exit(0);
}

process.stdin
  .on('end', () => void end())
  .on('close', () => void end())
  .resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end());
// With the run gone nobody reads what is said here, and that must not keep the server from being ended.
process.stdout.on('error', () => {});

try {
  const server = await starting;
  process.stdout.write(`${JSON.stringify({ url: server.url, processId: server.processId })}\n`);
  await server.exited;
  if (!runHasEnded) {
    process.stderr.write(`PostgreSQL ended in the middle of the tests:\n${server.log()}\n`);
    await end();
  }
} catch (error) {
  process.stdout.write(
    `${JSON.stringify({ missing: error instanceof Error ? error.message : String(error) })}\n`,
  );
  process.exit(1);
}
