import { Module, type DynamicModule } from '@nestjs/common';
import { EntryLifeController } from './entry-life.controller.js';
import { ExchangeController, exchangeQuestions } from './exchange.controller.js';
import { NoOpController } from './no-op.controller.js';

@Module({})
export class ExchangeModule {
  static with({ benchmark }: { readonly benchmark: boolean }): DynamicModule {
    return {
      module: ExchangeModule,
      controllers: [ExchangeController, EntryLifeController, ...(benchmark ? [NoOpController] : [])],
      providers: Object.values(exchangeQuestions).map(({ handler }) => handler),
    };
  }
}
