import { Module, type DynamicModule } from '@nestjs/common';
import { ImportsController, importQuestions } from './imports.controller.js';
import { InterchangeController } from './interchange.controller.js';
import { MAPPING_TOOLS, MappingsController, mappingQuestions } from './mappings.controller.js';
import type { MappingTools } from './mappings/mapping-acts.js';

export type InterchangeOptions = MappingTools;

@Module({})
export class InterchangeModule {
  static with(options: InterchangeOptions): DynamicModule {
    return {
      module: InterchangeModule,
      controllers: [InterchangeController, ImportsController, MappingsController],
      providers: [
        { provide: MAPPING_TOOLS, useValue: options },
        ...Object.values({ ...importQuestions, ...mappingQuestions }).map(({ handler }) => handler),
      ],
    };
  }
}
