import { Controller, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import { addressOf, recorded, RecordedAnswer } from '../http/answers.js';
import { question } from '../http/bus.js';
import { CalledBy, CoalitionId, PathId, type Caller } from '../http/caller.decorator.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { Reads, Records } from '../http/operation.decorator.js';
import { receiveFile } from '../http/uploads.js';
import { assertEntryKnown, evidenceOf } from './entry-story.queries.js';
import { attachKept } from './evidence.commands.js';
import { EvidenceFiles, EVIDENCE_LIMIT_BYTES, type KeptEvidence } from './evidence/evidence-files.js';
import { evidenceHeaders } from './evidence/evidence-names.js';
import { ALLOWED_IN_WORDS, MEDIA_TYPES } from './evidence/media-types.js';

export const evidenceQuestions = { known: question(assertEntryKnown), evidence: question(evidenceOf) };
const ask = evidenceQuestions;

const BINARY = { schema: { type: 'string', format: 'binary' } };

/** Files that prove an entry: in, and out again. */
@ApiTags('entries')
@Controller('api/v1/coalitions/:slug/entries/:id/evidence')
export class EvidenceController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly files: EvidenceFiles,
  ) {}

  @Records('', {
    id: 'attachEvidence',
    needs: 'take part',
    summary: 'Attach a file to an entry',
    description: `What it is, its content says: ${ALLOWED_IN_WORDS}; at most ${String(EVIDENCE_LIMIT_BYTES)} bytes. The answer’s id is the file’s SHA-256.`,
    answer: RecordedAnswer,
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    },
  })
  async attach(
    @CalledBy() caller: Caller,
    @SeenBy() sight: Sight,
    @PathId('id') entryId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const { coalitionId } = caller;
    // A file for nothing need not be taken in.
    await this.queries.execute(ask.known.ask(coalitionId, entryId, sight));
    const kept = await receiveFile<KeptEvidence>(request, reply, {
      keep: (name, content) => this.files.keep(coalitionId, name, content),
      forget: (unwanted) => this.files.forget(coalitionId, unwanted),
    });
    const result = await attachKept(this.commands, this.files, caller, entryId, kept);
    const location = addressOf(coalitionId, 'entries', entryId, 'evidence', kept.sha256);
    return recorded(reply, result, kept.sha256, location);
  }

  @Reads(':sha256', {
    id: 'getEvidence',
    needs: 'look as a member',
    summary: 'Download a file of evidence',
    description:
      'Always as an attachment: somebody from outside made it. Its hash is checked before its first byte goes out.',
    content: Object.fromEntries(MEDIA_TYPES.map((type) => [type, BINARY])),
  })
  async one(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('id') entryId: string,
    @Param('sha256') sha256: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const attached = await this.queries.execute(ask.evidence.ask(coalitionId, entryId, sha256, sight));
    const { stream } = await this.files.open(coalitionId, attached.sha256);
    void reply.headers(evidenceHeaders(attached));
    return new StreamableFile(stream);
  }
}
