import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Letter, Posting } from '../../src/access/mail/mail.js';
import { personId } from '../http/callers.js';
import { COALITION, Door } from '../http/door.js';
import { sendTo } from '../http/send-to.js';
import { onSqlite } from '../support/engines.js';
import { textOf, Visitor } from './visitor.js';

onSqlite('pages of somebody’s own, and help', (engine) => {
  let door: Door;
  let url: string;
  const letters: Letter[] = [];
  let posting: Posting = 'sent';
  const operator = { coalitionId: '', role: 'operator' } as const;
  const coordinator = { coalitionId: COALITION, role: 'coordinator' } as const;
  const comeIn = async (name: string): Promise<Visitor> =>
    new Visitor(
      door.address,
      undefined,
      (await door.callers.headersOf(name, [operator, coordinator]))['cookie'],
    );

  beforeAll(async () => {
    url = await engine.readyUrl();
    door = await Door.open(url);
    await door.found();
  });
  afterAll(() => door.close());

  it('lists where somebody is signed in, and ends what is not theirs', async () => {
    const ana = await comeIn('ana');
    const page = await ana.get('/account');
    expect(textOf(page)).toContain('this browser');
    expect(page.text).not.toContain('/ending');
    expect(page.text).not.toContain('Other ways to sign in');
    const made = await ana.submit(await ana.get('/people'), `/people/${personId('ana')}/password-reset`);
    const link = /(\/password\/[\w-]+)/.exec(made.text)![1]!;
    const elsewhere = new Visitor(door.address);
    const password = 'seven otters rowing north';
    await elsewhere.submit(await elsewhere.get(link), link, { password });
    const email = `${personId('ana')}@people.example`;
    for (const visitor of [ana, elsewhere]) {
      const got = await visitor.submit(await visitor.get('/sign-in'), '/sign-in', { email, password });
      expect(got.status).toBe(303);
    }
    const both = await ana.get('/account');
    expect(both.text.match(/\/ending"/g)).toHaveLength(1);
    expect(textOf(await ana.submitAndFollow(both, '/ending'))).toContain('The session is ended.');
    expect((await elsewhere.get('/account')).status).toBe(303);
    expect((await ana.get('/account')).status).toBe(200);
  });

  it('says whether an invitation was mailed, and shows its link all the same', async () => {
    // Letters name the site, so that it has to have a name, which only raw requests can say.
    const send = async (letter: Letter): Promise<Posting> => {
      letters.push(letter);
      return posting;
    };
    const site = 'http://evenhand.test';
    const named = await Door.open(url, { mail: { send }, door: { publicUrl: site } });
    try {
      const { cookie } = await named.callers.headersOf('bea', [operator, coordinator]);
      const headers = { host: 'evenhand.test', origin: site, cookie: cookie! };
      const path = `/c/${COALITION}/people`;
      const page = await sendTo(named.address, 'GET', path, undefined, headers);
      expect(textOf(page)).toContain('The link is mailed to this address');
      const invite = async (): Promise<string> => {
        const body = 'role=observer&email=ben%40clinic.example';
        const asked = request(`${named.address}${path}/invitations`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
          agent: false,
        });
        asked.end(body);
        const [response] = (await once(asked, 'response')) as [IncomingMessage];
        return text(response);
      };
      const sent = await invite();
      expect(sent).toContain('The link was mailed to ben@clinic.example');
      expect(letters.at(-1)).toMatchObject({ to: 'ben@clinic.example' });
      expect(sent).toContain('/invitations/evi_');
      posting = 'not-sent';
      expect(await invite()).toContain('The letter could not be sent. Hand this link');
    } finally {
      await named.close();
    }
  });

  it('explains every word at an anchor of its own, to anybody, in both languages', async () => {
    const stranger = new Visitor(door.address);
    const english = await stranger.get('/help');
    const french = await stranger.get('/help?lang=fr');
    const anchors = (text: string): string[] =>
      [...text.matchAll(/<div id="([^"]+)"/g)].map(([, id]) => id!).sort();
    for (const word of [
      'given',
      'received',
      'balance',
      'fair-share',
      'credit',
      'vesting',
      'pledge',
      'coordinator',
    ])
      expect(anchors(english.text)).toContain(word);
    expect(anchors(french.text)).toEqual(anchors(english.text));
    expect(new Set(anchors(english.text)).size).toBe(anchors(english.text).length);
    expect(textOf(french)).toContain('Juste part');
  });
});
