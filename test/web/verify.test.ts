import { createHash } from 'node:crypto';
import { COALITION, contribution, Door, HERE } from '../http/door.js';
import type { RoleAt } from '../http/callers.js';
import { onSqlite } from '../support/engines.js';
import { textOf, Visitor } from './visitor.js';

const PAGE = `/c/${COALITION}/verify`;
const HOSTILE = '<script>alert(1)</script>';

onSqlite('the page that proves', (engine) => {
  let door: Door;
  let ada: Visitor;
  const comeIn = async (name: string, ...roles: RoleAt[]): Promise<Visitor> =>
    new Visitor(door.address, undefined, (await door.callers.headersOf(name, roles))['cookie']);
  const at = { coalitionId: COALITION };

  beforeAll(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
    await door.post(`${HERE}/entries`, contribution({ id: 'i1', description: HOSTILE }));
    ada = await comeIn('ada', { ...at, role: 'auditor' });
  });
  afterAll(() => door.close());

  it('checks everything beside other work, and says what came of it', async () => {
    const page = await ada.get(PAGE);
    expect(textOf(page)).toContain('Nothing was checked here since the service started.');
    const begun = await ada.submit(page, '/verify');
    expect([begun.status, begun.location]).toEqual([303, `${PAGE}#check`]);
    for (;;) {
      const looked = await ada.get(PAGE);
      if (looked.headers.get('refresh') !== null) {
        expect(looked.headers.get('refresh')).toBe(`2; url=${PAGE}`);
        expect(textOf(looked)).toContain('A check has been running since');
        continue;
      }
      expect(textOf(looked)).toContain('All is as it was recorded, up to position 5.');
      break;
    }
  });

  it('gives the proof of an entry, with which anybody comes to the same hash', async () => {
    const page = await ada.get(`${PAGE}?entry=i1`);
    const hashed = /<pre class="hashed"[^>]*>(.*?)<\/pre>/s.exec(page.text)![1]!;
    expect(hashed).not.toContain(HOSTILE);
    const text = hashed
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&');
    const { body } = await door.get(`${HERE}/head`);
    expect(createHash('sha256').update(text).digest('hex')).toBe(body.hash);
    expect(textOf(page)).toContain('The entry stands at position 5, and its hash is right.');
    expect(textOf(await ada.get(`${PAGE}?entry=none`))).toContain('There is no such entry');
  });

  it('tells a report by its hash, and a head by what the ledger says there', async () => {
    const check = async (name: string, content: string): Promise<string> =>
      textOf(await ada.submitFiles(await ada.get(PAGE), '/verify/files', { [name]: content }));
    const head = (await door.get(`${HERE}/head`)).text;
    expect(await check('head.json', head)).toContain('the ledger has the same hash there');
    const forged = head.replace(/"hash":"[0-9a-f]{4}/, '"hash":"0000');
    expect(await check('head.json', forged)).toContain('another hash there');
    expect(await check(`${HOSTILE}.pdf`, 'no report')).toContain('This file is none that was sealed');
    const none = await ada.submitFiles(await ada.get(PAGE), '/verify/files', {});
    expect([none.status, textOf(none)]).toEqual([422, expect.stringContaining('This is needed.')]);

    await door.post(`${HERE}/quarters/2026-Q2/close`, {});
    const report = (await door.get(`${HERE}/reports/2026-Q2`)).text;
    expect(await check('report.json', report)).toContain(
      'This is the sealed report of the second quarter of 2026',
    );
    expect(await check('report.json', report.replace('River', 'Rover'))).not.toContain(
      'This is the sealed report',
    );
  });

  it('shows auditors the trail in words, and nobody else', async () => {
    const page = await ada.get(`${PAGE}/trail`);
    expect(textOf(page)).toContain('gave a role ada, auditor');
    const rep = await comeIn('rep', { ...at, role: 'representative', memberId: 'clinic' });
    for (const path of [PAGE, `${PAGE}/trail`]) expect((await rep.get(path)).status).toBe(403);
    expect((await rep.get(`/c/${COALITION}`)).text).not.toContain(`href="${PAGE}"`);
  });
});
