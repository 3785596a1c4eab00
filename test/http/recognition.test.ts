import { atTheDoor, onSqlite } from '../support/engines.js';
import { contribution, Door, each, HERE } from './door.js';

const representing = (id: string) => ({
  as: `representative of ${id}`,
  'evenhand-acting-for': `member:${id}`,
});
const [CLINIC, SCHOOL] = [representing('clinic'), representing('school')];
const HOSTILE = '<script>alert("it’s")</script>';

const camp = {
  ...{
    id: 'camp',
    title: 'A summer camp',
    achievedOn: '2026-06-30',
    story: 'Forty children learnt to swim.',
  },
  sharesShown: true,
  attributions: [
    { memberId: 'clinic', share: '0.75', wording: 'paid for it', behind: ['entry/money'] },
    { memberId: 'school', share: '0.25', wording: HOSTILE, behind: ['entry/hours'] },
  ],
};
const CAMP = 'achievements/camp';

atTheDoor('recognition over HTTP', (engine) => {
  let door: Door;

  beforeEach(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
    await door.post(`${HERE}/entries`, contribution({ id: 'money', occurredOn: '2026-06-01' }));
    const hours = { kind: 'staff-time', quantity: '12', unit: 'hours', memberId: 'school' };
    await door.post(`${HERE}/entries`, contribution({ id: 'hours', occurredOn: '2026-06-02', ...hours }));
  });

  afterEach(() => door.close());

  /** Status and id, once what was recorded was read where the answer says; of a refusal, status and code. */
  const post = async (path: string, body: object, headers = {}): Promise<unknown[]> => {
    const answer = await door.post(`${HERE}/${path}`, body, headers);
    const said = answer.body as Record<string, unknown>;
    if (answer.status >= 300) return [answer.status, said.code];
    const location = answer.headers.get('location')!;
    expect([location, (await door.get(location)).status]).toEqual([`${HERE}/${CAMP}`, 200]);
    return [answer.status, said.id];
  };
  const read = async (path = CAMP): Promise<Record<string, unknown>> => {
    const { status, body } = await door.get(`${HERE}/${path}`);
    expect([path, status]).toEqual([path, 200]);
    return body as Record<string, unknown>;
  };

  it('goes from an achievement to what may be printed, and back', async () => {
    expect(await post('achievements', camp)).toEqual([201, 'camp']);
    expect(await post('achievements', camp)).toEqual([200, 'camp']);
    expect(each((await read('achievements?waitingFor=member:school')).items, 'id')).toEqual(['camp']);
    const refusal = { memberId: 'school', edition: 1, reason: 'Say what we did.' };
    expect(await post(`${CAMP}/refusals`, refusal, SCHOOL)).toEqual([201, 'camp']);
    expect(await read()).toMatchObject({
      missing: ['clinic', 'school'],
      waitsFor: ['member:clinic', 'backbone'],
    });
    expect(await post(`${CAMP}/publication`, {})).toEqual([409, 'recognition.consent-missing']);
    const [ofClinic, ofSchool] = camp.attributions;
    const attributions = [ofClinic, { ...ofSchool, wording: 'taught <all> of them' }];
    expect(await post(`${CAMP}/amendments`, { attributions, reason: 'as the school says' })).toEqual([
      201,
      'camp',
    ]);
    expect(await post(`${CAMP}/consents`, { memberId: 'school', edition: 1 }, SCHOOL)).toEqual([
      409,
      'recognition.edition-replaced',
    ]);
    const consent = { memberId: 'school', edition: 2 };
    expect(await post(`${CAMP}/consents`, consent, CLINIC)).toEqual([403, 'coalition.act-not-permitted']);
    const keyed = { ...SCHOOL, 'idempotency-key': 'consent-of-school' };
    expect(await post(`${CAMP}/consents`, consent, keyed)).toEqual([201, 'camp']);
    const again = await door.post(`${HERE}/${CAMP}/consents`, consent, keyed);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    expect(await post(`${CAMP}/consents`, { ...consent, memberId: 'clinic' }, keyed)).toEqual([
      422,
      'ledger.idempotency-key-reused',
    ]);
    expect(await post(`${CAMP}/consents`, { ...consent, memberId: 'clinic' }, CLINIC)).toEqual([201, 'camp']);
    expect(each((await read('achievements?waitingFor=backbone')).items, 'agreed')).toEqual([2]);
    expect(await post(`${CAMP}/publication`, {}, CLINIC)).toEqual([403, 'coalition.act-not-permitted']);
    const publication = { on: '2026-07-10', value: '100.01', basis: 'the price of a page' };
    expect(await post(`${CAMP}/publication`, publication)).toEqual([201, 'camp']);
    expect(await post(`${CAMP}/publication`, publication)).toEqual([200, 'camp']);
    const { attributions: told } = await read();
    const [entryId] = each(told, 'entryId');
    expect(await read(`entries/${String(entryId)}`)).toMatchObject({
      ...{
        kind: 'recognition',
        memberId: 'clinic',
        value: '75.01',
        status: 'accepted',
        occurredOn: '2026-07-10',
      },
    });
    expect(await read('members/school/portfolio?quarter=2026-Q3')).toMatchObject({
      recognition: [{ achievementId: 'camp', share: '0.25', wording: 'taught <all> of them' }],
    });
    const statement = await read(`${CAMP}/statement`);
    expect(statement).toMatchObject({
      publishedOn: '2026-07-10',
      line: 'A summer camp. Achieved on 30 June 2026 in the coalition River Basin Alliance by The clinic (75 %) and The school (25 %).\n',
    });
    const text = await door.get(`${HERE}/${CAMP}/statement?format=text`);
    expect([text.headers.get('content-type'), text.text]).toEqual([
      'text/plain; charset=utf-8',
      statement.paragraph,
    ]);
    const html = await door.get(`${HERE}/${CAMP}/statement?format=html`);
    expect([html.headers.get('content-type'), html.text]).toEqual([
      'text/html; charset=utf-8',
      statement.page,
    ]);
    expect(html.text).toContain('taught &lt;all&gt; of them');
    expect(html.headers.get('content-security-policy')).toContain('sandbox');
    expect(await post(`${CAMP}/retraction`, { reason: 'It rained.' })).toEqual([201, 'camp']);
    expect((await door.get(`${HERE}/${CAMP}/statement`)).body).toMatchObject({
      ...{ status: 404, code: 'recognition.statement-retracted' },
    });
    expect(await read('members/school/portfolio?quarter=2026-Q3')).toMatchObject({
      recognition: [],
      received: { value: '0.00' },
    });
  });
});

onSqlite('what is wrong with an achievement over HTTP', (engine) => {
  it('is said field by field', async () => {
    const door = await Door.open(await engine.readyUrl());
    try {
      await door.found();
      const wrong = {
        ...{ ...camp, title: 5, sharesShown: 'yes', more: 1 },
        attributions: [
          { memberId: 'clinic', share: 'half', wording: 'x', behind: [] },
          { memberId: 'school', share: '0.5', wording: 'x', behind: ['entry/e1'], role: 'lead' },
        ],
      };
      const { status, body } = await door.post(`${HERE}/achievements`, wrong);
      const { errors } = body as { errors: { field: string }[] };
      expect([status, each(errors, 'field').sort()]).toEqual([
        400,
        [
          'attributions[0].behind',
          'attributions[0].share',
          'attributions[1].role',
          'more',
          'sharesShown',
          'title',
        ],
      ]);
      for (const attributions of ['clinic', [], ['clinic'], [[]]]) {
        const answer = await door.post(`${HERE}/achievements`, { ...camp, attributions });
        expect([answer.status, (answer.body as { field: string }).field]).toEqual([400, 'attributions']);
      }
      const unknown = await door.post(`${HERE}/achievements`, camp);
      expect([unknown.status, (unknown.body as { code: string }).code]).toEqual([
        422,
        'recognition.behind-unknown',
      ]);
      expect((await door.get(`${HERE}/achievements/none`)).status).toBe(404);
      expect((await door.get(`${HERE}/achievements?stage=done`)).status).toBe(400);
      expect((await door.get(`${HERE}/achievements/none/statement?format=pdf`)).status).toBe(400);
    } finally {
      await door.close();
    }
  });
});
