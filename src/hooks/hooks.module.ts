import { Module, type DynamicModule } from '@nestjs/common';
import type { HookTools } from './hooks.commands.js';
import { HOOK_TOOLS, hookQuestions, HooksController } from './hooks.controller.js';

export type { HookTools };

@Module({})
export class HooksModule {
  static with(tools: HookTools): DynamicModule {
    return {
      module: HooksModule,
      controllers: [HooksController],
      providers: [
        { provide: HOOK_TOOLS, useValue: tools },
        ...Object.values(hookQuestions).map(({ handler }) => handler),
      ],
    };
  }
}
