import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Site } from '../http/site.js';

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

export function invitationPath(token: string): string {
  return `/invitations/${token}`;
}

export function passwordResetPath(token: string): string {
  return `/password/${token}`;
}

/** Where a browser begins to sign in with a provider. */
export function signInPath(provider: string): string {
  return `/sign-in/with/${provider}`;
}

/** Where a provider sends the browser back to. */
export function returnPath(provider: string): string {
  return `${signInPath(provider)}/return`;
}
