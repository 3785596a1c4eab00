import type { DelivererSettings } from '../../src/hooks/deliverer.js';
import { COALITION, contribution, Door, HERE } from '../http/door.js';
import { isSignedWith, Receiver } from '../hooks/receiver.js';
import { onSqlite } from '../support/engines.js';
import { signedIn } from './signed-in.js';
import { textOf, type Got, type Visitor } from './visitor.js';

const HOOKS = `/c/${COALITION}/hooks`;
const QUICK: Partial<DelivererSettings> = {
  pollMs: 20,
  patience: { pausesMs: [20], failingMs: 60_000, refusals: 2 },
};

onSqlite('the pages of web hooks', (engine) => {
  let door: Door;
  let receiver: Receiver;
  let ana: Visitor;

  beforeAll(async () => {
    receiver = await Receiver.open();
    door = await Door.open(await engine.readyUrl(), {
      webHooks: { networks: ['127.0.0.1'], deliverer: QUICK },
    });
    await door.found();
    ana = await signedIn(door, 'ana', [{ coalitionId: COALITION, role: 'coordinator' }]);
  });
  afterAll(async () => {
    await receiver.goDown();
    await door.close();
  });

  const record = (id: string): Promise<unknown> => door.post(`${HERE}/entries`, contribution({ id }));
  const secretOf = ({ text }: Got): string => /class="secret">([^<]*)/.exec(text)![1]!;
  const at = ({ text }: Got): string => /href="([^"]*\/hooks\/[^"]+)"/.exec(text)![1]!;

  it('lead from the people to a hook, whose secret is shown once, and changed', async () => {
    const people = await ana.get(`/c/${COALITION}/people`);
    expect(people.text).toContain(`href="${HOOKS}"`);
    const list = await ana.get(HOOKS);
    expect(textOf(list)).toContain('No other program is told of what is recorded here.');
    const made = await ana.submit(list, '/hooks', { url: receiver.url, ContributionRecorded: 'yes' });
    expect(made.status).toBe(200);
    const secret = secretOf(made);
    await record('told');
    await receiver.until(() => receiver.taken.length === 1);
    expect(isSignedWith(secret, receiver.deliveries[0]!)).toBe(true);

    const page = await ana.get(at(made));
    expect(page.text).not.toContain(secret);
    expect(textOf(page)).toContain('Events that are sent ContributionRecorded');
    const changed = await ana.submit(page, '/secret');
    expect(textOf(changed)).toContain('The old secret signs as well until');
    await record('told-again');
    await receiver.until(() => receiver.taken.length === 2);
    expect(isSignedWith(secretOf(changed), receiver.deliveries[1]!)).toBe(true);
    await receiver.until(async () => textOf(await ana.get(at(made))).includes('has been delivered.'));
    const all = textOf(await ana.get(HOOKS));
    expect(all).toContain('One address is told of what is recorded here; all is well.');
    expect(all).toContain('answered 204');
  });

  it('pause and go on, send again what was kept aside, and end', async () => {
    const path = at(await ana.get(HOOKS));
    const paused = await ana.submitAndFollow(await ana.get(path), '/pausing');
    expect(textOf(paused)).toContain('It is paused, as a coordinator asked.');
    await record('while-paused');
    receiver.answer = () => 400;
    await ana.submitAndFollow(paused, '/resumption');
    await receiver.until(async () => textOf(await ana.get(path)).includes('answered 400 2'));
    expect(textOf(await ana.get(HOOKS))).toContain('one of them needs you.');
    receiver.answer = () => 204;
    const sending = await ana.submitAndFollow(await ana.get(path), '/sending');
    expect(textOf(sending)).toContain('as soon as the web hook delivers');
    await receiver.until(async () => textOf(await ana.get(path)).includes('Nothing is kept aside.'));
    expect(receiver.taken).toHaveLength(3);
    const removed = await ana.submitAndFollow(await ana.get(path), '/removal');
    expect(textOf(removed)).toContain('No web hook yet');
    expect((await ana.get(path)).status).toBe(404);
  });

  it('keep what was typed where it is refused, in French too', async () => {
    const typed = { url: 'https://<b>crm.example/#there', after: '12', PledgeMade: 'yes' };
    const refused = await ana.submit(await ana.get(`${HOOKS}?lang=fr`), '/hooks', typed);
    expect(refused.status).toBe(422);
    expect(textOf(refused)).toContain('Rien ne peut y être remis.');
    expect(refused.text).toContain('value="https://&lt;b>crm.example/#there"');
    expect(refused.text).toMatch(/name="PledgeMade"[^>]* checked/);
    const far = { ...typed, url: 'https://crm.example/', after: '999' };
    const beyond = await ana.submit(await ana.get(HOOKS), '/hooks', far);
    expect(textOf(beyond)).toMatch(/The ledger is at position \d+; up to there is right/);
    const words = await ana.submit(await ana.get(HOOKS), '/hooks', { ...far, after: 'yesterday' });
    expect(textOf(words)).toContain('A position of the ledger is right');
  });
});
