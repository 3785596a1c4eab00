import { Module, type DynamicModule } from '@nestjs/common';
import type { Patient } from './doctor.js';
import { Followers } from './followers.js';
import { Jobs } from './jobs.js';
import { LogController, logQuestions } from './log.controller.js';
import { OperationsController, PATIENT } from './operations.controller.js';

@Module({})
export class OperationsModule {
  static of(patient: Patient): DynamicModule {
    return {
      module: OperationsModule,
      // Pages begin checks as well, and ask after them.
      global: true,
      exports: [Jobs],
      controllers: [LogController, OperationsController],
      providers: [
        Jobs,
        Followers,
        { provide: PATIENT, useValue: patient },
        ...Object.values(logQuestions).map(({ handler }) => handler),
      ],
    };
  }
}

export type { Patient };
