import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Site } from './site.js';

/** What is no page: nothing is loaded by it, run in it, or set around it. */
const ANSWER_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Pages of this site: what they are made of comes from here and stands in files of its own, never in the page. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A year, as browsers that keep lists of such sites ask for. */
const STRICT_TRANSPORT = 'max-age=31536000; includeSubDomains';

/** What no answer is without. A route may say its own policy and how long its answer keeps; it cannot say less of the rest. */
const ALWAYS: Readonly<Record<string, string>> = {
  'content-security-policy': ANSWER_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  // Figures of a coalition are in nearly all that is answered; whoever sends what everybody may keep says so.
  'cache-control': 'no-store',
};

/** Set before anything else happens to a request, so that refusals bear them too. */
export function setSecurityHeaders(site: Site, request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers(ALWAYS);
  if (site.isSecure(request)) void reply.header('strict-transport-security', STRICT_TRANSPORT);
}

/** The same as lines of a head that is written by hand, of what is no request and says nothing of how it came. */
export function securityHeaderLines(site: Site): string[] {
  const headers = {
    ...ALWAYS,
    ...(site.isKnownSecure ? { 'strict-transport-security': STRICT_TRANSPORT } : {}),
  };
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
}

/**
 * What a page of this site says beside what every answer does. Without a referrer of its own site a browser would send a form
 * as if it came from nowhere (`Origin: null`), and it would be refused; other sites still get none.
 */
export function setPageHeaders(reply: FastifyReply): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', PAGE_POLICY)
    .header('referrer-policy', 'same-origin');
}

/** A sheet of style in a page: `<style>` and what is in it. Our own pages alone are read so: texts of people are escaped in them. */
const INLINE_STYLE = /<style>([^<]*)<\/style>/g;

/**
 * The policy of a page that stands alone, as files of reports do: with the styles, letters and pictures that are in it, each
 * style known by its hash, and nothing else. It runs in a sandbox, as if it came from nowhere.
 * @param page HTML, at least as far as its last style
 */
export function standalonePolicy(page: string): string {
  const styles = styleHashesIn(page).join(' ') || "'none'";
  return `default-src 'none'; style-src ${styles}; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups`;
}

function styleHashesIn(page: string): string[] {
  return [...page.matchAll(INLINE_STYLE)].map(([, style]) => {
    const hash = createHash('sha256').update(style!, 'utf8').digest('base64');
    return `'sha256-${hash}'`;
  });
}
