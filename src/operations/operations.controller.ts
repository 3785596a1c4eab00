import { Body, Controller, Inject, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { READS } from '../http/bus.js';
import { callerOf, PathId } from '../http/caller.decorator.js';
import { NoBody } from '../http/checker.js';
import { Begins, Reads } from '../http/operation.decorator.js';
import type { Check } from './check.js';
import { examine, type Patient } from './doctor.js';
import { Jobs, type Job } from './jobs.js';
import { DoctorAnswer, HealthAnswer, JobAnswer } from './operations-answers.js';

export const PATIENT = Symbol('patient');

/** All ledgers of this service. */
const EVERYTHING = '';

@ApiTags('operations')
@Controller('api/v1')
export class OperationsController {
  constructor(
    @Inject(PATIENT) private readonly patient: Patient,
    @Inject(READS) private readonly reads: { assertReady(): Promise<void> },
    private readonly jobs: Jobs,
  ) {}

  @Reads('health', {
    id: 'getHealth',
    needs: 'be reached',
    summary: 'Whether the service answers',
    answer: HealthAnswer,
  })
  health(): HealthAnswer {
    return { status: 'ok' };
  }

  @Reads('readiness', {
    id: 'getReadiness',
    needs: 'be reached',
    summary:
      'Whether this instance can do its work: its database answers, and no other version of the program has taken over',
    answer: HealthAnswer,
  })
  async readiness(): Promise<HealthAnswer> {
    await this.reads.assertReady();
    return { status: 'ok' };
  }

  @Reads('doctor', {
    id: 'examine',
    needs: 'operate the service',
    summary: 'Look at everything that must be right',
    answer: DoctorAnswer,
  })
  async doctor(): Promise<{ checks: Check[] }> {
    return { checks: await examine(this.patient) };
  }

  @Begins('rebuilds', {
    id: 'rebuild',
    needs: 'operate the service',
    summary: 'Make all figures anew from the log; reads and writes go on meanwhile',
    answer: JobAnswer,
  })
  rebuild(
    @Req() request: FastifyRequest,
    @Body() _: NoBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Job {
    const { idempotencyKey } = callerOf(request, EVERYTHING);
    const job = this.jobs.begin(EVERYTHING, 'rebuild', null, idempotencyKey);
    void reply.header('location', `/api/v1/jobs/${job.id}`);
    return job;
  }

  @Reads('jobs/:id', {
    id: 'getUpkeepJob',
    needs: 'operate the service',
    summary: 'Read how a job is doing',
    answer: JobAnswer,
  })
  job(@PathId('id') id: string): Job {
    return this.jobs.job(EVERYTHING, id);
  }
}
