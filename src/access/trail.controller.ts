import { Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { question } from '../http/bus.js';
import { CoalitionId } from '../http/caller.decorator.js';
import { Reads } from '../http/operation.decorator.js';
import { pageAsked, PageQuery } from '../http/page.js';
import { TrailAnswer } from './trail-answers.js';
import { trailOfCoalition } from './trail.queries.js';

export const trailQuestions = { trail: question(trailOfCoalition) };
const ask = trailQuestions;

@ApiTags('access')
@Controller('api/v1/coalitions/:slug')
export class TrailController {
  constructor(private readonly queries: QueryBus) {}

  @Reads('trail', {
    id: 'listTrail',
    needs: 'see who has access',
    query: true,
    summary: 'Read what was done about access, newest first',
    description:
      'Sign-ins, roles, keys, invitations and refused requests, chained as the ledger is. Whoever kept a head can show later that nothing before it was changed.',
    answer: TrailAnswer,
  })
  list(@CoalitionId() coalitionId: string, @Query() query: PageQuery): Promise<object> {
    return this.queries.execute(ask.trail.ask(coalitionId, pageAsked(query)));
  }
}
