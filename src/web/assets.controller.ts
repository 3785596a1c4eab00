import { Controller, Get, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { encodingFor } from '../http/compression.js';
import { Needs } from '../http/operation.decorator.js';
import { Problem } from '../kernel/problem.js';
import { assetAt } from './assets.js';

/** What lies there under one name never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Style, letters and the picture of the site. */
@ApiExcludeController()
@Controller('assets')
export class AssetsController {
  @Get(':file')
  @Needs('be reached')
  asset(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): StreamableFile {
    const asset = assetAt(file);
    if (!asset) throw new Problem('request.not-found', { found: request.url });
    void reply.header('cache-control', FOR_EVER).header('vary', 'Accept-Encoding');
    const encoding = encodingFor(request.headers['accept-encoding']);
    const encoded = encoding === null ? undefined : asset.encoded[encoding];
    if (encoded) void reply.header('content-encoding', encoding);
    const content = encoded ?? asset.content;
    return new StreamableFile(content, { type: asset.type, length: content.length });
  }
}
