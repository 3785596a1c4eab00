import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Sqlite from 'better-sqlite3';
import { onBothEngines, onSqlite } from '../support/engines.js';
import { keyAt } from './callers.js';
import { API, coalition, contribution, HERE, member } from './door.js';

/** The compiled service: threads run no TypeScript. */
const MAIN = resolve('dist/src/main.js');

/** Starts the service as it is shipped, says where it listens, and stops when it is told to. */
const PROGRAM = `
  const [main, database] = process.argv.slice(1);
  const { serve } = await import(main);
  const { databaseLocation } = await import(new URL('event-store/database.js', main));
  const reportFiles = { runner: { leaseMs: 400, pollMs: 50 } };
  const served = await serve({ location: databaseLocation(database), port: 0, reportFiles, requestLimits: { person: null, key: null } });
  process.stdout.write(served.address + '\\n');
  process.once('SIGTERM', () => void served.close());
`;

interface Service {
  readonly address: string;
  /** The header of a key that may do everything in the coalition of these tests. */
  readonly key: Record<string, string>;
  readonly child: ChildProcess;
  readonly log: () => string;
}

const services: Service[] = [];
afterEach(() => {
  for (const { child } of services.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

async function start(url: string, ...flags: string[]): Promise<Service> {
  expect(existsSync(MAIN)).toBe(true);
  const child = spawn(
    process.execPath,
    [...flags, '--input-type=module', '-e', PROGRAM, pathToFileURL(MAIN).href, url],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const [address] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(() => [`the service ended: ${log}`]),
  ])) as [string];
  const key = address.startsWith('http') ? await keyAt(url, 'river-basin') : {};
  const service = { address, child, key, log: () => log };
  services.push(service);
  return service;
}

async function stop({ child }: Service): Promise<number | null> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const [code] = (await ended) as [number | null];
  return code;
}

const send = async (service: Service, path: string, body?: object, headers: Record<string, string> = {}) => {
  const response = await fetch(`${service.address}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...service.key, ...headers },
    body: body ? JSON.stringify(body) : null,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

async function found(service: Service): Promise<void> {
  await send(service, `${API}/coalitions`, coalition('river-basin'));
  await send(service, `${HERE}/members`, member('clinic'));
}

onBothEngines('the service with its threads', (engine) => {
  it('records, reads what it recorded, refuses and replays across threads', async () => {
    const service = await start(await engine.readyUrl());
    await found(service);
    const key = { 'idempotency-key': 'k' };
    const recorded = await send(service, `${HERE}/entries`, contribution({ id: 'one' }), key);
    expect(recorded).toEqual({ status: 201, body: { id: 'one', position: 3, changed: true } });
    expect(await send(service, `${HERE}/entries`, contribution({ id: 'one' }), key)).toEqual(recorded);
    expect((await send(service, `${HERE}/entries/one`)).body['quantity']).toBe('100.00');
    const refused = await send(service, `${HERE}/entries`, contribution({ memberId: 'nobody' }));
    expect(refused).toMatchObject({
      status: 404,
      body: { code: 'coalition.member-unknown', member: 'nobody' },
    });
    const { body: known } = await send(service, `${HERE}/balances?asKnownAt=2`);
    expect(known).toMatchObject({ position: 2, members: [{ id: 'clinic', given: { value: '0.00' } }] });
    const page = await fetch(`${service.address}/c/river-basin/reports/2026-Q3`, {
      headers: { ...service.key, accept: 'text/html' },
    });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<svg')]);
    const { body: job } = await send(service, `${HERE}/verifications`, {});
    for (let state = 'running'; state === 'running';) {
      const { body } = await send(service, `${HERE}/jobs/${String(job['id'])}`);
      state = body['state'] as string;
      if (state !== 'running') expect(body).toMatchObject({ state: 'done', result: { ok: true, events: 3 } });
    }
    const form = new FormData();
    const row = 'two,contribution,clinic,funds,2026-07-02,5.00,EUR';
    form.append(
      'files',
      new Blob([`entry_id,direction,member_id,kind,occurred_on,quantity,unit\n${row}\n`]),
      'entries.csv',
    );
    const imported = await fetch(`${service.address}${HERE}/imports`, {
      method: 'POST',
      body: form,
      headers: service.key,
    });
    expect(await imported.json()).toMatchObject({ position: { before: 3, after: 5 } });
    const next = await send(service, `${HERE}/entries`, contribution({ id: 'three' }));
    expect(next.body).toEqual({ id: 'three', position: 6, changed: true });
    expect((await send(service, `${HERE}/entries`, contribution({ id: 'two' }))).body['code']).toBe(
      'exchange.entry-exists',
    );
    const journal = await fetch(`${service.address}${HERE}/exports/hledger`, { headers: service.key });
    expect(await journal.text()).toContain('5.00');
    expect(service.log()).toContain('/invitations/evi_');
    expect(await stop(service)).toBe(0);
  });

  it('keeps every acknowledged entry when it is stopped under load, and closes in order', async () => {
    const url = await engine.readyUrl();
    const service = await start(url);
    await found(service);
    const acknowledged: string[] = [];
    let refused = 0;
    let stopping = false;
    const callers = Array.from({ length: 20 }, async (_, caller) => {
      for (let i = 0; ; i += 1) {
        const id = `${String(caller)}-${String(i)}`;
        try {
          const { status } = await send(service, `${HERE}/entries`, contribution({ id }));
          if (status === 201) acknowledged.push(id);
          else refused += 1;
        } catch {
          // The service has stopped listening.
          if (!stopping) throw new Error(`refused before it was stopped: ${service.log()}`);
          return;
        }
      }
    });
    while (acknowledged.length < 500) await new Promise((resume) => setTimeout(resume, 20));
    stopping = true;
    const stoppedAt = performance.now();
    expect(await stop(service)).toBe(0);
    // Not held up by connections that nobody uses any more, nor by the patience with those that somebody does.
    expect(performance.now() - stoppedAt).toBeLessThan(8_000);
    await Promise.all(callers);
    expect(refused).toBe(0);

    const again = await start(url);
    const recorded = new Set<string>();
    for (let after: string | null = ''; after !== null;) {
      const { body } = await send(again, `${HERE}/entries?limit=500${after && `&after=${after}`}`);
      for (const { id } of body['items'] as { id: string }[]) recorded.add(id);
      after = body['next'] as string | null;
    }
    expect(acknowledged.filter((id) => !recorded.has(id))).toEqual([]);
    expect(await stop(again)).toBe(0);
  });
});

/** Whichever engine it has. */
onSqlite('the start of the service with its threads', (engine) => {
  it('starts under flags that set the limits of memory', async () => {
    const service = await start(await engine.freshUrl(), '--max-old-space-size=1024');
    await found(service);
    expect((await send(service, `${HERE}/members/clinic`)).status).toBe(200);
    expect(await stop(service)).toBe(0);
  });

  it('tells that the database cannot be opened', async () => {
    const service = await start('sqlite:/dev/null/nowhere/ledger.sqlite');
    expect(service.address).toContain('the service ended');
    expect(service.log()).toContain('/dev/null/nowhere/ledger.sqlite cannot be opened');
  });

  // Which engine keeps its job is nothing to the threads: `test/reports/report-files` has both.
  if (engine.name !== 'SQLite') return;

  it('makes the file that was ordered, though it is killed over it, and leaves one waiting when it is stopped', async () => {
    const url = await engine.readyUrl();
    let service = await start(url);
    await found(service);
    const order = async (quarter: string): Promise<string> => {
      const { body } = await send(service, `${HERE}/report-files`, { quarter, format: 'pdf' });
      return `${HERE}/report-files/${String(body['id'])}`;
    };
    const until = async (here: string, ...states: string[]): Promise<Record<string, unknown>> => {
      for (;;) {
        const { body } = await send(service, here);
        if (states.includes(body['state'] as string)) return body;
        await new Promise((resume) => setTimeout(resume, 20));
      }
    };
    const first = await order('2026-Q3');
    expect(await until(first, 'running', 'done')).toMatchObject({ state: 'running', file: null });
    const killed = once(service.child, 'exit');
    service.child.kill('SIGKILL');
    await killed;
    service = await start(url);
    const { file } = (await until(first, 'done', 'failed')) as { file: { href: string; sha256: string } };
    const bytes = Buffer.from(
      await (await fetch(`${service.address}${file.href}`, { headers: service.key })).arrayBuffer(),
    );
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);

    await until(await order('2026-Q2'), 'running');
    expect(await stop(service)).toBe(0);
    const database = new Sqlite(url.slice('sqlite:'.length), { readonly: true });
    const states = database.prepare('SELECT state FROM file_jobs ORDER BY id').pluck().all();
    database.close();
    expect(states).toEqual(['done', 'waiting']);
  });
});
