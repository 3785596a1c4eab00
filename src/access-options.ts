import type { LoggerService } from '@nestjs/common';
import type { accessActs } from './access/acts/access-acts.js';
import type { AccessOptions } from './access/access.module.js';
import { returnPath } from './access/link-paths.js';
import { ATTEMPT_LIMITS, Attempts } from './access/limits/attempts.js';
import { Buckets } from './access/limits/buckets.js';
import type { LimitActs } from './access/limits/limit-acts.js';
import { RequestLimits } from './access/limits/request-limits.js';
import { noMail, smtpMail } from './access/mail/mail.js';
import { InstallationSecret } from './access/secrets/installation-secret.js';
import { PasswordHashing } from './access/secrets/password-hashing.js';
import { RememberedPrincipals } from './access/remembered-principals.js';
import { OpenIdProviders } from './access/sign-in/open-id.js';
import type { AppOptions } from './app-options.js';
import type { Backend } from './backend.js';
import {
  assertPublicUrl,
  mailServerOf,
  openIdProvidersOf,
  requestLimitsOf,
  secretSourceOf,
} from './config.js';
import { actsBy } from './event-store/acts.js';

/** What access to the service is put together from, as the options and else the environment say. */
export function accessOf(
  { location, hashing, requestLimits, attemptLimits, openIdProviders, mail }: AppOptions,
  { ledger, runAct }: Backend,
  { logger, publicUrl }: { readonly logger: LoggerService; readonly publicUrl: string | null },
): AccessOptions {
  let opened: Promise<InstallationSecret> | undefined;
  const secret = (): Promise<InstallationSecret> =>
    (opened ??= InstallationSecret.open(secretSourceOf(process.env, location)));
  const buckets = new Buckets(async () => (await secret()).keyFor('limits'));
  const acts = actsBy<LimitActs>('limits', runAct);
  const settings = { ...requestLimitsOf(process.env), ...requestLimits };
  const accessPort = actsBy<typeof accessActs>('access', runAct);
  const log = (line: string): void => {
    logger.warn(line, 'Access');
  };
  const providers = openIdProviders ?? openIdProvidersOf(process.env);
  const server = mailServerOf(process.env);
  if (providers.length > 0) assertPublicUrl(publicUrl, 'providers to sign in with');
  if (mail === undefined && server !== null) assertPublicUrl(publicUrl, 'mail');
  return {
    reads: ledger,
    principals: new RememberedPrincipals(ledger, location.engine),
    acts: accessPort,
    hashing: hashing ?? new PasswordHashing(),
    secret,
    limits: new RequestLimits({ acts, buckets, settings, logger }),
    attempts: new Attempts({
      ...{ acts, buckets, limits: attemptLimits ?? ATTEMPT_LIMITS },
      whenReached: (limit) => accessPort.run('noteLimitHit', { limit, now: ledger.now() }),
    }),
    mail: mail ?? (server === null ? noMail : smtpMail({ settings: server, log })),
    providers: new OpenIdProviders({
      ...{ providers, log },
      redirectUriOf: (provider) => `${publicUrl ?? ''}${returnPath(provider)}`,
    }),
  };
}
