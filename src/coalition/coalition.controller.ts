import { Body, Controller, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Sight } from './domain/sight.js';
import { addressOf, recorded, RecordedAnswer } from '../http/answers.js';
import { AppointFounder, LedgerCommand, question } from '../http/bus.js';
import {
  CalledBy,
  callerOf,
  ChangedBy,
  CoalitionId,
  directoryTag,
  type Caller,
} from '../http/caller.decorator.js';
import { Changes, Reads, Records } from '../http/operation.decorator.js';
import type { Standing } from '../access/domain/standing.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { pageAsked, PageQuery } from '../http/page.js';
import { StandingOf } from '../http/standing.js';
import {
  CoalitionAnswer,
  CoalitionsAnswer,
  ExchangeRatesAnswer,
  PoolsAnswer,
  RatesAnswer,
} from './coalition-answers.js';
import {
  AdoptRateBody,
  ChangeSettingsBody,
  ExchangeRateBody,
  ExchangeRatesQuery,
  FoundCoalitionBody,
  OpenPoolBody,
  RatesQuery,
} from './coalition-requests.js';
import {
  coalitionsHere,
  coalitionSettings,
  exchangeRatesOf,
  poolsOf,
  ratesOf,
  type AsOfDirectory,
} from './coalition.queries.js';

export const coalitionQuestions = {
  coalitions: question(coalitionsHere),
  settings: question(coalitionSettings),
  pools: question(poolsOf),
  rates: question(ratesOf),
  exchangeRates: question(exchangeRatesOf),
};
const ask = coalitionQuestions;

/** Puts the ETag of the directory on an answer that comes from it. */
export function tagged<Answer>(
  reply: FastifyReply,
  { answer, directoryPosition }: AsOfDirectory<Answer>,
): Answer {
  void reply.header('etag', directoryTag(directoryPosition));
  return answer;
}

const tag = { ETag: 'When the coalition’s directory last changed; goes into `If-Match`.' };

@ApiTags('coalitions')
@Controller('api/v1/coalitions')
export class CoalitionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Records('', {
    id: 'foundCoalition',
    needs: 'found a coalition',
    summary: 'Found a coalition',
    answer: RecordedAnswer,
  })
  async found(
    @Req() request: FastifyRequest,
    @Body() body: FoundCoalitionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const { id, fiscalStartMonth, ...data } = body;
    const caller = callerOf(request, id);
    const command = { ...data, fiscalStartMonth: fiscalStartMonth ?? 1 };
    const result = await this.commands.execute(new LedgerCommand('found-coalition', caller, command));
    await this.commands.execute(new AppointFounder(id, caller.actor));
    return recorded(reply, result, id, addressOf(id));
  }

  @Reads('', {
    id: 'listCoalitions',
    needs: 'be somebody',
    query: true,
    summary: 'List coalitions',
    answer: CoalitionsAnswer,
  })
  list(@Query() query: PageQuery, @StandingOf() { principal }: Standing): Promise<object> {
    const holderId = principal.isOperator ? null : principal.id;
    return this.queries.execute(ask.coalitions.ask(pageAsked(query), holderId));
  }

  @Reads(':slug', {
    id: 'getCoalition',
    needs: 'read what is published',
    summary: 'Read its settings',
    answer: CoalitionAnswer,
    headers: tag,
  })
  async settings(
    @CoalitionId() coalitionId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    // The same to all who may come in.
    return tagged(reply, await this.queries.execute(ask.settings.ask(coalitionId)));
  }

  @Changes('patch', ':slug', {
    id: 'changeSettings',
    needs: 'administer',
    summary: 'Change its name, its time zone, or who sees what',
    answer: RecordedAnswer,
  })
  async changeSettings(
    @ChangedBy() caller: Caller,
    @Body() body: ChangeSettingsBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const result = await this.commands.execute(new LedgerCommand('change-settings', caller, { ...body }));
    return recorded(reply, result, caller.coalitionId, addressOf(caller.coalitionId));
  }

  @Records(':slug/pools', {
    id: 'openPool',
    needs: 'administer',
    summary: 'Open a pool',
    answer: RecordedAnswer,
  })
  async openPool(
    @CalledBy() caller: Caller,
    @Body() body: OpenPoolBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const { id, allowNegative, ...rest } = body;
    const data = { poolId: id, allowNegative: allowNegative ?? false, ...rest };
    const result = await this.commands.execute(new LedgerCommand('open-pool', caller, data));
    return recorded(reply, result, result.answer['poolId'] as string, addressOf(caller.coalitionId, 'pools'));
  }

  @Reads(':slug/pools', {
    id: 'listPools',
    needs: 'look as a member',
    query: true,
    summary: 'List pools',
    answer: PoolsAnswer,
    headers: tag,
  })
  async pools(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return tagged(reply, await this.queries.execute(ask.pools.ask(coalitionId, pageAsked(query), sight)));
  }

  @Records(':slug/rates', {
    id: 'adoptRate',
    needs: 'administer',
    summary: 'Adopt a dated rate',
    answer: RecordedAnswer,
  })
  async adoptRate(
    @CalledBy() caller: Caller,
    @Body() body: AdoptRateBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const data = { ...body, category: body.category ?? '' };
    const result = await this.commands.execute(new LedgerCommand('adopt-rate', caller, data));
    return recorded(reply, result, body.validFrom, addressOf(caller.coalitionId, 'rates'));
  }

  @Reads(':slug/rates', {
    id: 'listRates',
    needs: 'look as a member',
    query: true,
    summary: 'List rates',
    answer: RatesAnswer,
    headers: tag,
  })
  async rates(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: RatesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const asked = { ...pageAsked(query), on: query.on };
    return tagged(reply, await this.queries.execute(ask.rates.ask(coalitionId, asked, sight)));
  }

  @Records(':slug/exchange-rates', {
    id: 'recordExchangeRate',
    needs: 'administer',
    summary: 'Record an exchange rate',
    answer: RecordedAnswer,
  })
  async recordExchangeRate(
    @CalledBy() caller: Caller,
    @Body() body: ExchangeRateBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const result = await this.commands.execute(
      new LedgerCommand('record-exchange-rate', caller, { ...body }),
    );
    return recorded(reply, result, body.currency, addressOf(caller.coalitionId, 'exchange-rates'));
  }

  @Reads(':slug/exchange-rates', {
    id: 'listExchangeRates',
    needs: 'look as a member',
    query: true,
    summary: 'List exchange rates',
    answer: ExchangeRatesAnswer,
    headers: tag,
  })
  async exchangeRates(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: ExchangeRatesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const asked = { ...pageAsked(query), on: query.on, currency: query.currency };
    return tagged(reply, await this.queries.execute(ask.exchangeRates.ask(coalitionId, asked, sight)));
  }
}
