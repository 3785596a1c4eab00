import type { ProblemSection } from './definition.js';

export const ledgerProblems = {
  'ledger.coalition-unknown': {
    title: 'Unknown coalition',
    status: 404,
    retry: 'never',
    detail: 'There is no coalition “{coalition}” that you may see.',
  },
  'ledger.coalition-exists': {
    title: 'Coalition exists already',
    status: 409,
    retry: 'never',
    detail: 'The coalition “{coalition}” was founded before. Choose another id, or use the one that exists.',
  },
  'ledger.idempotency-key-reused': {
    title: 'Idempotency key used for something else',
    status: 422,
    retry: 'never',
    detail:
      'The idempotency key “{key}” was first used with another request. Send that request again, or use a new key.',
  },
  'ledger.position-conflict': {
    title: 'The ledger moved on',
    status: 409,
    retry: 'after-refresh',
    detail:
      'The request expected position {expected}, but {found} is reached. Read again, then decide again.',
  },
  'ledger.position-unknown': {
    title: 'Unknown position',
    status: 404,
    retry: 'never',
    detail: 'There is no position {found} in this ledger; its last position is {last}.',
  },
  'ledger.busy': {
    title: 'Ledger busy',
    status: 503,
    retry: 'later',
    detail:
      'Another process has been writing to this database for too long. Nothing was recorded; try again shortly.',
  },
  'ledger.write-failed': {
    title: 'Write failed',
    status: 503,
    retry: 'later',
    detail:
      'The ledger could not be written ({reason}). Nothing was recorded; try again with the same idempotency key.',
  },
  'ledger.outcome-unknown': {
    title: 'Outcome unknown',
    status: 503,
    retry: 'later',
    detail:
      'The ledger stopped before it could answer, so this may or may not be recorded. Send it again with the same idempotency key.',
  },
  'ledger.storage-full': {
    title: 'Storage full',
    status: 507,
    retry: 'later',
    detail:
      'There is no room left to write the ledger. Nothing was recorded and reading goes on; make room, then try again.',
  },
  'ledger.chain-broken': {
    title: 'Ledger altered from outside',
    status: 500,
    retry: 'never',
    detail:
      'Position {position} does not follow from the one before: {found} was found where {expected} is right. Restore a backup.',
  },
  'ledger.engine-too-old': {
    title: 'Database engine too old',
    status: 500,
    retry: 'never',
    detail: 'The database engine is {engine} {found}; {expected} or newer is needed.',
  },
  'ledger.schema-newer': {
    title: 'Database newer than the program',
    status: 500,
    retry: 'never',
    detail: 'The database was migrated to {found}, which this program does not know. Run the newer program.',
  },
  'ledger.program-replaced': {
    title: 'Another version of the program took over',
    status: 503,
    retry: 'later',
    detail:
      'The figures are made by another version of the program now ({found}), and this one makes them otherwise ({expected}). Nothing was recorded; ask an instance of the version that took over, and stop this one.',
  },
  'ledger.restore-target-not-empty': {
    title: 'Restore target not empty',
    status: 409,
    retry: 'never',
    detail: 'The database {target} holds a ledger already. Restore into an empty one.',
  },
  'ledger.backup-malformed': {
    title: 'Malformed backup',
    status: 422,
    retry: 'never',
    detail: 'The file {file} is not a whole Evenhand backup: {reason}.',
  },
  'ledger.database-url-malformed': {
    title: 'Malformed database address',
    status: 400,
    retry: 'never',
    detail: 'The database address “{found}” is neither sqlite:PATH nor postgres://….',
  },
  'ledger.database-not-opened': {
    title: 'Database cannot be opened',
    status: 503,
    retry: 'later',
    detail: 'The database {place} cannot be opened ({reason}).',
  },
  'ledger.owner-needed': {
    title: 'Owner of the database needed',
    status: 500,
    retry: 'never',
    detail:
      'Migrations, rebuilds, backups and restores are for the owner of the tables, and this login is not. Run the command with the owner’s EVENHAND_DATABASE_URL.',
  },
  'ledger.service-role-missing': {
    title: 'Role of the service missing',
    status: 500,
    retry: 'never',
    detail:
      'This login cannot work as the PostgreSQL role {role} ({reason}). Let an administrator of the server run: CREATE ROLE {role} NOLOGIN; GRANT {role} TO the login.',
  },
  'ledger.head-malformed': {
    title: 'Malformed head',
    status: 400,
    retry: 'never',
    detail: 'The file {file} is not an exported head: {reason}.',
  },
} as const satisfies ProblemSection;
