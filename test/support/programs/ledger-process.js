/**
 * A ledger in a process of its own, which a test can kill. Runs the compiled program.
 *
 * Reads one request a line, answers each in a line of its own as soon as it is done:
 *   {"id", "commands": [request]}             each command by itself
 *   {"id", "batch": [request], "actor"}       all in one transaction, or none
 *   {"id", "rebuild": true}
 * Says {"ready"} once the database is open, and ends when its input does.
 */
import { createInterface } from 'node:readline';

const compiled = new URL('../../../dist/src/', import.meta.url);
/**
 * @param {string} path
 * @returns {Promise<unknown>}
 */
const load = (path) => import(new URL(path, compiled).href);
const { Ledger } = /** @type {typeof import('../../../src/event-store/ledger.js')} */ (
  await load('event-store/ledger.js')
);
const { databaseLocation } = /** @type {typeof import('../../../src/event-store/database.js')} */ (
  await load('event-store/database.js')
);
const { ledgerModel } = /** @type {typeof import('../../../src/ledger-model.js')} */ (
  await load('ledger-model.js')
);

/** @typedef {import('../../../src/event-store/ledger-transaction.js').CommandRequest} CommandRequest */
/** @typedef {import('../../../src/coalition/domain/directory.js').Directory} Directory */
/** @typedef {import('../../../src/event-store/ledger-transaction.js').LedgerTransaction<Directory>} Transaction */
/** @typedef {{ id: string, commands?: CommandRequest[], batch?: CommandRequest[], rebuild?: boolean }} Request */

/** @param {object} line */
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

/** @param {unknown} error */
const refused = (error) =>
  error instanceof Error && 'code' in error && 'details' in error
    ? { code: error.code, details: error.details }
    : { code: String(error) };

/**
 * @param {Request} request
 * @returns {Promise<object>}
 */
async function answer({ id, commands, batch, rebuild }) {
  try {
    if (commands)
      return { id, results: await Promise.all(commands.map((command) => ledger.execute(command))) };
    if (rebuild) await ledger.rebuild();
    else if (batch) await ledger.batch(batch[0]?.coalitionId ?? '', inOneTransaction(batch));
    return { id, results: [] };
  } catch (error) {
    return { id, refused: refused(error) };
  }
}

/**
 * @param {CommandRequest[]} requests
 * @returns {(transaction: Transaction) => Promise<void>}
 */
function inOneTransaction(requests) {
  return async (transaction) => {
    await transaction.prepare(requests);
    for (const request of requests) transaction.execute(request);
  };
}

const ledger = await Ledger.open(databaseLocation(process.argv[2] ?? ''), ledgerModel);
say({ ready: ledger.opened });

const pending = new Set();
for await (const line of createInterface({ input: process.stdin })) {
  const request = /** @type {Request} */ (JSON.parse(line));
  const done = answer(request).then((reply) => {
    say(reply);
    pending.delete(done);
  });
  pending.add(done);
}
await Promise.all(pending);
await ledger.close();
