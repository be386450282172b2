import { randomUUID } from 'node:crypto';
import { callApplication, sleep } from '@rathaus/client-core/abort';
import { text } from '@rathaus/client-core/texts';
import { allowHttp, allowSandbox, type ServicekontoConfig } from '@rathaus/servicekonto-client';
import type { OpenedStore } from '../../../configuration/login/open-state-store.ts';
import type { Look } from './doctor-report.ts';
import { looked } from './look-failed.ts';

/** Milliseconds for one call of the store. */
const storeTimeout = 10_000;
/** Milliseconds that an entry of the examination lives. */
const entryLife = 1_000;

/** Whether session cookies are those of this host alone: that takes https. */
export function lookAtAddress({ baseUrl, ...config }: ServicekontoConfig): Look {
  if (new URL(baseUrl).protocol !== 'https:') return { state: 'weak', code: 'address-http' };
  if (config[allowHttp] === true || config[allowSandbox] === true)
    return { state: 'weak', code: 'development' };
  return { state: 'passed', detail: text('https, __Host-Cookies', 'https, __Host- cookies') };
}

/** Bits that a key may have at most, by what can be seen of it. A word or a row of the keyboard has few. */
export function bitsOf(key: string): number {
  const characters = [...key];
  const counts = new Map<string, number>();
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);
  const entropy = [...counts.values()].reduce((sum, count) => {
    const share = count / characters.length;
    return sum - share * Math.log2(share);
  }, 0);
  // A step from a character to its neighbour says nothing new.
  const steps = characters.slice(1).filter((character, index) => {
    const difference = character.codePointAt(0)! - characters[index]!.codePointAt(0)!;
    return Math.abs(difference) > 1;
  });
  return entropy * (steps.length + 1);
}

export function lookAtCookieKeys({ cookieKeys }: ServicekontoConfig): Look {
  if (new Set(cookieKeys).size < cookieKeys.length) return { state: 'failed', code: 'cookie-keys-same' };
  // Readable words make up for their predictability by length only.
  const isWeak = (key: string) => bitsOf(key) < 128 || (/^[a-z -]+$/i.test(key) && key.length < 64);
  return cookieKeys.some(isWeak)
    ? { state: 'failed', code: 'cookie-keys-weak' }
    : {
        state: 'passed',
        detail: text(`${cookieKeys.length}, zufällig`, `${cookieKeys.length}, random`),
      };
}

/**
 * The store of an address: whether it does what it has to, whether the server is fit for it, and whether it outlives this
 * process. `opened` is undefined for the store of a module, about which no more is known than what it does.
 */
export async function lookAtStoreOf(
  config: ServicekontoConfig,
  opened: OpenedStore | undefined,
  signal: AbortSignal,
): Promise<Look> {
  const look = await looked(signal, () => lookAtStore(config, signal));
  if (look.state === 'failed') {
    const trouble = opened?.trouble();
    return trouble === undefined ? look : { ...look, said: trouble };
  }
  if (!opened) return look;
  if (opened.kind === 'memory') {
    const detail = text(
      'Arbeitsspeicher dieses Prozesses: nach einem Neustart ist niemand angemeldet',
      'memory of this process: after a restart nobody is logged in',
    );
    return config[allowHttp] === true ? { state: 'passed', detail } : { state: 'weak', code: 'store-memory' };
  }
  const { findings } = await opened.check();
  const [worst] = findings.filter(({ severity }) => severity !== 'info');
  if (worst) return { state: worst.severity === 'error' ? 'failed' : 'weak', code: worst.rule };
  const name = opened.kind === 'redis' ? 'Redis' : 'PostgreSQL';
  return { state: 'passed', detail: text(name, name) };
}

/** Writes, reads, counts and takes small entries, and sees that they expire. Nothing of it stays. */
async function lookAtStore({ store, tenant }: ServicekontoConfig, signal: AbortSignal): Promise<Look> {
  const key = (name: string) => `${tenant}:servicekonto:doctor:${id}:${name}`;
  const id = randomUUID();
  const call = <T>(work: () => Promise<T>) =>
    callApplication('The state store', work, { signal, timeout: storeTimeout });
  const wrong = (operation: string): Look => ({ state: 'failed', code: 'store-wrong', said: operation });
  await call(() => store.set(key('set'), 'wert', entryLife));
  if ((await call(() => store.get(key('set')))) !== 'wert') return wrong('set, get');
  const added = [
    await call(() => store.add(key('add'), 'eins', entryLife)),
    await call(() => store.add(key('add'), 'zwei', entryLife)),
  ];
  if (added.join() !== 'true,false') return wrong('add');
  const taken = [await call(() => store.take(key('add'))), await call(() => store.take(key('add')))];
  if (taken[0] !== 'eins' || taken[1] !== undefined) return wrong('take');
  const counted = [
    await call(() => store.count(key('count'), entryLife)),
    await call(() => store.count(key('count'), entryLife)),
  ];
  if (counted.join() !== '1,2') return wrong('count');
  await call(() => store.set(key('delete'), 'wert', entryLife));
  await call(() => store.delete(key('delete')));
  if ((await call(() => store.get(key('delete')))) !== undefined) return wrong('delete');
  await sleep(entryLife + 500, signal);
  if ((await call(() => store.get(key('set')))) !== undefined) return wrong('ttl of set');
  if ((await call(() => store.count(key('count'), entryLife))) !== 1) return wrong('ttl of count');
  return { state: 'passed' };
}
