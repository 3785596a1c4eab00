import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutgoingCalls, type OutgoingError, type Resolve } from '../../src/http/outgoing.js';
import { isPublicAddress } from '../../src/http/outgoing-addresses.js';

/** Whatever a name is, it stands for these. */
const standsFor =
  (...addresses: string[]): Resolve =>
  (_host, answer) => {
    answer(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };

async function faultOf(calling: Promise<unknown>): Promise<string> {
  return calling.then(
    () => 'none',
    (error: unknown) => (error as OutgoingError).fault,
  );
}

describe('addresses', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '100.63.255.255',
    '172.32.0.1',
    '2606:4700::1111',
    '64:ff9b::808:808',
    '2a00::1',
  ])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '100.100.100.200',
    '127.0.0.1',
    '127.255.255.254',
    '168.63.129.16',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:a00:1',
    '64:ff9b::7f00:1',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::808:808',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    '2606:4700::1%eth0',
    'fec0::1',
    'ff02::1',
    '4000::1',
    '',
    'localhost',
    '8.8.8.8.',
    '1.1',
    '010.0.0.1',
  ])('%p is not', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('calls to where somebody else says', () => {
  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.0.0.1./',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[0:0:0:0:0:0:0:1]/',
    'https://[64:ff9b::127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://2852039166/',
    'https://0/',
    'https://①②⑦.⓪.⓪.①/',
    'https://127。0。0。1/',
    'https://[fd00:ec2::254]/',
  ])('never reach %s', async (url) =>
    expect(await faultOf(new OutgoingCalls().call(url))).toBe('address-refused'),
  );

  it.each([
    'ftp://example.org/',
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    'https://user:secret@example.org/',
    'https://[fe80::1%25eth0]/',
    'data:text/plain,x',
    'https://',
    'not a url',
    'https://127.0.0.1%00.example.org/',
  ])('are not made to %s', async (url) =>
    expect(await faultOf(new OutgoingCalls().call(url))).toBe('url-refused'),
  );

  it.each([['127.0.0.1'], ['10.0.0.1'], ['::1'], ['8.8.8.8', '127.0.0.1'], ['::ffff:127.0.0.1'], []])(
    'are not made to a name that stands for %p',
    async (...addresses) => {
      const calls = new OutgoingCalls({ resolve: standsFor(...addresses) });
      expect(await faultOf(calls.call('https://provider.example/'))).toBe('address-refused');
      expect(await faultOf(calls.call('https://provider.example./'))).toBe('address-refused');
    },
  );

  it('are made to the public Internet by https alone', async () => {
    const calls = new OutgoingCalls({ resolve: standsFor('8.8.8.8') });
    expect(await faultOf(calls.call('http://provider.example/'))).toBe('address-refused');
    expect(await faultOf(calls.call('http://8.8.8.8/'))).toBe('address-refused');
  });
});

describe('calls that are permitted', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });
  const serving = async (listener: RequestListener): Promise<number> => {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return (server.address() as AddressInfo).port;
  };
  const resolve = standsFor('127.0.0.1');
  const alsoAllowed = ['127.0.0.0/8'];

  it('bring what the host answers, by the name that was asked for', async () => {
    const port = await serving((request, response) =>
      response.end(`${request.headers.host!} ${request.method!}`),
    );
    const { status, body } = await new OutgoingCalls({ alsoAllowed, resolve }).call(
      `http://provider.example:${String(port)}/`,
      { method: 'POST', body: 'x' },
    );
    expect([status, body.toString()]).toEqual([200, `provider.example:${String(port)} POST`]);
  });

  it('look the name up once, and connect to what was judged', async () => {
    const port = await serving((_, response) => response.end('here'));
    let lookups = 0;
    const rebinding: Resolve = (_host, answer) => {
      lookups += 1;
      answer(null, [{ address: lookups === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]);
    };
    const calls = new OutgoingCalls({ alsoAllowed: ['127.0.0.1'], resolve: rebinding });
    const address = `http://provider.example:${String(port)}/`;
    expect((await calls.call(address)).body.toString()).toBe('here');
    expect(lookups).toBe(1);
    expect(await faultOf(calls.call(address))).toBe('address-refused');
  });

  it('are not led elsewhere', async () => {
    let asked = 0;
    const port = await serving((_, response) => {
      asked += 1;
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    });
    const answer = await new OutgoingCalls({ alsoAllowed }).call(`http://127.0.0.1:${String(port)}/`);
    expect([answer.status, asked]).toEqual([302, 1]);
  });

  it('end where the answer is too large, too slow, or none', async () => {
    const port = await serving(({ url }, response) => {
      if (url === '/large') response.end(Buffer.alloc(2_000));
      else if (url === '/drip') response.write('a');
      else if (url === '/cut') response.destroy();
    });
    const calls = new OutgoingCalls({ alsoAllowed, largestBytes: 1_000, timeoutMs: 300 });
    const at = (path: string) => faultOf(calls.call(`http://127.0.0.1:${String(port)}${path}`));
    expect(await at('/large')).toBe('too-large');
    expect(await at('/drip')).toBe('too-slow');
    expect(await at('/silent')).toBe('too-slow');
    expect(await at('/cut')).toBe('unreachable');
  });
});
