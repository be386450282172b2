/**
 * The one definition of "local": this machine by name or loopback address, and names under `.test`, which RFC 6761
 * reserves for tests. A client that finds a service there talks to an emulator. `.example` is for documentation.
 */
const local =
  /^(.+\.)?(localhost|test)\.?$|^127(\.\d{1,3}){3}$|^0\.0\.0\.0$|^\[::1?\]$|^\[::ffff:(7f[0-9a-f]{2}:[0-9a-f]{1,4}|0:0)\]$/i;

/** Names that the hosts file of a common Linux gives to this machine. */
const hostsFile =
  /^(localhost\.localdomain|localhost6(\.localdomain6)?|localhost4|ip6-(localhost|loopback))\.?$/i;

const loopback =
  /^(.+\.)?localhost\.?$|^127(\.\d{1,3}){3}$|^\[::1\]$|^\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\]$/i;

const hostOf = (address: string | URL): string => URL.parse(address)?.hostname ?? '';

/** Whether an address belongs to this machine or to a name for tests. What is no address is not local. */
export const isLocal = (address: string | URL): boolean => {
  const host = hostOf(address);
  return local.test(host) || hostsFile.test(host);
};

/** Whether an address leads to this machine and nowhere else: `localhost` and the loopback range. */
export const isLoopback = (address: string | URL): boolean => loopback.test(hostOf(address));

/** Whether a key id is one of the sandbox, whose private keys are public. */
export const isSandboxKey = (kid: string): boolean => /^(emulator|sandbox)[-_.]/i.test(kid);

/** The header by which the sandbox marks every answer. */
export const sandboxHeader = 'x-rathaus-sandbox';
