import { createHash } from 'node:crypto';
import pg, { type ClientBase, type Pool, type PoolClient } from 'pg';
import type { SqlValue } from './table.js';
import { SERVICE_ROLE } from './walls.js';

/**
 * Connections, and what may be left on them. Between the program and the server a pooler such as PgBouncer may stand, which gives a
 * connection of the server to one program for one transaction and then to another. So nothing is asked for on connecting, each
 * transaction brings along its settings, and statements stay prepared, and a role taken on, only where nobody stands between.
 */

/** How long a statement waits for somebody else's lock before it is refused with `ledger.busy`. */
export const LOCK_TIMEOUT = '30s';

/** What every transaction says after BEGIN, in the same message. */
export const SETTINGS_SQL: readonly string[] = [
  `SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`,
  'SET LOCAL synchronous_commit = on',
];

/** Looking up takes a fraction of a millisecond, so that few connections serve many. */
const LOOK_UP_CONNECTIONS = 4;

const shared = new WeakSet<ClientBase>();

/** To be called once on each new connection: a pooler greets under a number of its own, and not that of the process that answers. */
export async function noticePooler(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  if (rows[0]!.pid !== (client as unknown as { processID: number }).processID) shared.add(client);
}

export function numbered(sql: string, first = 1): string {
  let next = first;
  return sql.replaceAll('?', () => `$${String(next++)}`);
}

/** Statements that come again are prepared once for each connection, under a name made from their text. */
const statementNames = new Map<string, string>();

/** Prepared where the connection stays ours. */
export function repeated(
  client: ClientBase,
  text: string,
  values: unknown[],
): { name?: string; text: string; values: unknown[] } {
  if (shared.has(client)) return { text, values };
  let name = statementNames.get(text);
  if (!name) {
    name = createHash('sha1').update(text).digest('base64');
    if (statementNames.size > 500) statementNames.clear();
    statementNames.set(text, name);
  }
  return { name, text, values };
}

function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? pg.escapeLiteral(value) : `'\\x${value.toString('hex')}'`;
}

/** Connections for single questions, as the service's role. */
export class LookUps {
  private readonly pool: Pool;

  /** @param like the pool that transactions use */
  constructor(like: Pool) {
    const { options } = like;
    // The pool waits for it, other than its type says.
    const asService: (client: ClientBase) => unknown = async (client) => {
      await noticePooler(client);
      // There is no transaction to take it on in.
      if (!shared.has(client)) await client.query(`SET ROLE ${SERVICE_ROLE}`);
    };
    this.pool = new pg.Pool({
      ...options,
      password: options.password,
      max: LOOK_UP_CONNECTIONS,
      onConnect: asService,
    });
    // One that breaks while nobody uses it is replaced by the next.
    this.pool.on('error', () => undefined);
  }

  async ask(sql: string, parameters: readonly SqlValue[]): Promise<Record<string, SqlValue>[]> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      return await (shared.has(client)
        ? asOneMessage(client, sql, parameters)
        : client
            .query<Record<string, SqlValue>>(repeated(client, numbered(sql), [...parameters]))
            .then(({ rows }) => rows));
    } catch (error) {
      broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  end(): Promise<void> {
    return this.pool.end();
  }
}

/** Statements of one message are one transaction, at whose end the role is gone again; parameters cannot go with them. */
async function asOneMessage(
  client: PoolClient,
  sql: string,
  parameters: readonly SqlValue[],
): Promise<Record<string, SqlValue>[]> {
  let next = 0;
  const question = sql.replaceAll('?', () => literal(parameters[next++]!));
  const results = await client.query(`SET LOCAL ROLE ${SERVICE_ROLE}; ${question}`);
  return (results as unknown as { rows: Record<string, SqlValue>[] }[]).at(-1)!.rows;
}
