import { aCoalition, contribution } from '../support/builders.js';
import { PgBouncer } from '../support/pgbouncer.js';
import { openedOn } from '../support/ledgers.js';
import { walledDatabase } from '../support/walled-database.js';

it.each(['session', 'transaction'])('tries %s', async (mode) => {
  const database = await walledDatabase();
  await database.letLoginsServe();
  const bouncer = await PgBouncer.before([database.ownerUrl, database.memberUrl], { pool_mode: mode, default_pool_size: mode === 'session' ? '20' : '3' });
  const open = (url: string) => openedOn({ readyUrl: () => Promise.resolve(url) }, { url });
  const seen: string[] = [];
  const look = async (what: string, work: () => Promise<unknown>) => {
    try { await work(); seen.push(`${what}: ok`); } catch (error) { seen.push(`${what}: ${(error as Error).message} ${JSON.stringify((error as {details?: unknown}).details ?? {})}`); }
  };
  await look('owner', async () => (await open(bouncer.urlOf(database.ownerUrl))).close());
  await (await open(database.ownerUrl)).close();
  await look('open', async () => {
    const ledger = await open(bouncer.urlOf(database.memberUrl));
    await look('tell', () => ledger.tellAll(...aCoalition()));
    await look('many', async () => { await Promise.all(Array.from({length: 30}, (_, i) => ledger.tell(contribution(`e${i}`)))); });
    await look('lookups', () => Promise.all(Array.from({length: 30}, () => ledger.ledger.lookUp('SELECT current_user, 1 FROM sessions WHERE token_hash = ?', ['x']))));
    await look('alone', () => ledger.ledger.store.alone(async () => undefined));
    await look('verify', () => ledger.verify());
    await ledger.close();
  });
  await bouncer.stop();
  await database.drop();
  console.log(mode, seen.join('\n'));
}, 60000);
