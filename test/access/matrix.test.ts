import { createApp, type EvenhandApp } from '../../src/main.js';
import { ROLES, type Role } from '../../src/access/domain/standing.js';
import { hashOf, newToken } from '../../src/access/secrets/tokens.js';
import { ACCESS_TOOLS, type AccessTools } from '../../src/access/access-tools.js';
import { PoliciesController } from '../../src/coalition/policies.controller.js';
import { databaseLocation } from '../../src/event-store/database.js';
import { fixedClock } from '../../src/kernel/clock.js';
import { Callers, personId, type RoleAt } from '../http/callers.js';
import { coalition, member, NOW } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { PERMITTED, ROUTES, type Permitted } from './routes.js';

const OWN = 'river-basin';
const SLUGS = { own: OWN, foreign: 'highlands', unknown: 'nowhere' } as const;
type Where = keyof typeof SLUGS;

/** Codes with which the guard turns somebody away. Whatever else a route answers, it was reached. */
const TURNED_AWAY =
  /^(access\.(not-signed-in|not-permitted|read-only-key|person-needed|party-)|request\.cross-site)/;
const FAR_AWAY = '2190-01-01T00:00:00.000Z';
const LONG_AGO = '2020-01-01T00:00:00.000Z';

interface Route {
  readonly method: string;
  readonly url: string;
  readonly permitted: Permitted;
}

/** Somebody as the matrix knows them: what they are in their own coalition, and how they show it. */
interface Visitor {
  readonly name: string;
  readonly role: Role | 'operator' | null;
  readonly by: 'session' | 'key' | 'read-only-key' | 'nothing-that-holds';
  readonly headers: (route: Route) => Promise<Record<string, string>>;
}

const hasSlug = ({ url }: Pick<Route, 'url'>): boolean => url.includes(':slug');

/** What must become of a visitor, by the rules as they are written in `routes.ts`, and not by the program. */
function expected({ role, by }: Visitor, route: Route, where: Where): string {
  const { may, changes, people } = route.permitted;
  if (may === 'anybody') return 'in';
  if (by === 'nothing-that-holds') return 'access.not-signed-in';
  const isOfCoalition = role !== null && role !== 'operator';
  if (hasSlug(route) && (where !== 'own' || !isOfCoalition)) return 'unknown';
  if (people && by !== 'session') return 'access.person-needed';
  if (changes && by === 'read-only-key') return 'access.read-only-key';
  if (may === 'somebody') return 'in';
  const isPermitted = may === 'operator' ? role === 'operator' : isOfCoalition && may.includes(role);
  return isPermitted ? 'in' : 'access.not-permitted';
}

onSqlite('every route', (engine) => {
  let served: EvenhandApp;
  let callers: Callers;
  let routes: Route[];
  let tools: AccessTools;
  let address: string;

  const start = async (): Promise<void> => {
    served = await createApp({
      location: databaseLocation(await engine.readyUrl()),
      threads: false,
      clock: fixedClock(NOW),
      requestLimits: { address: null, person: null, key: null },
      logger: { log: () => undefined, warn: () => undefined, error: () => undefined, fatal: () => undefined },
    });
    tools = served.app.get<AccessTools>(ACCESS_TOOLS);
    await served.app.listen(0, '127.0.0.1');
    address = await served.app.getUrl();
    callers = new Callers(served, address);
    routes = served.routes
      .filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS')
      .map(({ method, url }) => {
        const need = Object.entries(ROUTES).find(([, listed]) => listed.includes(`${method} ${url}`))?.[0];
        return { method, url, permitted: PERMITTED[need as keyof typeof PERMITTED] };
      });
    for (const id of [SLUGS.own, SLUGS.foreign]) {
      const headers = await founder();
      for (const [url, payload] of [
        ['/api/v1/coalitions', coalition(id)],
        [`/api/v1/coalitions/${id}/members`, member('clinic')],
      ] as const) {
        const { statusCode, body } = await ask('POST', url, headers, payload);
        expect([statusCode, body]).toEqual([201, body]);
      }
    }
  };
  /** As a browser or a program sends it: the routes are asked from outside. */
  const ask = async (
    method: string,
    url: string,
    headers: Record<string, string>,
    body?: object,
  ): Promise<{ statusCode: number; type: string; body: string }> => {
    const isPage = !url.startsWith('/api/');
    const contentType = isPage ? 'application/x-www-form-urlencoded' : 'application/json';
    const response = await fetch(`${address}${url}`, {
      method,
      // A browser says from which site its form comes.
      headers: {
        ...(body && isPage ? { origin: address } : {}),
        ...headers,
        ...(body ? { 'content-type': contentType } : {}),
      },
      body: body ? (isPage ? '' : JSON.stringify(body)) : null,
      redirect: 'manual',
    });
    const type = response.headers.get('content-type') ?? '';
    return { statusCode: response.status, type, body: await response.text() };
  };

  beforeAll(start);
  afterAll(() => served.close());

  const founder = (): Promise<Record<string, string>> =>
    callers.headersOf('founder', [{ coalitionId: '', role: 'operator' }]);

  /** The address of a route in one's own coalition, in another's, or in one that there is not. */
  const addressOf = ({ url }: Route, where: Where): string =>
    url
      .replace(':slug', SLUGS[where])
      .replace(':quarter', '2026-Q1')
      .replace(/:(member|id)\b/g, 'clinic')
      .replace(/:\w+/g, 'x');

  /** What becomes of a visitor: `in`, or the code with which it was turned away. */
  const outcome = async (visitor: Visitor, route: Route, where: Where): Promise<string> => {
    const hasBody = ['POST', 'PUT', 'PATCH'].includes(route.method);
    const headers = await visitor.headers(route);
    const answer = await ask(route.method, addressOf(route, where), headers, hasBody ? {} : undefined);
    if (answer.statusCode >= 500) return `${String(answer.statusCode)} ${answer.body}`;
    if (!answer.type.includes('problem')) return 'in';
    const { code } = JSON.parse(answer.body) as { code: string };
    if (code === 'ledger.coalition-unknown') return 'unknown';
    return TURNED_AWAY.test(code) ? code : 'in';
  };

  /** All differences between what a visitor meets and what the rules say; none is right. */
  const differences = async (
    visitors: readonly Visitor[],
    places: readonly Where[],
    among = routes,
  ): Promise<string[]> => {
    const found: string[] = [];
    for (const route of among) {
      for (const visitor of visitors) {
        for (const where of hasSlug(route) ? places : places.slice(0, 1)) {
          const [right, met] = [expected(visitor, route, where), await outcome(visitor, route, where)];
          if (met !== right)
            found.push(`${visitor.name} ${where} ${route.method} ${route.url}: ${met}, not ${right}`);
        }
      }
    }
    return found;
  };

  const rolesOf = (role: Role | 'operator' | null): RoleAt[] => {
    if (role === null) return [];
    if (role === 'operator') return [{ coalitionId: '', role }];
    return [{ coalitionId: OWN, role, ...(role === 'representative' ? { memberId: 'clinic' } : {}) }];
  };

  let sessions = 0;
  const bySession = (role: Role | 'operator' | null): Visitor => ({
    name: `${role ?? 'nobody here'} by session`,
    role,
    by: 'session',
    headers: ({ url, method }) => {
      // What ends sessions ends that of its visitor: the next one needs another.
      const endsSessions =
        (method === 'DELETE' && /\/sessions?$/.test(url)) || /^\/(account\/)?sign-out/.test(url);
      const name = endsSessions ? `${String(role)} ${String((sessions += 1))}` : String(role);
      return callers.headersOf(name, rolesOf(role));
    },
  });

  const keyOf = async (
    role: Role,
    over: { writes?: boolean; expiresAt?: string; revoked?: true } = {},
  ): Promise<string> => {
    const token = newToken('key');
    const id = personId(`key ${token}`);
    const now = LONG_AGO;
    const grants = rolesOf(role).map(({ coalitionId, memberId }) => ({
      coalitionId,
      role,
      memberId: memberId ?? null,
    }));
    const { writes = true, expiresAt = FAR_AWAY, revoked } = over;
    const made = { id, tokenHash: hashOf(token), coalitionId: OWN, name: 'a key', writes, grants, expiresAt };
    await tools.acts.run('makeKey', { ...made, by: personId('founder'), now });
    if (revoked)
      await tools.acts.run('revokeKey', { id, coalitionId: OWN, by: personId('founder'), now: NOW });
    return `Bearer ${token}`;
  };

  const byKey = async (role: Role, by: 'key' | 'read-only-key'): Promise<Visitor> => {
    const authorization = await keyOf(role, { writes: by === 'key' });
    return { name: `${role} by ${by}`, role, by, headers: () => Promise.resolve({ authorization }) };
  };

  it('stands in the list with what it needs', () => {
    const listed = Object.entries(ROUTES).flatMap(([need, all]) => all.map((route) => `${route}: ${need}`));
    const mounted = served.routes
      .filter(({ method }) => method !== 'HEAD')
      .map(({ method, url, needs }) => `${method} ${url}: ${needs}`);
    expect(mounted.sort()).toEqual(listed.sort());
  });

  it.each([...ROLES, 'operator' as const, null])(
    'lets in %s with a session as the rules say, in their own, a foreign and no coalition',
    async (role) => {
      expect(await differences([bySession(role)], ['own', 'foreign', 'unknown'])).toEqual([]);
    },
  );

  it('lets in keys as the rules say, and those for reading to nothing that changes anything', async () => {
    const visitors: Visitor[] = [];
    for (const role of ROLES) {
      visitors.push(await byKey(role, 'key'), await byKey(role, 'read-only-key'));
    }
    expect(await differences(visitors, ['own', 'foreign'])).toEqual([]);
  });

  it('lets in nobody with nothing, or with what has expired, was revoked or was made up', async () => {
    const { cookie } = await callers.headersOf('expired', rolesOf('coordinator'), LONG_AGO);
    const visitors = (
      [
        ['nothing', {}],
        ['an expired session', { cookie: cookie!, origin: address }],
        ['a session that never was', { cookie: `evenhand-session=${newToken('session')}` }],
        ['a key that never was', { authorization: `Bearer ${newToken('key')}` }],
        [
          'an expired key',
          { authorization: await keyOf('coordinator', { expiresAt: '2020-01-02T00:00:00.000Z' }) },
        ],
        ['a revoked key', { authorization: await keyOf('coordinator', { revoked: true }) }],
        ['a session where a key belongs', { authorization: `Bearer ${cookie!.split('=')[1]!}` }],
      ] as const
    ).map(([name, headers]): Visitor => {
      const by = 'nothing-that-holds';
      return { name, role: null, by, headers: () => Promise.resolve({ ...headers }) };
    });
    expect(await differences(visitors, ['own'])).toEqual([]);
  });

  it('answers HEAD as it answers GET', async () => {
    const differing: string[] = [];
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      for (const visitor of [bySession('observer'), bySession('representative')]) {
        const url = addressOf(route, 'own');
        const headers = await visitor.headers(route);
        const [get, head] = [await ask('GET', url, headers), await ask('HEAD', url, headers)];
        if (get.statusCode !== head.statusCode || head.body !== '')
          differing.push(`${url}: ${String(head.statusCode)}, not ${String(get.statusCode)}`);
      }
    }
    expect(differing).toEqual([]);
  });

  it('is found out when it lets in anybody', async () => {
    const handler = PoliciesController.prototype.adopt;
    const key = '__fastify_route_config__';
    const config = Reflect.getMetadata(key, handler) as object;
    Reflect.defineMetadata(key, { ...config, needs: 'be reached' }, handler);
    const right = served;
    try {
      await start();
      const nobody: Visitor = {
        name: 'nothing',
        role: null,
        by: 'nothing-that-holds',
        headers: () => Promise.resolve({}),
      };
      const among = routes.filter(({ url }) => url.endsWith('/policies'));
      const found = await differences([nobody], ['own'], among);
      expect(found).toHaveLength(1);
      expect(found[0]).toContain('POST /api/v1/coalitions/:slug/policies');
    } finally {
      Reflect.defineMetadata(key, config, handler);
      await served.close();
      served = right;
    }
  });
});
