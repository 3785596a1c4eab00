import { CommandBus } from '@nestjs/cqrs';
import { LedgerCommand } from '../../src/http/bus.js';
import { COALITION, contribution, Door, each, HERE as API_HERE } from '../http/door.js';
import { quarterClosed } from '../support/builders.js';
import { onSqlite } from '../support/engines.js';
import { SignedIn } from './signed-in.js';
import { textOf, type Got } from './visitor.js';

const HERE = `/c/${COALITION}`;
const HOSTILE = `<script>alert("1")</script> & 'co' <img src=x onerror=y>`;

onSqlite('pages of entries', (engine) => {
  let door: Door;
  let carla: SignedIn;
  let rosa: SignedIn;
  let sam: SignedIn;

  beforeAll(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
    const rate = {
      kind: 'staff-time',
      category: 'nurse',
      unit: 'hours',
      rate: '40',
      method: 'comparable-market',
    };
    expect(
      (await door.post(`${API_HERE}/rates`, { ...rate, validFrom: '2026-01-01', source: 'Wage survey' }))
        .status,
    ).toBe(201);
    carla = await SignedIn.as(door, 'carla', [{ coalitionId: COALITION, role: 'coordinator' }]);
    rosa = await SignedIn.as(door, 'rosa', [
      { coalitionId: COALITION, role: 'representative', memberId: 'clinic' },
    ]);
    sam = await SignedIn.as(door, 'sam', [
      { coalitionId: COALITION, role: 'representative', memberId: 'school' },
    ]);
  });
  afterAll(() => door.close());

  const givenBy = async (member: string): Promise<string> =>
    (await door.get(`${API_HERE}/members/${member}/portfolio`)).body.given.value as string;
  const typed = (over: Readonly<Record<string, string>> = {}) => ({
    ...{ member: 'clinic', counterparty: 'pool:fund', quantity: '1,250.50', unit: 'EUR' },
    ...{ occurredOn: '2026-07-01', description: 'Grant for the summer' },
    ...over,
  });
  const recordedBy = async (
    visitor: SignedIn,
    kind: string,
    over: Readonly<Record<string, string>> = {},
    files: Parameters<SignedIn['sendFiles']>[3] = [],
  ): Promise<Got> =>
    visitor.sendFilesAndFollow(
      await visitor.get(`${HERE}/record?kind=${kind}`),
      '/record/files',
      typed(over),
      files,
    );
  const idIn = (page: Got): string => /\/ledger\/([^/"?]+)\/evidence\/files/.exec(page.text)![1]!;

  it('lead from a form to an entry that says how it stands and who acts next, and on to the portfolio', async () => {
    const before = await givenBy('clinic');
    const page = await recordedBy(rosa, 'funds', {}, [
      { field: 'evidence', name: 'letter.txt', content: 'We give it.' },
    ]);
    expect(textOf(page)).toContain('It is recorded.');
    expect(textOf(page)).toContain(
      'The clinic gave The fund 1,250.50 EUR (funds) on 1 July 2026. It is proposed, and counts once it is accepted. Next: the backbone can accept it.',
    );
    expect(textOf(page)).toContain('letter.txt');
    expect(page.text).not.toContain('acceptance"');
    expect(await givenBy('clinic')).toBe(before);

    const seen = await carla.get(`${HERE}/ledger/${idIn(page)}`);
    expect(textOf(seen)).toContain('Next: you can accept it.');
    const accepted = await carla.submitAndFollow(seen, '/acceptance');
    expect(textOf(accepted)).toContain('It is accepted, and counts from now on.');
    expect(Number(await givenBy('clinic'))).toBe(Number(before) + 1250.5);
    // The same page once more: it tells what happened, and does nothing.
    const late = await carla.post(`${HERE}/ledger/${idIn(page)}/acceptance`, 'seen=1');
    expect([late.status, textOf(late).includes('Meanwhile something happened to this entry')]).toEqual([
      ...[422, true],
    ]);
  });

  it('record a form once, however often it is sent, and from wherever', async () => {
    const form = await carla.get(`${HERE}/record`);
    const first = await carla.sendFiles(form, '/record/files', typed({ quantity: '3' }));
    const again = await carla.sendFiles(form, '/record/files', typed({ quantity: '3' }));
    expect([again.status, again.location]).toEqual([303, first.location]);
    // Much later, or changed meanwhile: it leads to its entry all the same.
    const changed = await carla.sendFiles(form, '/record/files', typed({ quantity: '4' }));
    expect(changed.location.replace('recorded-already', 'recorded')).toBe(first.location);
    const { items } = (await door.get(`${API_HERE}/entries?limit=500`)).body as {
      items: { quantity: string }[];
    };
    expect(
      each(items, 'quantity').filter((quantity) => ['3.00', '4.00'].includes(quantity as string)),
    ).toEqual(['3.00']);
  });

  it('show what was typed again with what is not right, and record nothing of it', async () => {
    const { position } = (await door.get(`${API_HERE}/head`)).body as { position: number };
    const page = await rosa.get(`${HERE}/record?kind=funds`);
    const refused = await rosa.sendFiles(
      page,
      '/record/files',
      typed({ quantity: 'many', member: 'school' }),
    );
    expect(refused.status).toBe(422);
    expect(textOf(refused)).toContain('You record for your own member.');
    expect(textOf(refused)).toContain('A number such as 1200 or 12.50 is right.');
    expect(refused.text).toContain('value="many"');
    const wrongFile = [{ field: 'evidence', name: 'tool.exe', content: 'MZ\u0000\u0001' }];
    const file = await rosa.sendFiles(page, '/record/files', typed({ quantity: '5' }), wrongFile);
    expect([file.status, file.text.includes('value="5"')]).toEqual([415, true]);
    const closed = await rosa.sendFiles(page, '/record/files', typed({ counterparty: 'pool:none' }));
    expect([closed.status, textOf(closed).includes('There is no such pool')]).toEqual([404, true]);
    expect((await door.get(`${API_HERE}/head`)).body).toMatchObject({ position });
    // What else a representative could send: an entry of another member alone.
    expect((await rosa.get(`${HERE}/record`)).text).not.toMatch(
      /name="member".*value="school".*<\/select>.*name="counterparty"/s,
    );
  });

  it('say what it comes to, by which rate, and what may be the same, before it is recorded', async () => {
    const hours = { kind: 'staff-time', quantity: '10', unit: 'hours', category: 'nurse', member: 'clinic' };
    const query = new URLSearchParams({ ...typed(), ...hours });
    for (const path of ['/record/preview', '/record']) {
      const text = textOf(await carla.get(`${HERE}${path}?${query.toString()}`));
      expect(text).toContain('It is worth 400.00 EUR.');
      expect(text).toContain(
        'At the rate 40 EUR for nurse, in force since 1 January 2026. Source: Wage survey',
      );
      expect(text).not.toContain('Is it recorded already?');
    }
    const entry = await recordedBy(carla, 'staff-time', hours);
    expect(textOf(entry)).toContain('It is worth 400.00 EUR. It is accepted, and counts.');
    query.set('occurredOn', '2026-07-04');
    const again = await carla.get(`${HERE}/record/preview?${query.toString()}`);
    expect(textOf(again)).toContain('Is it recorded already?');
    expect(again.text).toContain(`${HERE}/ledger/${idIn(entry)}`);
    query.set('unit', 'EUR');
    expect(textOf(await carla.get(`${HERE}/record/preview?${query.toString()}`))).not.toContain(
      'It is worth',
    );
  });

  it('lead a dispute to its end, and tell its story', async () => {
    const id = idIn(await recordedBy(carla, 'funds', { quantity: '80', description: HOSTILE }));
    const path = `${HERE}/ledger/${id}`;
    const disputed = await rosa.submitAndFollow(await rosa.get(path), '/disputes', {
      reason: 'we gave less',
    });
    expect(textOf(disputed)).toContain('It is disputed. Its amount is held apart.');
    const empty = await carla.submit(await carla.get(path), '/resolution', {
      outcome: 'adjusted',
      quantity: '7o',
    });
    expect([empty.status, empty.text.includes('value="7o"')]).toEqual([422, true]);
    const stale = await carla.get(path);
    await rosa.submitAndFollow(await rosa.get(path), '/resolution', {
      outcome: 'upheld',
      reason: 'found it',
    });
    const loser = await carla.submit(stale, '/resolution', {
      ...{ outcome: 'adjusted', quantity: '70', reason: 'as the letter says' },
    });
    expect([loser.status, textOf(loser).includes('Dispute settled. Look at it again')]).toEqual([422, true]);
    // Its form is gone; what was typed is not.
    expect(textOf(loser)).toContain('as the letter says');
    await rosa.submitAndFollow(await rosa.get(path), '/disputes', { reason: 'no, less' });
    const settled = await carla.submitAndFollow(await carla.get(path), '/resolution', {
      ...{ outcome: 'adjusted', quantity: '70', reason: 'as the letter says' },
    });
    const story = textOf(settled);
    for (const told of [
      'The dispute is settled.',
      'we gave less',
      'no, less',
      '80.00 EUR · 80.00 EUR before',
    ]) {
      expect(story).toContain(told);
    }
    expect(story).toContain('The backbone (carla)');
    expect(textOf(await rosa.get(path))).not.toContain('(carla)');
    expect(settled.text).not.toContain('<script>alert');
    expect((await carla.get(`${HERE}/ledger?text=alert`)).text).not.toContain('<script>alert');
  });

  it('reject with a reason that its proposer reads, and correct in one step', async () => {
    const proposed = `${HERE}/ledger/${idIn(await recordedBy(rosa, 'funds', { quantity: '11' }))}`;
    const page = await carla.get(proposed);
    expect((await carla.submit(page, '/rejection', { reason: ' ' })).status).toBe(422);
    expect(textOf(await carla.submitAndFollow(page, '/rejection', { reason: 'it never came' }))).toContain(
      'It is rejected, with the reason.',
    );
    const told = textOf(await rosa.get(proposed));
    expect([told.includes('It was rejected'), told.includes('it never came')]).toEqual([true, true]);

    const wrong = idIn(await recordedBy(carla, 'funds', { quantity: '1200' }));
    const form = await carla.get(`${HERE}/record?replaces=${wrong}`);
    expect(form.text).toContain('value="1200.00"');
    const fields = { ...typed({ quantity: '120' }), reason: 'one nought too many' };
    const right = await carla.sendFilesAndFollow(form, '/record/files', fields);
    expect(textOf(right)).toContain('The correction is recorded, and the old entry taken back.');
    expect(right.text).toContain(`${HERE}/ledger/${wrong}"`);
    const old = await carla.get(`${HERE}/ledger/${wrong}`);
    expect(old.text).toContain(`${HERE}/ledger/${idIn(right)}"`);
    expect(textOf(old)).toContain('one nought too many');
    expect(old.text).not.toContain('class="acts"');
  });

  it('give a value, attach files and refuse none, and show the log to those who may read it', async () => {
    const beds = { quantity: '4', unit: 'beds', description: 'Beds' };
    const page = await recordedBy(carla, 'in-kind', { ...beds, giftCategory: 'furniture' });
    expect(textOf(page)).toContain('It has no value yet');
    const path = `${HERE}/ledger/${idIn(page)}`;
    const valued = await carla.submitAndFollow(page, '/valuation', { value: '1,000', basis: 'second hand' });
    expect(textOf(valued)).toContain('Stated: second hand');
    const none = await carla.sendFiles(valued, '/evidence/files', {});
    expect([none.status, textOf(none).includes('Choose a file.')]).toEqual([422, true]);
    const files = [{ field: 'files', name: 'beds.txt', content: 'four beds' }];
    const attached = await carla.sendFilesAndFollow(valued, '/evidence/files', {}, files);
    const file = /href="(\/api\/[^"]*\/evidence\/[0-9a-f]{64})"/.exec(attached.text)![1]!;
    expect((await carla.get(file)).text).toBe('four beds');
    expect(attached.text).toMatch(/<code>[0-9a-f]{64}<\/code>/);
    expect((await rosa.get(path)).text).not.toMatch(/<code>[0-9a-f]{64}<\/code>/);
  });

  it('show a ledger by what is in the address, all of it to download, and of others what may be seen', async () => {
    const page = await carla.get(`${HERE}/ledger?quarter=2026-Q3&member=clinic&kind=in-kind`);
    expect(textOf(page)).toContain(
      'One entry of The clinic in the third quarter of 2026: 1,000.00 EUR given, 0.00 EUR received.',
    );
    expect(page.text).toContain('<option value="in-kind" selected>');
    const file = /href="(\/api\/[^"]*format=csv)"/.exec(page.text)![1]!.replaceAll('&amp;', '&');
    expect((await carla.get(file)).text.trim().split('\r\n')).toHaveLength(2);
    const account = await carla.get(`${HERE}/ledger?member=clinic`);
    const balance = (await door.get(`${API_HERE}/members/clinic/portfolio`)).body.balance.closing as string;
    expect(textOf(account)).toContain(
      `${Number(balance).toLocaleString('en-GB', { minimumFractionDigits: 2 })} `,
    );
    expect(textOf(account)).toContain('The balance runs over everything');
    expect(textOf(await carla.get(`${HERE}/ledger?member=clinic&kind=funds`))).not.toContain(
      'The balance runs over everything',
    );
    // Members see totals of each other here, and no entries.
    expect(textOf(await sam.get(`${HERE}/ledger?member=clinic`))).toContain('No entry matches');
    const [one] = (await door.get(`${API_HERE}/entries?member=clinic&limit=1`)).body.items as {
      id: string;
    }[];
    expect((await sam.get(`${HERE}/ledger/${one!.id}`)).status).toBe(404);
    expect((await carla.get(`${HERE}/ledger?from=yesterday`)).status).toBe(422);
    expect(textOf(await carla.get(`${HERE}/ledger?text=%00%27%25`))).toContain('No entry matches');
    expect(textOf(await carla.get(`${HERE}/ledger?lang=fr`))).toContain('Registre');
  });

  it('go on from page to page', async () => {
    const many = Array.from({ length: 52 }, (_, i) =>
      contribution({ id: `many-${String(i)}`, quantity: '1', occurredOn: '2026-05-01' }),
    );
    await Promise.all(many.map((entry) => door.post(`${API_HERE}/entries`, entry)));
    const first = await carla.get(`${HERE}/ledger?quarter=2026-Q2`);
    const next = /href="([^"]*after=[^"]*)" rel="next"/.exec(first.text)![1]!.replaceAll('&amp;', '&');
    const second = await carla.get(next);
    const rows = (page: Got): number => [...page.text.matchAll(/<th role="rowheader"/g)].length;
    expect([rows(first), rows(second), second.text.includes('rel="next"')]).toEqual([50, 2, false]);
    expect(textOf(first)).toContain('52 entries in the second quarter of 2026');
  });

  it('take a late item where that is said, and otherwise say what day is open', async () => {
    const { command, data } = quarterClosed('2026-Q1');
    const caller = { coalitionId: COALITION, actor: 'tests', actingFor: 'backbone' };
    await door.served.app.get(CommandBus).execute(new LedgerCommand(command, caller, data));
    const page = await carla.get(`${HERE}/record?kind=funds`);
    expect(page.text).not.toContain('name="late"');
    const march = typed({ occurredOn: '2026-03-30', quantity: '77' });
    const refused = await carla.sendFiles(page, '/record/files', march);
    expect([refused.status, refused.text.includes('name="late"')]).toEqual([422, true]);
    expect(textOf(refused)).toContain('30 March 2026 lies in a quarter that is closed.');
    const late = await carla.sendFilesAndFollow(refused, '/record/files', { ...march, late: 'yes' });
    expect(textOf(late)).toContain('booked on 15 July 2026, as that quarter was closed');
  });
});
