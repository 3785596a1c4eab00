import type { PoolClient } from 'pg';
import { IDENTIFIER_LIMIT, isIdentifierText } from '../kernel/ids.js';
import { isProblem, Problem } from '../kernel/problem.js';
import { SETTINGS_SQL } from './postgres-connections.js';
import type { Walled } from './store.js';
import type { SqlValue } from './table.js';
import { IS_OWNER_SQL, reachSql, SERVICE_ROLE, setCoalitionSql, type Reach } from './walls.js';

/**
 * A transaction begins with its first statement, and tells the database in the same message whose rows it is about: walls cost no
 * round trip.
 */
export abstract class PostgresTransaction implements Walled {
  private coalitionId: string | undefined;
  private state: 'waiting' | 'begun' | 'ended' = 'waiting';

  protected constructor(
    protected readonly client: PoolClient,
    private readonly reach: Reach,
    /** Statements, of which the first begins. */
    private readonly opening: readonly string[],
    private readonly lock: string | undefined,
  ) {}

  async within(coalitionId: string): Promise<void> {
    if (coalitionId === this.coalitionId || this.reach === 'owner') return;
    if (this.coalitionId !== undefined && this.reach === 'coalition') {
      throw new Error(`a transaction within ${this.coalitionId} was led to ${coalitionId}`);
    }
    // It becomes part of a statement's text, and some texts could not even be sent in one.
    if (!isIdentifierText(coalitionId, IDENTIFIER_LIMIT)) {
      throw new Problem('ledger.coalition-unknown', { coalition: coalitionId });
    }
    this.coalitionId = coalitionId;
    if (this.state === 'begun') await this.client.query(this.setCoalition(coalitionId));
  }

  private setCoalition(coalitionId: string): string {
    return setCoalitionSql(this.client.escapeLiteral(coalitionId));
  }

  /** Begins where that was not done yet. Returns the rows of the statement that goes with it, or undefined where nothing went. */
  protected async begin(first?: string): Promise<Record<string, SqlValue>[] | undefined> {
    if (this.state === 'begun') return undefined;
    // Its connection may be somebody else's by now.
    if (this.state === 'ended') throw new Error('a transaction was asked after its end');
    this.state = 'begun';
    const isOwner = this.reach === 'owner' ? IS_OWNER_SQL : undefined;
    const coalition = this.coalitionId === undefined ? undefined : this.setCoalition(this.coalitionId);
    const statements = [
      ...[...this.opening, ...SETTINGS_SQL, ...reachSql(this.reach)],
      ...[coalition, this.lock, isOwner, first],
    ];
    const sent = statements.filter((statement) => statement !== undefined);
    const results = (await this.client.query(sent.join('; '))) as unknown as {
      rows: Record<string, SqlValue>[];
    }[];
    if (isOwner && !results[sent.indexOf(isOwner)]!.rows[0]?.['is_owner']) {
      throw new Problem('ledger.owner-needed');
    }
    return first === undefined ? undefined : results.at(-1)!.rows;
  }

  /** In one message with the beginning, which saves a round trip for every question and every group of commands. */
  protected async headRow(
    coalitionId: string,
    { columns = '*', lock = false } = {},
  ): Promise<Record<string, SqlValue> | undefined> {
    await this.within(coalitionId);
    const select = `SELECT ${columns} FROM ledger_heads WHERE coalition_id = ${this.client.escapeLiteral(coalitionId)}${lock ? ' FOR UPDATE' : ''}`;
    const rows =
      (await this.begin(select)) ?? (await this.client.query<Record<string, SqlValue>>(select)).rows;
    return rows[0];
  }

  protected async finish(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    const { state } = this;
    // At once: what is asked while it ends comes too late as well.
    this.state = 'ended';
    if (state === 'begun') await this.client.query(how);
  }
}

/** What PostgreSQL's error codes mean to whoever asked. Problems pass through as they are. */
export function postgresProblem(error: unknown): unknown {
  if (isProblem(error)) return error;
  const { code = '', message } = error as { code?: string; message: string };
  if (code === '53100') return new Problem('ledger.storage-full');
  if (code === '55P03' || code === '53300') return new Problem('ledger.busy');
  // Of the statements that name a role, the program gives the taking on of its own alone.
  if (code === '42501' && message.includes('permission denied to set role')) return noServiceRole(message);
  if (code === '22023' && message.includes(`role "${SERVICE_ROLE}" does not exist`))
    return noServiceRole(message);
  // A standby: it takes nothing, but a balancer may find the primary next time.
  if (isConnectionLost(error) || code === '25006')
    return new Problem('ledger.write-failed', { reason: message });
  return error;
}

/** Whether the server, or whoever stands between, was gone before it answered. */
export function isConnectionLost(error: unknown): boolean {
  const { code = '', message } = error as { code?: string; message: string };
  return (
    /^(08|57P|ECONN|EPIPE|ETIMEDOUT)/.test(code) || /Connection terminated|timeout exceeded/.test(message)
  );
}

/** The login may not work as the role that requests run as, or there is none. */
export function noServiceRole(reason: string): Problem {
  return new Problem('ledger.service-role-missing', { role: SERVICE_ROLE, reason });
}
