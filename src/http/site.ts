import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { excerpt } from '../kernel/excerpt.js';
import { Problem } from '../kernel/problem.js';

/** The machine itself, by name. */
const LOOPBACK_NAME = /^(?:[a-z0-9-]+\.)*localhost$/;
/** A name or an address, with a port or without. What a browser calls a host has no other characters. */
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?$/;

/**
 * Where the site stands for those who use it. What a request says of that itself (`Host`, and what proxies make of it) is
 * believed only so far as it agrees: otherwise a name that somebody turns towards this machine (DNS rebinding) would make
 * their pages this site's own, and links and cookies would be theirs to choose.
 */
export class Site {
  private readonly publicUrl: URL | null;
  private lastKnown: string | undefined;

  /** @param publicUrl its own address; without one it has no name but `localhost`, and is reached by addresses of machines */
  constructor(publicUrl: string | null = null) {
    this.publicUrl = publicUrl === null ? null : new URL(publicUrl);
  }

  /** What links begin with that nobody's request asked for; null where it was not said. */
  get publicOrigin(): string | null {
    return this.publicUrl?.origin ?? null;
  }

  /** Whether its own address says that it is reached by https, whatever a request says. */
  get isKnownSecure(): boolean {
    return this.publicUrl?.protocol === 'https:';
  }

  /** Whether browsers reach it by https, so that cookies are for https alone. */
  isSecure(request: FastifyRequest): boolean {
    return (this.publicUrl?.protocol ?? `${request.protocol}:`) === 'https:';
  }

  /** `https://evenhand.example`: what links begin with, and what browsers call this site in `Origin`. */
  originOf(request: FastifyRequest): string {
    return this.publicUrl?.origin ?? `${request.protocol}://${request.host.toLowerCase()}`;
  }

  /**
   * Refuses requests that were meant for another site, or that do not say for which.
   * @throws Problem `request.misdirected`
   */
  assertMeant(request: FastifyRequest): void {
    const { host } = request;
    // Nearly all requests say the same host as the one before them.
    if (!saysHostTwice(request) && (host === this.lastKnown || this.isOwnHost(host))) {
      this.lastKnown = host;
      return;
    }
    throw new Problem('request.misdirected', {
      found: excerpt(host, 200),
      expected: this.publicUrl?.host ?? 'localhost or the address of this machine',
    });
  }

  private isOwnHost(host: string): boolean {
    const [, name, port] = HOST.exec(host.toLowerCase()) ?? [];
    if (name === undefined) return false;
    if (this.publicUrl === null) {
      const address = name.startsWith('[') ? name.slice(1, -1) : name;
      // Nobody can turn the address of a machine towards another one, as is done with names.
      return LOOPBACK_NAME.test(name) || isIP(address) !== 0;
    }
    const { protocol } = this.publicUrl;
    const usualPort = protocol === 'https:' ? '443' : '80';
    return name === this.publicUrl.hostname && (port ?? usualPort) === (this.publicUrl.port || usualPort);
  }

  /**
   * Refuses what another site made a browser send with this site's cookies. For requests that change something and are
   * believed because of a cookie: programs that bring a key have no `Origin`, and need none.
   * @throws Problem `request.cross-site`
   */
  assertSameOrigin(request: FastifyRequest): void {
    const { origin, 'sec-fetch-site': from } = request.headers;
    const expected = this.originOf(request);
    const isOwn = origin === undefined ? from === 'same-origin' : origin === expected;
    if (isOwn && (from === undefined || from === 'same-origin')) return;
    throw new Problem('request.cross-site', {
      found: excerpt(origin ?? (typeof from === 'string' ? from : 'nothing'), 200),
      expected,
    });
  }
}

/** Two hosts are for two readers to choose between, a proxy and this door (RFC 9112 §3.2). */
function saysHostTwice({ raw: { rawHeaders } }: FastifyRequest): boolean {
  let said = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]!;
    if (name.length === 4 && name.toLowerCase() === 'host') said += 1;
  }
  return said > 1;
}
