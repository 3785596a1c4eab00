import { Injectable, Logger, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SIGN_IN_WAYS } from '../http/sign-in-ways.js';
import { AccessGuard } from './access.guard.js';
import { ACCESS_TOOLS, type AccessTools } from './access-tools.js';
import { Accounts } from './accounts.commands.js';
import { AccountsController } from './accounts.controller.js';
import { SignInElsewhere } from './elsewhere.commands.js';
import { AppointFounderHandler } from './founder.commands.js';
import { Letters } from './letters.js';
import type { Attempts } from './limits/attempts.js';
import { RequestLimits } from './limits/request-limits.js';
import { Links } from './links.js';
import type { Mail } from './mail/mail.js';
import { PasswordResets } from './password-resets.commands.js';
import { OwnSignIns } from './own-sign-ins.js';
import { Presence } from './presence.js';
import { RememberedPrincipals } from './remembered-principals.js';
import { peopleQuestions, PeopleController } from './people.controller.js';
import { trailQuestions, TrailController } from './trail.controller.js';
import { Denials } from './trail/denials.js';
import { roleQuestions, RolesController } from './roles.controller.js';
import type { InstallationSecret } from './secrets/installation-secret.js';
import type { PasswordHashing } from './secrets/password-hashing.js';
import { SessionReply } from './session-reply.js';
import { SignInController } from './sign-in.controller.js';
import type { OpenIdProviders } from './sign-in/open-id.js';
import { Site } from '../http/site.js';
import { SessionsController } from './sessions.controller.js';

export interface AccessOptions extends AccessTools {
  readonly principals: RememberedPrincipals;
  readonly mail: Mail;
  readonly providers: OpenIdProviders;
  readonly hashing: PasswordHashing;
  readonly secret: () => Promise<InstallationSecret>;
  readonly limits: RequestLimits;
  readonly attempts: Attempts;
}

function denialsToldBy({ acts, reads }: AccessTools): Denials {
  const log = new Logger('Access');
  return new Denials(
    (denials) => acts.run('tellDenials', { denials, now: reads.now() }),
    (error) => {
      log.warn(`The trail was not told yet who was turned away: ${String(error)}`);
    },
  );
}

/** Tells the last denials when the service stops. */
@Injectable()
class LastDenials implements OnApplicationShutdown {
  constructor(private readonly denials: Denials) {}

  onApplicationShutdown(): Promise<void> {
    return this.denials.flush();
  }
}

/** People, their roles and keys, and the guard before every route. */
@Module({})
export class AccessModule {
  static with({
    principals,
    hashing,
    secret,
    limits,
    attempts,
    mail,
    providers,
    ...tools
  }: AccessOptions): DynamicModule {
    return {
      module: AccessModule,
      // Pages let people in and out as the API does.
      global: true,
      exports: [ACCESS_TOOLS, Accounts, Letters, Links, OwnSignIns, SessionReply, SIGN_IN_WAYS],
      controllers: [
        AccountsController,
        PeopleController,
        RolesController,
        SessionsController,
        SignInController,
        TrailController,
      ],
      providers: [
        { provide: ACCESS_TOOLS, useValue: tools },
        { provide: SIGN_IN_WAYS, useValue: providers.choices },
        { provide: Denials, useFactory: () => denialsToldBy(tools) },
        LastDenials,
        { provide: RequestLimits, useValue: limits },
        { provide: RememberedPrincipals, useValue: principals },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: Accounts, useFactory: () => new Accounts({ tools, hashing, secret, attempts }) },
        { provide: SignInElsewhere, useFactory: () => new SignInElsewhere({ tools, attempts, providers }) },
        { provide: Letters, useFactory: (site: Site) => new Letters(mail, site), inject: [Site] },
        {
          provide: PasswordResets,
          useFactory: (letters: Letters) => new PasswordResets({ tools, attempts, letters }),
          inject: [Letters],
        },
        AppointFounderHandler,
        Links,
        OwnSignIns,
        SessionReply,
        Presence,
        ...Object.values({ ...roleQuestions, ...peopleQuestions, ...trailQuestions }).map(
          ({ handler }) => handler,
        ),
      ],
    };
  }
}
