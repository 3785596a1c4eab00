import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { systemClock } from '../../src/kernel/clock.js';
import { ACCESS_TOOLS, type AccessTools } from '../../src/access/access-tools.js';
import { inviteFirstOperator } from '../../src/access/access.commands.js';
import { SERVICE } from '../../src/access/domain/trail-acts.js';
import { invitationPath } from '../../src/access/link-paths.js';
import { API, Door, each } from '../http/door.js';
import { onSqlite } from '../support/engines.js';

const PROGRAM = resolve('dist/examples/review.js');

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function reviewAt(server: string, over: Record<string, string> = {}): Promise<Ended> {
  return new Promise((done) => {
    const own = { EVENHAND_URL: server, EVENHAND_PASSWORD: 'nine kettles on a gate', NODE_OPTIONS: '' };
    const env = { ...process.env, ...own, ...over };
    execFile(process.execPath, [PROGRAM], { env }, (error, stdout, stderr) => {
      done({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
    });
  });
}

onSqlite('the example of a review over HTTP', (engine) => {
  it('holds one from its opening to the sealed report, and again changes nothing', async () => {
    const door = await Door.open(await engine.readyUrl(), { clock: systemClock });
    const { token } = (await inviteFirstOperator(door.served.app.get<AccessTools>(ACCESS_TOOLS), SERVICE))!;
    const link = { EVENHAND_INVITATION: `${door.address}${invitationPath(token)}` };
    const told = await reviewAt(door.address, link);
    expect(told).toMatchObject({ code: 0, stderr: '' });
    const quarter = /opened the review of (\d{4}-Q\d)\./.exec(told.stdout)![1]!;
    for (const said of [
      /^Orla Byrne \(coordinator\) took up an invitation\.$/m,
      /^Sipho Nkosi \(for the youth club\) took up an invitation\.$/m,
      /^Orla Byrne \(coordinator\) founded the Elm Street Neighbours\.$/m,
      /^ {4}1\.1 {2}900\.00 EUR for the clinic: Its target is/m,
      /^Sipho Nkosi \(for the youth club\) found the quarter’s fairness 2 of 5\.$/m,
      /^Sipho Nkosi \(for the youth club\) objected to proposal 1\.3\.$/m,
      /^ {4}The Youth Club objects to proposal 1\.3: /m,
      /^Ana Ruiz \(facilitator\) cut to 600\.00 EUR proposal 1\.1\.$/m,
      /^Ana Ruiz \(facilitator\) rejected, with the dissent of the clinic, proposal 1\.3\.$/m,
      /^ {4}Proposal 1\.2 became entry\//m,
      /^ {4}Proposal 1\.4 became pledge\//m,
      /^ {4}The review is closed\. Next: Nothing is left to do: the review is over\.$/m,
    ])
      expect(told.stdout).toMatch(said);

    const here = `${API}/coalitions/elm-street`;
    const { body: people } = await door.get(`${here}/people`);
    const idOf = (email: string): string =>
      (people.items as { id: string; email: string }[]).find((person) => person.email === email)!.id;
    const { body: review } = await door.get(`${here}/reviews/${quarter}`);
    expect(review).toMatchObject({
      stage: 'closed',
      signatures: [{ signer: idOf('ana@elm-street.example') }, { signer: idOf('orla@elm-street.example') }],
    });
    const outcomes = each(each(review.proposals, 'decision'), 'outcome');
    expect(outcomes).toEqual(['amended', 'accepted', 'rejected', 'accepted']);
    expect(told.stdout).toMatch(
      new RegExp(`the one that was sealed: SHA-256 ${String(review.published)}\n$`),
    );
    const late = { direction: 'contribution', memberId: 'clinic', kind: 'funds', unit: 'EUR' };
    const occurredOn = review.to as string;
    const refused = await door.post(`${here}/entries`, { ...late, quantity: '1.00', occurredOn });
    expect(refused.body.code).toBe('coalition.quarter-closed');

    const { body: before } = await door.get(here);
    const again = await reviewAt(door.address, link);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toMatch(/^Ana Ruiz \(facilitator\) signed in\.$/m);
    expect(again.stdout).toContain('went on to decide (as before).');
    expect((await door.get(here)).body).toEqual(before);

    const elsewhere = await reviewAt(door.address, { EVENHAND_COALITION: 'oak-lane' });
    expect(elsewhere).toMatchObject({ code: 0, stderr: '' });
    await door.close();
  });

  it('says what it needs to come in', async () => {
    const nobody = await reviewAt('http://127.0.0.1:1', { EVENHAND_PASSWORD: '' });
    expect(nobody).toMatchObject({ code: 1, stdout: '' });
    expect(nobody.stderr).toContain('EVENHAND_PASSWORD says what the three sign in with');
  });

  it('says where nobody answers', async () => {
    const nowhere = await reviewAt('http://127.0.0.1:1');
    expect(nowhere).toMatchObject({ code: 1, stdout: '' });
    expect(nowhere.stderr).toMatch(/^http:\/\/127\.0\.0\.1:1: fetch failed/);
  });
});
