/**
 * Founds a coalition, lets members join, records who gave and who got what, and reads the balances: by the typed client beside it.
 *
 *     EVENHAND_INVITATION=LINK EVENHAND_PASSWORD=WORDS node dist/examples/client/neighbours.js
 *
 * EVENHAND_INVITATION is the link that a new server prints for its first operator; without it EVENHAND_EMAIL signs in. EVENHAND_URL says
 * where the server is, EVENHAND_COALITION which coalition to work in.
 */
import { ApiProblem, Client } from './client.js';

const SERVER = process.env['EVENHAND_URL'] ?? 'http://127.0.0.1:3000';
const COALITION = process.env['EVENHAND_COALITION'] ?? 'mill-lane';
const INVITATION = process.env['EVENHAND_INVITATION'];
const EMAIL = process.env['EVENHAND_EMAIL'] ?? 'orla@mill-lane.example';
const PASSWORD = process.env['EVENHAND_PASSWORD'] ?? '';

const client = new Client({ server: SERVER });
const path = { slug: COALITION };
const today = new Date().toISOString().slice(0, 10);

async function comeIn(): Promise<void> {
  if (INVITATION === undefined) {
    await client.call('signIn', { body: { email: EMAIL, password: PASSWORD } });
    return;
  }
  const token = INVITATION.slice(INVITATION.lastIndexOf('/') + 1);
  await client.call('joinByInvitation', {
    body: { token, name: 'Orla Byrne', email: EMAIL, password: PASSWORD },
  });
}

/** The same act has the same key, so that this can be run again after it broke off: nothing is done twice. */
const once = (act: string): { readonly idempotencyKey: string } => ({ idempotencyKey: `mill-lane ${act}` });

async function work(): Promise<void> {
  const founding = { id: COALITION, name: 'Mill Lane', currency: 'EUR', timeZone: 'UTC' };
  await client.call('foundCoalition', { body: founding }, once('founding'));
  for (const id of ['bakery', 'clinic', 'school']) {
    const body = { id, name: `The ${id}`, joinedOn: '2024-01-01' };
    await client.call('joinMember', { path, body }, once(`member ${id}`));
  }
  const given = {
    id: 'first',
    direction: 'exchange',
    kind: 'funds',
    unit: 'EUR',
    quantity: '120.50',
  } as const;
  const body = { ...given, memberId: 'bakery', counterparty: 'member:school', occurredOn: today };
  const { id, changed } = await client.call('recordEntry', { path, body }, once('first entry'));
  print(`${changed ? 'Recorded' : 'Found'} entry ${id}.`);

  // Pages of two, to show that nobody has to count them.
  const names: string[] = [];
  for await (const member of client.items('listMembers', { path, query: { limit: 2 } }))
    names.push(member.name);
  print(`Members: ${names.join(', ')}.`);

  const { members, currency } = await client.call('getBalances', { path });
  for (const { name, balance } of members) print(`${name}: ${balance.closing} ${currency}`);

  try {
    await client.call('getMember', { path: { ...path, id: 'brewery' } });
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'coalition.member-unknown') throw error;
    print(`Refused, as it should be: ${error.problem.detail}`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await comeIn();
  await work();
} catch (error) {
  process.stderr.write(`${SERVER}: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
