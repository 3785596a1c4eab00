import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { ACCESS_TOOLS, DENIALS, type AccessTools } from './access-tools.js';
import { Accounts } from './accounts.commands.js';
import { AccountsController } from './accounts.controller.js';
import { AppointFounderHandler } from './founder.handler.js';
import { Attempts } from './limits/attempts.js';
import { RequestLimits } from './limits/request-limits.js';
import { Links } from './links.js';
import { Presence } from './presence.js';
import { roleQuestions, RolesController } from './roles.controller.js';
import type { InstallationSecret } from './secrets/installation-secret.js';
import type { PasswordHashing } from './secrets/password-hashing.js';
import { SessionReply } from './session-reply.js';

export interface AccessOptions extends AccessTools {
  readonly hashing: PasswordHashing;
  readonly secret: () => Promise<InstallationSecret>;
  readonly limits: RequestLimits;
  readonly attempts: Attempts;
}

/** People, their roles and keys, and the guard before every route. */
@Module({})
export class AccessModule {
  static with({ hashing, secret, limits, attempts, ...tools }: AccessOptions): DynamicModule {
    return {
      module: AccessModule,
      controllers: [AccountsController, RolesController],
      providers: [
        { provide: ACCESS_TOOLS, useValue: tools },
        { provide: DENIALS, useValue: { note: () => undefined } },
        { provide: RequestLimits, useValue: limits },
        { provide: Attempts, useValue: attempts },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: Accounts, useFactory: () => new Accounts(tools, hashing, secret) },
        AppointFounderHandler,
        Links,
        SessionReply,
        Presence,
        ...Object.values(roleQuestions).map(({ handler }) => handler),
      ],
    };
  }
}
