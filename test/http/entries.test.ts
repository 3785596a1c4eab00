import { personId } from './callers.js';
import { onBothEngines } from '../support/engines.js';
import { API, contribution, Door, HERE, each } from './door.js';

onBothEngines('entries over HTTP', (engine) => {
  let door: Door;

  beforeEach(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
  });

  afterEach(() => door.close());

  const record = (over: object = {}, headers: Record<string, string> = {}) =>
    door.post(`${HERE}/entries`, contribution(over), headers);

  async function idsOf(query: string): Promise<string[]> {
    const { status, body } = await door.get(`${HERE}/entries${query}`);
    expect(status).toBe(200);
    return (body.items as { id: string }[]).map(({ id }) => id);
  }

  it('records an entry, and shows it with its history and hashes', async () => {
    const recorded = await record(
      { id: 'grant-1', project: 'Clean water', description: 'First part' },
      { as: 'treasurer' },
    );
    expect(recorded.status).toBe(201);
    expect(recorded.headers.get('location')).toBe(`${HERE}/entries/grant-1`);
    expect(recorded.body).toEqual({ id: 'grant-1', position: 5, changed: true });
    const head = (await door.get(`${HERE}/head`)).body;
    expect((await door.get(`${HERE}/entries/grant-1`)).body).toEqual({
      id: 'grant-1',
      position: 5,
      direction: 'contribution',
      memberId: 'clinic',
      counterparty: 'pool:pool',
      kind: 'funds',
      occurredOn: '2026-07-01',
      lateFor: null,
      recordedAt: '2026-07-15T10:00:00.000Z',
      quantity: '100.00',
      unit: 'EUR',
      value: '100.00',
      valueTypes: { financial: '1' },
      status: 'accepted',
      recordedBy: 'backbone',
      waitsFor: [],
      project: 'Clean water',
      description: 'First part',
      pledgeId: null,
      award: null,
      reverses: null,
      reversedBy: null,
      valuation: { method: 'own-value' },
      valueTypesStated: false,
      survivor: 'clinic',
      inKind: null,
      costShare: null,
      pledge: null,
      disputes: [],
      evidence: [],
      events: [
        {
          position: 5,
          eventId: expect.any(String),
          type: 'ContributionRecorded',
          occurredOn: '2026-07-01',
          recordedAt: '2026-07-15T10:00:00.000Z',
          actor: personId('treasurer'),
          by: 'backbone',
          prevHash: expect.stringMatching(/^[0-9a-f]{64}$/),
          hash: head.hash,
        },
      ],
      reversalReason: null,
      replaces: null,
      replacedBy: null,
    });
  });

  engine.once('makes an id where none was given', async () => {
    const { body, headers } = await record();
    expect(headers.get('location')).toBe(`${HERE}/entries/${body.id as string}`);
    expect((await door.get(headers.get('location')!)).status).toBe(200);
  });

  it('gives a retry the first answer, and refuses the key for anything else', async () => {
    const key = { 'idempotency-key': 'grant, first part' };
    const first = await record({}, key);
    const retry = await record({}, key);
    expect([retry.status, retry.body]).toEqual([201, first.body]);
    expect(retry.headers.get('location')).toBe(first.headers.get('location'));
    expect(await idsOf('')).toHaveLength(1);
    const other = await record({ quantity: '100.01' }, key);
    expect([other.status, other.body.code]).toEqual([422, 'ledger.idempotency-key-reused']);
    expect(await idsOf('')).toHaveLength(1);
  });

  it('gives many retries at once one entry', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => record({}, { 'idempotency-key': 'once' })),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await idsOf('')).toHaveLength(1);
  });

  engine.once('takes an entry back whole, in the name of its project', async () => {
    await record({ id: 'wrong', project: 'Clean water' });
    const body = { id: 'right', occurredOn: '2026-07-02', description: 'typed twice' };
    const reversed = await door.post(`${HERE}/entries/wrong/reversals`, body);
    expect([reversed.status, reversed.headers.get('location')]).toEqual([201, `${HERE}/entries/right`]);
    expect((await door.get(`${HERE}/entries/right`)).body).toMatchObject({
      quantity: '-100.00',
      value: '-100.00',
      reverses: 'wrong',
      project: 'Clean water',
      description: 'typed twice',
      valuation: null,
    });
    const wrong = (await door.get(`${HERE}/entries/wrong`)).body;
    expect(wrong.reversedBy).toBe('right');
    expect(each(wrong.events, 'type')).toEqual(['ContributionRecorded', 'EntryReversed']);
    const again = await door.post(`${HERE}/entries/wrong/reversals`, { ...body, id: 'more' });
    expect([again.status, again.body.code]).toEqual([409, 'exchange.entry-already-reversed']);
    expect((await door.post(`${HERE}/entries/none/reversals`, body)).body.code).toBe(
      'exchange.entry-unknown',
    );
    expect((await door.get(`${HERE}/balances`)).body.members[0].balance.closing).toBe('0.00');
  });

  engine.once('values an entry that had no value, and says how', async () => {
    await record({ id: 'laptops', kind: 'in-kind', unit: 'items', quantity: '3' });
    expect((await door.get(`${HERE}/entries/laptops`)).body).toMatchObject({ value: null, valuation: null });
    const body = { value: '1200.00', basis: 'price list of June' };
    const valued = await door.post(`${HERE}/entries/laptops/valuation`, body);
    expect([valued.status, valued.body]).toEqual([201, { id: 'laptops', position: 6, changed: true }]);
    const laptops = (await door.get(`${HERE}/entries/laptops`)).body;
    expect(laptops).toMatchObject({
      value: '1200.00',
      valuation: { method: 'stated', basis: 'price list of June' },
    });
    expect(each(laptops.events, 'type')).toEqual(['ContributionRecorded', 'EntryValued']);
    expect((await door.post(`${HERE}/entries/laptops/valuation`, body)).status).toBe(200);
    const other = await door.post(`${HERE}/entries/laptops/valuation`, { value: '1' });
    expect(other.body.code).toBe('exchange.entry-already-valued');
  });

  it('obeys every filter', async () => {
    await record({ id: 'a', occurredOn: '2026-06-30', project: 'Wells' });
    await record({ id: 'b', memberId: 'school', status: 'proposed' });
    await record({ id: 'c', kind: 'staff-time', unit: 'hours', quantity: '8', occurredOn: '2026-07-02' });
    await record({ id: 'd', direction: 'exchange', counterparty: 'member:school', occurredOn: '2026-07-03' });
    await record({
      id: 'e',
      direction: 'benefit',
      memberId: 'school',
      quantity: '1',
      occurredOn: '2026-07-04',
    });
    expect(await idsOf('')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await idsOf('?member=clinic')).toEqual(['a', 'c', 'd']);
    expect(await idsOf('?member=school')).toEqual(['b', 'd', 'e']);
    expect(await idsOf('?kind=staff-time')).toEqual(['c']);
    expect(await idsOf('?direction=benefit')).toEqual(['e']);
    expect(await idsOf('?from=2026-07-02&to=2026-07-03')).toEqual(['c', 'd']);
    expect(await idsOf('?project=Wells')).toEqual(['a']);
    expect(await idsOf('?status=proposed')).toEqual(['b']);
    expect(await idsOf('?member=school&direction=exchange&status=accepted')).toEqual(['d']);
    expect(await idsOf('?member=nobody')).toEqual([]);
  });

  it('shows the entries of a merged member with its survivor, each once', async () => {
    await record({ id: 'old', occurredOn: '2026-02-01' });
    await record({
      id: 'both',
      occurredOn: '2026-03-01',
      direction: 'exchange',
      counterparty: 'member:school',
    });
    await record({ id: 'new', memberId: 'school', occurredOn: '2026-07-02' });
    await door.post(`${HERE}/members/clinic/merge`, { on: '2026-05-01', into: 'school' });
    expect(await idsOf('?member=school')).toEqual(['old', 'both', 'new']);
    expect(await idsOf('?member=school&limit=2')).toEqual(['old', 'both']);
    expect(await idsOf('?member=clinic')).toEqual(['old', 'both']);
    expect((await door.get(`${HERE}/entries/old`)).body.survivor).toBe('school');
  });

  it('covers each entry exactly once, page by page, while others are recorded before, between and behind', async () => {
    const days = ['2026-07-01', '2026-07-02', '2026-07-03'];
    for (let i = 0; i < 23; i += 1)
      await record({ id: `e${String(i).padStart(2, '0')}`, occurredOn: days[i % 3] });
    const seen: string[] = [];
    const pages: number[] = [];
    for (let next: string | null = ''; next !== null;) {
      const after: string = next === '' ? '' : `&after=${next}`;
      const { body } = await door.get(`${HERE}/entries?limit=5${after}`);
      seen.push(...(body.items as { id: string }[]).map(({ id }) => id));
      pages.push(body.position as number);
      for (const occurredOn of ['2026-06-01', '2026-07-02', '2026-07-09']) await record({ occurredOn });
      next = body.next as string | null;
    }
    const expected = Array.from({ length: 23 }, (_, i) => `e${String(i).padStart(2, '0')}`);
    expect([...seen].sort()).toEqual(expected);
    expect(new Set(pages)).toEqual(new Set([27]));
  });

  it('keeps every text as it was sent, and every id its own', async () => {
    const texts = [
      '"); DROP TABLE events; --',
      '<script>alert(1)</script>',
      '=HYPERLINK("http://example.org")',
      '𝒰nicode ⚖️ عربى ‮ txet',
      'tab\tnew\nline',
      '../../etc/passwd',
      '100%25',
      '__proto__',
      'constructor',
    ];
    for (const [i, description] of texts.entries()) {
      const id = description.replace(/[\t\n]/g, ' ');
      const { status, headers } = await record({ id, description, occurredOn: `2026-07-0${String(i + 1)}` });
      expect([id, status]).toEqual([id, 201]);
      const shown = await door.get(headers.get('location')!);
      expect([shown.body.id, shown.body.description]).toEqual([id, description]);
    }
    expect(await idsOf('')).toEqual(texts.map((text) => text.replace(/[\t\n]/g, ' ')));
  });

  it('compares ids after NFC, in bodies, addresses and filters', async () => {
    const [composed, decomposed] = ['caf\u00e9', 'cafe\u0301'];
    await record({ id: decomposed });
    expect((await door.get(`${HERE}/entries/${encodeURIComponent(decomposed)}`)).body.id).toBe(composed);
    expect((await door.get(`${HERE}/entries/${encodeURIComponent(composed)}`)).body.id).toBe(composed);
    const again = await record({ id: composed, quantity: '1' });
    expect(again.body.code).toBe('exchange.entry-exists');
  });

  it('takes ids of 200 characters in addresses, and no longer ones', async () => {
    const id = '𝒰'.repeat(200);
    await record({ id });
    expect((await door.get(`${HERE}/entries/${encodeURIComponent(id)}`)).body.id).toBe(id);
    const longer = await door.get(`${HERE}/entries/${encodeURIComponent(`${id}𝒰`)}`);
    expect([longer.status, longer.body.code]).toEqual([404, 'request.not-found']);
  });

  it('shows nothing of one coalition in another', async () => {
    const there = `${API}/coalitions/other`;
    await door.found('other');
    await record({ id: 'mine' }, { 'idempotency-key': 'same' });
    const foreign = await door.get(`${there}/entries/mine`);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'exchange.entry-unknown']);
    expect((await door.get(`${there}/entries`)).body.items).toEqual([]);
    const body = { occurredOn: '2026-07-02', description: 'not mine' };
    expect((await door.post(`${there}/entries/mine/reversals`, body)).status).toBe(404);
    expect((await door.post(`${there}/entries/mine/valuation`, { value: '1' })).status).toBe(404);
    const cursor = (await door.get(`${HERE}/entries?limit=1`)).body.next as string | null;
    expect(cursor).toBeNull();
    const own = await door.post(`${there}/entries`, contribution({ id: 'theirs' }), {
      'idempotency-key': 'same',
    });
    expect([own.status, own.body.id]).toEqual([201, 'theirs']);
    expect((await door.get(`${there}/head`)).body.position).toBe(5);
    expect((await door.get(`${HERE}/head`)).body.position).toBe(5);
  });

  engine.once('replaces an entry, both or nothing', async () => {
    await record({ id: 'wrong' });
    const body = {
      ...contribution({ id: 'right', quantity: '120.00' }),
      reversedOn: '2026-07-14',
      reason: 'a slip',
    };
    const replaced = await door.post(`${HERE}/entries/wrong/replacement`, body);
    expect([replaced.status, replaced.body]).toEqual([201, { id: 'right', position: 7, changed: true }]);
    expect((await door.get(`${HERE}/entries/right`)).body).toMatchObject({ replaces: 'wrong' });
    expect((await door.get(`${HERE}/entries/wrong`)).body).toMatchObject({ replacedBy: 'right' });
    const again = await door.post(`${HERE}/entries/wrong/replacement`, { ...body, id: 'third' });
    expect(again.body).toMatchObject({ code: 'exchange.entry-already-reversed' });
  });

  engine.once('hands all entries of a filter out as one file, for spreadsheets too', async () => {
    await record({ id: 'one', description: '=1+1' });
    await record({ id: 'two', memberId: 'school', description: 'x' });
    await record({ id: 'three', occurredOn: '2026-07-02' });
    const file = await door.get(`${HERE}/entries-file?member=clinic&order=newest`);
    expect(each(file.body.items, 'id')).toEqual(['three', 'one']);
    expect(file.headers.get('content-disposition')).toContain('river-basin-entries.json');
    const csv = await door.get(`${HERE}/entries-file?quarter=2026-Q3&format=csv`);
    const lines = csv.text.trim().split('\r\n');
    expect([lines.length, lines[0]!.startsWith('occurred_on,entry_id'), csv.text.includes(",'=1+1")]).toEqual(
      [...[4, true, true]],
    );
    expect((await door.get(`${HERE}/entries-file?limit=1`)).status).toBe(400);
    expect((await door.get(`${HERE}/entries-file?quarter=2026`)).status).toBe(400);
  });
});
