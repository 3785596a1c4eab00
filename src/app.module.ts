import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule, type AccessOptions } from './access/access.module.js';
import { CoalitionModule } from './coalition/coalition.module.js';
import { ExchangeModule } from './exchange/exchange.module.js';
import { InterchangeModule, type InterchangeOptions } from './interchange/interchange.module.js';
import { HooksModule, type HookTools } from './hooks/hooks.module.js';
import { KnowledgeModule } from './knowledge/knowledge.module.js';
import { HttpModule, type Ports } from './http/http.module.js';
import { OperationsModule, type Patient } from './operations/operations.module.js';
import { ReportsModule, type ReportsOptions } from './reports/reports.module.js';
import { RecognitionModule } from './recognition/recognition.module.js';
import { ReviewsModule, type ReviewsOptions } from './reviews/reviews.module.js';
import { WebModule, type WebOptions } from './web/web.module.js';

export interface AppModuleOptions extends ReviewsOptions, ReportsOptions, WebOptions {
  readonly ports: Ports;
  readonly access: AccessOptions;
  readonly interchange: InterchangeOptions;
  readonly hooks: HookTools;
  readonly patient: Patient;
  /** Mounts the route that measures the door without the ledger behind it. */
  readonly benchmark: boolean;
}

@Module({})
export class AppModule {
  static with({
    ports,
    access,
    interchange,
    hooks,
    patient,
    solver,
    drawing,
    reportFiles,
    uploads,
    benchmark,
  }: AppModuleOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        HttpModule.with(ports),
        AccessModule.with(access),
        CoalitionModule,
        ExchangeModule.with({ benchmark, evidence: patient.evidence }),
        KnowledgeModule,
        ReportsModule.with({ drawing, reportFiles }),
        RecognitionModule,
        ReviewsModule.with({ solver }),
        InterchangeModule.with(interchange),
        HooksModule.with(hooks),
        OperationsModule.of(patient),
        WebModule.with({ uploads }),
      ],
    };
  }
}
