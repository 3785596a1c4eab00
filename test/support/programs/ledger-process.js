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
const { Ledger } = await import(new URL('event-store/ledger.js', compiled).href);
const { databaseLocation } = await import(new URL('event-store/database.js', compiled).href);
const { ledgerModel } = await import(new URL('ledger-model.js', compiled).href);

/** @param {object} line */
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

/** @param {unknown} error */
const refused = (error) =>
  error instanceof Error && 'code' in error && 'details' in error
    ? { code: error.code, details: error.details }
    : { code: String(error) };

/**
 * @param {{ id: string, commands?: object[], batch?: { coalitionId: string }[], rebuild?: boolean }} request
 * @returns {Promise<object>}
 */
async function answer({ id, commands, batch, rebuild }) {
  try {
    if (commands)
      return { id, results: await Promise.all(commands.map((command) => ledger.execute(command))) };
    if (rebuild) await ledger.rebuild();
    else if (batch) await ledger.batch(batch[0]?.coalitionId, inOneTransaction(batch));
    return { id, results: [] };
  } catch (error) {
    return { id, refused: refused(error) };
  }
}

/**
 * @param {object[]} requests
 * @returns {(transaction: any) => Promise<void>}
 */
function inOneTransaction(requests) {
  return async (transaction) => {
    await transaction.prepare(requests);
    for (const request of requests) transaction.execute(request);
  };
}

const ledger = await Ledger.open(databaseLocation(process.argv[2]), ledgerModel);
say({ ready: ledger.opened });

const pending = new Set();
for await (const line of createInterface({ input: process.stdin })) {
  const done = answer(JSON.parse(line)).then((reply) => {
    say(reply);
    pending.delete(done);
  });
  pending.add(done);
}
await Promise.all(pending);
await ledger.close();
