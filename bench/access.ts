/**
 * What it adds to a request that somebody is let in by the guard: the credential is looked up with its grants, the policy is
 * asked, the request is counted.
 *
 * Ours: POST to the route of `http` that records nothing, by a session and by a key, one request after another on one
 * connection, so that what a request takes is what it waits for.
 *
 * Against the same route without a guard: same body, same checks of the body, same answer. The difference is what access costs.
 *
 * On PostgreSQL it is remembered for a moment who is behind a credential, so that is measured as well for requests that come singly,
 * against the same route without a guard asked as seldom.
 */
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseLocation } from '../src/event-store/database.js';
import { Ledger } from '../src/event-store/ledger.js';
import { createApp } from '../src/main.js';
import { ledgerModel } from '../src/ledger-model.js';
import { bearerAt, cookieAt } from './credentials.js';
import { found } from './ledgers.js';
import { addFigure, addRatio, outcome, spreadOf, type Outcome } from './measure.js';
import { withFolder, type BenchOptions } from './places.js';
import { withPostgres } from './postgres.js';
import { COALITION } from './workload.js';

const BODY = JSON.stringify({
  ...{ direction: 'contribution', memberId: 'm1', kind: 'funds', occurredOn: '2026-01-01' },
  ...{ quantity: '1.00', unit: 'EUR' },
});

/** Requests that come singly: later than anything is remembered. */
const SINGLE_REQUESTS = 15;
const APART_MS = 70;

export function accessOnSqlite(options: BenchOptions): Promise<Outcome> {
  return withFolder((folder) => measured(`sqlite:${join(folder, 'ledger.sqlite')}`, 'SQLite', options));
}

export function accessOnPostgres(options: BenchOptions): Promise<Outcome> {
  return withPostgres((url) => measured(url, 'PostgreSQL', options));
}

async function measured(url: string, engine: string, options: BenchOptions): Promise<Outcome> {
  const result = outcome(`Access, ${engine}`);
  const { rounds, requests } = options.short ? { rounds: 5, requests: 500 } : { rounds: 15, requests: 2_000 };
  const location = databaseLocation(url);
  const ledger = await Ledger.open(location, ledgerModel);
  await found(ledger);
  const [bearer, cookie] = [await bearerAt(ledger.store), await cookieAt(ledger.store)];
  const requestLimits = { address: null, person: null, key: null };
  const { app, close } = await createApp({ location, benchmark: true, requestLimits });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    await app.listen(0, '127.0.0.1');
    const origin = await app.getUrl();
    const door = `${origin}/api/v1/coalitions/${COALITION}/no-op`;
    const waits = { open: [] as number[], session: [] as number[], key: [] as number[] };
    const singly: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const open = await medianWait(agent, `${door}/open`, {}, requests);
      const session = await medianWait(agent, door, { cookie, origin }, requests);
      const key = await medianWait(agent, door, { authorization: bearer }, requests);
      const alone =
        (await medianWait(agent, door, { cookie, origin }, SINGLE_REQUESTS, APART_MS)) -
        (await medianWait(agent, `${door}/open`, {}, SINGLE_REQUESTS, APART_MS));
      // The first one warms up what all use.
      if (round === 0) continue;
      waits.open.push(open);
      waits.session.push(session);
      waits.key.push(key);
      singly.push(alone);
    }
    addFigure(result, 'a request that nobody looks at', 'ms', waits.open);
    for (const by of ['session', 'key'] as const) {
      const added = waits[by].map((wait, i) => wait - waits.open[i]!);
      addFigure(result, `added to it where it is let in by a ${by}`, 'ms', added, '< 0.2');
      addRatio(result, `let in by a ${by} / not looked at`, waits[by], waits.open, '');
    }
    addFigure(
      result,
      `added to one by a session that comes ${String(APART_MS)} ms after the last`,
      'ms',
      singly,
    );
  } finally {
    agent.destroy();
    await close();
    await ledger.close();
  }
  return result;
}

/** The median of what requests wait for, in milliseconds. */
async function medianWait(
  agent: Agent,
  url: string,
  headers: Readonly<Record<string, string>>,
  requests: number,
  apartMs = 0,
): Promise<number> {
  const waits: number[] = [];
  for (let i = 0; i < requests; i += 1) {
    if (apartMs > 0) await pause(apartMs);
    const start = performance.now();
    await post(agent, url, headers);
    waits.push(performance.now() - start);
  }
  return spreadOf(waits).median;
}

function post(agent: Agent, url: string, headers: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const type = { 'content-type': 'application/json', 'content-length': String(BODY.length) };
    const sent = request(url, { method: 'POST', agent, headers: { ...type, ...headers } }, (answer) => {
      answer.resume();
      answer.once('end', () => {
        if (answer.statusCode === 201) resolve();
        else reject(new Error(`${url} answered ${String(answer.statusCode)}`));
      });
    });
    sent.once('error', reject);
    sent.end(BODY);
  });
}
