/**
 * A whole quarterly review, held by three people over HTTP: the coordinator of the backbone, the representative of a member,
 * and the facilitator. It needs nothing but a server and `fetch`.
 *
 *     EVENHAND_INVITATION=LINK EVENHAND_PASSWORD=WORDS node dist/examples/review.js
 *
 * EVENHAND_INVITATION is the link that a new server prints for its first operator, EVENHAND_PASSWORD what the three of them sign in
 * with, made up by you. EVENHAND_URL says where the server is (http://127.0.0.1:3000 without it), EVENHAND_COALITION which
 * coalition to work in (elm-street without it), which is founded where there is none.
 */
import { createHash } from 'node:crypto';

const SERVER = new URL(process.env['EVENHAND_URL'] ?? 'http://127.0.0.1:3000').origin;
const COALITION = process.env['EVENHAND_COALITION'] ?? 'elm-street';
const API = `${SERVER}/api/v1`;
const HERE = `${API}/coalitions/${COALITION}`;
/** Used up after the first run, and needed no more. */
const INVITATION = process.env['EVENHAND_INVITATION'];
const PASSWORD = process.env['EVENHAND_PASSWORD'];

/** What this script reads of a review; `GET /api/openapi.json` describes all there is. */
interface Review {
  readonly stage: string;
  readonly next: { readonly step: string; readonly missing: readonly string[] };
  readonly proposals: readonly Proposal[];
  /** The SHA-256 of the report's JSON file, once it is published. */
  readonly published: string | null;
}

interface Proposal {
  readonly id: string;
  readonly memberId: string;
  readonly supplyId: string;
  readonly quantity: string;
  readonly unit: string;
  readonly why: string;
  readonly decision: { readonly becomes: string | null } | null;
}

/** Somebody at work. The ledger writes down who did what: people are known by their session, which they bring as a cookie. */
class Person {
  private cookie = '';

  constructor(
    readonly name: string,
    readonly role: string,
    readonly email: string,
  ) {}

  /** Takes up an invitation, and chooses a password with it. Whoever has done so before, or for another coalition, signs in. */
  async joins(link: string): Promise<void> {
    const token = link.slice(link.lastIndexOf('/') + 1);
    const { name, email } = this;
    const person = { token, name, email, password: PASSWORD };
    const response = await this.posts(`${API}/invitations/acceptance`, person);
    if (response.status !== 410 && response.status !== 409)
      return this.keepsSession('took up an invitation', response);
    await this.signsIn();
    if (response.status === 409) await answerOf(await this.posts(`${API}/account/invitations`, { token }));
  }

  async signsIn(): Promise<void> {
    const response = await this.posts(`${API}/sessions`, { email: this.email, password: PASSWORD });
    await this.keepsSession('signed in', response);
  }

  private async keepsSession(words: string, response: Response): Promise<void> {
    await answerOf(response);
    const [cookie = ''] = response.headers.getSetCookie();
    this.cookie = cookie.slice(0, cookie.indexOf(';'));
    this.says(`${words}.`);
  }

  /** Has something recorded, and says so. */
  async does(words: string, address: string, body?: object): Promise<void> {
    // The same act has the same key, so a script that broke off can be run again: nothing is done twice.
    const key = createHash('sha256')
      .update(`${this.name} ${address} ${JSON.stringify(body ?? '')}`)
      .digest('hex');
    const response = await this.posts(address, body, { 'idempotency-key': key });
    await answerOf(response);
    const before = response.headers.get('idempotency-replayed') === 'true' ? ' (as before)' : '';
    this.says(`${words}${before}.`);
  }

  /** Has a link made for somebody who is to have a role, and hands it over. */
  async invites(role: object): Promise<string> {
    const answer = await answerOf(await this.posts(`${HERE}/invitations`, role));
    return (JSON.parse(answer) as { link: string }).link;
  }

  /** What comes with a cookie says that it comes from this site, and from no other one: `Origin`, as browsers do. */
  private posts(address: string, body?: object, more: Record<string, string> = {}): Promise<Response> {
    return fetch(address, {
      method: 'POST',
      headers: {
        ...{ ...more, origin: SERVER, cookie: this.cookie },
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
  }

  /** Reads something. */
  async sees<T>(address: string): Promise<T> {
    return JSON.parse(await answerOf(await fetch(address, { headers: { cookie: this.cookie } }))) as T;
  }

  says(words: string): void {
    print(`${this.name} (${this.role}) ${words}`);
  }
}

/** The text of an answer. What is refused comes as a problem document, which says what was found and what would be right. */
async function answerOf(response: Response): Promise<string> {
  const text = await response.text();
  if (response.ok) return text;
  const { detail, code } = JSON.parse(text) as { detail: string; code: string };
  throw new Error(`${detail} (${code})`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The last calendar quarter that is over: the coalition keeps the calendar year, in UTC. */
function lastQuarter(): { readonly id: string; readonly within: (monthAndDay: string) => string } {
  const now = new Date();
  const [year, before] = [now.getUTCFullYear(), Math.floor(now.getUTCMonth() / 3)];
  const [ofYear, quarter] = before === 0 ? [year - 1, 4] : [year, before];
  return {
    id: `${String(ofYear)}-Q${String(quarter)}`,
    /** `within('2-14')` is the fourteenth of its second month. */
    within: (monthAndDay) => {
      const [month = '', day = ''] = monthAndDay.split('-');
      return `${String(ofYear)}-${String(3 * (quarter - 1) + Number(month)).padStart(2, '0')}-${day}`;
    },
  };
}

const orla = new Person('Orla Byrne', 'coordinator', 'orla@elm-street.example');
const sipho = new Person('Sipho Nkosi', 'for the youth club', 'sipho@youth-club.example');
const ana = new Person('Ana Ruiz', 'facilitator', 'ana@elm-street.example');

/** Roles are given by links. Whoever coordinates hands them over, and sees who has come in. */
async function othersComeIn(): Promise<void> {
  const { items } = await orla.sees<{ items: { email: string }[] }>(`${HERE}/people`);
  for (const [person, role] of [
    [sipho, { role: 'representative', memberId: 'youth-club' }],
    [ana, { role: 'facilitator' }],
  ] as const) {
    if (items.some(({ email }) => email === person.email)) await person.signsIn();
    else await person.joins(await orla.invites(role));
  }
}

/** A clinic, a school and a youth club with a common fund. Where they are there already, nothing changes. */
async function foundCoalition(): Promise<void> {
  const founding = { id: COALITION, name: 'Elm Street Neighbours', currency: 'EUR', timeZone: 'UTC' };
  await orla.does('founded the Elm Street Neighbours', `${API}/coalitions`, founding);
  for (const [id, name, need] of [
    ['clinic', 'Elm Street Clinic', '20'],
    ['school', 'Elm Street School', '30'],
    ['youth-club', 'The Youth Club', '70'],
  ] as const) {
    const member = { id, name, joinedOn: '2024-01-01', need };
    await orla.does(`welcomed ${name}`, `${HERE}/members`, member);
  }
  const fund = { id: 'fund', name: 'The common fund', openedOn: '2024-01-01' };
  await orla.does('opened the common fund', `${HERE}/pools`, fund);
}

/** Who gave and who got what. */
async function recordQuarter({ id: quarter, within }: ReturnType<typeof lastQuarter>): Promise<void> {
  const [funds, hours] = [
    { kind: 'funds', unit: 'EUR' },
    { kind: 'staff-time', unit: 'hours' },
  ];
  const [gift, help] = [{ direction: 'contribution' }, { direction: 'benefit' }];
  const entries = [
    { ...gift, ...funds, memberId: 'clinic', quantity: '3000.00', on: '1-15', counterparty: 'pool:fund' },
    { ...gift, ...hours, memberId: 'school', quantity: '40.00', value: '1800.00', on: '1-20' },
    { ...gift, ...hours, memberId: 'youth-club', quantity: '60.00', value: '1200.00', on: '2-10' },
    { ...help, ...funds, memberId: 'school', quantity: '900.00', on: '3-02', counterparty: 'pool:fund' },
  ];
  for (const [i, { on, ...entry }] of entries.entries()) {
    const recorded = { ...entry, id: `${quarter}-${String(i + 1)}`, occurredOn: within(on) };
    const words = `${entry.direction} of ${entry.quantity} ${entry.unit}`;
    await orla.does(`recorded for the ${entry.memberId} a ${words}`, `${HERE}/entries`, recorded);
  }
}

async function holdReview(quarter: string): Promise<void> {
  const review = `${HERE}/reviews/${quarter}`;
  const seesReview = () => orla.sees<Review>(review);
  const next = async (): Promise<void> => {
    const { stage, next } = await seesReview();
    print(`    The review is ${stage}. Next: ${[next.step, ...next.missing].join(' ')}`);
  };

  print(`\nThe review of ${quarter} is opened: what can be given next is listed`);
  await orla.does(`opened the review of ${quarter}`, `${HERE}/reviews`, { quarter, facilitator: ana.name });
  await orla.does('listed 1200.00 EUR of the common fund', `${review}/supplies`, {
    ...{ id: 'fund', title: 'Set aside for the spring', source: 'pool:fund', kind: 'funds' },
    ...{ quantity: '1200.00', unit: 'EUR', valueType: 'financial', mostEach: '900.00' },
  });
  await orla.does('listed 20 hours that the school offers', `${review}/supplies`, {
    ...{ id: 'tutors', title: 'Tutors in the evening', source: 'member:school', kind: 'staff-time' },
    ...{ quantity: '20.00', unit: 'hours', value: '900.00', valueType: 'operational' },
  });
  await next();

  print('\nIt is prepared: figures are frozen, and who gets what is reckoned from them');
  await orla.does('froze the figures', `${review}/preparation`);
  await orla.does('had proposals made', `${review}/proposals`);
  const { proposals } = await seesReview();
  for (const { id, memberId, quantity, unit, why } of proposals)
    print(`    ${id}  ${quantity} ${unit} for the ${memberId}: ${why}`);
  const { questions } = await sipho.sees<{ questions: { words: string }[] }>(`${review}/sheets/youth-club`);
  sipho.says('read the sheet of the youth club, which asks:');
  for (const { words } of questions) print(`    ${words}`);
  const pulse = { memberId: 'youth-club', fairness: 2, comment: 'We give many evenings, and get little.' };
  await sipho.does('found the quarter’s fairness 2 of 5', `${review}/pulses`, pulse);

  print('\nIt is discussed');
  await ana.does('opened the discussion', `${review}/discussion`);
  const ofClinic = proposalOf(proposals, 'clinic', 'tutors');
  const position = {
    ...{ memberId: 'youth-club', proposalId: ofClinic.id, stance: 'object' },
    words: 'We teach in the evening and have no tutor; the clinic closes at six.',
  };
  await sipho.does(`objected to proposal ${ofClinic.id}`, `${review}/positions`, position);
  const { items } = await ana.sees<{ items: { words: string }[] }>(`${review}/agenda`);
  ana.says('read the agenda:');
  for (const { words } of items) print(`    ${words}`);
  await next();

  print('\nIt is decided');
  await ana.does('went on to decide', `${review}/deciding`);
  const decide = (proposal: Proposal, words: string, decision: object): Promise<void> =>
    ana.does(`${words} proposal ${proposal.id}`, `${review}/proposals/${proposal.id}/decision`, decision);
  for (const proposal of proposals) {
    if (proposal === ofClinic) {
      const reason = 'The clinic can do without tutors; the club is asked what it needs in spring.';
      const dissent = [{ memberId: 'clinic', words: 'Our trainees would have liked to learn.' }];
      await decide(proposal, 'rejected, with the dissent of the clinic,', {
        outcome: 'rejected',
        reason,
        dissent,
      });
    } else if (proposal.supplyId === 'fund' && proposal.memberId === 'clinic') {
      const reason = 'Part of the fund is kept for the roof.';
      const actions = [{ what: 'Ask for three offers for the roof', owner: orla.name, dueOn: inMonths(2) }];
      const amended = { outcome: 'amended', quantity: '600.00', reason, actions };
      await decide(proposal, 'cut to 600.00 EUR', amended);
    } else {
      await decide(proposal, 'accepted', { outcome: 'accepted', reason: 'It is what the club lacks.' });
    }
  }
  for (const { id, decision } of (await seesReview()).proposals)
    print(`    Proposal ${id} became ${decision?.becomes ?? 'nothing, as it was rejected'}`);

  print('\nIt is signed by two, and the quarter is closed');
  await ana.does('published the reasons', `${review}/publication`);
  // Each signs for herself: the ledger goes by who is signed in, and not by a name.
  await ana.does('signed', `${review}/signatures`, { role: 'facilitator' });
  await orla.does('signed', `${review}/signatures`, { role: 'backbone' });
  await next();
  await orla.does(`closed ${quarter}`, `${HERE}/quarters/${quarter}/close`);
  await next();
}

function proposalOf(proposals: readonly Proposal[], memberId: string, supplyId: string): Proposal {
  const found = proposals.find((one) => one.memberId === memberId && one.supplyId === supplyId);
  if (!found) throw new Error(`Nothing of ${supplyId} is proposed to the ${memberId}`);
  return found;
}

function inMonths(months: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString().slice(0, 10);
}

/** Fetches the report, and checks it by the hash that was published with the close. */
async function checkReport(quarter: string): Promise<void> {
  const report = await sipho.sees<object>(`${HERE}/reports/${quarter}`);
  const file = `${JSON.stringify(report, null, 2)}\n`;
  const hash = createHash('sha256').update(file).digest('hex');
  const { published } = await sipho.sees<Review>(`${HERE}/reviews/${quarter}`);
  if (hash !== published) throw new Error(`The report is ${hash}, and ${String(published)} was published`);
  sipho.says(`fetched the report, which is the one that was sealed: SHA-256 ${hash}`);
}

try {
  if (!PASSWORD) throw new Error('EVENHAND_PASSWORD says what the three sign in with');
  const quarter = lastQuarter();
  // Whoever takes up the link of a new server operates it, and may found coalitions.
  await (INVITATION === undefined ? orla.signsIn() : orla.joins(INVITATION));
  await foundCoalition();
  await othersComeIn();
  await recordQuarter(quarter);
  await holdReview(quarter.id);
  await checkReport(quarter.id);
} catch (error) {
  const { message, cause } = error as Error;
  process.stderr.write(`${SERVER}: ${message}${cause instanceof Error ? `, ${cause.message}` : ''}\n`);
  process.exitCode = 1;
}
