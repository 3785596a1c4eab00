import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { READS } from '../http/bus.js';
import { actingForIn, coalitionIdOf } from '../http/caller.decorator.js';
import type { RouteTakes } from '../http/route-checks.js';
import { Site } from '../http/site.js';
import { isProblem, Problem } from '../kernel/problem.js';
import { credentialIn } from './credential.js';
import { policy, standingOf } from './domain/policy.js';
import { WHOLE_SERVICE, type Standing } from './domain/standing.js';
import { NOBODY } from './domain/trail-acts.js';
import { RequestLimits } from './limits/request-limits.js';
import { Presence } from './presence.js';
import { Denials } from './trail/denials.js';
import type { AccessReads, Recognised } from './principals.queries.js';
import { RememberedPrincipals } from './remembered-principals.js';

/**
 * Stands before every route. It finds out who asks, and as whom they speak in the coalition of the address, and lets in whom the
 * policy permits what the route needs. A route without a need cannot be mounted, and what no rule permits is refused.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(READS) private readonly reads: Pick<AccessReads, 'now'>,
    private readonly principals: RememberedPrincipals,
    private readonly presence: Presence,
    private readonly site: Site,
    private readonly denials: Denials,
    private readonly limits: RequestLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { needs, ofMember } = request.routeOptions.config as RouteTakes;
    if (!needs) throw new Error(`${request.method} ${request.url} does not say what it needs`);
    if (needs === 'be welcomed') await this.welcome(request);
    if (policy[needs].may === 'anybody') return true;
    let found: Recognised | undefined;
    try {
      found = await this.recognised(request);
      this.countRequestOf(found, context.switchToHttp().getResponse<FastifyReply>());
      request.standing = this.standing(request, found, { needs, ofMember });
      request.isStillLetIn = () => this.isStillLetIn(request, { needs, ofMember });
      return true;
    } catch (error) {
      if (isProblem(error)) this.note(request, error, found);
      throw error;
    }
  }

  private async isStillLetIn(
    request: FastifyRequest,
    needed: Required<Pick<RouteTakes, 'needs'>> & Pick<RouteTakes, 'ofMember'>,
  ): Promise<boolean> {
    try {
      this.standing(request, await this.recognised(request), needed);
      return true;
    } catch (error) {
      if (isProblem(error)) return false;
      throw error;
    }
  }

  private async welcome(request: FastifyRequest): Promise<void> {
    const credential = credentialIn(request, this.site);
    const found = credential && (await this.principals.behind(credential, WHOLE_SERVICE));
    if (!found) return;
    const asked = { need: 'be welcomed', actingFor: null, ofMember: null } as const;
    request.standing = standingOf(found.principal, found.grants, asked);
  }

  /** @throws Problem `access.not-signed-in` */
  private async recognised(request: FastifyRequest): Promise<Recognised> {
    const credential = credentialIn(request, this.site);
    const coalitionId = hasCoalition(request) ? coalitionIdOf(request) : WHOLE_SERVICE;
    const found = credential && (await this.principals.behind(credential, coalitionId));
    if (!credential || !found) throw new Problem('access.not-signed-in');
    // What only reads may be followed from elsewhere; a browser brings its cookie along.
    if (credential.kind === 'session' && !READS_ONLY.has(request.method)) this.site.assertSameOrigin(request);
    this.presence.note(credential, found, this.reads.now());
    return found;
  }

  /** @throws Problem `request.too-many` */
  private countRequestOf({ principal }: Recognised, reply: FastifyReply): void {
    this.limits.admit(principal.by === 'session' ? 'person' : 'key', principal.id, reply);
  }

  private standing(
    request: FastifyRequest,
    { principal, grants }: Recognised,
    { needs, ofMember }: Required<Pick<RouteTakes, 'needs'>> & Pick<RouteTakes, 'ofMember'>,
  ): Standing {
    // Whoever has no role in a coalition is not told whether there is one.
    if (hasCoalition(request) && grants.length === 0) {
      throw new Problem('ledger.coalition-unknown', { coalition: coalitionIdOf(request) });
    }
    return standingOf(principal, grants, {
      need: needs,
      actingFor: actingForIn(request),
      ofMember: ofMember === undefined ? null : parameterOf(request, ofMember),
    });
  }

  private note(request: FastifyRequest, problem: Problem, found: Recognised | undefined): void {
    const { method, url } = request.routeOptions;
    this.denials.note({
      // Of a coalition that somebody has no role in, its trail is not told: it would hold what strangers tried.
      coalitionId: found && found.grants.length > 0 ? coalitionIdOf(request) : WHOLE_SERVICE,
      actor: found?.principal.id ?? NOBODY,
      route: `${String(method)} ${url ?? '/'}`,
      problem: problem.code,
    });
  }
}

const READS_ONLY: ReadonlySet<string> = new Set(['GET', 'HEAD']);

function hasCoalition({ params }: FastifyRequest): boolean {
  return typeof params === 'object' && params !== null && 'slug' in params;
}

function parameterOf({ params }: FastifyRequest, name: string): string {
  return ((params as Record<string, string>)[name] ?? '').normalize('NFC');
}
