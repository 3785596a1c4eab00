import { Body, Controller, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import { record, RecordedAnswer, type Recordable } from '../http/answers.js';
import { question } from '../http/bus.js';
import { CalledBy, CoalitionId, PathId, type Caller } from '../http/caller.decorator.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { Reads, Records } from '../http/operation.decorator.js';
import { pageAsked } from '../http/page.js';
import { AssetDetailAnswer, AssetsAnswer } from './knowledge-answers.js';
import {
  AssetsQuery,
  DeriveKnowledgeBody,
  ReviseKnowledgeBody,
  ShareKnowledgeBody,
} from './knowledge-requests.js';
import { assetOf, assetsOf } from './library.queries.js';

export const knowledgeQuestions = { assets: question(assetsOf), asset: question(assetOf) };
const ask = knowledgeQuestions;
const ASSET: Recordable = { idField: 'assetId', place: 'knowledge' };

/** The library: assets, where they come from, and what became of them. */
@ApiTags('knowledge')
@Controller('api/v1/coalitions/:slug/knowledge')
export class KnowledgeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Reads('', {
    id: 'listKnowledge',
    needs: 'look as a member',
    query: true,
    summary: 'List the assets of the library',
    answer: AssetsAnswer,
  })
  list(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: AssetsQuery,
  ): Promise<object> {
    const asked = { ...query, unused: query.unused === 'true', ...pageAsked(query) };
    return this.queries.execute(ask.assets.ask(coalitionId, asked, sight));
  }

  @Reads(':id', {
    id: 'getKnowledge',
    needs: 'look as a member',
    summary: 'Read one asset: its lineage, editions and uses',
    description: 'What it earned, the explanation of its authors’ credits says use by use.',
    answer: AssetDetailAnswer,
  })
  one(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('id') assetId: string,
  ): Promise<object> {
    return this.queries.execute(ask.asset.ask(coalitionId, assetId, sight));
  }

  @Records('', {
    id: 'shareKnowledge',
    needs: 'take part',
    summary: 'Share an asset',
    description: 'Each of its authors contributes its share of it to the common pool.',
    answer: RecordedAnswer,
  })
  share(
    @CalledBy() caller: Caller,
    @Body() { id, ...rest }: ShareKnowledgeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(this.commands, ASSET, 'share-knowledge', caller, { assetId: id, ...rest }, reply);
  }

  @Records(':id/lineage', {
    id: 'deriveKnowledge',
    needs: 'take part',
    summary: 'Say what an asset was made from',
    description: 'Once for an asset. A part of its credit goes there.',
    answer: RecordedAnswer,
  })
  derive(
    @CalledBy() caller: Caller,
    @PathId('id') assetId: string,
    @Body() body: DeriveKnowledgeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(this.commands, ASSET, 'derive-knowledge', caller, { assetId, ...body }, reply);
  }

  @Records(':id/editions', {
    id: 'reviseKnowledge',
    needs: 'take part',
    summary: 'Record another edition of an asset',
    description: 'Uses and credit stay with the asset.',
    answer: RecordedAnswer,
  })
  revise(
    @CalledBy() caller: Caller,
    @PathId('id') assetId: string,
    @Body() body: ReviseKnowledgeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(this.commands, ASSET, 'revise-knowledge', caller, { assetId, ...body }, reply);
  }
}
