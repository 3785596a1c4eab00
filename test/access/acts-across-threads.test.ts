import { accessActs } from '../../src/access/acts/access-acts.js';
import { hashOf, newToken } from '../../src/access/secrets/tokens.js';
import { actsBy, actsOn } from '../../src/event-store/acts.js';
import { databaseLocation, openDatabase } from '../../src/event-store/database.js';
import { onSqlite } from '../support/engines.js';

const NOW = '2026-07-01T09:00:00.000Z';

onSqlite('what is told between threads', (engine) => {
  it('keeps a sign-in and what it is bound to, where a Buffer arrives as plain bytes', async () => {
    const { store } = await openDatabase(databaseLocation(await engine.freshUrl()));
    try {
      const run = actsOn(store, { access: accessActs });
      // As it travels to the thread of the lanes, and its answer back.
      const acts = actsBy<typeof accessActs>('access', async (call) =>
        structuredClone(await run(structuredClone(call))),
      );
      const [binding, invitation] = [hashOf(newToken('browser')), hashOf(newToken('invitation'))];
      const signIn = { provider: 'first', state: 's', nonce: 'n', verifier: 'v', returnTo: '/', invitation };
      await acts.run('beginSignIn', { signIn, binding, now: NOW });
      const asked = { state: 's', provider: 'first', now: NOW };
      expect(await acts.run('takeSignIn', { ...asked, binding: hashOf('other') })).toBeNull();
      const taken = await acts.run('takeSignIn', { ...asked, binding });
      expect(taken).toMatchObject({ nonce: 'n', verifier: 'v', returnTo: '/' });
      expect(Buffer.from(taken!.invitation!).equals(invitation)).toBe(true);
    } finally {
      await store.close();
    }
  });
});
