import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { CommandPort } from '../event-store/ledger.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { COMMANDS, LedgerCommandHandler, LONG_WORK, READS } from './bus.js';
import { Site } from './site.js';

/** What the door is given: where commands go, where questions go, and where long work is done. */
export interface Ports {
  readonly commands: CommandPort;
  readonly reads: object;
  readonly longWork: LongWorkPort;
  readonly site: Site;
}

/** The buses, and the ports behind them. */
@Global()
@Module({})
export class HttpModule {
  static with({ commands, reads, longWork, site }: Ports): DynamicModule {
    return {
      module: HttpModule,
      imports: [CqrsModule.forRoot()],
      providers: [
        { provide: COMMANDS, useValue: commands },
        { provide: READS, useValue: reads },
        { provide: LONG_WORK, useValue: longWork },
        { provide: Site, useValue: site },
        LedgerCommandHandler,
      ],
      exports: [CqrsModule, READS, LONG_WORK, Site],
    };
  }
}
