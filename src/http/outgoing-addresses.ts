import { BlockList, isIP } from 'node:net';

/** What is no public host, by its network (IANA's registries of special-purpose addresses, RFC 6890), and what hosts of clouds tell secrets at. */
const REFUSED_V4: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8], // this host
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by providers
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // a cloud's own, at an address that looks public
  ['169.254.0.0', 16], // link-local, and the metadata of clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // relays of 6to4
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
];
/** Of IPv6 only this is given to hosts of the Internet: loopback, local, mapped and multicast addresses all lie outside. */
const GLOBAL_V6 = ['2000::', 3] as const;
const REFUSED_V6: readonly (readonly [network: string, bits: number])[] = [
  ['2001::', 23], // protocol assignments, tunnels of Teredo among them
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // tunnels of 6to4
  ['3fff::', 20], // documentation
];
/** How hosts that have IPv6 alone reach those of IPv4: the last 32 bits are an address of IPv4 (RFC 6052). */
const TRANSLATED = ['64:ff9b::', 96] as const;

const refused = new BlockList();
for (const [network, bits] of REFUSED_V4) refused.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of REFUSED_V6) refused.addSubnet(network, bits, 'ipv6');
const globalV6 = new BlockList();
globalV6.addSubnet(...GLOBAL_V6, 'ipv6');
const translated = new BlockList();
translated.addSubnet(...TRANSLATED, 'ipv6');

/**
 * Whether an address is that of a host on the Internet, which whoever names it could reach without us as well.
 * @param address as a resolver gives it; what is no address is not public
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  // A zone (`%eth0`) belongs to addresses of this link.
  if (family === 0 || address.includes('%')) return false;
  if (family === 4) return !refused.check(address, 'ipv4');
  if (translated.check(address, 'ipv6')) return isPublicAddress(lastAsV4(address));
  return globalV6.check(address, 'ipv6') && !refused.check(address, 'ipv6');
}

/** The last 32 bits of an address of IPv6 as one of IPv4. */
function lastAsV4(address: string): string {
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':').slice(-2);
  return groups
    .map((group) => Number.parseInt(group || '0', 16))
    .flatMap((group) => [group >> 8, group & 255])
    .join('.');
}

/** Networks that are permitted although they are not public, `127.0.0.1` or `10.0.0.0/8`. */
export function networksOf(texts: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of texts) {
    const [address = '', bits] = text.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
