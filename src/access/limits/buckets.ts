import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';

/** What tries are counted by. */
export type BucketKind =
  'address' | 'person' | 'key' | 'sign-in-by-email' | 'sign-in-by-address' | 'reset' | 'link' | 'totp';

/** 128 bits: enough that no two that are counted meet. */
const BUCKET_BYTES = 16;

/**
 * Names of what is counted: hashes under a key of the installation, so that the table tells nobody which addresses and e-mail
 * addresses were tried.
 */
export class Buckets {
  /** @param key 32 bytes, asked for when something is counted, and the same in all instances of the service: their counts are one then */
  constructor(private readonly key: () => Promise<Buffer>) {}

  /** 22 characters of base64url. */
  async of(kind: BucketKind, text: string): Promise<string> {
    const hash = createHmac('sha256', await this.key())
      .update(`${kind}\n${text}`)
      .digest();
    return hash.subarray(0, BUCKET_BYTES).toString('base64url');
  }
}

/**
 * What stands for the caller behind an address: the address itself, or its network of 64 bits, which is the least that one
 * customer has with IPv6. What is no address stands for itself.
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.toLowerCase().split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (isIP(plain) !== 6) return plain;
  // As long as a URL has brought it to its one form, the omitted zeros stand where `::` does.
  const [head = '', tail] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => '0');
  return `${[...front, ...(tail === undefined ? [] : zeros), ...back].slice(0, 4).join(':')}::/64`;
}

/** Whether an address is this machine's own: whoever calls from there shares it with everybody else who does. */
export function isLoopback(network: string): boolean {
  return network.startsWith('127.') || network === '0:0:0:0::/64';
}
