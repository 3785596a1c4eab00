import { lookup, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type BlockList, type LookupFunction } from 'node:net';
import { isPublicAddress, networksOf } from './outgoing-addresses.js';

export interface OutgoingOptions {
  /** Networks that may be called although they are not public; nobody's without it. Over plain http these alone are called. */
  readonly alsoAllowed?: readonly string[];
  /** For a whole call, from looking up its host to the last byte. */
  readonly timeoutMs?: number;
  readonly largestBytes?: number;
  /** How names of hosts are looked up; as the system does without it. */
  readonly resolve?: Resolve;
}

export type Resolve = (
  host: string,
  answer: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

export interface Outgoing {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Incoming {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export type OutgoingFault = 'address-refused' | 'url-refused' | 'too-slow' | 'too-large' | 'unreachable';

/** Why a call came to nothing. What the other side said is not in it. */
export class OutgoingError extends Error {
  constructor(
    readonly fault: OutgoingFault,
    detail: string,
  ) {
    super(detail);
    this.name = 'OutgoingError';
  }
}

const TIMEOUT_MS = 10_000;
const LARGEST_BYTES = 1024 * 1024;

const resolveBySystem: Resolve = (host, answer) => {
  lookup(host, { all: true }, answer);
};

/**
 * Calls to addresses that somebody else chose: providers of identities, web hooks. None of them reaches what is not open to
 * everybody anyway: this machine, its network, or what tells a cloud's secrets. The address that is judged is the one that is
 * connected to, so that a name which points elsewhere a moment later changes nothing. Nothing is redirected: whoever calls sees the 3xx.
 */
export class OutgoingCalls {
  private readonly alsoAllowed: BlockList;
  private readonly callsOthers: boolean;
  private readonly timeoutMs: number;
  private readonly largestBytes: number;
  private readonly resolve: Resolve;

  constructor({ alsoAllowed = [], timeoutMs, largestBytes, resolve }: OutgoingOptions = {}) {
    this.alsoAllowed = networksOf(alsoAllowed);
    this.callsOthers = alsoAllowed.length > 0;
    this.timeoutMs = timeoutMs ?? TIMEOUT_MS;
    this.largestBytes = largestBytes ?? LARGEST_BYTES;
    this.resolve = resolve ?? resolveBySystem;
  }

  /** @throws OutgoingError */
  async call(address: string, { method = 'GET', headers = {}, body }: Outgoing = {}): Promise<Incoming> {
    const url = this.urlOf(address);
    const options: RequestOptions = {
      method,
      headers: { ...headers, 'accept-encoding': 'identity', host: url.host },
      // A connection of its own: one that is kept might lead to where the name pointed before.
      agent: false,
      lookup: this.lookup(url.protocol === 'https:'),
      signal: AbortSignal.timeout(this.timeoutMs),
    };
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    return new Promise((resolve, reject) => {
      const sent = send(url, options, (response) => {
        this.bodyOf(response).then((content) => {
          resolve({ status: response.statusCode!, headers: response.headers, body: content });
        }, fail);
      });
      const fail = (error: Error): void => {
        sent.destroy();
        reject(faultOf(error));
      };
      sent.on('error', fail);
      sent.end(body);
    });
  }

  /**
   * Refuses what would be refused whatever its host's name stands for.
   * @throws OutgoingError
   */
  assertCallable(address: string): void {
    const { protocol } = this.urlOf(address);
    if (protocol !== 'https:' && !this.callsOthers)
      throw new OutgoingError('url-refused', 'Hosts of the public Internet are called by https alone.');
  }

  /** An address in a URL stands in its one form by now, whether it was written in decimals, octals or hexadecimals. */
  private urlOf(address: string): URL {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
      throw new OutgoingError('url-refused', 'The address is no https URL without a name and a password.');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // No lookup is made of what is an address already.
    if (isIP(host) !== 0)
      this.assertAllowed([{ address: host, family: isIP(host) }], url.protocol === 'https:');
    return url;
  }

  /** Judges what a name stands for at the moment of connecting. One refused address among others refuses the name. */
  private lookup(isSecure: boolean): LookupFunction {
    return (host, { all }, answer) => {
      this.resolve(host, (error, addresses) => {
        try {
          if (error) throw error;
          this.assertAllowed(addresses, isSecure);
          if (all) answer(null, [...addresses]);
          else answer(null, addresses[0]!.address, addresses[0]!.family);
        } catch (fault) {
          answer(fault as Error, '', 0);
        }
      });
    };
  }

  private assertAllowed(addresses: readonly LookupAddress[], isSecure: boolean): void {
    const isAllowed = ({ address, family }: LookupAddress): boolean =>
      this.alsoAllowed.check(address, family === 6 ? 'ipv6' : 'ipv4') ||
      (isSecure && isPublicAddress(address));
    if (addresses.length > 0 && addresses.every(isAllowed)) return;
    throw new OutgoingError(
      'address-refused',
      isSecure
        ? 'The host is not one of the public Internet.'
        : 'Hosts of the public Internet are called by https alone.',
    );
  }

  private async bodyOf(response: IncomingMessage): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > this.largestBytes)
        throw new OutgoingError('too-large', `The answer is larger than ${String(this.largestBytes)} bytes.`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
}

function faultOf(error: Error): OutgoingError {
  if (error instanceof OutgoingError) return error;
  if (error.name === 'AbortError' || error.name === 'TimeoutError')
    return new OutgoingError('too-slow', 'The host did not answer in time.');
  const { code } = error as NodeJS.ErrnoException;
  return new OutgoingError('unreachable', `The host cannot be reached (${code ?? 'the connection ended'}).`);
}
