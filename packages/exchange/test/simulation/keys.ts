import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Decrypter } from '@rathaus/client-core';
import { type TestKey, testKeyOf } from '../keys.ts';
import { createFourPrimeKey } from './rsa-key.ts';

/** Keys take a while to make and may be the same in all runs: nothing depends on their bits. */
export interface SimulationKeys {
  readonly service: TestKey;
  /** Two, so that they can be rolled over. */
  readonly encryption: readonly TestKey[];
  readonly signature: TestKey;
  /** Of somebody whom nobody should believe; says that it is the destination's. */
  readonly forger: TestKey;
}

/** Private keys as PEM, for processes that share them. */
export type KeyTexts = readonly string[];

const count = 4;
/** Content keys that are remembered: those of some runs. */
const mostRemembered = 1000;

/** Makes the keys, as texts. 4096 bits each: shorter ones are refused. */
export const createKeyTexts = (): KeyTexts =>
  Array.from({ length: count }, () => textOf(createFourPrimeKey()));

const textOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

export function simulationKeysOf(texts: KeyTexts): SimulationKeys {
  const key = (at: number) => createPrivateKey(texts[at]!);
  const encryptionKey = (kid: string, at: number): TestKey => {
    const made = testKeyOf(kid, 'encryption', key(at));
    return { ...made, decrypter: remembering(made.decrypter) };
  };
  return {
    service: testKeyOf('service-signature-1', 'signature', key(0)),
    encryption: [encryptionKey('destination-encryption-1', 1), encryptionKey('destination-encryption-2', 2)],
    signature: testKeyOf('destination-signature-1', 'signature', key(3)),
    // Any other key will do: it is never the one that is asked for.
    forger: testKeyOf('destination-signature-1', 'signature', key(1)),
  };
}

/** The same is unwrapped four times on average, and always gives the same. What fails is tried each time. */
function remembering(decrypter: Decrypter): Decrypter {
  const known = new Map<string, Uint8Array>();
  return {
    ...decrypter,
    async unwrapKey(encryptedKey, ...more) {
      const name = Buffer.from(encryptedKey).toString('latin1');
      // One `await` for both: what is remembered must not come sooner, or a run would depend on those before it.
      const contentKey = await (known.get(name) ?? decrypter.unwrapKey(encryptedKey, ...more));
      if (known.size >= mostRemembered) known.clear();
      known.set(name, contentKey);
      // A copy: whoever is done with a content key may overwrite it.
      return Uint8Array.from(contentKey);
    },
  };
}
