import type { CustomFetch } from 'openid-client';
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

/**
 * Asks a provider: only at addresses that it may name, following no redirect, and reading no more and no longer than the limits.
 * The library has no limit on sizes.
 */
export function limitedFetch(issuer: URL, { bytes, ms }: ProviderLimits): CustomFetch {
  return async (url, options) => {
    const address = new URL(url);
    if (!mayBeAsked(address, issuer)) throw new ProviderFault(`${address.origin} may not be asked`);
    try {
      const response = await fetch(address, {
        method: options.method,
        headers: options.headers,
        body: options.body as RequestInit['body'],
        redirect: 'manual',
        // Also for what is read; the library's own limit is six times as long.
        signal: AbortSignal.timeout(ms),
      });
      const { status, headers } = response;
      return new Response(await bodyOf(response, bytes), { status, headers });
    } catch (error) {
      if (error instanceof ProviderFault) throw error;
      const { name, message, cause } = error as Error;
      const why = cause instanceof Error ? cause.message : message;
      throw new ProviderFault(`${address.origin} did not answer (${name}: ${why})`);
    }
  };
}

/** The body as it comes, unpacked; what is packed small and comes out large is cut off as well. */
async function bodyOf(response: Response, limit: number): Promise<Blob | null> {
  if (!response.body) return null;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let read = 0;
  // To leave the loop ends the stream, and with it the connection.
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array<ArrayBuffer>>) {
    read += chunk.byteLength;
    if (read > limit) throw new ProviderFault(`an answer has more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return chunks.length === 0 ? null : new Blob(chunks);
}
