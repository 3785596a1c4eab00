/**
 * A whole quarterly review, held by three people over HTTP: the coordinator of the backbone, the representative of a member,
 * and the facilitator. It needs nothing but a server and `fetch`.
 *
 *     node dist/examples/review.js
 *
 * EVENHAND_URL says where the server is (http://127.0.0.1:3000 without it), EVENHAND_COALITION which coalition to work in
 * (elm-street without it), which is founded where there is none.
 */
import { createHash } from 'node:crypto';

const SERVER = process.env['EVENHAND_URL'] ?? 'http://127.0.0.1:3000';
const COALITION = process.env['EVENHAND_COALITION'] ?? 'elm-street';
const COALITIONS = `${SERVER}/api/v1/coalitions`;
const HERE = `${COALITIONS}/${COALITION}`;

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

/** Somebody at work. The ledger writes down who did what, and on whose behalf. */
class Person {
  constructor(
    readonly name: string,
    readonly role: string,
    private readonly actingFor: string,
  ) {}

  /** Has something recorded, and says so. */
  async does(words: string, address: string, body?: object): Promise<void> {
    const text = body === undefined ? null : JSON.stringify(body);
    // The same act has the same key, so a script that broke off can be run again: nothing is done twice.
    const key = createHash('sha256')
      .update(`${this.name} ${address} ${text ?? ''}`)
      .digest('hex');
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        ...(text === null ? {} : { 'content-type': 'application/json' }),
        'evenhand-actor': this.name,
        'evenhand-acting-for': this.actingFor,
        'idempotency-key': key,
      },
      body: text,
    });
    await answerOf(response);
    const before = response.headers.get('idempotency-replayed') === 'true' ? ' (as before)' : '';
    this.says(`${words}${before}.`);
  }

  /** Reads something. */
  async sees<T>(address: string): Promise<T> {
    return JSON.parse(await answerOf(await fetch(address))) as T;
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

const orla = new Person('Orla Byrne', 'coordinator', 'backbone');
const sipho = new Person('Sipho Nkosi', 'for the youth club', 'member:youth-club');
const ana = new Person('Ana Ruiz', 'facilitator', 'backbone');

/** A clinic, a school and a youth club with a common fund. Where they are there already, nothing changes. */
async function foundCoalition(): Promise<void> {
  const founding = { id: COALITION, name: 'Elm Street Neighbours', currency: 'EUR', timeZone: 'UTC' };
  await orla.does('founded the Elm Street Neighbours', COALITIONS, founding);
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
  await ana.does('signed', `${review}/signatures`, { role: 'facilitator', signer: ana.name });
  await orla.does('signed', `${review}/signatures`, { role: 'backbone', signer: orla.name });
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
  const quarter = lastQuarter();
  await foundCoalition();
  await recordQuarter(quarter);
  await holdReview(quarter.id);
  await checkReport(quarter.id);
} catch (error) {
  const { message, cause } = error as Error;
  process.stderr.write(`${SERVER}: ${message}${cause instanceof Error ? `, ${cause.message}` : ''}\n`);
  process.exitCode = 1;
}
