import { Body, Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { question } from '../http/bus.js';
import { CalledBy, CoalitionId, PathId, type Caller } from '../http/caller.decorator.js';
import { Cancels, Keeps, Reads } from '../http/operation.decorator.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import {
  MappingAnswer,
  MappingBody,
  MappingsAnswer,
  RemovedMappingAnswer,
  SavedMappingAnswer,
} from './mappings-answers.js';
import { removeMapping, saveMapping } from './mappings.commands.js';
import { mappingNamed, mappingsIn, type MappingView } from './mappings.queries.js';
import type { MappingTools } from './mappings/mapping-acts.js';

/** What mappings are changed with. */
export const MAPPING_TOOLS = Symbol('mapping tools');

export const mappingQuestions = { all: question(mappingsIn), one: question(mappingNamed) };
const ask = mappingQuestions;

/** How other programs' files are read. */
@ApiTags('interchange')
@Controller('api/v1/coalitions/:slug/mappings')
export class MappingsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(MAPPING_TOOLS) private readonly tools: MappingTools,
  ) {}

  @Reads('', {
    id: 'listMappings',
    needs: 'administer',
    summary: 'List the mappings by which other programs’ files can be imported',
    answer: MappingsAnswer,
  })
  async all(@CoalitionId() coalitionId: string): Promise<MappingsAnswer> {
    const views: readonly MappingView[] = await this.queries.execute(ask.all.ask(coalitionId));
    return { items: views.map(({ mapping: _, ...outline }) => outline) };
  }

  @Reads(':name', {
    id: 'getMapping',
    needs: 'administer',
    summary: 'Read a mapping',
    answer: MappingAnswer,
  })
  one(@CoalitionId() coalitionId: string, @PathId('name') name: string): Promise<MappingView> {
    return this.queries.execute(ask.one.ask(coalitionId, name));
  }

  @Keeps(':name', {
    id: 'saveMapping',
    needs: 'administer',
    summary: 'Save a mapping under its name',
    description: 'One of the coalition’s own comes before one of the same name that came with the program.',
    answer: SavedMappingAnswer,
  })
  async save(
    @CalledBy() { coalitionId, actor }: Caller,
    @PathId('name') name: string,
    @Body() { mapping, revision }: MappingBody,
  ): Promise<SavedMappingAnswer> {
    await this.queries.execute(ask.all.ask(coalitionId));
    const named = { ...mapping, name } as JsonObject;
    const saving = { coalitionId, mapping: named, revision, by: actor, now: this.tools.now() };
    return saveMapping(this.tools.mappings, saving);
  }

  @Cancels(':name', {
    id: 'removeMapping',
    needs: 'administer',
    summary: 'Remove a mapping of the coalition’s own',
    answer: RemovedMappingAnswer,
  })
  async remove(
    @CoalitionId() coalitionId: string,
    @PathId('name') name: string,
  ): Promise<RemovedMappingAnswer> {
    return { changed: await removeMapping(this.tools.mappings, coalitionId, name) };
  }
}
