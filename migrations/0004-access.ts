import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Instants are RFC 3339 texts in UTC, as everywhere; flags are 0 or 1. */
const tablesIn = (text: string, integer: string, blob: string): Readonly<Record<string, string>> => ({
  // What is known of a person is in this row and in `identities` and `invitations`, and nowhere else, so that it can be erased.
  people: `
    id ${text} NOT NULL PRIMARY KEY,
    email ${text} UNIQUE,
    name TEXT,
    password TEXT,
    totp_secret TEXT,
    totp_last_step ${integer},
    created_at ${text} NOT NULL,
    erased_at ${text}`,
  identities: `
    issuer ${text} NOT NULL,
    subject ${text} NOT NULL,
    person_id ${text} NOT NULL,
    linked_at ${text} NOT NULL,
    PRIMARY KEY (issuer, subject)`,
  // A holder is a person or a key; the coalition '' is the whole service, and the member '' is none.
  grants: `
    coalition_id ${text} NOT NULL,
    holder_id ${text} NOT NULL,
    role ${text} NOT NULL,
    member_id ${text} NOT NULL,
    granted_at ${text} NOT NULL,
    granted_by ${text} NOT NULL,
    PRIMARY KEY (coalition_id, holder_id, role, member_id)`,
  sessions: `
    token_hash ${blob} NOT NULL PRIMARY KEY,
    person_id ${text} NOT NULL,
    method ${text} NOT NULL,
    started_at ${text} NOT NULL,
    seen_at ${text} NOT NULL,
    idle_until ${text} NOT NULL,
    expires_at ${text} NOT NULL`,
  api_keys: `
    id ${text} NOT NULL PRIMARY KEY,
    token_hash ${blob} NOT NULL UNIQUE,
    coalition_id ${text} NOT NULL,
    name TEXT NOT NULL,
    writes ${integer} NOT NULL,
    created_by ${text} NOT NULL,
    created_at ${text} NOT NULL,
    expires_at ${text} NOT NULL,
    revoked_at ${text},
    used_at ${text}`,
  invitations: `
    token_hash ${blob} NOT NULL PRIMARY KEY,
    id ${text} NOT NULL UNIQUE,
    coalition_id ${text} NOT NULL,
    role ${text} NOT NULL,
    member_id ${text} NOT NULL,
    email ${text},
    invited_by ${text} NOT NULL,
    invited_at ${text} NOT NULL,
    expires_at ${text} NOT NULL,
    accepted_by ${text},
    accepted_at ${text},
    withdrawn_at ${text}`,
  password_resets: `
    token_hash ${blob} NOT NULL PRIMARY KEY,
    person_id ${text} NOT NULL,
    created_at ${text} NOT NULL,
    expires_at ${text} NOT NULL,
    used_at ${text}`,
  // A sign-in with another provider that is under way; `binding` ties it to the browser that began it.
  sign_ins_elsewhere: `
    state_hash ${blob} NOT NULL PRIMARY KEY,
    provider ${text} NOT NULL,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    binding ${blob} NOT NULL,
    return_to TEXT NOT NULL,
    invitation ${blob},
    expires_at ${text} NOT NULL`,
  // How often something was tried in a window of time, counted by all instances together.
  attempts: `
    bucket ${text} NOT NULL,
    window_start ${integer} NOT NULL,
    tried ${integer} NOT NULL,
    PRIMARY KEY (bucket, window_start)`,
  // What was done about access, chained as a ledger is. The coalition '' is the whole service.
  access_trail: `
    coalition_id ${text} NOT NULL,
    position ${integer} NOT NULL,
    at ${text} NOT NULL,
    actor ${text} NOT NULL,
    act ${text} NOT NULL,
    about TEXT NOT NULL,
    prev_hash ${text} NOT NULL,
    hash ${text} NOT NULL,
    PRIMARY KEY (coalition_id, position)`,
  // Where each trail stands: the row that its writers lock, and what shows that its end was cut off.
  access_trail_heads: `
    coalition_id ${text} NOT NULL PRIMARY KEY,
    position ${integer} NOT NULL,
    hash ${text} NOT NULL,
    at ${text} NOT NULL`,
});

const INDEXES = [
  'CREATE INDEX grants_holder ON grants (holder_id)',
  'CREATE INDEX identities_person ON identities (person_id)',
  'CREATE INDEX sessions_person ON sessions (person_id)',
  'CREATE INDEX api_keys_coalition ON api_keys (coalition_id)',
  'CREATE INDEX invitations_coalition ON invitations (coalition_id)',
  'CREATE INDEX password_resets_person ON password_resets (person_id)',
];

const REFUSED = "BEGIN SELECT RAISE(FAIL, 'access_trail is append-only'); END";
const APPEND_ONLY_ON_SQLITE = [
  `CREATE TRIGGER access_trail_no_update BEFORE UPDATE ON access_trail ${REFUSED}`,
  `CREATE TRIGGER access_trail_no_delete BEFORE DELETE ON access_trail ${REFUSED}`,
  `CREATE TRIGGER access_trail_no_replace BEFORE INSERT ON access_trail WHEN EXISTS (SELECT 1 FROM access_trail WHERE coalition_id = NEW.coalition_id AND position = NEW.position) ${REFUSED}`,
];
const APPEND_ONLY_ON_POSTGRES = [
  'CREATE TRIGGER access_trail_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_trail FOR EACH STATEMENT EXECUTE FUNCTION evenhand_append_only()',
];

/**
 * People, what they may do where, and the ways in which they show who they are. None of it is a fact of a coalition: it stands
 * beside the ledgers, whose events name a person by an id and nothing else. Tokens are kept as SHA-256 hashes only.
 */
export class Access1764400000004 implements MigrationInterface {
  name = 'Access1764400000004';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    const tables = isPostgres
      ? tablesIn('TEXT COLLATE "C"', 'BIGINT', 'BYTEA')
      : tablesIn('TEXT', 'INTEGER', 'BLOB');
    for (const [name, columns] of Object.entries(tables)) {
      await queryRunner.query(`CREATE TABLE ${name} (${columns})${isPostgres ? '' : ' WITHOUT ROWID'}`);
    }
    for (const sql of INDEXES) await queryRunner.query(sql);
    for (const sql of isPostgres ? APPEND_ONLY_ON_POSTGRES : APPEND_ONLY_ON_SQLITE)
      await queryRunner.query(sql);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(tablesIn('', '', ''))) await queryRunner.query(`DROP TABLE ${name}`);
  }
}
