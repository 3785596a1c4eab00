import { atTheDoor } from '../support/engines.js';
import { API, contribution, Door, HERE, each } from './door.js';

atTheDoor('figures over HTTP', (engine) => {
  let door: Door;

  beforeAll(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
    await door.found('other');
    const record = async (over: object) =>
      expect((await door.post(`${HERE}/entries`, contribution(over))).status).toBe(201);
    await record({ occurredOn: '2026-06-30', quantity: '50.00' });
    await record({ quantity: '100.00' });
    await record({ memberId: 'school', direction: 'benefit', quantity: '30.00', occurredOn: '2026-07-10' });
    await record({ memberId: 'school', kind: 'in-kind', unit: 'items', quantity: '2', status: 'proposed' });
  });

  afterAll(() => door.close());

  const closings = async (query: string): Promise<string[]> =>
    ((await door.get(`${HERE}/balances${query}`)).body.members as { balance: { closing: string } }[]).map(
      ({ balance }) => balance.closing,
    );

  engine.once('counts a reversal in its own quarter against what has no value, also below none', async () => {
    const there = `${API}/coalitions/with-beds`;
    await door.found('with-beds');
    const beds = contribution({
      id: 'beds',
      kind: 'in-kind',
      unit: 'beds',
      quantity: '2',
      occurredOn: '2026-06-30',
    });
    expect((await door.post(`${there}/entries`, beds)).status).toBe(201);
    const reversal = { occurredOn: '2026-07-02', description: 'never came' };
    expect((await door.post(`${there}/entries/beds/reversals`, reversal)).status).toBe(201);
    for (const path of [
      'balances?quarter=2026-Q3',
      'reports/2026-Q3',
      'members/clinic/portfolio?quarter=2026-Q3',
    ]) {
      const { status, body } = await door.get(`${there}/${path}`);
      expect([path, status]).toEqual([path, 200]);
      expect((body.members?.[0] ?? body).given.unvaluedEntries).toBe(-1);
    }
    expect((await door.get(`${there}/settle-up?quarter=2026-Q3`)).status).toBe(200);
  });

  it('gives balances of all time, of a quarter, as of a day and as known earlier', async () => {
    expect(await closings('')).toEqual(['150.00', '-30.00']);
    const quarter = (await door.get(`${HERE}/balances?quarter=2026-Q3`)).body;
    expect(quarter.members[0].balance).toEqual({ opening: '50.00', period: '100.00', closing: '150.00' });
    expect(await closings('?asOf=2026-07-09')).toEqual(['150.00', '0.00']);
    expect(await closings('?quarter=2026-Q3&asOf=2026-07-09')).toEqual(['150.00', '0.00']);
    expect(await closings('?asKnownAt=5')).toEqual(['50.00', '0.00']);
    expect(await closings('?asKnownAt=2026-07-15T10:00:00Z')).toEqual(['150.00', '-30.00']);
    expect((await door.get(`${HERE}/balances?asKnownAt=99`)).body.code).toBe('ledger.position-unknown');
    expect((await door.get(`${HERE}/balances?asKnownAt=then`)).body.code).toBe('kernel.instant-malformed');
  });

  it('says who would pay whom to settle all balances, and records nothing', async () => {
    const settled = await door.get(`${HERE}/settle-up?quarter=2026-Q3`);
    expect(settled.body).toMatchObject({
      ...{ quarter: '2026-Q3', asOf: '2026-09-30', position: 8, isFewest: true, moved: '150.00' },
      parties: [
        { party: 'member:clinic', balance: '150.00', figure: 'member/clinic/2026-Q3/balance/closing' },
        { party: 'member:school', balance: '-30.00' },
        { party: 'commons', balance: '-120.00', figure: 'coalition/2026-Q3/balance/closing' },
      ],
      transfers: [
        { from: 'commons', to: 'member:clinic', amount: '120.00' },
        { from: 'member:school', to: 'member:clinic', toName: 'The clinic', amount: '30.00' },
      ],
    });
    expect((await door.get(`${HERE}/settle-up?asOf=2026-06-30&asKnownAt=5`)).body).toMatchObject({
      ...{ quarter: null, asOf: '2026-06-30', position: 5, moved: '50.00' },
    });
    const csv = await door.get(`${HERE}/settle-up?format=csv`);
    expect(csv.text.split('\r\n')[1]).toBe('commons,Held in common,member:clinic,The clinic,120.00,EUR');
    expect((await door.get(`${HERE}/settle-up?quarter=2026-Q5`)).body.code).toBe('request.malformed');
    expect((await door.get(`${HERE}/head`)).body.position).toBe(8);
  });

  it('gives the report of a quarter as JSON and as CSV', async () => {
    const report = await door.get(`${HERE}/reports/2026-Q3`);
    expect(report.body).toMatchObject({
      coalition: { id: 'river-basin', currency: 'EUR' },
      quarter: '2026-Q3',
      position: 8,
      headHash: (await door.get(`${HERE}/head`)).body.hash,
      members: [{ id: 'clinic' }, { id: 'school', pending: { entries: 1 } }],
    });
    const csv = await door.get(`${HERE}/reports/2026-Q3?format=csv`);
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="river-basin-2026-Q3.csv"');
    expect(csv.text).toMatch(/^section,id,name,figure/);
    expect((await door.get(`${HERE}/reports/2026-Q3?asKnownAt=5`)).body.position).toBe(5);
    expect((await door.get(`${HERE}/balances?format=csv`)).text).toContain('clinic');
  });

  it('gives the statement of a member in every format, and the report’s PDF with or without statements', async () => {
    const at = `${HERE}/statements/2026-Q3/clinic`;
    const statement = await door.get(at);
    expect(statement.body).toMatchObject({
      member: { id: 'clinic' },
      balance: { opening: '50.00', closing: '150.00' },
      lines: [{ side: 'given', value: '100.00', balance: '150.00' }],
      fair: { members: 2 },
    });
    const types = { pdf: 'application/pdf', html: 'text/html; charset=utf-8', xlsx: /spreadsheetml\.sheet$/ };
    for (const [format, type] of Object.entries(types)) {
      const file = await door.get(`${at}?format=${format}`);
      expect(file.headers.get('content-type')).toMatch(type);
      expect(file.headers.get('content-disposition')).toContain(
        `filename="river-basin-2026-Q3-statement-clinic.${format}"`,
      );
    }
    expect((await door.get(`${at}?asKnownAt=5`)).body.position).toBe(5);
    expect((await door.get(`${HERE}/statements/2026-Q3/nobody`)).body.code).toBe('coalition.member-unknown');
    expect((await door.get(`${at}?format=doc`)).status).toBe(400);
    const length = async (query: string): Promise<number> =>
      (await door.get(`${HERE}/reports/2026-Q3?format=pdf${query}`)).text.length;
    expect(await length('')).toBeGreaterThan(await length('&statements=false'));
  });

  it('gives the value portfolio of a member as JSON and as CSV', async () => {
    const portfolio = await door.get(`${HERE}/members/clinic/portfolio?quarter=2026-Q3`);
    expect(portfolio.body).toMatchObject({
      figure: 'member/clinic/2026-Q3',
      member: { id: 'clinic' },
      balance: { opening: '50.00', period: '100.00', closing: '150.00' },
      trend: [{ quarter: '2026-Q1' }, { quarter: '2026-Q2' }, { quarter: '2026-Q3', given: '100.00' }],
    });
    const school = (await door.get(`${HERE}/members/school/portfolio`)).body;
    expect(school.pending.items).toMatchObject([{ kind: 'in-kind', quantity: '2', value: null }]);
    const early = (await door.get(`${HERE}/members/clinic/portfolio?asKnownAt=5&asOf=2026-06-30`)).body;
    expect([early.figure, early.given.value]).toEqual(['member/clinic/life@2026-06-30~5', '50.00']);
    const csv = await door.get(`${HERE}/members/clinic/portfolio?format=csv`);
    expect(csv.text).toContain(
      '\r\nmember,clinic,The clinic,given.kind.value-type.value,funds,EUR,financial,150.00\r\n',
    );
    expect((await door.get(`${HERE}/members/nobody/portfolio`)).body.code).toBe('coalition.member-unknown');
  });

  it('explains a figure by the id that came with it', async () => {
    const { members } = (await door.get(`${HERE}/reports/2026-Q3`)).body;
    const explained = await door.get(`${HERE}/figures?figure=${members[0].figure}/given/value`);
    expect(explained.body).toMatchObject({
      figure: 'member/clinic/2026-Q3/given/value',
      value: '100.00',
      rule: 'sum',
      parts: [{ type: 'entry', amount: '100.00', events: [{ type: 'ContributionRecorded' }] }],
    });
    for (const figure of ['balance', 'return', 'alignment', 'priorities/strategic', 'pending/entries'])
      expect((await door.get(`${HERE}/figures?figure=member/school/2026-Q3/${figure}`)).status).toBe(200);
    const problem = async (figure: string): Promise<unknown> =>
      (await door.get(`${HERE}/figures?figure=${figure}`)).body;
    expect(await problem('nonsense')).toMatchObject({ code: 'portfolios.figure-malformed', status: 400 });
    expect(await problem('member/clinic/2026-Q3/x')).toMatchObject({
      code: 'portfolios.figure-unknown',
      status: 404,
    });
    expect(await problem('member/nobody/2026-Q3/given')).toMatchObject({ status: 404 });
    expect((await door.get(`${HERE}/figures`)).status).toBe(400);
  });

  it('gives the parts of a figure in pages', async () => {
    const at = `${HERE}/figures?figure=member/clinic/life/given`;
    const first = (await door.get(`${at}&limit=1`)).body;
    expect(first).toMatchObject({
      value: '150.00',
      parts: [{ amount: '100.00' }],
      page: { of: 2, first: 1, last: 1, shown: '100.00', notShown: '50.00' },
    });
    const second = (await door.get(`${at}&limit=1&after=${first.next}`)).body;
    expect(second).toMatchObject({ parts: [{ amount: '50.00' }], page: { first: 2, last: 2 }, next: null });
    expect((await door.get(at)).body).toMatchObject({ page: { of: 2, last: 2 }, next: null });
    const other = await door.get(`${HERE}/figures?figure=member/school/life/given&after=${first.next}`);
    expect(other.body).toMatchObject({ code: 'request.cursor-malformed', status: 400 });
    for (const limit of ['0', '501', 'all'])
      expect((await door.get(`${at}&limit=${limit}`)).status).toBe(400);
  });

  it('compares two views, entry by entry', async () => {
    const { members, from, to } = (await door.get(`${HERE}/comparison?fromKnownAt=5&toAsOf=2026-07-09`)).body;
    expect([from.view, to.view]).toEqual(['life~5', 'life@2026-07-09']);
    expect(members).toMatchObject([
      {
        id: 'clinic',
        difference: { closing: '100.00' },
        lines: [{ difference: { closing: '100.00' }, why: [{ why: 'recorded', event: { position: 6 } }] }],
      },
      { id: 'school', difference: { closing: '0.00', entries: 0, undecided: 1 } },
    ]);
    const one = await door.get(`${HERE}/comparison?member=clinic&quarter=2026-Q3&fromAsOf=2026-07-01`);
    expect(one.body.members).toMatchObject([{ id: 'clinic', lines: [] }]);
    expect((await door.get(`${HERE}/comparison?member=nobody`)).body.code).toBe('coalition.member-unknown');
    expect((await door.get(`${HERE}/comparison?fromKnownAt=99`)).status).toBe(404);
  });

  it('shows nothing of one coalition in another', async () => {
    const there = `${API}/coalitions/other`;
    const { members } = (await door.get(`${there}/balances`)).body;
    expect(each(each(members, 'balance'), 'closing')).toEqual(['0.00', '0.00']);
    expect((await door.get(`${there}/reports/2026-Q3`)).text).not.toContain('100.00');
    expect((await door.get(`${there}/exports/csv`)).text.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    ['hledger', 'text/plain', 'journal'],
    ['beancount', 'text/plain', 'beancount'],
    ['csv', 'text/csv', 'csv'],
    ['cloudevents', 'application/x-ndjson', 'jsonl'],
    ['valueflows', 'application/ld+json', 'jsonld'],
  ])('gives the ledger as %s', async (format, type, extension) => {
    const { status, headers, text } = await door.get(`${HERE}/exports/${format}`);
    expect([status, headers.get('content-type')!.split(';')[0]]).toEqual([200, type]);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="river-basin.${extension}"`);
    expect(headers.get('evenhand-position')).toBe('8');
    expect(text).toContain('2026-07-10');
  });
});
