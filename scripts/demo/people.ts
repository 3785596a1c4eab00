import { randomInt } from 'node:crypto';
import { inviteFirstOperator, inviteInto } from '../../src/access/access.commands.js';
import type { AccessTools } from '../../src/access/access-tools.js';
import { Accounts } from '../../src/access/accounts.commands.js';
import type { accessActs } from '../../src/access/acts/access-acts.js';
import type { Role } from '../../src/access/domain/standing.js';
import { TERMINAL } from '../../src/access/domain/trail-acts.js';
import { Attempts } from '../../src/access/limits/attempts.js';
import { Buckets } from '../../src/access/limits/buckets.js';
import type { LimitActs } from '../../src/access/limits/limit-acts.js';
import { InstallationSecret } from '../../src/access/secrets/installation-secret.js';
import { PasswordHashing } from '../../src/access/secrets/password-hashing.js';
import { acts } from '../../src/acts.js';
import { secretSourceOf } from '../../src/config.js';
import { actsBy, actsOn } from '../../src/event-store/acts.js';
import { databaseLocation } from '../../src/event-store/database.js';
import { Ledger } from '../../src/event-store/ledger.js';
import { ledgerModel } from '../../src/ledger-model.js';

/** Somebody who can sign in to the demo. */
export interface DemoPerson {
  readonly name: string;
  readonly as: string;
  readonly email: string;
  readonly password: string;
}

interface Invited {
  readonly name: string;
  readonly role: Role | 'operator';
  readonly memberId?: string;
}

/** One for each role there is, so that everybody can see what each of them sees. */
const PEOPLE: readonly Invited[] = [
  { name: 'Odile Marchand', role: 'operator' },
  { name: 'Carla Osei', role: 'coordinator' },
  { name: 'Faruk Demir', role: 'facilitator' },
  { name: 'Rosa Lindqvist', role: 'representative', memberId: 'tenants-union' },
  { name: 'Aiko Tanabe', role: 'auditor' },
  { name: 'Owen Blake', role: 'observer' },
];

/** Lets the people of the demo in, each by an invitation, with a password that was drawn for this demo alone. */
export async function letPeopleIn(
  url: string,
  coalitionId: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<DemoPerson[]> {
  const location = databaseLocation(url);
  const ledger = await Ledger.open(location, ledgerModel);
  try {
    const run = actsOn(ledger.store, acts);
    const tools: AccessTools = { reads: ledger, acts: actsBy<typeof accessActs>('access', run) };
    const secret = (): Promise<InstallationSecret> =>
      InstallationSecret.open(secretSourceOf(environment, location));
    const buckets = new Buckets(async () => (await secret()).keyFor('limits'));
    const attempts = new Attempts({ acts: actsBy<LimitActs>('limits', run), buckets });
    const accounts = new Accounts({ tools, hashing: new PasswordHashing(), secret, attempts });
    const people: DemoPerson[] = [];
    for (const { name, role, memberId = null } of PEOPLE) {
      const asked = { coalitionId, role, memberId, email: null, by: TERMINAL };
      const invitation =
        role === 'operator' ? await inviteFirstOperator(tools, TERMINAL) : await inviteInto(tools, asked);
      const [email, password] = [`${name.split(' ')[0]!.toLowerCase()}@demo.example`, drawnPassword()];
      await accounts.joinWithPassword(invitation!.token, { email, name, password }, HERE);
      people.push({ name, as: memberId === null ? role : `${role} of ${memberId}`, email, password });
    }
    return people;
  } finally {
    await ledger.close();
  }
}

/** Whose tries are not counted. */
const HERE = '127.0.0.1';

/** Without letters that are taken for others. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of four, about 79 bits. */
function drawnPassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]!).join('');
  return [group(), group(), group(), group()].join('-');
}
