import { isIP } from 'node:net';

/** Names that no public directory has, and that lead to this machine or into the network that it stands in. */
const INNER_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|arpa)$/;

/** Whether a host, as a URL has it, is this machine itself. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/**
 * Whether this service may ask something at an address that a provider named. The issuer was written down by whoever runs the
 * service; what the issuer names was not, and must not lead to what stands in the same network as we do. So it is encrypted, and
 * at the issuer's own host or at one with a public name. A provider on this machine itself, for tests, may name this machine.
 */
export function mayBeAsked(address: URL, issuer: URL): boolean {
  if (address.username !== '' || address.password !== '') return false;
  if (issuer.protocol === 'http:') return address.protocol === 'http:' && isLoopback(address.hostname);
  return address.protocol === 'https:' && (address.host === issuer.host || isPublicName(address.hostname));
}

function isPublicName(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '');
  // A URL writes an IPv4 address as four numbers, however it was given, and an IPv6 address in brackets.
  return isIP(name) === 0 && !name.startsWith('[') && name.includes('.') && !INNER_NAME.test(name);
}
