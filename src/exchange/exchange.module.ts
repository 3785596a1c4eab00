import { Module, type DynamicModule } from '@nestjs/common';
import { EntriesFileController } from './entries-file.controller.js';
import { EntryLifeController } from './entry-life.controller.js';
import { EvidenceController, evidenceQuestions } from './evidence.controller.js';
import { EvidenceFiles } from './evidence/evidence-files.js';
import { ExchangeController, exchangeQuestions } from './exchange.controller.js';
import { DeparturesController } from './departures.controller.js';
import { NoOpController } from './no-op.controller.js';
import { PledgesController, pledgeQuestions } from './pledges.controller.js';

export interface ExchangeModuleOptions {
  readonly benchmark: boolean;
  readonly evidence: EvidenceFiles;
}

@Module({})
export class ExchangeModule {
  static with({ benchmark, evidence }: ExchangeModuleOptions): DynamicModule {
    return {
      module: ExchangeModule,
      // Pages take files in as well.
      global: true,
      exports: [EvidenceFiles],
      controllers: [
        ExchangeController,
        EntryLifeController,
        EvidenceController,
        PledgesController,
        DeparturesController,
        EntriesFileController,
        ...(benchmark ? [NoOpController] : []),
      ],
      providers: [
        { provide: EvidenceFiles, useValue: evidence },
        ...Object.values(exchangeQuestions).map(({ handler }) => handler),
        ...Object.values(evidenceQuestions).map(({ handler }) => handler),
        ...Object.values(pledgeQuestions).map(({ handler }) => handler),
      ],
    };
  }
}
