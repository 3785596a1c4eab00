import type { LoggerService } from '@nestjs/common';
import type { AttemptLimits } from './access/limits/attempts.js';
import type { RequestLimitSettings } from './access/limits/request-limits.js';
import type { Mail } from './access/mail/mail.js';
import type { PasswordHashing } from './access/secrets/password-hashing.js';
import type { OpenIdProvider } from './access/sign-in/provider-settings.js';
import type { DatabaseLocation } from './event-store/database.js';
import type { DoorSettings } from './http/door-settings.js';
import type { DelivererSettings } from './hooks/deliverer.js';
import type { Clock } from './kernel/clock.js';
import type { RunnerSettings } from './reports/jobs/job-runner.js';

/** What a service is put together from. What is left out, the environment says. */
export interface AppOptions {
  readonly location: DatabaseLocation;
  /** The folder for files of evidence; what the environment says, or the database's place, without it. */
  readonly evidence?: string;
  /** The same for files of reports that jobs make, how long they are kept, and how jobs are looked after. */
  readonly reportFiles?: {
    readonly folder?: string;
    readonly keepDays?: number;
    readonly runner?: Partial<RunnerSettings>;
  };
  /** Networks that web hooks may call though they are not public, and how hooks are delivered by. */
  readonly webHooks?: {
    readonly networks?: readonly string[];
    readonly deliverer?: Partial<DelivererSettings>;
  };
  /** The folder for uploads between their preview and their import, likewise. */
  readonly uploads?: string;
  /**
   * Whether lanes and long work run in threads of their own, which needs compiled code. Without them (for tests) all
   * runs in this one.
   */
  readonly threads?: boolean;
  readonly clock?: Clock;
  /** How passwords are hashed; at the cost of today without it. */
  readonly hashing?: PasswordHashing;
  /** Providers to sign in with, and where letters go, where they are not those that the environment names. */
  readonly openIdProviders?: readonly OpenIdProvider[];
  readonly mail?: Mail;
  /** How often passwords, codes and links may be tried. */
  readonly attemptLimits?: AttemptLimits;
  /** How the door is set up, where it is not as the environment says. */
  readonly door?: Partial<DoorSettings>;
  /** Requests in a minute, where they are not limited as the environment says. */
  readonly requestLimits?: Partial<RequestLimitSettings>;
  /** Mounts the route that measures the door without the ledger behind it. */
  readonly benchmark?: boolean;
  readonly logger?: LoggerService;
  /** Called when a thread dies. The service can record nothing any more. */
  readonly crashed?: (reason: Error) => void;
}
