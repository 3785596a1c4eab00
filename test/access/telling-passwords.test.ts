import { ACCESS_TOOLS, type AccessTools } from '../../src/access/access-tools.js';
import { PasswordHashing } from '../../src/access/secrets/password-hashing.js';
import { tellingWords } from '../../src/access/telling-words.queries.js';
import { API, COALITION, Door, HERE } from '../http/door.js';
import { onSqlite } from '../support/engines.js';

const GOOD = 'seven violet lanterns drift';

onSqlite('a password that tells where its person belongs', (engine) => {
  let door: Door;
  let cookie: string;

  beforeAll(async () => {
    // The least that argon2 takes: what it costs is tested elsewhere.
    const hashing = new PasswordHashing({ cost: { memoryKib: 8, passes: 1, lanes: 1 } });
    door = await Door.open(await engine.freshUrl(), { hashing });
    await door.found();
  });
  afterAll(() => door.close());

  const linkOf = async (path: string, body: object): Promise<string> => {
    const answer = await door.post(path, body);
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    return (answer.body as { link: string }).link.split('/').at(-1)!;
  };
  const refused = (word: string): object => ({
    status: 422,
    body: { code: 'access.password-telling', found: word },
  });

  it('is refused to whoever takes up an invitation, by the coalition and the member', async () => {
    const offer = { role: 'representative', memberId: 'clinic', email: null };
    const token = await linkOf(`${HERE}/invitations`, offer);
    const join = (password: string): ReturnType<Door['post']> =>
      door.post(
        `${API}/invitations/acceptance`,
        { token, email: 'anna@people.example', name: 'Anna', password },
        {},
        null,
      );
    expect(await join('all that flows into the basin')).toMatchObject(refused('basin'));
    expect(await join('we work at the CLINIC here')).toMatchObject(refused('clinic'));
    const joined = await join(GOOD);
    expect(joined.status).toBe(201);
    cookie = joined.headers.get('set-cookie')!.split(';')[0]!;
  });

  it('is refused to whoever changes theirs, and whoever has lost it', async () => {
    const headers = { cookie, origin: door.address };
    const password = 'an alliance of the willing';
    const change = { current: GOOD, password };
    expect(await door.post(`${API}/account/password`, change, headers)).toMatchObject(refused('alliance'));
    const { body } = await door.get(`${API}/session`, headers);
    const token = await linkOf(`${API}/people/${(body as { id: string }).id}/password-reset`, {});
    const reset = await door.post(`${API}/password-resets/completion`, { token, password }, {}, null);
    expect(reset).toMatchObject(refused('alliance'));
  });

  it('tells nothing by coalitions that there are not, or by the service', async () => {
    const { reads } = door.served.app.get<AccessTools>(ACCESS_TOOLS);
    const places = [
      { coalitionId: '', memberId: null },
      { coalitionId: 'nowhere', memberId: null },
      { coalitionId: COALITION, memberId: 'nobody' },
      { coalitionId: COALITION, memberId: 'school' },
    ];
    expect(await tellingWords(reads, places)).toEqual([
      'river-basin',
      'River Basin Alliance',
      'school',
      'The school',
    ]);
  });
});
