import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Site } from '../http/site.js';
import { invitationPath, passwordResetPath } from './link-paths.js';

/** Where links lead that are handed out once. The token is part of the address, so pages there send no `Referer`. */
@Injectable()
export class Links {
  constructor(private readonly site: Site) {}

  toInvitation(request: FastifyRequest, token: string): string {
    return `${this.site.originOf(request)}${invitationPath(token)}`;
  }

  toPasswordReset(request: FastifyRequest, token: string): string {
    return `${this.site.originOf(request)}${passwordResetPath(token)}`;
  }
}
