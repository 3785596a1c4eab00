import { connect } from 'node:net';
import { atTheDoor } from '../support/engines.js';
import { API, coalition, contribution, Door, HERE, member, each, NOW } from './door.js';

const ENTRIES = `${HERE}/entries`;

atTheDoor('what HTTP refuses', (engine) => {
  let door: Door;

  beforeAll(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
  });

  afterAll(() => door.close());

  const entriesRecorded = async (): Promise<number> => (await door.get(`${HERE}/head`)).body.position - 4;

  afterEach(async () => expect(await entriesRecorded()).toBe(0));

  it.each<[found: unknown, code: string]>([
    ['NaN', 'kernel.amount-malformed'],
    ['Infinity', 'kernel.amount-malformed'],
    ['1e999', 'kernel.amount-malformed'],
    ['1e3', 'kernel.amount-malformed'],
    ['1,234.5', 'kernel.amount-malformed'],
    ['+1', 'kernel.amount-malformed'],
    [' 1', 'kernel.amount-malformed'],
    ['1.', 'kernel.amount-malformed'],
    ['.5', 'kernel.amount-malformed'],
    ['0x10', 'kernel.amount-malformed'],
    ['١٢٣', 'kernel.amount-malformed'],
    ['１２', 'kernel.amount-malformed'],
    ['', 'kernel.amount-malformed'],
    ['9'.repeat(21), 'kernel.amount-out-of-range'],
    [`0.${'1'.repeat(19)}`, 'kernel.amount-out-of-range'],
    ['9'.repeat(100_000), 'kernel.amount-out-of-range'],
    [10, 'request.malformed'],
    [true, 'request.malformed'],
    [['1'], 'request.malformed'],
    [{ amount: '1' }, 'request.malformed'],
  ])('refuses the quantity %p', async (quantity, code) => {
    const { status, body } = await door.post(ENTRIES, contribution({ quantity }));
    expect([status, body.code]).toEqual([400, 'request.malformed']);
    expect(body.errors).toEqual([
      {
        field: 'quantity',
        code,
        found: expect.any(String),
        expected: expect.stringContaining('plain decimal'),
      },
    ]);
    expect(JSON.stringify(body).length).toBeLessThan(2_000);
  });

  engine.once('refuses what is nested some thousand times in a few words', async () => {
    const deep = (before: string, after: string): string => `${before.repeat(5_000)}1${after.repeat(5_000)}`;
    for (const [body, field] of [
      [deep('{"a":', '}'), 'body'],
      [deep('[', ']'), 'body'],
      [`{"quantity":${deep('[', ']')}}`, 'body'],
    ] as const) {
      const { status, text, body: problem } = await door.post(ENTRIES, body);
      expect([status, each(problem.errors ?? [problem], 'field')]).toEqual([
        400,
        expect.arrayContaining([field]),
      ]);
      expect(text.length).toBeLessThan(6_000);
    }
  });

  it.each<[field: string, found: unknown]>([
    ['occurredOn', '2026-02-30'],
    ['occurredOn', '01.07.2026'],
    ['occurredOn', '2026-07-01T00:00:00Z'],
    ['memberId', ' clinic'],
    ['memberId', 'a\u0000b'],
    ['memberId', 'x'.repeat(201)],
    ['id', '\ud800'],
    ['description', 'x'.repeat(4_001)],
    ['description', '\u0007'],
    ['kind', 'money'],
    ['direction', null],
    ['status', 'reversed'],
    ['unit', 5],
  ])('refuses %s %p', async (field, found) => {
    const { status, body } = await door.post(ENTRIES, contribution({ [field]: found }));
    expect([status, body.code, body.errors[0].field]).toEqual([400, 'request.malformed', field]);
  });

  it('names all that is wrong at once', async () => {
    const { body } = await door.post(ENTRIES, { quantity: '1e3', colour: 'red', memberId: 'clinic' });
    expect(body.code).toBe('request.field-unknown');
    expect(each(body.errors, 'field')).toEqual([
      'colour',
      'direction',
      'kind',
      'occurredOn',
      'quantity',
      'unit',
    ]);
    expect(body.errors[1]).toMatchObject({ found: null, expected: 'one of contribution, benefit, exchange' });
  });

  it.each([
    'colour',
    'constructor',
    'toString',
    'hasOwnProperty',
    'reverses',
    'poolsCheckedLater',
    'Quantity',
  ])('refuses the unknown field %s', async (name) => {
    const { status, body } = await door.post(ENTRIES, contribution({ [name]: 'x' }));
    expect([status, body.code, body.field]).toEqual([400, 'request.field-unknown', name]);
  });

  it('refuses a body with __proto__ in it', async () => {
    const { status, body } = await door.post(ENTRIES, '{"__proto__":{"kind":"funds"}}');
    expect([status, body.code]).toEqual([400, 'request.malformed']);
  });

  it.each(['{', '', 'null', '[]', '"text"', '7', '{"a":1}}', '\ufeff{'])(
    'refuses the body %p',
    async (body) => {
      const answer = await door.post(ENTRIES, body);
      expect([answer.status, answer.body.code]).toEqual([400, 'request.malformed']);
    },
  );

  it('refuses a body of another type, or of none', async () => {
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const { status, body } = await door.send('POST', ENTRIES, {
        body: '{}',
        headers: { 'content-type': type },
      });
      expect([type, status, body.code]).toEqual([type, 415, 'request.unsupported-media-type']);
    }
  });

  it('refuses a body that is too large', async () => {
    const { status, body } = await door.post(ENTRIES, contribution({ description: 'x'.repeat(1024 * 1024) }));
    expect([status, body.code, body.max]).toEqual([413, 'request.too-large', 1024 * 1024]);
  });

  it.each([
    ['/nowhere', 404],
    [`${API}/nowhere`, 404],
    [`${HERE}/entries/none`, 404],
    [`${HERE}/entries/`, 404],
    [`${HERE}/entries/%00`, 404],
    [`${HERE}/entries/%0a`, 404],
    [`${HERE}/entries/%F0%9F`, 400],
    [`${HERE}/entries/%`, 400],
    [`${HERE}/members/none`, 404],
    [`${HERE}/jobs/none`, 404],
    [`${API}/jobs/none`, 404],
    [`${API}/coalitions/none`, 404],
    [`${API}/coalitions/none/entries`, 404],
    [`${API}/coalitions/UPPER/entries`, 404],
    [`${API}/coalitions/%00/head`, 404],
    [`${API}/coalitions/${'x'.repeat(61)}/head`, 404],
    [`${API}/coalitions/a%2Fb/head`, 404],
    [`${HERE}/${'x'.repeat(6_000)}`, 404],
    [`${HERE}/entries/${'x'.repeat(6_000)}`, 404],
    [`${HERE}/reports/2026-Q5`, 400],
    [`${HERE}/reports/2026`, 400],
    [`${HERE}/exports/pdf`, 422],
  ])('answers GET %s with %d', async (path, expected) => {
    const { status, headers, body } = await door.get(path);
    expect(status).toBe(expected);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({ status, type: `urn:evenhand:problem:${body.code as string}` });
  });

  it.each([
    `${ENTRIES}?limit=0`,
    `${ENTRIES}?limit=501`,
    `${ENTRIES}?limit=1.5`,
    `${ENTRIES}?limit=١`,
    `${ENTRIES}?limit=1&limit=2`,
    `${ENTRIES}?limit=`,
    `${ENTRIES}?colour=red`,
    `${ENTRIES}?from=yesterday`,
    `${ENTRIES}?kind=money`,
    `${ENTRIES}?project=%00`,
    `${ENTRIES}?after=abc`,
    `${ENTRIES}?after=${Buffer.from('["entries","2026-01-01","x"]').toString('base64url')}`,
    `${ENTRIES}?after=${Buffer.from('["entries","2026-01-01","x",1.5]').toString('base64url')}`,
    `${ENTRIES}?after=${Buffer.from('["entries","2026-01-01","\\u0000",1]').toString('base64url')}`,
    `${ENTRIES}?after=${Buffer.from('["members","clinic"]').toString('base64url')}`,
    `${HERE}/members?after=${Buffer.from('["entries","2026-01-01","x",1]').toString('base64url')}`,
    `${HERE}/members?on=2026-13-01`,
    `${HERE}/events?after=-1`,
    `${HERE}/events?after=01`,
    `${HERE}/events?after=9999999999999999`,
    `${HERE}/balances?quarter=2026-Q9`,
    `${HERE}/balances?format=pdf`,
    `${HERE}/balances?quarter=2026-Q3&asOf=2026-01-01`,
    `${HERE}?colour=red`,
  ])('refuses %s', async (path) => {
    const { status, body } = await door.get(path);
    expect([path, status]).toEqual([path, 400]);
    expect(body.code).toMatch(/^request\./);
  });

  it.each([
    ['idempotency-key', 'x'.repeat(201)],
    ['idempotency-key', ''],
    ['idempotency-key', 'schl\u00fcssel'],
    ['if-match', '"abc"'],
    ['if-match', '42'],
  ])('refuses the header %s: %p', async (name, value) => {
    const { status, body } = await door.post(ENTRIES, contribution(), { [name]: value });
    expect([status, body.code]).toEqual([400, 'request.malformed']);
    expect(String(body.field).toLowerCase()).toBe(name);
  });

  it.each([
    ['DELETE', ENTRIES, 'GET, HEAD, POST'],
    ['PUT', `${ENTRIES}/x`, 'GET, HEAD'],
    ['PATCH', `${HERE}/members/clinic/profile`, 'PUT'],
    ['POST', HERE, 'GET, HEAD, PATCH'],
    ['OPTIONS', `${HERE}/balances?quarter=2026-Q3`, 'GET, HEAD'],
  ])('answers %s %s with the methods that are allowed', async (method, path, allow) => {
    const { status, headers, body } = await door.send(method, path);
    expect([status, body.code, headers.get('allow')]).toEqual([405, 'request.method-not-allowed', allow]);
  });

  it('refuses parameters where it knows none, so that none is believed to work', async () => {
    const dryRun = await door.post(`${ENTRIES}?dryRun=true`, contribution());
    expect([dryRun.status, dryRun.body.code, dryRun.body.field]).toEqual([
      400,
      'request.field-unknown',
      'dryRun',
    ]);
  });

  it('answers HEAD as GET without its body', async () => {
    for (const path of [
      HERE,
      ENTRIES,
      `${HERE}/events`,
      `${HERE}/balances?format=csv`,
      '/',
      '/api/openapi.json',
    ]) {
      // How short a page gets depends on the numbers of its forms.
      const headers = { 'accept-encoding': 'identity' };
      const get = await door.send('GET', path, { headers });
      const head = await door.send('HEAD', path, { headers });
      expect([path, head.status, head.text]).toEqual([path, get.status, '']);
      for (const name of ['content-type', 'etag', 'content-length'])
        expect([path, name, head.headers.get(name)]).toEqual([path, name, get.headers.get(name)]);
    }
    expect((await door.send('HEAD', `${ENTRIES}/none`)).status).toBe(404);
  });

  it.each([
    ['NOT HTTP\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`, 400],
    ['POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
  ])('answers a broken request with a problem', async (request, status) => {
    const { port } = new URL(door.address);
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(request));
      let received = '';
      socket.on('data', (chunk) => (received += chunk.toString()));
      socket.on('close', () => resolve(received));
      socket.on('error', reject);
    });
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
    expect(JSON.parse(text.split('\r\n\r\n')[1]!)).toMatchObject({ code: 'request.malformed' });
  });

  it('refuses what the domain refuses, with its code', async () => {
    const refusals: [path: string, body: object, status: number, code: string][] = [
      [ENTRIES, contribution({ memberId: 'nobody' }), 404, 'coalition.member-unknown'],
      [ENTRIES, contribution({ quantity: '1.001' }), 422, 'kernel.amount-too-precise'],
      [ENTRIES, contribution({ quantity: '0' }), 422, 'exchange.quantity-not-positive'],
      [ENTRIES, contribution({ unit: 'hours' }), 422, 'exchange.unit-not-allowed'],
      [ENTRIES, contribution({ direction: 'benefit' }), 422, 'exchange.pool-overdrawn'],
      [`${HERE}/members`, member('clinic', { name: 'Other' }), 409, 'coalition.member-exists'],
      [
        `${HERE}/members/clinic/merge`,
        { on: '2026-02-01', into: 'clinic' },
        422,
        'coalition.merge-into-itself',
      ],
      [
        `${API}/coalitions`,
        { id: 'A B', name: 'x', currency: 'EUR', timeZone: 'UTC' },
        422,
        'coalition.slug-malformed',
      ],
      [
        `${API}/coalitions`,
        { id: 'ab', name: 'x', currency: 'EUR', timeZone: 'Mars' },
        422,
        'kernel.time-zone-unknown',
      ],
    ];
    for (const [path, sent, status, code] of refusals) {
      const { body, ...answer } = await door.post(path, sent);
      expect([code, answer.status, body.code]).toEqual([code, status, code]);
    }
  });
});

atTheDoor('a fault inside', (engine) => {
  it('is logged under a number, which is all that is told of it', async () => {
    let isBroken = false;
    const now = (): string => {
      if (isBroken) throw new Error('the clock stopped at /secret/place');
      return NOW;
    };
    const door = await Door.open(await engine.readyUrl(), { clock: { now } });
    try {
      await door.found('other');
      isBroken = true;
      const { status, body, text } = await door.post(`${API}/coalitions`, coalition('ab'));
      expect([status, body.code]).toEqual([500, 'request.internal']);
      expect(text).not.toContain('secret');
      expect(door.log.join('\n')).toContain(body.correlationId);
      expect(door.log.join('\n')).toContain('/secret/place');
    } finally {
      await door.close();
    }
  });
});
