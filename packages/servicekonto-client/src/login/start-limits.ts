import type { Settings } from '../config/validate.ts';
import { servicekontoError } from '../errors.ts';
import { digest, fromBase64url } from '../sealing/random.ts';
import { guardedStore } from '../sealing/store.ts';
import { clickLife } from './click.ts';

const minute = 60_000;

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
 * of the store as there are buckets. Beyond the limit a page asks for one more click, which a town hall behind one
 * address can do, and a script that keeps no cookies cannot. A click counts once, and by network as well. `click` is its
 * mark. Errors: `servicekonto.login.too-many` when even so more would reach the provider than it is to bear.
 */
export async function judgeStart(
  settings: Settings,
  request: Request,
  click: string | undefined,
): Promise<Verdict> {
  const { startsPerNetwork, startsPerMinute } = settings.startLimits;
  const store = guardedStore(settings, request.signal);
  // What was clicked before is a start like any other. The mark outlives the click by the clocks of several processes.
  if (click === undefined || !(await store.add('click', click, '', 2 * clickLife))) {
    const starts = { ...startCounters, perNetwork: startsPerNetwork, together: startsPerMinute };
    return (await isBeyond(settings, request, starts)) ? 'ask' : 'go';
  }
  const clicks = { ...clickCounters, perNetwork: startsPerNetwork, together: 10 * startsPerMinute };
  if (!(await isBeyond(settings, request, clicks))) return 'go';
  // It has led nowhere: good for later, and no entry for each page that a script gets itself.
  await store.delete('click', click);
  throw servicekontoError('servicekonto.login.too-many');
}

const startCounters = { all: 'all', network: 'network', buckets: 256 };
/** Refused clicks are worse than a question, so that fewer networks share a counter. */
const clickCounters = { all: 'clicked', network: 'clicked-network', buckets: 4096 };

interface Limits {
  /** Names of the counters of the store. */
  readonly all: string;
  readonly network: string;
  /** Counters of networks, whatever comes: more networks share them. */
  readonly buckets: number;
  readonly perNetwork: number;
  readonly together: number;
}

/** Counts a start, and says whether it is beyond a limit. */
async function isBeyond(settings: Settings, request: Request, limits: Limits): Promise<boolean> {
  const store = guardedStore(settings, request.signal);
  const address = settings.startLimits.addressOf?.(request);
  if (address !== undefined) {
    const bucket = await bucketOf(networkOf(address), limits.buckets);
    const own = await store.count('starts', `${limits.network}-${bucket}`, minute);
    // What is beyond here does not count for all, or one address would use up what is meant for everybody.
    if (own > limits.perNetwork) return true;
  }
  return (await store.count('starts', limits.all, minute)) > limits.together;
}

/** Neither an address nor its hash is stored: so many share a bucket that it says nothing about anybody. */
async function bucketOf(network: string, buckets: number): Promise<number> {
  const [high = 0, low = 0] = fromBase64url(await digest(`network ${network}`))!;
  return (high * 256 + low) % buckets;
}
