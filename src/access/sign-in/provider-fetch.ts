import type { CustomFetch } from 'openid-client';
import { OutgoingCalls, OutgoingError } from '../../http/outgoing.js';
import { mayBeAsked } from './provider-addresses.js';

/** What an answer of a provider may take. Those of large providers have some kilobytes. */
export interface ProviderLimits {
  readonly bytes: number;
  /** From the question until the last byte of the answer. */
  readonly ms: number;
}

export const PROVIDER_LIMITS: ProviderLimits = { bytes: 256 * 1024, ms: 5_000 };

/** A provider did not answer, or in a way that is not read any further. */
export class ProviderFault extends Error {
  override readonly name = 'ProviderFault';
}

/** Any address: the issuer was written down by whoever runs the service, and may stand in their own network. */
const EVERYWHERE = ['0.0.0.0/0', '::/0'];
/** Answers without a body (RFC 9110 §6.4.1). */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Asks a provider: the issuer wherever it stands, and what the issuer names only where everybody else may ask as well, judged by
 * the address that is connected to. No redirect is followed, and no more and no longer is read than the limits say.
 */
export function limitedFetch(issuer: URL, { bytes, ms }: ProviderLimits): CustomFetch {
  const limits = { timeoutMs: ms, largestBytes: bytes };
  const toIssuer = new OutgoingCalls({ ...limits, alsoAllowed: EVERYWHERE });
  const toOthers = new OutgoingCalls(limits);
  return async (url, options) => {
    const address = new URL(url);
    if (!mayBeAsked(address, issuer)) throw new ProviderFault(`${address.origin} may not be asked`);
    const isIssuer = address.host === issuer.host || issuer.protocol === 'http:';
    try {
      const { status, headers, body } = await (isIssuer ? toIssuer : toOthers).call(address.href, {
        method: options.method === 'POST' ? 'POST' : 'GET',
        headers: Object.fromEntries(new Headers(options.headers as HeadersInit)),
        ...(options.body == null ? {} : { body: textOf(options.body) }),
      });
      const told = new Headers();
      for (const [name, value] of Object.entries(headers))
        for (const one of [value ?? []].flat()) told.append(name, one);
      return new Response(WITHOUT_BODY.has(status) ? null : new Blob([new Uint8Array(body)]), {
        status,
        headers: told,
      });
    } catch (error) {
      if (!(error instanceof OutgoingError)) throw error;
      throw new ProviderFault(`${address.origin} did not answer (${error.fault}: ${error.message})`);
    }
  };
}

/** Forms and JSON, as the library sends them. */
function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  if (body instanceof Uint8Array) return Buffer.from(body).toString('utf8');
  throw new TypeError('nothing else is sent to providers');
}
