import { hashOf, newToken } from '../../../src/access/secrets/tokens.js';
import { signInActs, type BegunSignIn } from '../../../src/access/sign-in/sign-in-acts.js';
import { databaseLocation, openDatabase } from '../../../src/event-store/database.js';
import type { LedgerStore } from '../../../src/event-store/store.js';
import { onBothEngines } from '../../support/engines.js';

const NOW = '2026-07-01T09:00:00.000Z';
const LATER = '2026-07-01T09:09:59.999Z';
const TOO_LATE = '2026-07-01T09:10:00.000Z';
const BROWSER = hashOf(newToken('browser'));

onBothEngines('a sign-in elsewhere', (engine) => {
  let store: LedgerStore;
  let states = 0;

  beforeAll(async () => {
    ({ store } = await openDatabase(databaseLocation(await engine.freshUrl())));
  });
  afterAll(() => store.close());

  const begun = async (over: Partial<BegunSignIn> = {}, now = NOW): Promise<BegunSignIn> => {
    states += 1;
    const signIn = {
      provider: 'first',
      state: `state-${states}`,
      nonce: 'nonce',
      verifier: 'verifier',
      returnTo: '/members',
      invitation: null,
      ...over,
    };
    await signInActs.beginSignIn(store, { signIn, binding: BROWSER, now });
    return signIn;
  };
  const taken = (state: string, over: { provider?: string; binding?: Buffer; now?: string } = {}) =>
    signInActs.takeSignIn(store, { state, provider: 'first', binding: BROWSER, now: NOW, ...over });
  const rows = () => store.read((snapshot) => snapshot.query('SELECT * FROM sign_ins_elsewhere'));

  it('is there when the browser is back, as it was begun', async () => {
    const signIn = await begun({ invitation: hashOf(newToken('invitation')) });
    expect(await taken(signIn.state, { now: LATER })).toEqual(signIn);
  });

  it('serves once, of however many who come at the same time', async () => {
    const { state } = await begun();
    const all = await Promise.all(Array.from({ length: 10 }, () => taken(state)));
    expect(all.filter((one) => one !== null)).toHaveLength(1);
    expect(await taken(state)).toBeNull();
  });

  it.each([
    ['in another browser', { binding: hashOf(newToken('browser')) }],
    ['with another provider', { provider: 'other' }],
  ])('is not taken %s, and stays for whoever began it', async (_, over) => {
    const { state } = await begun();
    expect(await taken(state, over)).toBeNull();
    expect(await taken(state)).not.toBeNull();
  });

  it('is not taken without a state that was begun', async () => {
    const { state } = await begun();
    for (const other of ['', 'state', state.toUpperCase(), `${state} `])
      expect(await taken(other)).toBeNull();
  });

  it('has ten minutes', async () => {
    const { state } = await begun();
    expect(await taken(state, { now: TOO_LATE })).toBeNull();
  });

  it('leaves nothing behind where nobody comes back, and no state that a reader of the table could use', async () => {
    const { state } = await begun();
    expect(JSON.stringify(await rows())).not.toContain(state);
    await begun({}, TOO_LATE);
    expect(await rows()).toHaveLength(1);
  });
});
