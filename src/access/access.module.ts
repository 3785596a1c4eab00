import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { ACCESS_TOOLS, type AccessTools } from './access-tools.js';
import { Links } from './links.js';
import { Presence } from './presence.js';
import { roleQuestions, RolesController } from './roles.controller.js';

export type { AccessTools };

/** People, their roles and keys, and the guard before every route. */
@Module({})
export class AccessModule {
  static with(tools: AccessTools): DynamicModule {
    return {
      module: AccessModule,
      controllers: [RolesController],
      providers: [
        { provide: ACCESS_TOOLS, useValue: tools },
        { provide: APP_GUARD, useClass: AccessGuard },
        Links,
        Presence,
        ...Object.values(roleQuestions).map(({ handler }) => handler),
      ],
    };
  }
}
