import { Module, type DynamicModule } from '@nestjs/common';
import { EntryLifeController } from './entry-life.controller.js';
import { ExchangeController, exchangeQuestions } from './exchange.controller.js';
import { DeparturesController } from './departures.controller.js';
import { NoOpController } from './no-op.controller.js';
import { PledgesController, pledgeQuestions } from './pledges.controller.js';

@Module({})
export class ExchangeModule {
  static with({ benchmark }: { readonly benchmark: boolean }): DynamicModule {
    return {
      module: ExchangeModule,
      controllers: [
        ExchangeController,
        EntryLifeController,
        PledgesController,
        DeparturesController,
        ...(benchmark ? [NoOpController] : []),
      ],
      providers: [...Object.values(exchangeQuestions), ...Object.values(pledgeQuestions)].map(
        ({ handler }) => handler,
      ),
    };
  }
}
