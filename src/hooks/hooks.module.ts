import { Module, type DynamicModule } from '@nestjs/common';
import { HOOK_TOOLS, type HookTools } from './hooks.commands.js';
import { hookQuestions, HooksController } from './hooks.controller.js';

export type { HookTools };

@Module({})
export class HooksModule {
  static with(tools: HookTools): DynamicModule {
    return {
      module: HooksModule,
      // Pages change hooks as well.
      global: true,
      controllers: [HooksController],
      providers: [
        { provide: HOOK_TOOLS, useValue: tools },
        ...Object.values(hookQuestions).map(({ handler }) => handler),
      ],
      exports: [HOOK_TOOLS],
    };
  }
}
