import { BlockList, isIP } from 'node:net';

/** IPv4 ranges that are not on the public internet (IANA IPv4 Special-Purpose Address Registry). */
const special = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];
/** Parts of 2000::/3 that lead elsewhere: Teredo and other protocol assignments, documentation, 6to4. */
const special6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const listOf = (ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', prefix] = range.split('/');
    list.addSubnet(network, Number(prefix), family);
  }
  return list;
};
const notPublic = /* @__PURE__ */ listOf(special, 'ipv4');
const global6 = /* @__PURE__ */ listOf(['2000::/3'], 'ipv6');
const notPublic6 = /* @__PURE__ */ listOf(special6, 'ipv6');
/** Never a responder: link-local (there are the keys of clouds), unspecified, multicast. */
const never = /* @__PURE__ */ listOf(['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'], 'ipv4');
const never6 = /* @__PURE__ */ listOf(['::/128', 'fe80::/10', 'ff00::/8', 'fd00:ec2::/32'], 'ipv6');

/** Whether an address belongs to the public internet. What is no address, or maps an IPv4 one, does not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !notPublic.check(address, 'ipv4');
  if (family === 6) return global6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6');
  return false;
}

/** Whether the name of an allowed host may lead to an address: into the own network, but not to link-local ones. */
export function isReachableAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const family = isIP(mapped);
  if (family === 4) return !never.check(mapped, 'ipv4');
  if (family === 6) return !mapped.toLowerCase().startsWith('::ffff:') && !never6.check(mapped, 'ipv6');
  return false;
}

/** `[::1]` of an address without its brackets. */
export const bareHost = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');
