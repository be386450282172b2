import type { Settings } from '../config/validate.ts';
import { servicekontoError } from '../errors.ts';
import { digest, fromBase64url } from '../sealing/random.ts';
import { guardedStore } from '../sealing/store.ts';

const minute = 60_000;
/** Counters of networks in the store, whatever comes: more networks share them. */
const buckets = 256;

/**
 * Part of an address that stands for one connection: the first three numbers of IPv4, the first 56 bits of IPv6, which
 * is what one household or office has. Whatever is no address stands for itself.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address.trim())?.[1] ?? address.trim();
  if (/^\d+\.\d+\.\d+\.\d+$/.test(mapped)) return mapped.split('.').slice(0, 3).join('.');
  if (!mapped.includes(':')) return mapped.slice(0, 100);
  const [head = '', tail] = mapped.toLowerCase().split('%', 1)[0]!.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : Array(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = [...left, ...gap, ...right].map((group) => group.padStart(4, '0'));
  return `${groups.slice(0, 3).join(':')}:${(groups[3] ?? '0000').slice(0, 2)}`;
}

/** What a started login may do. */
export type Verdict =
  | 'go'
  /** Too many come from there, or at all: whoever is a person goes on with one more click. */
  | 'ask';

/**
 * Limits what anonymous visitors can cause. Counted are starts in a minute, by tenant and by network, in as many counters
 * of the store as there are buckets. Beyond the limit nobody is locked out: a page asks for one more click, which a town
 * hall behind one address can do, and a script that keeps no cookies cannot. Errors: `servicekonto.login.too-many` when
 * even so more would reach the provider than it is to bear.
 */
export async function judgeStart(
  settings: Settings,
  request: Request,
  hasClicked: boolean,
): Promise<Verdict> {
  const { startsPerNetwork, startsPerMinute, addressOf } = settings.startLimits;
  const store = guardedStore(settings, request.signal);
  if (hasClicked) {
    const clicked = await store.count('starts', 'clicked', minute);
    // A click is as good as a start elsewhere; ten times the limit is no crowd any more.
    if (clicked > 10 * startsPerMinute) throw servicekontoError('servicekonto.login.too-many');
    return 'go';
  }
  const address = addressOf?.(request);
  const network = address === undefined ? undefined : await bucketOf(networkOf(address));
  const [all, own] = await Promise.all([
    store.count('starts', 'all', minute),
    network === undefined ? 0 : store.count('starts', network, minute),
  ]);
  return all > startsPerMinute || own > startsPerNetwork ? 'ask' : 'go';
}

/** Neither an address nor its hash is stored: so many share a bucket that it says nothing about anybody. */
async function bucketOf(network: string): Promise<string> {
  const bytes = fromBase64url(await digest(`network ${network}`))!;
  return `network-${bytes[0]! % buckets}`;
}
